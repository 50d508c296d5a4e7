"""Words: cutting text into them, and telling Welsh from English by the small ones.

Own method: words that stand in every text of one language and hardly ever in the other are counted,
passage by passage, so that a Welsh menu does not make an English page Welsh, and a page that holds
both languages is good for both.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MOST: Final = 60_000  # signs of text that are counted; more would tell nothing new

# Left out on purpose: a, i, o, am, at, an, y'all, her, pan, can, has: words that both languages write.
_WELSH: Final = frozenset(
    """
    y yr yn ac nac mae maen oes oedd roedd bydd fydd byddwn bod fod yw ydy ydych ydyn wyt dw sydd sy
    ei eu eich ein fy dy eu'r ei'r a'r a'i a'u i'r i'ch i'w o'r o'i o'u â'r â gan gyda gyda'r ar'r
    wedi wrth drwy trwy rhwng dan heb tuag hefyd neu ond nid nad ni'n chi'n chi ni nhw hi fe mi ti
    hwn hon hyn hynny rhain hynny'n pob pawb rhai unrhyw rhywun rhywbeth sut beth pwy pryd ble pam
    os oherwydd fel mwy rhaid gallwch allwch gallu gall allai dylech cael gael gwneud wneud wybod
    gwybod dweud i'n mae'r mae'n dydy dyw nad yw'r yw'n sy'n yma yno nawr heddiw ynghylch ynglŷn
    ymlaen ymysg ymhlith ynddo gennych gennym arnoch arnom iddo iddi iddyn chwilio hafan
    plentyn blentyn plant phlant blant pobl bobl cymorth gymorth cefnogaeth gwasanaeth gwasanaethau
    """.split()  # noqa: SIM905
)
_ENGLISH: Final = frozenset(
    """
    the of and to is are was were be been being for that this these those with you your yours we our
    us they them their it its he she his it's you're don't can't if when who what where why how which
    not from by as or but so than then there here have had will would could should may might must
    about into over after before between because while also any some all more most other such only
    do does did in on out up no my me someone something anyone need want help get find know tell
    """.split()  # noqa: SIM905
)
_WELSH_SMALL: Final = frozenset(w for w in _WELSH if len(w) < 5)  # noqa: PLR2004
# Letters by which a script shows itself, for the languages that the catalogue knows.
_SCRIPTS: Final = {
    "ar": "ARABIC", "fa": "ARABIC", "prs": "ARABIC", "ps": "ARABIC", "ur": "ARABIC",
    "ckb": "ARABIC", "am": "ETHIOPIC", "ti": "ETHIOPIC", "bn": "BENGALI", "pa": "GURMUKHI",
    "uk": "CYRILLIC", "ru": "CYRILLIC", "hi": "DEVANAGARI", "gu": "GUJARATI", "ta": "TAMIL",
    "zh": "CJK", "he": "HEBREW", "el": "GREEK",
}  # fmt: skip
_HARDLY: Final = 0.12  # of the words; in a text of another language some small ones are alike
_FEW: Final = 5  # small words below which nothing is said
_SHARE: Final = 0.25  # of the passages that must be in the wanted language
_MANY: Final = 60  # words that must be of neither language before a page is in a third
_PASSAGE: Final = 6  # words that make a passage; menus have shorter lines


def tokens(text: str) -> list[str]:
    """The words of a text in small letters, straight apostrophes."""
    return _WORD.findall(text[:_MOST].lower().replace("’", "'"))


def telling(text: str) -> set[str]:
    """The words of a title or name that say something: not the small ones of either language."""
    words = tokens(folded(text))
    return {word for word in words if len(word) > 2 and word not in _ENGLISH | _WELSH_SMALL}  # noqa: PLR2004


def folded(text: str) -> str:
    """Small letters without accents, straight apostrophes, single spaces: for finding phrases."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "'").replace("‘", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def reads_as(text: str, language: str, declared: str) -> bool | None:
    """Whether a page's text is (also) in a language; None where it cannot be told.

    Args:
        text: the page's words, one block a line.
        language: the BCP 47 code that is wanted.
        declared: what `<html lang>` says, or "".

    """
    wanted, claimed = _primary(language), _primary(declared)
    if wanted not in {"cy", "en"}:
        return _reads_as_other(text, wanted, claimed)
    here, there, neither = _passages(text, wanted)
    if here + there >= 2 * _PASSAGE:
        share = here / (here + there)
        return share >= _SHARE if share >= _SHARE or there > neither else _by_claim(wanted, claimed)
    mine, others = _counts(tokens(text), wanted)
    if (neither >= _MANY and here + there < neither * 0.1) or _is_third(text, claimed, mine + others):
        return False  # another language altogether
    told = mine + others >= _FEW and not 0.3 < mine / (mine + others) < 0.7  # noqa: PLR2004
    if told or mine >= max(others, 1):
        return mine >= others
    if mine > 1 and mine + others >= _FEW:
        return True  # some of both
    return _by_claim(wanted, claimed)


def _is_third(text: str, claimed: str, small: int) -> bool:
    """Whether a page says itself that it is in a third language, and its small words do not deny it."""
    count = len(tokens(text))
    return claimed not in {"", "cy", "en"} and count >= 2 * _FEW and small < _HARDLY * count


def spoken(text: str, declared: str) -> str:
    """cy, en or both where the words tell, else what the page declares: for the fingerprint."""
    found = [code for code in ("cy", "en") if reads_as(text, code, "")]
    return "+".join(found) or _primary(declared)


def _by_claim(wanted: str, claimed: str) -> bool | None:
    """Too few words: only a plain claim to be in the other one of the two languages counts."""
    if claimed == wanted:
        return True
    return False if claimed in {"cy", "en"} else None


def _primary(code: str) -> str:
    """The language of a code without its region."""
    return code.partition("-")[0].lower()


def _passages(text: str, wanted: str) -> tuple[int, int, int]:
    """Words in passages of the wanted language, of the other, and of neither."""
    here = there = neither = 0
    for line in text[:_MOST].splitlines():
        words = tokens(line)
        if len(words) < _PASSAGE:
            continue
        mine, others = _counts(words, wanted)
        if mine == others or mine + others < 0.06 * len(words):
            neither += len(words)
        elif mine > others:
            here += len(words)
        else:
            there += len(words)
    return here, there, neither


def _counts(words: list[str], wanted: str) -> tuple[int, int]:
    welsh = sum(word in _WELSH for word in words)
    english = sum(word in _ENGLISH for word in words)
    return (welsh, english) if wanted == "cy" else (english, welsh)


def _reads_as_other(text: str, wanted: str, claimed: str) -> bool | None:
    """For every other language: its claim, its script, or plainly being Welsh or English."""
    script = _SCRIPTS.get(wanted)
    if script:
        letters = [c for c in text[:5000] if c.isalpha()]
        share = sum(script in unicodedata.name(c, "") for c in letters) / max(1, len(letters))
        if share >= 0.2:  # noqa: PLR2004
            return True
        return False if len(letters) > 100 else None  # noqa: PLR2004
    words = tokens(text)
    small = sum(word in _WELSH or word in _ENGLISH for word in words)
    if len(words) >= 30 and small >= 0.2 * len(words):  # noqa: PLR2004
        return False
    return True if claimed == wanted else None
