"""A problem found in what curators wrote, and how it is told to people and to programs.

Problems are data: nothing is raised for bad input until all of it has been read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: path as shown to people, line and column counted from 1."""

    file: str
    line: int
    column: int

    @classmethod
    def at(cls, file: str, text: str, position: int) -> Place:
        """The place of a position in a file's text, counted from 0."""
        return cls(file, text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: its rule, where it stands, what is wrong and how to fix it."""

    rule: str
    place: Place
    what: str
    fix: str
    about: str = ""  # id of the entry, shown between «»
    severity: Severity = "error"

    def __str__(self) -> str:
        """One line for people."""
        about = f"«{self.about}»: " if self.about else ""
        where = f"{self.place.file}:{self.place.line}:{self.place.column}"
        kind = "" if self.severity == "error" else f"{self.severity}: "
        return _printable(f"{where} [{self.rule}] {kind}{about}{self.what}. Fix: {self.fix}.")


def _printable(words: str) -> str:
    """The words on one line, without signs that a terminal or a log may take for something else."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words)


class CatalogueError(Exception):
    """Raised at the door of the catalogue with every problem there is."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems sorted by file, line and column, each once."""
    return tuple(
        sorted(
            set(problems),
            key=lambda p: (p.place.file, p.place.line, p.place.column, p.rule, p.what),
        )
    )


def as_text(problems: Iterable[Problem]) -> str:
    """One line each, then a count."""
    listed = in_order(problems)
    errors = sum(p.severity == "error" for p in listed)
    warnings = len(listed) - errors
    count = f"{errors} problem{'' if errors == 1 else 's'}"
    if warnings:
        count += f", {warnings} warning{'' if warnings == 1 else 's'}"
    return "\n".join([*map(str, listed), f"{count}."])


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that GitHub shows beside the line."""

    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def prop(text: str) -> str:
        return escaped(text).replace(":", "%3A").replace(",", "%2C")

    return "\n".join(
        f"::{p.severity} file={prop(p.place.file)},line={p.place.line},col={p.place.column},"
        f"title={prop(p.rule)}::{escaped(f'{p.about}: ' if p.about else '')}{escaped(p.what)}. Fix: {escaped(p.fix)}."
        for p in in_order(problems)
    )


def as_json(problems: Iterable[Problem]) -> str:
    """A list of objects with file, line, column, rule, id, what, fix and severity."""
    return json.dumps(
        [
            {
                "file": p.place.file,
                "line": p.place.line,
                "column": p.place.column,
                "rule": p.rule,
                "id": p.about or None,
                "what": p.what,
                "fix": p.fix,
                "severity": p.severity,
            }
            for p in in_order(problems)
        ],
        ensure_ascii=False,
        indent=2,
    )
