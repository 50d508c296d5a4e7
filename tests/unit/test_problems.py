"""How problems are told: to people, to GitHub and to programs."""

from __future__ import annotations

import json

from hub.catalogue.problems import CatalogueError, Place, Problem, as_github, as_json, as_text

FIRST = Problem("url-scheme", Place("resources.yaml", 9, 11), "wrong", "right it", "ap-cymorth")
THEN = Problem("date", Place("resources.yaml", 42, 1), "50% wrong:\nreally", "do, so", severity="warning")


def test_people_read_one_line_each_in_order_and_a_count() -> None:
    assert (
        "resources.yaml:9:11 [url-scheme] «ap-cymorth»: wrong. Fix: right it.\n"
        "resources.yaml:42:1 [date] warning: 50% wrong:\N{REPLACEMENT CHARACTER}really. Fix: do, so.\n"
        "1 problem, 1 warning."
    ) == as_text([THEN, FIRST, FIRST])
    assert "0 problems." == as_text([]).strip()


def test_github_shows_them_beside_the_line() -> None:
    first, then = as_github([THEN, FIRST]).splitlines()
    assert first.startswith("::error file=resources.yaml,line=9,col=11,title=url-scheme::ap-cymorth: wrong.")
    assert then.startswith("::warning file=resources.yaml,line=42,col=1,title=date::50%25 wrong:%0Areally.")


def test_programs_read_json() -> None:
    found = json.loads(as_json([FIRST]))
    assert [
        {"file": "resources.yaml", "line": 9, "column": 11, "rule": "url-scheme", "id": "ap-cymorth",
         "what": "wrong", "fix": "right it", "severity": "error"}
    ] == found  # fmt: skip


def test_the_error_carries_each_problem_once_in_order() -> None:
    assert (FIRST, THEN) == CatalogueError([THEN, FIRST, THEN]).problems
