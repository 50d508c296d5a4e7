"""`hub review`: lists, confirms, spreads, writes a calendar; and the workbook's column that confirms too."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from edited_workbook import NEW, NEW_VERSION, append, both, edited, heads, hub, lines_changed, now, put, taken
from openpyxl import Workbook, load_workbook
from small_project import RESOURCES, make_smaller, run

from hub.catalogue import Catalogue, load
from hub.catalogue.reviews import months_after
from hub.cli import review

TODAY = datetime.now(tz=UTC).date()


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_smaller(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def hub_review(*words: str, today: str = "2026-11-22") -> int:
    return run((review,), "review", *words, today=today)


def again() -> Catalogue:
    return load(Path.cwd(), today=TODAY)


# ---- listing ----


def test_what_is_due_is_listed_by_week_and_what_is_late_first(capsys: pytest.CaptureFixture[str]) -> None:
    text = RESOURCES.replace("review_by: 2027-05-21", "review_by: 2026-12-16", 1)
    Path("resources.yaml").write_text(text.replace("2027-05-21", "2026-11-01"), encoding="utf-8")
    assert 0 == hub_review()
    out = capsys.readouterr().out
    assert "Late: 1\n  2026-11-01  second-film  (film, every 6 months)" in out
    assert "Week of 2026-12-14: 1\n  2026-12-16  first-guide  (guide, every 12 months)" in out
    assert "2 entries to look at by 60 days from 2026-11-22." in out


def test_nothing_due_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == hub_review()
    assert "0 entries to look at" in capsys.readouterr().out
    assert 0 == hub_review("--format", "markdown")
    assert "Nothing is due." in capsys.readouterr().out


def test_the_list_for_programs_says_how_many_days_are_left(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == hub_review("--format", "json", "--days", "200")
    found = json.loads(capsys.readouterr().out)
    assert ["first-guide", "second-film"] == [each["id"] for each in found["due"]]
    assert (180, "everything-else", 12) == (
        found["due"][0]["left"], found["due"][0]["rule"]["id"], found["due"][0]["rule"]["months"],
    )  # fmt: skip


def test_the_digest_can_be_ticked_and_holds_no_title_that_acts(capsys: pytest.CaptureFixture[str]) -> None:
    text = RESOURCES.replace('{en: "First guide"}', '{en: "First [guide](javascript:1) @somebody"}')
    Path("resources.yaml").write_text(text, encoding="utf-8")
    assert 0 == hub_review("--format", "markdown", "--days", "200")
    out = capsys.readouterr().out
    assert out.startswith("# To look at in the next 200 days: 2\n")
    assert "- [ ] 2027-05-21 First \\[guide\\](javascript:1) \\@somebody (`first-guide`): <https://example.org/" in out


# ---- confirming ----


def test_confirming_many_gives_each_its_next_day_and_stamps_its_links() -> None:
    assert 0 == hub_review("--confirm", "first-guide", "second-film", "first-guide")
    gone, new = lines_changed(now())
    assert [f"checked: {TODAY}"] * 2 == [line.strip(" }").rpartition("checked:")[1] + f" {TODAY}" for line in new
                                         if "checked" in line]  # fmt: skip
    assert 4 == len(new)
    assert ["    review_by: 2027-05-21"] == sorted({line for line in gone if "review_by" in line})
    first, second = again().resources
    assert months_after(TODAY, 6) < first.review_by <= months_after(TODAY, 12)
    assert months_after(TODAY, 2) < second.review_by <= months_after(TODAY, 6)
    assert "# The English one." in now()


def test_an_entry_that_is_not_there_confirms_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == hub_review("--confirm", "first-guide", "third")
    assert "there is no entry «third»" in capsys.readouterr().err
    assert RESOURCES == now()


def test_a_dry_run_tells_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == hub_review("--confirm", "first-guide", "--dry-run")
    assert "2027-05-21 → " in capsys.readouterr().out
    assert RESOURCES == now()


@pytest.mark.parametrize("words", [("--all",), ("--dry-run",), ("--spread", "--confirm", "a"), ("--days", "soon")])
def test_what_does_not_go_together_is_wrong_use(words: tuple[str, ...]) -> None:
    try:
        status = hub_review(*words)
    except SystemExit as told:
        status = int(str(told.code))
    assert 2 == status
    assert RESOURCES == now()


# ---- spreading ----


def test_spreading_moves_a_heap_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    entry = RESOURCES.partition("  - id: second-film")[2].partition("# The end.")[0]
    more = "".join(f"  - id: film-{n}{entry}" for n in range(20))
    text = RESOURCES.replace("# The end.", f"{more}# The end.")
    Path("resources.yaml").write_text(text, encoding="utf-8")
    assert 0 == hub_review("--spread")
    assert "22 entries moved. The fullest week holds" in capsys.readouterr().out
    without = [line for line in now().splitlines() if "review_by" not in line]
    assert [line for line in text.splitlines() if "review_by" not in line] == without
    before = now()
    assert 0 == hub_review("--spread")
    assert before == now()


# ---- the workbook ----


def test_a_yes_in_the_workbook_confirms_as_the_command_does(capsys: pytest.CaptureFixture[str]) -> None:
    by_workbook = taken(put("resources", 2, "reviewed", "yes"))
    assert "~ first-guide review_by: «2027-05-21» → " in capsys.readouterr().out
    Path("resources.yaml").write_text(RESOURCES, encoding="utf-8")
    assert 0 == hub_review("--confirm", "first-guide")
    assert now() == by_workbook != RESOURCES


@pytest.mark.parametrize("word", ["no", "", "0", None])
def test_a_no_confirms_nothing(word: str | None) -> None:
    assert RESOURCES == taken(put("resources", 2, "reviewed", word))


def test_a_day_that_the_curator_wrote_goes_before_the_rule() -> None:
    text = taken(both(put("resources", 2, "reviewed", "x"), put("resources", 2, "review_by", "2027-03-03")))
    assert "    review_by: 2027-03-03" in text.splitlines()
    assert 2 == text.count(f"checked: {TODAY}")


def test_a_version_that_goes_is_not_stamped_first() -> None:
    def remove(book: Workbook) -> None:
        book["versions"].delete_rows(3)

    text = taken(both(put("resources", 2, "reviewed", True), remove))
    assert ("cyntaf" in text, 1) == (False, text.count(f"checked: {TODAY}"))


def test_a_new_row_with_a_yes_is_added_as_it_stands() -> None:
    text = taken(both(append("resources", **NEW, reviewed="yes"), append("versions", **NEW_VERSION)))
    assert "  - id: third-page" in text
    assert "reviewed: yes" not in text


def test_other_words_are_told_in_their_cell(capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == hub("import", str(edited(put("resources", 3, "reviewed", "perhaps"))))
    assert (
        "resources]:3:2 [tick] sheet resources, cell B3 (Looked at today): «perhaps» is no yes"
        in capsys.readouterr().err
    )
    assert RESOURCES == now()


def test_a_workbook_from_before_there_was_the_column_is_taken_back() -> None:
    def remove(book: Workbook) -> None:
        book["resources"].delete_cols(2)

    assert RESOURCES == taken(remove)


def test_the_column_stands_beside_the_id_and_offers_yes() -> None:
    path = edited(lambda _book: None)
    book = load_workbook(path)
    assert ["id", "reviewed"] == heads(book, "resources")[:2]
    ranges = [rule.formula1 for rule in book["resources"].data_validations.dataValidation if "B2" in rule.sqref]
    (formula,) = ranges
    place = formula.rpartition("$B$")[2]
    assert "yes" == book["words"].cell(int(place), 2).value
