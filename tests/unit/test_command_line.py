"""The command line as a whole: its version, how it ends when somebody stops it, and what it tells people to type."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from hub.cli import COMMANDS, common, main


def test_it_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(["--version"])
    assert 0 == done.value.code
    assert "hub 0.1.0\n" == capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_is_stopped_says_so_in_one_word(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = signal.getsignal(signal.SIGINT)
    needed = {"search": ["x", "--lang", "cy"], "export": ["csv"], "import_": ["x.xlsx"], "stage": ["x"],
              "headers": ["nginx"], "apply": ["change.json"],
              "counts": ["x.log"], "receive": ["event.json"]}.get(command, [])  # fmt: skip

    def stopped(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"hub.cli.{command}.run", stopped)
    try:
        assert 130 == main([command.removesuffix("_"), *needed])
    finally:
        signal.signal(signal.SIGINT, before)
    assert "\nStopped.\n" == capsys.readouterr().err


def test_a_message_names_a_command_that_can_be_typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    hub = tmp_path / ".venv" / "bin" / "hub"
    hub.parent.mkdir(parents=True)
    hub.touch(mode=0o755)
    monkeypatch.setattr(sys, "argv", [str(hub)])
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    assert ".venv/bin/hub serve --port 8001" == common.typed("serve --port 8001")
    monkeypatch.setenv("PATH", f"{hub.parent}:/usr/bin:/bin")
    assert "hub check" == common.typed("check")
    monkeypatch.setattr(sys, "argv", ["scripts/hub/__main__.py"])
    assert common.typed("check").endswith("-m hub check")
