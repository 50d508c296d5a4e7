"""The columns of the workbook's two sheets, and what each stands for in `resources.yaml`."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

from hub.schema import Record, Resource, Version, shapes
from hub.schema.record import keys

RESOURCES: Final = "resources"
VERSIONS: Final = "versions"
BASE: Final = "base "  # + the sheet's name: how it was when it was given out
TICK: Final = "reviewed"  # a curator's yes: somebody has looked at this entry today
YES: Final = frozenset({"yes", "y", "x", "1", "true", "✓", "✔", "ydw", "do", "ie"})
NO: Final = frozenset({"no", "n", "0", "false", "na", "nac ydw"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the key it belongs to, and the part of that key, such as a side of a pair."""

    name: str
    key: str
    part: str = ""
    is_list: bool = False  # several words, joined by `; `
    is_whole: bool = False  # a whole number, or a list of them
    choices: str = ""  # the vocabulary that a spreadsheet offers
    is_needed: bool = True  # a workbook that was given out before there was this column can still be taken back


@functools.cache
def columns(sheet: str) -> dict[str, Column]:
    """The columns of a sheet by name, in the order of their declaration. This is the only place that knows them."""
    if sheet == RESOURCES:
        own = {name: each for name, each in _of(Resource).items() if each.key != VERSIONS}
        # Beside the id, where a curator sees it in every row.
        return {"id": own["id"], TICK: Column(TICK, TICK, choices="ticks", is_needed=False), **own}
    found = _of(Version)
    reason = {name: each for name, each in found.items() if each.key == "insecure"}
    # The address stands near the front of a row, and the rare reason for http at its end.
    return {"id": Column("id", "id"), **{name: each for name, each in found.items() if name not in reason}, **reason}


def _of(record: type[Record]) -> dict[str, Column]:
    made: dict[str, Column] = {}
    for name, shape in shapes.columns(record).items():
        key = next(key for key in keys(record) if name == key or (name.startswith(f"{key}_") and _is_part(record, key)))
        # A cell with several ids cannot be offered one of them.
        choices = "" if shape.is_list else shape.choices
        made[name] = Column(name, key, name[len(key) + 1 :], shape.is_list, shape.is_whole, choices)
    return made


def _is_part(record: type[Record], key: str) -> bool:
    return bool(shapes.shapes(record)[key].parts)


SHEETS: Final = (RESOURCES, VERSIONS)
