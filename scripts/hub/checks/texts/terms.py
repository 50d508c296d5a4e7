"""Terms: where the English says a term of `data/terms.yaml`, the Welsh says its Welsh one.

And the Welsh words that we do not use although people may search for them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Any, Final

from hub import own_yaml
from hub.catalogue import Problem
from hub.checks.texts.dictionary import forms
from hub.checks.texts.passages import Pair
from hub.schema import Synonym

_BRACKETED: Final = re.compile(r"\s*\([^)]*\)")


@functools.cache
def choices() -> dict[str, Any]:
    """`terms.yaml` beside this module: other Welsh that is right for a term, and words to avoid."""
    text = resources.files("hub.checks.texts").joinpath("terms.yaml").read_text("utf-8")
    return dict(own_yaml.read(text))


def departing(pair: Pair, synonyms: Sequence[Synonym]) -> Iterator[Problem]:
    """A warning for each term of the English that the Welsh does not say."""
    if pair.same_in_both or not pair.cy or not pair.en or not pair.cy[0].checked:
        return
    english = pair.said("en")
    welsh = " ".join(pair.said("cy").replace("’", "'").split())
    taken: list[tuple[int, int]] = []
    for synonym in sorted(synonyms, key=lambda s: -len(s.en)):
        term = _BRACKETED.sub("", synonym.en)
        if term in choices()["too_common"] or (" " not in term and not synonym.seen):
            continue  # an everyday word has many right translations
        spans = [m.span() for m in _english(term).finditer(english)]
        spans = [s for s in spans if not any(a < s[1] and s[0] < b for a, b in taken)]
        taken += spans
        if not spans or _welsh(synonym.cy, term).search(welsh):
            continue
        passage = pair.cy[0]
        yield Problem("terms", passage.place,
                      f"the English says «{term}», the Welsh does not say «{synonym.cy}»",
                      "use the term of data/terms.yaml, or add it to data/warnings-reviewed.yaml",
                      passage.about or pair.key, "warning")  # fmt: skip


def avoided(pair: Pair) -> Iterator[Problem]:
    """An error for each Welsh word or phrase that we do not use."""
    for passage in pair.cy:
        if not passage.checked or pair.key.startswith("terms/"):
            continue
        for pattern, better in _avoided():
            for match in pattern.finditer(passage.words.replace("’", "'")):
                yield passage.problem("terms-avoided", match.span(),
                                      f"we do not write «{match[0]}»",
                                      f"write «{better}»")  # fmt: skip


@functools.cache
def _avoided() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((any_form(words), better) for words, better in choices()["avoided"].items())


@functools.cache
def _english(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(term)}(?![\w-])", re.IGNORECASE)


@functools.cache
def _welsh(term: str, english: str) -> re.Pattern[str]:
    accepted = [_BRACKETED.sub("", term), *choices()["accepted"].get(english, ())]
    return re.compile("|".join(any_form(words).pattern for words in accepted), re.IGNORECASE)


@functools.cache
def any_form(words: str) -> re.Pattern[str]:
    """A pattern for words whose first may be mutated, with any white space between them.

    A final `-` stands for any ending.
    """
    first, _, rest = words.partition(" ")
    stem = first.rstrip("-")
    begin = "(?:" + "|".join(re.escape(form) for form in sorted(forms(stem))) + ")"
    parts = [begin, *(re.escape(part.rstrip("-")) for part in rest.split())]
    end = r"\w*" if words.endswith("-") else r"(?!\w)"
    return re.compile(r"(?<!\w)" + r"\s+".join(parts) + end, re.IGNORECASE)
