"""A workbook that a curator gives back, read as rows of text; what is wrong with it as Problems.

The place of a problem is sheet, row and column. What the rows change is `merge`'s to work out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from hub.catalogue import Problem
from hub.catalogue.problems import Place
from hub.exports.workbook import BASE, COLUMNS, LISTS

_MOST_BYTES: Final = 20 * 1024 * 1024
_MOST_UNPACKED: Final = 200 * 1024 * 1024
_MOST_ROWS: Final = 100_000


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
        book = load_workbook(io.BytesIO(content), read_only=True)
        found: dict[str, Sheet] = {}
        problems: list[Problem] = []
        for name, columns in COLUMNS.items():
            for each in (name, BASE + name):
                if each not in book.sheetnames:
                    fix = "begin from a workbook that `hub export xlsx` wrote"
                    problems.append(_whole(file, f"the sheet «{each}» is missing", fix))
                    continue
                found[each] = _sheet(file, each, columns, book[each], problems)
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        OSError,
        AttributeError,
        IndexError,
        SyntaxError,
    ):  # fmt: skip - SyntaxError: broken XML
        return {}, [_whole(file, "this is not a workbook that can be read", "save it as XLSX")]
    return found, problems


def _content(path: Path) -> tuple[bytes, Problem | None]:
    def no(what: str, fix: str) -> tuple[bytes, Problem]:
        return b"", _whole(path.name, what, fix)

    try:
        if not path.is_file():
            return no("there is no such file", "check the name and the folder")
        if path.stat().st_size > _MOST_BYTES:
            return no("the file is larger than 20 MB", "remove what does not belong")
        content = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _MOST_UNPACKED:
                return no("the workbook unpacks to more than 200 MB", "remove what does not belong")
    except (OSError, zipfile.BadZipFile):
        return no("this is not a workbook that can be read", "save it as XLSX")
    return content, None


def _whole(file: str, what: str, fix: str) -> Problem:
    return Problem("workbook", Place(file, 1, 1), what, fix)


def _sheet(file: str, name: str, known: tuple[str, ...], sheet: Any, problems: list[Problem]) -> Sheet:
    lines: Iterator[tuple[Any, ...]] = sheet.iter_rows(max_row=_MOST_ROWS, values_only=True)
    heads = [_text(value) for value in next(lines, ())]
    columns = {head: place for place, head in enumerate(heads, start=1) if head}
    found = Sheet(file, name, columns, ())
    problems += [
        found.problem("column", 1, head, f"«{head}» is not a column of this sheet", "remove it")
        for head in columns if head not in known
    ]  # fmt: skip
    problems += [
        found.problem("column", 1, "", f"the column «{column}» is missing", "put it back")
        for column in known if column not in columns
    ]  # fmt: skip
    rows = []
    for number, line in enumerate(lines, start=2):
        values = {head: text for head, value in zip(heads, line, strict=False)
                  if head and (text := _cell(head, value))}  # fmt: skip
        if not values:
            continue
        problems += [
            found.problem("formula", number, head, "this is a formula", "write the words themselves")
            for head, text in values.items()
            if text.startswith("=") and not name.startswith(BASE)
        ]
        if "id" not in values:
            problems.append(found.problem("id", number, "id", "the row has no id", "add the id"))
        rows.append(Row(number, values))
    return Sheet(file, name, columns, tuple(rows))


def _cell(column: str, value: object) -> str:
    text = _text(value)
    if column in LISTS:
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
