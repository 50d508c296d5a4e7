"""The sheets of the workbook and their columns, and what each stands for in the files that people write."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from hub.schema import Board, Council, Helpline, Publisher, Record, Resource, Term, Version
from hub.schema.evidence import Piece
from hub.schema.record import needed
from hub.schema.shapes import SIDES, Shape, shapes

RESOURCES: Final = "resources"
VERSIONS: Final = "versions"
BASE: Final = "base "  # + the sheet's name: how it was when it was given out
TICK: Final = "reviewed"  # a curator's yes: somebody has looked at this entry today
REMOVE: Final = "remove"  # a curator's yes: this row is to go
NOTES: Final = "notes"  # for the curator alone
ADD: Final = "+"  # ends the name of a column from which one more is added to a list
YES: Final = frozenset({"yes", "y", "x", "1", "true", "✓", "✔", "ydw", "do", "ie", "ydy", "oes"})
NO: Final = frozenset({"no", "n", "0", "false", "na", "nac ydw", "nac ydy", "nac oes"})
Use = Literal["", "tick", "remove", "notes", "add"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name and the path of its value in a row: a key, and a side of a pair or a key inside."""

    name: str
    path: tuple[str, ...]
    is_list: bool = False  # several words, joined by `; `
    is_whole: bool = False  # a whole number, or a list of them
    is_yes_or_no: bool = False
    is_day: bool = False
    is_pieces: bool = False  # pieces of evidence, one a line
    choices: str = ""  # the vocabulary that a spreadsheet offers
    words: tuple[str, ...] = ()  # what it may be, where that is little and fixed
    is_required: bool = False
    use: Use = ""  # what a column is for that stands in no file
    records: tuple[type[Record], ...] = ()  # of each step of the path that is a field of one

    @property
    def key(self) -> str:
        """The key of the row that it belongs to."""
        return self.path[0]

    @property
    def is_needed(self) -> bool:
        """Whether a sheet without it is not what was given out."""
        return not self.use


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: the file and the list that its rows stand in; `within` is a list inside each row of that list."""

    name: str
    file: str
    top: str
    record: type[Record]
    key: tuple[str, ...] = ("id",)  # columns that a row is known by
    within: str = ""
    only: tuple[str, ...] = ()  # the fields that it shows, where they are not all

    @property
    def owner(self) -> str:
        """The column that names the row whose list this is."""
        return self.key[0]


VOCABULARY: Final = "data/vocabulary.yaml"
BOARDS: Final = "data/boards.yaml"
# In the order of the tabs. A file is written after those whose rows its own name.
TABLES: Final[Mapping[str, Table]] = {
    each.name: each
    for each in (
        Table(RESOURCES, "resources.yaml", "resources", Resource),
        Table(VERSIONS, "resources.yaml", "resources", Version, ("id", "language", "access", "format"), VERSIONS),
        Table("publishers", "data/publishers.yaml", "publishers", Publisher),
        Table("helplines", "data/helplines.yaml", "helplines", Helpline),
        Table("boards", BOARDS, "boards", Board),
        Table("councils", BOARDS, "boards", Council, ("board", "id"), "authorities"),
        Table("sources", VOCABULARY, "documents", Term, only=("id", "order", "label", "same_in_both")),
    )
}
FILES: Final[tuple[str, ...]] = (VOCABULARY, "data/publishers.yaml", "resources.yaml", "data/helplines.yaml", BOARDS)
SHEETS: Final = tuple(TABLES)
# Without these a workbook is none of ours; the others came later, and need not be there.
NEEDED_SHEETS: Final = (RESOURCES, VERSIONS)
# Rare reasons stand at the end of a row, behind what every row has.
_LATE: Final = frozenset({"insecure", "shared", "home_insecure"})


@functools.cache
def columns(sheet: str) -> dict[str, Column]:
    """The columns of a sheet by name, in the order of their declaration. This is the only place that knows them."""
    table = TABLES[sheet]
    found = {each.name: each for each in _of(table.record, needed=True) if not table.only or each.key in table.only}
    for name in (table.owner, "id"):  # first, where they stay in sight
        found = {name: found.get(name, Column(name, (name,), is_required=True)), **found}
    if table.within:
        found[table.owner] = replace(found[table.owner], is_required=True)
    found = {"id": found.pop("id"), **found} if table.owner == "id" else found
    late = {name: each for name, each in found.items() if sheet != RESOURCES and each.key in _LATE}
    ordered = {name: each for name, each in found.items() if name not in late} | late
    if sheet == RESOURCES:  # beside the id, where a curator sees it in every row
        tick = Column(TICK, (TICK,), choices="ticks", use="tick")
        ordered = {"id": ordered.pop("id"), TICK: tick, **ordered}
    return dict(_with_helpers(table, ordered))


def _with_helpers(table: Table, found: Mapping[str, Column]) -> Iterator[tuple[str, Column]]:
    for name, each in found.items():
        yield name, each
        if each.is_list and (each.choices or each.words):
            more = f"{name}{ADD}"
            yield more, replace(each, name=more, is_list=False, is_required=False, use="add")
    if table.name == VERSIONS:
        yield REMOVE, Column(REMOVE, (REMOVE,), choices="ticks", use="remove")
    yield NOTES, Column(NOTES, (NOTES,), use="notes")


def _of(record: type[Record], *, needed: bool) -> Iterator[Column]:
    """The columns of a record, those of the records that it holds among them."""
    for key, shape in shapes(record).items():
        is_required = needed and key in _needed(record)
        if shape.held is not None and not shape.is_list:
            for inner in _of(shape.held, needed=is_required):
                name = key if inner.path == ("value",) else f"{key}_{inner.name.removeprefix('value_')}"
                path, records = (key, *inner.path), (record, *inner.records)
                yield replace(inner, name=name, path=path, records=records)
        elif shape.held is Piece:
            yield Column(key, (key,), is_pieces=True, is_required=is_required, records=(record,))
        elif shape.held is None and shape.parts == SIDES:
            for side in SIDES:
                yield Column(f"{key}_{side}", (key, side), is_required=is_required and (record, key) not in _EITHER,
                             records=(record,))  # fmt: skip
        elif shape.held is None:
            yield _plain(record, key, shape, is_required=is_required)


def _plain(record: type[Record], key: str, shape: Shape, *, is_required: bool) -> Column:
    return Column(
        key, (key,), shape.is_list, shape.is_whole, shape.is_yes_or_no, shape.is_day, False, shape.choices,
        shape.words, is_required, "", (record,),
    )  # fmt: skip


# Pairs of which one side is enough: as they were published.
_EITHER: Final = frozenset({(Resource, "title"), (Publisher, "name")})


@functools.cache
def _needed(record: type[Record]) -> frozenset[str]:
    return frozenset(needed(record))


def value_at(values: Any, path: tuple[str, ...]) -> Any:
    """What stands at a path of plain values; None where there is nothing."""
    for step in path:
        values = values.get(step) if isinstance(values, Mapping) else None
    return values
