"""What a workbook changes: the sheets as given out, as given back, and the catalogue as it is now.

A cell that differs from what was given out is the curator's change. It is made unless the catalogue
has changed in the same place to something else since; then it is a problem, and a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from hub.catalogue import Problem
from hub.exports.workbook.columns import RESOURCES, VERSIONS
from hub.exports.workbook.read import Row, Sheet

Key = tuple[str, ...]  # (id,) of a resource; (id, language, access) of a version
Kind = Literal["set", "add", "remove"]

_NAMES: Final = {RESOURCES: "entry", VERSIONS: "version"}


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
            return f"~ {name} {self.column}: «{self.before}» → «{self.after}»"
        sign = "+" if self.kind == "add" else "-"
        return f"{sign} {name} ({_NAMES[self.sheet]})"


def key_of(sheet: str, values: Mapping[str, str]) -> Key:
    """What a row is known by. A version with another language or access is another version."""
    if sheet == RESOURCES:
        return (values.get("id", ""),)
    access = "; ".join(sorted(filter(None, map(str.strip, values.get("access", "").split(";")))))
    return (values.get("id", ""), values.get("language", ""), access)


def merge(
    base: Sheet, given: Sheet, now: Iterable[Mapping[str, str]], name: str
) -> tuple[list[Difference], list[Problem]]:
    """The differences of one sheet, in its order, and every conflict with its cell."""
    problems: list[Problem] = []
    was = {key_of(name, row.values): row.values for row in base.rows}
    is_ = {key_of(name, values): values for values in now}
    found: list[Difference] = []
    seen: dict[Key, int] = {}
    for row in given.rows:
        key = key_of(name, row.values)
        if key in seen:
            what = f"the same {_NAMES[name]} stands in row {seen[key]} too"
            problems.append(given.problem("repeated", row.number, "id", what, "keep one of the two"))
            continue
        seen[key] = row.number
        if key not in was:
            found += _added(given, name, row, key, is_.get(key), problems)
        else:
            found += _changed(given, name, row, was[key], is_.get(key), problems)
    for key, values in was.items():
        if key not in seen:
            found += _removed(given, name, key, values, is_.get(key), problems)
    return found, problems


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
            key = key_of(name, was)
            found.append(Difference("set", name, key, column, before, after))
        elif current != after:
            told = "is gone" if current is None else f"says «{current}» since"
            problems.append(
                given.problem(
                    "conflict",
                    row.number,
                    column,
                    f"changed from «{before}» to «{after}», but the catalogue {told}",
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
    if name == RESOURCES:
        problems.append(
            given.problem(
                "removed",
                1,
                "id",
                f"the row of `{key[0]}` is gone",
                "put it back; to withdraw an entry write `withdrawn` under status",
            )
        )
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
