"""Where the keys and values of a YAML or JSON text stand, so that one of them may be spoiled and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml


@dataclass(frozen=True, slots=True)
class Slot:
    """A value, with its key when it stands in a map. Offsets count characters of the whole text."""

    path: tuple[str, ...]
    kind: str  # scalar, list or map
    value: str  # of a scalar
    start: int
    end: int
    key: str = ""
    key_start: int = -1
    key_end: int = -1
    owner: tuple[int, int] = (0, 0)  # the map or list that the slot stands in
    flow: bool = False  # whether that one is written with brackets
    entry: str = ""  # id of the nearest row with one
    keys: tuple[str, ...] = ()  # of a map

    @property
    def shape(self) -> str:
        """The path without what tells one row from another."""
        return "/".join(self.path)

    @property
    def name(self) -> str:
        """The nearest key above."""
        return next((part for part in reversed(self.path) if part != "*"), "")


_KINDS = {"ScalarNode": "scalar", "SequenceNode": "list", "MappingNode": "map"}


def slots(text: str, offset: int = 0) -> list[Slot]:
    """Every value of a text, the outermost first."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    return [] if root is None else list(_walk(root, offset, (), ""))


def _walk(node: yaml.Node, offset: int, path: tuple[str, ...], entry: str) -> Iterator[Slot]:
    owner = (node.start_mark.index + offset, node.end_mark.index + offset)
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            named = _identity(item) or entry
            yield _slot(item, offset, (*path, "*"), owner, bool(node.flow_style), named)
            yield from _walk(item, offset, (*path, "*"), named)
    elif isinstance(node, yaml.MappingNode):
        # A map whose keys are ids or words of their own is one shape, not hundreds.
        free = len(node.value) > 25 or (len(path) > 0 and path[-1] in {"bodies", "links", "entries"})
        for key, value in node.value:
            below = (*path, "*" if free else str(key.value))
            yield _slot(value, offset, below, owner, bool(node.flow_style), entry, key)
            yield from _walk(value, offset, below, entry)


def _slot(
    node: yaml.Node, offset: int, path: tuple[str, ...], owner: tuple[int, int], flow: bool, entry: str,
    key: yaml.Node | None = None,
) -> Slot:  # fmt: skip
    return Slot(
        path, _KINDS[type(node).__name__], node.value if isinstance(node, yaml.ScalarNode) else "",
        node.start_mark.index + offset, node.end_mark.index + offset,
        "" if key is None else str(key.value),
        -1 if key is None else key.start_mark.index + offset, -1 if key is None else key.end_mark.index + offset,
        owner, flow, entry,
        tuple(str(k.value) for k, _ in node.value) if isinstance(node, yaml.MappingNode) else (),
    )  # fmt: skip


def _identity(node: yaml.Node) -> str:
    if not isinstance(node, yaml.MappingNode):
        return ""
    return next((str(value.value) for key, value in node.value if key.value == "id"), "")


def line_of(text: str, place: int) -> int:
    """The line, counted from 1, of an offset."""
    return text.count("\n", 0, place) + 1


def parents(text: str, line: int) -> list[int]:
    """The lines above whose keys hold this line, the nearest first; those of the top level only when nearest."""
    lines = text.split("\n")
    if not 1 <= line <= len(lines):
        return []
    depth, found = _depth(lines[line - 1]), []
    for number in range(line - 1, 0, -1):
        words = lines[number - 1]
        if not words.strip() or words.lstrip().startswith("#") or _depth(words) >= depth:
            continue
        depth = _depth(words)
        if depth == 0 and found:
            break
        found.append(number)
    return found


def _depth(line: str) -> int:
    stripped = line.lstrip(" ")
    return len(line) - len(stripped)
