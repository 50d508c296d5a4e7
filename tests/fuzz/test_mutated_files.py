"""Whatever slips into a file that people write is told at its place, or the site has lost nothing.

`make test` spoils 12 times beside what once slipped through, all in about a minute; HUB_FUZZ=20000 spoils for a night,
some of it by real commands too.
`python tests/fuzz/run_fuzz.py` prints a table of what was found, and `--only SEED` one mutation again.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent))

from judging import Finding, judge
from mutations import FILES, mutation
from run_fuzz import Result, listed, results, seeds, table

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MANY = int(os.environ.get("HUB_FUZZ", "12"))
SECONDS = max(60, MANY)  # a second each when there is a night for it
REGRESSIONS = yaml.safe_load((HERE / "regressions.yaml").read_text(encoding="utf-8"))["regressions"]


def told(found: list[Result]) -> str:
    """The table and the list of findings, for whoever reads a failed test."""
    return f"\n{table(found)}\n{listed(found)}"


@pytest.fixture(scope="module")
def spoiled() -> tuple[list[Result], list[Result]]:
    """What came of spoiling anew, and of what once slipped through: by the same workers, whose start takes long."""
    asked = [*REGRESSIONS, *seeds(MANY, os.environ.get("HUB_FUZZ_SEED", "1"), really=MANY // 15)]
    found = list(results(asked, jobs=2, until=time.monotonic() + len(REGRESSIONS) + SECONDS))
    return [each for each in found if each.known["seed"]], [each for each in found if not each.known["seed"]]


@pytest.mark.slow
def test_a_spoiled_file_is_told_of_or_nothing_is_lost(spoiled: tuple[list[Result], list[Result]]) -> None:
    found, _ = spoiled
    assert found
    assert not [result for result in found if result.findings], told(found)


@pytest.mark.slow
def test_what_once_slipped_through_does_not_do_so_again(spoiled: tuple[list[Result], list[Result]]) -> None:
    _, found = spoiled
    assert len(REGRESSIONS) == len(found)
    assert not [result for result in found if result.findings], told(found)


@pytest.mark.slow
def test_a_worker_that_dies_is_told_of() -> None:
    """Another is spoiled first: it is not the start that fails."""
    nowhere = {"file": "data/nowhere.yaml", "kind": "x", "find": "a", "put": "b"}
    found = results([*REGRESSIONS[:1], nowhere], jobs=1)
    assert not next(found).findings
    with pytest.raises(RuntimeError, match="1 of 1 workers died"):
        list(found)


def test_the_same_seed_spoils_the_same_thing() -> None:
    made = [mutation(ROOT, f"7:{number}") for number in range(25)]
    assert made == [mutation(ROOT, f"7:{number}") for number in range(25)]
    assert len({each.file for each in made}) > 10


# ---- the oracle itself sees what it must see ----

KNOWN: Mapping[str, Any] = {
    "file": "data/helplines.yaml", "lines": [10, 11], "removed": "", "keeps_words": True, "must_tell": False,
    "names": [], "within": "", "entry": "childline",
}  # fmt: skip
FINE: Mapping[str, Any] = {
    "problems": [], "raised": "", "said": "", "lost": [], "alive": [], "built": True, "checked": True, "status": 0,
}  # fmt: skip
PROBLEM: Mapping[str, Any] = {
    "file": "data/helplines.yaml", "line": 10, "column": 1, "rule": "unknown-key", "id": None,
    "what": "`phnoe` is no key", "fix": "write `phone`", "severity": "error",
}  # fmt: skip
NUMBER = {"page": "en:help", "kind": "calls", "what": "tel:08001111"}


@pytest.mark.parametrize(
    ("kinds", "seen"),
    [
        ([], FINE),
        ([], {**FINE, "problems": [PROBLEM], "built": False, "status": 1}),
        (["wrong line"], {**FINE, "problems": [{**PROBLEM, "line": 300}], "status": 1}),
        (["wrong file"], {**FINE, "problems": [{**PROBLEM, "file": "resources.yaml"}], "status": 1}),
        (["raw error"], {**FINE, "problems": [{**PROBLEM, "what": "Input should be a valid string"}], "status": 1}),
        (["traceback"], {**FINE, "raised": "builtins.KeyError: 'phone' at scripts/x.py:1", "built": False}),
        (["raw error"], {**FINE, "raised": "jinja2.exceptions.UndefinedError: no", "built": False}),
        (["silent loss"], {**FINE, "lost": [NUMBER]}),
        (["only warned"], {**FINE, "lost": [NUMBER], "problems": [{**PROBLEM, "severity": "warning"}]}),
        (["silent loss"], {**FINE, "lost": [{"page": "cy:help", "kind": "words", "what": "Am ddim"}]}),
        (["silent loss"], {**FINE, "lost": [{"page": "cy:topic/x", "kind": "page", "what": "cy:topic/x"}]}),
        (["injection alive"], {**FINE, "alive": ["<script>"]}),
    ],
)
def test_the_oracle_tells_good_ends_from_bad(kinds: list[str], seen: Mapping[str, Any]) -> None:
    assert kinds == [finding.kind for finding in judge(KNOWN, seen)]


def test_what_was_taken_out_itself_is_no_loss() -> None:
    taken = {**KNOWN, "removed": 'phone: {value: "0800 1111"}', "keeps_words": False}
    assert [] == judge(taken, {**FINE, "lost": [NUMBER]})
    other = {**NUMBER, "what": "tel:116123"}
    assert [Finding("silent loss", "1 lost: calls 'tel:116123' on en:help")] == judge(taken, {**FINE, "lost": [other]})


def test_another_order_of_a_list_is_no_loss_where_the_file_says_the_order() -> None:
    row = {"page": "cy:resources", "kind": "inside", "what": "cy:resource/galop"}
    assert [] == judge({**KNOWN, "file": "data/finder.yaml"}, {**FINE, "lost": [row]})
    gone = {**row, "page": "cy:help"}
    for known, lost in ((KNOWN, row), ({**KNOWN, "file": "data/finder.yaml"}, gone)):
        assert ["silent loss"] == [finding.kind for finding in judge(known, {**FINE, "lost": [lost]})]


def test_a_problem_that_names_the_renamed_id_is_right_in_whatever_file() -> None:
    renamed = {**KNOWN, "names": ["childline"]}
    elsewhere = {**PROBLEM, "file": "docs/en/children.md", "what": "there is no helpline `childline`"}
    assert [] == judge(renamed, {**FINE, "problems": [elsewhere], "status": 1})


def test_each_file_that_people_write_can_be_spoiled() -> None:
    written = [path.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*") if path.is_file()]
    assert [] == [file for file in written if not any(fnmatch(file, pattern) for pattern in FILES)]
    assert {"resources.yaml", "mkdocs.yml", "docs/cy/*.md", "docs/en/*.md"} <= set(FILES)
    assert [] == [pattern for pattern in FILES if not list(ROOT.glob(pattern))]
