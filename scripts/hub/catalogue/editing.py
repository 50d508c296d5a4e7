"""Edits of a YAML file by the places of its values, so that all else stays as it was written.

Comments, order, quotes and layout are kept wherever nothing changes. The editor knows maps, lists
and scalars, block or flow; what they mean is the caller's to know. Text is only put together: that
the result reads well again must be checked by reading it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import yaml

from hub.catalogue.yaml_file import Node

_BREAK: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CannotEdit(Exception):  # noqa: N818 - it is not an error of the program
    """The layout here is beyond the editor; a person has to make this change by hand."""


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


class Editor:
    """One text and the edits to be made in it."""

    def __init__(self, text: str) -> None:
        self.text = text if text.endswith(("\n", "\r")) else f"{text}\n"
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self._starts = [0, *(found.end() for found in _BREAK.finditer(self.text))]
        self._ends = self._spans()
        self._edits: list[_Edit] = []

    # ---- places ----

    def _spans(self) -> dict[tuple[int, int], int]:
        """Place of each scalar and flow collection → where it ends."""
        ends: dict[tuple[int, int], int] = {}
        open_: list[tuple[int, int] | None] = []
        for event in yaml.parse(self.text, Loader=_LOADER):
            if event.start_mark is None or event.end_mark is None:
                continue  # every event of a text has its marks
            here = (event.start_mark.line + 1, event.start_mark.column + 1)
            end = self._offset(event.end_mark.line + 1, event.end_mark.column + 1)
            if isinstance(event, yaml.ScalarEvent):
                ends[here] = end
            elif isinstance(event, yaml.CollectionStartEvent):
                open_.append(here if event.flow_style else None)
            elif isinstance(event, yaml.CollectionEndEvent):
                start = open_.pop()
                if start:
                    ends[start] = end
        return ends

    def _offset(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column - 1

    def _start(self, node: Node) -> int:
        return self._offset(node.line, node.column)

    def _end(self, node: Node) -> int:
        if node.words is not None or self.is_flow(node):
            return self._ends[node.line, node.column]
        children = list(node.items or ()) + [value for _, value in (node.entries or {}).values()]
        return max(self._end(child) for child in children)

    def is_flow(self, node: Node) -> bool:
        """Whether a list or map stands between brackets."""
        return node.words is None and self.text[self._start(node)] in "[{"

    def _next_line(self, offset: int) -> int:
        """Where the line after the one of `offset` begins."""
        found = _BREAK.search(self.text, offset)
        return found.end() if found else len(self.text)

    def dash(self, item: Node) -> int:
        """The column (from 0) of the dash before an item of a block list."""
        line = self._offset(item.line, 1)
        before = self.text[line : self._start(item)]
        if before.strip() != "-":
            raise CannotEdit
        return before.index("-")

    # ---- edits ----

    def replace(self, node: Node, text: str) -> None:
        """Put other words in the place of a scalar or a flow collection."""
        self._edits.append(_Edit(self._start(node), self._end(node), text))

    def set(self, holder: Node, key: str, text: str, order: Sequence[str]) -> None:
        """Give a key of a map the value `text`, in its place or as a new key that `order` places."""
        entries = holder.entries or {}
        if key not in entries:
            self._insert(holder, key, text, order)
            return
        name, value = entries[key]
        simple = value.words is not None or self.is_flow(value)
        if simple and value.line == name.line and self._end(value) > self._start(value):
            self.replace(value, text)
        else:
            self._edits.append(_Edit(self._end(name), self._end(value), f": {text}"))

    def _insert(self, holder: Node, key: str, text: str, order: Sequence[str]) -> None:
        entries = holder.entries or {}
        before = [name for name in entries if name in order and order.index(name) < order.index(key)]
        if self.is_flow(holder) or not before:
            raise CannotEdit
        place = self._next_line(max(self._end(entries[name][1]) for name in before))
        indent = " " * (holder.column - 1)
        lines = f"{key}: {text}".replace(": \n", ":\n").split("\n")
        self._edits.append(_Edit(place, place, "".join(f"{indent}{line}{self.newline}" for line in lines)))

    def remove(self, holder: Node, key: str) -> None:
        """Take a key and its value out of a block map."""
        name, value = (holder.entries or {})[key]
        start = self._start(name)
        line = self._offset(name.line, 1)
        if self.is_flow(holder) or self.text[line:start].strip():
            raise CannotEdit
        self._edits.append(_Edit(line, self._next_line(self._end(value)), ""))

    def remove_item(self, item: Node) -> None:
        """Take an item out of a block list."""
        self.dash(item)
        line = self._offset(item.line, 1)
        self._edits.append(_Edit(line, self._next_line(self._end(item)), ""))

    def add_item(self, after: Node, text: str) -> None:
        """Put a new item, one or more lines, after an item of a block list."""
        indent = " " * self.dash(after)
        first, *rest = text.split("\n")
        lines = [f"{indent}- {first}", *(f"{indent}  {line}" for line in rest)]
        self.add_lines(after, "".join(f"{line}\n" for line in lines))

    def add_lines(self, after: Node, text: str) -> None:
        """Put whole lines after a node."""
        place = self._next_line(self._end(after))
        self._edits.append(_Edit(place, place, text.replace("\n", self.newline)))

    def result(self) -> str:
        """The text with every edit made.

        Raises:
            CannotEdit: two edits touch the same words.

        """
        parts: list[str] = []
        at = 0
        for edit in sorted(self._edits, key=lambda e: (e.start, e.end)):
            if edit.start < at:
                raise CannotEdit
            parts += [self.text[at : edit.start], edit.text]
            at = edit.end
        return "".join([*parts, self.text[at:]])


def value_of(node: Node, key: str) -> Node | None:
    """The node of a key's value, or None."""
    found = (node.entries or {}).get(key)
    return found[1] if found else None
