"""Telephone numbers on a page: whether one stands there however it is written, and which others do."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import unquote

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher

_REGION: Final = "GB"
_BETWEEN: Final = r"[\s().\-/\u00b7\u2010-\u2015]{0,3}"
_CLOSER: Final = r"[ .\-\u2010-\u2015]{0,1}"  # inside a short number, where digits meet by chance
_SHORT: Final = 6  # digits of the longest short number
_MOST_READ: Final = 60_000  # signs of a page that the matcher reads: its work grows faster than they do
_BEFORE: Final = 30  # signs before a number that may say what it is for
_FAX: Final = re.compile(r"\b(tele)?(fax|ffacs|facs)\b\W*(\w+\W+){0,2}$", re.IGNORECASE)
_WAY: Final = re.compile(r"(?:tel|sms|callto):(?://)?([^?;]*)", re.IGNORECASE)
# A short number counts as offered only beside a word for ringing or writing.
_ASKED: Final = re.compile(
    r"\b(call|ring|phone|dial|text|txt|sms|ffoni\w*|deial\w*|galw\w*|alw\w*|tecst\w*|decst\w*|thecst\w*|neges)\b"
    r"[^.\n\d]{0,60}(?<!\d)(116[ ]?\d{3}|\d{5,6}|\d{3})(?![\d-]|[ ]?\d)",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Text with digits and spaces in one form, and without invisible signs."""
    return re.sub(r"[\u00ad\u200b-\u200f\u2060\ufeff]", "", unicodedata.normalize("NFKC", text))


def digits(number: str) -> str:
    """The digits as they are dialled in the United Kingdom: `+44 (0)29 2034` → `0292034`."""
    found = re.sub(r"^\s*(?:\+|00)\s*44\D*0?", "0", number)
    return re.sub(r"\D", "", found)


def stands(number: str, text: str, links: Iterable[str]) -> bool:
    """Whether a number stands in the words of a page or behind one of its links."""
    wanted = digits(number)
    return _pattern(wanted).search(text) is not None or any(wanted == digits(way) for way in _ways(links))


def offered(text: str, links: Iterable[str]) -> tuple[str, ...]:
    """The numbers that a page offers for ringing and texting, fax machines left out, as people read them."""
    text = text[:_MOST_READ]
    found: dict[str, str] = {}
    faxes: set[str] = set()
    for match in PhoneNumberMatcher(text, _REGION, max_tries=2_000):
        shown = phonenumbers.format_number(match.number, PhoneNumberFormat.NATIONAL)
        if _FAX.search(text[max(0, match.start - _BEFORE) : match.start]):
            faxes.add(digits(shown))
        else:
            found.setdefault(digits(shown), shown)
    for way in _ways(links):
        shown = _as_number(way)
        if shown:
            found.setdefault(digits(shown), shown)
    for asked in _ASKED.finditer(text):
        if phonenumbers.is_possible_short_number_for_region(_parsed(asked.group(2)), _REGION):
            found.setdefault(digits(asked.group(2)), asked.group(2))
    return tuple(shown for bare, shown in found.items() if bare not in faxes)


def is_short(number: str) -> bool:
    """Whether a number is one of the short ones: 999, 116 123, 84001."""
    return len(digits(number)) <= _SHORT


@functools.cache
def _pattern(bare: str) -> re.Pattern[str]:
    """The number in every way of writing it."""
    if len(bare) <= _SHORT:
        return re.compile(rf"(?<!\d)(?<!\d[ .\-]){_CLOSER.join(bare)}(?![ .\-]?\d)")
    inside = _BETWEEN.join(bare.removeprefix("0"))
    trunk = rf"(?:0|(?:\+|00)?{_BETWEEN}44{_BETWEEN}(?:0{_BETWEEN})?)" if bare.startswith("0") else ""
    return re.compile(rf"(?<!\d){trunk}{_BETWEEN}{inside}(?!\d)")


def _ways(links: Iterable[str]) -> Iterator[str]:
    for link in links:
        if way := _WAY.match(link.strip()):
            yield unquote(way.group(1))


def _as_number(way: str) -> str:
    """A number behind a link as people read it, or "" where it can be none."""
    try:
        number = phonenumbers.parse(way, _REGION)
    except phonenumbers.NumberParseException:
        return ""
    if phonenumbers.is_valid_number(number):
        return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    return digits(way) if phonenumbers.is_possible_short_number_for_region(number, _REGION) else ""


def _parsed(number: str) -> phonenumbers.PhoneNumber:
    return phonenumbers.parse(number, _REGION)
