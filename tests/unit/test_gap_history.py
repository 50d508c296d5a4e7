"""The gap map over time: one line a day, whatever happens."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from holes import TODAY, catalogue, mark, resource, version

from hub.catalogue.gap_history import Line, history_text, line, read_history, with_line
from hub.catalogue.gaps import gap_map

OLD = Line(date(2026, 1, 2), 30, 1, 40, 3, 2)


def test_todays_line_counts_cells_gaps_and_resources() -> None:
    known = catalogue(
        resource("a", version("en"), version("cy")),
        resource("b", status="address-wanted"),
        resource("c", version(), status="withdrawn"),
    )
    # 30 cells, 2 live; 28 empty cells and 3 empty needs of the one topic.
    assert Line(TODAY, 30, 2, 31, 2, 1) == line(known, gap_map(known))


def test_cells_that_need_not_be_filled_are_not_in_the_history() -> None:
    known = catalogue(resource("a", version("en"), version("cy")), marks=(mark("parents", "prevent", "bsl"),))
    # One cell and its gap fewer.
    assert Line(TODAY, 29, 2, 30, 1, 1) == line(known, gap_map(known))


def test_the_history_survives_being_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "history.csv"
    lines = (OLD, Line(TODAY, 30, 2, 31, 2, 1))
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
