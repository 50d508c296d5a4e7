"""Words that blame, shock or shame: never in our own texts (rules §0).

Titles of works stay as published.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping

from hub.catalogue import Problem
from hub.checks.texts.passages import Pair
from hub.checks.texts.terms import any_form
from hub.languages import LANGUAGES, Language


def blaming(pairs: Iterable[Pair], words: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """An error for each blaming word, with its place; in Welsh in any mutated form."""
    patterns = {side: pattern_of(side, tuple(words.get(side, ()))) for side in LANGUAGES}
    for pair in pairs:
        for passage in (*pair.cy, *pair.en):
            pattern = patterns[passage.language]
            if not passage.checked or pattern is None:
                continue
            for match in pattern.finditer(passage.words):
                yield passage.problem(
                    "blame-word", match.span(), f"«{match[0]}» blames, shocks or shames",
                    "say it in other words (data/terms.yaml lists such words)",
                )  # fmt: skip


@functools.cache
def pattern_of(language: Language, words: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds such words in a text; None where there are none."""
    if not words:
        return None
    if language == "cy":
        return re.compile("|".join(any_form(word).pattern for word in words), re.IGNORECASE)
    choices = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<!\w)(?:{choices})(?:s|es)?(?!\w)", re.IGNORECASE)
