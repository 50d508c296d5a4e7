"""YAML as nodes that know where they stand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from hub.catalogue import load
from hub.catalogue.yaml_file import Node, read, read_text, shown, walk

ROOT = Path(__file__).resolve().parents[2]


def nodes(tmp_path: Path, text: str) -> Node:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    root, problems = read(path, "a.yaml")
    assert [] == problems
    assert root is not None
    return root


def test_every_value_knows_its_line_and_column(tmp_path: Path) -> None:
    root = nodes(tmp_path, "# words\na:\n  - {b: ŵy, c: x}\n")
    assert root.entries is not None
    key, value = root.entries["a"]
    assert ((2, 1), (3, 3)) == ((key.line, key.column), (value.line, value.column))
    inner = (value.items or [])[0].entries or {}
    assert (3, 16) == (inner["c"][1].line, inner["c"][1].column)


@pytest.mark.parametrize(
    ("words", "kind"),
    [("x", "text"), ("'5'", "text"), ("5", "a number"), ("-2.50", "a number"), ("1e3", "a number"),
     ("true", "true or false"), ("yes", "text"), ("no", "text"), ("null", "empty"), ("~", "empty"),
     ("2026-11-21", "a date"), ("[]", "a list"), ("{}", "a map"), (".inf", "a number"),
     ("0x1F", "a number"), ("1_000", "text"), ("0800 1111", "text"), ("08001111", "a number")],
)  # fmt: skip
def test_a_value_is_what_yaml_1_2_takes_it_for(words: str, kind: str, tmp_path: Path) -> None:
    root = nodes(tmp_path, f"a: {words}\n")
    assert root.entries is not None
    assert kind == root.entries["a"][1].kind()


def test_walking_meets_every_node_once(tmp_path: Path) -> None:
    assert 6 == len(list(walk(nodes(tmp_path, "a: [1, {b: 2}]\nc: 3\n"))))


def test_every_surprise_is_told_of_and_nothing_is_taken_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: &x 1\nb: *x\nc: !!str 2\nd:\n  <<: {e: 1}\n", encoding="utf-8")
    root, problems = read(path, "a.yaml")
    assert root is None
    assert [("anchor", 1), ("alias", 2), ("tag", 3), ("merge-key", 5)] == [
        (problem.rule, problem.place.line) for problem in problems
    ]


def test_what_was_read_before_is_given_again_until_the_text_is_another() -> None:
    text = "a: [1, 2]\nb: &x 3\n"
    (root, problems), (again, told) = read_text(text, "a.yaml"), read_text(text, "a.yaml")
    assert (root, problems) == (again, told)
    told.clear()  # a list of one's own
    assert problems == read_text(text, "a.yaml")[1] != []
    assert 4 == len(list(walk(_root("a: [1, 2]\n"))))
    assert 5 == len(list(walk(_root("a: [1, 2, 3]\n"))))
    assert 7 == read_text("a: 1\n", "a.md", first_line=7)[0].line  # type: ignore[union-attr]
    assert 1 == read_text("a: 1\n", "a.md")[0].line  # type: ignore[union-attr]


def _root(text: str) -> Node:
    root, _ = read_text(text, "a.yaml")
    assert root is not None
    return root


def test_whoever_reads_a_file_leaves_its_nodes_as_they_were() -> None:
    """They are kept for the next who reads it."""
    load(ROOT, today=dt.date(2026, 12, 1))
    for name in ("resources.yaml", "data/helplines.yaml", "data/vocabulary.yaml", "data/situations.yaml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert read_text(text, "other name")[0] == read_text(text, name)[0], name


def test_what_is_shown_of_a_file_is_short_and_harmless() -> None:
    assert "a\N{REPLACEMENT CHARACTER}b" == shown("a\x1bb")
    assert 60 == len(shown("x" * 5000))
