"""Which word was meant where an unknown one stands."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping

from hub.schema import Term


def nearest(word: str, known: Collection[str]) -> str:
    """` (did you mean `…`?)` when a known id is close or is named so, otherwise nothing.

    `known` may be a map from id to a term, or to the names (in lower case) that people also call it by.
    """
    if isinstance(known, Mapping):
        for identity, called in known.items():
            if word.casefold() in _names(called):
                return f" (did you mean `{identity}`?)"
    close = difflib.get_close_matches(word.lower()[:60], sorted(map(str, known)), n=1, cutoff=0.7)
    return f" (did you mean `{close[0]}`?)" if close else ""


def _names(called: object) -> tuple[str, ...]:
    if isinstance(called, Term):
        return tuple((side or "").casefold() for side in (called.label.cy, called.label.en))
    return called if isinstance(called, tuple) else ()
