"""A workbook as a curator would edit it, and what becomes of the catalogue when it is taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook, load_workbook
from small_project import RESOURCES, run

from hub.cli import export, import_
from hub.exports.workbook.labels import column_of, sheet_name


def hub(*words: str) -> int:
    return run((export, import_), *words)


_given: dict[str, bytes] = {}


def given_out() -> Path:
    """The workbook of the project as it stands; of one that was given out before, the same again."""
    path = Path("out") / "catalogue.xlsx"
    files = [Path("resources.yaml"), *sorted(each for each in Path("data").rglob("*") if each.is_file())]
    state = hashlib.sha256(b"".join(each.read_bytes() for each in files)).hexdigest()
    if state not in _given:
        assert hub("export", "xlsx", "--language", "en", "--out", "out") == 0
        _given[state] = path.read_bytes()
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(_given[state])
    return path


Edit = Callable[[Workbook], None]


def edited(edit: Edit) -> Path:
    path = given_out()
    book = load_workbook(path)
    edit(book)
    book.save(path)
    return path


def heads(book: Workbook, sheet: str) -> list[str | None]:
    """The columns of a sheet, by what stands at their heads."""
    return [column_of(sheet, str(cell.value)) for cell in book[sheet_name(sheet, "en")][1]]


def put(sheet: str, row: int, column: str, value: object) -> Edit:
    def edit(book: Workbook) -> None:
        tab = book[sheet_name(sheet, "en")]
        tab.cell(row, heads(book, sheet).index(column) + 1).value = value  # type: ignore[assignment]

    return edit


def both(*edits: Edit) -> Edit:
    def edit(book: Workbook) -> None:
        for each in edits:
            each(book)

    return edit


def append(sheet: str, **values: object) -> Edit:
    def edit(book: Workbook) -> None:
        book[sheet].append([values.get(str(head)) for head in heads(book, sheet)])

    return edit


def now() -> str:
    return Path("resources.yaml").read_text(encoding="utf-8")


def taken(edit: Edit) -> str:
    """The catalogue after an import that succeeds."""
    assert hub("import", str(edited(edit))) == 0
    return now()


def lines_changed(text: str) -> tuple[list[str], list[str]]:
    """Lines that are gone and lines that are new."""
    before, after = RESOURCES.splitlines(), text.splitlines()
    return [x for x in before if x not in after], [x for x in after if x not in before]


NEW = {
    "id": "third-page", "title_en": "Third page", "summary_en": "A page about reporting.",
    "summary_cy": "Tudalen am roi gwybod.", "publisher": "nspcc", "kind": "information",
    "audiences": "public", "topics": "reporting", "objectives": "protect", "actions": "2.1; A7",
    "source_document": "survey-2026", "status": "listed", "review_by": "2027-05-21",
    "owner": "prevent-workstream",
}  # fmt: skip
NEW_VERSION = {
    "id": "third-page",
    "language": "en",
    "url": "https://example.org/third",
    "evidence": "seen",
    "checked": "2026-11-20",
}
