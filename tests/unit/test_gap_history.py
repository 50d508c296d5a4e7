"""The gap map over time: one line a day, whatever happens."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from holes import TODAY, catalogue, mark, resource, version

from hub.catalogue.gap_history import Line, history_text, line, read_history, since_last_quarter, with_line
from hub.catalogue.gaps import gap_map

OLD = Line(date(2026, 1, 2), 30, 1, 40, 3, 2)


def test_todays_line_counts_cells_gaps_and_resources() -> None:
    known = catalogue(
        resource("a", version("en"), version("cy")),
        resource("b", status="address-wanted"),
        resource("c", version(), status="withdrawn"),
    )
    # 30 cells, 2 live; 28 empty cells and 3 empty needs of the one topic.
    assert Line(TODAY, 30, 2, 31, 2, 1, {"cy": 1, "en": 1, "easy-read": 0, "bsl": 0, "other": 0}) == line(
        known, gap_map(known)
    )


def test_cells_that_need_not_be_filled_are_not_in_the_history() -> None:
    known = catalogue(resource("a", version("en"), version("cy")), marks=(mark("parents", "prevent", "bsl"),))
    # One cell and its gap fewer.
    found = line(known, gap_map(known))
    assert (29, 2, 30) == (found.cells, found.live_cells, found.gaps)


def test_the_history_survives_being_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "history.csv"
    lines = (OLD, Line(TODAY, 30, 2, 31, 2, 1, {"cy": 1, "bsl": 0}))
    path.write_text(history_text(lines), encoding="utf-8")
    assert (lines, []) == read_history(path, "history.csv")
    assert ((), []) == read_history(tmp_path / "none.csv", "none.csv")


def test_a_day_stands_once_with_its_last_figures() -> None:
    first, second = Line(TODAY, 30, 2, 31, 2, 1), Line(TODAY, 30, 3, 30, 3, 2)
    assert (OLD, second) == with_line(with_line([OLD], first), second)


def test_a_line_that_cannot_be_read_is_told_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "history.csv"
    path.write_text(
        "date,cells,live_cells,gaps,resources,live\nsoon,1,2,3,4,5\n2026-01-02,1\n",
        encoding="utf-8",
    )
    assert [2, 3] == [problem.place.line for problem in read_history(path, "history.csv")[1]]


def test_an_old_line_knows_no_needs_and_a_line_with_too_many_values_is_told(tmp_path: Path) -> None:
    path = tmp_path / "history.csv"
    old = "date,cells,live_cells,gaps,resources,live"
    path.write_text(f"{old}\n{old},cy\n2026-01-02,30,1,40,3,2\n2026-01-03,30,1,40,3,2,7\n", encoding="utf-8")
    assert ((OLD, Line(date(2026, 1, 3), 30, 1, 40, 3, 2, {"cy": 7})), []) == read_history(path, "history.csv")
    path.write_text(f"{old},cy\n2026-01-03,30,1,40,3,2,7,8\n", encoding="utf-8")
    assert [2] == [problem.place.line for problem in read_history(path, "history.csv")[1]]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], None),
        ([TODAY], None),
        ([date(2026, 11, 1), date(2026, 11, 8)], date(2026, 11, 1)),
        ([date(2026, 8, 1), date(2026, 9, 30), date(2026, 10, 1)], date(2026, 9, 30)),
    ],
)
def test_the_map_is_compared_with_the_last_line_of_the_quarter_before_or_with_the_oldest(
    days: list[date], expected: date | None
) -> None:
    found = since_last_quarter([Line(day, 30, 1, 40, 3, 2) for day in days], TODAY)
    assert expected == (found.date if found else None)
