"""The whole gap map as one table: audiences down; across, under each need, the objectives. For one language.

A number leads to its works in the finder, an empty cell to what could fill it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from hub.catalogue import Catalogue
from hub.catalogue.gaps import GapMap
from hub.languages import Language, counted, word
from hub.pages import gap_tables
from hub.pages.gap_tables import CellView

# From how many works on a cell has each of the five tints.
STEPS: Final = (1, 2, 5, 15, 40)
Shape = Literal["full", "none", "worked", "unknown", "not-needed"]


@dataclass(frozen=True, slots=True)
class Box:
    """One cell: its shape, for a full one the step of its tint (1 to 5), and what stands in it and is heard of it.

    `key` and `fragment` are the page that it leads to and the place there; `key` is empty where it leads nowhere.
    """

    shape: Shape
    step: int
    shown: str
    heard: str
    key: str
    fragment: str


@dataclass(frozen=True, slots=True)
class NeedHead:
    """The head of one need's columns: how many of its cells hold something, and how many hold nothing.

    `unseen` says of how many works nobody has seen it yet, in words; empty where there are none.
    """

    id: str
    label: str
    filled: int
    missing: int
    cells: int
    words: str
    unseen: str

    @property
    def share(self) -> float:
        """How much of its cells is filled, from 0 to 1."""
        return self.filled / max(self.cells, 1)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One audience: its short name, its page, its cells in the order of needs and then of objectives."""

    label: str
    key: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table. `steps` are the numbers that each tint stands for, in words."""

    needs: tuple[NeedHead, ...]
    objectives: tuple[tuple[str, str], ...]  # short name, full name
    rows: tuple[MatrixRow, ...]
    steps: tuple[str, ...]
    has_unknown: bool
    has_worked: bool


def matrix(catalogue: Catalogue, found: GapMap, language: Language) -> Matrix:
    """The map of today."""
    terms = catalogue.vocabulary
    by = gap_tables.cells(catalogue, found, language)
    worked = {(g.audience, g.objective, g.need) for g in found.gaps if not g.topic and g.mark_id == "being-worked-on"}
    needs = in_order(catalogue, found)

    def box(audience: str, objective: str, need: str) -> Box:
        here = (audience, objective, need)
        return _box(by[here], f"gaps/{need}", audience, language, is_worked=here in worked)

    rows = tuple(
        MatrixRow(
            label=word(language, f"gaps.who.{audience}"),
            key=f"audience/{audience}",
            boxes=tuple(box(audience, objective, need) for need in needs for objective in terms.objectives),
        )
        for audience in terms.audiences
    )
    shapes = {each.shape for row in rows for each in row.boxes}
    return Matrix(
        needs=tuple(_head(catalogue, found, need, language) for need in needs),
        objectives=tuple(
            (word(language, f"gaps.aim.{each.id}"), str(each.label.in_(language))) for each in terms.objectives.values()
        ),
        rows=rows,
        steps=tuple(_steps(language)),
        has_unknown="unknown" in shapes,
        has_worked="worked" in shapes,
    )


def in_order(catalogue: Catalogue, found: GapMap) -> tuple[str, ...]:
    """The needs, that first whose empty cells have the highest scores together."""
    scores = dict.fromkeys(catalogue.vocabulary.needs, 0)
    for gap in found.gaps:
        if gap.topic is None and gap.mark_id != "not-applicable":
            scores[gap.need] += gap.score
    return tuple(sorted(scores, key=lambda need: -scores[need]))


def step(number: int) -> int:
    """The tint of a number of works: 1 to 5."""
    return sum(number >= least for least in STEPS)


def _steps(language: Language) -> Iterable[str]:
    for least, after in zip(STEPS, (*STEPS[1:], None), strict=True):
        if after is None:
            yield word(language, "gaps.step_last", least=least)
        else:
            yield str(least) if after - 1 == least else f"{least}–{after - 1}"


def _box(cell: CellView, key: str, audience: str, language: Language, *, is_worked: bool) -> Box:
    notes = ", ".join(each for each in (cell.note, word(language, "gaps.worked_on") if is_worked else "") if each)
    heard = f"({cell.about}{f', {notes}' if notes else ''})"
    if cell.number:
        return Box("full", step(cell.number), str(cell.number), heard, "resources", cell.fragment)
    heard = f"{cell.words} {heard}"
    if cell.state == "not-needed":
        return Box("not-needed", 0, "–", heard, "", "")
    if cell.state == "unknown":
        return Box("unknown", 0, "?", heard, key, audience)
    return Box("worked" if is_worked else "none", 0, "0", heard, key, audience)


def _head(catalogue: Catalogue, found: GapMap, need: str, language: Language) -> NeedHead:
    """A need with how many of its cells are filled; cells that need not be filled are left out."""
    waived = found.waived
    counts = [
        cell.count
        for cell in found.cells
        if cell.need == need and (cell.audience, cell.objective, cell.need) not in waived
    ]
    filled = sum(count.live > 0 for count in counts)
    unseen = sum(need in each.unseen for each in catalogue.resources if each.status == "listed")
    return NeedHead(
        id=need,
        label=str(catalogue.vocabulary.needs[need].label.in_(language)),
        filled=filled,
        missing=sum(count.live == 0 and not count.unknown for count in counts),
        cells=len(counts),
        words=word(language, "gaps.of", some=filled, all=len(counts)),
        unseen=counted(language, f"gaps.unseen_{need}", unseen) if unseen else "",
    )
