"""Everything that curators know, as one value: the records of all files, put together for those who show them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from hub.catalogue.outward import Gate
from hub.schema import (
    Asking,
    Boards,
    Change,
    Doorway,
    DoorwaySentence,
    EasyRead,
    FinderFile,
    GapMark,
    Helpline,
    LeftOut,
    Publisher,
    Requirements,
    Resource,
    ReviewRules,
    SearchWords,
    ShortAddress,
    Signed,
    Situation,
    StrategyFile,
    Subject,
    Synonym,
    Term,
    TopicGroup,
    Version,
)
from hub.schema.faults import ANYTHING, Known

if TYPE_CHECKING:
    from hub.catalogue.gaps import GapMap

# A version in one of these states does not count as live.
NOT_LIVE: frozenset[str] = frozenset(
    {"broken", "soft-404", "parked", "hijacked", "wrong-type", "login", "wrong-language"}
)
# Links in these states are withdrawn from the public at once.
DANGER: frozenset[str] = frozenset({"parked", "hijacked"})
# How long an entry counts after its review date: it is labelled at once, and nobody's map empties over a holiday.
GRACE: Final = timedelta(days=60)


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
    qualities: Mapping[str, Term] = field(default_factory=dict)
    topic_groups: tuple[TopicGroup, ...] = ()
    gap_marks: tuple[GapMark, ...] = ()

    @property
    def grouped_topics(self) -> tuple[tuple[TopicGroup, tuple[Term, ...]], ...]:
        """The groups of topics in the order that lists show, each with its topics in theirs."""
        groups = sorted(self.topic_groups, key=lambda each: each.order)
        return tuple((each, tuple(self.topics[name] for name in each.topics)) for each in groups)


@dataclass(frozen=True, slots=True)
class Health:
    """What the link check last found at one address; `confirmed` is when a person last opened it and found it good."""

    state: str
    since: date | None = None
    checked: date | None = None
    reason: str = ""
    archive: str | None = None
    confirmed: date | None = None


@dataclass(frozen=True)
class Catalogue:
    """Everything curators know, as of `today`."""

    resources: tuple[Resource, ...]
    vocabulary: Vocabulary
    publishers: Mapping[str, Publisher]
    today: date
    left_out: tuple[LeftOut, ...] = ()
    terms: tuple[Synonym, ...] = ()
    search_words: Mapping[str, SearchWords] = field(default_factory=dict)
    subjects: tuple[Subject, ...] = ()
    blame_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asking: Asking | None = None
    finder: FinderFile | None = None
    health: Mapping[str, Health] = field(default_factory=dict)
    helplines: tuple[Helpline, ...] = ()
    situations: tuple[Situation, ...] = ()
    doorway_sentences: tuple[DoorwaySentence, ...] = ()
    doorways: Mapping[str, Doorway] = field(default_factory=dict)  # by language
    easy_read: EasyRead | None = None
    short_addresses: tuple[ShortAddress, ...] = ()
    signed: Signed | None = None
    boards: Boards | None = None
    strategy: StrategyFile | None = None
    review: ReviewRules | None = None
    requirements: Requirements | None = None
    changes: tuple[Change, ...] = ()
    known: Known = ANYTHING  # what a new entry may refer to

    @functools.cached_property
    def by_id(self) -> Mapping[str, Resource]:
        """Resources by their id."""
        return {resource.id: resource for resource in self.resources}

    @functools.cached_property
    def actions(self) -> frozenset[str]:
        """The ids of the Delivery Plan's actions and of the earlier plan's."""
        if self.strategy is None:
            return frozenset()
        return frozenset(
            {each.id for each in self.strategy.actions} | {each.id for each in self.strategy.earlier_actions}
        )

    @functools.cached_property
    def shown_helplines(self) -> tuple[Helpline, ...]:
        """The helplines that the public sees; a line in doubt stays in its file."""
        return tuple(line for line in self.helplines if line.shown)

    @functools.cached_property
    def line_by_id(self) -> Mapping[str, Helpline]:
        """The helplines that the public sees, by their id."""
        return {line.id: line for line in self.shown_helplines}

    @functools.cached_property
    def gaps(self) -> GapMap:
        """The gap map of today: a dozen pages and tables show it."""
        from hub.catalogue.gaps import gap_map  # noqa: PLC0415 - it counts what is described here

        return gap_map(self)

    @functools.cached_property
    def gate(self) -> Gate:
        """Which addresses the public must not be given."""
        # A finding for one language only stands under the address and the language.
        return Gate.of((url, known.state in DANGER) for url, known in self.health.items() if " " not in url)

    def outward(self, url: str | None) -> str | None:
        """An address if people may be sent there, or None: no link out of the hub goes by another way."""
        return self.gate.outward(url)

    @functools.cached_property
    def situation_by_id(self) -> Mapping[str, Situation]:
        """Situations by their id, in the order of the audiences and then in their own."""
        rank = {identity: place for place, identity in enumerate(self.vocabulary.audiences)}
        ordered = sorted(self.situations, key=lambda each: (rank[each.audience], each.order, each.id))
        return {each.id: each for each in ordered}

    def situations_of(self, audience: str) -> tuple[Situation, ...]:
        """The situations of an audience: its own first, then those of others that concern it too."""
        found = self.situation_by_id.values()
        own = [each for each in found if each.audience == audience]
        return (*own, *(each for each in found if audience in each.also))

    @property
    def common_situations(self) -> tuple[Situation, ...]:
        """The situations that most people come with."""
        return tuple(each for each in self.situation_by_id.values() if each.common)

    def version_is_live(self, resource: Resource, version: Version) -> bool:
        """Whether this version counts: its entry is listed, in date or in grace, and its link was not found bad."""
        if resource.status != "listed" or resource.review_by + GRACE < self.today:
            return False
        known = self.health_of(version)
        return (known is None or known.state not in NOT_LIVE) and self.outward(version.url) is not None

    def health_of(self, version: Version) -> Health | None:
        """What the link check knows of a version: what it found for its language first."""
        return self.health.get(f"{version.url} {version.language}") or self.health.get(version.url)

    def live_versions(self, resource: Resource) -> tuple[Version, ...]:
        """The versions of a resource that count as live today."""
        return tuple(v for v in resource.versions if self.version_is_live(resource, v))
