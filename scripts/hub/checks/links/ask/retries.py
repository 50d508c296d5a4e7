"""When to ask again, and how long to wait first: a failure that may pass is given a few chances."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Final

from hub.checks.links.ask.request import Answer
from hub.checks.links.reasons import UNCONNECTED, Code

MOST_TRIES: Final = 3
BACK_OFF: Final = 1.0  # seconds before the second try; doubled before the third
LONGEST_WAIT: Final = 10.0  # seconds of Retry-After that are waited for; longer is for next week
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 527})
_PASSING_TROUBLE: Final = UNCONNECTED | {Code.BROKE_OFF, Code.BROKE_OFF_INSIDE, Code.NOT_PROPER_HTTP}
_NOT_MODIFIED: Final = 304
_NOT_FOUND: Final = 404


def wait_before_next(answer: Answer, attempt: int, *, conditional: bool) -> float | None:
    """Seconds to wait before asking again, or None where that would tell nothing new.

    `attempt` counts from 0; `conditional` is whether the question allowed the answer 304.
    """
    if attempt >= MOST_TRIES - 1:
        return None
    pause: float = BACK_OFF * 2**attempt
    if answer.failed_by(_PASSING_TROUBLE):
        return pause
    if not answer.trouble and answer.status in _PASSING:
        asked = retry_after(answer.headers)
        return None if asked > LONGEST_WAIT else max(pause, asked)
    return pause if attempt == 0 and _odd(answer, conditional=conditional) else None


def _odd(answer: Answer, *, conditional: bool) -> bool:
    """Whether an answer is strange enough to be asked for once more."""
    if answer.trouble:
        return answer.failed_by({Code.TIMEOUT})
    unasked = answer.status == _NOT_MODIFIED and not conditional
    spoilt = not answer.body.whole or answer.body.garbled
    return answer.status == _NOT_FOUND or unasked or spoilt


def retry_after(headers: Mapping[str, str]) -> float:
    """Seconds that the server asks for; a date is read against the server's own clock."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}", value):
        return float(value)
    try:
        then = parsedate_to_datetime(value)
        now = parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (then - now).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return 2 * LONGEST_WAIT if value else 0.0
