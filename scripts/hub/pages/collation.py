"""Alphabetical order: the Welsh alphabet for Welsh titles, single letters for all others.

In Welsh `ch dd ff ng ll ph rh th` are letters of their own. No well-kept library that installs
without a compiler knows this order, so it is written here; the order is that of CLDR for `cy`.
English titles in a Welsh list sort by single letters, as their readers expect.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from hub.languages import Language, Said

WELSH: Final = (
    "a", "b", "c", "ch", "d", "dd", "e", "f", "ff", "g", "ng", "h", "i", "j", "k", "l", "ll", "m", "n",
    "o", "p", "ph", "q", "r", "rh", "s", "t", "th", "u", "v", "w", "x", "y", "z",
)  # fmt: skip
_PLACE: Final = {letter: place for place, letter in enumerate(WELSH)}
_LETTERS: Final = re.compile("ch|dd|ff|ng|ll|ph|rh|th|[a-z]|[0-9]+|.")
# An article at the head does not decide where a title stands.
_ARTICLES: Final = {"cy": re.compile(r"(yr?|'r) ", re.IGNORECASE), "en": re.compile(r"(the|an?) ", re.IGNORECASE)}


def plain(words: str) -> str:
    """Lower case, without accents and without signs other than letters, digits and spaces."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(c if c.isalnum() else " " for c in apart if not unicodedata.combining(c)).split())


def letters(title: Said) -> list[str]:
    """The title's letters in its own alphabet, without a leading article."""
    article = _ARTICLES.get(title.language)
    words = article.sub("", title.words, count=1) if article and article.match(title.words) else title.words
    text = plain(words)
    return _LETTERS.findall(text) if title.language == "cy" else list(text)


def sort_key(title: Said) -> tuple[tuple[int, ...], str]:
    """Where a title stands in a list."""
    return tuple(_place(letter) for letter in letters(title)), title.words


def _place(letter: str) -> int:
    if letter == " ":
        return -2
    return _PLACE.get(letter, -1)


def initial(title: Said, language: Language) -> str:
    """The letter that heads a title in a list of the page's language: `Ll`, `T`, or `#` for a digit."""
    found = next((letter for letter in letters(title) if letter != " "), "#")
    if language == "en" or title.language != "cy":
        found = found[:1]
    return found.capitalize() if found in _PLACE else "#"


def initials(language: Language) -> tuple[str, ...]:
    """Every letter that can head a group, in order, with `#` first."""
    found = WELSH if language == "cy" else tuple(letter for letter in WELSH if len(letter) == 1)
    return ("#", *(letter.capitalize() for letter in found))
