"""The differences of a workbook as edits of `resources.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hub.catalogue import Catalogue, Resource
from hub.catalogue.yaml_writing import Add, Edit, Put, Steps, Take
from hub.exports.workbook.columns import RESOURCES, VERSIONS, Column, columns
from hub.exports.workbook.merge import Difference, Key, key_of

Rows = Mapping[Key, Mapping[str, str]]


def plain(sheet: str, row: Mapping[str, str]) -> dict[str, Any]:
    """A row as the plain values of an entry or version, without its versions."""
    values: dict[str, Any] = {}
    for name, column in columns(sheet).items():
        if name not in row or (sheet == VERSIONS and name == "id"):
            continue
        if column.part:
            values.setdefault(column.key, {})[column.part] = _typed(column, row[name])
        else:
            values[column.key] = _typed(column, row[name])
    return values


def _typed(column: Column, text: str) -> Any:
    if column.is_list:
        items = text.split("; ")
        return [int(item) if column.is_whole and item.isdigit() else item for item in items]
    if column.is_whole and text.isdigit():
        return int(text)
    return text == "true" if text in {"true", "false"} else text


def edits(catalogue: Catalogue, found: Iterable[Difference], target: Mapping[str, Rows]) -> list[Edit]:
    """What brings the catalogue's file to the rows of `target`, by the differences that lead there."""
    by_id: dict[str, list[Difference]] = {}
    for each in found:
        by_id.setdefault(each.key[0], []).append(each)
    places = {resource.id: place for place, resource in enumerate(catalogue.resources)}
    made: list[Edit] = []
    new = []
    for identity, here in by_id.items():
        if identity in places:
            made += _of_entry(("resources", places[identity]), catalogue.by_id[identity], here, target)
        else:
            versions = [plain(VERSIONS, row) for key, row in target[VERSIONS].items() if key[0] == identity]
            entry = {"welsh_reviewed": None} | plain(RESOURCES, target[RESOURCES][identity,])
            new.append(entry | ({"versions": versions} if versions else {}))
    return [*made, *([Add(("resources",), tuple(new))] if new else [])]


def _of_entry(path: Steps, entry: Resource, found: Sequence[Difference], target: Mapping[str, Rows]) -> Iterator[Edit]:
    own = [each for each in found if each.sheet == RESOURCES]
    yield from _of_map(path, own, plain(RESOURCES, target[RESOURCES][entry.id,]), RESOURCES)
    found = [each for each in found if each.sheet == VERSIONS]
    items = [key_of(VERSIONS, {"id": entry.id, "language": v.language, "access": "; ".join(v.access)})
             for v in entry.versions]  # fmt: skip
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


def _of_map(path: Steps, found: Iterable[Difference], values: Mapping[str, Any], sheet: str) -> Iterator[Edit]:
    """Bring every key that a difference names to its new value."""
    for each in found:
        column = columns(sheet)[each.column]
        key = column.key
        value = values.get(key)
        if key == "welsh_reviewed" and value is None:
            yield Put((*path, key), None)  # how the catalogue says that nobody has reviewed the Welsh yet
        elif value is None:
            yield Take((*path, key))
        elif not column.part or key == "insecure":  # `insecure` may be one text for both sides
            yield Put((*path, key), value)
        elif column.part in value:
            yield Put((*path, key, column.part), value[column.part])
        else:
            yield Take((*path, key, column.part))


def _moved(key: Key, found: Iterable[Difference]) -> Key:
    """The key that a version has once it is changed: the same, but for its language and access."""
    row = {"id": key[0], "language": key[1], "access": key[2]}
    return key_of(VERSIONS, row | {each.column: each.after for each in found if each.column in row})
