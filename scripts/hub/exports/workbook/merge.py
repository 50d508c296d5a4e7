"""What a workbook changes: the sheets as given out, as given back, and the catalogue as it is now.

A cell that differs from what was given out is the curator's change. It is made unless the catalogue
has changed in the same place to something else since; then it is a problem, and a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from hub.catalogue import Problem
from hub.exports.workbook.columns import TABLES, VERSIONS
from hub.exports.workbook.sheet import Row, Sheet, clipped

Key = tuple[str, ...]  # (id,) of most; (id, language, access, format) of a version; (board, id) of a council
Kind = Literal["set", "add", "remove"]
_Values = Mapping[str, str]

_MOST: Final = 500  # characters of a cell that are told
_NAMES: Final = {
    "resources": "entry", "versions": "version", "publishers": "publisher", "helplines": "line", "boards": "board",
    "councils": "council", "sources": "source",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing to do: set a column of a row, add a row, or remove one (versions only)."""

    kind: Kind
    sheet: str
    key: Key
    column: str = ""
    before: str = ""
    after: str = ""
    values: Mapping[str, str] | None = None

    def __str__(self) -> str:
        """One line for people."""
        name = f"{self.key[0]}" + (f" [{', '.join(filter(None, self.key[1:]))}]" if self.key[1:] else "")
        if self.kind == "set":
            return f"~ {name} {self.column}: «{clipped(self.before, _MOST)}» → «{clipped(self.after, _MOST)}»"
        sign = "+" if self.kind == "add" else "-"
        return f"{sign} {name} ({_NAMES[self.sheet]})"


def key_of(sheet: str, values: Mapping[str, str]) -> Key:
    """What a row is known by. A version with another language or access is another version."""
    return tuple(
        "; ".join(sorted(filter(None, map(str.strip, values.get(name, "").split(";")))))
        if name == "access" else values.get(name, "")
        for name in TABLES[sheet].key
    )  # fmt: skip


def merge(
    base: Sheet, given: Sheet, now: Iterable[Mapping[str, str]], name: str
) -> tuple[list[Difference], list[Problem]]:
    """The differences of one sheet, in its order, and every conflict with its cell."""
    problems: list[Problem] = []
    was = {key_of(name, row.values): row.values for row in base.rows}
    is_ = {key_of(name, values): values for values in now}
    found: list[Difference] = []
    seen: dict[Key, int] = {}
    meant = _meant(name, [key_of(name, row.values) for row in given.rows], was)
    for row in given.rows:
        key = meant.get(key_of(name, row.values), key_of(name, row.values))
        if key in seen:
            what = f"the same {_NAMES[name]} stands in row {seen[key]} too"
            problems.append(given.problem("repeated", row.number, "id", what, "keep one of the two"))
            continue
        seen[key] = row.number
        if key not in was:
            found += _added(given, name, row, key, is_.get(key), problems)
        else:
            found += _changed(given, name, row, was[key], _now(name, key, was, is_), problems)
    for key, values in was.items():
        if key not in seen:
            found += _removed(given, name, key, values, _now(name, key, was, is_), problems)
    return found, problems


def _meant(name: str, given: list[Key], was: Mapping[Key, object]) -> dict[Key, Key]:
    """Keys of versions whose format alone differs from what was given out → the key that they had then.

    A format that is filled in or corrected does not make another version of it, unless the other is there too.
    """
    if name != VERSIONS:
        return {}
    new = [key for key in given if key not in was]
    lost = [key for key in was if key not in given]
    found = {}
    for key in new:
        same = [each for each in lost if each[:-1] == key[:-1]]
        if len(same) == 1 and sum(each[:-1] == key[:-1] for each in new) == 1:
            found[key] = same[0]
    return found


def _now(name: str, key: Key, was: Mapping[Key, object], is_: Mapping[Key, _Values]) -> _Values | None:
    """The row as the catalogue has it now: under its key, or, a version, under the one that its format gives it."""
    if key in is_ or name != VERSIONS:
        return is_.get(key)
    same = [each for each in is_ if each[:-1] == key[:-1] and each not in was]
    return is_[same[0]] if len(same) == 1 else None


def _added(
    given: Sheet, name: str, row: Row, key: Key,
    is_: Mapping[str, str] | None, problems: list[Problem],
) -> list[Difference]:  # fmt: skip
    if is_ is None:
        return [Difference("add", name, key, values=row.values)]
    if is_ != row.values:
        what = f"this {_NAMES[name]} was also added to the catalogue since, with other values"
        problems.append(given.problem("conflict", row.number, "id", what, "export again and repeat the change"))
    return []


def _changed(
    given: Sheet, name: str, row: Row, was: Mapping[str, str],
    is_: Mapping[str, str] | None, problems: list[Problem],
) -> list[Difference]:  # fmt: skip
    found = []
    for column in given.columns:
        before, after = was.get(column, ""), row.values.get(column, "")
        if before == after:
            continue
        current = None if is_ is None else is_.get(column, "")
        if current == before:
            key = key_of(name, is_ or was)
            found.append(Difference("set", name, key, column, before, after))
        elif current != after:
            told = "is gone" if current is None else f"says «{clipped(current)}» since"
            problems.append(
                given.problem(
                    "conflict",
                    row.number,
                    column,
                    f"changed from «{clipped(before)}» to «{clipped(after)}», but the catalogue {told}",
                    "export again and repeat the change",
                )
            )
    return found


def _removed(
    given: Sheet, name: str, key: Key, was: Mapping[str, str],
    is_: Mapping[str, str] | None, problems: list[Problem],
) -> list[Difference]:  # fmt: skip
    if is_ is None:
        return []
    if name != VERSIONS:
        fix = "put it back; to withdraw an entry choose `withdrawn` under its status"
        problems.append(given.problem("removed", 1, "id", f"the row of `{key[-1]}` is gone", fix))
        return []
    if is_ != was:
        problems.append(
            given.problem(
                "conflict",
                1,
                "id",
                f"the row of version {key[1]} of `{key[0]}` was removed, but the catalogue has changed it since",
                "export again and repeat the change",
            )
        )
        return []
    return [Difference("remove", name, key)]


def after(now: Iterable[Mapping[str, str]], found: Iterable[Difference], name: str) -> dict[Key, dict[str, str]]:
    """The rows as they must be once every difference is made, by key."""
    rows = {key_of(name, values): dict(values) for values in now}
    for each in found:
        if each.sheet != name:
            continue
        if each.kind == "add":
            rows[each.key] = dict(each.values or {})
        elif each.kind == "remove":
            rows.pop(each.key)
        elif each.after:
            rows[each.key][each.column] = each.after
        else:
            rows[each.key].pop(each.column, None)
    return {key_of(name, values): values for values in rows.values()}
