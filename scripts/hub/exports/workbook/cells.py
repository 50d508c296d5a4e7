"""Problems of a new catalogue told in the cells of the workbook that it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from hub.catalogue import Problem
from hub.catalogue.yaml_file import Node, walk
from hub.exports.workbook.columns import RESOURCES, SHEETS, VERSIONS, columns
from hub.exports.workbook.merge import Key, key_of
from hub.exports.workbook.read import Sheet

_Cell = tuple[str, Key, str]  # sheet, key of the row, column


def in_cells(problems: Iterable[Problem], file: str, root: Node | None, sheets: Mapping[str, Sheet]) -> list[Problem]:
    """The same problems, with sheet, row and column in place of line and column where possible."""
    cells = dict(_cells(root)) if root is not None else {}
    rows = {name: {key_of(name, row.values): row.number for row in sheets[name].rows} for name in SHEETS}
    found = []
    for problem in problems:
        here = cells.get((problem.place.line, problem.place.column))
        if problem.place.file != file or here is None:
            found.append(problem)
            continue
        name, key, column = here
        row = rows[name].get(key)
        if row is None:
            found.append(problem)
        elif column:
            told = sheets[name].problem(problem.rule, row, column, problem.what, problem.fix)
            found.append(replace(told, about=problem.about, severity=problem.severity))
        else:
            found.append(replace(problem, place=sheets[name].place(row, "id")))
    return found


def _cells(root: Node) -> Iterator[tuple[tuple[int, int], _Cell]]:
    """Place in the file → the cell that says it. Later, finer places win over earlier ones."""
    resources = root.get("resources")
    for entry in (resources.items or []) if resources else []:
        identity = entry.get("id")
        name = (identity.words or "") if identity else ""
        yield (entry.line, entry.column), (RESOURCES, (name,), "")
        yield from _keys(entry, RESOURCES, (name,))
        versions = entry.get("versions")
        for item in (versions.items or []) if versions else []:
            yield from _version(item, name)


def _version(item: Node, identity: str) -> Iterator[tuple[tuple[int, int], _Cell]]:
    language, access = item.get("language"), item.get("access")
    words = [each.words or "" for each in (access.items or [])] if access else []
    row = {"id": identity, "language": (language.words or "") if language else "",
           "access": "; ".join(words)}  # fmt: skip
    key = key_of(VERSIONS, row)
    yield (item.line, item.column), (VERSIONS, key, "")
    yield from _keys(item, VERSIONS, key)


def _keys(holder: Node, sheet: str, key: Key) -> Iterator[tuple[tuple[int, int], _Cell]]:
    for name, (head, value) in (holder.entries or {}).items():
        if name == "versions":
            yield (head.line, head.column), (sheet, key, "id")
            continue
        parts = value.entries or {}
        column = name if name in columns(sheet) else f"{name}_{next(iter(parts), 'cy')}"
        for node in (head, *walk(value)):
            yield (node.line, node.column), (sheet, key, column)
        for part, (_, inner) in parts.items():
            for node in walk(inner):
                yield (node.line, node.column), (sheet, key, f"{name}_{part}")
