"""The scripts in which languages are written: which letters a text in a language may hold, and which way it runs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Script:
    """A script by the first word of its letters' names in Unicode.

    `never`: letters of the same script that this language does not use, so that one text is not taken for another's.
    """

    letters: str
    direction: Direction = "ltr"
    never: str = ""


_LATIN: Final = Script("LATIN")
_ETHIOPIC: Final = Script("ETHIOPIC")
# The Arabic forms of kaf and yeh, which Persian, Urdu, Kurdish and Pashto write otherwise.
_ARABIC_FORMS: Final = "\u0643\u064a"
# Letters that Arabic itself lacks, the Persian forms among them.
_NOT_ARABIC: Final = "\u067e\u0686\u0698\u06af\u06a9\u06cc\u0679\u0688\u0691\u06d2\u06c1\u06d5"
_URDU_ONLY: Final = "\u0679\u0688\u0691\u06d2\u06c1"
# Signs that differ between the two ways of writing Chinese, in pairs: simplified, traditional.
_SIMPLIFIED: Final = "们个这说话电护语译会来时过还没问给让从为样无网页边"
_TRADITIONAL: Final = "們個這說話電護語譯會來時過還沒問給讓從為樣無網頁邊"

SCRIPTS: Final[dict[str, Script]] = {
    **dict.fromkeys(("sq", "es", "fr", "ku", "om", "pl", "pt", "ro", "so", "tr", "vi"), _LATIN),
    "uk": Script("CYRILLIC", never="ыэёъ"),
    "ar": Script("ARABIC", "rtl", _NOT_ARABIC),
    "ckb": Script("ARABIC", "rtl", _ARABIC_FORMS),
    "fa": Script("ARABIC", "rtl", _ARABIC_FORMS + _URDU_ONLY),
    "prs": Script("ARABIC", "rtl", _ARABIC_FORMS + _URDU_ONLY),
    "ps": Script("ARABIC", "rtl", "\u0643\u0679\u06d2\u06c1"),
    "ur": Script("ARABIC", "rtl", _ARABIC_FORMS),
    "bn": Script("BENGALI"),
    "pa": Script("GURMUKHI"),
    "am": _ETHIOPIC,
    "ti": _ETHIOPIC,
    "zh-hans": Script("CJK", never="".join(set(_TRADITIONAL) - set(_SIMPLIFIED))),
    "zh-hant": Script("CJK", never="".join(set(_SIMPLIFIED) - set(_TRADITIONAL))),
}


def strange(words: str, script: Script) -> Iterator[str]:
    """Each letter that a text in this script does not hold."""
    for sign in words:
        if sign in script.never or (sign.isalpha() and not unicodedata.name(sign, "").startswith(script.letters)):
            yield sign
