"""A curator's workbook: given out, edited, taken back, with nothing else of the file touched."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from edited_workbook import (
    NEW,
    NEW_VERSION,
    append,
    both,
    edited,
    given_out,
    heads,
    hub,
    lines_changed,
    now,
    put,
    taken,
)
from openpyxl import Workbook
from small_project import RESOURCES, ROOT, make_smaller


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_smaller(tmp_path)
    monkeypatch.chdir(tmp_path)


pytestmark = pytest.mark.usefixtures("project")


def test_a_workbook_that_nobody_touched_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert RESOURCES == taken(both())
    assert "No changes." in capsys.readouterr().out


def test_a_changed_word_changes_one_line_and_keeps_its_comment() -> None:
    text = taken(put("resources", 2, "title_en", "First guide, again"))
    gone, new = lines_changed(text)
    assert ['    title: {en: "First guide"}   # as published'] == gone
    assert ['    title: {en: "First guide, again"}   # as published'] == new


def test_a_side_of_a_block_pair_changes_in_its_place() -> None:
    text = taken(put("resources", 3, "title_cy", "Yr ail ffilm"))
    assert (['      cy: "Ail ffilm"'], ['      cy: "Yr ail ffilm"']) == lines_changed(text)


def test_a_new_side_of_a_pair_is_written_beside_the_other() -> None:
    text = taken(put("resources", 2, "title_cy", "Canllaw cyntaf"))
    _, new = lines_changed(text)
    assert ['    title: {en: "First guide", cy: "Canllaw cyntaf"}   # as published'] == new


def test_a_new_key_stands_in_the_usual_order() -> None:
    text = taken(both(put("resources", 2, "region", "wales"), put("resources", 2, "groups", "disabled;deaf")))
    assert ([], ["    groups: [disabled, deaf]", "    region: wales"]) == lines_changed(text)
    lines = text.splitlines()
    assert "      - public" == lines[lines.index("    groups: [disabled, deaf]") - 1]
    assert "    objectives: [prevent]" == lines[lines.index("    region: wales") - 1]


def test_an_emptied_cell_takes_its_key_away() -> None:
    assert (["    year: 2021"], []) == lines_changed(taken(put("resources", 2, "year", None)))


def test_a_number_or_date_that_the_spreadsheet_made_its_own_is_understood() -> None:
    from datetime import datetime  # noqa: PLC0415

    text = taken(both(put("resources", 2, "year", 2022.0),
                      put("resources", 2, "review_by", datetime(2028, 1, 2)),  # noqa: DTZ001
                      put("resources", 2, "login", False)))  # fmt: skip
    _, new = lines_changed(text)
    assert ["    year: 2022", "    login: false", "    review_by: 2028-01-02"] == new


def test_a_list_is_written_anew_and_the_next_key_stays_where_it_was() -> None:
    text = taken(put("resources", 2, "audiences", "parents, practitioners"))
    gone, new = lines_changed(text)
    assert ["    audiences: [parents, practitioners]"] == new
    assert ["    audiences:", "      - parents   # both of them", "      - public"] == gone


def test_a_version_changes_in_its_place() -> None:
    text = taken(both(put("versions", 2, "pages", 5), put("versions", 3, "evidence", "seen")))
    gone, new = lines_changed(text)
    assert 2 == len(gone) == len(new)
    assert "pages: 5, evidence: seen" in new[0]
    assert "        evidence: seen   # in the report" == new[1]


def test_a_new_fact_of_a_version_is_added_to_it() -> None:
    text = taken(both(put("versions", 2, "size_kb", 120), put("versions", 3, "format", "pdf")))
    assert "pages: 4, size_kb: 120, evidence: seen" in text
    assert "      - language: cy\n        format: pdf\n        url:" in text
    assert "      # The English one.\n" in text


def test_a_version_is_added_after_the_others() -> None:
    text = taken(append("versions", id="first-guide", language="bfi", format="video",
                        url="https://example.org/bsl", evidence="seen",
                        checked="2026-11-20"))  # fmt: skip
    line = '      - {language: bfi, format: video, url: "https://example.org/bsl", evidence: seen, checked: 2026-11-20}'
    assert ([], [line]) == lines_changed(text)
    assert f"{line}\n    source:" in text


def test_a_row_taken_away_takes_its_version_away() -> None:
    gone, new = lines_changed(taken(lambda book: book["versions"].delete_rows(3)))
    assert ([], 4) == (new, len(gone))


def test_a_first_version_and_its_status_come_together() -> None:
    text = taken(both(
        append("versions", id="second-film", language="cy", url="https://example.org/ffilm",
               evidence="seen", checked="2026-11-20"),
        put("resources", 3, "status", "listed"),
    ))  # fmt: skip
    line = '      - {language: cy, url: "https://example.org/ffilm", evidence: seen, checked: 2026-11-20}'
    assert f"    objectives: [prevent, protect]\n    versions:\n{line}\n    home:" in text


def test_a_new_entry_stands_at_the_end_with_its_versions() -> None:
    text = taken(both(append("resources", **NEW), append("versions", **NEW_VERSION)))
    assert text.startswith(RESOURCES.removesuffix("# The end.\n"))
    assert text.endswith("# The end.\n")
    assert '  - id: third-page\n    title: {en: "Third page"}\n' in text
    assert '    actions: ["2.1", A7]\n' in text
    assert '      - {language: en, url: "https://example.org/third"' in text


def test_a_dry_run_tells_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert hub("import", str(edited(put("resources", 2, "year", 2022))), "--dry-run") == 0
    assert "~ first-guide year: «2021» → «2022»" in capsys.readouterr().out
    assert RESOURCES == now()


@pytest.mark.slow
def test_the_whole_real_catalogue_survives_an_edit_of_every_entry() -> None:
    shutil.copytree(ROOT / "data", "data", dirs_exist_ok=True)
    shutil.copy(ROOT / "resources.yaml", "resources.yaml")
    shutil.copy(ROOT / "data" / "left-out.yaml", Path("data") / "left-out.yaml")
    before = now()

    def edit(book: Workbook) -> None:
        sheet = book["resources"]
        column = heads(book, "resources").index("summary_cy") + 1
        for row in range(2, sheet.max_row + 1):
            cell = sheet.cell(row, column)
            cell.value = f"{cell.value} Geiriau newydd."

    text = taken(edit)
    assert before.count("\n") == text.count("\n")
    assert before == text.replace(" Geiriau newydd.", "")


def test_two_exports_of_one_catalogue_are_the_same_bytes() -> None:
    first = given_out().read_bytes()
    os.utime("resources.yaml", (1, 1))
    assert first == given_out().read_bytes()
