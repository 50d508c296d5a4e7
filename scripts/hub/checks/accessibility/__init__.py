"""Accessibility of the built pages: six engines, both languages, both colour schemes, two widths.

`sample` chooses pages, `own_pass` runs four engines in and beside one browser, `pa11y` and `nu` run theirs,
`findings` holds what comes back and knows what did not, `excuses` the few reviewed exceptions.
None of this proves that a page is accessible: engines see a part of what people meet.
"""

from hub.checks.accessibility.browser import BrowserMissingError, arguments, chromium
from hub.checks.accessibility.engines import Engines, EnginesMissingError
from hub.checks.accessibility.excuses import Excuse, read_excuses, stale
from hub.checks.accessibility.finder_states import KEY as FINDER
from hub.checks.accessibility.finder_states import STATES
from hub.checks.accessibility.findings import (
    ALL_RENDERINGS,
    ENGINES,
    TWO_RENDERINGS,
    Asked,
    Finding,
    Outcome,
    Rendering,
    Report,
    report,
)
from hub.checks.accessibility.focus_order import Walk, walks
from hub.checks.accessibility.run import AGAIN, Plan, Told, asked_of, check, in_all, in_other_schemes, in_turn
from hub.checks.accessibility.sample import BuiltPage, alternating, built_pages, one_of_each, own_pages

__all__ = [
    "AGAIN", "ALL_RENDERINGS", "ENGINES", "FINDER", "STATES", "TWO_RENDERINGS", "Asked", "BrowserMissingError",
    "BuiltPage", "Engines", "EnginesMissingError", "Excuse", "Finding", "Outcome", "Plan",
    "Rendering", "Report", "Told", "Walk", "alternating", "arguments", "asked_of", "built_pages", "check", "chromium",
    "in_all", "in_other_schemes", "in_turn", "one_of_each", "own_pages", "read_excuses", "report", "stale", "walks",
]  # fmt: skip
