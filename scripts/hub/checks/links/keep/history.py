"""What is kept of an address from run to run, and what a new verdict makes of it.

Pure: today comes as an argument. Reading and writing the file is in `records`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from hub.catalogue.model import DANGER
from hub.checks.links.judge.verdict import Compared, Verdict
from hub.checks.links.read.fingerprint import Seen, same
from hub.checks.links.reasons import Code, Reason
from hub.schema.link_health import State

LONG_ENOUGH: Final = 7  # days from the first failing run to the last before a link is broken
GOOD_AGAIN: Final = 3  # days on which a withdrawn page must be good, where nothing proves it its own
_MISSING: Final = frozenset({404, 410})
_GOOD: Final = frozenset({"ok", "moved"})

# The first failing run, the one before the last, and the last. Always three, so that the file
# changes only in its dates: after one failing run all three are that day.
Failures = tuple[date, date, date]


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Danger that was seen on one day. Seen again on another, or by a person, it withdraws the link."""

    state: State
    day: date


@dataclass(frozen=True, slots=True)
class Link:
    """One address and all that is known of it. `confirmed` is when a person last vouched for it."""

    url: str
    state: State
    since: date
    checked: date
    reason: Reason | None = None
    status: int | None = None
    final_url: str = ""
    proposed: str = ""
    confirmed: date | None = None
    failures: Failures | None = None
    seen: Seen | None = None
    evidence: Mapping[str, str] = field(default_factory=dict)
    wrong_for: tuple[str, ...] = ()
    archive: str = ""
    promise: str = ""
    suspicion: Suspicion | None = None
    compared: tuple[Compared, ...] = ()  # what the hub says of the page, and whether it stands there
    recovery: tuple[date, ...] = ()  # days on which a withdrawn page was good, though nothing proved it its own

    @property
    def found(self) -> State:
        """The state as it was found: danger shows at once, though a link is withdrawn for it later."""
        return self.suspicion.state if self.suspicion else self.state


def after(old: Link | None, verdict: Verdict, today: date, *, url: str, promise: str) -> Link:
    """The record after one more check."""
    if verdict.unchanged and old is not None:
        return replace(old, checked=today)
    if old is not None and old.state in DANGER and verdict.state not in DANGER:
        recovery = _recovery(old, verdict, today)
        if not _is_back(old, verdict, recovery):
            return replace(old, checked=today, recovery=recovery)
    failures = _failures(old, verdict, today)
    suspicion = _suspicion(old, verdict, today)
    state: State = "broken" if _is_lasting(failures) else verdict.state
    if suspicion and state in DANGER:
        state = "broken" if verdict.status in _MISSING else "changed"
    confirmed = old.confirmed if old else None
    return Link(
        url=url, state=state, checked=today, reason=verdict.reason, status=verdict.status,
        since=old.since if old and old.state == state else today,
        final_url=verdict.final_url or url, proposed=verdict.proposed, confirmed=confirmed,
        failures=failures, seen=_kept_fingerprint(old, verdict, state),
        evidence=verdict.evidence if state not in _GOOD else {},
        wrong_for=verdict.wrong_for, archive=old.archive if old and old.state == state else "",
        promise=promise, suspicion=suspicion, compared=_compared(old, verdict),
    )  # fmt: skip


def withdraw(old: Link, today: date) -> Link:
    """The record after a person has said that the page is somebody else's. Only a person takes it back."""
    return replace(old, state="hijacked", since=today, reason=Reason.of(Code.WITHDRAWN, today), suspicion=None,
                   recovery=(), confirmed=None)  # fmt: skip


def confirm(old: Link, verdict: Verdict, today: date) -> Link | None:
    """The record after a person has vouched for what is there now; None where nothing is there.

    A gate (`blocked`, `robots`) stays what it is, and says that a person opened it.
    """
    if verdict.state in {"blocked", "robots"}:
        return replace(
            old, state=verdict.state, since=old.since if old.state == verdict.state else today, checked=today,
            reason=verdict.reason, confirmed=today, failures=None, suspicion=None, recovery=(),
        )  # fmt: skip
    seen = verdict.seen or (old.seen if verdict.unchanged else None)
    if seen is None or verdict.state == "unreachable":
        return None
    state: State = "moved" if verdict.state == "moved" else "ok"
    return replace(
        old, state=state, since=old.since if old.state == state else today, checked=today,
        confirmed=today, reason=verdict.reason if state == "moved" else Reason(Code.CONFIRMED),
        status=verdict.status, final_url=verdict.final_url, proposed=verdict.proposed, seen=seen,
        failures=None, evidence={}, wrong_for=(), archive="", suspicion=None, recovery=(),
        compared=_compared(old, verdict),
    )  # fmt: skip


def _suspicion(old: Link | None, verdict: Verdict, today: date) -> Suspicion | None:
    """Danger seen for the first time, or still unproved; None where it is proved or gone."""
    before = old.suspicion if old else None
    if verdict.state in _GOOD or (old is not None and old.state in DANGER):
        return None
    if verdict.state not in DANGER:
        return before
    if before is not None and before.day < today:
        return None
    return Suspicion(verdict.state, today)


def _compared(old: Link | None, verdict: Verdict) -> tuple[Compared, ...]:
    """What was compared; a page that could not be read today leaves what was found before."""
    before = {(each.of, each.fact, each.value): each for each in (old.compared if old else ())}
    return tuple(
        before.get((each.of, each.fact, each.value), each) if each.found == "not-read" else each
        for each in verdict.compared
    )


def _recovery(old: Link, verdict: Verdict, today: date) -> tuple[date, ...]:
    """The days on which a withdrawn page was good, this one among them if it is."""
    good = verdict.state in _GOOD and today not in old.recovery
    return (*old.recovery, today) if good else old.recovery


def _is_back(old: Link, verdict: Verdict, recovery: tuple[date, ...]) -> bool:
    """Whether a withdrawn link may return: its own page is back, or it was good on several days.

    Being shut out is no sign: a hijacked site could return to the public by that.
    """
    if verdict.state not in _GOOD or (old.reason is not None and old.reason.code is Code.WITHDRAWN):
        return False
    return verdict.related or len(recovery) >= GOOD_AGAIN


def _failures(old: Link | None, verdict: Verdict, today: date) -> Failures | None:
    if verdict.state != "unreachable" or not verdict.counts:
        return None
    before = old.failures if old else None
    if before is None:
        return (today, today, today)
    first, middle, last = before
    if today <= last:
        return before
    return (first, last if last > first else middle, today)


def _is_lasting(failures: Failures | None) -> bool:
    """Whether there were three failing runs over at least seven days: `unreachable` becomes `broken`."""
    if failures is None:
        return False
    first, middle, last = failures
    return first < middle < last and (last - first).days >= LONG_ENOUGH


def _kept_fingerprint(old: Link | None, verdict: Verdict, state: State) -> Seen | None:
    """The last good fingerprint. Small changes of a living page do not show in the file."""
    before = old.seen if old else None
    if state not in _GOOD or verdict.seen is None:
        return before
    if before is None:
        return verdict.seen
    if (old and old.confirmed) or same(before, verdict.seen):
        return before
    return verdict.seen
