"""A workbook that a curator gives back, read as rows of text; what is wrong with it as Problems.

The place of a problem is sheet, row and column. What the rows change is `merge`'s to work out.
Limits: 20 MB packed, 100 MB unpacked, 1,000 parts, 100,000 rows and 200 columns a sheet; no document type.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from hub.catalogue import Problem
from hub.catalogue.problems import Place
from hub.exports.workbook.columns import BASE, SHEETS, Column, columns

_MOST_BYTES: Final = 20 * 1024 * 1024
_MOST_UNPACKED: Final = 100 * 1024 * 1024
_MOST_PARTS: Final = 1000
_MOST_ROWS: Final = 100_000
_MOST_COLUMNS: Final = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the sheet and the text of each column that is not empty."""

    number: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: which column stands where (from 1), and its rows."""

    file: str
    name: str
    columns: Mapping[str, int]
    rows: tuple[Row, ...]

    def place(self, row: int, column: str = "") -> Place:
        """A cell as a place: `file[sheet]`, row, column."""
        return Place(f"{self.file}[{self.name}]", row, self.columns.get(column, 1))

    def problem(self, rule: str, row: int, column: str, what: str, fix: str) -> Problem:
        """A problem in a cell, which names the column as people see it."""
        letter = get_column_letter(self.columns.get(column, 1))
        where = f"column {letter} ({column}): " if column else ""
        return Problem(rule, self.place(row, column), where + what, fix)


def read_workbook(path: Path) -> tuple[dict[str, Sheet], list[Problem]]:
    """Every sheet that counts, the hidden ones too, by name; and every problem."""
    file = path.name
    content, problem = _content(path)
    if problem:
        return {}, [problem]
    try:
        if wrong := _harm(content):
            return {}, [_whole(file, wrong, "remove what does not belong")]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of openpyxl, about what it leaves out of a book
            return _sheets(file, content)
    except Exception:  # noqa: BLE001 - a broken book makes the readers of ZIP and XML raise whatever they like
        return {}, [_whole(file, "this is not a workbook that can be read", "save it as XLSX")]


def _sheets(file: str, content: bytes) -> tuple[dict[str, Sheet], list[Problem]]:
    book = load_workbook(io.BytesIO(content), read_only=True)
    found: dict[str, Sheet] = {}
    problems: list[Problem] = []
    for name in SHEETS:
        for each in (name, BASE + name):
            if each not in book.sheetnames:
                fix = "begin from a workbook that `hub export xlsx` wrote"
                problems.append(_whole(file, f"the sheet «{each}» is missing", fix))
                continue
            found[each] = _sheet(file, each, columns(name), book[each], problems)
    return found, problems


def _content(path: Path) -> tuple[bytes, Problem | None]:
    def no(what: str, fix: str) -> tuple[bytes, Problem]:
        return b"", _whole(path.name, what, fix)

    try:
        if not path.is_file():
            return no("there is no such file", "check the name and the folder")
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not one"
        return no(f"the file cannot be read ({reason})", "check its name and its permissions")
    if len(content) > _MOST_BYTES:
        return no("the file is larger than 20 MB", "remove what does not belong")
    return content, None


def _harm(content: bytes) -> str | None:
    """What would make a book too much to read: its size when unpacked, or entities that multiply.

    A part is never unpacked further than the size that its head names.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        listed = parts.infolist()
        if len(listed) > _MOST_PARTS or sum(part.file_size for part in listed) > _MOST_UNPACKED:
            return "the workbook unpacks to more than 100 MB"
        if any(b"<!DOCTYPE" in parts.read(part).replace(b"\0", b"") for part in listed):
            return "the workbook holds a document type, which may hide anything"
    return None


def _whole(file: str, what: str, fix: str) -> Problem:
    return Problem("workbook", Place(file, 1, 1), what, fix)


def _sheet(file: str, name: str, known: Mapping[str, Column], sheet: Any, problems: list[Problem]) -> Sheet:
    lines: Iterator[Sequence[Any]] = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS)
    heads = [_text(cell.value) for cell in next(lines, ())]
    places = {head: place for place, head in enumerate(heads, start=1) if head}
    found = Sheet(file, name, places, ())
    problems += [
        found.problem("column", 1, head, f"«{head}» is not a column of this sheet", "remove it")
        for head in places if head not in known
    ]  # fmt: skip
    problems += [
        found.problem("column", 1, "", f"the column «{column}» is missing", "put it back")
        for column, each in known.items() if each.is_needed and column not in places
    ]  # fmt: skip
    if len(places) != sum(map(bool, heads)):
        problems.append(found.problem("column", 1, "", "a column stands twice", "remove one of the two"))
    rows = []
    for number, line in enumerate(lines, start=2):
        row = _row(found, number, heads, line, problems)
        if row.values:
            rows.append(row)
    return Sheet(file, name, places, tuple(rows))


def _row(sheet: Sheet, number: int, heads: Sequence[str], line: Sequence[Any], problems: list[Problem]) -> Row:
    cells = [(head, cell) for head, cell in zip(heads, line, strict=False) if head]
    values = {head: text for head, cell in cells if (text := _cell(head, cell.value))}
    # Text that begins with «=» is text; only what the spreadsheet itself works out is a formula.
    problems += [
        sheet.problem("formula", number, head, "this is a formula", "write the words themselves")
        for head, cell in cells if cell.data_type == "f"
    ]  # fmt: skip
    if values and "id" not in values:
        problems.append(sheet.problem("id", number, "id", "the row has no id", "add the id"))
    return Row(number, values)


def _cell(column: str, value: object) -> str:
    text = _text(value)
    if any((known := columns(sheet).get(column)) is not None and known.is_list for sheet in SHEETS):
        return "; ".join(filter(None, map(str.strip, text.replace(",", ";").split(";"))))
    return text


def _text(value: object) -> str:
    """A cell as text, whatever a spreadsheet made of it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return str(value.date())
    if isinstance(value, date):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
