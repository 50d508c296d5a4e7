"""The gap map over time: `data/gap-history.csv`, one line for each release."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
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
    with something that counts. `by_need` says of each need how many of its cells have something live;
    each need has a column of its own, after the others, which an old file may lack.
    """

    date: date
    cells: int
    live_cells: int
    gaps: int
    resources: int
    live: int
    by_need: Mapping[str, int] = field(default_factory=dict)


COLUMNS = tuple(f.name for f in fields(Line))[:-1]


def line(catalogue: Catalogue, found: GapMap) -> Line:
    """Today's line."""
    return Line(
        date=catalogue.today,
        cells=len(found.cells) - len(found.waived),
        live_cells=sum(cell.count.live > 0 for cell in found.cells),
        gaps=sum(gap.mark_id != "not-applicable" for gap in found.gaps),
        resources=sum(r.status != "withdrawn" for r in catalogue.resources),
        live=sum(bool(catalogue.live_versions(r)) for r in catalogue.resources),
        by_need=dict.fromkeys(catalogue.vocabulary.needs, 0)
        | Counter(cell.need for cell in found.cells if cell.count.live),
    )


def read_history(path: Path, shown_as: str) -> tuple[tuple[Line, ...], list[Problem]]:
    """Every line, oldest first; no file is an empty history."""
    if not path.exists():
        return (), []
    found: list[Line] = []
    problems: list[Problem] = []
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    rows = list(csv.reader(io.StringIO(text)))
    if not rows or not _names_columns(rows[0]):
        problems.append(Problem("history", Place(shown_as, 1, 1), "the first line does not name the columns",
                                f"begin with {','.join(COLUMNS)}, or take the file back from Git"))  # fmt: skip
    # Two branches that were joined may both have left their first line.
    header = max((row for row in rows if _names_columns(row)), key=len, default=[])
    for number, row in enumerate(rows, start=1):
        if not row or _names_columns(row):
            continue
        try:
            found.append(_line(row, header))
        except ValueError:
            problems.append(
                Problem(
                    "history",
                    Place(shown_as, number, 1),
                    "the line cannot be read",
                    f"write {','.join(COLUMNS)}, or remove the line",
                )
            )
    return tuple(sorted(found, key=lambda each: each.date)), problems


def _names_columns(row: list[str]) -> bool:
    return tuple(row[: len(COLUMNS)]) == COLUMNS


def _line(row: list[str], header: list[str]) -> Line:
    """One line of the file.

    Raises:
        ValueError: a day or a number that is none, too many values or too few.

    """
    day, *numbers = row[: len(COLUMNS)]
    if len(row) > max(len(header), len(COLUMNS)):
        message = "more values than columns"
        raise ValueError(message)
    needs = zip(header[len(COLUMNS) :], row[len(COLUMNS) :], strict=False)  # an old line has none
    by_need = {need: int(number) for need, number in needs if number}
    cells, live_cells, gaps, resources, live = map(int, numbers)
    return Line(date.fromisoformat(day), cells, live_cells, gaps, resources, live, by_need)


def with_line(before: Iterable[Line], new: Line) -> tuple[Line, ...]:
    """The history with one more line. A line of the same day is replaced: a day stands once."""
    kept = [each for each in before if each.date != new.date]
    return tuple(sorted([*kept, new], key=lambda each: each.date))


def history_text(lines: Iterable[Line]) -> str:
    """The history as a CSV file, with a column for each need that one of the lines knows."""
    listed = list(lines)
    needs = list(dict.fromkeys(need for each in listed for need in each.by_need))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*COLUMNS, *needs])
    writer.writerows(
        [*(str(getattr(each, name)) for name in COLUMNS), *(str(each.by_need.get(need, "")) for need in needs)]
        for each in listed
    )
    return out.getvalue()


def since_last_quarter(lines: Iterable[Line], today: date) -> Line | None:
    """The last line before this quarter began, or the oldest there is; None where today's is the first."""
    before = [each for each in sorted(lines, key=lambda each: each.date) if each.date < today]
    start = date(today.year, today.month - (today.month - 1) % 3, 1)
    older = [each for each in before if each.date < start]
    return older[-1] if older else next(iter(before), None)
