"""YAML read as nodes that remember their line and column, with everything surprising refused.

Works on parse events, never on PyYAML's constructors: no tags, anchors, aliases or merge keys, no
duplicate keys, a limit on depth and number of values. What the values mean is not known here; a
file's bytes are read in `file_text`, what the parser complains of is worded in `yaml_errors`.
JSON files are read the same way, since JSON is YAML too.

Limits: 20 MB a file (4,000 entries are about 6 MB); 40 levels deep (100,000 open brackets crash
libyaml when composed); 800,000 values (10,000 entries have 600,000).
"""

from __future__ import annotations

import functools
import gc
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import yaml

from hub.catalogue import file_text, yaml_errors
from hub.catalogue.problems import Place, Problem
from hub.catalogue.yaml_values import is_null, kind_of, scalar
from hub.own_yaml import LOADER
from hub.schema.faults import NOTHING

MAX_DEPTH: Final = 40
MAX_VALUES: Final = 800_000
_YAML_TAGS: Final = "tag:yaml.org,2002:"  # what `!!` stands for
ENV: Final = "!ENV"  # the one tag of `mkdocs.yml`: a value that the environment may give


@dataclass(slots=True)
class Node:
    """A value of the file. Exactly one of `words`, `items`, `entries` is not None."""

    line: int
    column: int
    words: str | None = None
    quoted: bool = False
    items: list[Node] | None = None
    entries: dict[str, tuple[Node, Node]] | None = None  # key → (node of the key, node of the value)
    tag: str = ""

    def kind(self) -> str:
        """What it is, in a curator's words."""
        if self.entries is not None:
            return "a map"
        if self.items is not None:
            return "a list"
        return kind_of(self.words or "", quoted=self.quoted)

    def get(self, key: str) -> Node | None:
        """The value of a map's key; None where there is no such key, or no map."""
        found = (self.entries or {}).get(key)
        return found[1] if found else None

    def is_null(self) -> bool:
        """Whether it is YAML's null."""
        return is_null(self.words, quoted=self.quoted)

    def value(self) -> Any:
        """The plain value: maps as dicts, lists as tuples, null as NOTHING; scalars as YAML 1.2 has them.

        Days are dates, and `True` is a word: only `true` and `false` are truths.
        """
        if self.tag == ENV:
            return self._from_environment()
        if self.entries is not None:
            return {key: value.value() for key, (_, value) in self.entries.items()}
        if self.items is not None:
            return tuple(item.value() for item in self.items)
        return scalar(self.words or "", quoted=self.quoted)

    def _from_environment(self) -> Any:
        """`!ENV NAME` or `!ENV [NAME, …, default]`: the first variable that is set, else the default."""
        names = [item.words or "" for item in self.items] if self.items is not None else [self.words or ""]
        for name in names:
            if name in os.environ:
                return scalar(os.environ[name], quoted=False)
        return self.items[-1].value() if self.items else NOTHING

    def place(self, file: str) -> Place:
        """Where it stands in `file`."""
        return Place(file, self.line, self.column)


class _RefusedError(Exception):
    """Stops the reading at the first thing that makes going on unsafe."""


@dataclass(slots=True)
class _Tree:
    """The nodes read so far. `open_` holds each open collection and the key that waits for a value."""

    file: str
    problems: list[Problem]
    tags: frozenset[str] = frozenset()
    root: Node | None = None
    open_: list[tuple[Node, list[Node]]] = field(default_factory=list)
    count: int = 0
    last: yaml.ScalarEvent | None = None
    surprised: bool = False

    def note(self, rule: str, where: Any, what: str, fix: str) -> None:
        """Note a problem at a node or at an event."""
        mark = getattr(where, "start_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (where.line, where.column)
        self.problems.append(Problem(rule, Place(self.file, line, column), what, fix))


def read(
    path: Path, shown_as: str | None = None, *, tags: frozenset[str] = frozenset()
) -> tuple[Node | None, list[Problem]]:
    """The file's root node, or None, and every problem found while reading.

    `shown_as` is the file's name in problems; `tags` are those that may stand in it. Never raises for
    what is in the file or on the disk.
    """
    file = shown_as or shown(str(path), 300)
    text = file_text.text_of(path, file)
    return (None, [text]) if isinstance(text, Problem) else read_text(text, file, tags=tags)


def read_text(
    text: str, file: str, *, first_line: int = 1, tags: frozenset[str] = frozenset()
) -> tuple[Node | None, list[Problem]]:
    """As `read`, of a text that begins on `first_line` of its file.

    A text that was read before gives the same nodes again: nobody changes one.
    """
    reading = next((kept for most, kept in _KEPT.items() if len(text) <= most), _read)
    root, problems = reading(text, file, first_line, tags)
    return root, list(problems)


def _read(text: str, file: str, first_line: int, tags: frozenset[str]) -> tuple[Node | None, list[Problem]]:
    tree = _Tree(file, [], tags)
    collecting = gc.isenabled()
    gc.disable()  # hundreds of thousands of small objects, none of them garbage: three times as fast
    try:
        _grow(tree, text)
    except _RefusedError:
        tree.root = None
    except yaml.YAMLError as error:
        tree.root = None
        tree.problems.append(yaml_errors.problem(error, file, text, tree.last))
    except RecursionError:  # the parser in Python, where libyaml is missing
        tree.root = None
        tree.note("too-deep", Node(1, 1), "the file is nested too deeply", "write it as a flat list of entries")
    finally:
        if collecting:
            gc.enable()
    if not tree.problems and (tree.root is None or (tree.root.is_null() and tree.root.words == "")):
        tree.note(
            "empty",
            Node(max(1, text.rstrip().count("\n") + 1), 1),
            "the file is empty",
            "add its content, or restore the file",
        )
        tree.root = None
    root = None if tree.surprised else tree.root
    return (root, tree.problems) if first_line == 1 else _moved(root, tree.problems, first_line - 1)


# What has been read, by the most characters of a text: many short texts, a few long ones, none that is huge.
_KEPT: Final = {
    50_000: functools.lru_cache(maxsize=256)(_read),
    1_000_000: functools.lru_cache(maxsize=16)(_read),
}


def _moved(root: Node | None, problems: list[Problem], lines: int) -> tuple[Node | None, list[Problem]]:
    for node in walk(root) if root else ():
        node.line += lines
        for key, _ in (node.entries or {}).values():
            key.line += lines
    return root, [replace(p, place=replace(p.place, line=p.place.line + lines)) for p in problems]


def _grow(tree: _Tree, text: str) -> None:
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            tree.open_.pop()
        elif isinstance(event, yaml.NodeEvent):
            _grow_one(tree, event)
        elif isinstance(event, yaml.DocumentStartEvent) and tree.root is not None:
            tree.note(
                "documents", event, "a second document starts here",
                "keep one document in the file: remove the `---`",
            )  # fmt: skip
            raise _RefusedError


def _grow_one(tree: _Tree, event: yaml.NodeEvent) -> None:
    tree.count += 1
    if tree.count > MAX_VALUES:
        tree.note(
            "too-large", event, "the file holds too many values",
            "split it or remove what does not belong",
        )  # fmt: skip
        raise _RefusedError
    _note_surprises(tree, event)
    node = _node(event)
    if isinstance(event, yaml.ScalarEvent):
        tree.last = event
    if tree.open_:
        _attach(tree, node)
    else:
        tree.root = node
    if node.words is None:
        if len(tree.open_) >= MAX_DEPTH:
            tree.note(
                "too-deep", event, "the file is nested too deeply",
                "write it as a flat list of entries",
            )  # fmt: skip
            raise _RefusedError
        tree.open_.append((node, []))


def _node(event: yaml.NodeEvent) -> Node:
    mark: Any = event.start_mark
    node = Node(mark.line + 1, mark.column + 1, tag=getattr(event, "tag", None) or "")
    if isinstance(event, yaml.ScalarEvent):
        node.words = event.value
        node.quoted = event.style in {"'", '"', "|", ">"}
    elif isinstance(event, yaml.MappingStartEvent):
        node.entries = {}
    elif isinstance(event, yaml.SequenceStartEvent):
        node.items = []
    else:
        node.words = ""  # an alias, which has been refused
    return node


def _note_surprises(tree: _Tree, event: yaml.NodeEvent) -> None:
    tag = getattr(event, "tag", None)
    if isinstance(event, yaml.AliasEvent):
        tree.note("alias", event, f"there is an alias (*{shown(event.anchor or '')})", "write the value out in full")
    elif event.anchor:
        tree.note(
            "anchor", event, f"there is an anchor (&{shown(event.anchor)})",
            "remove it and write each value out in full",
        )  # fmt: skip
    if tag and tag not in tree.tags:
        tree.note("tag", event, f"there is a YAML tag ({shown(tag.replace(_YAML_TAGS, '!!'))})", "remove the tag")
    tree.surprised = tree.surprised or bool(event.anchor or (tag and tag not in tree.tags))


def _attach(tree: _Tree, node: Node) -> None:
    holder, waiting = tree.open_[-1]
    if holder.items is not None:
        holder.items.append(node)
    elif not waiting:
        _check_key(tree, node)
        waiting.append(node)
    else:
        _enter(tree, holder.entries or {}, waiting.pop(), node, holder)


def _check_key(tree: _Tree, node: Node) -> None:
    if node.words is None:
        tree.note("key", node, "a key is not a single word", "write `key: value`")
        raise _RefusedError
    if node.words == "<<" and not node.quoted:
        tree.note("merge-key", node, "there is a merge key (<<)", "write the values out in full")
        tree.surprised = True


def _enter(tree: _Tree, entries: dict[str, tuple[Node, Node]], key: Node, node: Node, holder: Node) -> None:
    name = key.words or ""
    if name in entries:
        first = entries[name][0].line
        fix = "keep one of the two"
        if name == "id":
            fix += ", or begin the next entry with `- id:`"
        tree.note(
            "duplicate-key", key,
            f"the key `{shown(name)}` stands here twice (first on line {first})", fix,
        )  # fmt: skip
        return
    entries[name] = (key, node)
    holder.entries = entries


def shown(words: str, most: int = 60) -> str:
    """Words from a file, safe and short enough to be quoted in a problem."""
    clean = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words[: most + 1])
    return clean if len(clean) <= most else f"{clean[: most - 1]}…"


def walk(node: Node) -> Iterator[Node]:
    """The node and every one below it."""
    yield node
    for child in node.items or ():
        yield from walk(child)
    for _, child in (node.entries or {}).values():
        yield from walk(child)
