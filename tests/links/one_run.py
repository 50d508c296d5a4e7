"""What the tests and the benchmark of the link check share: a small catalogue, and one run over some addresses."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from behaviours import Behaviour

from hub.checks.links import Finding, Link, Settings, Use, check, grouped

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
ENTRY = """  - id: {id}
    title: {{en: "Keeping children safe: a guide for parents"}}
    summary: {{en: "A guide.", cy: "Canllaw."}}
    publisher: barnardos
    kind: guide
    audiences: [parents]
    topics: [understanding-abuse]
    objectives: [prevent]
    source: {{document: delivery-report-2022, lines: [1, 2]}}
    status: listed
    review_by: 2029-01-01
    owner: prevent-workstream
    versions:
      - {{language: {language}, format: web-page, url: "{url}", evidence: seen, checked: 2026-01-02}}
"""


def write_catalogue(folder: Path, urls: Mapping[str, str], language: str = "en") -> Path:
    """A catalogue in a folder: entries that have one page each, by id and address."""
    path = folder / "resources.yaml"
    entries = (ENTRY.format(id=name, url=url, language=language) for name, url in urls.items())
    path.write_text("resources:\n" + "\n".join(entries), encoding="utf-8")
    return path


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """`hub links` over the catalogue of a folder, which keeps what it finds there; loopback allowed."""
    return subprocess.Popen(
        [sys.executable, "-m", "hub", "links", "--allow-private", "--catalogue", str(folder / "resources.yaml"),
         "--health", str(folder / "health.json"), *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip


def use(behaviour: Behaviour, url: str) -> Use:
    """An entry of the catalogue that promises what the behaviour is asked for."""
    return Use(
        id=behaviour.path.strip("/"), url=url, language=behaviour.language, format=behaviour.format,
        titles=(behaviour.title,), publishers=("Stop It Now Wales",), kind="guide", owner="us",
    )  # fmt: skip


def run(uses: list[Use], known: dict[str, Link] | None = None, today: date = TODAY) -> dict[str, Finding]:
    """One run over some addresses, loopback allowed."""
    settings = Settings(today, allow_private=True)
    return asyncio.run(check(grouped(uses), known or {}, settings, lambda _: None))
