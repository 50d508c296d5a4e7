"""The ids that a value may be chosen from: which one was meant, and where the others are listed."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from typing import Final

from hub.catalogue.model import Term

_MOST_NAMED: Final = 13  # so many ids are named in a problem, longer vocabularies by their file
_ONE: Final = {
    "audiences": "audience",
    "topics": "topic",
    "objectives": "objective",
    "groups": "group",
    "actions": "action",
    "access": "access format",
    "evidence": "kind of evidence",
}
_FILES: Final = {
    "unknown-publisher": "use an id from data/publishers.yaml, or add the publisher there",
    "unknown-action": 'use an id from data/strategy.yaml, like "2.1" or A11',
}


def one(name: str) -> str:
    """What one item of a key's list is called."""
    return _ONE.get(name, name)


def nearest(word: str, known: Collection[str]) -> str:
    """` (did you mean `…`?)` when a known id is close or is named so, otherwise nothing."""
    if isinstance(known, Mapping):
        for identity, term in known.items():
            if isinstance(term, Term) and word.casefold() in _labels(term):
                return f" (did you mean `{identity}`?)"
    close = difflib.get_close_matches(word.lower()[:60], sorted(known), n=1, cutoff=0.7)
    return f" (did you mean `{close[0]}`?)" if close else ""


def _labels(term: Term) -> set[str]:
    return {(label or "").casefold() for label in (term.label.cy, term.label.en)} - {""}


def fix(known: Collection[str], rule: str) -> str:
    """How to correct an unknown id: the few that there are, or the file that has them."""
    if rule not in _FILES and len(known) <= _MOST_NAMED:
        named = sorted(known) if isinstance(known, (set, frozenset)) else known
        return f"use one of: {', '.join(named)}"
    return _FILES.get(rule, "use an id from data/vocabulary.yaml")
