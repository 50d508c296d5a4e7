"""Which addresses the hub sends people to, and what each is supposed to be.

Every version of a listed resource, and, where the whole site is checked, the publishers' homes and
every address in the other data files. One address may serve several entries: it is asked once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from hub.catalogue.model import Catalogue
from hub.checks.links.ask.claims import APPROVED, Claim, every_number, own_pages
from hub.checks.links.ask.domains import domain_of
from hub.languages import Text
from hub.schema import Publisher, Resource
from hub.schema.record import plain

_ADDRESS_KEYS: Final = frozenset({"url", "home", "website", "page", "address", "link"})
# Of these we never offer an archived copy: an old telephone number does harm.
LIVING_KINDS: Final = frozenset({"helpline", "service"})


@dataclass(frozen=True, slots=True)
class Use:
    """One place where the hub uses an address, and what is promised there."""

    id: str
    url: str
    language: str = ""
    format: str | None = None
    titles: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()  # registrable domains that are the publisher's own
    kind: str = ""
    owner: str = ""
    login: bool = False
    role: str = "version"
    claims: tuple[Claim, ...] = ()  # what should stand on the page
    others: frozenset[str] = frozenset()  # numbers and e-mail addresses of all lines of the hub


@dataclass(frozen=True, slots=True)
class Address:
    """One address with every use of it."""

    url: str
    uses: tuple[Use, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it is offered as, each once."""
        return tuple(dict.fromkeys(use.language for use in self.uses if use.language))

    @property
    def promise(self) -> str:
        """A short hash of what is promised here; it changes when the entry changes."""
        facts = sorted((u.language, u.format or "", *u.titles, *u.publishers, *_claimed(u)) for u in self.uses)
        return hashlib.blake2b(repr(facts).encode(), digest_size=6).hexdigest()


def of_versions(catalogue: Catalogue) -> tuple[Use, ...]:
    """The addresses of every version of every listed resource."""
    return tuple(
        Use(
            id=resource.id, url=version.url, language=version.language, format=version.format,
            titles=_sides(resource.title), publishers=_publisher_names(catalogue, resource),
            domains=_domains(catalogue, resource), kind=resource.kind, owner=resource.owner,
            login=bool(resource.login), claims=(Claim(APPROVED, version.approved),) if version.approved else (),
        )
        for resource in catalogue.resources
        if resource.status == "listed"
        for version in resource.versions
        if version.url
    )  # fmt: skip


def of_everything(catalogue: Catalogue) -> tuple[Use, ...]:
    """The versions' addresses, the homes that we offer instead, and what stands in the data files."""
    homes = [
        Use(id=r.id, url=r.home, titles=(), publishers=_publisher_names(catalogue, r),
            domains=_domains(catalogue, r), kind=r.kind, owner=r.owner, role="home")
        for r in catalogue.resources
        if r.home and r.status in {"listed", "address-wanted"}
    ]  # fmt: skip
    publishers = [
        Use(
            id=p.id,
            url=p.home,
            publishers=_sides(p.name),
            domains=(domain_of(p.home),),
            role="publisher",
        )
        for p in catalogue.publishers.values()
        if p.home
    ]
    files = {"helplines": catalogue.helplines, "boards": catalogue.boards, "strategy": catalogue.strategy}
    data = [use for name, content in files.items() for use in _inside(plain(content), name, "")]
    return (*of_versions(catalogue), *_with_claims(catalogue, _once((*homes, *publishers, *data))))


def grouped(uses: Iterable[Use]) -> tuple[Address, ...]:
    """Every address once, in the order of first use."""
    found: dict[str, list[Use]] = {}
    for use in uses:
        found.setdefault(use.url, []).append(use)
    return tuple(Address(url, tuple(at)) for url, at in found.items())


def _claimed(use: Use) -> Iterator[str]:
    for claim in use.claims:
        yield from (claim.fact, claim.value)


def _with_claims(catalogue: Catalogue, uses: Iterable[Use]) -> Iterator[Use]:
    """The uses with what each line says of its own pages, and the pages where it was seen besides."""
    others = every_number(catalogue)
    left = {(page.id, page.url): page.claims for page in own_pages(catalogue)}
    for use in uses:
        claims = left.pop((use.id, use.url), ()) if use.role == "data" else ()
        yield replace(use, claims=claims, others=others) if claims else use
    for (name, url), claims in left.items():
        yield Use(id=name, url=url, role="evidence", claims=claims, others=others)


def _once(uses: Iterable[Use]) -> Iterator[Use]:
    seen: set[tuple[str, str, str, str]] = set()
    for use in uses:
        key = (use.id, use.url, use.language, use.role)
        if key not in seen:
            seen.add(key)
            yield use


def _inside(content: Any, name: str, language: str) -> Iterator[Use]:
    """Every address that stands somewhere in a data file, with the nearest id and language."""
    if isinstance(content, Mapping):
        name = str(content.get("id", name))
        language = str(content.get("language", language))
        for key, value in content.items():
            inner = str(key) if key in {"cy", "en"} else language
            if key in _ADDRESS_KEYS:
                yield from _named(value, name, inner)
            elif key not in {"evidence", "source", "sources"}:  # where we learned it: not a link
                yield from _inside(value, name, inner)
    elif isinstance(content, list | tuple):
        for item in content:
            yield from _inside(item, name, language)


def _named(value: Any, name: str, language: str) -> Iterator[Use]:
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        yield Use(id=name, url=value, language=language, role="data")
    elif isinstance(value, Text):
        for side in ("cy", "en"):
            yield from _named(getattr(value, side), name, side)
    elif isinstance(value, Mapping | list | tuple):
        yield from _inside(value, name, language)


def _sides(text: Text) -> tuple[str, ...]:
    return tuple(side for side in (text.cy, text.en) if side)


def _publisher_names(catalogue: Catalogue, resource: Resource) -> tuple[str, ...]:
    publisher: Publisher | None = catalogue.publishers.get(resource.publisher)
    return _sides(publisher.name) if publisher else ()


def _domains(catalogue: Catalogue, resource: Resource) -> tuple[str, ...]:
    publisher = catalogue.publishers.get(resource.publisher)
    homes = (resource.home, publisher.home if publisher else None)
    return tuple(dict.fromkeys(domain_of(home) for home in homes if home))
