"""What the sheets hold: each row as a map from column to text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from hub.catalogue import Catalogue
from hub.exports.data import plain_resource, plain_version
from hub.exports.workbook.columns import RESOURCES, SHEETS, VERSIONS, Column, columns, value_at
from hub.languages import Text
from hub.schema import Record
from hub.schema.record import plain

Rows = list[dict[str, str]]
BETWEEN: Final = " | "  # between the parts of a piece of evidence


def rows_of(catalogue: Catalogue) -> dict[str, Rows]:
    """Every sheet's rows, in the order of its file. Empty cells are left out."""
    found: dict[str, Rows] = {name: [] for name in SHEETS}
    for resource in catalogue.resources:
        found[RESOURCES].append(texts(RESOURCES, plain_resource(resource)))
        found[VERSIONS] += [
            texts(VERSIONS, {"id": resource.id, **plain_version(version)}) for version in resource.versions
        ]
    boards = catalogue.boards.boards if catalogue.boards else ()
    plainly: dict[str, Iterable[Record]] = {
        "publishers": catalogue.publishers.values(),
        "helplines": catalogue.helplines,
        "boards": boards,
        "sources": catalogue.vocabulary.documents.values(),
    }
    for name, records in plainly.items():
        found[name] = [texts(name, as_plain(record)) for record in records]
    for board in boards:
        found["councils"] += [
            texts("councils", {"board": board.id, **as_plain(council)}) for council in board.authorities
        ]
    return found


def texts(sheet: str, values: Mapping[str, Any]) -> dict[str, str]:
    """A row of plain values as the texts of its cells."""
    found = {}
    for name, column in columns(sheet).items():
        value = None if column.use else value_at(values, column.path)
        if value is not None and (text := _as_text(column, value)):
            found[name] = text
    return found


def as_plain(record: Record) -> dict[str, Any]:
    """A record as maps, lists and single values."""
    found: dict[str, Any] = _plainly(plain(record))
    return found


def _plainly(value: Any) -> Any:
    if isinstance(value, Text):
        return value.sides()
    if isinstance(value, dict):
        return {key: _plainly(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plainly(item) for item in value]
    return value


def _as_text(column: Column, value: Any) -> str:
    if column.is_pieces:
        return "\n".join(
            f"{number}. {BETWEEN.join(_piece(each))}" for number, each in enumerate(value, start=1)
        )  # fmt: skip
    return as_cell(value)


def _piece(piece: Mapping[str, Any]) -> list[str]:
    found = [str(piece.get(key) or "") for key in ("what", "source", "evidence", "date")]
    return found if found[-1] else found[:-1]


def as_cell(value: object) -> str:
    """A value as the text of a cell."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    return str(value)
