"""The gap map's page: what is missing most in a sentence, the whole map as one table, the change since last quarter.

Everything is decided here for one language; `overrides/hub/gap_map.html` only lays it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from hub.catalogue import Catalogue
from hub.catalogue.due import links_untested, not_counted
from hub.catalogue.gap_history import Line, since_last_quarter
from hub.catalogue.gap_history import line as line_of
from hub.catalogue.gaps import GapMap
from hub.languages import Language, counted, word
from hub.pages import gap_words
from hub.pages.chart import Dumbbell, dumbbell
from hub.pages.gap_matrix import Matrix, NeedHead, matrix
from hub.pages.gap_words import GapLine
from hub.pages.plan import Page
from hub.pages.site import Site

# How many of the worst gaps stand on the map's page; all of them have a page of their own.
AT_ONCE: Final = 10


@dataclass(frozen=True, slots=True)
class Change:
    """One need then and now."""

    need: str
    then: int
    now: int
    words: str
    drawn: Dumbbell


@dataclass(frozen=True, slots=True)
class Trend:
    """What changed since a day: of the whole map in a sentence, and need by need."""

    since: date
    words: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class GapPage:
    """Everything that the gap map's page shows."""

    today: date
    answer: str
    whom: str
    empty: tuple[str, ...]
    resources: int
    matrix: Matrix
    worst: tuple[GapLine, ...]
    gaps: int
    trend: Trend | None
    left_uncounted: tuple[str, ...]
    untested: str


def view(site: Site, page: Page) -> GapPage:
    """The gap map's page. The history of releases is the site's `extra["gap_history"]`."""
    return gap_page(site.catalogue, site.extra.get("gap_history", ()), page.language)


def gap_page(catalogue: Catalogue, history: Sequence[Line], language: Language) -> GapPage:
    """The page from what is known today and what was known at each release."""
    found = catalogue.gaps
    drawn = matrix(catalogue, found, language)
    open_ = [gap for gap in found.gaps if gap.topic is None and gap.mark_id != "not-applicable"]
    untested = links_untested(catalogue)
    now = line_of(catalogue, found)
    return GapPage(
        today=catalogue.today,
        answer=_answer(drawn.needs[0], language),
        whom=_whom(catalogue, found, drawn.needs[0].id, language),
        empty=_empty(drawn.needs[1:], language),
        resources=now.live,
        matrix=drawn,
        worst=gap_words.tied(catalogue, open_, language)[:AT_ONCE],
        gaps=len(open_),
        trend=_trend(now, since_last_quarter(history, catalogue.today), drawn.needs, language),
        left_uncounted=left_uncounted(catalogue, language),
        untested=counted(language, "gaps.untested", untested) if untested else "",
    )


def left_uncounted(catalogue: Catalogue, language: Language) -> tuple[str, ...]:
    """What does not count today, and why."""
    told = not_counted(catalogue)
    pairs = (
        ("gaps.expired", told.expired),
        ("gaps.broken", told.broken),
        ("gaps.wanted", told.address_wanted),
    )
    return tuple(counted(language, key, count) for key, count in pairs if count)


def _answer(most: NeedHead, language: Language) -> str:
    """What is missing most, in one sentence."""
    if not most.missing:
        return word(language, "gaps.no_gaps")
    return word(language, "gaps.most", need=most.label, missing=most.missing, all=most.cells)


def _whom(catalogue: Catalogue, found: GapMap, need: str, language: Language) -> str:
    """For which audiences there is none of it at all, in one sentence; empty where each has some."""
    having = {cell.audience for cell in found.cells if cell.need == need and (cell.count.live or cell.count.unknown)}
    without = [word(language, f"gaps.whom.{each}") for each in catalogue.vocabulary.audiences if each not in having]
    if not without or not having:
        return ""
    *first, last = without
    if not first:
        return word(language, "gaps.none_at_all", whom=last)
    return word(language, "gaps.none_at_all_for", first=", ".join(first), last=last)


def _empty(others: Sequence[NeedHead], language: Language) -> tuple[str, ...]:
    """Of the other needs, those of which there is nothing anywhere, a sentence each."""
    return tuple(
        word(language, "gaps.empty_need", need=each.label, all=each.cells)
        for each in others
        if each.cells and each.missing == each.cells
    )


def _trend(now: Line, then: Line | None, needs: Sequence[NeedHead], language: Language) -> Trend | None:
    """The change since then; None where nothing was kept."""
    if then is None:
        return None
    most = max(now.cells // max(len(needs), 1), 1)
    return Trend(
        since=then.date,
        words=word(language, "gaps.trend", now=now.live_cells, all=now.cells,
                   change=_change(now.live_cells - then.live_cells, language)),
        changes=tuple(
            Change(need.label, then.by_need[need.id], filled, _change(filled - then.by_need[need.id], language),
                   dumbbell(then.by_need[need.id], filled, most))
            for need in needs
            if need.id in then.by_need
            for filled in (now.by_need[need.id],)
        ),
    )  # fmt: skip


def _change(difference: int, language: Language) -> str:
    if not difference:
        return word(language, "gaps.as_many")
    return counted(language, "gaps.more" if difference > 0 else "gaps.fewer", abs(difference))
