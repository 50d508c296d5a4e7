"""From what was met to one state with its reason. Danger is looked for first, and in every answer.

Nothing here knows of earlier runs except the fingerprint that was last confirmed or last found good;
failures in a row, and dates, are in `history`. How files and pages are judged is in `files` and
`pages`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from hub.checks.links.ask.addresses import Address
from hub.checks.links.ask.redirects import Journey
from hub.checks.links.judge import files, hijack, pages
from hub.checks.links.judge.case import Before, Case
from hub.checks.links.judge.claims import compare
from hub.checks.links.judge.phrases import phrases
from hub.checks.links.judge.verdict import Verdict
from hub.checks.links.reasons import Code, Reason

# Answers by which servers shut out machines, or that say nothing about the page: a person must look.
_BLOCKED: Final = frozenset({400, 402, 403, 405, 406, 407, 409, 412, 415, 418, 421, 422, 426, 428, 429, 451, 999})
_WHY: Final = {429: Code.TOO_MANY_REQUESTS, 451: Code.LEGAL}
_MISSING: Final = {404: Code.NOT_FOUND, 410: Code.GONE}
_GATES: Final = ("cf-mitigated", "x-vercel-mitigated", "sg-captcha", "x-amzn-waf-action")
_SHORT: Final = 150  # words; what such a page says of itself is all it says
_NOT_MODIFIED: Final = 304
_LOG_IN: Final = 401


def judge(address: Address, journey: Journey, before: Before) -> Verdict:
    """Give one address its state, and say whether it holds what the hub says of it."""
    case = Case.of(address, journey, before)
    verdict = _state(case)
    return replace(verdict, compared=compare(case, verdict))


def _state(case: Case) -> Verdict:
    journey, before = case.journey, case.before
    if journey.answer.trouble:
        return _no_answer(case)
    if journey.answer.status == _NOT_MODIFIED and before.seen:
        return replace(case.says("ok", Code.UNCHANGED), unchanged=True)
    if case.is_good and before.confirmed and case.is_as_before:
        return case.good(Code.CONFIRMED)
    good = (_danger, _by_status, _challenge, files.judge, pages.judge)
    checks = good if case.is_good else (_danger, _challenge, _by_status)
    verdicts = (check(case) for check in checks)
    return next((verdict for verdict in verdicts if verdict is not None), None) or case.good()


def _no_answer(case: Case) -> Verdict:
    answer = case.journey.answer
    forbidden = answer.failed_by({Code.ROBOTS})
    return case.says("robots" if forbidden else "unreachable", answer.trouble, counts=answer.counts)


def _danger(case: Case) -> Verdict | None:
    page, shown = case.journey.page, case.shown
    if page is None or shown is None:
        return None
    found = hijack.find(page, shown, case.address.url, case.journey.final, case.address.uses)
    if found is None or (found.state == "changed" and not case.is_good):
        return None
    # The same page was found good before: it speaks of a trade, it has not become one.
    if found.state != "parked" and case.is_as_before:
        return None
    return case.says(found.state, found.reason, phrase=found.phrase)


def _challenge(case: Case) -> Verdict | None:
    if any(name in case.journey.answer.headers for name in _GATES):
        return case.says("blocked", Code.GATE)
    if case.shown is None:
        return None
    said = phrases().says("challenge", case.shown, short=_SHORT)
    if said and not (case.is_good and case.related):
        return case.says("blocked", Reason.of(Code.GATE_SAYS, said), phrase=said)
    wall = phrases().says("wall", case.shown, short=_SHORT, titles=not case.titled)
    if wall and not (case.related and case.shown.count >= _SHORT):
        return case.says("blocked", Reason.of(Code.WALL, wall), phrase=wall)
    return None


def _by_status(case: Case) -> Verdict | None:
    status = case.journey.answer.status
    if status in _MISSING:
        return case.says("broken", _MISSING[status])
    if status == _LOG_IN:
        return case.good(Code.PASSWORD_EXPECTED) if case.login_is_expected else case.says("login", Code.PASSWORD)
    if status in _BLOCKED:
        return case.says("blocked", _WHY.get(status) or Reason.of(Code.REFUSED, status))
    if status in {204, 205}:
        return case.says("wrong-type", Reason.of(Code.NO_CONTENT, status))
    return None if case.is_good else case.says("unreachable", Reason.of(Code.SERVER_ERROR, status))
