"""Problems as a workflow's summary shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub import cli
from hub.catalogue import Problem
from hub.catalogue.problems import Place
from hub.cli.summaries import MOST_ROWS, append, problems_as_markdown

HOSTILE = "<img src=x onerror=alert(1)> [press](javascript:1) @somebody `x` | \n## more #12 https://elsewhere.example"


def problem(line: int, what: str = "it is wrong", **more: str) -> Problem:
    return Problem("a-rule", Place("resources.yaml", line, 1), what, "mend it", **more)  # type: ignore[arg-type]


def test_no_problems_are_said() -> None:
    assert "No problems.\n" == problems_as_markdown([])


def test_errors_stand_before_what_is_to_be_looked_at() -> None:
    said = problems_as_markdown([problem(1, severity="warning"), problem(2, about="an-id")])
    assert [
        "1 error, 1 to look at.", "",
        "| Where | What | How to fix it |", "| --- | --- | --- |",
        "| resources.yaml:2 | **error** «an-id»: it is wrong | mend it |",
        "| resources.yaml:1 | it is wrong | mend it |",
    ] == said.splitlines()  # fmt: skip


def test_words_of_others_stay_words() -> None:
    said = problems_as_markdown([problem(1, HOSTILE, about=HOSTILE)])
    assert "<img" not in said
    assert "[press](" not in said
    assert "@somebody" not in said
    assert "https://" not in said
    assert "#12" not in said
    assert 5 == len(said.splitlines())
    assert 4 == said.splitlines()[-1].replace("\\|", "").count("|")


def test_a_long_list_is_cut_and_says_so() -> None:
    said = problems_as_markdown(problem(line) for line in range(1, MOST_ROWS + 6))
    assert "And 5 more: run `hub check`." == said.splitlines()[-1]


def test_a_summary_is_added_to(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    path.write_text("before\n", encoding="utf-8")
    append(path, "after\n")
    assert "before\nafter\n" == path.read_text(encoding="utf-8")


def test_the_check_writes_its_problems_into_a_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, summary = tmp_path / "odd.yaml", tmp_path / "summary.md"
    path.write_text("resources:\n  - id: Not An Id\n", encoding="utf-8")
    assert 1 == cli.main(["check", str(path), "--format", "github", "--summary", str(summary)])
    assert capsys.readouterr().out.startswith("::error file=")
    assert "**error**" in summary.read_text(encoding="utf-8")
