"""The tables of the gap map, cell by cell, as a reader meets them; decided for one language.

What counts, and how gaps are ranked, is `hub.catalogue.gaps`' to know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from hub.catalogue import Catalogue
from hub.catalogue.gaps import Cell, Count, GapMap, Row
from hub.languages import Language, counted, word
from hub.schema import Term

State = Literal["enough", "only-one", "stale", "none", "unknown", "not-needed"]


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell. `fragment` leads to its list in the finder; empty where nothing can be listed."""

    number: int
    words: str
    note: str
    state: State
    fragment: str
    about: str  # what the number counts, for somebody who hears the link alone


@dataclass(frozen=True, slots=True)
class RowView:
    """One row: its header, the page and the place in it that the header leads to, its cells."""

    header: str
    key: str
    fragment: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `corner` heads the first column; `id` is unique in the page."""

    id: str
    heading: str
    caption: str
    corner: str
    rows: tuple[RowView, ...]


def cells(catalogue: Catalogue, found: GapMap, language: Language) -> Mapping[tuple[str, str, str], CellView]:
    """Every cell of the map as a reader meets it, by audience, objective and need."""
    terms = catalogue.vocabulary
    others = _other_languages(catalogue)
    waived = found.waived

    def one(cell: Cell) -> CellView:
        audience, objective = terms.audiences[cell.audience], terms.objectives[cell.objective]
        about = f"{_label(audience, language)}, {_label(objective, language)}"
        chosen = f"audience={audience.id}&objective={objective.id}"
        made = _cell(cell.count, terms.needs[cell.need], about, language, chosen, others)
        is_waived = (cell.audience, cell.objective, cell.need) in waived
        return _not_needed(made, language) if is_waived else made

    return {(cell.audience, cell.objective, cell.need): one(cell) for cell in found.cells}


def by_objective(catalogue: Catalogue, found: GapMap, language: Language) -> tuple[Table, ...]:
    """One table for each objective: audiences down, needs across."""
    terms = catalogue.vocabulary
    by = cells(catalogue, found, language)

    def row(audience: Term, objective: Term) -> RowView:
        across = tuple(by[audience.id, objective.id, need] for need in terms.needs)
        return RowView(_label(audience, language), f"audience/{audience.id}", "", across)

    return tuple(
        Table(
            id=f"map-{objective.id}",
            heading=_label(objective, language),
            caption=word(language, "gaps.caption", objective=_label(objective, language)),
            corner=word(language, "gaps.audience"),
            rows=tuple(row(audience, objective) for audience in terms.audiences.values()),
        )
        for objective in terms.objectives.values()
    )


def by_topic(catalogue: Catalogue, found: GapMap, language: Language) -> Table:
    """Topics down, needs across; every topic, those without anything too."""
    topics = catalogue.vocabulary.topics
    heads = {each: (_label(topics[each], language), f"topic/{each}", "") for each in topics}
    return _view(catalogue, found.topics, language, "topic", heads, "topic")


def by_group(catalogue: Catalogue, found: GapMap, language: Language) -> Table:
    """Groups that resources are made specially for down, needs across."""
    groups = catalogue.vocabulary.groups
    heads = {each: (_label(groups[each], language), "resources", f"group={each}") for each in groups}
    return _view(catalogue, found.groups, language, "group", heads, "group")


def by_action(catalogue: Catalogue, found: GapMap, language: Language) -> Table:
    """Actions of the current Delivery Plan down, needs across. The finder knows no actions."""
    heads = {
        action.id: (
            f"{action.id} {action.title.in_(language)}",
            "strategy/actions",
            f"action-{action.id.replace('.', '-')}",
        )
        for action in (catalogue.strategy.actions if catalogue.strategy else ())
    }
    rows = tuple(row for row in found.actions if row.id in heads)
    return _view(catalogue, rows, language, "action", heads, "")


def _view(
    catalogue: Catalogue, rows: Iterable[Row], language: Language, name: str,
    heads: Mapping[str, tuple[str, str, str]], facet: str,
) -> Table:  # fmt: skip
    others = _other_languages(catalogue)

    def one(row: Row) -> RowView:
        header, key, fragment = heads[row.id]
        chosen = f"{facet}={row.id}" if facet else ""
        cells = tuple(
            _cell(row.counts[need.id], need, header, language, chosen, others)
            for need in catalogue.vocabulary.needs.values()
        )
        return RowView(header, key, fragment, cells)

    return Table(
        id=f"by-{name}",
        heading=word(language, f"gaps.by_{name}"),
        caption=word(language, f"gaps.caption_{name}"),
        corner=word(language, f"gaps.{name}"),
        rows=tuple(one(row) for row in rows),
    )


def _cell(count: Count, need: Term, about: str, language: Language, chosen: str, others: str) -> CellView:
    state, words, notes = _said(count, language)
    if count.unseen:
        notes.append(counted(language, "gaps.not_seen", count.unseen))
    return CellView(
        number=count.live,
        words=words,
        note="; ".join(notes),
        state=state,
        fragment=f"{chosen}&{_chosen_need(need.id, others)}" if chosen and count.live else "",
        about=f"{about}, {_label(need, language)}",
    )


def _said(count: Count, language: Language) -> tuple[State, str, list[str]]:
    """The state of a cell, what stands in it, and what is to be said of it."""
    if count.live:
        only = count.live == 1
        return "only-one" if only else "enough", str(count.live), [word(language, "gaps.only_one")] if only else []
    if count.unknown:
        return "unknown", word(language, "gaps.unknown"), []
    if count.listed:
        return "stale", word(language, "gaps.none_yet"), [counted(language, "gaps.stale", count.listed)]
    return "none", word(language, "gaps.none_yet"), []


def _not_needed(cell: CellView, language: Language) -> CellView:
    """An empty cell that need not be filled: it is no gap, so it does not read as one."""
    return replace(cell, words=word(language, "gaps.not_needed"), note="", state="not-needed")


def _chosen_need(need: str, others: str) -> str:
    """The finder's own keys for a need: a language, or an access format."""
    if need == "other":
        return others
    return f"language={need}" if need in {"cy", "en"} else f"access={need}"


def _other_languages(catalogue: Catalogue) -> str:
    """The finder's choice of every language that is neither Welsh, English nor BSL."""
    found = {v.language for r in catalogue.resources for v in catalogue.live_versions(r)}
    return f"language={','.join(sorted(found - {'cy', 'en', 'bfi'}))}"


def _label(term: Term, language: Language) -> str:
    return str(term.label.in_(language))
