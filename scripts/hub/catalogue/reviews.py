"""The days on which entries are looked at again: by the rules of `data/review.yaml`, each on a day of its own.

An entry's day lies between the half and the whole of its period, counted from when its links were last looked
at. Where in between follows from its id alone, so that entries spread evenly and a new one moves no other.
A day that is full passes an entry on to the nearest one that is not. What somebody has looked at comes round
again in the quietest week of the second half of its period. Weekends are left out.
"""

from __future__ import annotations

import calendar
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from hub.catalogue.due import is_looked_after
from hub.catalogue.model import Catalogue
from hub.schema import Resource, ReviewRule, ReviewRules

_WORKING_DAYS: Final = 5
_WEEKS_A_YEAR: Final = 52.18
_NOTICE: Final = timedelta(days=7)  # nothing is put on a day sooner than this


@dataclass(frozen=True, slots=True)
class Week:
    """The entries that fall due in one week, by their day. `monday` is its first day."""

    monday: date
    resources: tuple[Resource, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The entries that fall due in one month, by their day. `first` is its first day."""

    first: date
    resources: tuple[Resource, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is to be looked at: what is late, then month by month from today's on, then what comes after those."""

    late: tuple[Resource, ...]
    months: tuple[Month, ...]
    later: tuple[Resource, ...]


@dataclass(slots=True)
class _Load:
    """How many entries each day and each week have already."""

    days: Counter[date] = field(default_factory=Counter)
    weeks: Counter[date] = field(default_factory=Counter)

    @classmethod
    def of(cls, resources: Iterable[Resource]) -> _Load:
        made = cls()
        for each in resources:
            made.add(each.review_by)
        return made

    def add(self, day: date) -> None:
        self.days[day] += 1
        self.weeks[monday(day)] += 1

    def has_room(self, day: date, rules: ReviewRules) -> bool:
        return self.weeks[monday(day)] < rules.aim_a_week and self.days[day] < _a_day(rules)


def rules_of(catalogue: Catalogue) -> ReviewRules:
    """The rules; a catalogue that was read from its files has them.

    Raises:
        LookupError: a catalogue that was put together without them.

    """
    if catalogue.review is None:
        message = "this catalogue has no rules of review"
        raise LookupError(message)
    return catalogue.review


def rule_for(rules: ReviewRules, resource: Resource) -> ReviewRule:
    """The rule that an entry falls under."""
    return rule_of(rules, resource.kind, resource.audiences)


def rule_of(rules: ReviewRules, kind: str, audiences: tuple[str, ...]) -> ReviewRule:
    """The first rule that fits; the last fits everything."""
    return next(rule for rule in rules.rules if rule.fits(kind, audiences))


def monday(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or the month's last."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def forecast(catalogue: Catalogue, months: int = 12) -> Forecast:
    """The reviews of so many months, this one first. What is late is in no month."""
    kept = sorted(filter(is_looked_after, catalogue.resources), key=lambda each: (each.review_by, each.id))
    start = catalogue.today.replace(day=1)
    firsts = [months_after(start, number) for number in range(months + 1)]
    ahead = [each for each in kept if each.review_by >= catalogue.today]
    return Forecast(
        late=tuple(each for each in kept if each.review_by < catalogue.today),
        months=tuple(
            Month(first, tuple(each for each in ahead if first <= each.review_by < after))
            for first, after in pairwise(firsts)
        ),
        later=tuple(each for each in ahead if each.review_by >= firsts[-1]),
    )


def weeks(catalogue: Catalogue) -> tuple[Week, ...]:
    """What falls due from today on, week by week."""
    found: dict[date, list[Resource]] = {}
    for each in sorted(_ahead(catalogue), key=lambda each: (each.review_by, each.id)):
        found.setdefault(monday(each.review_by), []).append(each)
    return tuple(Week(day, tuple(listed)) for day, listed in found.items())


def crowded(catalogue: Catalogue) -> tuple[Week, ...]:
    """The weeks that hold more than they may."""
    most = rules_of(catalogue).most_a_week
    return tuple(week for week in weeks(catalogue) if len(week.resources) > most)


def spread(catalogue: Catalogue, *, anew: bool = False) -> dict[str, date]:
    """New days for entries that fall due together: id → day, without those that keep theirs.

    A day that few share is taken to be chosen, and stays, unless its week holds too much; with `anew`
    every day is worked out again. What is late stays late: only a look at it gives it a new day.
    """
    rules = rules_of(catalogue)
    ahead = list(_ahead(catalogue))
    moved = ahead if anew else list(_together(ahead, rules))
    ids = {each.id for each in moved}
    load = _Load.of(each for each in ahead if each.id not in ids)
    looked = max((day for each in catalogue.resources if (day := _looked(each))), default=catalogue.today)
    found = {}
    for each in sorted(moved, key=lambda each: _order(rules, each)):
        first, last = _window(rule_for(rules, each), min(_looked(each) or looked, catalogue.today), catalogue.today)
        day = _nearest(first + (last - first) * _share(each.id), first, last, load, rules)
        load.add(day)
        found[each.id] = day
    return {each.id: found[each.id] for each in moved if found[each.id] != each.review_by}


def after_a_look(catalogue: Catalogue, looked_at: Iterable[Resource], day: date) -> dict[str, date]:
    """When entries that somebody looked at on `day` are due again: at the quietest time that their rule allows."""
    rules = rules_of(catalogue)
    chosen = {each.id: each for each in looked_at}
    load = _Load.of(each for each in _ahead(catalogue) if each.id not in chosen)
    found = {}
    for each in sorted(chosen.values(), key=lambda each: _order(rules, each)):
        found[each.id] = _quietest(day, rule_for(rules, each), load, rules)
        load.add(found[each.id])
    return found


def confirmed(catalogue: Catalogue, resources: Sequence[Resource], day: date) -> dict[str, Resource]:
    """Entries as they are after somebody has looked at them and opened their links: id → entry."""
    days = after_a_look(catalogue, resources, day)
    return {
        each.id: each.model_copy(update={
            "review_by": days[each.id],
            "versions": tuple(version.model_copy(update={"checked": day}) for version in each.versions),
        })
        for each in resources
    }  # fmt: skip


def first_day(catalogue: Catalogue, kind: str, audiences: tuple[str, ...], day: date) -> date:
    """When a new entry that was looked at on `day` is due again."""
    rules = rules_of(catalogue)
    return _quietest(day, rule_of(rules, kind, audiences), _Load.of(_ahead(catalogue)), rules)


def a_week(catalogue: Catalogue) -> float:
    """How many reviews the rules ask for in a week, on average."""
    rules = rules_of(catalogue)
    kept = [each for each in catalogue.resources if is_looked_after(each)]
    return sum(12 / rule_for(rules, each).months for each in kept) / _WEEKS_A_YEAR


def _ahead(catalogue: Catalogue) -> Iterator[Resource]:
    """What is looked after and not late."""
    return (each for each in catalogue.resources if is_looked_after(each) and each.review_by >= catalogue.today)


def _together(ahead: Iterable[Resource], rules: ReviewRules) -> Iterator[Resource]:
    """The entries of days that too many share, and what is too much in a week beside them."""
    by_day: dict[date, list[Resource]] = {}
    for each in ahead:
        by_day.setdefault(each.review_by, []).append(each)
    by_week: dict[date, list[Resource]] = {}
    for day, listed in by_day.items():
        if len(listed) > _a_day(rules):
            yield from listed
        else:
            by_week.setdefault(monday(day), []).extend(listed)
    for listed in by_week.values():
        if len(listed) > rules.most_a_week:
            yield from sorted(listed, key=lambda each: _share(each.id))[rules.aim_a_week :]


def _a_day(rules: ReviewRules) -> int:
    return -(-rules.aim_a_week // _WORKING_DAYS)


def _looked(resource: Resource) -> date | None:
    return max((version.checked for version in resource.versions), default=None)


def _window(rule: ReviewRule, looked: date, today: date) -> tuple[date, date]:
    """The first and the last day on which an entry may be due; never in the past."""
    last = months_after(looked, rule.months)
    first = max(looked + (last - looked) / 2, today + _NOTICE)
    return first, max(last, first + (last - looked) / 4)


def _order(rules: ReviewRules, resource: Resource) -> tuple[int, float]:
    """Who chooses first: the short periods, and then as the ids fall."""
    return rule_for(rules, resource).months, _share(resource.id)


def _share(identity: str) -> float:
    """Where in its window an id falls: a number from 0 to 1 that looks like chance and never changes."""
    return int.from_bytes(hashlib.sha256(identity.encode()).digest()[:6], "big") / 2**48


def _nearest(wanted: date, first: date, last: date, load: _Load, rules: ReviewRules) -> date:
    """The working day with room that is nearest to the wanted one; where none has, the emptiest."""
    by_distance = sorted(_working(first, last), key=lambda day: (abs((day - wanted).days), day))
    free = next((day for day in by_distance if load.has_room(day, rules)), None)
    return free or min(by_distance, key=lambda day: (load.weeks[monday(day)], load.days[day]))


def _quietest(looked: date, rule: ReviewRule, load: _Load, rules: ReviewRules) -> date:
    """The working day of the emptiest week between the half and the whole of a period; of several the last.

    A week of which only a day or two belong to the period is not filled as if it were whole.
    """
    last = months_after(looked, rule.months)
    days = _working(looked + (last - looked) / 2, last)
    full = _a_day(rules)
    return min(
        days, key=lambda day: (load.days[day] >= full, load.weeks[monday(day)], load.days[day], -day.toordinal())
    )


def _working(first: date, last: date) -> list[date]:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in days if day.weekday() < _WORKING_DAYS] or days
