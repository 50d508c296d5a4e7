"""The columns of the workbook's two sheets, and what each stands for in `resources.yaml`."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

from hub.exports.data import FIELDS, VERSION_FIELDS

RESOURCES: Final = "resources"
VERSIONS: Final = "versions"
BASE: Final = "base "  # + the sheet's name: how it was when it was given out

_SIDES: Final = ("cy", "en")
_PARTS: Final = {
    "title": _SIDES, "summary": _SIDES, "content_note": _SIDES, "home_insecure": _SIDES, "insecure": _SIDES,
    "ages": ("from", "to"), "source": ("document", "lines"),
}  # fmt: skip
_LISTS: Final = frozenset({
    "audiences", "groups", "topics", "objectives", "actions", "also_known_as", "access", "source_lines",
})  # fmt: skip
_WHOLE: Final = frozenset({"year", "pages", "minutes", "size_kb", "ages_from", "ages_to", "source_lines"})
_CHOICES: Final = {
    "publisher": "publishers", "kind": "kinds", "role": "roles", "region": "regions", "cost": "costs",
    "owner": "owners", "status": "statuses", "language": "languages", "format": "formats", "evidence": "evidences",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the key it belongs to, and the part of that key, such as a side of a pair."""

    name: str
    key: str
    part: str = ""
    is_list: bool = False  # several words, joined by `; `
    is_whole: bool = False  # a whole number, or a list of them
    choices: str = ""  # the vocabulary that a spreadsheet offers


@functools.cache
def columns(sheet: str) -> dict[str, Column]:
    """The columns of a sheet by name, in their order. This is the only place that knows them."""
    if sheet == RESOURCES:
        keys = [key for key in FIELDS if key != VERSIONS]
    else:
        keys = ["id", *(key for key in VERSION_FIELDS if key != "insecure"), "insecure"]
    return {
        name: Column(name, key, part, name in _LISTS, name in _WHOLE, _CHOICES.get(name, ""))
        for key in keys
        for part in _PARTS.get(key, ("",))
        for name in [f"{key}_{part}" if part else key]
    }


SHEETS: Final = (RESOURCES, VERSIONS)
