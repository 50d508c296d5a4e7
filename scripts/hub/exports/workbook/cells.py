"""Problems of new files told in the cells of the workbook that they came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from hub.catalogue import Problem
from hub.catalogue.yaml_file import Node, walk
from hub.exports.workbook.columns import RESOURCES, SHEETS, TABLES, VERSIONS, columns
from hub.exports.workbook.merge import Key, key_of
from hub.exports.workbook.sheet import Sheet

_Cell = tuple[str, Key, str]  # sheet, key of the row, column
_MISSING: Final = re.compile(r"^`([a-z_]+)` is missing")
_SIDES: Final = {"welsh-missing": "cy", "welsh-equals-english": "cy", "english-missing": "en"}


def in_cells(
    problems: Iterable[Problem], files: Mapping[str, Node | None], sheets: Mapping[str, Sheet]
) -> list[Problem]:
    """The same problems, with sheet, row and column in place of line and column where possible.

    `files`: name as problems tell it, and what the file now says.
    """
    cells = {
        (file, *place): cell for file, root in files.items() if root is not None for place, cell in _cells(root, file)
    }
    rows = {
        name: {key_of(name, row.values): row.number for row in sheets[name].rows} for name in SHEETS if name in sheets
    }
    found = []
    for problem in problems:
        here = cells.get((problem.place.file, problem.place.line, problem.place.column))
        row = rows.get(here[0], {}).get(here[1]) if here else None
        if here is None or row is None:
            found.append(problem)
            continue
        name, _, column = here
        sheet = sheets[name]
        column = _column(name, column, problem)
        told = sheet.problem(problem.rule, row, column, problem.what, problem.fix)
        found.append(replace(told, about=problem.about, severity=problem.severity))
    return found


def _column(sheet: str, column: str, problem: Problem) -> str:
    """The column that a problem is about: that of the missing side or key, where it names one."""
    known = columns(sheet)
    if problem.rule in _SIDES and (side := re.sub(r"_(cy|en)$", "", column)):
        return f"{side}_{_SIDES[problem.rule]}" if f"{side}_{_SIDES[problem.rule]}" in known else column
    missing = _MISSING.match(problem.what)
    if missing:
        names = [f"{column}_{missing.group(1)}", missing.group(1)]
        fitting = (each for name in names for each in known if each == name or each.startswith(f"{name}_"))
        return next(fitting, column or "id")
    return column or "id"


def _cells(root: Node, file: str) -> Iterator[tuple[tuple[int, int], _Cell]]:
    """Place in the file → the cell that says it. Later, finer places win over earlier ones."""
    for sheet, table in TABLES.items():
        listed = root.get(table.top) if sheet != VERSIONS and file.endswith(table.file) else None
        for entry in (listed.items or []) if listed else []:
            identity = _words(entry, "id")
            if not table.within:
                yield (entry.line, entry.column), (sheet, (identity,), "")
                yield from _keys(entry, sheet, (identity,))
            inside = entry.get(table.within) if table.within else entry.get(VERSIONS) if sheet == RESOURCES else None
            for item in (inside.items or []) if inside else []:
                inner = VERSIONS if sheet == RESOURCES else sheet
                key = _version(item, identity) if inner == VERSIONS else (identity, _words(item, "id"))
                yield (item.line, item.column), (inner, key, "")
                yield from _keys(item, inner, key)


def _words(node: Node, key: str) -> str:
    found = node.get(key)
    return (found.words or "") if found else ""


def _version(item: Node, identity: str) -> Key:
    access = item.get("access")
    words = [each.words or "" for each in (access.items or [])] if access else []
    row = {"id": identity, "access": "; ".join(words)} | {key: _words(item, key) for key in ("language", "format")}
    return key_of(VERSIONS, row)


def _keys(holder: Node, sheet: str, key: Key) -> Iterator[tuple[tuple[int, int], _Cell]]:
    inner = {TABLES[sheet].within for sheet in TABLES} - {""}
    known = columns(sheet)
    for name, (head, value) in (holder.entries or {}).items():
        if name in inner:
            yield (head.line, head.column), (sheet, key, "id")
            continue
        first = next((each for each, column in known.items() if column.key == name), "")
        for node in (head, *walk(value)):
            yield (node.line, node.column), (sheet, key, first)
        yield from _parts(value, sheet, key, (name,), first)


def _parts(
    value: Node, sheet: str, key: Key, path: tuple[str, ...], nearest: str
) -> Iterator[tuple[tuple[int, int], _Cell]]:
    for part, (head, inner) in (value.entries or {}).items():
        here = (*path, part)
        column = next((each for each, c in columns(sheet).items() if c.path[: len(here)] == here), nearest)
        for node in (head, *walk(inner)):
            yield (node.line, node.column), (sheet, key, column)
        yield from _parts(inner, sheet, key, here, column)
