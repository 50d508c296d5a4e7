"""The misbehaving server, run once over all its behaviours, for every test that asks what came of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

import behaviours
from misbehaving import Server, running
from one_run import run, start, use, write_catalogue

from hub.checks.links import Finding

PORTS = 24


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests that are not about politeness go faster than the check ever would."""
    monkeypatch.setattr("hub.checks.links.ask.politeness.INTERVAL", 0.01)
    monkeypatch.setattr("hub.checks.links.ask.politeness.JITTER", 0.01)
    monkeypatch.setattr("hub.checks.links.ask.retries.BACK_OFF", 0.05)


@pytest.fixture
def server(hasty: None) -> Iterator[Server]:  # noqa: ARG001  (asked for its effect)
    """A server of its own."""
    with running() as started:
        started.open(1)
        yield started


@pytest.fixture(scope="session")
def found() -> Iterator[tuple[Server, dict[str, Finding]]]:
    """The server after one run over every behaviour, and the findings by path."""
    with running() as started:
        started.open(PORTS)
        listed = [*behaviours.listed(started), *behaviours.slow()]
        started.acts |= {b.path: b.act for b in listed}
        urls = {b.path: started.url(b.path, started.ports[n % PORTS]) for n, b in enumerate(listed)}
        findings = run([use(b, urls[b.path]) for b in listed])
        yield started, {path: findings[url] for path, url in urls.items()}


@pytest.fixture
def hub(tmp_path: Path) -> Callable[..., subprocess.Popen[str]]:
    """`hub links` as a process, over a catalogue and a health file of its own."""

    def started(*arguments: str) -> subprocess.Popen[str]:
        return start(tmp_path, *arguments)

    return started


@pytest.fixture
def catalogue(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Write a catalogue of entries that have one English page each, by id and address."""

    def write(urls: dict[str, str], language: str = "en") -> Path:
        return write_catalogue(tmp_path, urls, language)

    return write
