"""Workbooks as they come back from real desks: each is taken as it was meant, or refused with its cell named."""

from __future__ import annotations

import csv
import io
import os
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from edited_workbook import NEW, NEW_VERSION, Edit, append, both, heads, hub, put
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from small_project import RESOURCES, make_smaller

from hub.catalogue import Catalogue, load
from hub.cli import common
from hub.exports.workbook.columns import SHEETS, columns
from hub.exports.workbook.labels import heading, sheet_name
from hub.exports.workbook.write import workbook
from hub.languages import LANGUAGES, Language

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, bytes]:
    """The workbooks of the small project, written once."""
    folder = tmp_path_factory.mktemp("given")
    make_smaller(folder)
    catalogue = load(folder, today=TODAY)
    return {language: workbook(catalogue, language) for language in LANGUAGES}


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_smaller(tmp_path)
    monkeypatch.chdir(tmp_path)


def taken(content: bytes, name: str = "back.xlsx") -> Catalogue | None:
    """The catalogue after the file came back; None where it was refused, and then nothing is written."""
    before = {path: path.read_bytes() for path in (Path("resources.yaml"), *Path("data").glob("*.yaml"))}
    Path(name).write_bytes(content)
    status = hub("import", name)
    if status:
        assert before == {path: path.read_bytes() for path in before}
        return None
    return load(Path(), today=TODAY, latest=common.real_day())


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def edited(content: bytes, edit: Edit) -> bytes:
    book = load_workbook(io.BytesIO(content))
    edit(book)
    return saved(book)


def typed(sheet: str, row: int, column: str, value: object, kind: str) -> Edit:
    """A cell of a type that a person cannot type, such as an error."""

    def edit(book: Workbook) -> None:
        cell = book[sheet_name(sheet, "en")].cell(row, heads(book, sheet).index(column) + 1)
        cell.value, cell.data_type = value, kind  # type: ignore[assignment]

    return edit


def noted(book: Workbook) -> None:
    """Remarks in columns of one's own, on the sheet's edge and between."""
    sheet = book["resources"]
    sheet.cell(1, sheet.max_column + 1).value = "Sylwadau"
    sheet.cell(2, sheet.max_column).value = "#REF! ask Ann"
    sheet.cell(2, heads(book, "resources").index("notes") + 1).value = "=1+1"


def filtered(book: Workbook) -> None:
    """What people do to look at a sheet: hide rows and columns, colour, widen, comment."""
    sheet = book["resources"]
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet["D2"].comment = Comment("look", "Ann")
    sheet.auto_filter.ref = "A1:D3"


def sorted_(book: Workbook) -> None:
    """The rows in another order."""
    sheet = book["resources"]
    rows = [[cell.value for cell in sheet[number]] for number in (3, 2)]
    for number, row in enumerate(rows, start=2):
        for place, value in enumerate(row, start=1):
            sheet.cell(number, place).value = value


def moved(book: Workbook) -> None:
    """A column at the other end."""
    sheet = book["resources"]
    column = heads(book, "resources").index("year") + 1
    values = [sheet.cell(row, column).value for row in (1, 2, 3)]
    sheet.delete_cols(column)
    last = sheet.max_column + 1
    for row, value in enumerate(values, start=1):
        sheet.cell(row, last).value = value


def renamed(book: Workbook) -> None:
    book["resources"].title = "Adnoddau"


def named(book: Workbook) -> None:
    """Headings as the columns' own names, as older workbooks have them."""
    for name in ("resources", "versions"):
        for cell, column in zip(book[name][1], heads(book, name), strict=True):
            cell.value = column


NOTHING: dict[str, Edit] = {
    "untouched": both(),
    "saved again": filtered,
    "sorted": sorted_,
    "a column moved": moved,
    "renamed tab": renamed,
    "notes": noted,
    "names for headings": named,
    "empty rows": lambda book: book["resources"].insert_rows(3, 4),
    "spaces around": put("resources", 2, "kind", "  guide "),
    "a hard space": put("resources", 2, "title_en", "First\u00a0guide"),
    "a new line": put("resources", 2, "title_en", "First\nguide"),
    "a number": put("resources", 2, "year", 2021.0),
    "commas for semicolons": put("resources", 2, "audiences", "parents,public"),
    "a loose semicolon": put("resources", 2, "audiences", "parents; public;"),
    "a name for an id": put("resources", 2, "kind", "Canllaw"),
    "letters and accents apart": put(
        "resources", 2, "summary_cy", unicodedata.normalize("NFD", "Canllaw am gadw'n ddiogel ar-lein.")
    ),
    "a time in a day": put("resources", 2, "review_by", datetime(2027, 5, 21, 9, 30)),  # noqa: DTZ001
    "a no": put("resources", 2, "reviewed", "nac ydw"),
    "nothing to remove": put("versions", 2, "remove", "no"),
    "an older book": lambda book: [book.remove(book[name]) for name in ("helplines", "base helplines", "sources")],
    "no words": lambda book: book.remove(book["words"]),
    "a picture of a row": lambda book: book.create_sheet("My own"),
}


@pytest.mark.parametrize("edit", NOTHING.values(), ids=NOTHING.keys())
def test_what_changes_nothing_leaves_every_file_byte_for_byte(given: dict[Language, bytes], edit: Edit) -> None:
    before = {path: path.read_bytes() for path in (Path("resources.yaml"), *Path("data").glob("*.yaml"))}
    assert taken(edited(given["en"], edit)) is not None
    assert before == {path: path.read_bytes() for path in before}


def test_the_welsh_workbook_comes_back_untouched(given: dict[Language, bytes]) -> None:
    assert taken(edited(given["cy"], both())) is not None
    assert RESOURCES == Path("resources.yaml").read_text(encoding="utf-8")


Changed = tuple[Edit, Callable[[Catalogue], object], object]
MEANT: dict[str, Changed] = {
    "today": (put("versions", 2, "checked", "heddiw"), lambda c: c.resources[0].versions[0].checked, common.real_day()),
    "a real day": (
        put("resources", 2, "review_by", date(2027, 6, 1)),
        lambda c: c.resources[0].review_by,
        date(2027, 6, 1),
    ),
    "yes in Welsh": (put("resources", 2, "login", "ie"), lambda c: c.resources[0].login, True),
    "no": (put("resources", 2, "login", "No"), lambda c: c.resources[0].login, False),
    "one added": (
        put("resources", 3, "objectives+", "support-families"),
        lambda c: c.resources[1].objectives,
        ("prevent", "protect", "support-families"),
    ),
    "one that is there added": (
        put("resources", 3, "objectives+", "protect"),
        lambda c: c.resources[1].objectives,
        ("prevent", "protect"),
    ),
    "the format filled in": (
        put("versions", 3, "format", "web-page"),
        lambda c: c.resources[0].versions[1].format,
        "web-page",
    ),
    "a second file": (
        append("versions", **{**NEW_VERSION, "id": "first-guide", "format": "web-page"}),
        lambda c: [v.format for v in c.resources[0].versions],
        ["pdf", None, "web-page"],
    ),
    "a version removed": (put("versions", 3, "remove", "yes"), lambda c: len(c.resources[0].versions), 1),
    "a new entry": (
        both(append("resources", **NEW), append("versions", **NEW_VERSION)),
        lambda c: c.resources[2].id,
        "third-page",
    ),
    "a publisher": (
        append("publishers", id="a-new-one", name_en="A new one"),
        lambda c: c.publishers["a-new-one"].name.en,
        "A new one",
    ),
    "a publisher and its work": (
        both(append("publishers", id="a-new-one", name_en="A new one"), put("resources", 2, "publisher", "a-new-one")),
        lambda c: c.resources[0].publisher,
        "a-new-one",
    ),
    "a line's words": (
        put("helplines", 2, "who_for_en", "Anyone at all."),
        lambda c: c.helplines[0].who_for.en,
        "Anyone at all.",
    ),
    "a board's site": (
        both(put("boards", 2, "website_cy", "https://www.example.org/"), put("boards", 2, "website_facts_cy", 1)),
        lambda c: c.boards and c.boards.boards[0].website and c.boards.boards[0].website.cy,
        "https://www.example.org/",
    ),
    "a council's name": (
        put("councils", 2, "name_en", "Gwynedd council"),
        lambda c: c.boards and c.boards.boards[0].authorities[0].name.en,
        "Gwynedd council",
    ),
    "a source": (
        append("sources", id="a-study", order=50, label_cy="Astudiaeth", label_en="A study"),
        lambda c: c.vocabulary.documents["a-study"].label.cy,
        "Astudiaeth",
    ),
}


@pytest.mark.parametrize(("edit", "found", "expected"), MEANT.values(), ids=MEANT.keys())
def test_what_was_meant_is_taken(
    given: dict[Language, bytes], edit: Edit, found: Callable[[Catalogue], object], expected: object
) -> None:
    catalogue = taken(edited(given["en"], edit))
    assert catalogue is not None
    assert expected == found(catalogue)


REFUSED: dict[str, tuple[Edit, str]] = {
    "#REF!": (
        typed("resources", 3, "title_en", "#REF!", "e"),
        "sheet resources, cell D3 (Title (English)): this is #REF!",
    ),
    "#N/A as words": (put("versions", 2, "pages", "#N/A"), "sheet versions, cell G2 (Pages): this is #N/A"),
    "Err:508": (put("helplines", 2, "phone", "Err:508"), "sheet helplines, cell M2 (Telephone): this is Err:508"),
    "a formula": (
        put("publishers", 2, "name_en", "=A1"),
        "sheet publishers, cell C2 (Publisher's name (English)): this is a formula",
    ),
    "a kind that is none": (put("resources", 2, "kind", "gide"), "cell H2 (Kind of resource)"),
    "an audience that is none": (put("resources", 2, "audiences", "parents; nobody"), "cell I2 (Who it is for)"),
    "one added that is none": (put("resources", 2, "topics+", "nothing-such"), "cell N2 (Topics)"),
    "no Welsh": (put("resources", 2, "summary_cy", None), "cell E2 (Summary (Welsh))"),
    "no English": (put("resources", 2, "summary_en", None), "cell F2 (Summary (English))"),
    "the Welsh is the English": (
        put("resources", 2, "summary_cy", "A guide about staying safe online."),
        "cell E2 (Summary (Welsh))",
    ),
    "no publisher": (put("resources", 2, "publisher", None), "cell G2 (Publisher)"),
    "a day that is none": (put("resources", 2, "review_by", "31/02/2027"), "(Next review)"),
    "a day to come": (put("versions", 2, "checked", "2099-01-01"), "cell L2 (Day of the address check)"),
    "an address that is none": (put("versions", 3, "url", "www.example.org"), "cell F3 (Web address)"),
    "an address of another": (
        both(append("resources", **NEW), append("versions", **{**NEW_VERSION, "url": "https://example.org/first.pdf"})),
        "cell F4 (Web address): the address stands on line",
    ),
    "letters for a number": (put("versions", 3, "pages", "many"), "cell G3 (Pages)"),
    "a line without evidence": (
        put("helplines", 3, "phone", "0800 1111"),
        "sheet helplines, cell P3 (Telephone: numbers of the evidence)",
    ),
    "a wrong number": (put("helplines", 2, "phone", "12"), "cell M2 (Telephone)"),
    "a publisher that is named": (lambda book: book["publishers"].delete_rows(2), "sheet publishers, cell A1"),
    "an id twice": (
        append("resources", **{**NEW, "id": "first-guide"}),
        "sheet resources, cell A4 (Short name (id)): the same entry stands in row 2 too",
    ),
    "an id that is none": (append("resources", **{**NEW, "id": "A New One"}), "sheet resources, cell A4"),
    "no id": (put("resources", 2, "id", None), "cell A2 (Short name (id)): the row has no id"),
    "nobody's version": (append("versions", **{**NEW_VERSION, "id": "nobody"}), "sheet versions, cell A4"),
    "a heading misspelt": (
        put("resources", 1, "kind", "Knid of resource"),
        "cell H1 (Knid of resource): «Knid of resource» is not a column",
    ),
    "a column gone": (lambda book: book["resources"].delete_cols(8), "the column «kind» is missing"),
    "a column twice": (put("resources", 1, "role", "Kind of resource"), "this column stands twice"),
    "no yes": (put("resources", 2, "reviewed", "perhaps"), "cell B2 (Looked at today)"),
    "HTML": (put("resources", 2, "title_en", "<b>First</b>"), "cell D2 (Title (English))"),
    "invisible": (put("resources", 2, "title_en", "First\u202eguide"), "cell D2 (Title (English))"),
    "a very long cell": (put("resources", 2, "title_en", "x" * 30_000), "cell D2 (Title (English))"),
    "the hidden sheet gone": (lambda book: book.remove(book["base versions"]), "the sheet «base versions» is missing"),
}


@pytest.mark.parametrize(("edit", "told"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_wrong_is_refused_with_its_cell(
    given: dict[Language, bytes], edit: Edit, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert taken(edited(given["en"], edit)) is None
    said = capsys.readouterr().err
    assert told in said
    assert max(map(len, said.splitlines())) < 700


def odd(kind: str, whole: bytes) -> bytes:
    """A file that is no workbook of ours."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        if kind == "ods":
            parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        elif kind == "xlsb":
            parts.writestr("xl/workbook.bin", "x")
        else:
            parts.writestr("word/document.xml", "x")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    latin = "id,Title (Welsh)\nx,Tŷ".encode("cp1252", "replace") + b"\xe2"
    return {
        "locked": ole + "EncryptedPackage".encode("utf-16-le"), "xls": ole, "empty": b"", "page": b"<html><table>",
        "pdf": b"%PDF-1.7", "cut": whole[: len(whole) // 2], "latin": latin, "words": b"some words\nand more\n",
        "zeros": bytes(100),
    }.get(kind, out.getvalue())  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "told", "what_to_do"),
    [
        ("locked", "locked with a password", "take the password away"),
        ("xls", "old workbook (.xls)", "Excel Workbook (.xlsx)"),
        ("ods", "OpenDocument", "Excel Workbook (.xlsx)"),
        ("xlsb", "binary workbook", "Excel Workbook (.xlsx)"),
        ("docx", "not a workbook", "Excel Workbook (.xlsx)"),
        ("empty", "empty", "save the workbook again"),
        ("page", "a page or an XML file", "Excel Workbook (.xlsx)"),
        ("pdf", "PDF", "send the workbook itself"),
        ("cut", "not a workbook that can be read", "Excel Workbook (.xlsx)"),
        ("latin", "letters", "CSV UTF-8"),
        ("words", "no headings", "save a sheet of the workbook as CSV"),
        ("zeros", "not a workbook", "Excel Workbook (.xlsx)"),
    ],
)
def test_a_file_of_another_kind_says_what_to_do(
    given: dict[Language, bytes], kind: str, told: str, what_to_do: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert taken(odd(kind, given["en"]), "back.xls") is None
    said = capsys.readouterr().err
    assert told in said
    assert what_to_do in said


def test_150_megabytes_are_refused_in_a_line_that_does_not_show_them(capsys: pytest.CaptureFixture[str]) -> None:
    with Path("large.xlsx").open("wb") as file:
        file.write(b"PK\x03\x04 secret words ")
        os.truncate(file.fileno(), 150 * 1024 * 1024)
    assert 1 == hub("import", "large.xlsx")
    said = capsys.readouterr().err
    assert "150 MB; 20 MB is the most" in said
    assert "secret" not in said
    assert len(said) < 300


def as_csv(content: bytes, between: str, sheet: str = "resources") -> str:
    tab = load_workbook(io.BytesIO(content))[sheet]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=between).writerows(
        ["" if cell.value is None else str(cell.value).removesuffix(" 00:00:00") for cell in row] for row in tab
    )
    return out.getvalue()


@pytest.mark.parametrize(("between", "encoding"), [(",", "utf-8-sig"), (";", "utf-8"), ("\t", "utf-16")])
def test_a_sheet_as_csv_is_taken_and_what_it_does_not_have_is_left_alone(
    given: dict[Language, bytes], between: str, encoding: str
) -> None:
    lines = as_csv(given["en"], between).replace("First guide", "The first guide").split("\r\n")
    found = taken("\r\n".join(lines[:2]).encode(encoding), "back.csv")
    assert found is not None
    assert ("The first guide", "second-film") == (found.resources[0].title.en, found.resources[1].id)


def test_a_csv_names_row_and_column(given: dict[Language, bytes], capsys: pytest.CaptureFixture[str]) -> None:
    assert taken(as_csv(given["en"], ",").replace(",guide,", ",gide,").encode(), "back.csv") is None
    assert "back.csv:2:8 [unknown-term] «first-guide»: cell H2 (Kind of resource)" in capsys.readouterr().err


# ---- how it is given out ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_means_one_column_and_says_what_belongs_there(
    given: dict[Language, bytes], language: Language
) -> None:
    book = load_workbook(io.BytesIO(given[language]))
    for name in SHEETS:
        sheet = book[sheet_name(name, language)]
        said = [heading(name, column, language).casefold() for column in columns(name)]
        assert len(said) == len(set(said))
        assert [] == [cell.value for cell in sheet[1] if cell.comment is None or not cell.comment.text.strip()]
        starred = {
            column for column, cell in zip(columns(name), sheet[1], strict=True) if str(cell.value).endswith(" *")
        }
        assert starred == {column for column, each in columns(name).items() if each.is_required}
    assert book.sheetnames[0] in {"Read me", "Darllenwch fi"}


def test_lists_refuse_and_ids_are_locked_and_words_wrap(given: dict[Language, bytes]) -> None:
    book = load_workbook(io.BytesIO(given["en"]))
    sheet = book["resources"]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    places = {column: sheet.cell(2, number).coordinate for number, column in enumerate(columns("resources"), start=1)}
    for column in ("kind", "audiences", "audiences+", "topics", "objectives", "publisher", "source_document", "login",
                   "status", "review_by"):  # fmt: skip
        rule = rules[places[column]]
        assert ("stop", True) == (rule.errorStyle, rule.showErrorMessage)
        assert rule.error
    assert "SUMPRODUCT" in rules[places["audiences"]].formula1
    assert sheet.protection.sheet
    assert sheet["A2"].protection.locked
    assert not sheet["C2"].protection.locked
    assert not sheet.column_dimensions["A"].protection.locked  # of rows that are not there yet
    assert sheet["E2"].alignment.wrap_text
    assert isinstance(sheet[places["review_by"]].value, datetime)
