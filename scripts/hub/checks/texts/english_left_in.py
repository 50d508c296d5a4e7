"""English sentences in Welsh texts, by how many words the Welsh dictionary knows.

Single foreign words are for `spelling`; here whole sentences, clauses and labels are found.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Final

from hub import own_yaml
from hub.catalogue import Problem
from hub.checks.texts.dictionary import Welsh
from hub.checks.texts.passages import WORD, Passage, sentences, short
from hub.checks.texts.spelling import is_acronym

_TWO: Final = 2
_FEW: Final = 3
_CLAUSE: Final = 4
_MOSTLY: Final = 0.7
_HALF: Final = 0.5
_MOST: Final = 0.6


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    kind: str  # english (a small word of English alone), welsh, shared, other


@functools.cache
def _words() -> dict[str, frozenset[str]]:
    """The word lists of `english_left_in.yaml`."""
    text = resources.files("hub.checks.texts").joinpath("english_left_in.yaml").read_text("utf-8")
    return {name: frozenset(words.split()) for name, words in own_yaml.read(text).items()}


def english(text: str, welsh: Welsh) -> list[tuple[int, int]]:
    """The spans of a text (names blanked out) that are English."""
    found: list[tuple[int, int]] = []
    for start, end in sentences(text):
        tokens = _tokens(text, start, end, welsh)
        if _is_english(tokens):
            found.append((tokens[0].start, tokens[-1].end))
        else:
            found += _clauses(tokens)
    return found


def problems(passage: Passage, spans: list[tuple[int, int]]) -> Iterator[Problem]:
    """One problem for each English span."""
    for span in spans:
        yield passage.problem(
            "english-sentence", span, f"this is English: «{short(passage.words[slice(*span)])}»",
            "write it in Welsh",
        )  # fmt: skip


def _tokens(text: str, start: int, end: int, welsh: Welsh) -> list[_Token]:
    small, shared = _words()["function"], _words()["shared"]
    tokens: list[_Token] = []
    for match in WORD.finditer(text, start, end):
        word = match[0].replace("’", "'").lower()
        if is_acronym(match[0]) or word.startswith("'"):
            continue
        known = welsh.known(match[0])
        is_english = word in small and (not known or word not in shared)
        kind = "english" if is_english else "shared" if word in shared else "other"
        tokens.append(_Token(match.start(), match.end(), "welsh" if known and kind == "other" else kind))
    return tokens


def _is_english(tokens: list[_Token]) -> bool:
    if len(tokens) < _FEW:
        return False
    kinds = Counter(token.kind for token in tokens)
    welsh, small = kinds["welsh"] / len(tokens), kinds["english"]
    unknown = (kinds["other"] + small) / len(tokens)
    return (
        (small >= _TWO and welsh < _MOSTLY)
        or (small >= 1 and welsh <= _HALF)
        or (len(tokens) >= _CLAUSE and unknown > _MOST)
    )


def _clauses(tokens: list[_Token]) -> list[tuple[int, int]]:
    """Runs of four words or more that are not Welsh, two of them small English words."""
    found: list[tuple[int, int]] = []
    run: list[_Token] = []
    for token in [*tokens, None]:
        if token is not None and token.kind != "welsh":
            run.append(token)
            continue
        if len(run) >= _CLAUSE and sum(t.kind == "english" for t in run) >= _TWO:
            found.append((run[0].start, run[-1].end))
        run = []
    return found
