"""The records of the catalogue: what is known of each resource, and the words it is tagged with.

Frozen values only. How they are read from YAML is in `reader`, what they must obey in `rules`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from hub.languages import Text

Status = Literal["listed", "address-wanted", "superseded", "withdrawn"]
Evidence = Literal["seen", "cited", "opened"]
State = Literal[
    "ok", "moved", "blocked", "unreachable", "broken", "soft-404", "login", "wrong-language",
    "changed", "parked", "hijacked", "wrong-type", "robots",
]  # fmt: skip

# A version in one of these states does not count as live (design §2).
NOT_LIVE: frozenset[str] = frozenset(
    {"broken", "soft-404", "parked", "hijacked", "wrong-type", "login", "wrong-language"}
)
# Links in these states are withdrawn from the public at once.
DANGER: frozenset[str] = frozenset({"parked", "hijacked"})


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary. `slug` holds the last part of its page's address in each language."""

    id: str
    label: Text
    order: int
    slug: Text = field(default_factory=Text)
    explanation: Text = field(default_factory=Text)
    introduction: Text = field(default_factory=Text)
    weight: int = 1
    icon: str = ""
    native: str = ""
    direction: Literal["ltr", "rtl"] = "ltr"


@dataclass(frozen=True, slots=True)
class GapMark:
    """A gap that a curator has marked as being worked on or not applicable."""

    audience: str
    objective: str
    need: str
    topic: str | None
    mark: Literal["being-worked-on", "not-applicable"]
    since: date | None = None
    owner: str = ""
    note: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every vocabulary, each a map from id to Term in the order that lists show."""

    audiences: Mapping[str, Term]
    needs: Mapping[str, Term]
    objectives: Mapping[str, Term]
    kinds: Mapping[str, Term]
    formats: Mapping[str, Term]
    access: Mapping[str, Term]
    languages: Mapping[str, Term]
    topics: Mapping[str, Term]
    groups: Mapping[str, Term]
    roles: Mapping[str, Term]
    regions: Mapping[str, Term]
    costs: Mapping[str, Term]
    owners: Mapping[str, Term]
    documents: Mapping[str, Term]
    gap_marks: tuple[GapMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who made a resource. `home` is its own site's address, where evidenced."""

    id: str
    name: Text
    home: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: path as shown to people, line and column counted from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Version:
    """One way to get a resource: a language, access formats and an address."""

    language: str
    url: str
    evidence: Evidence
    checked: date
    access: tuple[str, ...] = ()
    format: str | None = None
    pages: int | None = None
    minutes: int | None = None
    size_kb: int | None = None
    insecure: Text | None = None
    place: Place | None = None

    def needs(self) -> frozenset[str]:
        """The needs (cy, en, easy-read, bsl, other) that this version meets, if it is live.

        An Easy Read version in English meets `easy-read` and `en`; a version whose language is `bfi`
        and one with an interpreter in the picture (`access: [bsl]`) both meet `bsl` (design §2, §6).
        """
        met = {a for a in self.access if a in {"easy-read", "bsl"}}
        if self.language in {"cy", "en"}:
            met.add(self.language)
        else:
            met.add("bsl" if self.language == "bfi" else "other")
        return frozenset(met)


@dataclass(frozen=True, slots=True)
class Source:
    """Where we learned of a resource: a document and the lines in its text."""

    document: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Resource:
    """One work: a leaflet, film, guide, course, helpline, service, policy document …, listed once."""

    id: str
    title: Text
    summary: Text
    publisher: str
    kind: str
    audiences: tuple[str, ...]
    topics: tuple[str, ...]
    objectives: tuple[str, ...]
    source: Source
    status: Status
    review_by: date
    owner: str
    versions: tuple[Version, ...] = ()
    home: str | None = None
    groups: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    role: str | None = None
    region: str | None = None
    year: int | None = None
    ages: tuple[int | None, int | None] | None = None
    content_note: Text | None = None
    cost: str | None = None
    login: bool | None = None
    print: bool | None = None
    also_known_as: tuple[str, ...] = ()
    superseded_by: str | None = None
    welsh_reviewed: date | None = None
    home_insecure: Text | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An id of the inventory that is not in the catalogue on purpose, and why."""

    id: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Health:
    """What the link check last found at one address."""

    state: str
    since: date | None = None
    checked: date | None = None
    reason: str = ""
    archive: str | None = None


@dataclass(frozen=True, slots=True)
class Synonym:
    """One line of the term list: the words to use, other words people use, and whether it was seen."""

    en: str
    cy: str
    also_en: tuple[str, ...] = ()
    also_cy: tuple[str, ...] = ()
    seen: bool = False


@dataclass(frozen=True, slots=True)
class SearchWords:
    """What people type who need one resource, by the language of the page: matched by the search, never shown."""

    cy: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True)
class Catalogue:
    """Everything curators know. `data` holds the files that pages show as they are (helplines, boards, strategy)."""

    resources: tuple[Resource, ...]
    vocabulary: Vocabulary
    publishers: Mapping[str, Publisher]
    today: date
    left_out: tuple[LeftOut, ...] = ()
    terms: tuple[Synonym, ...] = ()
    search_words: Mapping[str, SearchWords] = field(default_factory=dict)
    subjects: tuple[Synonym, ...] = ()
    blame_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    actions: frozenset[str] = frozenset()
    health: Mapping[str, Health] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)

    @functools.cached_property
    def by_id(self) -> Mapping[str, Resource]:
        """Resources by their id."""
        return {resource.id: resource for resource in self.resources}

    def version_is_live(self, resource: Resource, version: Version) -> bool:
        """Whether this version counts: its entry is listed and in date, and its link was not found bad."""
        if resource.status != "listed" or resource.review_by < self.today:
            return False
        known = self.health_of(version)
        return known is None or known.state not in NOT_LIVE

    def health_of(self, version: Version) -> Health | None:
        """What the link check knows of a version: what it found for its language first."""
        return self.health.get(f"{version.url} {version.language}") or self.health.get(version.url)

    def live_versions(self, resource: Resource) -> tuple[Version, ...]:
        """The versions of a resource that count as live today."""
        return tuple(v for v in resource.versions if self.version_is_live(resource, v))
