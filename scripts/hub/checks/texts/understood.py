"""How hard a page's Welsh is beside its English: words a sentence, syllables a word, share of rare words.

Welsh has no formula of reading age, so the two sides of a page are compared in what can be counted alike in both. Two
of the three differ between the languages however plainly one writes (Welsh words change their beginnings and have
other syllables), so they are taken against the average of their own language over all our pages:

    hardness = words a sentence × (syllables a word / its average) × ((1 + share of rare words) / its average)

A word is rare when it stands on one page of ours only, whatever it begins with after a mutation. A page whose Welsh
is `MUCH` times as hard as its English says the same thing less plainly to half of its readers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from hub.catalogue import Catalogue
from hub.checks.texts.dictionary import Welsh
from hub.checks.texts.nouns import radicals
from hub.checks.texts.passages import Pair
from hub.checks.texts.reading_age import groups, plain, term_pattern, textstat, words_a_sentence
from hub.checks.texts.spelling import Names
from hub.languages import LANGUAGES, Language

MUCH: Final = 1.3
LONG: Final = 14  # Welsh words a sentence; below that a text is easy to take in, however short the English is
FEW: Final = 60  # words; of fewer nothing can be said
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
# The heart of a Welsh syllable: two vowels that sound as one, or one; `i` and `w` before a vowel belong to it.
_NUCLEUS: Final = re.compile(
    r"(?:[iw](?=[aeiouyâêîôû]))?(?:ae|ai|au|aw|ei|eu|ew|ey|iw|oe|oi|ow|uw|wy|yw|[aeiouwyâêîôûŵŷáéíóúäëïöü])"
)


@dataclass(frozen=True, slots=True)
class Side:
    """One language of a page: words a sentence, syllables a word, share of rare words (0 to 1), and how many words."""

    sentence: float
    syllables: float
    rare: float
    words: int


@dataclass(frozen=True, slots=True)
class Row:
    """A page in both languages, and how many times as hard its Welsh is."""

    key: str
    cy: Side
    en: Side
    times: float

    @property
    def much(self) -> bool:
        """Whether its Welsh is to be made plainer."""
        return self.times >= MUCH


def welsh_syllables(word: str) -> int:
    """The syllables of a Welsh word; at least one."""
    return max(1, len(_NUCLEUS.findall(word.lower())))


def english_syllables(word: str) -> int:
    """The syllables of an English word; at least one."""
    return max(1, int(textstat().syllable_count(word)))


def welsh_stem(word: str, welsh: Welsh) -> str:
    """A word in small letters, the same for all the forms that mutations give it."""
    return min(radicals(word.lower().replace("’", "'").partition("'")[0], welsh))


def english_stem(word: str) -> str:
    """A word in small letters, without what a plural or a verb adds."""
    found = word.lower().replace("’", "'").partition("'")[0]
    return re.sub(r"(?<=\w{3})(?:es|s|ed|ing)$", "", found)


_SYLLABLES: Final[Mapping[Language, Callable[[str], int]]] = {"cy": welsh_syllables, "en": english_syllables}
Stems = Mapping[Language, Callable[[str], str]]


def rows(pairs: Iterable[Pair], catalogue: Catalogue, names: Names, welsh: Welsh) -> tuple[Row, ...]:
    """Every page that says enough in both languages, hardest Welsh first."""
    texts: dict[str, dict[Language, str]] = {}
    terms = {language: term_pattern(catalogue, language) for language in LANGUAGES}
    for (key, language, _), passages in groups(pairs).items():
        said = plain(passages, names, terms[language])
        before = texts.setdefault(key, {}).get(language, "")
        texts[key][language] = f"{before}\n\n{said}" if before else said
    stems: Stems = {"cy": lambda word: welsh_stem(word, welsh), "en": english_stem}
    return compared({key: sides for key, sides in texts.items() if len(sides) == len(LANGUAGES)}, stems)


def compared(texts: Mapping[str, Mapping[Language, str]], stems: Stems) -> tuple[Row, ...]:
    """The rows of pages given as key → language → text."""
    sides = {language: dict(_sides({key: each[language] for key, each in texts.items()}, language, stems[language]))
             for language in LANGUAGES}  # fmt: skip
    enough = [key for key in texts if all(sides[language][key].words >= FEW for language in LANGUAGES)]
    average = {
        language: (_mean(sides[language][key].syllables for key in enough),
                   _mean(1 + sides[language][key].rare for key in enough))
        for language in LANGUAGES
    }  # fmt: skip

    def hardness(key: str, language: Language) -> float:
        side, (syllables, rare) = sides[language][key], average[language]
        return side.sentence * (side.syllables / syllables) * ((1 + side.rare) / rare)

    found = [Row(key, sides["cy"][key], sides["en"][key], hardness(key, "cy") / hardness(key, "en")) for key in enough]
    return tuple(sorted(found, key=lambda row: (-row.times, row.key)))


def _sides(texts: Mapping[str, str], language: Language, stem: Callable[[str], str]) -> Iterator[tuple[str, Side]]:
    """What is counted of each page in one language."""
    syllables = _SYLLABLES[language]
    words = {key: _WORD.findall(text) for key, text in texts.items()}
    pages = Counter(each for said in words.values() for each in {stem(word) for word in said})
    for key, said in words.items():
        number = len(said) or 1
        rare = sum(pages[stem(word)] == 1 for word in said) / number
        yield key, Side(words_a_sentence(texts[key]), sum(map(syllables, said)) / number, rare, len(said))


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 1.0


@dataclass(frozen=True, slots=True)
class LongText:
    """One text whose Welsh sentences are much longer than its English ones, and long."""

    pair: Pair
    cy: float
    en: float


def long_texts(pairs: Iterable[Pair], names: Names) -> tuple[LongText, ...]:
    """Single texts, a paragraph or a summary, whose Welsh asks for much more breath than its English; longest first."""
    found = []
    for pair in pairs:
        if pair.cy and pair.en and not any(each.statutory for each in (*pair.cy, *pair.en)):
            cy, en = (words_a_sentence(plain(side, names, None)) for side in (pair.cy, pair.en))
            if cy >= LONG and cy >= MUCH * en > 0:
                found.append(LongText(pair, cy, en))
    return tuple(sorted(found, key=lambda each: (-each.cy / each.en, each.pair.key)))


def as_table(found: Iterable[Row]) -> str:
    """The rows as lines of text: Welsh and English side by side, those that are to be made plainer marked."""
    head = f"{'page':44} {'words a sentence':>17} {'syllables a word':>17} {'rare words':>12} {'Welsh/English':>14}"
    lines = [head, f"{'':44} {'cy':>8} {'en':>8} {'cy':>8} {'en':>8} {'cy':>6} {'en':>5}"]
    for row in found:
        cy, en = row.cy, row.en
        lines.append(
            f"{row.key:44} {cy.sentence:8.1f} {en.sentence:8.1f} {cy.syllables:8.2f} {en.syllables:8.2f}"
            f" {cy.rare:6.0%} {en.rare:5.0%} {row.times:12.2f}{' !' if row.much else ''}"
        )
    return "\n".join(lines)


def as_list(found: Iterable[LongText]) -> str:
    """The texts, each with its place and both measures."""
    return "\n".join(
        f"{each.pair.cy[0].place.file}:{each.pair.cy[0].place.line}: {each.pair.key}: the Welsh has {each.cy:.1f} words"
        f" a sentence, the English {each.en:.1f}" for each in found
    )  # fmt: skip
