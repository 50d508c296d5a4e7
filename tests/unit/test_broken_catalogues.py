"""Each broken catalogue of tests/fixtures/broken is told of by exactly the words beside it.

`pytest tests/unit/test_broken_catalogues.py --write-golden` writes the words anew; read the diff.
"""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from hub.catalogue import CatalogueError, load
from hub.catalogue.problems import as_text
from hub.cli import main

ROOT = Path(__file__).resolve().parents[2]
BROKEN = sorted((ROOT / "tests" / "fixtures" / "broken").glob("*.yaml"))
TODAY = date(2026, 11, 22)
# The short tests read every third.
EACH = [pytest.param(path, id=path.stem, marks=[pytest.mark.slow] if at % 3 else []) for at, path in enumerate(BROKEN)]


def problems_of(path: Path) -> str:
    with pytest.raises(CatalogueError) as told:
        load(ROOT, today=TODAY, catalogue=path)
    return as_text(told.value.problems) + "\n"


@pytest.mark.parametrize("path", EACH)
def test_a_broken_catalogue_is_told_of_in_these_words(path: Path, *, request: pytest.FixtureRequest) -> None:
    golden = path.with_suffix(".txt")
    found = problems_of(path)
    if request.config.getoption("--write-golden"):
        golden.write_text(found, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == found


def test_there_are_many_broken_catalogues_and_a_message_for_each() -> None:
    assert len(BROKEN) >= 80
    messages = {path.stem for path in (ROOT / "tests" / "fixtures" / "broken").glob("*.txt")}
    assert {path.stem for path in BROKEN} == messages


def test_every_rule_of_the_catalogue_has_a_broken_example() -> None:
    folder = ROOT / "scripts" / "hub" / "catalogue"
    modules = (
        "addresses", "across", "fields", "loading", "opening", "pairs", "reader", "rules", "source",
        "syntax", "values", "versions", "words",
    )  # fmt: skip
    code = "\n".join((folder / f"{name}.py").read_text(encoding="utf-8") for name in modules)
    call = r'(?:problem|note|Problem|Fault)\(\s*"([a-z-]+)"|return no\("([a-z-]+)"|"((?:welsh|english)-missing)"'
    rules = {next(filter(None, found)) for found in re.findall(call, code)}
    told = "".join(path.with_suffix(".txt").read_text(encoding="utf-8") for path in BROKEN)
    shown = set(re.findall(r" \[([a-z-]+)\] ", told))
    # These need a file that is too large, or that lies outside of the fixtures: see test_hostile, test_supporting.
    elsewhere = {"too-large", "too-many", "too-deep", "not-a-file", "unreadable", "left-out", "unknown-id"}
    assert set() == rules - shown - elsewhere


@pytest.mark.parametrize("path", BROKEN[::9], ids=lambda path: path.stem)
def test_hub_check_prints_the_same_words_and_fails(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(path), "--today", TODAY.isoformat()]) == 1
    assert path.with_suffix(".txt").read_text(encoding="utf-8") == capsys.readouterr().out


def test_hub_check_as_a_program_gives_the_line_and_no_traceback() -> None:
    path = ROOT / "tests" / "fixtures" / "broken" / "yaml-tag-python.yaml"
    done = subprocess.run(
        [sys.executable, "-m", "hub", "check", str(path), "--today", TODAY.isoformat()],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert path.with_suffix(".txt").read_text(encoding="utf-8") == done.stdout
    assert not done.stderr
