"""From the nodes of a file to its record, or to every problem at the line and column where it stands.

What a value must obey is declared in `hub.schema`; here its faults are led back to the file.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from hub.catalogue.problems import Place, Problem
from hub.catalogue.suggestions import nearest
from hub.catalogue.yaml_file import Node, read, shown
from hub.schema.faults import Fault, Known, faults_of
from hub.schema.faults import Path as Loc
from hub.schema.record import Record
from hub.schema.values import repeated_ids

R = TypeVar("R", bound=Record)
# Nobody reads more; without an end, a file of 100,000 empty entries would be told of for a minute.
MOST_PROBLEMS: Final = 5000
_PART: Final = 1000  # rows that are read together
# After so many problems no more suggestions are looked for, so that a broken file is told of soon.
_MOST_SUGGESTIONS: Final = 300
# What pydantic calls a fault → what should have been written.
_WANTED: Final = {
    "string_type": "text, in quotes",
    "tuple_type": "a list: [a, b]",
    "dict_type": "a map: {key: value}",
    "int_type": "a whole number without quotes",
    "int_from_float": "a whole number without quotes",
    "bool_type": "true or false, without quotes",
    "date_type": "a date like 2026-11-21",
    "date_from_datetime_inexact": "a date like 2026-11-21",
    "is_instance_of": "a map: {cy: …, en: …}",
}


@dataclass(frozen=True, slots=True)
class _At:
    """Where a path of a record leads in the file: the node of the value and, in a map, of its key."""

    node: Node
    key: Node | None
    about: str


def shown_as(path: Path, root: Path) -> str:
    """A file's name in problems: from the project's folder if it lies there, else as it was given."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):
        return shown(str(path), 300)


def read_nodes(path: Path, root: Path, problems: list[Problem]) -> Node | None:
    """A file of the project as nodes; what is wrong is added to `problems`."""
    node, found = read(path, shown_as(path, root))
    problems += found
    return node


def record(kind: type[R], node: Node, file: str, known: Known, problems: list[Problem], about: str = "") -> R | None:
    """The record that a node describes, or None and everything that is wrong with it in `problems`."""
    try:
        return kind.model_validate(node.value(), context=known)
    except ValidationError as error:
        problems += _problems(error, node, file, about)
        return None


def record_in_parts(kind: type[R], key: str, node: Node, file: str, known: Known, problems: list[Problem]) -> R | None:
    """As `record`, of a file that is one long list below `key`: after many problems the rest is not read."""
    name, listed = (node.entries or {}).get(key, (node, node))
    if listed.items is None or len(listed.items) <= _PART:
        return record(kind, node, file, known, problems)
    before = len(problems)
    rows: list[Any] = []
    for start in range(0, len(listed.items), _PART):
        part = replace(listed, items=listed.items[start : start + _PART])
        made = record(kind, replace(node, entries={**(node.entries or {}), key: (name, part)}), file, known, problems)
        rows += getattr(made, key) if made is not None else ()
        if len(problems) - before > MOST_PROBLEMS:
            return None
    for path, fault in repeated_ids(tuple(item.value() for item in listed.items)):
        problems.append(problem(listed, file, path, fault))
    whole: dict[str, Any] = {key: tuple(rows)}
    return kind.model_construct(None, **whole) if len(problems) == before else None


class _Same:
    """Nodes, or what values may refer to, as a key: the nodes are these very ones, the other is equal."""

    def __init__(self, node: Node, known: Known) -> None:
        self.node, self.known = node, known

    def __hash__(self) -> int:
        return hash((id(self.node), self.known.latest, self.known.allow_private))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.node is other.node and self.known == other.known


_Made = tuple[Record | None, tuple[Problem, ...]]


@functools.lru_cache(maxsize=256)  # every file of a project, and as they were before some edits
def _made(kind: type[Record], file: str, asked: _Same) -> _Made:
    problems: list[Problem] = []
    return record(kind, asked.node, file, asked.known, problems), tuple(problems)


@functools.lru_cache(maxsize=4)  # the long file takes room
def _made_in_parts(kind: type[Record], file: str, asked: _Same, key: str) -> _Made:
    problems: list[Problem] = []
    return record_in_parts(kind, key, asked.node, file, asked.known, problems), tuple(problems)


def record_again(
    kind: type[R], node: Node, file: str, known: Known, problems: list[Problem], *, key: str = ""
) -> R | None:
    """As `record`, or with a `key` as `record_in_parts`; from nodes that were read before it is the same record.

    For files whose values depend on nothing but their words and on what is known: no `!ENV`.
    """
    asked = _Same(node, known)
    made, found = _made_in_parts(kind, file, asked, key) if key else _made(kind, file, asked)
    problems += found
    return made if isinstance(made, kind) else None


def value(kind: TypeAdapter[Any], node: Node, file: str, known: Known, problems: list[Problem]) -> Any:
    """As `record`, for a file that is a list or a map of anything; None where something is wrong."""
    try:
        return kind.validate_python(node.value(), strict=True, context=known)
    except ValidationError as error:
        problems += _problems(error, node, file, "")
        return None


def problem(node: Node, file: str, path: Loc, fault: Fault, *, suggest: bool = True, about: str = "") -> Problem:
    """A fault at a path below a node, as a problem."""
    at = _at(node, path, about)
    where = at.key if fault.at_key and at.key is not None else at.node
    name = _name(path)
    what = fault.what.replace("{name}", name).replace("{kind}", at.node.kind())
    if fault.rule == "wrong-type" and at.key is not None and at.node.words is None and at.key.line < at.node.line:
        where = at.key
    if at.node.is_null() and at.key is not None and fault.rule == "wrong-type":
        what, where = f"`{name}` has no value", at.key
    if fault.word and suggest:
        what += nearest(fault.word, fault.known)
    if fault.first:
        what += f" on line {_at(node, fault.first, '').node.line}"
    return Problem(fault.rule, Place(file, where.line, where.column), shown(what, 400), fault.fix, at.about)


def _problems(error: ValidationError, node: Node, file: str, about: str) -> Iterator[Problem]:
    def of_type(each: Mapping[str, Any]) -> Fault:
        return _of_type(each["type"], each["loc"], each.get("ctx", {}), node)

    for number, (path, fault) in enumerate(faults_of(error, of_type)):
        if number >= MOST_PROBLEMS:
            what = "there may be more problems from here on"
            yield problem(node, file, path, Fault("too-many", what, "correct those above first"), about=about)
            return
        yield problem(node, file, path, fault, suggest=number < _MOST_SUGGESTIONS, about=about)


def _of_type(kind: str, path: Loc, context: dict[str, Any], node: Node) -> Fault:
    """A value of the wrong type, in a curator's words."""
    at = _at(node, path, "")
    name = _name(path)
    wanted = _WANTED.get(kind, "what the page on the catalogue's fields says")
    if kind == "literal_error":
        wanted = str(context.get("expected", ""))
    if at.node.is_null():
        return Fault("wrong-type", f"`{name}` has no value", f"write {wanted}, or remove the key", at_key=True)
    written = at.node.kind()
    if at.node.words is not None:
        written = f"«{shown(at.node.words)}»" if at.node.quoted else f"{written} ({shown(at.node.words)})"
    verb = "holds" if path and isinstance(path[-1], int) else "is"
    return Fault("wrong-type", f"`{name}` {verb} {written}", f"write {wanted}")


def _at(node: Node, path: Loc, about: str) -> _At:
    """The node that a path leads to, as far as it leads."""
    key: Node | None = None
    for step in path:
        about = _id_of(node) or about
        if node.entries is not None and step in node.entries:
            key, node = node.entries[str(step)]
        elif node.items is not None and isinstance(step, int) and step < len(node.items):
            key, node = None, node.items[step]
        else:
            break
    return _At(node, key, _id_of(node) or about)


def _id_of(node: Node) -> str:
    found = (node.entries or {}).get("id")
    return shown(found[1].words or "") if found else ""


def _name(path: Loc) -> str:
    """The field's name: the last key of the path, with the one above where it is a language."""
    keys = [str(step) for step in path if isinstance(step, str)]
    if not keys:
        return "the file"
    return ".".join(keys[-2:]) if keys[-1] in {"cy", "en", "value"} and len(keys) > 1 else keys[-1]
