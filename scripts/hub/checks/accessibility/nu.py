"""The Nu HTML checker: is the page as it is sent valid HTML? Java once for all pages."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from hub.checks.accessibility.engines import Engines
from hub.checks.accessibility.excuses import Excuse, excused
from hub.checks.accessibility.findings import SOURCE, Asked, Finding, Outcome

# Long command lines are refused by some systems; this many names a call are safe everywhere.
_AT_ONCE: Final = 500
_SECONDS: Final = 1200.0  # for so many pages; a quiet machine needs less than one


def asked(address: str) -> Asked:
    """What must come back for a page."""
    return Asked("nu", address, SOURCE)


def run(
    pages: Mapping[str, bytes], engines: Engines, excuses: Sequence[Excuse]
) -> tuple[list[Outcome], dict[Asked, str]]:
    """Check pages, given as sent by address: what came back, and why the rest did not."""
    with tempfile.TemporaryDirectory(prefix="hub-a11y-") as folder:
        names = {}
        for number, (address, html) in enumerate(pages.items()):
            path = Path(folder) / f"{number}.html"
            path.write_bytes(html)
            names[path.name] = address
        outcomes: list[Outcome] = []
        reasons: dict[Asked, str] = {}
        files = [str(Path(folder) / name) for name in names]
        for start in range(0, len(files), _AT_ONCE):
            part = files[start : start + _AT_ONCE]
            here = {Path(file).name: names[Path(file).name] for file in part}
            messages, why = _ask(part, engines)
            if messages is None:
                reasons |= {asked(address): why for address in here.values()}
            else:
                outcomes += _read(here, messages, excuses)
    return outcomes, reasons


def _ask(files: list[str], engines: Engines) -> tuple[list[dict[str, Any]] | None, str]:
    command = [str(engines.java), "-Xss2m", "-jar", str(engines.nu), "--format", "json", "--exit-zero-always", *files]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        return None, "the Nu checker did not come to its end"
    try:
        return list(json.loads(done.stderr)["messages"]), ""
    except (ValueError, KeyError):
        return None, (done.stderr.strip() or f"it ended with {done.returncode}").splitlines()[-1]


def _read(names: Mapping[str, str], messages: list[dict[str, Any]], excuses: Sequence[Excuse]) -> list[Outcome]:
    found: dict[str, list[Finding]] = {name: [] for name in names}
    for message in messages:
        name = str(message.get("url", "")).rsplit("/", maxsplit=1)[-1]
        if message["type"] == "error" or message["type"] == "non-document-error":
            made = Finding(
                rule=str(message.get("subType") or message["type"]),
                message=str(message.get("message", "")),
                selector=f"line {message.get('lastLine', '?')}",
                html=str(message.get("extract", ""))[:300],
            )
            found[name].append(excused("nu", made, excuses))
    return [Outcome(asked(address), tuple(found[name])) for name, address in names.items()]
