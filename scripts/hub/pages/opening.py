"""When a helpline answers, out of the sentence that says so: for search, which shows first who is open.

The sentence is what `data/helplines.yaml` holds, with its evidence. One that says anything else than days and times is
not guessed at: the line then stands between those that are open and those that are closed.
"""

from __future__ import annotations

import re
from typing import Final

from hub.schema import Helpline

ALWAYS: Final = "*"
_DAYS: Final = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")  # as a browser counts
_DAY: Final = "|".join(_DAYS)
_TIME: Final = r"(\d{1,2})(?:\.(\d\d))?(am|pm)|(midnight|noon)"
_SPAN: Final = re.compile(rf"(?:{_TIME}) to (?:{_TIME})", re.IGNORECASE)
_FROM_TO: Final = re.compile(rf"^({_DAY}) to ({_DAY})$", re.IGNORECASE)
_CLOSED: Final = re.compile(r"^closed at weekends$", re.IGNORECASE)
_EVERY_DAY: Final = "every day"
_DAY_AND_NIGHT: Final = re.compile(r"^day and night(?:, every day(?: of the year)?)?$", re.IGNORECASE)
_MIDDAY: Final = 12


def opening(line: Helpline) -> str:
    """When a line answers: `*` if always, "" if nobody knows, else spans such as `1234 540-1260,5 540-1020`.

    A span is the days, Sunday is 0, and the minutes of the day from which and until which it answers.
    """
    if line.always_open:
        return ALWAYS
    if line.hours is None:
        return ""
    said = line.hours.value.en or ""
    sentences = [each.strip() for each in said.rstrip(".").split(". ")]
    if all(_DAY_AND_NIGHT.match(each) for each in sentences):
        return ALWAYS
    spans = [_span(each) for each in sentences if not _CLOSED.match(each)]
    return ",".join(each for each in spans if each) if all(spans) else ""


def _span(sentence: str) -> str | None:
    """`Friday, 9am to 5pm` or `8am to midnight, every day`; None where a sentence says anything else."""
    found = _SPAN.search(sentence)
    if not found:
        return None
    days = _days((sentence[: found.start()] + sentence[found.end() :]).strip(" ,"))
    start, end = _minutes(found.groups()[:4], last=False), _minutes(found.groups()[4:], last=True)
    return f"{days} {start}-{end}" if days and start < end else None


def _days(words: str) -> str:
    if words.lower() == _EVERY_DAY:
        return "0123456"
    if words.lower() in _DAYS:
        return str(_DAYS.index(words.lower()))
    found = _FROM_TO.match(words)
    if not found:
        return ""
    first, last = (_DAYS.index(each.lower()) for each in found.groups())
    return "".join(str(day) for day in range(first, last + 1))


def _minutes(parts: tuple[str | None, ...], *, last: bool) -> int:
    """The minute of the day; midnight is its end where something lasts until then."""
    hour, minute, half, named = parts
    if named:
        return {"noon": _MIDDAY, "midnight": 2 * _MIDDAY if last else 0}[named.lower()] * 60
    return (int(hour or 0) % _MIDDAY + (_MIDDAY if half and half.lower() == "pm" else 0)) * 60 + int(minute or 0)
