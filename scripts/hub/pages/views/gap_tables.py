"""The numbers of the gap map as plain tables, with the weights and what each release was like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hub.catalogue import Catalogue
from hub.catalogue.gap_history import Line
from hub.languages import Language, word
from hub.pages import gap_tables
from hub.pages.gap_tables import Table
from hub.pages.gap_words import label
from hub.pages.plan import Page
from hub.pages.site import Site


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One release in the table of progress. `by_need` names each need whose number was kept."""

    date: date
    cells: str
    gaps: int
    resources: int
    live: int
    by_need: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class GapTables:
    """Every table."""

    today: date
    needs: tuple[str, ...]
    tables: tuple[Table, ...]
    views: tuple[Table, ...]
    weights: tuple[tuple[str, int], ...]
    history: tuple[HistoryRow, ...]


def view(site: Site, page: Page) -> GapTables:
    """The tables in the page's language. The history of releases is the site's `extra["gap_history"]`."""
    return tables_page(site.catalogue, site.extra.get("gap_history", ()), page.language)


def tables_page(catalogue: Catalogue, history: Sequence[Line], language: Language) -> GapTables:
    """The tables from what is known today and what was known at each release."""
    found = catalogue.gaps
    terms = catalogue.vocabulary
    weighted = (*terms.audiences.values(), *terms.needs.values())
    return GapTables(
        today=catalogue.today,
        needs=tuple(label(need, language) for need in terms.needs.values()),
        tables=gap_tables.by_objective(catalogue, found, language),
        views=(
            gap_tables.by_topic(catalogue, found, language),
            gap_tables.by_group(catalogue, found, language),
            gap_tables.by_action(catalogue, found, language),
        ),
        weights=tuple((label(term, language), term.weight) for term in weighted),
        history=tuple(_row(catalogue, each, language) for each in reversed(history)),
    )


def _row(catalogue: Catalogue, each: Line, language: Language) -> HistoryRow:
    cells = word(language, "gaps.of", some=each.live_cells, all=each.cells)
    needs = catalogue.vocabulary.needs.values()
    by_need = tuple((label(need, language), each.by_need[need.id]) for need in needs if need.id in each.by_need)
    return HistoryRow(each.date, cells, each.gaps, each.resources, each.live, by_need)
