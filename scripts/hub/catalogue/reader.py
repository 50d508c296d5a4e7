"""YAML read as nodes that remember their line and column, with everything surprising refused.

Works on parse events, never on PyYAML's constructors: no tags, anchors, aliases or merge keys, no
duplicate keys, a limit on size, depth and number of values. What the values mean is not known here.

Limits: 20 MB a file (4,000 entries are about 6 MB); 40 levels deep (100,000 open brackets crash
libyaml when composed); 1,200,000 values (about five seconds of reading).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from hub.catalogue.model import Place
from hub.catalogue.problems import Problem

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_DEPTH: Final = 40
MAX_VALUES: Final = 1_200_000
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_TEXT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Node:
    """A value of the file. Exactly one of `words`, `items`, `entries` is not None."""

    line: int
    column: int
    words: str | None = None
    quoted: bool = False
    items: list[Node] | None = None
    entries: dict[str, tuple[Node, Node]] | None = None  # key → (node of the key, node of the value)

    def kind(self) -> str:
        """What it is, in a curator's words."""
        if self.entries is not None:
            return "a map"
        return "a list" if self.items is not None else "a single value"

    def place(self, file: str) -> Place:
        """Where it stands in `file`."""
        return Place(file, self.line, self.column)


class _Refused(Exception):
    """Stops the reading at the first thing that makes going on unsafe."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read(path: Path, shown_as: str | None = None) -> tuple[Node | None, list[Problem]]:
    """The file's root node, or None, and every problem found while reading.

    `shown_as` is the file's name in problems. Never raises for what is in the file or on the disk.
    """
    file = shown_as or str(path)
    text, problem = _text_of(path, file)
    if text is None:
        return None, [problem] if problem else []
    problems: list[Problem] = []
    try:
        root = _compose(text, file, problems)
    except _Refused as refused:
        return None, [*problems, refused.problem]
    except yaml.YAMLError as error:
        return None, [*problems, _syntax(error, file)]
    except RecursionError:
        return None, [*problems, _problem("too-deep", file, 1, 1, "the file is nested too deeply",
                                          "write it as a flat list of entries")]  # fmt: skip
    if root is None:
        problems.append(
            _problem("empty", file, 1, 1, "the file is empty", "add its content, or restore the file")
        )
    return root, problems


def _text_of(path: Path, file: str) -> tuple[str | None, Problem | None]:
    def no(rule: str, what: str, fix: str) -> tuple[None, Problem]:
        return None, _problem(rule, file, 1, 1, what, fix)

    try:
        if path.is_dir():
            return no("not-a-file", "this is a folder", "name a YAML file")
        if not path.exists():
            return no("not-found", "there is no such file", "check the name and the folder")
        if not path.is_file():
            return no("not-a-file", "this is not an ordinary file", "name a YAML file")
        if path.stat().st_size > MAX_BYTES:
            return no("too-large", "the file is larger than 20 MB", "split it or remove what does not belong")
        raw = path.read_bytes()
    except OSError as error:
        return no("unreadable", f"the file cannot be read ({error.strerror})", "check its permissions")
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or raw[:4].count(0) >= 2:
        return no("encoding", "the file is not UTF-8 (it looks like UTF-16 or UTF-32)", "save it as UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        return None, _problem("encoding", file, line, column, "this byte is not UTF-8", "save the file as UTF-8")
    bad = _NOT_TEXT.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - (text.rfind("\n", 0, bad.start()) + 1) + 1
        return None, _problem(
            "control-character", file, line, column,
            f"there is a control character (U+{ord(bad.group()):04X})", "remove it; is this a text file",
        )  # fmt: skip
    return text, None


def _compose(text: str, file: str, problems: list[Problem]) -> Node | None:
    events = yaml.parse(text, Loader=_LOADER)
    root: Node | None = None
    counted = 0
    # Each open collection: its node, and for a map the key that waits for its value.
    open_: list[tuple[Node, list[Node]]] = []
    for event in events:
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            open_.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise _Refused(_at(event, "documents", file, "a second document starts here",
                                   "keep one document in the file: remove the `---`"))  # fmt: skip
            continue
        _refuse_surprises(event, file)
        counted += 1
        if counted > MAX_VALUES:
            raise _Refused(_at(event, "too-large", file, "the file holds too many values",
                               "split it or remove what does not belong"))  # fmt: skip
        mark = event.start_mark
        node = Node(mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.ScalarEvent):
            node.words = event.value
            node.quoted = event.style in ("'", '"', "|", ">")
        elif isinstance(event, yaml.MappingStartEvent):
            node.entries = {}
        else:
            node.items = []
        if open_:
            _attach(open_[-1], node, file, problems)
        else:
            root = node
        if node.words is None:
            if len(open_) >= MAX_DEPTH:
                raise _Refused(_at(event, "too-deep", file, "the file is nested too deeply",
                                   "write it as a flat list of entries"))  # fmt: skip
            open_.append((node, []))
    if root is not None and root.words == "" and not root.quoted:
        return None
    return root


def _refuse_surprises(event: yaml.NodeEvent, file: str) -> None:
    if isinstance(event, yaml.AliasEvent):
        raise _Refused(_at(event, "alias", file, f"there is an alias (*{event.anchor})",
                           "write the value out in full"))  # fmt: skip
    if event.anchor:
        raise _Refused(_at(event, "anchor", file, f"there is an anchor (&{event.anchor})",
                           "remove it and write each value out in full"))  # fmt: skip
    tag = getattr(event, "tag", None)
    if tag and tag != "!":
        raise _Refused(_at(event, "tag", file, f"there is a YAML tag ({tag})", "remove the tag"))


def _attach(parent: tuple[Node, list[Node]], node: Node, file: str, problems: list[Problem]) -> None:
    holder, waiting = parent
    if holder.items is not None:
        holder.items.append(node)
        return
    entries = holder.entries
    assert entries is not None  # noqa: S101 - a collection is a list or a map
    if not waiting:
        if node.words is None:
            raise _Refused(_problem("key", file, node.line, node.column, "a key is not a single word",
                                    "write `key: value`"))  # fmt: skip
        if node.words == "<<" and not node.quoted:
            raise _Refused(_problem("merge-key", file, node.line, node.column, "there is a merge key (<<)",
                                    "write the values out in full"))  # fmt: skip
        waiting.append(node)
        return
    key = waiting.pop()
    name = key.words or ""
    if name in entries:
        problems.append(_problem(
            "duplicate-key", file, key.line, key.column,
            f"the key `{shown(name)}` stands here twice (first on line {entries[name][0].line})",
            "keep one of the two",
        ))  # fmt: skip
        return
    entries[name] = (key, node)


def shown(words: str, most: int = 60) -> str:
    """Words from a file, safe and short enough to be quoted in a problem."""
    clean = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words)
    return clean if len(clean) <= most else f"{clean[: most - 1]}…"


def _at(event: yaml.Event, rule: str, file: str, what: str, fix: str) -> Problem:
    mark = event.start_mark
    return _problem(rule, file, mark.line + 1, mark.column + 1, what, fix)


def _problem(rule: str, file: str, line: int, column: int, what: str, fix: str) -> Problem:
    return Problem(rule, Place(file, line, column), shown(what, 300), fix)


def _syntax(error: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    return _problem("syntax", file, line, column, f"this is not valid YAML: {said}",
                    "check indentation, quotes and colons here and on the line above")  # fmt: skip


def walk(node: Node) -> Iterator[Node]:
    """This node and every one below it."""
    yield node
    for child in node.items or ():
        yield from walk(child)
    for _, child in (node.entries or {}).values():
        yield from walk(child)
