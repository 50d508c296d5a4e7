"""The catalogue as a workbook that curators can edit and give back (`hub import`).

Two sheets hold the entries: `resources` (one row an entry) and `versions` (one row a version).
Their columns are the keys of `resources.yaml`; pairs stand in two columns, lists are joined by
`; `. Every cell is text, so that a spreadsheet changes no date or number by itself. The same two
sheets stand once more, hidden, as they were given out: what differs from them is what the curator changed.
Reading a workbook is `workbook_reader`'s work.
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
from hub.exports.asset import Asset
from hub.exports.data import RESOURCE_COLUMNS, VERSION_FIELDS, flat, plain_resource, plain_version

RESOURCES: Final = "resources"
VERSIONS: Final = "versions"
BASE: Final = "base "  # + the sheet's name: how it was when it was given out
VERSION_COLUMNS: Final = (
    "id",
    *(name for name in VERSION_FIELDS if name != "insecure"),
    "insecure_cy",
    "insecure_en",
)
COLUMNS: Final = {RESOURCES: RESOURCE_COLUMNS, VERSIONS: VERSION_COLUMNS}
# Columns that hold several words; people may part them by `;` or `,`.
LISTS: Final = frozenset(
    {
        "audiences",
        "groups",
        "topics",
        "objectives",
        "actions",
        "also_known_as",
        "access",
        "source_lines",
    }
)
# Columns with one word of a vocabulary: a spreadsheet offers its words.
_CHOICES: Final = {
    RESOURCES: {
        "publisher": "publishers", "kind": "kinds", "role": "roles", "region": "regions",
        "cost": "costs", "owner": "owners", "status": "statuses",
    },
    VERSIONS: {"language": "languages", "format": "formats", "evidence": "evidences"},
}  # fmt: skip
_FIXED: Final = {
    "statuses": ("listed", "address-wanted", "superseded", "withdrawn"),
    "evidences": ("seen", "cited", "opened"),
}
_LAST_ROW: Final = 10_000
_WIDE: Final = {"title": 40, "summary": 60, "url": 50, "home": 40, "id": 36, "content_note": 40}
_TIMES: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")

Rows = Sequence[Mapping[str, str]]


def rows_of(catalogue: Catalogue) -> dict[str, list[dict[str, str]]]:
    """What both sheets hold: for each row, column → text. Empty cells are left out."""
    resources, versions = [], []
    for resource in catalogue.resources:
        resources.append(_texts(flat(plain_resource(resource)), RESOURCE_COLUMNS))
        versions += [
            _texts({"id": resource.id, **flat(plain_version(version))}, VERSION_COLUMNS)
            for version in resource.versions
        ]
    return {RESOURCES: resources, VERSIONS: versions}


def _texts(values: Mapping[str, Any], columns: Iterable[str]) -> dict[str, str]:
    return {name: text for name in columns if (value := values.get(name)) is not None and (text := as_cell(value))}


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
    words = _words(catalogue)
    sheets = {name: _sheet(book, name, COLUMNS[name], rows[name]) for name in COLUMNS}
    ranges = _word_sheet(book, words)
    for name, columns in COLUMNS.items():
        _offer(sheets[name], columns, _CHOICES[name], ranges)
        hidden = _sheet(book, BASE + name, columns, rows[name])
        hidden.sheet_state = "veryHidden"
    out = io.BytesIO()
    book.save(out)
    day = catalogue.today
    return _repacked(out.getvalue(), datetime(day.year, day.month, day.day, tzinfo=UTC))


def _sheet(book: Workbook, name: str, columns: Sequence[str], rows: Rows) -> Worksheet:
    sheet: Worksheet = book.create_sheet(name)
    for number, column in enumerate(columns, start=1):
        head = sheet.cell(1, number, column)
        head.font = Font(bold=True)
        wide = _WIDE.get(column.removesuffix("_cy").removesuffix("_en"), 18)
        sheet.column_dimensions[get_column_letter(number)].width = wide
    for place, row in enumerate(rows, start=2):
        for number, column in enumerate(columns, start=1):
            cell = sheet.cell(place, number)
            cell.number_format = "@"
            if column in row:
                cell.value = row[column]
                cell.data_type = "s"  # also what begins with "=": never a formula
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(len(rows) + 1, 2)}"
    return sheet


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
    sheet.append(["vocabulary", "id", "cy", "en"])
    ranges = {}
    for name, found in words.items():
        start = sheet.max_row + 1
        for each in found:
            sheet.append([name, *each])
        ranges[name] = f"words!$B${start}:$B${sheet.max_row}"
    for letter, width in zip("ABCD", (14, 36, 50, 50), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    return ranges


def _offer(sheet: Worksheet, columns: Sequence[str], choices: Mapping[str, str], ranges: Mapping[str, str]) -> None:
    for column, name in choices.items():
        letter = get_column_letter(columns.index(column) + 1)
        offered = DataValidation(type="list", formula1=f"={ranges[name]}", allow_blank=True)
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
