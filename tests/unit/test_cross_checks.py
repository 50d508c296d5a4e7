"""What entries must obey together, read from files of ids alone."""

from __future__ import annotations

from pathlib import Path

from hub.catalogue.cross_checks import shared_addresses, together
from hub.catalogue.yaml_file import read
from hub.languages import Text
from hub.schema import LeftOut


def told(tmp_path: Path, text: str, *left_out: str) -> list[tuple[str, int]]:
    path = tmp_path / "a.yaml"
    path.write_text("resources:\n" + text, encoding="utf-8")
    root, problems = read(path, "a.yaml")
    assert root is not None
    assert [] == problems
    rows = [LeftOut(id=each, reason=Text("a", "b")) for each in left_out]
    found = together(root, "a.yaml", rows)
    return sorted((problem.rule, problem.place.line - 1) for problem in found)


def test_another_name_is_nobody_elses(tmp_path: Path) -> None:
    text = "- {id: a, also_known_as: [x, b]}\n- {id: b, also_known_as: [x]}\n"
    assert [("also-known-as", 1), ("also-known-as", 2)] == told(tmp_path, text)


def test_what_is_left_out_is_neither_an_id_nor_another_name(tmp_path: Path) -> None:
    text = "- {id: a, also_known_as: [x]}\n- {id: b}\n"
    assert [("left-out", 1), ("left-out", 2)] == told(tmp_path, text, "x", "b")


def test_a_circle_of_successors_is_told_of_at_each_of_its_entries_and_nowhere_else(tmp_path: Path) -> None:
    text = """\
- {id: before, superseded_by: a}
- {id: a, superseded_by: b}
- {id: b, superseded_by: c}
- {id: c, superseded_by: a}
- {id: own, superseded_by: own}
- {id: lost, superseded_by: nobody}
- {id: fine, superseded_by: last}
- {id: last}
"""
    expected = [("superseded-by", line) for line in (2, 3, 4, 5, 6)]
    assert expected == told(tmp_path, text)


def test_entries_with_other_faults_still_count(tmp_path: Path) -> None:
    text = "- {id: a, title: 5}\n- {id: [a]}\n- words\n- {id: b, also_known_as: [a]}\n- {also_known_as: words}\n"
    assert [("also-known-as", 4)] == told(tmp_path, text)


def test_an_address_belongs_to_one_work_unless_a_reason_is_given(tmp_path: Path) -> None:
    text = """\
- {id: a, versions: [{url: "https://www.example.org/x/"}]}
- {id: b, versions: [{url: "http://example.org/x"}]}
- {id: c, versions: [{url: "https://example.org/X"}]}
- {id: d, versions: [{url: "https://example.org/x", shared: {cy: "a", en: "b"}}]}
- {id: e, status: withdrawn, versions: [{url: "https://example.org/x"}]}
"""
    assert [("duplicate-address", 2)] == told(tmp_path, text)
    (tmp_path / "resources.yaml").write_text(f"resources:\n{text}", encoding="utf-8")
    warned = shared_addresses(tmp_path)
    assert [("warning", 5, "d")] == [(each.severity, each.place.line, each.about) for each in warned]
    assert "`a`" in warned[0].what
