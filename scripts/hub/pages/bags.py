"""Summaries as bags of words, packed small: which words stand in which documents.

`docs/assets/search/documents.js` reads what is packed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

SHORTEST: Final = 2
COMMON: Final = 0.15  # of all summaries
LEAST: Final = 40
# One character for each gap; no space, quotation mark or backslash. The engine reads the same.
ALPHABET: Final = "".join(chr(code) for code in range(35, 127) if code != ord("\\"))
_WORD: Final = re.compile(r"[\w'’-]+")


def bag(text: str, without: str = "") -> list[str]:
    """The words of a text, each once and in lower case, without short ones and those said in `without`."""
    seen = set(_words(without))
    return list(dict.fromkeys(word for word in _words(text) if word not in seen and len(word) > SHORTEST))


def _words(text: str) -> Iterable[str]:
    return (match.group().strip("'’-") for match in _WORD.finditer(text.lower()))


def postings(bags: Sequence[Sequence[str]]) -> list[str]:
    """Which words stand in which summaries: the words in order, and for each the gaps between its documents.

    A gap is one character, or several when it is wide: the last of the alphabet says "and then some".
    Words that stand in very many summaries tell nothing and are left out.
    """
    found: dict[str, list[int]] = {}
    for number, words in enumerate(bags):
        for word in words:
            found.setdefault(word, []).append(number)
    most = max(LEAST, len(bags) * COMMON)
    kept = sorted(word for word, numbers in found.items() if len(numbers) <= most)
    return [" ".join(kept), " ".join(_gaps(found[word]) for word in kept)]


def _gaps(numbers: Sequence[int]) -> str:
    wide = len(ALPHABET) - 1
    found, last = "", -1
    for number in numbers:
        gap = number - last - 1
        found += ALPHABET[wide] * (gap // wide) + ALPHABET[gap % wide]
        last = number
    return found
