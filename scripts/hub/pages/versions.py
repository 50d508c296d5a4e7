"""The versions of a resource as a reader sees them, and which needs none of them meets.

Everything here is decided for one language; templates only lay it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from hub.catalogue import Catalogue, Resource, Term, Version
from hub.catalogue.link_health import is_broken
from hub.languages import Language, Said, Text, counted, word

# Kinds whose address may be shown from an archive when it breaks: documents, never people.
DOCUMENTS: Final = frozenset(
    {
        "guide", "leaflet", "poster", "book", "guidance", "policy", "legislation", "report", "research",
        "lesson-pack", "toolkit",
    }
)  # fmt: skip
# The needs that a reader is told about when nothing meets them.
TOLD_WHEN_MISSING: Final = ("cy", "en", "easy-read", "bsl")
_FOREIGN_FIRST: Final = 9


# A version in words: its language and access formats, each with the language it is said in.
Label = tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """One way to get a resource, as a reader sees it."""

    label: Label
    facts: tuple[str, ...]
    url: str | None
    language: str
    state: str  # ok, danger, broken, expired
    site: Said
    checked: date
    evidence: str
    tested: date | None
    archive: str | None = None
    is_ours: bool = False


def label(terms: Mapping[str, Term], identity: str, language: Language) -> str:
    """The label of a term; vocabularies hold both languages always."""
    return str(terms[identity].label.in_(language))


def labels(terms: Mapping[str, Term], identities: Iterable[str], language: Language) -> list[str]:
    """The labels of some terms in the vocabulary's order."""
    wanted = set(identities)
    return [str(term.label.in_(language)) for term in terms.values() if term.id in wanted]


def version_label(catalogue: Catalogue, version: Version, language: Language) -> Label:
    """The version in words, all in the page's language: `Cymraeg`, `Saesneg, Hawdd ei Ddeall`."""
    terms = catalogue.vocabulary
    name = Said(label(terms.languages, version.language, language), language)
    extra = [a for a in version.access if not (a == "bsl" and version.language == "bfi")]
    return (name, *(Said(words, language) for words in labels(terms.access, extra, language)))


def version_facts(catalogue: Catalogue, version: Version, language: Language) -> tuple[str, ...]:
    """Format, number of pages and length, as far as they are known."""
    facts: list[str] = []
    if version.format:
        facts.append(label(catalogue.vocabulary.formats, version.format, language))
    if version.pages:
        facts.append(counted(language, "version.pages", version.pages))
    if version.minutes:
        facts.append(counted(language, "version.minutes", version.minutes))
    if version.size_kb:
        facts.append(word(language, "version.size", size=_size(version.size_kb, language)))
    return tuple(facts)


def _size(kilobytes: int, language: Language) -> str:
    if kilobytes < 1000:  # noqa: PLR2004 - below one megabyte
        return word(language, "version.kilobytes", size=kilobytes)
    return word(language, "version.megabytes", size=f"{kilobytes / 1000:.1f}")


def sort_key(version: Version, language: Language) -> tuple[int, int, str]:
    """Yours first: the page's language, then the other, then BSL, then the rest; plain before accessible."""
    order = {"cy": 1, "en": 1, "bfi": 2} | {language: 0}
    return (order.get(version.language, _FOREIGN_FIRST), len(version.access), version.url)


def version_views(catalogue: Catalogue, resource: Resource, language: Language) -> tuple[VersionView, ...]:
    """The versions of a resource, yours first, with what the link check knows of each."""
    publisher = catalogue.publishers[resource.publisher]
    views = []
    for version in sorted(resource.versions, key=lambda v: sort_key(v, language)):
        health = catalogue.health_of(version)
        state = "ok"
        if catalogue.outward(version.url) is None:
            state = "danger"
        elif is_broken(health):
            state = "broken"
        archive = health.archive if health and state == "broken" and resource.kind in DOCUMENTS else None
        views.append(
            VersionView(
                label=version_label(catalogue, version, language),
                facts=version_facts(catalogue, version, language),
                url=None if state == "danger" else version.url,
                language=version.language,
                state=state,
                site=_site(version.url, publisher.home, publisher.name, language),
                checked=version.checked,
                evidence=version.evidence,
                tested=health.checked if health else None,
                archive=catalogue.outward(archive),
                is_ours=version.language == language,
            )
        )
    return tuple(views)


def _site(url: str, home: str | None, name: Text, language: Language) -> Said:
    """Whose site opens: the publisher's name when the address lies on its own site, else the host."""
    host = _host(url)
    if home and _host(home) == host:
        return name.in_(language)
    return Said(host, "")


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def missing(catalogue: Catalogue, resource: Resource) -> tuple[str, ...]:
    """The needs (cy, en, easy-read, bsl) that no live version meets."""
    met = {need for version in catalogue.live_versions(resource) for need in version.needs()}
    return tuple(need for need in TOLD_WHEN_MISSING if need not in met)
