"""The catalogue as a workbook that curators can edit and give back (`hub import`), in Welsh and in English.

A sheet says how it works, one sheet each holds entries, versions, publishers, lines, boards, councils and sources.
Pairs stand in two columns, lists are joined by `; `. Every cell but a day is text, so that a spreadsheet changes no
number by itself and runs nothing. The sheets stand once more, hidden, as they were given out: what differs from them
is what the curator changed. Reading a workbook is `read`'s work.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import UTC, date, datetime
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from hub.catalogue import Catalogue
from hub.exports.workbook.columns import BASE, SHEETS, TABLES, Column, columns
from hub.exports.workbook.labels import REQUIRED, comment, heading, sheet_name
from hub.exports.workbook.rows import rows_of
from hub.languages import LANGUAGES, Language, other, word, words
from hub.pages.site import Asset
from hub.schema.resource import EVIDENCE, STATUSES
from hub.schema.values import FIRST_YEAR, LAST_YEAR

_FIXED: Final = {"statuses": STATUSES, "evidence": EVIDENCE, "truth": ("true", "false")}
_LAST_ROW: Final = 10_000
_WIDE: Final = {
    "title": 40, "summary": 60, "url": 50, "home": 40, "id": 36, "content_note": 40, "notes": 40, "evidence": 60,
    "who_for": 40, "hours": 40, "name": 36,
}  # fmt: skip
_TIMES: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")
_RUN: Final = ("=", "+", "-", "@")  # how a cell begins that a spreadsheet would work out when it is typed
_DAY: Final = "yyyy-mm-dd"
_EPOCH: Final = date(1899, 12, 30)  # from which spreadsheets count days
# A list in one cell is right when each of its words, up to so many, stands in the vocabulary.
_MOST_WORDS: Final = 12
_SPACE: Final = 200
_HEAD: Final = PatternFill("solid", fgColor="DDE6EE")
_NEEDED: Final = PatternFill("solid", fgColor="FFE3A3")
_HELPER: Final = PatternFill("solid", fgColor="E8E8E8")
_LETTERS_A_LINE: Final = 34  # of a comment
_LINE: Final = 16  # points

Rows = Sequence[Mapping[str, str]]


def workbook(catalogue: Catalogue, language: Language = "en") -> bytes:
    """The workbook. The same catalogue on the same day gives the same bytes."""
    book = Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    _readme(book, language)
    rows = rows_of(catalogue)
    sheets = {name: _sheet(book, name, rows[name], language) for name in SHEETS}
    ranges = _word_sheet(book, _words(catalogue, language), language)
    for name in SHEETS:
        _offer(sheets[name], name, ranges, language)
        _base(book, name, rows[name])
    out = io.BytesIO()
    book.save(out)
    day = catalogue.today
    return _repacked(out.getvalue(), datetime(day.year, day.month, day.day, tzinfo=UTC))


def _readme(book: Workbook, language: Language) -> None:
    """How to work with the book, in the reader's language and then in the other."""
    sheet: Worksheet = book.create_sheet(word(language, "workbook.sheet.readme"))
    sheet.column_dimensions["A"].width = 100
    row = 0
    for each in (language, other(language)):
        for name in sorted(name for name in words(each) if name.startswith("workbook.readme.")):
            row += 1
            _write(sheet, row, 1, word(each, name).replace("`", ""))
            sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
            if name.endswith(".00"):
                sheet.cell(row, 1).font = Font(bold=True, size=14)
        row += 1
    sheet.protection.sheet = True


def _sheet(book: Workbook, name: str, rows: Rows, language: Language) -> Worksheet:
    sheet: Worksheet = book.create_sheet(sheet_name(name, language))
    known = columns(name)
    for number, column in enumerate(known.values(), start=1):
        _head(sheet, number, name, column, language)
        wide = _WIDE.get(column.key, _WIDE.get(column.name, 18))
        sheet.column_dimensions[get_column_letter(number)].width = wide
    styles = [_style(sheet, is_day=each.is_day, is_free=not _is_locked(name, each)) for each in known.values()]
    for place, row in enumerate(rows, start=2):
        for number, column in enumerate(known.values(), start=1):
            _fill(sheet, place, number, row.get(column.name), styles[number - 1], is_day=column.is_day)
    for number, column in enumerate(known.values(), start=1):  # rows that are not there yet
        style = sheet.column_dimensions[get_column_letter(number)]
        style.protection, style.alignment = Protection(locked=False), Alignment(wrap_text=True, vertical="top")
        style.number_format = _DAY if column.is_day else "@"
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(known))}{max(len(rows) + 1, 2)}"
    _protect(sheet)
    return sheet


def _style(sheet: Worksheet, *, is_day: bool, is_free: bool) -> Any:
    """How the cells of a column look, worked out once: a cell at a time takes seconds."""
    cell: Any = Cell(sheet, 1, 1)
    cell.number_format = _DAY if is_day else "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if is_free:
        cell.protection = Protection(locked=False)
    return cell._style  # noqa: SLF001 - openpyxl has no other way to share one


def _fill(sheet: Worksheet, row: int, column: int, text: str | None, style: Any, *, is_day: bool = False) -> None:
    """Put text in a cell as text, whatever it begins with, also when somebody edits it again; a day as a day."""
    cell: Any = sheet.cell(row, column)
    cell._style = style  # noqa: SLF001 - see `_style`
    if text is None:
        return
    cell.value = date.fromisoformat(text) if is_day else text
    cell._style = style  # noqa: SLF001 - openpyxl gives a day its own
    if not is_day:
        cell.data_type = "s"
        if text.startswith(_RUN):
            cell._style = copy(style)  # noqa: SLF001
            cell.quotePrefix = True


def _is_locked(name: str, column: Column) -> bool:
    """Whether what a row is known by can be changed: never the ids that were given out."""
    return column.name in {TABLES[name].owner, "id"}


def _protect(sheet: Worksheet) -> None:
    """Keep ids and headings from slips. There is no password: whoever means it can lift it."""
    sheet.protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort", "autoFilter"):
        setattr(sheet.protection, allowed, False)  # False: it is not forbidden


def _head(sheet: Worksheet, number: int, name: str, column: Column, language: Language) -> None:
    star = f" {REQUIRED}" if column.is_required else ""
    _write(sheet, 1, number, f"{heading(name, column.name, language)}{star}")
    cell = sheet.cell(1, number)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.fill = _NEEDED if column.is_required else _HELPER if column.use else _HEAD
    text = comment(name, column.name, language)
    cell.comment = Comment(text, word(language, "site.name"), width=260)
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in text.splitlines())
    cell.comment.height = _LINE * (lines + 1)


def _base(book: Workbook, name: str, rows: Rows) -> None:
    """The sheet as it was given out, in plain text, where nobody sees it."""
    sheet: Worksheet = book.create_sheet(BASE + name)
    known = [column.name for column in columns(name).values() if not column.use]
    for number, column in enumerate(known, start=1):
        _write(sheet, 1, number, column)
    plain: Any = Cell(sheet, 1, 1)
    plain.number_format = "@"
    for place, row in enumerate(rows, start=2):
        for number, column in enumerate(known, start=1):
            if column in row:
                _fill(sheet, place, number, row[column], plain._style)  # noqa: SLF001 - see `_style`
    sheet.sheet_state = "veryHidden"


def _write(sheet: Worksheet, row: int, column: int, text: str | None) -> None:
    """Put text in a cell, as text."""
    _fill(sheet, row, column, text, _style(sheet, is_day=False, is_free=False))


def _words(catalogue: Catalogue, language: Language) -> dict[str, list[tuple[str, str, str]]]:
    """Vocabulary → (id, Welsh, English), for people to look up and for spreadsheets to offer."""
    terms = catalogue.vocabulary
    names = ("audiences", "objectives", "kinds", "formats", "access", "languages", "topics", "qualities",
             "groups", "roles", "regions", "costs", "owners", "documents")  # fmt: skip
    found = {
        name: [(t.id, t.label.cy or "", t.label.en or "") for t in getattr(terms, name).values()] for name in names
    }
    found["publishers"] = [
        (p.id, p.name.cy or "", p.name.en or "") for p in sorted(catalogue.publishers.values(), key=lambda p: p.id)
    ]
    found["actions"] = [(each, "", "") for each in sorted(catalogue.actions)]
    fixed = {**_FIXED, "ticks": (word(language, "workbook.yes"),)}
    found |= {name: [(each, "", "") for each in ids] for name, ids in fixed.items()}
    for name in SHEETS:
        for column in columns(name).values():
            if column.words and _list_of(column) not in found:
                found[_list_of(column)] = [(each, "", "") for each in column.words]
    return found


def _list_of(column: Column) -> str:
    """The list that a column is filled from; empty where it is filled freely."""
    if column.is_yes_or_no:
        return "truth"
    if column.words and column.choices not in _FIXED:
        return f"{column.choices} {column.key}"
    return column.choices


def _word_sheet(
    book: Workbook, listed: Mapping[str, Sequence[tuple[str, str, str]]], language: Language
) -> dict[str, str]:
    """Write the sheet of words; vocabulary → the range that its ids stand in."""
    sheet: Worksheet = book.create_sheet(word(language, "workbook.sheet.words"))
    lines: list[tuple[str, ...]] = [("vocabulary", "id", "cy", "en")]
    ranges = {}
    for name, found in listed.items():
        start = len(lines) + 1
        lines += [(name, *each) for each in found]
        ranges[name] = f"{sheet.title}!$B${start}:$B${len(lines)}"
    for row, line in enumerate(lines, start=1):
        for number, text in enumerate(line, start=1):
            _write(sheet, row, number, text or None)
    for letter, width in zip("ABCD", (14, 36, 50, 50), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.protection.sheet = True
    return ranges


def _offer(sheet: Worksheet, name: str, ranges: Mapping[str, str], language: Language) -> None:
    """Let cells take nothing but what the catalogue would: one of a list, a list of such words, a day."""
    for number, column in enumerate(columns(name).values(), start=1):
        letter = get_column_letter(number)
        rule = _rule(column, f"{letter}2", ranges, language)
        if rule is None:
            continue
        rule.showErrorMessage, rule.errorStyle, rule.allow_blank = True, "stop", True
        kind = "several" if rule.type == "custom" else "day" if rule.type == "date" else "choose"
        rule.errorTitle = heading(name, column.name, language)[:32]
        rule.error = word(language, f"workbook.{kind}.refused")
        sheet.add_data_validation(rule)
        rule.add(f"{letter}2:{letter}{_LAST_ROW}")


def _rule(column: Column, cell: str, ranges: Mapping[str, str], language: Language) -> DataValidation | None:
    if column.is_day:
        days = [(each - _EPOCH).days for each in (date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))]
        return DataValidation(type="date", operator="between", formula1=str(days[0]), formula2=str(days[1]))
    named = _list_of(column)
    if named == "resources" and not column.is_list:
        return DataValidation(type="list", formula1=f"'{sheet_name('resources', language)}'!$A$2:$A${_LAST_ROW}")
    if named not in ranges:
        return None
    if column.is_list:
        return DataValidation(type="custom", formula1=_each_known(cell, ranges[named]))
    return DataValidation(type="list", formula1=ranges[named])


def _each_known(cell: str, listed: str) -> str:
    """A formula: as many words of the cell stand in the list as the cell has words."""
    spread = f'SUBSTITUTE({cell},";",REPT(" ",{_SPACE}))'
    each = f"TRIM(MID({spread},(ROW($1:${_MOST_WORDS})-1)*{_SPACE}+1,{_SPACE}))"
    return f'SUMPRODUCT(--ISNUMBER(MATCH({each},{listed},0)))=LEN({cell})-LEN(SUBSTITUTE({cell},";",""))+1'


def _repacked(content: bytes, when: datetime) -> bytes:
    """The same workbook without the moment at which it was written."""
    stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _TIMES.sub(rb"\g<1>" + stamp + rb"\g<3>", part)
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, part)
    return out.getvalue()


def file_name(language: Language) -> str:
    """What the workbook of a language is called."""
    return "catalogue.xlsx" if language == "en" else f"catalogue-{language}.xlsx"


def assets(catalogue: Catalogue, languages: Iterable[Language] = LANGUAGES) -> list[Asset]:
    """The workbooks as files of the site, one a language."""
    return [Asset(f"data/{file_name(language)}", workbook(catalogue, language)) for language in languages]
