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
SETTINGS: Final = ".pa11yci"  # in the project's folder, so that pa11y-ci can be run by hand too
FIRST: Final = 180.0  # seconds for one page; nothing is gained by less
ALONE: Final = 360.0


def asked(addresses: Iterable[str], rendering: Rendering) -> tuple[Asked, ...]:
    """What a run over pages shown in one way must bring back."""
    return tuple(Asked("pa11y", address, str(rendering)) for address in addresses)


def run(
    wanted: Sequence[Asked],
    base: str,
    engines: Engines,
    excuses: Sequence[Excuse],
    limit: float = FIRST,
) -> tuple[list[Outcome], dict[Asked, str]]:
    """Check pages shown in one way, each at most `limit` seconds: what came back, and why the rest did not."""
    with tempfile.TemporaryDirectory(prefix="hub-a11y-") as folder:
        config = Path(folder) / "pa11y.json"
        written = Path(folder) / "result.json"
        config.write_text(json.dumps(_config(wanted, base, engines.root, written, limit)), encoding="utf-8")
        try:
            done = subprocess.run(
                [str(engines.node), str(engines.pa11y_ci), "--config", str(config)],
                cwd=engines.root, capture_output=True, text=True, check=False, timeout=limit * (len(wanted) + 1),
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return [], dict.fromkeys(wanted, "pa11y-ci did not come to its end")
        if not written.is_file():
            said = (done.stderr.strip() or done.stdout.strip() or "it wrote nothing").splitlines()[-1]
            return [], dict.fromkeys(wanted, said)
        results = json.loads(written.read_text(encoding="utf-8"))["results"]
    return _read(wanted, base, results, excuses)


def _config(wanted: Sequence[Asked], base: str, root: Path, written: Path, limit: float) -> dict[str, Any]:
    width, scheme = wanted[0].rendering.split()
    settings = json.loads((root / SETTINGS).read_text(encoding="utf-8"))["defaults"]
    return {
        "defaults": {
            **settings,
            "timeout": int(limit * 1000),
            "viewport": {"width": int(width), "height": 900},
            "chromeLaunchConfig": {
                "executablePath": chromium(),
                "args": [*arguments(), f"--blink-settings=preferredColorScheme={_SCHEMES[scheme]}"],
                "timeout": int(limit * 1000),
                "protocolTimeout": int(limit * 1000),
            },
            "reporters": [["json", {"fileName": str(written)}]],
        },
        "urls": [base + asked.address for asked in wanted],
    }


def _read(
    wanted: Sequence[Asked],
    base: str,
    results: dict[str, list[dict[str, Any]]],
    excuses: Sequence[Excuse],
) -> tuple[list[Outcome], dict[Asked, str]]:
    outcomes, reasons = [], {}
    for asked in wanted:
        issues = results.get(base + asked.address)
        if issues is None:
            reasons[asked] = "pa11y-ci said nothing of this page"
            continue
        # A page that pa11y could not look at stands there with one message and no rule.
        failed = [issue for issue in issues if "code" not in issue]
        if failed:
            reasons[asked] = str(failed[0].get("message", "it failed"))
            continue
        findings = tuple(excused("pa11y", _finding(issue), excuses) for issue in issues if issue["type"] == "error")
        outcomes.append(Outcome(asked, findings))
    return outcomes, reasons


def _finding(issue: dict[str, Any]) -> Finding:
    return Finding(
        rule=str(issue["code"]),
        message=str(issue.get("message", "")),
        selector=str(issue.get("selector") or ""),
        html=str(issue.get("context") or "")[:300],
    )
