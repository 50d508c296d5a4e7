"""`hub gaps`, `hub due` and `hub log` at the terminal, in a project of their own."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from small_project import RESOURCES, make, run

from hub.cli import due, gaps, log

CHANGES = Path("data") / "changes.yaml"
STATE = Path("data") / "catalogue-state.json"
HISTORY = Path("data") / "gap-history.csv"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path)
    monkeypatch.chdir(tmp_path)


def hub(*words: str, today: str = "2026-11-22") -> int:
    return run((gaps, due, log), *words, today=today)


def rewrite(old: str, new: str) -> None:
    path = Path("resources.yaml")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def english_for_parents(capsys: pytest.CaptureFixture[str], today: str, *more: str) -> tuple[int, int]:
    """Live and listed in the cell of English for parents under the first objective."""
    capsys.readouterr()
    assert hub("gaps", "--format", "json", *more, today=today) == 0
    cells = json.loads(printed(capsys))["cells"]
    (cell,) = [c for c in cells if (c["audience"], c["objective"], c["need"]) == ("parents", "prevent", "en")]
    return cell["live"], cell["listed"]


def test_the_three_formats_tell_the_same_number_of_cells_and_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    assert hub("gaps", "--format", "json") == 0
    told = json.loads(printed(capsys))
    assert 7 * 4 * 5 == len(told["cells"])
    assert hub("gaps", "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(printed(capsys))))
    assert {"cell": len(told["cells"]), "gap": len(told["gaps"])} == {
        kind: sum(row["row"] == kind for row in rows) for kind in ("cell", "gap")
    }
    assert hub("gaps") == 0
    assert f"{len(told['gaps'])} gaps on 2026-11-22" in printed(capsys)


def test_the_day_that_is_given_decides_what_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert (1, 1) == english_for_parents(capsys, "2027-05-21")
    assert (0, 1) == english_for_parents(capsys, "2027-07-21")


def test_an_entry_that_is_withdrawn_leaves_the_counts(capsys: pytest.CaptureFixture[str]) -> None:
    rewrite("status: listed", "status: withdrawn")
    assert (0, 0) == english_for_parents(capsys, "2026-11-22")


def test_a_link_found_broken_leaves_the_counts(capsys: pytest.CaptureFixture[str]) -> None:
    links = {"https://example.org/first.pdf": {"state": "broken", "since": "2026-11-01"}}
    Path("found.json").write_text(json.dumps({"links": links}), encoding="utf-8")
    assert (0, 1) == english_for_parents(capsys, "2026-11-22", "--health", "found.json")


def test_the_history_gets_one_line_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert hub("gaps", "--record") == 0
    assert hub("gaps", "--record", today="2026-12-01") == 0
    capsys.readouterr()
    lines = HISTORY.read_text(encoding="utf-8").splitlines()
    assert ["date", "2026-11-22", "2026-12-01"] == [line.split(",")[0] for line in lines]


def test_a_history_that_cannot_be_read_is_not_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    HISTORY.write_text("words\n", encoding="utf-8")
    assert hub("gaps", "--record") == 1
    assert "[history]" in capsys.readouterr().err
    assert "words\n" == HISTORY.read_text(encoding="utf-8")


def test_a_catalogue_with_problems_is_told_and_not_mapped(capsys: pytest.CaptureFixture[str]) -> None:
    rewrite("kind: guide", "kind: gide")
    for words in (["gaps"], ["due"], ["log"]):
        assert hub(*words) == 1
        told = capsys.readouterr()
        assert ("", True) == (told.out, "[unknown-term]" in told.err)


def test_what_is_due_is_listed_in_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert hub("due", "--format", "json", today="2027-06-01") == 0
    lists = json.loads(printed(capsys))["owners"]["prevent-workstream"]
    assert ["first-guide", "second-film"] == [task["id"] for task in lists["overdue"]]
    assert ["second-film"] == [task["id"] for task in lists["address-wanted"]]
    assert hub("due", today="2027-06-01") == 0
    assert "  2027-05-21  first-guide\n" in printed(capsys)
    assert hub("due", "--format", "markdown", today="2027-06-01") == 0
    assert "- [ ] First guide (`first-guide`), review by 2027-05-21" in printed(capsys)


def test_a_title_cannot_make_links_or_mentions_in_the_issue(capsys: pytest.CaptureFixture[str]) -> None:
    rewrite('en: "First guide"', 'en: "[x](https://example.org) @everyone #1"')
    assert hub("due", "--format", "markdown") == 0
    assert "\\[x\\](https://example.org) \\@everyone \\#1" in printed(capsys)


def test_each_change_is_logged_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert hub("log") == 0
    assert "The log begins here, with 2 entries." in printed(capsys)
    assert not CHANGES.exists()
    rewrite("kind: film", "kind: book")
    for _ in range(2):
        assert hub("log", today="2026-11-23") == 0
    rewrite("status: listed", "status: withdrawn")
    assert hub("log", today="2026-11-24") == 0
    third = RESOURCES.split("  - id: second-film")[1].replace("# The end.\n", "")
    rewrite("# The end.\n", f"  - id: third{third}")
    assert hub("log", today="2026-11-25") == 0
    assert hub("log", today="2026-11-26") == 0
    lines = [line for line in CHANGES.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    assert [
        "- {date: 2026-11-23, id: second-film, change: changed}",
        "- {date: 2026-11-24, id: first-guide, change: withdrawn}",
        "- {date: 2026-11-25, id: third, change: added}",
    ] == lines


def test_a_dry_run_of_the_log_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert hub("log") == 0
    state = STATE.read_bytes()
    rewrite("kind: film", "kind: book")
    capsys.readouterr()
    assert hub("log", "--dry-run") == 0
    assert "changed  second-film" in printed(capsys)
    assert (state, False) == (STATE.read_bytes(), CHANGES.exists())


def test_a_faulty_log_is_not_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    CHANGES.write_text("- {date: never}\n", encoding="utf-8")
    assert hub("log") == 1
    assert "data/changes.yaml:1:" in capsys.readouterr().err
    assert ("- {date: never}\n", False) == (CHANGES.read_text(encoding="utf-8"), STATE.exists())
