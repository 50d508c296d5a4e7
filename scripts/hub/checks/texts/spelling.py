"""Spelling of Welsh texts: words that no dictionary knows, and right words that are likely slips.

Names of works and publishers, acronyms, numbers, placeholders and addresses are not spelled. A word
that stands once in all our texts and is one letter away from one that we use often is a warning:
`plan` for `plant`, which no dictionary can see.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from importlib import resources
from typing import Final

from hub import own_yaml
from hub.catalogue import Problem
from hub.checks.texts.dictionary import WORDS_FILE, Welsh, forms, neighbours
from hub.checks.texts.passages import WORD, Passage

OFTEN: Final = 4
SHORTEST: Final = 4
# A word, or letters that run into digits: `ffon9`, `gwasanaethau2`.
_WORD_OR_MIX: Final = re.compile(rf"(?<!\w)[^\W\d_]{{3,}}\d+\w*|{WORD.pattern}")
_ONE_BEFORE: Final = re.compile(rf"({WORD.pattern}) $")
_ONE_AFTER: Final = re.compile(rf" ({WORD.pattern})")
_CLITIC: Final = re.compile(r"['’](?:r|n|i|u|w|m|th|ch)$")
_PLACEHOLDER: Final = re.compile(
    r"\{[a-z_-]*\}|https?://\S+|\S+@\S+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:cymru|wales|uk|org|com|net|gov|tv)\b\S*"
)


class Names:
    """Names that texts may quote as they are, found by their first word."""

    def __init__(self, names: Iterable[str], phrases: Iterable[str] = ()) -> None:
        """`names` count when they begin with a capital or a number, `phrases` in any case."""
        self._first: dict[str, list[str]] = {}
        real = {name for name in names if name[:1].isupper() or name[:1].isdigit()}
        for name in sorted(real | set(phrases), key=len, reverse=True):
            first = WORD.search(name)
            if first:
                self._first.setdefault(first[0], []).append(name)

    def blanked(self, words: str) -> str:
        """The words with every name, placeholder and address replaced by as many spaces."""
        found = [match.span() for match in _PLACEHOLDER.finditer(words)]
        done = 0
        for match in WORD.finditer(words):
            if match.start() < done:
                continue
            for name in self._first.get(match[0], ()):
                begin = match.start() - (WORD.search(name) or match).start()
                end = begin + len(name)
                if begin >= 0 and words[begin:end] == name and not words[end : end + 1].isalpha():
                    found.append((begin, end))
                    done = end
                    break
        for begin, end in found:
            words = words[:begin] + " " * (end - begin) + words[end:]
        return words


def misspelt(passage: Passage, text: str, welsh: Welsh) -> Iterator[Problem]:
    """Words of `text` (the passage's words with names blanked out) that are not Welsh words."""
    for match in _WORD_OR_MIX.finditer(text):
        word = match[0]
        meant = _slips().get(_bare(word)) if _bare(word) not in welsh.own else None
        if len(word) == 1 or is_acronym(word) or (welsh.known(word) and meant is None):
            continue
        if word[:1].isupper() and _in_a_name(text, match, welsh):
            continue
        near = [meant] if meant else welsh.suggestions(word)
        fix = f"write «{'» or «'.join(near)}»" if near else "correct it"
        yield passage.problem(
            "welsh-spelling", match.span(), f"«{word}» is not a Welsh word that we know",
            f"{fix}, or add it to {WORDS_FILE} if it is right",
        )  # fmt: skip


def _in_a_name(text: str, match: re.Match[str], welsh: Welsh) -> bool:
    """Whether a word with a capital that no dictionary knows stands within a sentence as (part of) a name.

    A name is what no Welsh word resembles, or what has another such word at its side: `yr Athro Alexis Jay`.
    """
    if not re.search(r"[\w,)’']\s+$", text[: match.start()]):
        return False  # a sentence begins with a capital anyway
    if not welsh.suggestions(match[0]):
        return True
    sides = (_ONE_BEFORE.search(text[: match.start()]), _ONE_AFTER.match(text[match.end() :]))
    return any(side and side[1][:1].isupper() and not welsh.known(side[1]) for side in sides)


@functools.cache
def _slips() -> dict[str, str]:
    """Right words that are slips in our texts, in every mutated form, and what was meant."""
    text = resources.files("hub.checks.texts").joinpath("slips.yaml").read_text("utf-8")
    slips = own_yaml.read(text).items()
    return {form: meant for word, meant in slips for form in (forms(word) if len(word) >= SHORTEST else (word,))}


def is_acronym(word: str) -> bool:
    """Whether a word is written as an acronym: `BSL`, `SARCs`, `LHDTC`."""
    bare = _CLITIC.sub("", word)
    return 2 <= len(bare.rstrip("s")) <= 7 and bare.rstrip("s").isupper()  # noqa: PLR2004


def counted(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in all texts, in small letters and without clitics."""
    return Counter(_bare(match[0]) for text in texts for match in WORD.finditer(text))


def _bare(word: str) -> str:
    return _CLITIC.sub("", word).replace("’", "'").lower()


def beside(texts: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Which words stand side by side anywhere in all texts, as `counted` has them."""
    return frozenset(
        pair for text in texts for words in [[_bare(match[0]) for match in WORD.finditer(text)]]
        for pair in itertools.pairwise(words)
    )  # fmt: skip


def unusual(
    passage: Passage, text: str, welsh: Welsh, often: Mapping[str, int], together: Collection[tuple[str, str]]
) -> Iterator[Problem]:
    """Right words that stand once, where elsewhere a word one letter away stands beside the same neighbour.

    `blat` after `i`, where `i blant` is said often. Without a common neighbour a rare word is only a rare word.
    """
    matches = list(WORD.finditer(text))
    for i, match in enumerate(matches):
        word = _bare(match[0])
        if len(word) < SHORTEST or often.get(word, 0) > 1 or word in welsh.own:
            continue
        if match[0][:1].isupper() or "-" in word or not welsh.known(word):
            continue
        left = _bare(matches[i - 1][0]) if i else ""
        right = _bare(matches[i + 1][0]) if i + 1 < len(matches) else ""
        fits = functools.partial(_between, left, right, together)
        near = _likelier(word, welsh, often, fits)
        if near:
            yield passage.problem(
                "welsh-unusual-word", match.span(),
                f"«{word}» stands nowhere else; is it a slip for «{near}» ({often[near]} times)",
                f"correct it, or add it to {WORDS_FILE} if it is right", "warning",
            )  # fmt: skip


def _between(left: str, right: str, together: Collection[tuple[str, str]], word: str) -> bool:
    return (left, word) in together and (word, right) in together


def _likelier(word: str, welsh: Welsh, often: Mapping[str, int], fits: Callable[[str], bool]) -> str | None:
    near = {
        other for other in neighbours(word) if often.get(other, 0) >= OFTEN and len(other) >= SHORTEST and fits(other)
    }
    near = {other for other in near if not welsh.stems(other) & welsh.stems(word)}
    return max(near, key=lambda other: (often[other], other), default=None)
