"""A workbook, or one sheet of it as a table with commas, read as rows of text; what is wrong with it as Problems.

The place of a problem is sheet, row and column. What the rows change is `merge`'s to work out.
Limits, besides those of `files`: 100,000 rows and 200 columns a sheet.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from openpyxl import load_workbook

from hub.catalogue import Problem
from hub.catalogue.suggestions import nearest
from hub.exports.workbook.columns import ADD, BASE, NEEDED_SHEETS, NO, REMOVE, SHEETS, YES, Column, columns
from hub.exports.workbook.files import content_of, kind_of, whole
from hub.exports.workbook.labels import REQUIRED, by_heading, column_of, sheets_by_name
from hub.exports.workbook.sheet import Row, Sheet, clipped

_MOST_ROWS: Final = 100_000
_MOST_COLUMNS: Final = 200
_MOST_SIGNS: Final = 100_000  # of one cell; a spreadsheet holds 32,767
_ERROR: Final = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|#+)|Err:\d{3}")
_ROW_NUMBER: Final = re.compile(r"^\d+\. ")
_BEGIN: Final = "begin from a workbook that `hub export xlsx` wrote, or from the one on the site"


@dataclass(frozen=True, slots=True)
class _Cell:
    """A value and whether the spreadsheet works it out."""

    value: Any
    is_formula: bool = False
    is_error: bool = False


def read_workbook(path: Path) -> tuple[dict[str, Sheet], list[Problem]]:
    """Every sheet that counts, the hidden ones too, by name; and every problem.

    A table with commas is one sheet, and has no hidden one: how it was given out nobody knows.
    """
    content, problem = content_of(path)
    if problem:
        return {}, [problem]
    return read_content(path.name, content)


def read_content(file: str, content: bytes) -> tuple[dict[str, Sheet], list[Problem]]:
    """As `read_workbook`, of what a file holds."""
    kind = kind_of(file, content)
    if isinstance(kind, Problem):
        return {}, [kind]
    try:
        if kind == "table":
            return _table(file, content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of openpyxl, about what it leaves out of a book
            return _book(file, content)
    except Exception:  # noqa: BLE001 - a broken book makes the readers of ZIP and XML raise whatever they like
        return {}, [whole(file, "this is not a workbook that can be read", "open it and save it again as XLSX")]


def _book(file: str, content: bytes) -> tuple[dict[str, Sheet], list[Problem]]:
    book = load_workbook(io.BytesIO(content), read_only=True)
    tabs: dict[str, str] = {}
    for tab in book.sheetnames:
        tabs.setdefault(sheets_by_name().get(tab.strip().casefold(), tab), tab)
    found: dict[str, Sheet] = {}
    problems: list[Problem] = []
    for name in SHEETS:
        for each in (name, BASE + name):
            if each in tabs:
                found[each] = _sheet(file, tabs[each], name, _lines(book[tabs[each]]), problems, is_base=each != name)
            elif name in NEEDED_SHEETS:
                problems.append(whole(file, f"the sheet «{each}» is missing", _BEGIN))
        if name in found and BASE + name in found:
            problems += _lost(found[name], found[BASE + name])
        elif name not in NEEDED_SHEETS:
            found.pop(name, None)
            found.pop(BASE + name, None)
    return found, problems


def _lines(sheet: Any) -> Iterator[list[_Cell]]:
    for line in sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS):
        yield [_Cell(cell.value, cell.data_type == "f", cell.data_type == "e") for cell in line]


# ---- a table with commas ----


def _table(file: str, content: bytes) -> tuple[dict[str, Sheet], list[Problem]]:
    text = _decoded(content)
    if text is None:
        fix = "save it again as “CSV UTF-8 (Comma delimited)”, or send the workbook itself"
        return {}, [whole(file, "the letters of this CSV file cannot be read", fix)]
    head = text.split("\n", 1)[0]
    between = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    lines = [[_Cell(cell) for cell in row[:_MOST_COLUMNS]] for _, row in zip(range(_MOST_ROWS), rows, strict=False)]
    heads = [_text(cell.value) for cell in lines[0]] if lines else []
    meant = {sheet: [column for head in heads if (column := column_of(sheet, head))] for sheet in SHEETS}
    name = max(SHEETS, key=lambda sheet: len(meant[sheet]))
    if "id" not in meant[name] or len(meant[name]) == 1:
        what = "this CSV file has no headings of the workbook"
        fix = "save a sheet of the workbook as CSV, its first row and the column of ids included"
        return {}, [whole(file, what, fix)]
    problems: list[Problem] = []
    return {name: _sheet(file, "", name, iter(lines), problems)}, problems


def _decoded(content: bytes) -> str | None:
    try:
        return content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        return None


# ---- one sheet ----


def _sheet(
    file: str, tab: str, name: str, lines: Iterator[Sequence[_Cell]], problems: list[Problem], *, is_base: bool = False
) -> Sheet:
    heads = [_text(cell.value) for cell in next(lines, ())]
    means = [column_of(name, head) if head else None for head in heads]
    places: dict[str, int] = {}
    headings: dict[str, str] = {}
    found = Sheet(file, tab, places, (), headings)
    for place, (head, column) in enumerate(zip(heads, means, strict=True), start=1):
        if column is None:
            if head:
                problems.append(_strange(found, name, head, place))
        elif column in places and column != "notes":
            problems.append(found.problem("column", 1, column, "this column stands twice", "remove one of the two"))
        else:
            places.setdefault(column, place)
            headings.setdefault(column, head.removesuffix(REQUIRED).strip())
    rows = []
    for number, line in enumerate(lines, start=2):
        row = _row(found, name, number, means, line, problems)
        if row is not None and not is_base:
            row = _helped(found, row, problems)
        if row is not None:
            rows.append(row)
    return Sheet(file, tab, places, tuple(rows), headings)


def _strange(sheet: Sheet, name: str, head: str, place: int) -> Problem:
    """A heading that is none; only remarks of one's own may stand beside what was given out."""
    near = nearest(head, list(by_heading(name)))
    here = replace(sheet, columns={head: place}, headings={head: clipped(head, 60)})
    what = f"«{clipped(head, 60)}» is not a column of this sheet{near}"
    return here.problem("column", 1, head, what, "correct it, or head it «Notes», which is not read")


def _lost(given: Sheet, base: Sheet) -> Iterator[Problem]:
    """Columns that were given out and have not come back."""
    for column in base.columns:
        if column not in given.columns:
            yield given.problem("column", 1, "", f"the column «{column}» is missing", "put it back")


def _row(
    sheet: Sheet, name: str, number: int, means: Sequence[str | None], line: Sequence[_Cell], problems: list[Problem]
) -> Row | None:
    known = columns(name)
    values: dict[str, str] = {}
    wrong: list[Problem] = []
    for column, cell in zip(means, line, strict=False):
        if column is None or column == "notes" or cell.value is None:
            continue
        text = _cell(known[column], cell.value)
        if cell.is_error or _ERROR.fullmatch(text):
            what = f"this is {clipped(text, 20)}, which a spreadsheet writes where a formula fails"
            wrong.append(sheet.problem("error-value", number, column, what, "write the words themselves"))
        elif cell.is_formula:  # text that begins with «=» is text; only what is worked out is a formula
            wrong.append(sheet.problem("formula", number, column, "this is a formula", "write the words themselves"))
        elif len(text) > _MOST_SIGNS:
            what = f"the cell holds {len(text)} characters"
            wrong.append(sheet.problem("too-long", number, column, what, "write what belongs there"))
        elif text:
            values[column] = text
    problems += wrong
    if not values and not wrong:
        return None
    if values and "id" not in values and not wrong:
        problems.append(sheet.problem("id", number, "id", "the row has no id", "add the id, or empty the row"))
    return Row(number, values)


def _helped(sheet: Sheet, row: Row, problems: list[Problem]) -> Row | None:
    """The row with what its helper columns ask for; None when it is to go."""
    values = dict(row.values)
    for name in [each for each in values if each.endswith(ADD)]:
        more, to = values.pop(name), name.removesuffix(ADD)
        listed = values.get(to, "").split("; ") if values.get(to) else []
        values[to] = "; ".join([*listed, *([more] if more not in listed else [])])
    word = values.pop(REMOVE, "").casefold()
    if word and word not in YES | NO:
        problems.append(sheet.problem("tick", row.number, REMOVE, f"«{clipped(word)}» is no yes", "choose yes"))
    return None if word in YES else Row(row.number, values)


def _cell(column: Column, value: object) -> str:
    if column.is_pieces:
        lines = (_ROW_NUMBER.sub("", _text(line)) for line in str(value).splitlines())
        return "\n".join(f"{number}. {line}" for number, line in enumerate(filter(None, lines), start=1))
    text = _text(value)
    if column.is_list:
        return "; ".join(filter(None, map(str.strip, text.replace(",", ";").split(";"))))
    return text


def _text(value: object) -> str:
    """A cell as text, whatever a spreadsheet made of it; letters and their accents in one."""
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
    return unicodedata.normalize("NFC", " ".join(str(value).split()))
