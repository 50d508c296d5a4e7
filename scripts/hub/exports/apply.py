"""The differences of a workbook as edits of `resources.yaml`, where the values stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from hub.catalogue import writer
from hub.catalogue.editing import CannotEdit, Editor, value_of
from hub.catalogue.writer import KEYS, VERSION_KEYS
from hub.catalogue.yaml_file import Node
from hub.exports.merge import Difference, Key, key_of
from hub.exports.workbook import COLUMNS, LISTS, RESOURCES, VERSIONS

_WHOLE: Final = frozenset({"year", "pages", "minutes", "size_kb", "ages_from", "ages_to", "source_lines"})
# Columns that stand for a part of a key: `title_cy` is the side `cy` of `title`.
_PARTS: Final = {
    f"{key}_{part}": (key, part)
    for key, parts in {
        "title": ("cy", "en"), "summary": ("cy", "en"), "content_note": ("cy", "en"),
        "home_insecure": ("cy", "en"), "insecure": ("cy", "en"),
        "ages": ("from", "to"), "source": ("document", "lines"),
    }.items()
    for part in parts
}  # fmt: skip

Rows = Mapping[Key, Mapping[str, str]]


def part_of(column: str) -> tuple[str, str]:
    """The key that a column belongs to, and the part of it (or nothing)."""
    return _PARTS.get(column, (column, ""))


def plain(sheet: str, row: Mapping[str, str]) -> dict[str, Any]:
    """A row as the plain values of an entry or version, without its versions."""
    values: dict[str, Any] = {}
    for column in COLUMNS[sheet]:
        if column not in row or (sheet == VERSIONS and column == "id"):
            continue
        key, part = part_of(column)
        if part:
            values.setdefault(key, {})[part] = _typed(column, row[column])
        else:
            values[key] = _typed(column, row[column])
    return values


def _typed(column: str, text: str) -> Any:
    if column in LISTS:
        items = text.split("; ")
        return [int(item) if column in _WHOLE and item.isdigit() else item for item in items]
    if column in _WHOLE and text.isdigit():
        return int(text)
    return text == "true" if text in {"true", "false"} else text


def apply(text: str, root: Node, found: Iterable[Difference], target: Mapping[str, Rows]) -> str:
    """The text of the catalogue with every difference made. `target` holds the rows to reach.

    Raises:
        CannotEdit: the layout of an entry is beyond the editor; its id is the argument.

    """
    editor = Editor(text)
    entries = {_id(node): node for node in _items(root)}
    by_id: dict[str, list[Difference]] = {}
    for each in found:
        by_id.setdefault(each.key[0], []).append(each)
    new = []
    for identity, here in by_id.items():
        if identity not in entries:
            new.append(_entry(identity, target))
            continue
        try:
            _edit(editor, entries[identity], here, target)
        except CannotEdit as cannot:
            raise CannotEdit(identity) from cannot
    if new:
        last = _items(root)[-1]
        indent = " " * editor.dash(last)
        editor.add_lines(last, "".join(writer.entry(values, indent) for values in new))
    return editor.result()


def _items(root: Node) -> list[Node]:
    resources = value_of(root, "resources")
    return (resources.items or []) if resources else []


def _id(node: Node) -> str:
    found = value_of(node, "id")
    return (found.words or "") if found else ""


def _entry(identity: str, target: Mapping[str, Rows]) -> dict[str, Any]:
    values = plain(RESOURCES, target[RESOURCES][identity,])
    versions = _versions(identity, target)
    return values | ({"versions": versions} if versions else {}) | _no_welsh_review(values)


def _no_welsh_review(values: Mapping[str, Any]) -> dict[str, Any]:
    return {} if "welsh_reviewed" in values else {"welsh_reviewed": None}


def _versions(identity: str, target: Mapping[str, Rows]) -> list[dict[str, Any]]:
    return [plain(VERSIONS, row) for key, row in target[VERSIONS].items() if key[0] == identity]


def _edit(editor: Editor, entry: Node, found: list[Difference], target: Mapping[str, Rows]) -> None:
    identity = found[0].key[0]
    own = [each for each in found if each.sheet == RESOURCES]
    _set_all(editor, entry, own, plain(RESOURCES, target[RESOURCES][identity,]), KEYS)
    of_versions = [each for each in found if each.sheet == VERSIONS]
    if of_versions:
        _edit_versions(editor, entry, of_versions, target)


def _set_all(
    editor: Editor, holder: Node, found: list[Difference], values: Mapping[str, Any],
    order: tuple[str, ...],
) -> None:  # fmt: skip
    """Bring every key that a difference names to its new value."""
    keys = dict.fromkeys(part_of(each.column)[0] for each in found)
    for key in sorted(keys, key=order.index):
        parts = [part_of(each.column)[1] for each in found if part_of(each.column)[0] == key]
        node = value_of(holder, key)
        if key not in values:
            # `null` is how the catalogue says that nobody has reviewed the Welsh yet.
            if key == "welsh_reviewed" and node is not None:
                editor.replace(node, "null")
            elif node is not None:
                editor.remove(holder, key)
        elif _each_side_stands(node, parts, values[key]):
            for part in parts:
                side = value_of(node, part) if node else None
                if side is not None:
                    editor.replace(side, writer.flow(values[key][part], part))
        else:
            editor.set(holder, key, writer.flow(values[key], key), order)


def _each_side_stands(node: Node | None, parts: list[str], value: Any) -> bool:
    """Whether only the words of sides that are there already change."""
    if node is None or node.entries is None or not isinstance(value, dict):
        return False
    return set(node.entries) == set(value) and all(
        part in value and (node.entries[part][1].words is not None or isinstance(value[part], list)) for part in parts
    )


def _edit_versions(editor: Editor, entry: Node, found: list[Difference], target: Mapping[str, Rows]) -> None:
    identity = found[0].key[0]
    wanted = _versions(identity, target)
    node = value_of(entry, "versions")
    if node is None or not node.items:
        lines = "".join(f"\n  - {writer.flow(_ordered(each))}" for each in wanted)
        editor.set(entry, "versions", lines, KEYS)
        return
    if not wanted:
        editor.remove(entry, "versions")
        return
    if editor.is_flow(node):
        editor.replace(node, writer.flow([_ordered(each) for each in wanted]))
        return
    items = {_key(identity, item): item for item in node.items}
    for key in dict.fromkeys(each.key for each in found if each.kind != "add"):
        here = [each for each in found if each.key == key]
        if any(each.kind == "remove" for each in here):
            editor.remove_item(items[key])
        else:
            changed = dict(target[VERSIONS][_moved(key, here)])
            _edit_version(editor, items[key], here, plain(VERSIONS, changed))
    for each in found:
        if each.kind == "add":
            editor.add_item(node.items[-1], writer.flow(_ordered(plain(VERSIONS, each.values or {}))))


def _moved(key: Key, found: list[Difference]) -> Key:
    """The key that a version has once it is changed: the same, but for the order of its access."""
    row = {"id": key[0], "language": key[1], "access": key[2]}
    row |= {each.column: each.after for each in found if each.column in {"language", "access"}}
    return key_of(VERSIONS, row)


def _edit_version(editor: Editor, item: Node, found: list[Difference], values: dict[str, Any]) -> None:
    same_keys = set(item.entries or {}) == set(values)
    if same_keys or not editor.is_flow(item):
        _set_all(editor, item, found, values, VERSION_KEYS)
    else:
        editor.replace(item, writer.flow(_ordered(values)))


def _ordered(version: Mapping[str, Any]) -> dict[str, Any]:
    return {key: version[key] for key in sorted(version, key=VERSION_KEYS.index)}


def _key(identity: str, item: Node) -> Key:
    language = value_of(item, "language")
    access = value_of(item, "access")
    words = [each.words or "" for each in (access.items or [])] if access else []
    row = {"language": (language.words or "") if language else "", "access": "; ".join(words)}
    return key_of(VERSIONS, {"id": identity, **row})
