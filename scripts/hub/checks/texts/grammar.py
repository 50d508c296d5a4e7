"""Mistakes of grammar that cannot be right: errors, each with its place and what to write.

The rules are in `agreement` and `small_words`; mutations have their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from hub.catalogue import Problem
from hub.checks.texts import agreement, small_words
from hub.checks.texts.dictionary import Welsh
from hub.checks.texts.mutations import tokenized
from hub.checks.texts.passages import Passage, short

_RULES: Final = (*agreement.RULES, *small_words.RULES)
_ENGLISH_PLURAL: Final = re.compile(r"(?<!\w)[A-Z]{2,6}s(?!\w)")


def faults(passage: Passage, text: str, welsh: Welsh) -> Iterator[Problem]:
    """An error for each mistake of `text`: the passage's words with names and English blanked out."""
    tokens = list(tokenized(text))
    for i in range(1, len(tokens)):
        for rule in _RULES:
            found = rule(tokens, i, welsh)
            if found is None:
                continue
            start, end = tokens[found.first].start, tokens[found.last].end
            yield passage.problem(
                "welsh-grammar", (start, end), f"«{short(text[start:end])}»: {found.why}",
                f"write «{found.write}», or add the phrase to data/warnings-reviewed.yaml if it is right",
            )  # fmt: skip
            break
    for match in _ENGLISH_PLURAL.finditer(text):
        yield passage.problem("welsh-grammar", match.span(), f"«{match[0]}» has the English plural -s",
                              f"say it with a Welsh noun before {match[0][:-1]}")  # fmt: skip
