"""A desktop that nobody sees, with Orca, speech-dispatcher and a browser on it, and what is said there.

Everything runs as its own process below one folder, on a screen of its own (Xvfb) and a bus of its own, and is ended
by its own number. Speech goes through speech-dispatcher to `recorder.py`. Keys are pressed as a keyboard presses them.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Self

HERE: Final = Path(__file__).parent
NEEDED: Final = ("Xvfb", "openbox", "dbus-daemon", "speech-dispatcher", "orca", "xdotool")
LIMIT: Final = 60.0  # seconds for anything to come up; only a limit
QUIET: Final = 1.2  # seconds without a word, after which a key's answer is over
OWN: Final = frozenset(
    {"bullet", "collapsed", "expanded", "not pressed", "pressed"}
)  # Orca's words for signs and states, said in the page's voice
PATIENCE: Final = 6.0  # seconds in which a key's answer begins
STALLED: Final = 15.0  # seconds without a word, in which reading aloud counts as stopped


@dataclass(frozen=True, slots=True)
class Said:
    """One message to the voice. Orca's own words, and names for which it knows no language, have no language."""

    language: str
    words: str


class SilentError(Exception):
    """Something of the desktop did not come up, or did not speak."""


@dataclass(slots=True)
class Desktop:
    """One desktop. As a context manager it is up inside, and gone after."""

    folder: Path
    browser: str
    arguments: Sequence[str]
    silent_host: str = ""  # a site that takes every call and never answers
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)
    port: int = 0
    unanswering: socket.socket | None = None

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self.end()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def record(self) -> Path:
        """Where the recorder writes."""
        return self.folder / "said.jsonl"

    # ---- coming up and going ----

    def _start(self) -> None:
        home, run, speech = (self.folder / name for name in ("home", "run", "speech"))
        orca = home / ".local" / "share" / "orca"
        for each in (orca, run, speech):
            each.mkdir(parents=True)
        run.chmod(0o700)
        self.record.touch()
        kept = {name: os.environ[name] for name in ("PATH", "SSL_CERT_FILE", "FONTCONFIG_FILE") if name in os.environ}
        self.environment = kept | {
            "HOME": str(home), "XDG_RUNTIME_DIR": str(run), "XDG_DATA_HOME": str(home / ".local" / "share"),
            "XDG_CONFIG_HOME": str(home / ".config"), "LANG": "C.UTF-8", "ACCESSIBILITY_ENABLED": "1",
            "NO_AT_BRIDGE": "0", "SPEECHD_ADDRESS": f"unix_socket:{run / 'speech.sock'}", "NO_COLOR": "1",
        }  # fmt: skip
        self.environment["DISPLAY"] = ":" + self._told("Xvfb", "-displayfd", "1", "-screen", "0", "1280x1000x24")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._told(
            "dbus-daemon", "--session", "--nofork", "--print-address=1"
        )
        self._run("openbox")
        self._speech(speech, run / "speech.sock")
        (orca / "orca-customizations.py").write_text((HERE / "orca_voices.py").read_text("utf-8"), "utf-8")
        self._run("orca", "--replace")
        self._until(lambda: bool(self.said()), "Orca said nothing when it came up")
        self._browse(self.folder / "profile")

    def _speech(self, folder: Path, socket: Path) -> None:
        module = folder / "recorder"
        module.write_text(f"#!/bin/sh\nexec {sys.executable!r} -I {str(HERE / 'recorder.py')!r} {str(self.record)!r}\n")
        module.chmod(0o755)
        (folder / "speechd.conf").write_text(
            f'LogLevel 1\nLogDir "{folder}"\nSymbolsPreproc "none"\nDefaultLanguage "en"\nDisableAutoSpawn\n'
            f'AddModule "recorder" "{module}" "" "{folder / "module.log"}"\nDefaultModule "recorder"\n'
        )
        self._run("speech-dispatcher", "--run-single", "--timeout", "0", "--config-dir", str(folder),
                  "--communication-method", "unix_socket", "--socket-path", str(socket),
                  "--pid-file", str(folder / "pid"), "--log-dir", str(folder))  # fmt: skip
        self._until(socket.exists, "speech-dispatcher did not come up")

    def _browse(self, profile: Path) -> None:
        silent = []
        if self.silent_host:
            self.unanswering = socket.create_server(("127.0.0.1", 0))
            where = self.unanswering.getsockname()[1]
            silent = [f"--host-resolver-rules=MAP {self.silent_host} 127.0.0.1:{where}"]
        self._run(
            self.browser, *self.arguments, *silent, f"--user-data-dir={profile}", "--force-renderer-accessibility",
            "--remote-debugging-port=0", "--no-first-run", "--no-default-browser-check", "--password-store=basic",
            "--lang=en-GB", "--window-position=0,0", "--window-size=1280,1000", "about:blank",
        )  # fmt: skip
        port = profile / "DevToolsActivePort"
        self._until(lambda: port.exists() and port.read_text().count("\n") > 0, "the browser did not come up")
        self.port = int(port.read_text().splitlines()[0])
        self._until(lambda: len(self.tabs()) == 1, "the browser has no window")
        self.hush()

    def _run(self, *command: str, stdout: int | None = None) -> subprocess.Popen[bytes]:
        with (self.folder / f"{Path(command[0]).name}.log").open("ab") as log:
            started = subprocess.Popen(
                command, env=self.environment, stdin=subprocess.DEVNULL, stdout=log if stdout is None else stdout,
                stderr=log, start_new_session=True, cwd=self.folder,
            )  # fmt: skip
        self.running.append(started)
        return started

    def _told(self, *command: str) -> str:
        """Start a program that tells in its first line where it can be reached."""
        told = self._run(*command, stdout=subprocess.PIPE).stdout
        assert told is not None
        line = told.readline().decode().strip()
        if not line:
            msg = f"{command[0]} did not come up"
            raise SilentError(msg)
        return line

    def end(self) -> None:
        """End what was started here, the last first, with what those have started."""
        for each in reversed(self.running):
            for number in (signal.SIGTERM, signal.SIGKILL):
                try:
                    os.killpg(each.pid, number)
                    each.wait(5)
                except (ProcessLookupError, subprocess.TimeoutExpired):
                    continue
            if each.stdout is not None:
                each.stdout.close()
        self.running.clear()
        if self.unanswering is not None:
            self.unanswering.close()

    def _until(self, done: Callable[[], bool], otherwise: str) -> None:
        limit = time.monotonic() + LIMIT
        while not done():
            if time.monotonic() > limit:
                raise SilentError(otherwise)
            time.sleep(0.1)

    # ---- what is said ----

    def said(self, start: int = 0) -> list[Said]:
        """What was said, from a message on."""
        lines = self.record.read_text(encoding="utf-8").splitlines()[start:]
        found = [json.loads(line) for line in lines]
        # The desktop's own voice is American: no part of a page is marked so.
        own = {"", "en-us"}
        return [
            Said("" if each["language"].lower() in own or each["words"] in OWN else each["language"], each["words"])
            for each in found
        ]

    def hush(self, quiet: float = QUIET, patience: float = PATIENCE) -> list[Said]:
        """Wait until nothing more is said, and give what was."""
        return self._listen(len(self.said()), quiet, patience)

    def _listen(self, start: int, quiet: float, patience: float, enough: Callable[[list[Said]], bool] | None = None
                ) -> list[Said]:  # fmt: skip
        last, seen = time.monotonic(), start
        while True:
            time.sleep(0.1)
            found = self.said(start)
            if enough is not None and enough(found):
                return found
            now = time.monotonic()
            if start + len(found) > seen:
                last, seen = now, start + len(found)
            elif now - last > (quiet if found else patience):
                return found

    # ---- what somebody does ----

    def tabs(self) -> list[dict[str, Any]]:
        """The browser's tabs."""
        asked = f"http://127.0.0.1:{self.port}/json/list"
        with urllib.request.urlopen(asked, timeout=LIMIT) as answer:
            return [each for each in json.load(answer) if each["type"] == "page"]

    def _ask(self, path: str, method: str = "GET") -> None:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/json/{path}", method=method)
        with urllib.request.urlopen(request, timeout=LIMIT) as answer:
            answer.read()

    def open(self, address: str) -> int:
        """Open a page in a new tab and close the others; give the number of the first message about it."""
        old, start = [each["id"] for each in self.tabs()], len(self.said())
        self._ask("new?" + urllib.parse.quote(address, safe="/:#?&=%"), "PUT")
        for each in old:
            self._ask(f"close/{each}")
        return start

    def read(self, address: str, last: str) -> list[Said]:
        """Open a page and hear all of it, down to the words with which it ends.

        Raises:
            SilentError: three times reading stopped before those.

        """
        found: list[Said] = []
        for _ in range(3):
            start = self.open(address)
            found = self._listen(start, STALLED, STALLED, lambda said: any(last in each.words for each in said))
            if any(last in each.words for each in found):
                return found + self.hush(QUIET, QUIET)
        msg = f"{address} was not read to its end ({last!r}); last were {[each.words for each in found[-3:]]}"
        raise SilentError(msg)

    def begin(self, address: str) -> list[Said]:
        """Open a page that is not read aloud by itself."""
        silent = self.folder / "home" / "silent"
        silent.touch()
        start = self.open(address)
        self._listen(start, QUIET * 2, STALLED)
        silent.unlink()
        return self.said(start)

    def _key(self, *keys: str) -> None:
        subprocess.run(["xdotool", "key", *keys], env=self.environment, check=True, timeout=LIMIT)

    def press(self, *keys: str) -> list[Said]:
        """Press keys one after the other, and hear what follows."""
        start = len(self.said())
        self._key(*keys)
        return self._listen(start, QUIET, PATIENCE)

    def write(self, text: str) -> list[Said]:
        """Type words, and wait for what comes of them: on first use the search fetches its files."""
        start = len(self.said())
        subprocess.run(["xdotool", "type", "--delay", "60", text], env=self.environment, check=True, timeout=LIMIT)
        return self._listen(start, PATIENCE, PATIENCE)
