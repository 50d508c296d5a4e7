"""Single values: the words of a scalar become a date, a number, a truth, an id, or a Fault.

Pure functions of words; where the words stand is for `fields`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from hub.catalogue.problems import Fault

MAX_ID: Final = 80
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WHOLE: Final = re.compile(r"[-+]?\d+", re.ASCII)
_MOST_DIGITS: Final = 12
_NUMBER: Final = re.compile(
    r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
    re.ASCII,
)
_NULL: Final = frozenset({"null", "Null", "NULL", "~", ""})
_TRUTH: Final = frozenset({"true", "True", "TRUE", "false", "False", "FALSE"})
ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def kind(words: str, *, quoted: bool) -> str:
    """What YAML 1.2 takes a scalar for, in a curator's words; dates as older readers take them."""
    if quoted:
        return "text"
    if words in _NULL:
        return "empty"
    if words in _TRUTH:
        return "true or false"
    if _NUMBER.fullmatch(words):
        return "a number"
    return "a date" if _DATE.fullmatch(words) else "text"


def is_null(words: str | None, *, quoted: bool) -> bool:
    """Whether a scalar is YAML's null."""
    return words in _NULL and not quoted


def as_date(name: str, words: str) -> date | Fault:
    """A day written YYYY-MM-DD."""
    if not _DATE.fullmatch(words):
        return Fault("date", f"`{name}` is «{words}», which is not a date", "write YYYY-MM-DD")
    try:
        return date.fromisoformat(words)
    except ValueError:
        return Fault("date", f"`{name}` is {words}, a day that does not exist", "correct the date")


def as_whole(name: str, words: str, least: int, most: int, *, quoted: bool) -> int | Fault:
    """A whole number between two bounds, both included."""
    if quoted or not _WHOLE.fullmatch(words):
        return Fault(
            "wrong-type", f"`{name}` is «{words}», which is not a whole number",
            "write a whole number without quotes",
        )  # fmt: skip
    if len(words) > _MOST_DIGITS or not least <= int(words) <= most:
        return Fault("range", f"`{name}` is {words}, outside {least} to {most}", "correct the number")
    return int(words)


def as_boolean(name: str, words: str, *, quoted: bool) -> bool | Fault:
    """`true` or `false`, as YAML 1.2 has them."""
    if quoted or words not in {"true", "false"}:
        return Fault("wrong-type", f"`{name}` is «{words}»", "write true or false, without quotes")
    return words == "true"


def as_id(name: str, words: str, *, quoted: bool) -> str | Fault:
    """An id in kebab-case."""
    if len(words) > MAX_ID:
        return Fault("id", f"`{name}` is longer than {MAX_ID} characters", "choose a shorter id")
    if not ID.fullmatch(words):
        return Fault("id", f"`{name}` is «{words}»", "use lower-case letters, digits and single hyphens")
    found = kind(words, quoted=quoted)
    if found != "text":
        return Fault("wrong-type", f"`{name}` is {found} ({words})", "use words, or put it in quotes")
    return words
