"""Each broken catalogue of tests/fixtures/broken-catalogues.yaml gives exactly the problems named there."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from hub.catalogue import records
from hub.catalogue.cross_checks import together
from hub.catalogue.loading import FILES, known_ids
from hub.catalogue.problems import Problem, in_order
from hub.cli import main
from hub.schema import Resources
from hub.schema.faults import Known

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
TABLE = yaml.safe_load((ROOT / "tests" / "fixtures" / "broken-catalogues.yaml").read_text(encoding="utf-8"))
BASE: str = TABLE["base"]
BROKEN: Mapping[str, Mapping[str, Any]] = TABLE["broken"]


@pytest.fixture(scope="module")
def known() -> Known:
    found: list[Problem] = []
    nodes = {name: records.read_nodes(ROOT / "data" / f"{name}.yaml", ROOT, found) for name in FILES}
    assert [] == found
    refused = {"https://www.internetmatters.org/cy/": "a machine made them"}
    return Known(known_ids({name: node for name, node in nodes.items() if node}, None), TODAY, refused=refused)


def content(case: Mapping[str, Any]) -> bytes:
    """The broken file: the base with its edits, or a whole file."""
    if "bytes" in case:
        return bytes.fromhex(case["bytes"])
    text = case.get("text", BASE)
    for old, new in case.get("edits", ()):
        assert 1 == BASE.count(old), old
        text = text.replace(old, new, 1)
    return str(text).encode()


def told(path: Path, known: Known) -> tuple[Problem, ...]:
    found: list[Problem] = []
    node = records.read_nodes(path, path.parent, found)
    if node is not None:
        records.record(Resources, node, path.name, known, found)
        found += together(node, path.name, ())
    return in_order(found)


def lines(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{p.place.line}:{p.place.column} [{p.rule}] {p.what}" for p in problems]


def test_the_base_is_sound(tmp_path: Path, known: Known) -> None:
    path = tmp_path / "base.yaml"
    path.write_text(BASE, encoding="utf-8")
    assert () == told(path, known)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_catalogue_gives_these_problems(name: str, tmp_path: Path, known: Known) -> None:
    path = tmp_path / "broken.yaml"
    path.write_bytes(content(BROKEN[name]))
    found = told(path, known)
    assert BROKEN[name]["problems"] == lines(found)
    assert all(problem.fix for problem in found)


def test_every_rule_of_an_entry_has_a_broken_example() -> None:
    folder = ROOT / "scripts" / "hub"
    modules = [*(folder / "schema").glob("[avrp]*.py"), *(folder / "catalogue").glob("[cfy]*.py")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in modules)
    rules = set(re.findall(r'(?:note|Problem|Fault|wrong|placed)\((?:[^()]*\([^()]*\))?[^()"]*"([a-z-]+)",', code))
    shown = {re.findall(r"\[([a-z-]+)\]", line)[0] for case in BROKEN.values() for line in case["problems"]}
    assert len(rules) > 20
    # These need a file that is too large, other files, or a catalogue with a neighbour.
    elsewhere = {"too-large", "too-many", "too-deep", "not-a-file", "unreadable", "left-out", "unknown-id", "slug",
                 "email", "state", "english-newer", "layout", "nowhere", "last-rule", "full-week",
                 "asking-class", "asking-lines", "asking-rule", "asking-who",
                 "duplicate-topic", "no-group"}  # fmt: skip
    assert set() == rules - shown - elsewhere


def test_hub_check_prints_each_problem_with_its_file_and_remedy_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.yaml"
    path.write_bytes(content(BROKEN["many"]))
    assert main(["check", str(path), "--today", TODAY.isoformat()]) == 1
    printed = capsys.readouterr().out
    assert f"{path}:8:11 [unknown-term] «first-guide»: `giude` is not a known kind (did you mean `guide`?)" in printed
    assert f"{len(BROKEN['many']['problems'])} problems." in printed


def test_hub_check_as_a_program_gives_the_line_and_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_bytes(content(BROKEN["yaml-tag-python"]))
    done = subprocess.run(
        [sys.executable, "-m", "hub", "check", str(path), "--today", TODAY.isoformat()],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert BROKEN["yaml-tag-python"]["problems"][0].split(" ", 1)[1] in done.stdout
    assert not done.stderr
