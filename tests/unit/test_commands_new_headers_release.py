"""`hub new` asks and adds, `hub headers` prints, `hub release` lists what waits."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hub import cli
from hub.catalogue import load

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = (
    "Not An Id", "a-new-guide",  # the first is refused by the rules only at the end, so it must be asked for again
    "", "A new guide",
    "Canllaw byr i rieni sydd am siarad â'u plant.", "A short guide for parents who want to talk with their children.",
    "nspc", "nspcc", "guide", "parents", "talking-about-safety", "prevent",
    "https://www.nspcc.org.uk/a-new-guide", "en", "", "pdf", "opened", "", "survey-2026",
)  # fmt: skip


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    return Path(shutil.copy(ROOT / "resources.yaml", tmp_path / "resources.yaml"))


def said(answers: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    waiting: Iterator[str] = iter(answers)

    def ask(_question: str) -> str:
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", ask)


def test_new_adds_an_entry_that_passes_every_rule(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = catalogue.read_text(encoding="utf-8")
    said(ANSWERS, monkeypatch)
    assert 0 == cli.main(["new", "--catalogue", str(catalogue), "--today", "2026-11-22"])
    after = catalogue.read_text(encoding="utf-8")
    assert after.startswith(before.rstrip())
    found = load(ROOT, catalogue=catalogue, today=date(2026, 11, 22)).by_id["a-new-guide"]
    assert ("parents",) == found.audiences
    assert "https://www.nspcc.org.uk/a-new-guide" == found.versions[0].url


def test_new_leaves_the_file_as_it_was_when_the_answers_end_early(
    catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = catalogue.read_bytes()
    said(ANSWERS[:7], monkeypatch)
    assert 2 == cli.main(["new", "--catalogue", str(catalogue), "--today", "2026-11-22"])
    assert before == catalogue.read_bytes()


def test_new_leaves_the_file_as_it_was_when_a_rule_is_broken(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = catalogue.read_bytes()
    said(tuple(a.replace("https://", "ftp://") for a in ANSWERS), monkeypatch)
    assert 1 == cli.main(["new", "--catalogue", str(catalogue), "--today", "2026-11-22"])
    assert before == catalogue.read_bytes()


@pytest.mark.parametrize("server", ["netlify", "nginx", "caddy"])
def test_headers_name_the_policy_and_no_referrer_for_each_server(
    server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == cli.main(["headers", server])
    printed = capsys.readouterr().out
    assert "default-src 'none'" in printed
    assert "frame-ancestors 'none'" in printed
    assert "no-referrer" in printed
    assert "unsafe-inline" not in printed


def test_release_lists_the_helplines_that_nobody_has_rung(capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == cli.main(["release", "--today", "2026-11-22"])
    printed = capsys.readouterr().out
    assert "helpline «childline»" in printed
    assert "0800 1111" in printed
