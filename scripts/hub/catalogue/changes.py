"""The dated log of what changed in the catalogue for the public: `data/changes.yaml`.

The log is made by comparing the catalogue with the state it was last logged in
(`data/catalogue-state.json`), not from commits. A new check date or review date is no change: the
public sees the same resource. How the log is shown or fed to readers is not known here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal, cast

from hub.catalogue.fields import Fields
from hub.catalogue.model import Catalogue, Place, Resource, Version
from hub.catalogue.problems import Problem
from hub.catalogue.reader import read
from hub.languages import Text

Kind = Literal["added", "changed", "withdrawn"]

KINDS: Final[tuple[Kind, ...]] = ("added", "changed", "withdrawn")
HEADER: Final = """\
# What changed in the catalogue, oldest first. `hub log` adds to the end of this file; a person may
# add a note to a line: - {date: 2026-11-21, id: an-id, change: changed, note: {cy: "…", en: "…"}}
"""
# What a resource is for the public. Dates of review and check, owner and source are left out.
_SHOWN: Final = (
    "title", "summary", "publisher", "kind", "audiences", "groups", "topics", "objectives",
    "actions", "role", "region", "year", "ages", "content_note", "cost", "login", "print", "home",
    "status", "superseded_by",
)  # fmt: skip
_SHOWN_OF_VERSION: Final = ("language", "access", "format", "url", "pages", "minutes")


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the log."""

    date: date
    id: str
    change: Kind
    note: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True)
class Entry:
    """What was last logged of a resource: a digest of what the public saw, and its status."""

    digest: str
    status: str


State = Mapping[str, Entry]


# ---- the state ----


def state_of(catalogue: Catalogue) -> State:
    """The state of the catalogue today, by id."""
    return {r.id: Entry(digest(r), r.status) for r in catalogue.resources}


def digest(resource: Resource) -> str:
    """Sixteen hexadecimal digits that change when the public sees something else."""
    shown = {name: _plain(getattr(resource, name)) for name in _SHOWN}
    shown["versions"] = sorted(_version(v) for v in resource.versions)
    text = json.dumps(shown, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _version(version: Version) -> str:
    plain = [_plain(getattr(version, name)) for name in _SHOWN_OF_VERSION]
    return json.dumps(plain, ensure_ascii=False)


def _plain(value: object) -> object:
    """A value whose order does not matter: tags are sets to the public."""
    if isinstance(value, Text):
        return [value.cy, value.en]
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return sorted(value)
    return value


def read_state(path: Path) -> tuple[State | None, list[Problem]]:
    """The state last logged; None when nothing was logged yet."""
    if not path.exists():
        return None, []
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["entries"]
        return {name: Entry(one["digest"], one["status"]) for name, one in entries.items()}, []
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None, [
            Problem(
                "state",
                Place(path.name, 1, 1),
                "the file cannot be read",
                "restore it from the last commit",
            )
        ]


def state_text(state: State) -> str:
    """The state as a file: one entry a line, sorted, so that a diff shows what moved."""
    lines = [
        f'    {json.dumps(name)}: {{"digest": {json.dumps(entry.digest)}, "status": {json.dumps(entry.status)}}}'
        for name, entry in sorted(state.items())
    ]
    inside = ",\n".join(lines)
    return f'{{\n  "entries": {{\n{inside}\n  }}\n}}\n'


# ---- the comparison ----


def compare(before: State | None, after: State, today: date) -> tuple[Change, ...]:
    """What to add to the log. Without a state before, the log begins here and nothing is news."""
    if before is None:
        return ()
    found = [(name, _kind(before.get(name), after.get(name))) for name in {*before, *after}]
    return tuple(
        Change(today, name, kind)
        for kind in KINDS
        for name, its in sorted(found, key=lambda pair: pair[0])
        if its == kind
    )


def _kind(before: Entry | None, after: Entry | None) -> Kind | None:
    was = before is not None and before.status != "withdrawn"
    is_ = after is not None and after.status != "withdrawn"
    if was and is_:
        return "changed" if before != after else None
    if is_:
        return "added"
    return "withdrawn" if was else None


def news(already: Iterable[Change], found: Iterable[Change]) -> tuple[Change, ...]:
    """The found changes that the log does not tell yet.

    What was added today and touched again today is one addition.
    """
    told = {(c.date, c.id, c.change) for c in already}
    return tuple(
        c
        for c in found
        if (c.date, c.id, c.change) not in told and not (c.change == "changed" and (c.date, c.id, "added") in told)
    )


# ---- the log ----


def read_changes(path: Path, shown_as: str) -> tuple[tuple[Change, ...], list[Problem]]:
    """The log, oldest first, and everything that is wrong with it. No file is an empty log."""
    if not path.exists() or not _has_lines(path):
        return (), []
    node, problems = read(path, shown_as)
    if node is None:
        return (), problems
    if node.items is None:
        place = node.place(shown_as)
        what = f"the file is {node.kind()}"
        return (), [*problems, Problem("wrong-type", place, what, "write a list of changes")]
    found = [_change(Fields(item, shown_as, problems)) for item in node.items]
    return tuple(sorted((c for c in found if c), key=lambda c: c.date)), problems


def _has_lines(path: Path) -> bool:
    """Whether there is anything but comments and an empty list."""
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    return any(line.strip() not in {"", "[]"} and line[:1] != "#" for line in lines)


def _change(fields: Fields) -> Change | None:
    if fields.node.entries is None:
        fields.problem("wrong-type", fields.node, f"a change is {fields.node.kind()}",
                       "write {date: …, id: …, change: …}")  # fmt: skip
        return None
    identity = fields.id()
    fields.about = identity or ""
    fields.only(("date", "id", "change", "note"))
    fields.need("date", "id", "change")
    day, kind = fields.date("date"), fields.one_of("change", KINDS)
    note = fields.text("note")
    if identity is None or day is None or kind is None:
        return None
    return Change(day, identity, cast("Kind", kind), note or Text())


def log_text(before: str, new: Iterable[Change]) -> str:
    """The log's file with new lines at its end. What stands in it, comments too, stays as it is."""
    kept = "" if before.strip() == "[]" else before or HEADER
    kept = "\n".join(line for line in kept.splitlines() if line.strip() != "[]")
    lines = [f"- {{date: {c.date}, id: {c.id}, change: {c.change}}}" for c in new]
    return "\n".join([*([kept] if kept else [HEADER.rstrip()]), *lines]) + "\n"


def added_dates(changes: Iterable[Change]) -> dict[str, date]:
    """Id → the day it was (last) added, for lists that show the newest first."""
    return {c.id: c.date for c in changes if c.change == "added"}


def as_plain(change: Change) -> dict[str, Any]:
    """One change as plain values for JSON."""
    note = {side: words for side in ("cy", "en") if (words := getattr(change.note, side))}
    return {
        "date": str(change.date),
        "id": change.id,
        "change": change.change,
        "note": note or None,
    }
