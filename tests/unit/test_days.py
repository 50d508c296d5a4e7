"""Which day counts as today, which day is stamped, and what the environment may say of it."""

from __future__ import annotations

import argparse
import os
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from hub.catalogue import CatalogueError
from hub.cli import common, main
from hub.days import day_of, day_of_epoch

REAL = datetime.now(tz=UTC).date()
OLD = 1_600_000_000  # 13 September 2020


def args(today: date | None = None) -> argparse.Namespace:
    return argparse.Namespace(today=today)


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git history whose only commit is years old."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for words in (("init", "-q"), (*who, "commit", "-q", "--allow-empty", "-m", "x", "--date", f"{OLD} +0000")):
        when = {"GIT_COMMITTER_DATE": f"{OLD} +0000", "PATH": os.environ["PATH"]}
        subprocess.run(["git", *words], cwd=tmp_path, check=True, env=when)
    return tmp_path


def test_only_a_build_takes_the_commits_day(history: Path) -> None:
    assert date(2020, 9, 13) == common.build_day(args(), history)
    assert REAL == common.today(args(), history)


def test_a_build_outside_any_history_takes_the_real_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert REAL == common.build_day(args(), tmp_path)


def test_what_was_given_goes_first(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795910400")
    assert date(2026, 11, 29) == common.today(args()) == common.build_day(args(), history)
    assert date(2031, 1, 1) == common.today(args(date(2031, 1, 1))) == common.build_day(args(date(2031, 1, 1)), history)


def test_what_somebody_stamps_today_is_never_in_the_future(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert REAL == common.real_day() == common.latest(args())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(OLD))
    assert REAL == common.real_day() == common.latest(args())
    later = REAL + timedelta(days=40)
    assert later == common.latest(args(later))


@pytest.mark.parametrize("epoch", ["-1", "1e9", "abc", "²", "9" * 40, " 1", "253402300800", "1.5", "0x10"])
def test_an_epoch_that_is_no_day_is_one_sentence(
    epoch: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    for command in ("build", "check", "gaps"):
        assert 2 == main([command])
        said = capsys.readouterr()
        assert f"SOURCE_DATE_EPOCH:1:1 [epoch] «{epoch[:40]}» is no number of seconds" in said.err
        assert 1 == said.err.count("\n")
        assert "" == said.out
    with pytest.raises(CatalogueError):
        day_of({"SOURCE_DATE_EPOCH": epoch})


def test_the_first_and_the_last_second_are_days() -> None:
    assert date(1970, 1, 1) == day_of_epoch("0")
    assert date(9999, 12, 31) == day_of_epoch("253402300799")
    assert REAL == day_of({"SOURCE_DATE_EPOCH": ""})
