"""`mkdocs.yml`: checked against its record before MkDocs reads it, and where each of its settings stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import yaml

from hub.catalogue import Place, Problem
from hub.catalogue.records import record
from hub.catalogue.yaml_file import ENV, read
from hub.schema import MkdocsFile
from hub.schema.faults import Known

FILE: Final = "mkdocs.yml"
START: Final = Place(FILE, 1, 1)

KeyPath = tuple[str, ...]


def check(root: Path, *, allow_private: bool = False) -> list[Problem]:
    """What is wrong with the file, as YAML and against its record; `allow_private` is for test servers."""
    node, problems = read(root / FILE, FILE, tags=frozenset({ENV}))
    if node is not None and not problems:
        record(MkdocsFile, node, FILE, Known(allow_private=allow_private), problems)
    return problems


def unreadable(error: yaml.YAMLError, file: str = FILE) -> Problem:
    """The problem of a file that is not valid YAML, at the place that the reader names."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
    what = getattr(error, "problem", None) or str(error).splitlines()[0]
    return Problem("syntax", place, f"the file is not valid YAML ({what})", "check quotes, colons and indentation")


def place_of(root: Path, key: str, message: str = "") -> Place:
    """Where a setting stands: the deepest key below `key` that a message names, else the key, else the first line."""
    named = set(re.findall(r"['\"`]([^'\"`]+)['\"`]", message))
    try:
        node = yaml.compose((root / FILE).read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        return START
    found = [
        (len(path), place)
        for path, place in (_places(node, ()) if node else ())
        if path[0] == key and (len(path) == 1 or path[-1] in named)
    ]
    return max(found, key=lambda each: each[0], default=(0, START))[1]


def _places(node: yaml.Node, above: KeyPath) -> Iterator[tuple[KeyPath, Place]]:
    """Every key, and every plain member of a list, with its place."""
    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            if isinstance(each, yaml.ScalarNode):
                yield (*above, each.value), _at(each)
            yield from _places(each, above)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*above, str(key.value))
            yield here, _at(key)
            yield from _places(value, here)


def _at(node: yaml.Node) -> Place:
    return Place(FILE, node.start_mark.line + 1, node.start_mark.column + 1)
