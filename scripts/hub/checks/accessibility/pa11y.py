"""pa11y-ci: axe and HTML_CodeSniffer as pa11y runs them, at WCAG2AAA.

One page at a time: at two it loses its browser. It counts a page whose browser crashed as passed, so
every address is looked up by name in what it wrote.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from hub.checks.accessibility.browser import arguments, chromium
from hub.checks.accessibility.engines import Engines
from hub.checks.accessibility.excuses import Excuse, excused
from hub.checks.accessibility.findings import Asked, Finding, Outcome, Rendering

# Chromium's own words for the colour scheme that a page is told of.
_SCHEMES: Final = {"dark": "0", "light": "1"}
_MILLISECONDS: Final = 60_000


def asked(addresses: Iterable[str], renderings: Iterable[Rendering]) -> tuple[Asked, ...]:
    """What a run must bring back."""
    pages = tuple(addresses)
    return tuple(Asked("pa11y", page, str(rendering)) for rendering in renderings for page in pages)


def run(
    addresses: Sequence[str],
    rendering: Rendering,
    base: str,
    engines: Engines,
    excuses: Sequence[Excuse],
) -> tuple[list[Outcome], dict[str, str]]:
    """Check pages shown in one way: what came back, and why the rest did not."""
    with tempfile.TemporaryDirectory(prefix="hub-a11y-") as folder:
        config = Path(folder) / "pa11y.json"
        written = Path(folder) / "result.json"
        config.write_text(json.dumps(_config(addresses, rendering, base, written)), encoding="utf-8")
        done = subprocess.run(
            [str(engines.node), str(engines.pa11y_ci), "--config", str(config)],
            cwd=engines.root, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if not written.is_file():
            said = (done.stderr.strip() or done.stdout.strip() or "it wrote nothing").splitlines()[-1]
            return [], {f"pa11y {address}": said for address in addresses}
        results = json.loads(written.read_text(encoding="utf-8"))["results"]
    return _read(addresses, rendering, base, results, excuses)


def _config(addresses: Sequence[str], rendering: Rendering, base: str, written: Path) -> dict[str, Any]:
    scheme = f"--blink-settings=preferredColorScheme={_SCHEMES[rendering.scheme]}"
    return {
        "defaults": {
            "standard": "WCAG2AAA",
            "runners": ["axe", "htmlcs"],
            "concurrency": 1,
            "timeout": _MILLISECONDS,
            "levelCapWhenNeedsReview": "warning",  # axe's "a person should look" is no error
            "viewport": {"width": rendering.width, "height": 900},
            "chromeLaunchConfig": {
                "executablePath": chromium(), "args": [*arguments(), scheme],
            },
            "reporters": [["json", {"fileName": str(written)}]],
        },
        "urls": [base + address for address in addresses],
    }  # fmt: skip


def _read(
    addresses: Sequence[str],
    rendering: Rendering,
    base: str,
    results: dict[str, list[dict[str, Any]]],
    excuses: Sequence[Excuse],
) -> tuple[list[Outcome], dict[str, str]]:
    outcomes, reasons = [], {}
    for address in addresses:
        issues = results.get(base + address)
        if issues is None:
            continue
        # A page that pa11y could not look at stands there with one message and no rule.
        failed = [issue for issue in issues if "code" not in issue]
        if failed:
            reasons[f"pa11y {address}"] = str(failed[0].get("message", "it failed"))
            continue
        findings = tuple(excused("pa11y", _finding(issue), excuses) for issue in issues if issue["type"] == "error")
        outcomes.append(Outcome(Asked("pa11y", address, str(rendering)), findings))
    return outcomes, reasons


def _finding(issue: dict[str, Any]) -> Finding:
    return Finding(
        rule=str(issue["code"]),
        message=str(issue.get("message", "")),
        selector=str(issue.get("selector") or ""),
        html=str(issue.get("context") or "")[:300],
    )
