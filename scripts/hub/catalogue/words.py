"""What texts must obey: no HTML, nothing invisible, not endless, Welsh that is not the English.

Pure functions of words; where they stand is for `fields`.
"""

from __future__ import annotations

import re
from typing import Final

from hub.catalogue.problems import Fault

MAX_LENGTH: Final = 2000  # characters; the longest summary has some 300
_HTML: Final = re.compile(r"<[A-Za-z/!?][^<>]*>?|&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")
_UNSEEN: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_SIGNS: Final = re.compile(r"[\W_]+")


def fault(name: str, words: str) -> Fault | None:
    """What keeps words from being shown, if anything."""
    if not words.strip():
        return Fault("empty-text", f"`{name}` is empty", "write the words, or remove the key")
    if len(words) > MAX_LENGTH:
        return Fault("too-long", f"`{name}` has {len(words)} characters", f"use at most {MAX_LENGTH}")
    tag = _HTML.search(words)
    if tag:
        return Fault("html", f"`{name}` holds HTML (`{tag.group()[:30]}`)", "write plain text")
    unseen = _UNSEEN.search(words)
    if unseen:
        sign = f"U+{ord(unseen.group()):04X}"
        return Fault(
            "text-characters", f"`{name}` holds an invisible or control character ({sign})",
            "type the words again",
        )  # fmt: skip
    return None


def alike(one: str, two: str) -> bool:
    """Whether two texts are the same words, whatever their case and signs."""
    first, second = (_SIGNS.sub(" ", words.casefold()).split() for words in (one, two))
    return (first or one.split()) == (second or two.split())
