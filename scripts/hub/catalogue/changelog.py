"""The dated log of what changed in the catalogue for the public: `data/changes.yaml`.

The log is made by comparing the catalogue with the state it was last logged in
(`data/catalogue-state.json`), not from commits. A new check date or review date is no change: the
public sees the same resource. How the log is shown or fed to readers is not known here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from hub.catalogue import records
from hub.catalogue.model import Catalogue
from hub.catalogue.problems import Problem
from hub.catalogue.yaml_file import read
from hub.catalogue.yaml_writing import Add, edited
from hub.languages import Text
from hub.schema import CatalogueState, Change, Resource
from hub.schema.faults import Known
from hub.schema.record import Record, public
from hub.schema.small_files import CHANGE_KINDS, ChangeKind, Changes

KINDS: Final[tuple[ChangeKind, ...]] = CHANGE_KINDS
HEADER: Final = """\
# yaml-language-server: $schema=../site/data/schema/changes.json
# What changed in the catalogue, oldest first. `hub log` adds to the end of this file; a person may
# add a note to a line: - {date: 2026-11-21, id: an-id, change: changed, note: {cy: "…", en: "…"}}
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was last logged of a resource: a digest of what the public saw, and its status."""

    digest: str
    status: str


State = Mapping[str, Entry]
# The address of each page that was published, with the page's key.
Addresses = Mapping[str, str]


# ---- the state ----


def state_of(catalogue: Catalogue) -> State:
    """The state of the catalogue today, by id."""
    return {r.id: Entry(digest(r), r.status) for r in catalogue.resources}


def digest(resource: Resource) -> str:
    """Sixteen hexadecimal digits that change when the public sees something else.

    What is empty does not count, so that a new optional field changes no digest.
    """
    text = json.dumps(_plain(resource), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _plain(value: object) -> object:
    """What the public sees of a value, as JSON knows it. The order of tags and versions does not matter."""
    if isinstance(value, Record):
        shown = {name: getattr(value, name) for name in public(type(value))}
        return {name: _plain(each) for name, each in shown.items() if each not in (None, (), "")}
    if isinstance(value, Text):
        return [value.cy, value.en]
    if isinstance(value, tuple):
        return sorted((_plain(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


def read_state(path: Path) -> tuple[State | None, Addresses, list[Problem]]:
    """The state last logged and the addresses published by then; None and none when nothing was logged yet."""
    problems: list[Problem] = []
    if not path.exists():
        return None, {}, problems
    file = f"data/{path.name}"
    node, problems = read(path, file)
    found = records.record(CatalogueState, node, file, Known(), problems) if node is not None else None
    if found is None:
        return None, {}, problems
    return {name: Entry(each.digest, each.status) for name, each in found.entries.items()}, found.addresses, problems


def state_text(state: State, addresses: Addresses) -> str:
    """The state as a file: one entry and one address a line, sorted, so that a diff shows what moved."""
    lines = [
        f'    {json.dumps(name)}: {{"digest": {json.dumps(entry.digest)}, "status": {json.dumps(entry.status)}}}'
        for name, entry in sorted(state.items())
    ]
    inside = ",\n".join(lines)
    kept = ",\n".join(f"    {json.dumps(address)}: {json.dumps(key)}" for address, key in sorted(addresses.items()))
    return f'{{\n  "entries": {{\n{inside}\n  }},\n  "addresses": {{\n{kept}\n  }}\n}}\n'


# ---- the comparison ----


def compare(before: State | None, after: State, today: date) -> tuple[Change, ...]:
    """What to add to the log. Without a state before, the log begins here and nothing is news."""
    if before is None:
        return ()
    found = [(name, _kind(before.get(name), after.get(name))) for name in {*before, *after}]
    return tuple(
        Change(date=today, id=name, change=kind)
        for kind in KINDS
        for name, its in sorted(found, key=lambda pair: pair[0])
        if its == kind
    )


def _kind(before: Entry | None, after: Entry | None) -> ChangeKind | None:
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


CHANGES: Final[TypeAdapter[Changes]] = TypeAdapter(Changes)


def read_changes(path: Path, shown_as: str, known: Known | None = None) -> tuple[tuple[Change, ...], list[Problem]]:
    """The log, oldest first, and everything that is wrong with it. No file is an empty log.

    `known` holds the ids that have ever been listed, where the log is that of the catalogue.
    """
    if not path.exists():
        return (), []
    node, problems = read(path, shown_as)
    if node is None:
        # What holds its heading alone is a log that begins; what holds nothing has lost it.
        return (), [each for each in problems if each.rule != "empty" or not path.read_text(encoding="utf-8").strip()]
    found = records.value(CHANGES, node, shown_as, known or Known(), problems) or ()
    return tuple(sorted(found, key=lambda change: change.date)), problems


def log_text(before: str, new: Iterable[Change]) -> str:
    """The log's file with new lines at its end. What stands in it, comments too, stays as it is."""
    lines = tuple({"date": c.date, "id": c.id, "change": c.change} for c in new)
    return edited(before if before.strip() not in {"", "[]"} else HEADER, [Add((), lines)])


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
