"""The catalogue as a workbook that curators can edit and give back (`hub import`).

Two sheets hold the entries: `resources` (one row an entry) and `versions` (one row a version).
Their columns are the keys of `resources.yaml`; pairs stand in two columns, lists are joined by
`; `. Every cell is text, so that a spreadsheet changes no date or number by itself and runs nothing.
The same two sheets stand once more, hidden, as they were given out: what differs from them is what
the curator changed. Reading a workbook is `read`'s work.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from hub.catalogue import Catalogue
from hub.exports.data import flat, plain_resource, plain_version
from hub.exports.workbook.columns import BASE, RESOURCES, SHEETS, VERSIONS, Column, columns
from hub.pages.site import Asset
from hub.schema.resource import EVIDENCE, STATUSES

_FIXED: Final = {
    "statuses": STATUSES,
    "evidence": EVIDENCE,
    "ticks": ("yes",),
}
_LAST_ROW: Final = 10_000
_WIDE: Final = {"title": 40, "summary": 60, "url": 50, "home": 40, "id": 36, "content_note": 40}
_TIMES: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")
_RUN: Final = ("=", "+", "-", "@")  # how a cell begins that a spreadsheet would work out when it is typed

Rows = Sequence[Mapping[str, str]]


def rows_of(catalogue: Catalogue) -> dict[str, list[dict[str, str]]]:
    """What both sheets hold: for each row, column → text. Empty cells are left out."""
    resources, versions = [], []
    for resource in catalogue.resources:
        resources.append(_texts(flat(plain_resource(resource)), columns(RESOURCES)))
        versions += [
            _texts({"id": resource.id, **flat(plain_version(version))}, columns(VERSIONS))
            for version in resource.versions
        ]
    return {RESOURCES: resources, VERSIONS: versions}


def _texts(values: Mapping[str, Any], names: Iterable[str]) -> dict[str, str]:
    return {name: text for name in names if (value := values.get(name)) is not None and (text := as_cell(value))}


def as_cell(value: object) -> str:
    """A value as the text of a cell."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    return str(value)


def workbook(catalogue: Catalogue) -> bytes:
    """The workbook. The same catalogue on the same day gives the same bytes."""
    book = Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    rows = rows_of(catalogue)
    sheets = {name: _sheet(book, name, columns(name), rows[name]) for name in SHEETS}
    ranges = _word_sheet(book, _words(catalogue))
    for name in SHEETS:
        _offer(sheets[name], columns(name), ranges)
        _sheet(book, BASE + name, columns(name), rows[name]).sheet_state = "veryHidden"
    out = io.BytesIO()
    book.save(out)
    day = catalogue.today
    return _repacked(out.getvalue(), datetime(day.year, day.month, day.day, tzinfo=UTC))


def _sheet(book: Workbook, name: str, known: Mapping[str, Column], rows: Rows) -> Worksheet:
    sheet: Worksheet = book.create_sheet(name)
    for number, column in enumerate(known.values(), start=1):
        _write(sheet, 1, number, column.name)
        sheet.cell(1, number).font = Font(bold=True)
        wide = _WIDE.get(column.key, 18)
        sheet.column_dimensions[get_column_letter(number)].width = wide
    for place, row in enumerate(rows, start=2):
        for number, column_name in enumerate(known, start=1):
            _write(sheet, place, number, row.get(column_name))
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(known))}{max(len(rows) + 1, 2)}"
    return sheet


def _write(sheet: Worksheet, row: int, column: int, text: str | None) -> None:
    """Put text in a cell as text: whatever it begins with, and when somebody edits it again."""
    cell = sheet.cell(row, column)
    cell.number_format = "@"
    if text is not None:
        cell.value = text
        cell.data_type = "s"
        if text.startswith(_RUN):
            cell.quotePrefix = True


def _words(catalogue: Catalogue) -> dict[str, list[tuple[str, str, str]]]:
    """Vocabulary → (id, Welsh, English), for people to look up and for spreadsheets to offer."""
    terms = catalogue.vocabulary
    names = ("audiences", "objectives", "kinds", "formats", "access", "languages", "topics",
             "groups", "roles", "regions", "costs", "owners", "documents")  # fmt: skip
    found = {
        name: [(t.id, t.label.cy or "", t.label.en or "") for t in getattr(terms, name).values()] for name in names
    }
    found["publishers"] = [
        (p.id, p.name.cy or "", p.name.en or "") for p in sorted(catalogue.publishers.values(), key=lambda p: p.id)
    ]
    found |= {name: [(each, "", "") for each in ids] for name, ids in _FIXED.items()}
    return found


def _word_sheet(book: Workbook, words: Mapping[str, Sequence[tuple[str, str, str]]]) -> dict[str, str]:
    """Write the sheet of words; vocabulary → the range that its ids stand in."""
    sheet: Worksheet = book.create_sheet("words")
    lines: list[tuple[str, ...]] = [("vocabulary", "id", "cy", "en")]
    ranges = {}
    for name, found in words.items():
        start = len(lines) + 1
        lines += [(name, *each) for each in found]
        ranges[name] = f"words!$B${start}:$B${len(lines)}"
    for row, line in enumerate(lines, start=1):
        for number, text in enumerate(line, start=1):
            _write(sheet, row, number, text or None)
    for letter, width in zip("ABCD", (14, 36, 50, 50), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    return ranges


def _offer(sheet: Worksheet, known: Mapping[str, Column], ranges: Mapping[str, str]) -> None:
    for number, column in enumerate(known.values(), start=1):
        if column.choices:
            letter = get_column_letter(number)
            offered = DataValidation(type="list", formula1=f"={ranges[column.choices]}", allow_blank=True)
            sheet.add_data_validation(offered)
            offered.add(f"{letter}2:{letter}{_LAST_ROW}")


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


def assets(catalogue: Catalogue) -> list[Asset]:
    """The workbook as a file of the site."""
    return [Asset("data/catalogue.xlsx", workbook(catalogue))]
