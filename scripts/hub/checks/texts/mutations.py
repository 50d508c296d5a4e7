"""Mutation errors in Welsh texts. They fail the check; what is right all the same is listed as reviewed.

Asks the rules of `cymraeg-mcp` first, then our own (`mutation_rules`) where those are silent.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from hub.catalogue import Problem
from hub.checks.texts.dictionary import MissingToolsError, Welsh
from hub.checks.texts.mutation_rules import RULES, Token, rules
from hub.checks.texts.passages import WORD, Passage, short
from hub.checks.texts.spelling import is_acronym

_SHORT_VERB: Final = 4
_BOUNDARY: Final = frozenset('.!?;:,\n()[]"«»—–/0123456789|…”“')


@dataclass(frozen=True, slots=True)
class Slip:
    """A likely mutation error: the words before and at it, why, and the word to write."""

    start: int
    end: int
    phrase: str
    why: str
    write: str

    def problem(self, passage: Passage) -> Problem:
        """As an error with its place."""
        return passage.problem(
            "welsh-mutation", (self.start, self.end), f"«{short(self.phrase)}»: {self.why}",
            f"write «{self.write}», or add the phrase to data/warnings-reviewed.yaml if it is right",
        )  # fmt: skip


@functools.cache
def _engine(welsh: Welsh) -> Any:
    try:
        from cymraeg_mcp.mutations import MutationEngine  # noqa: PLC0415
        from cymraeg_mcp.paths import mutation_rules_path  # noqa: PLC0415
    except ImportError as error:
        raise MissingToolsError(error.name or "cymraeg-mcp") from error
    engine = MutationEngine(mutation_rules_path(), welsh.known)
    engine.feminine_nouns |= rules()["feminine"]
    engine.skip_targets |= rules()["never"]
    return engine


def slips(text: str, welsh: Welsh) -> list[Slip]:
    """Every likely mutation error of a text, in order, at most one for each word."""
    tokens = list(tokenized(text))
    found: dict[int, Slip] = {}
    for slip in (*_by_engine(text, tokens, welsh), *_by_us(text, tokens, welsh)):
        found.setdefault(slip.start, slip)
    return [found[start] for start in sorted(found)]


def tokenized(text: str) -> Iterator[Token]:
    """The words of a text."""
    last = None
    for match in WORD.finditer(text):
        joined = last is not None and not _BOUNDARY & set(text[last : match.start()])
        joined = joined and match.start() - (last or 0) <= 1 + text.count("\n", last, match.start())
        yield Token(match[0], match.start(), match.end(), joined)
        last = match.end()


def _by_engine(text: str, tokens: list[Token], welsh: Welsh) -> Iterator[Slip]:
    engine = _engine(welsh)
    try:
        findings = engine.check_text(text)
    except (AttributeError, TypeError, IndexError, KeyError, ValueError):
        return  # an odd text that the package cannot read has no findings
    at = {token.start: i for i, token in enumerate(tokens)}
    for finding in findings:
        i = at.get(finding.start)
        if i is None or not i or not tokens[i].joined or len(tokens[i].word) == 1:
            continue
        token, before = tokens[i], tokens[i - 1]
        if before.lower == "neu" and (token.lower in rules()["finite"] or _is_finite(token.lower)):
            continue
        if _is_name(token, welsh) or (before.word[:1].isupper() and before.lower in {"a", "o"}):
            continue
        write = " / ".join(finding.suggestions)
        why = f"{finding.mutation} mutation after «{finding.trigger}»"
        yield Slip(token.start, token.end, text[before.start : token.end], why, write)


def _is_finite(word: str) -> bool:
    return word.endswith(("wch", "odd", "ant", "ith", "ir", "wyd")) and len(word) > _SHORT_VERB


def _is_name(token: Token, welsh: Welsh) -> bool:
    """A word with a capital that no dictionary of common words or Welsh places knows."""
    return token.word[:1].isupper() and (
        is_acronym(token.word)
        or token.word in welsh.listed
        or not welsh.analyses(token.word) | welsh.analyses(token.lower)
    )


def _by_us(text: str, tokens: list[Token], welsh: Welsh) -> Iterator[Slip]:
    for i in range(1, len(tokens)):
        token, before = tokens[i], tokens[i - 1]
        if not token.joined or {token.lower, token.bare} & rules()["never"]:
            continue
        if _is_name(token, welsh) and token.word not in rules()["nasal_after_yn"]:
            continue
        previous = tokens[i - 2].lower if i > 1 and before.joined else ""
        for rule in RULES:
            found = rule(token, before, previous, welsh)
            if found:
                yield Slip(token.start, token.end, text[before.start : token.end], *found)
                break
