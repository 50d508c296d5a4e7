"""LibreOffice itself opens the workbook and saves it: what nobody has changed comes back byte for byte."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hub import cli
from hub.languages import LANGUAGES, Language

ROOT = Path(__file__).resolve().parents[2]
NAMES: dict[Language, str] = {"cy": "catalogue-cy", "en": "catalogue"}
SHEET_TO_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"  # the second sheet, UTF-8


class Office:
    """A folder with the workbooks as we give them out, and LibreOffice to save them with."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("soffice")
        assert program, "there is no soffice: run make office"
        self.program, self.folder = program, folder

    def saved(self, path: Path, kind: str, part: str) -> Path:
        """The file as LibreOffice saves it in another folder."""
        out = self.folder / part
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        words = (self.program, "--headless", profile, "--convert-to", kind, "--outdir", str(out), str(path))
        done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=300)
        found = list(out.glob(f"{path.stem}*.{kind.partition(':')[0]}"))
        assert found, done.stdout + done.stderr
        return found[0]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = Office(tmp_path_factory.mktemp("office"))
    for language in LANGUAGES:
        words = ("export", "xlsx", "--language", language, "--out", str(made.folder / "given"))
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(ROOT)
            assert 0 == cli.main([*words])
    return made


def files(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "resources.yaml", *(root / "data").glob("*.yaml"))}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("by", ["xlsx", "ods"])
def test_a_workbook_that_libreoffice_saved_comes_back_byte_for_byte(
    office: Office, project: Path, language: Language, by: str
) -> None:
    path = office.folder / "given" / f"{NAMES[language]}.xlsx"
    if by == "ods":
        path = office.saved(path, "ods", "as-ods")
    back = office.saved(path, "xlsx", f"back-from-{by}")
    before = files(project)
    assert 0 == cli.main(["import", str(back)])
    assert before == files(project)


def test_an_edit_of_what_libreoffice_saved_changes_that_and_nothing_else(office: Office, project: Path) -> None:
    back = office.saved(office.folder / "given" / "catalogue.xlsx", "xlsx", "to-edit")
    book = load_workbook(back)
    sheet = book["resources"]
    column = next(cell.column for cell in sheet[1] if str(cell.value).startswith("Summary (English)"))
    sheet.cell(2, column).value = "Words of somebody with LibreOffice."
    book.save(back)
    again = office.saved(back, "xlsx", "edited")
    before = files(project)["resources.yaml"].decode().splitlines()
    assert 0 == cli.main(["import", str(again)])
    after = files(project)["resources.yaml"].decode().splitlines()
    assert ["Words of somebody with LibreOffice." in line for line in after if line not in before] == [True]
    assert len(before) == len(after)


def test_lists_comments_and_locks_are_still_there(office: Office) -> None:
    given = load_workbook(office.folder / "given" / "catalogue.xlsx")["resources"]
    back = load_workbook(office.saved(office.folder / "given" / "catalogue.xlsx", "xlsx", "kept"))["resources"]
    assert [cell.comment.text.strip() for cell in given[1] if cell.comment] == [
        cell.comment.text.strip() for cell in back[1] if cell.comment
    ]
    stops = [
        {
            str(rule.sqref).split(":", maxsplit=1)[0]
            for rule in sheet.data_validations.dataValidation
            if rule.errorStyle in {"stop", None}
        }
        for sheet in (given, back)
    ]
    assert stops[0] == stops[1] != set()
    assert (True, True) == (back.protection.sheet, back["A2"].protection.locked)


def test_a_sheet_that_libreoffice_saved_as_csv_changes_nothing(office: Office, project: Path) -> None:
    path = office.saved(office.folder / "given" / "catalogue.xlsx", SHEET_TO_CSV, "as-csv")
    with path.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file))[0].startswith("Short name")
    before = files(project)
    assert 0 == cli.main(["import", str(path)])
    assert before == files(project)


def test_an_ods_file_says_what_to_do(office: Office, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = office.saved(office.folder / "given" / "catalogue.xlsx", "ods", "left-as-ods")
    assert 1 == cli.main(["import", str(path)])
    assert "Excel Workbook (.xlsx)" in capsys.readouterr().err
    assert project.is_dir()
