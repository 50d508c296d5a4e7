"""The gap map's page: its tables, its ranked list in words, its chart and its progress over time.

Everything is decided here for one language; `overrides/hub/gaps.html` only lays it out. The
function for a template takes the site and the page, as all of them do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from markupsafe import Markup

from hub.catalogue import Catalogue
from hub.catalogue.due import links_untested, not_counted
from hub.catalogue.gap_history import Line
from hub.catalogue.gaps import Gap, GapMap, gap_map
from hub.languages import Language, counted, word
from hub.pages import gap_tables
from hub.pages.chart import Bar, bars
from hub.pages.gap_tables import Table
from hub.pages.plan import Page
from hub.pages.site import Site
from hub.schema import Term

# How many lines of gaps are shown before the reader asks for the rest; of gaps that name a topic, none.
_AT_ONCE: Final = 10


@dataclass(frozen=True, slots=True)
class GapLine:
    """One line of a ranked list. Gaps that differ only in their objective, or only in their topic, share a line."""

    sentence: str
    topics: str
    score: int
    mark: str
    since: date | None
    owner: str
    note: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A ranked list: what is shown at once, and the rest."""

    id: str
    first: tuple[GapLine, ...]
    rest: tuple[GapLine, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the map one need fills."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One release in the table of progress."""

    date: date
    cells: str
    gaps: int
    resources: int
    live: int


@dataclass(frozen=True, slots=True)
class GapPage:
    """Everything that the gap map's page shows."""

    today: date
    needs: tuple[str, ...]
    tables: tuple[Table, ...]
    views: tuple[Table, ...]
    whole: Ranked
    by_topic: Ranked
    not_applicable: tuple[GapLine, ...]
    weights: tuple[tuple[str, int], ...]
    shares: tuple[Share, ...]
    chart: Markup
    left_uncounted: tuple[str, ...]
    untested: str
    history: tuple[HistoryRow, ...]


def view(site: Site, page: Page) -> GapPage:
    """The gap map's page. The history of releases is the site's `extra["gap_history"]`."""
    return gap_page(site.catalogue, site.extra.get("gap_history", ()), page.language)


def gap_page(catalogue: Catalogue, history: Sequence[Line], language: Language) -> GapPage:
    """The page from what is known today and what was known at each release."""
    found = gap_map(catalogue)
    terms = catalogue.vocabulary
    open_ = [gap for gap in found.gaps if gap.mark_id != "not-applicable"]
    closed = [gap for gap in found.gaps if gap.mark_id == "not-applicable"]
    untested = links_untested(catalogue)
    shares = _shares(catalogue, found, language)
    weighted = (*terms.audiences.values(), *terms.needs.values())
    return GapPage(
        today=catalogue.today,
        needs=tuple(_label(need, language) for need in terms.needs.values()),
        tables=gap_tables.by_objective(catalogue, found, language),
        views=(
            gap_tables.by_topic(catalogue, found, language),
            gap_tables.by_group(catalogue, found, language),
            gap_tables.by_action(catalogue, found, language),
        ),
        whole=_ranked("whole", _tied(catalogue, _about(open_, topics=False), language), _AT_ONCE),
        by_topic=_ranked("topics", _lines(catalogue, _about(open_, topics=True), language), 0),
        not_applicable=(
            *_tied(catalogue, _about(closed, topics=False), language),
            *_lines(catalogue, _about(closed, topics=True), language),
        ),
        weights=tuple((_label(term, language), term.weight) for term in weighted),
        shares=tuple(Share(bar.label, bar.words) for bar in shares),
        chart=bars(
            "chart-needs", word(language, "gaps.chart_title"),
            word(language, "gaps.chart_description"), shares,
        ),
        left_uncounted=_left_uncounted(catalogue, language),
        untested=counted(language, "gaps.untested", untested) if untested else "",
        history=tuple(
            HistoryRow(line.date, _of(line.live_cells, line.cells, language), line.gaps,
                       line.resources, line.live)
            for line in reversed(history)
        ),
    )  # fmt: skip


def _about(found: Iterable[Gap], *, topics: bool) -> list[Gap]:
    return [gap for gap in found if (gap.topic is not None) == topics]


def _ranked(name: str, lines: tuple[GapLine, ...], at_once: int) -> Ranked:
    return Ranked(name, lines[:at_once], lines[at_once:])


def _tied(catalogue: Catalogue, found: Iterable[Gap], language: Language) -> tuple[GapLine, ...]:
    """Gaps of whole cells in words; those of one audience and need, which score alike, become one line."""
    together: dict[tuple[object, ...], list[Gap]] = {}
    for gap in found:
        mark = gap.mark and (gap.mark.mark, gap.mark.since, gap.mark.owner, gap.mark.note)
        together.setdefault((gap.audience, gap.need, mark), []).append(gap)
    return tuple(_line(catalogue, group, language) for group in together.values())


def _lines(catalogue: Catalogue, found: Iterable[Gap], language: Language) -> tuple[GapLine, ...]:
    """Gaps in words, in their order; neighbours that differ only in their topic become one line."""

    def same(gap: Gap) -> tuple[object, ...]:
        return (gap.audience, gap.objective, gap.need, gap.topic is None, gap.mark)

    return tuple(_line(catalogue, list(group), language) for _, group in groupby(found, key=same))


def _line(catalogue: Catalogue, together: list[Gap], language: Language) -> GapLine:
    terms = catalogue.vocabulary
    gap = together[0]
    mark = gap.mark
    objectives = [_label(terms.objectives[each], language) for each in dict.fromkeys(g.objective for g in together)]
    sentence = word(
        language,
        "gaps.sentence",
        whom=word(language, f"gaps.whom.{gap.audience}"),
        missing=word(language, f"gaps.missing.{gap.need}"),
        number=counted(language, "gaps.objectives", len(objectives)),
        objectives="; ".join(objectives),
    )
    names = [_label(terms.topics[each.topic], language) for each in together if each.topic]
    about = "gaps.about_topic" if len(names) == 1 else "gaps.about_topics"
    owner = terms.owners.get(mark.owner) if mark else None
    return GapLine(
        sentence=sentence,
        topics=word(language, about, topics="; ".join(names)) if names else "",
        score=gap.score,
        mark=word(language, f"gaps.mark.{mark.mark}") if mark else "",
        since=mark.since if mark else None,
        owner=_label(owner, language) if owner else "",
        note=str(mark.note.in_(language)) if mark else "",
    )


def _shares(catalogue: Catalogue, found: GapMap, language: Language) -> list[Bar]:
    """For each need, the share of its cells that hold something live; cells that need not be filled are left out."""
    rows = []
    waived = found.waived
    asked = [cell for cell in found.cells if (cell.audience, cell.objective, cell.need) not in waived]
    for need in catalogue.vocabulary.needs.values():
        counts = [cell.count for cell in asked if cell.need == need.id]
        filled = sum(count.live > 0 for count in counts)
        words = _of(filled, len(counts), language)
        rows.append(Bar(_label(need, language), filled / max(len(counts), 1), words))
    return rows


def _left_uncounted(catalogue: Catalogue, language: Language) -> tuple[str, ...]:
    told = not_counted(catalogue)
    pairs = (
        ("gaps.expired", told.expired),
        ("gaps.broken", told.broken),
        ("gaps.wanted", told.address_wanted),
    )
    return tuple(counted(language, key, count) for key, count in pairs if count)


def _of(some: int, all_: int, language: Language) -> str:
    return word(language, "gaps.of", some=some, all=all_)


def _label(term: Term, language: Language) -> str:
    return str(term.label.in_(language))
