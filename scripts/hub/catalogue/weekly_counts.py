"""How often pages were asked for, a week at a time: `data/counts.csv`, which a curator commits.

Numbers are rounded to 5, and what was asked for fewer than ten times is not told. There are no sums, from which what
is not told could be worked out.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from hub.catalogue.log_lines import Asked
from hub.catalogue.problems import Place, Problem

FILE: Final = "data/counts.csv"
COLUMNS: Final = ("week", "group", "language", "asked")
FEWEST: Final = 10
STEP: Final = 5
_DAYS: Final = 7
_THERE: Final = frozenset({200, 304})


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """One group of pages in one week, which begins on a Monday; None where it was too few to be told."""

    week: date
    group: str
    language: str  # empty where both are counted together
    asked: int | None


def monday(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())


def rounded(number: int) -> int | None:
    """A number as it may be told."""
    return None if number < FEWEST else STEP * ((number + STEP // 2) // STEP)


def counted(
    lines: Iterable[Asked], groups: Mapping[str, tuple[str, str]]
) -> tuple[tuple[Count, ...], tuple[date, ...]]:
    """The counts of all weeks of which each day is in the logs, and the weeks that are not whole.

    `groups` says of a path which group it belongs to, and in which language; other paths are no pages.
    """
    days: dict[date, set[date]] = {}
    asked: Counter[tuple[date, str, str]] = Counter()
    for line in lines:
        week = monday(line.day)
        days.setdefault(week, set()).add(line.day)
        group = groups.get(line.path)
        if group and line.status in _THERE:
            asked[week, *group] += 1
    whole = {week for week, met in days.items() if len(met) == _DAYS}
    found = [
        Count(week, group, language, rounded(number))
        for (week, group, language), number in asked.items()
        if week in whole
    ]
    return tuple(sorted(found, key=_order)), tuple(sorted(days.keys() - whole))


def _order(count: Count) -> tuple[date, str, str]:
    return count.week, count.group, count.language


def joined(before: Iterable[Count], new: Iterable[Count]) -> tuple[Count, ...]:
    """The counts of before with those of new weeks; a week that was counted again is replaced whole."""
    again = tuple(new)
    weeks = {each.week for each in again}
    return tuple(sorted([*(each for each in before if each.week not in weeks), *again], key=_order))


def as_text(counts: Iterable[Count]) -> str:
    """The file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(
        (each.week, each.group, each.language, "" if each.asked is None else each.asked) for each in counts
    )
    return out.getvalue()


def read(path: Path) -> tuple[tuple[Count, ...], list[Problem]]:
    """What was counted, oldest first, and what is wrong with the file; no file is nothing counted yet."""
    if not path.exists():
        return (), []
    found: list[Count] = []
    problems: list[Problem] = []
    rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig", errors="replace")))
    for number, row in enumerate(rows, start=1):
        if number == 1 and tuple(row) == COLUMNS:
            continue
        try:
            found.append(_count(row))
        except ValueError:
            problems.append(Problem("counts", Place(FILE, number, 1), "the line cannot be read",
                                    f"write {','.join(COLUMNS)}, or have `hub counts` write the file"))  # fmt: skip
    return tuple(sorted(found, key=_order)), problems


def _count(row: list[str]) -> Count:
    """One line of the file.

    Raises:
        ValueError: it is none, or it tells a number that must not be told.

    """
    week, group, language, asked = row
    number = int(asked) if asked else None
    day = date.fromisoformat(week)
    if day != monday(day) or not group or (number is not None and (number < FEWEST or number % STEP)):
        message = "not as it is written"
        raise ValueError(message)
    return Count(day, group, language, number)
