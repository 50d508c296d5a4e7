"""Which helplines are to be rung, riskiest first, and what to ask there.

The lines that `data/review.yaml` names come first, then children's lines, then the others as the help page has
them; among those of one group the line of which least is known. Emergency lines are never rung to ask.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from hub.catalogue.model import Catalogue
from hub.catalogue.reviews import months_after, rule_of, rules_of
from hub.languages import Text
from hub.schema import Council, Fact, Helpline
from hub.schema.helpline import GROUPS

# What is asked, in the order of a short conversation.
ASKED: Final = ("phone", "hours", "languages", "interpreter", "bsl", "cost", "confidentiality")
_EMERGENCY: Final = "emergency"


def to_ring(catalogue: Catalogue, *, lately_too: bool = False) -> tuple[Helpline, ...]:
    """The lines that somebody should ring, in order: those that nobody has rung within the time of their rule."""
    first = {name: place for place, name in enumerate(rules_of(catalogue).ring_first)}
    found = [
        line for line in catalogue.helplines
        if line.phone and line.group != _EMERGENCY and (lately_too or is_due(catalogue, line))
    ]  # fmt: skip
    return tuple(
        sorted(
            found,
            key=lambda line: (
                first.get(line.id, len(first)),
                GROUPS.index(line.group),
                -len(unknown(line)),
                line.order,
            ),
        )
    )


def is_due(catalogue: Catalogue, line: Helpline) -> bool:
    """Whether nobody has rung a line, or too long ago."""
    return line.confirmed is None or _again(catalogue, line.confirmed.day) <= catalogue.today


def unknown(line: Helpline) -> tuple[str, ...]:
    """What is asked of a line and not known."""
    return tuple(name for name in ASKED if getattr(line, name) is None)


def said(catalogue: Catalogue, line: Helpline, name: str) -> str:
    """What the hub says of a line, in one line of English; empty where it says nothing."""
    fact: Fact[Any] | None = getattr(line, name)
    if fact is None:
        return ""
    value = fact.value
    if isinstance(value, tuple):
        languages = catalogue.vocabulary.languages
        words = ", ".join(languages[each].label.in_("en").words for each in value)
    else:
        words = value.in_("en").words if isinstance(value, Text) else str(value)
    return f"{words} ({fact.note.in_('en').words})" if fact.note else words


def without_number(catalogue: Catalogue) -> tuple[Council, ...]:
    """The councils for which no number is known at all."""
    boards = catalogue.boards.boards if catalogue.boards else ()
    return tuple(
        council
        for board in boards
        for council in board.authorities
        if council.report is None or not (council.report.day or council.report.night or council.report.welsh)
    )


def _again(catalogue: Catalogue, day: date) -> date:
    return months_after(day, rule_of(rules_of(catalogue), "helpline", ()).months)
