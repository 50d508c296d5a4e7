"""Whether a sentence stands on a page, however its spaces, quotes and capitals are written there."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Final

_SAME: Final = str.maketrans({
    **dict.fromkeys("\u2018\u2019\u201a\u201b`\u00b4\u02bc\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"), "\u2026": "...",
})  # fmt: skip
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+|\n")
_MOST_READ: Final = 100_000  # signs of a page
_COMPARED: Final = 8  # sentences that share most words with the one that is looked for
_ALIKE: Final = 0.55  # of the words of both; less is another sentence
_LONGEST: Final = 60  # words of a sentence that are compared


def stands(sentence: str, text: str) -> bool:
    """Whether the page says it, apart from spaces, capitals, quotes and a full stop at the end."""
    return bool(folded(sentence)) and folded(sentence) in folded(text[:_MOST_READ])


def closest(sentence: str, text: str) -> str:
    """The sentence of the page that is most like it, or "" where none is much alike."""
    wanted = folded(sentence).split()
    own = set(wanted)
    there = [words for words in _SENTENCE.split(text[:_MOST_READ]) if words.strip()]
    shared = sorted(there, key=lambda words: -len(own & set(folded(words).split())))
    best, measure = "", _ALIKE
    for words in shared[:_COMPARED]:
        likeness = SequenceMatcher(None, wanted, folded(words).split()[:_LONGEST], autojunk=False).ratio()
        if likeness > measure:
            best, measure = " ".join(words.split()), likeness
    return best


def folded(words: str) -> str:
    """Words with one kind of space, quote and dash, in small letters, without a full stop at the end."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", words.translate(_SAME))).translate(_SAME)
    return " ".join(plain.casefold().split()).rstrip(" .")
