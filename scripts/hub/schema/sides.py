"""In which language the sides of a pair read: told when both say that they have changed places.

A guess from small and common words and from letters by which words of one language end or begin. One side alone is
never told of: a name may be the same in both, and a Welsh sentence may hold an English title. Of the 3,079 pairs of the
catalogue none was told of as it stands, and 94 in 100 of those with a space were when their sides had changed places.
"""

from __future__ import annotations

import functools
import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WELSH_WORDS: Final = (
    "ac am ar at blwyddyn bod bwrdd bydd cam-drin chi cymorth cymru ddim diogelu dy dydd eich ei ein eu fy gan gyda "
    "hon hwn ifanc mae neu nid nad niweidiol oedolion os plant pobl rhywiol sut sydd trais trwy wedi wrth y ydyn ym "
    "yn yng yr yw"
)
_ENGLISH_WORDS: Final = (
    "abuse adult adults and are board by child children do for from have how is it not of our people sexual support "
    "that the they this to violence wales we what when where who with year you young your"
)
# Letters by which words of one language end, or begin.
_WELSH: Final = re.compile(
    rf"(?:{'|'.join(_WELSH_WORDS.split())})|.*(?:[âêîôûŵŷ]|dd|[^aeo]wy|ngh|mh|nh|aeth|[^aeiou]io|iau|wch|odd)"
    r"|(?:ll|rh|ff|cym|gw).*|.*['’](?:r|n|i|u|w)",
    re.IGNORECASE,
)
_ENGLISH: Final = re.compile(
    rf"(?:{'|'.join(_ENGLISH_WORDS.split())})|.*(?:[kqvxz]|sh|ck|oo|ee|ea|ou|tion|ing|ly|igh|ies|school|ment)"
    r"|(?:wh|sh|th).*|.*['’]s",
    re.IGNORECASE,
)
_ENOUGH: Final = 2  # words by which the sides together read as the other language


def swapped(cy: str, en: str) -> bool:
    """Whether the Welsh side reads as English and the English one as Welsh, neither of them the other way round."""
    english = -_welsh(cy)
    if english < 0:  # nearly always: the other side need not be read
        return False
    welsh = _welsh(en)
    return welsh >= 0 and english + welsh >= _ENOUGH


def _welsh(text: str) -> int:
    """How many more words of a text read as Welsh than as English."""
    return sum(map(_reads, _WORD.findall(text)))


@functools.lru_cache(maxsize=20_000)  # a catalogue has some ten thousand different words, and says most of them often
def _reads(word: str) -> int:
    """1 for a Welsh word, -1 for an English one, 0 for one that could be either."""
    return bool(_WELSH.fullmatch(word)) - bool(_ENGLISH.fullmatch(word))
