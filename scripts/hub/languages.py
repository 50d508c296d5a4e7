"""The two languages of the hub, pairs of words that know what they lack, and the interface words.

Everything a visitor reads is a `Text` (from the catalogue) or a word from `strings/<language>.yaml`.
No function here prints a string without its language.
"""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass
from importlib import resources
from typing import Final, Literal, cast

from hub import own_yaml

Language = Literal["cy", "en"]

# Welsh first: where both languages stand together, Welsh is read first.
LANGUAGES: Final[tuple[Language, Language]] = ("cy", "en")
# How a key ends whose words speak to a child or a young person.
_TI: Final = ".ti"


def other(language: Language) -> Language:
    """The other one of the two."""
    return "en" if language == "cy" else "cy"


def composed(words: str) -> str:
    """Words with each letter as one sign: «ŵ», not «w» and a roof, which some keyboards and PDFs give."""
    return words if words.isascii() else unicodedata.normalize("NFC", words)


@dataclass(frozen=True, slots=True)
class Said:
    """Words together with the language they are in (a BCP 47 code)."""

    words: str
    language: str

    def __str__(self) -> str:
        """The bare words."""
        return self.words


@dataclass(frozen=True, slots=True)
class Text:
    """A pair of words, Welsh and English; a side that does not exist is None."""

    cy: str | None = None
    en: str | None = None

    def side(self, language: Language) -> str | None:
        """The words of this language, or None."""
        return self.cy if language == "cy" else self.en

    def sides(self) -> dict[str, str]:
        """The words of each language that has any."""
        return {language: words for language in LANGUAGES if (words := self.side(language)) is not None}

    def in_(self, language: Language) -> Said:
        """The words of this language if there are any, otherwise the other's, marked as what they are."""
        words = self.side(language)
        if words is not None:
            return Said(words, language)
        return Said(self.side(other(language)) or "", other(language))

    def complete(self) -> bool:
        """Whether both sides have words."""
        return bool(self.cy) and bool(self.en)


@functools.cache
def words(language: Language, young: bool = False) -> dict[str, str]:
    """The interface words of a language: flat map from dotted key to text.

    To the young, Welsh says `ti`: where there is a word `key.ti`, it takes the place of `key`.
    """
    if young:
        plain = words(language)
        return plain | {key.removesuffix(_TI): text for key, text in plain.items() if key.endswith(_TI)}
    source = resources.files("hub.strings").joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    return cast("dict[str, str]", own_yaml.read(source))


def word(language: Language, key: str, young: bool = False, /, **values: object) -> str:
    """One interface word with its `{placeholders}` filled in.

    Raises:
        KeyError: the key is missing. There is no fallback: a missing word must fail the build.

    """
    text = words(language, young)[key]
    return text.format(**values) if values else text


def plural_key(language: Language, count: int) -> str:
    """The CLDR plural category of a count: `zero one two few many other` in Welsh, `one other` in English.

    Source: CLDR plural rules for `cy` and `en` (integers).
    """
    if language == "en":
        return "one" if count == 1 else "other"
    return {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}.get(count, "other")


def counted(language: Language, key: str, count: int) -> str:
    """`key.<plural category>` filled with the count; falls back to `key.other`, which must exist."""
    table = words(language)
    text = table.get(f"{key}.{plural_key(language, count)}") or table[f"{key}.other"]
    return text.format(count=count)
