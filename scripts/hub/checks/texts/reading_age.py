"""How hard our texts are to read, page by page (rules §0).

English: the Flesch-Kincaid grade as `textstat` 0.7.4 counts it (Kincaid, Fishburne, Rogers and
Chissom, "Derivation of new readability formulas", 1975: 0.39 × words a sentence + 11.8 ×
syllables a word - 15.59). A grade is a year of school in the United States, where children begin
the first at the age of six: reading age = grade + 5. So age 9 is grade 4, 11 is 6, 12 is 7 and
15 is 10.
Welsh, for which there is no such formula: words a sentence on average.

Names, vocabulary terms and statutory wording do not count; headings and cells are no sentences.
"""

from __future__ import annotations

import functools
import importlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final

from hub.catalogue import Catalogue, Problem
from hub.checks.texts.dictionary import MissingToolsError
from hub.checks.texts.passages import Pair, Passage, Reader
from hub.checks.texts.spelling import Names
from hub.languages import Language

GRADES: Final[Mapping[Reader, float]] = {
    "children": 4, "young-people": 6, "easy-read": 6, "public": 7, "strategy": 10,
}  # fmt: skip
WELSH_WORDS: Final[Mapping[Reader, float]] = {
    "children": 15, "young-people": 20, "easy-read": 15, "public": 20, "strategy": 20,
}  # fmt: skip
AUDIENCES: Final[Mapping[str, Reader]] = {"children": "children", "young-people": "young-people"}
YEARS_OVER_GRADE: Final = 5
HARD_SUMMARY: Final = 12
_LONG_WORD: Final = 3  # syllables


@dataclass(frozen=True, slots=True)
class Measure:
    """How hard one page or group of texts is: English grade or Welsh words a sentence."""

    key: str
    language: Language
    reader: Reader
    value: float
    first: Passage

    @property
    def most(self) -> float:
        """The limit for its readers."""
        return (GRADES if self.language == "en" else WELSH_WORDS)[self.reader]

    @property
    def over(self) -> bool:
        """Whether it is harder than its readers' limit."""
        return self.value > self.most

    def problem(self) -> Problem:
        """As a problem at the first of its texts."""
        if self.language == "cy":
            what = f"the Welsh has {self.value:.1f} words a sentence, more than {self.most:.0f}"
        else:
            age, most = self.value + YEARS_OVER_GRADE, self.most + YEARS_OVER_GRADE
            what = f"the reading age is {age:.1f}, above {most:.0f} (grade {self.value:.1f})"
        return Problem("reading-age", self.first.place, f"{what}, for {self.reader} readers",
                       "use shorter sentences and shorter words", self.key)  # fmt: skip


@functools.cache
def textstat() -> Any:
    """The `textstat` package.

    Raises:
        MissingToolsError: it is not installed.

    """
    # It imports pkg_resources, which setuptools no longer has, for word lists that we never use.
    stand_in = "pkg_resources" not in sys.modules
    if stand_in:
        sys.modules["pkg_resources"] = ModuleType("pkg_resources")
    try:
        return importlib.import_module("textstat").textstat
    except ImportError as error:
        raise MissingToolsError(error.name or "textstat") from error
    finally:
        if stand_in:
            del sys.modules["pkg_resources"]


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of an English text; 0 where there are no words."""
    return float(textstat().flesch_kincaid_grade(text)) if any(map(str.isalpha, text)) else 0.0


def words_a_sentence(text: str) -> float:
    """Words a sentence on average; `. ! ?` and paragraphs end one. 0 where there are no words."""
    counts = [len(re.findall(r"\w[\w'’-]*", part)) for part in re.split(r"[.!?…]+(?=\s|$)|\n\n", text)]
    counts = [count for count in counts if count]
    return sum(counts) / len(counts) if counts else 0.0


def plain(passages: Iterable[Passage], names: Names, terms: re.Pattern[str] | None) -> str:
    """The sentences of passages, without names and terms, each passage closed by a full stop."""
    said: list[str] = []
    for passage in passages:
        text = names.blanked(passage.words)
        text = " ".join((terms.sub(" ", text) if terms else text).split())
        if any(map(str.isalpha, text)):
            said.append(text if text[-1] in ".!?" else f"{text.rstrip(':;,')}.")
    return "\n\n".join(said)


def term_pattern(catalogue: Catalogue, language: Language) -> re.Pattern[str] | None:
    """The terms that do not count: of several words or one long one; short ones are not hard."""
    vocabulary = catalogue.vocabulary
    labels = [
        term.label.side(language) or ""
        for terms in (vocabulary.audiences, vocabulary.kinds, vocabulary.formats, vocabulary.access,
                      vocabulary.languages, vocabulary.topics, vocabulary.groups,
                      vocabulary.regions)
        for term in terms.values()
    ]  # fmt: skip
    said = [re.sub(r"\s*\([^)]*\)", "", s.en if language == "en" else s.cy) for s in catalogue.terms]
    hard = {words for words in (*labels, *said) if " " in words or _is_long(words)}
    if not hard:
        return None
    longest = sorted(hard, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)


def _is_long(word: str) -> bool:
    return bool(word) and textstat().syllable_count(word) >= _LONG_WORD


# Texts of which each page stands alone.
PAGES: Final = frozenset({"docs", "easy-read", "situations"})


def _page(key: str) -> str:
    """The part of a text's key that names its page: `docs/help`, `situations/my-child-told-me`."""
    depth = {"situations": 2, "easy-read": 3 if key.startswith("easy-read/pages/") else 2}.get(key.partition("/")[0])
    return "/".join(key.split("/")[:depth])


def groups(pairs: Iterable[Pair]) -> dict[tuple[str, Language, Reader], list[Passage]]:
    """The passages that are read together: each page and situation, and each other data file by its readers."""
    found: dict[tuple[str, Language, Reader], list[Passage]] = {}
    for pair in pairs:
        top = pair.key.partition("/")[0]
        if top in {"resources", "publishers", "terms", "left-out"}:
            continue
        for passage in (*pair.cy, *pair.en):
            if _counts(passage):
                key = _page(pair.key) if top in PAGES else top
                found.setdefault((key, passage.language, passage.reader), []).append(passage)
    return found


def _counts(passage: Passage) -> bool:
    if passage.statutory or not passage.checked or passage.form in {"heading", "cell"}:
        return False
    # A label counts when it is a sentence.
    return passage.form != "label" or passage.words.rstrip().endswith((".", "?", "!"))


def measures(pairs: Iterable[Pair], catalogue: Catalogue, names: Names) -> Iterator[Measure]:
    """How hard each page and group of texts is."""
    terms: dict[Language, re.Pattern[str] | None] = {
        "en": term_pattern(catalogue, "en"),
        "cy": None,
    }
    for (key, language, reader), passages in groups(pairs).items():
        text = plain(passages, names, terms[language])
        if text:
            value = grade(text) if language == "en" else words_a_sentence(text)
            yield Measure(key, language, reader, value, passages[0])


def hard_summaries(pairs: Iterable[Pair], catalogue: Catalogue, names: Names) -> Iterator[Problem]:
    """A warning for each English summary that is very hard, however easy the others are."""
    terms = term_pattern(catalogue, "en")
    for pair in pairs:
        value = grade(plain(pair.en, names, terms))
        if value > HARD_SUMMARY:
            yield pair.en[0].problem(
                "reading-age", (0, 1),
                f"the grade of «summary» is {value:.1f}, above {HARD_SUMMARY}",
                "use shorter sentences and shorter words", "warning",
            )  # fmt: skip


def hard_audiences(
    by_audience: Mapping[str, Iterable[Passage]], catalogue: Catalogue, names: Names
) -> Iterator[Problem]:
    """A warning for each audience whose English summaries are too hard on average."""
    terms = term_pattern(catalogue, "en")
    for audience, found in by_audience.items():
        passages = tuple(found)
        reader: Reader = AUDIENCES.get(audience, "public")
        value = grade(plain(passages, names, terms))
        if passages and value > GRADES[reader]:
            yield passages[0].problem(
                "reading-age", (0, 1),
                f"the summaries for «{audience}» have grade {value:.1f} on average, "
                f"above {GRADES[reader]:.0f}", "use shorter sentences and shorter words", "warning",
            )  # fmt: skip
