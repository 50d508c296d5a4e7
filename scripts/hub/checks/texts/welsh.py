"""The Welsh of all our texts, checked as it is written: every rule about one text or one pair.

Puts together what `english_left_in`, `spelling`, `mutations`, `grammar`, `terms` and `notes` find.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from hub.catalogue import Problem
from hub.checks.texts import english_left_in, grammar, mutations, notes, spelling, terms
from hub.checks.texts.dictionary import Welsh
from hub.checks.texts.passages import WORD, Pair, Passage, short
from hub.checks.texts.spelling import Names
from hub.schema import Synonym

_PLACEHOLDER: Final = re.compile(r"\{[a-z_]*\}")
_SAME_MOST: Final = 3  # words; a longer text that is alike in both is not Welsh


@dataclass(frozen=True, slots=True)
class Known:
    """What Welsh is checked against."""

    welsh: Welsh
    names: Names
    terms: tuple[Synonym, ...]
    often: Mapping[str, int]
    together: frozenset[tuple[str, str]] = frozenset()


def known(pairs: Iterable[Pair], welsh: Welsh, names: Names, synonyms: Iterable[Synonym]) -> Known:
    """Makes the yardstick from all our texts, so that a word used often is known to be."""
    said = [names.blanked(passage.words) for pair in pairs for passage in pair.cy if passage.checked]
    often: Counter[str] = spelling.counted(said)
    return Known(welsh, names, tuple(synonyms), often, spelling.beside(said))


def check(pairs: Iterable[Pair], yardstick: Known) -> Iterator[Problem]:
    """Every problem and warning of the pairs."""
    for pair in pairs:
        yield from _alike(pair, yardstick.welsh)
        yield from _placeholders(pair)
        yield from terms.avoided(pair)
        yield from terms.departing(pair, yardstick.terms)
        for passage in (*pair.cy, *pair.en):
            if passage.checked:
                yield from notes.notes(passage)
        for passage in pair.cy:
            if passage.checked:
                yield from _passage(passage, yardstick)


def _passage(passage: Passage, yardstick: Known) -> Iterator[Problem]:
    text = yardstick.names.blanked(passage.words)
    spans = english_left_in.english(text, yardstick.welsh)
    yield from english_left_in.problems(passage, spans)
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    yield from spelling.misspelt(passage, text, yardstick.welsh)
    yield from spelling.unusual(passage, text, yardstick.welsh, yardstick.often, yardstick.together)
    for slip in mutations.slips(text, yardstick.welsh):
        yield slip.problem(passage)
    yield from grammar.faults(passage, text, yardstick.welsh)


def _alike(pair: Pair, welsh: Welsh) -> Iterator[Problem]:
    """Interface words and pages that are their English again; the catalogue has its own rule."""
    top = pair.key.partition("/")[0]
    if top not in {"strings", "docs"}:
        return
    english_words = {_flat(passage.words) for passage in pair.en}
    for passage in pair.cy:
        if passage.checked and _flat(passage.words) in english_words and not _both(passage, welsh):
            yield passage.problem(
                "welsh-equals-english", (0, len(passage.words)),
                f"the Welsh is the same as the English: «{short(passage.words)}»",
                "write it in Welsh",
            )  # fmt: skip


def _flat(words: str) -> str:
    return " ".join(words.casefold().split())


def _both(passage: Passage, welsh: Welsh) -> bool:
    """Whether words may be alike in both: numbers, names, acronyms, words of both languages."""
    words = [match[0] for match in WORD.finditer(_PLACEHOLDER.sub(" ", passage.words))]
    if _flat(passage.words) in {_flat(phrase) for phrase in welsh.phrases}:
        return True
    return len(words) <= _SAME_MOST and all(
        len(word) == 1 or spelling.is_acronym(word) or welsh.known(word) for word in words
    )


def _placeholders(pair: Pair) -> Iterator[Problem]:
    """The `{placeholders}` of an interface word must be alike in both languages, but in plurals."""
    if not pair.key.startswith("strings/") or not pair.cy or not pair.en:
        return
    if pair.key.rpartition(".")[2] in {"zero", "one", "two", "few", "many", "other"}:
        return
    cy, en = (set(_PLACEHOLDER.findall(pair.said(side))) for side in ("cy", "en"))
    if cy != en:
        yield pair.cy[0].problem(
            "placeholders", (0, len(pair.cy[0].words)),
            f"the Welsh has {_listed(cy)}, the English {_listed(en)}", "use the same in both",
        )  # fmt: skip


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "no placeholder"
