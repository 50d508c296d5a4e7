"""What a page looked like, in a few words: enough to notice that it has become another page.

The word hash is a simhash: pages that share most of their words differ in few of its 64 bits.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from hub.checks.links.read.language import tokens

SAME: Final = 8  # bits that may differ in what is still the same page
FAR: Final = 16  # bits from which the words are far from those last confirmed
_FEW: Final = 25  # different words below which a hash says little


@dataclass(frozen=True, slots=True)
class Seen:
    """A fingerprint. `size` in bytes as the server said or as read; `words` is 16 hex digits or ""."""

    final_url: str = ""
    domain: str = ""
    title: str = ""
    language: str = ""
    words: str = ""
    count: int = 0
    type: str = ""
    size: int = 0
    etag: str = ""
    modified: str = ""
    issuer: str = ""


def word_hash(text: str) -> tuple[str, int]:
    """The simhash of the different words of a text (numbers left out), and how many those are."""
    features = sorted({word for word in tokens(text) if len(word) > 2})  # noqa: PLR2004
    if not features:
        return "", 0
    joined = b"".join(hashlib.blake2b(w.encode(), digest_size=8).digest() for w in features)
    bits = 0
    for place in range(8):
        counts = Counter(joined[place::8])
        for bit in range(8):
            ones = sum(count for value, count in counts.items() if value >> bit & 1)
            bits |= (2 * ones > len(features)) << (place * 8 + bit)
    return f"{bits:016x}", len(features)


def distance(one: str, other: str) -> int:
    """How many of the 64 bits differ; 64 where one of the two is missing."""
    if not one or not other:
        return 0 if one == other else 64
    return (int(one, 16) ^ int(other, 16)).bit_count()


def same_title(one: str, other: str) -> bool:
    """Whether two titles are nearly the same: half of their words are shared."""
    first, second = _title_words(one), _title_words(other)
    if not first or not second:
        return first == second
    return 2 * len(first & second) >= len(first | second)


def _title_words(title: str) -> frozenset[str]:
    return frozenset(re.sub(r"[\d_]", "", word) for word in tokens(title))


def same(old: Seen, new: Seen) -> bool:
    """Whether this is plainly the page that was seen before."""
    if old.domain != new.domain or old.type != new.type or not same_title(old.title, new.title):
        return False
    if old.type != "page":
        return True
    return distance(old.words, new.words) <= SAME


def far(old: Seen, new: Seen) -> bool:
    """Whether title and words are both far from what was seen before.

    With few words the hash jumps at small edits, so both pages then need nearly nothing in common.
    """
    if old.type != "page" or new.type != "page":
        return False
    enough = FAR if min(old.count, new.count) >= _FEW else FAR + 6
    return not same_title(old.title, new.title) and distance(old.words, new.words) >= enough
