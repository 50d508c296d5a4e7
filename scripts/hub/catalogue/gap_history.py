"""The gap map over time: `data/gap-history.csv`, one line for each release."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from datetime import date
from pathlib import Path

from hub.catalogue.gaps import GapMap
from hub.catalogue.model import Catalogue
from hub.catalogue.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Line:
    """One release.

    `cells` is the size of the map, without the cells that need not be filled, and `live_cells` how
    many have something live; `gaps` is the length of the ranked list, without those that do not
    apply; `resources` counts all entries that are not withdrawn, `live` those
    with something that counts.
    """

    date: date
    cells: int
    live_cells: int
    gaps: int
    resources: int
    live: int


COLUMNS = tuple(f.name for f in fields(Line))


def line(catalogue: Catalogue, found: GapMap) -> Line:
    """Today's line."""
    return Line(
        date=catalogue.today,
        cells=len(found.cells) - len(found.waived),
        live_cells=sum(cell.count.live > 0 for cell in found.cells),
        gaps=sum(gap.mark_id != "not-applicable" for gap in found.gaps),
        resources=sum(r.status != "withdrawn" for r in catalogue.resources),
        live=sum(bool(catalogue.live_versions(r)) for r in catalogue.resources),
    )


def read_history(path: Path, shown_as: str) -> tuple[tuple[Line, ...], list[Problem]]:
    """Every line, oldest first; no file is an empty history."""
    if not path.exists():
        return (), []
    found: list[Line] = []
    problems: list[Problem] = []
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    rows = list(csv.reader(io.StringIO(text)))
    if not rows or tuple(rows[0]) != COLUMNS:
        problems.append(Problem("history", Place(shown_as, 1, 1), "the first line does not name the columns",
                                f"begin with {','.join(COLUMNS)}, or take the file back from Git"))  # fmt: skip
    for number, row in enumerate(rows, start=1):
        if not row or tuple(row) == COLUMNS:
            continue
        try:
            day, *numbers = row
            found.append(Line(date.fromisoformat(day), *map(int, numbers)))
        except (ValueError, TypeError):
            problems.append(
                Problem(
                    "history",
                    Place(shown_as, number, 1),
                    "the line cannot be read",
                    f"write {','.join(COLUMNS)}, or remove the line",
                )
            )
    return tuple(sorted(found, key=lambda each: each.date)), problems


def with_line(before: Iterable[Line], new: Line) -> tuple[Line, ...]:
    """The history with one more line. A line of the same day is replaced: a day stands once."""
    kept = [each for each in before if each.date != new.date]
    return tuple(sorted([*kept, new], key=lambda each: each.date))


def history_text(lines: Iterable[Line]) -> str:
    """The history as a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([str(value) for value in astuple(each)] for each in lines)
    return out.getvalue()
