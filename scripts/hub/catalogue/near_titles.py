"""Works whose title is much like another's: they may be one work that is listed twice.

The desk's script measures in the same way (`docs/assets/desk/hints.js`); a test holds both to one table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from hub.schema import Resource

_SIGNS: Final = re.compile(r"[\W_]+")
ALIKE: Final = 0.8  # of the pairs of letters of two titles


def near_titles(title: Mapping[str, Any], entries: Iterable[Resource], *, apart_from: str = "") -> tuple[Resource, ...]:
    """Entries with a title that is nearly this one in either language, the most alike first."""
    own = [_pairs(words) for side, words in title.items() if side in ("cy", "en") and isinstance(words, str)]
    found = [
        (max((likeness(mine, other) for other in _sides(entry) for mine in own), default=0.0), entry)
        for entry in entries
        if entry.id != apart_from
    ]
    return tuple(entry for like, entry in sorted(found, key=lambda each: -each[0]) if like >= ALIKE)


def likeness(one: frozenset[str], two: frozenset[str]) -> float:
    """How much two titles share, from 0 to 1 (Dice's coefficient of their pairs of letters)."""
    every = len(one) + len(two)
    return 2 * len(one & two) / every if every else 0.0


def _sides(entry: Resource) -> Iterator[frozenset[str]]:
    return (_pairs(words) for words in entry.title.sides().values() if words)


def _pairs(words: str) -> frozenset[str]:
    """Each two letters that stand side by side, whatever their case and the signs between them."""
    plain = _SIGNS.sub(" ", unicodedata.normalize("NFC", words).lower()).strip()
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))
