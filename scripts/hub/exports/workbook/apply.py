"""The differences of a workbook as edits of the files that its sheets stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from hub.catalogue import Catalogue
from hub.catalogue.yaml_file import Node
from hub.catalogue.yaml_writing import Add, Edit, Put, Steps, Take
from hub.exports.workbook.columns import RESOURCES, TABLES, VERSIONS, Column, columns, value_at
from hub.exports.workbook.meant import pieces
from hub.exports.workbook.merge import Difference, Key, key_of

Rows = Mapping[Key, Mapping[str, str]]
# How a file says that something has not been done yet: a key that is there and empty.
_NOT_YET: Final = frozenset({"welsh_reviewed", "confirmed"})


def plain(sheet: str, row: Mapping[str, str]) -> dict[str, Any]:
    """A row as the plain values of what it stands for, without the lists of rows inside."""
    table = TABLES[sheet]
    values: dict[str, Any] = {}
    for name, column in columns(sheet).items():
        if name not in row or column.use or (table.within and name == table.owner):
            continue
        holder = values
        for step in column.path[:-1]:
            holder = holder.setdefault(step, {})
        holder[column.path[-1]] = _typed(column, row[name])
    return values


def _typed(column: Column, text: str) -> Any:
    if column.is_pieces:
        return pieces(text)
    if column.is_list:
        return [int(item) if column.is_whole and item.isdigit() else item for item in text.split("; ")]
    if column.is_whole and text.isdigit():
        return int(text)
    if column.is_yes_or_no and text in {"true", "false"}:
        return text == "true"
    return text


def edits(
    catalogue: Catalogue, found: Iterable[Difference], target: Mapping[str, Rows], nodes: Mapping[str, Node]
) -> dict[str, list[Edit]]:
    """What brings each file to the rows of `target`, by the differences that lead there: file → edits.

    `nodes` are the files as they are, in which rows have their places.
    """
    by_sheet: dict[str, list[Difference]] = {}
    for each in found:
        by_sheet.setdefault(each.sheet, []).append(each)
    made: dict[str, list[Edit]] = {}
    for sheet, table in TABLES.items():
        here = by_sheet.get(sheet, [])
        if sheet == RESOURCES and (here or by_sheet.get(VERSIONS)):
            here = [*here, *by_sheet.get(VERSIONS, [])]
            made.setdefault(table.file, []).extend(_of_resources(catalogue, here, target))
        elif sheet not in {RESOURCES, VERSIONS} and here:
            made.setdefault(table.file, []).extend(_of_rows(sheet, here, target[sheet], nodes[table.file]))
    return made


# ---- entries and their versions ----


def _of_resources(catalogue: Catalogue, found: Sequence[Difference], target: Mapping[str, Rows]) -> list[Edit]:
    by_id: dict[str, list[Difference]] = {}
    for each in found:
        by_id.setdefault(each.key[0], []).append(each)
    places = {resource.id: place for place, resource in enumerate(catalogue.resources)}
    made: list[Edit] = []
    new = []
    for identity, here in by_id.items():
        if identity in places:
            made += _of_entry(("resources", places[identity]), catalogue, identity, here, target)
        else:
            versions = [plain(VERSIONS, row) for key, row in target[VERSIONS].items() if key[0] == identity]
            entry = {"welsh_reviewed": None} | plain(RESOURCES, target[RESOURCES][identity,])
            new.append(entry | ({"versions": versions} if versions else {}))
    return [*made, *([Add(("resources",), tuple(new))] if new else [])]


def _of_entry(
    path: Steps, catalogue: Catalogue, identity: str, found: Sequence[Difference], target: Mapping[str, Rows]
) -> Iterator[Edit]:
    own = [each for each in found if each.sheet == RESOURCES]
    yield from _of_map(path, own, plain(RESOURCES, target[RESOURCES][identity,]), RESOURCES)
    found = [each for each in found if each.sheet == VERSIONS]
    items = [
        key_of(VERSIONS, {"id": identity, "language": v.language, "access": "; ".join(v.access),
                          "format": v.format or ""})
        for v in catalogue.by_id[identity].versions
    ]  # fmt: skip
    for key in dict.fromkeys(each.key for each in found if each.kind == "set"):
        here = [each for each in found if each.key == key]
        row = target[VERSIONS][_moved(key, here)]
        yield from _of_map((*path, VERSIONS, items.index(key)), here, plain(VERSIONS, row), VERSIONS)
    gone = sorted((items.index(each.key) for each in found if each.kind == "remove"), reverse=True)
    new = tuple(plain(VERSIONS, each.values or {}) for each in found if each.kind == "add")
    if items and len(gone) == len(items):
        yield Put((*path, VERSIONS), new) if new else Take((*path, VERSIONS))
        return
    for place in gone:
        yield Take((*path, VERSIONS, place))
    if new:
        yield Add((*path, VERSIONS), new)


def _moved(key: Key, found: Iterable[Difference]) -> Key:
    """The key that a version has once it is changed: the same, but for its language, access and format."""
    row = dict(zip(TABLES[VERSIONS].key, key, strict=True))
    return key_of(VERSIONS, row | {each.column: each.after for each in found if each.column in row})


# ---- the rows of other files ----


def _of_rows(sheet: str, found: Sequence[Difference], target: Rows, root: Node) -> Iterator[Edit]:
    table = TABLES[sheet]
    places = dict(_places(sheet, root))
    for key in dict.fromkeys(each.key for each in found if each.kind == "set"):
        here = [each for each in found if each.key == key]
        yield from _of_map(places[key], here, plain(sheet, target[key]), sheet)
    new: dict[Steps, list[dict[str, Any]]] = {}
    for each in found:
        if each.kind == "add":
            owner = next((path[:-1] for known, path in places.items() if table.within and known[0] == each.key[0]), ())
            new.setdefault(owner or (table.top,), []).append(plain(sheet, each.values or {}))
    for list_path, rows in new.items():
        yield Add(list_path, tuple(rows))


def _places(sheet: str, root: Node) -> Iterator[tuple[Key, Steps]]:
    """Where each row stands in its file."""
    table = TABLES[sheet]
    listed = root.get(table.top)
    for place, node in enumerate((listed.items or ()) if listed else ()):
        identity = _id(node)
        if not table.within:
            yield (identity,), (table.top, place)
            continue
        inside = node.get(table.within)
        for at, inner in enumerate((inside.items or ()) if inside else ()):
            yield (identity, _id(inner)), (table.top, place, table.within, at)


def _id(node: Node) -> str:
    found = node.get("id")
    return (found.words or "") if found else ""


def _of_map(path: Steps, found: Iterable[Difference], values: Mapping[str, Any], sheet: str) -> Iterator[Edit]:
    """Bring everything that a difference names to its new value."""
    done: set[Steps] = set()
    for each in found:
        column = columns(sheet)[each.column]
        key = column.key
        kept = next((n for n in range(1, len(column.path)) if value_at(values, column.path[:n]) is None), 0)
        if key in _NOT_YET and key not in values:
            edit: Edit = Put((*path, key), None)
        elif key == "insecure" and key in values:  # it may be one text for both sides
            edit = Put((*path, key), values[key])
        elif kept:  # nothing is left of what holds it
            edit = Take((*path, *column.path[:kept]))
        elif (value := value_at(values, column.path)) is None:
            edit = Take((*path, *column.path))
        else:
            edit = Put((*path, *column.path), value)
        if edit.path not in done:
            done.add(edit.path)
            yield edit
