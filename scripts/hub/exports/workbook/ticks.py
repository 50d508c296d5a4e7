"""The column `reviewed`: a curator's word, in the workbook, that somebody has looked at an entry today.

It stands in no file of the catalogue. A tick becomes the changes that `hub review --confirm` would make: the next
day of review, and the day on which the links were looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from hub.catalogue import Catalogue, Problem
from hub.catalogue.due import is_looked_after
from hub.catalogue.reviews import confirmed
from hub.exports.workbook.columns import NO, RESOURCES, TICK, VERSIONS, YES
from hub.exports.workbook.merge import Difference, Key, key_of
from hub.exports.workbook.rows import rows_of
from hub.exports.workbook.sheet import Row, Sheet


def taken(sheet: Sheet) -> tuple[Sheet, dict[str, int], list[Problem]]:
    """The sheet without its ticks; id → row of what is ticked; and what is neither a yes nor a no."""
    ticked: dict[str, int] = {}
    problems = []
    for row in sheet.rows:
        word = row.values.get(TICK, "").casefold()
        if word in YES:
            ticked[row.values.get("id", "")] = row.number
        elif word and word not in NO:
            problems.append(sheet.problem("tick", row.number, TICK, f"«{word}» is no yes", "write yes, or leave it"))
    return replace(sheet, rows=tuple(_without(row) for row in sheet.rows)), ticked, problems


def _without(row: Row) -> Row:
    return replace(row, values={name: text for name, text in row.values.items() if name != TICK})


def wrong(sheet: Sheet, ticked: Mapping[str, int], catalogue: Catalogue) -> list[Problem]:
    """Ticks of entries that nobody looks after."""
    return [
        sheet.problem("tick", number, TICK, f"`{name}` is {catalogue.by_id[name].status}, and not looked at again",
                      "remove the yes")
        for name, number in ticked.items()
        if name in catalogue.by_id and not is_looked_after(catalogue.by_id[name])
    ]  # fmt: skip


def differences(
    ticked: Iterable[str], catalogue: Catalogue, found: Sequence[Difference], day: date
) -> list[Difference]:
    """What the ticks change beside what the curator changed by hand, which goes before them.

    A new entry has its days in its own row already; a version that is removed or becomes another is left alone.
    """
    entries = [catalogue.by_id[name] for name in ticked if name in catalogue.by_id]
    if not entries:
        return []
    now = rows_of(catalogue)
    then = rows_of(replace(catalogue, resources=tuple(confirmed(catalogue, entries, day).values())))
    chosen = {(each.sheet, each.key, each.column) for each in found}
    gone = {each.key for each in found if each.sheet == VERSIONS and each.kind == "remove"}
    made = []
    for sheet, column in ((RESOURCES, "review_by"), (VERSIONS, "checked")):
        new = {key_of(sheet, row): row for row in then[sheet]}
        for row in now[sheet]:
            key: Key = key_of(sheet, row)
            after = new.get(key, row).get(column, "")
            if after != row.get(column, "") and key not in gone and (sheet, key, column) not in chosen:
                made.append(Difference("set", sheet, key, column, row.get(column, ""), after))
    return made
