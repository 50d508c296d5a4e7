"""What is said beside a helpline's facts: who answers when it is closed, what is not known, where it was seen and when.

All of it is worked out from the records when the site is built, never from a visitor's clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from hub.languages import Language
from hub.schema import Helpline
from hub.schema.helpline import Group

# Whose lines help the callers of each group, and at most how many of them are named: few words help most at night.
_INSTEAD: Final[Mapping[Group, tuple[tuple[Group, int], ...]]] = {
    "emergency": (),
    "children": (("children", 2),),
    "family": (("survivors", 1), ("more", 1)),
    "survivors": (("survivors", 2), ("more", 1)),
    "own-thoughts": (("more", 1),),
    "communities": (("survivors", 1), ("more", 1)),
    "more": (("more", 2),),
}
# What somebody asks before calling. Of each row one is enough.
_ASKED: Final = (
    ("hours",), ("languages",), ("interpreter",), ("bsl",), ("text", "webchat", "message", "email", "relay"), ("cost",),
    ("confidentiality",), ("covers_wales",),
)  # fmt: skip
# A page that is older than this is named with its day beside the fact.
_FRESH_YEARS: Final = 2


def open_instead(line: Helpline, lines: Iterable[Helpline]) -> tuple[Helpline, ...]:
    """The lines that answer day and night, all over Wales, and help the same people; none where this one does so."""
    if line.always_open:
        return ()
    awake = [each for each in lines if each.id != line.id and each.always_open and _for_all_of_wales(each)]
    return tuple(
        each
        for group, most in _INSTEAD[line.group]
        for each in [found for found in awake if found.group == group and found.phone][:most]
    )


def open_instead_of(closed: Iterable[Helpline], lines: Iterable[Helpline]) -> tuple[Helpline, ...]:
    """The lines that answer day and night in place of any of some lines, each once."""
    known = tuple(lines)
    return tuple({each.id: each for line in closed for each in open_instead(line, known)}.values())


def _for_all_of_wales(line: Helpline) -> bool:
    return line.covers_wales is not None and line.covers_wales.value == "all"


def site_of(line: Helpline, language: Language) -> str:
    """The address of a line's own website, the Welsh one on Welsh pages where there is one; empty without any."""
    ordered = (line.website_cy, line.website) if language == "cy" else (line.website, line.website_cy)
    return next((fact.value for fact in ordered if fact), "")


def not_found(line: Helpline) -> tuple[str, ...]:
    """What nobody has found out about a line, as names of its fields, in the order in which people ask."""
    return tuple(row[0] for row in _ASKED if not any(getattr(line, name) for name in row))


def seen_on(item: Any, fact: Any) -> str:
    """The newest day of a fact's evidence, as far as it is known; empty where no page has a date."""
    days = [item.evidence[number - 1].date for number in fact.facts]
    return max((day for day in days if day), default="")


def newest_source(item: Any) -> str:
    """The newest day of all evidence of a row, as far as it is known; empty where no source has a date."""
    return max((str(each.date) for each in item.evidence or () if each.date), default="")


def is_old(day: str, today: date) -> bool:
    """Whether readers should know how old a page is: it has no date, or one of more than two years ago."""
    return not day or int(day[:4]) < today.year - _FRESH_YEARS


def supported(item: Any) -> tuple[tuple[str, ...], ...]:
    """For each piece of evidence of a row, the names of the fields that rest on it."""
    parts = [item, getattr(item, "report", None)]
    found: list[list[str]] = [[] for _ in item.evidence or ()]
    for part in parts:
        for name in type(part).model_fields if part is not None else ():
            for number in getattr(getattr(part, name), "facts", ()):
                found[number - 1].append(name)
    return tuple(map(tuple, found))
