"""The reviewed exceptions: `excused.yaml` beside this file. Nothing else may excuse a finding.

An excuse names an engine, a rule, a CSS selector that the element matches, and a reason. The browser
decides what matches (`in_page.mjs`); for engines outside it the selector must end with the excuse's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from hub import own_yaml
from hub.checks.accessibility.findings import ENGINES, Finding, Outcome

FILE: Final = Path(__file__).with_name("excused.yaml")
_KEYS: Final = {"engine", "rule", "selector", "reason"}


@dataclass(frozen=True, slots=True)
class Excuse:
    """One finding that a person has looked at and found to be the engine's mistake."""

    engine: str
    rule: str
    selector: str
    reason: str


def read_excuses(path: Path = FILE) -> tuple[Excuse, ...]:
    """The excuses of a file.

    Raises:
        ValueError: an entry lacks something, or names an engine that we do not run.

    """
    rows = own_yaml.read(path.read_text(encoding="utf-8")) or []
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict) or set(row) != _KEYS or not all(map(str, row.values())):
            msg = f"{path.name}: entry {number} must have exactly {', '.join(sorted(_KEYS))}"
            raise ValueError(msg)
        if row["engine"] not in ENGINES:
            msg = f"{path.name}: entry {number}: there is no engine «{row['engine']}»"
            raise ValueError(msg)
    return tuple(Excuse(**{key: str(row[key]) for key in _KEYS}) for row in rows)


def excused(engine: str, found: Finding, excuses: Sequence[Excuse]) -> Finding:
    """A finding from outside the browser, with the excuse that covers it, if any."""
    for number, excuse in enumerate(excuses):
        if excuse.engine == engine and excuse.rule == found.rule and found.selector.endswith(excuse.selector):
            return replace(found, excuse=number)
    return found


def stale(excuses: Sequence[Excuse], outcomes: Iterable[Outcome]) -> tuple[Excuse, ...]:
    """Excuses that covered nothing: the fault is gone, so they can go too."""
    used = {found.excuse for outcome in outcomes for found in outcome.findings}
    return tuple(excuse for number, excuse in enumerate(excuses) if number not in used)
