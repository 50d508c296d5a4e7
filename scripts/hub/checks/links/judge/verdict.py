"""The shape of a judgement on one address, before history is taken into account."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from hub.checks.links.read.fingerprint import Seen
from hub.checks.links.reasons import Reason
from hub.schema.link_health import Found, State

# What a curator must do something about; the rest is watched or waits for a person's look.
PROBLEMS: Final[frozenset[State]] = frozenset(
    {"broken", "soft-404", "login", "wrong-language", "changed", "parked", "hijacked", "wrong-type"}
)
# Worst first: the order of reports.
WORST_FIRST: Final[tuple[State, ...]] = (
    "hijacked", "parked", "broken", "soft-404", "wrong-type", "wrong-language", "login", "changed",
    "blocked", "unreachable", "robots", "moved", "ok",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of comparing one claim with one page. `there` is what stands there instead."""

    of: str
    fact: str
    value: str
    found: Found
    there: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one check says of an address.

    `wrong_for` holds the languages that the page is not in, where it serves others well.
    `related`: something of the entry was found on the page. `counts`: a failure that may make the
    link broken. `unchanged`: the server said that nothing has changed since last time.
    """

    state: State
    reason: Reason | None = None
    status: int | None = None
    final_url: str = ""
    proposed: str = ""
    seen: Seen | None = None
    evidence: Mapping[str, str] = field(default_factory=dict)
    wrong_for: tuple[str, ...] = ()
    related: bool = False
    counts: bool = True
    unchanged: bool = False
    compared: tuple[Compared, ...] = ()


def tame(words: str, most: int = 120) -> str:
    """Words from somebody else's page, made fit for a report: one line, no control signs, short."""
    plain = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", " ", words).split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"
