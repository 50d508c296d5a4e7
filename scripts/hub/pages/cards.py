"""A resource in a list: what its card says, and the ids that filters work on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hub.catalogue import Catalogue, Resource
from hub.languages import Language, Said, counted, word
from hub.pages.quality import reasons
from hub.pages.spoken_languages import only_spoken
from hub.pages.versions import Label, label, labels, sort_key, version_label


@dataclass(frozen=True, slots=True)
class Card:
    """A resource in a list."""

    id: str
    title: Said
    summary: Said
    publisher: Said
    kind: str
    audiences: str
    chips: tuple[Label, ...]
    wanted: bool
    superseded: bool
    data: Mapping[str, str] = field(default_factory=dict)


def chips(
    catalogue: Catalogue, resource: Resource, language: Language, spoken: tuple[str, ...] = ()
) -> tuple[Label, ...]:
    """The versions of a resource as short words, each once, yours first.

    Where people speak a language that the website lacks, website and speaking are told apart.
    """
    live = sorted(catalogue.live_versions(resource), key=lambda v: sort_key(v, language))
    own_missing = all(version.language != language for version in live)
    apart = only_spoken(live, spoken)
    found: list[Label] = []
    for version in live:
        name, *rest = version_label(catalogue, version, language)
        if version.language == apart or (own_missing and version.language in {"cy", "en"}):
            key = f"website.{version.language}" if apart else f"only.{version.language}"
            key += ".unseen" if not apart and language in resource.unseen else ""
            name = Said(word(language, key), language)
        if version.language == "bfi" and version.minutes:
            rest.append(Said(counted(language, "version.minutes", version.minutes), language))
        if (name, *rest) not in found:
            found.append((name, *rest))
    if apart:
        talk = ", ".join(labels(catalogue.vocabulary.languages, spoken, language))
        found.append((Said(word(language, "chip.talk", languages=talk), language),))
    return tuple(found)


def card(catalogue: Catalogue, resource: Resource, language: Language, spoken: tuple[str, ...] = ()) -> Card:
    """A resource as it stands in a list, with the ids that filters work on."""
    terms = catalogue.vocabulary
    live = catalogue.live_versions(resource)
    languages = sorted({v.language for v in live})
    access = sorted({a for v in live for a in v.access} | ({"bsl"} if "bfi" in languages else set()))
    return Card(
        id=resource.id,
        title=resource.title.in_(language),
        summary=resource.summary.in_(language),
        publisher=catalogue.publishers[resource.publisher].name.in_(language),
        kind=label(terms.kinds, resource.kind, language),
        audiences=", ".join(labels(terms.audiences, resource.audiences, language)),
        chips=chips(catalogue, resource, language, spoken),
        wanted=resource.status == "address-wanted",
        superseded=resource.status in {"superseded", "withdrawn"},
        data={
            "audience": " ".join(resource.audiences),
            "access": " ".join(access),
            "language": " ".join(languages),
            "kind": resource.kind,
            "topic": " ".join(resource.topics),
            "objective": " ".join(resource.objectives),
            "group": " ".join(resource.groups),
            "quality": " ".join(reason.term.id for reason in reasons(catalogue, resource)),
        },
    )


def is_current(resource: Resource) -> bool:
    """Whether a resource belongs on audience and topic pages: past events and old plans do not."""
    return resource.status in {"listed", "address-wanted"}


def is_unlinked(resource: Resource) -> bool:
    """Whether there is no address to open: such works stand behind one choice, after those that can be opened."""
    return resource.status == "address-wanted"


def by_usefulness(catalogue: Catalogue, language: Language, resources: Iterable[Resource]) -> list[Resource]:
    """Those that can be opened first, among them those in the page's language, then by title."""

    def key(resource: Resource) -> tuple[int, int, str]:
        live = catalogue.live_versions(resource)
        own = any(version.language == language for version in live)
        return (0 if live else 1, 0 if own else 1, str(resource.title.in_(language)).casefold())

    return sorted(resources, key=key)
