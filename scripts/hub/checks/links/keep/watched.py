"""What the hub says of other people's pages and whether it stands there: one row for each fact, for people.

A number counts as found where any of the line's own pages has it. Nothing is changed by what is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from hub.checks.links.ask.claims import APPROVED
from hub.checks.links.judge.verdict import Compared
from hub.checks.links.keep.rows import Row
from hub.schema.link_health import Found

# What one page has is true of the fact, whatever the others say.
_BEST_FIRST: Final[tuple[Found, ...]] = (
    "same", "stands", "differs", "changed", "gone", "not-found-there", "not-read",
)  # fmt: skip
_WORST_FIRST: Final[tuple[Found, ...]] = (
    "differs", "gone", "changed", "not-found-there", "not-read", "same", "stands",
)  # fmt: skip
_PROBLEMS: Final[frozenset[Found]] = frozenset({"differs", "gone", "changed"})
_GOOD: Final[frozenset[Found]] = frozenset({"same", "stands"})
_WORDS: Final[Mapping[Found, str]] = {
    "same": "same", "stands": "stands", "differs": "differs", "changed": "changed", "gone": "gone",
    "not-found-there": "not found there", "not-read": "not read",
}  # fmt: skip
_FACTS: Final[Mapping[str, str]] = {
    "phone": "telephone", "phone_non_urgent": "telephone, not urgent", "text": "text message", "relay": "textphone",
    "day": "telephone by day", "night": "telephone by night", "welsh": "telephone in Welsh",
    "emergency": "telephone in an emergency", "police": "telephone of the police", "email": "e-mail",
    "webchat": "web chat", APPROVED: "sentence",
}  # fmt: skip
_FIXES: Final[Mapping[Found, str]] = {
    "differs": "ask the service which is right; then mend the data, with evidence",
    "gone": "read the page again: does the entry still say what it is?",
    "changed": "read the page again; then quote the new sentence under `approved`, or mend the entry",
    "not-found-there": "open the page: the number may stand in a picture, or on another page",
    "not-read": "open the page yourself",
}


@dataclass(frozen=True, slots=True)
class Watched:
    """One fact with the best that was found of it, on which pages."""

    of: str
    fact: str
    value: str
    found: Found
    there: tuple[str, ...]
    pages: tuple[str, ...]

    @property
    def is_problem(self) -> bool:
        """Whether somebody must decide something."""
        return self.found in _PROBLEMS

    @property
    def is_good(self) -> bool:
        """Whether it stands there."""
        return self.found in _GOOD

    @property
    def result(self) -> str:
        """What was found, in words."""
        return _WORDS[self.found]

    @property
    def name(self) -> str:
        """What it is, in words."""
        return _FACTS.get(self.fact, self.fact)

    @property
    def fix(self) -> str:
        """What to do about it, in one line."""
        return _FIXES.get(self.found, "")


def watched(rows: Iterable[Row]) -> tuple[Watched, ...]:
    """Every fact once, worst first, then by id."""
    gathered: dict[tuple[str, str, str, str], list[tuple[Compared, str]]] = {}
    for row in rows:
        for each in row.compared:
            # A sentence belongs to its own version; a number to the line.
            page = row.link.url if each.fact == APPROVED else ""
            gathered.setdefault((each.of, each.fact, each.value, page), []).append((each, row.link.url))
    told = (_best(found) for found in gathered.values())
    return tuple(sorted(told, key=lambda one: (_WORST_FIRST.index(one.found), one.of, one.fact, one.value)))


def counts(told: Iterable[Watched]) -> str:
    """How many of each result, worst first, in one line."""
    found = [each.found for each in told]
    return ", ".join(f"{found.count(each)} {_WORDS[each]}" for each in _WORST_FIRST if each in found)


def _best(found: list[tuple[Compared, str]]) -> Watched:
    best = min((each for each, _ in found), key=lambda each: _BEST_FIRST.index(each.found))
    pages = tuple(dict.fromkeys(url for each, url in found if each.found == best.found))
    there = tuple(dict.fromkeys(words for each, _ in found if each.found == best.found for words in each.there))
    return Watched(best.of, best.fact, best.value, best.found, there, pages)
