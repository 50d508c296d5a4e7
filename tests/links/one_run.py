"""What the tests of the link check share: one entry, and one run over some addresses."""

from __future__ import annotations

import asyncio
from datetime import date

from behaviours import Behaviour

from hub.checks.links import Finding, Link, Settings, Use, check, grouped

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
