"""Single words of a YAML file as values: what YAML 1.2 takes them for, and nothing that readers disagree about."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from hub.schema.faults import BLANK, NOTHING

_NULL: Final = frozenset({"null", "Null", "NULL", "~", ""})
_TRUTH: Final = frozenset({"true", "True", "TRUE", "false", "False", "FALSE"})
_WHOLE: Final = re.compile(r"[-+]?\d+", re.ASCII)
_MOST_DIGITS: Final = 19  # more are too many for any field
_NUMBER: Final = re.compile(
    r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
    re.ASCII,
)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def is_null(words: str | None, *, quoted: bool) -> bool:
    """Whether a scalar is YAML's null."""
    return words in _NULL and not quoted


def kind_of(words: str, *, quoted: bool) -> str:
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


def scalar(words: str, *, quoted: bool) -> Any:  # noqa: PLR0911 - one kind of scalar a line
    """The value of a scalar; null is NOTHING, no word BLANK; days are dates, a number that is not whole is NaN."""
    if quoted:
        return words
    if not words:
        return BLANK
    if words in _NULL:
        return NOTHING
    if words in {"true", "false"}:
        return words == "true"
    if words in _TRUTH:
        return Truth(words)
    if _WHOLE.fullmatch(words):
        return int(words[:_MOST_DIGITS])
    if _NUMBER.fullmatch(words):
        return float("nan")  # no field takes a number that is not whole
    if _DATE.fullmatch(words):
        try:
            return date.fromisoformat(words)
        except ValueError:
            return words
    return words


class Truth:
    """A truth written as `True` or `FALSE`: neither a truth nor a word, since readers disagree about it."""

    def __init__(self, words: str) -> None:
        self.words = words
