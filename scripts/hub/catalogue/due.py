"""What needs a curator's eye: dates that have come, links nobody has opened, Welsh nobody has read.

Works on what the catalogue says today; nothing here looks at the network or the clock.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from hub.catalogue.link_health import health_of
from hub.catalogue.model import GRACE, NOT_LIVE, Catalogue
from hub.schema import Resource, Situation, Version

# The lists in the order in which they should be worked through.
LISTS: Final = (
    "overdue",
    "due",
    "broken",
    "doubtful",
    "address-wanted",
    "never-checked",
    "unseen",
    "welsh-unreviewed",
)
# Links that the check leaves to a person; they go on counting.
DOUBTFUL: Final = frozenset({"changed", "blocked", "robots", "moved", "unreachable"})
# Only these are looked after: what is superseded or withdrawn stays as it was.
_LOOKED_AFTER: Final = frozenset({"listed", "address-wanted"})


@dataclass(frozen=True, slots=True)
class Task:
    """One entry on one list. `versions` are what the task is about; `state` is a link's.

    `languages` are what the task is about: those of its versions, or those that nobody has seen yet.
    """

    kind: str
    resource: Resource
    versions: tuple[Version, ...] = ()
    state: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        """Ids of languages, each once."""
        if self.kind == "unseen":
            return self.resource.unseen
        return tuple(dict.fromkeys(version.language for version in self.versions))


@dataclass(frozen=True, slots=True)
class NotCounted:
    """How many listed entries are missing from the gap map's counts today, and why."""

    expired: int
    broken: int
    address_wanted: int


def tasks(catalogue: Catalogue) -> tuple[Task, ...]:
    """Every task of every list: lists in the order of `LISTS`, each by review date, then by id."""
    found = [task for resource in catalogue.resources for task in _of(catalogue, resource)]
    return tuple(sorted(found, key=lambda t: (LISTS.index(t.kind), t.resource.review_by, t.resource.id)))


def by_owner(found: tuple[Task, ...]) -> dict[str, dict[str, tuple[Task, ...]]]:
    """Owner → list → tasks. Every owner that has a task gets every list, empty ones too."""
    owners = sorted({task.resource.owner for task in found})
    return {
        owner: {kind: tuple(t for t in found if t.kind == kind and t.resource.owner == owner) for kind in LISTS}
        for owner in owners
    }


def is_overdue(resource: Resource, today: date) -> bool:
    """Whether the day to look again has passed. On that day itself an entry still counts."""
    return is_looked_after(resource) and resource.review_by < today


def is_looked_after(resource: Resource) -> bool:
    """Whether somebody looks at it again: what is superseded or withdrawn stays as it was."""
    return resource.status in _LOOKED_AFTER


def is_out_of_date(resource: Resource, today: date) -> bool:
    """Whether it no longer counts: its day has passed, and the days of grace too."""
    return is_looked_after(resource) and resource.review_by + GRACE < today


def upcoming(catalogue: Catalogue, days: int) -> tuple[Resource, ...]:
    """What is to be looked at again within so many days, late ones first."""
    last = catalogue.today + timedelta(days=days)
    found = [each for each in catalogue.resources if is_looked_after(each) and each.review_by <= last]
    return tuple(sorted(found, key=lambda each: (each.review_by, each.id)))


def upcoming_situations(catalogue: Catalogue, days: int) -> tuple[Situation, ...]:
    """The situations whose statements are to be read beside their sources within so many days, late ones first."""
    last = catalogue.today + timedelta(days=days)
    found = [each for each in catalogue.situations if each.review_by <= last]
    return tuple(sorted(found, key=lambda each: (each.review_by, each.id)))


def situations_due(catalogue: Catalogue) -> tuple[Situation, ...]:
    """The situations that are late or due this month."""
    this_month = calendar.monthrange(catalogue.today.year, catalogue.today.month)[1] - catalogue.today.day
    return upcoming_situations(catalogue, this_month)


def not_counted(catalogue: Catalogue) -> NotCounted:
    """What the public page tells about entries that do not count today."""
    listed = [r for r in catalogue.resources if r.status == "listed"]
    expired = [r for r in listed if is_out_of_date(r, catalogue.today)]
    broken = [r for r in listed if not is_out_of_date(r, catalogue.today) and not catalogue.live_versions(r)]
    wanted = sum(r.status == "address-wanted" for r in catalogue.resources)
    return NotCounted(len(expired), len(broken), wanted)


def links_untested(catalogue: Catalogue, owner: str | None = None) -> int:
    """How many addresses that are looked after, of everyone or of one owner, no link check has tried yet."""
    return len({url for url in _addresses(catalogue, owner) if url not in catalogue.health})


def links_tested(catalogue: Catalogue, owner: str | None = None) -> int:
    """How many of them a link check has tried."""
    return len({url for url in _addresses(catalogue, owner) if url in catalogue.health})


def _addresses(catalogue: Catalogue, owner: str | None) -> Iterator[str]:
    for resource in catalogue.resources:
        if is_looked_after(resource) and owner in {None, resource.owner}:
            yield from (version.url for version in resource.versions)


def _of(catalogue: Catalogue, resource: Resource) -> Iterator[Task]:
    if not is_looked_after(resource):
        return
    today = catalogue.today
    if is_overdue(resource, today):
        yield Task("overdue", resource)
    elif (resource.review_by.year, resource.review_by.month) == (today.year, today.month):
        yield Task("due", resource)
    yield from _link_tasks(catalogue, resource)
    if resource.status == "address-wanted":
        yield Task("address-wanted", resource)
    unopened = tuple(v for v in resource.versions if _never_opened(catalogue, v))
    if unopened:
        yield Task("never-checked", resource, unopened)
    if resource.unseen and resource.status == "listed":
        yield Task("unseen", resource)
    if resource.welsh_reviewed is None:
        yield Task("welsh-unreviewed", resource)


def _link_tasks(catalogue: Catalogue, resource: Resource) -> Iterator[Task]:
    """What the link check found of each version: what is broken, and what only a person can judge."""
    for version in resource.versions:
        known = health_of(catalogue.health, version.url, version.language)
        if known is None:
            continue
        if known.state in NOT_LIVE:
            yield Task("broken", resource, (version,), known.state)
        elif known.state in DOUBTFUL and known.confirmed is None:
            yield Task("doubtful", resource, (version,), known.state)


def _never_opened(catalogue: Catalogue, version: Version) -> bool:
    """Whether nobody has opened the address; `seen` and `cited` are hearsay."""
    return version.evidence != "opened" and version.url not in catalogue.health
