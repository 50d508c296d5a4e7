"""Runs a command many times, each time killed at a later step of its writing, and tells what it left.

    python breaking_off.py FOLDER COMMAND …

A step is a call that changes something on the disk: opening for writing, writing (half of it), flushing,
renaming, removing, changing permissions; the process dies before or after it. Files are put back before
each run. Prints JSON: the number of kills, what each file held after them, and what the next run left beside.
HUB_KILLS is how many at most, spread evenly over the steps; without it 26.
"""

from __future__ import annotations

import builtins
import contextlib
import hashlib
import io
import json
import os
import signal
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from hub import catalogue, cli
from hub.cli import catalogue_edits, check, common, new, trial

MOST = int(os.environ.get("HUB_KILLS", "26"))
CALLS = ("write", "fsync", "replace", "rename", "unlink", "remove", "chmod", "chown", "mkdir", "truncate")


class Death:
    """Kills this process at one step."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.steps = 0

    def step(self) -> None:
        """Die here, if this is the step."""
        self.steps += 1
        if self.steps == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def arm(self) -> None:
        """Put a step before and after every call that changes the disk."""
        for name in CALLS:
            setattr(os, name, self.around(getattr(os, name)))
        os.write = self.half(os.write)  # type: ignore[assignment]
        os.fdopen = self.opened(os.fdopen)  # type: ignore[assignment]
        io.open = self.opened(io.open)  # type: ignore[assignment]

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """A call with a step before and after it."""

        def wrapped(*args: Any, **kwargs: Any) -> Any:
            self.step()
            found = call(*args, **kwargs)
            self.step()
            return found

        return wrapped

    def half(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """A call that writes in two halves with a step between."""

        def wrapped(handle: int, content: bytes) -> Any:
            done = call(handle, content[: len(content) // 2])
            self.step()
            return done + call(handle, content[len(content) // 2 :])

        return wrapped

    def opened(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """A file opened for writing: empty now, and later written half."""

        def wrapped(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
            found = call(file, mode, *args, **kwargs)
            if set(mode) & set("wax+"):
                self.step()
                return _Half(found, self)
            return found

        return wrapped


class _Half:
    """A file of which only half is written when the process dies in between."""

    def __init__(self, file: Any, death: Death) -> None:
        self._file, self._death = file, death

    def write(self, content: Any) -> int:
        self._file.write(content[: len(content) // 2])
        self._file.flush()
        self._death.step()
        self._file.write(content[len(content) // 2 :])
        return len(content)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self._death.step()
        self._file.__exit__(*args)


def remember() -> None:
    """Read a catalogue once for each state of the project: what is tried here is how files are written."""
    known: dict[str, Any] = {}

    def load(root: Path, **how: Any) -> Any:
        files = [*sorted((root / "data").glob("[a-z]*.yaml")), how.get("catalogue") or root / "resources.yaml"]
        state = hashlib.sha256(b"".join(path.read_bytes() for path in files if path.name != "changes.yaml"))
        key = state.hexdigest() + str({name: how[name] for name in how if name != "catalogue"})
        if key not in known:
            known[key] = catalogue.load(root, **how)
        return known[key]

    check._of_texts = lambda *_words, **_how: []  # reading the Welsh is not what is tried
    for module in (catalogue_edits, check, common, new, trial):
        module.load = load  # type: ignore[attr-defined]


def answers(words: list[str]) -> None:
    """For `hub new`: the answers that the command line gives after `--`, one after the other."""
    if "--" in words:
        given = iter(words[words.index("--") + 1 :])
        del words[words.index("--") :]

        def ask(_question: str) -> str:
            for answer in given:
                return answer
            raise EOFError

        builtins.input = ask


def run(words: list[str], at: int) -> int | None:
    """The command in a child: its exit status, or None when it was killed."""
    child = os.fork()
    if child == 0:
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        # A temporary folder of its own, or the kills would leave hundreds.
        death = Death(at)
        death.arm()
        try:
            os._exit(here(words))
        except BaseException:  # noqa: BLE001 - whatever it is, the parent must know
            os._exit(99)
    _, status = os.waitpid(child, 0)
    return None if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def steps(words: list[str]) -> int:
    """How many steps the command takes when nothing kills it, counted in a child."""
    reader, writer = os.pipe()
    tell = os.write
    if os.fork() == 0:
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        death = Death(0)
        death.arm()
        try:
            here(words)
        finally:
            tell(writer, str(death.steps).encode())
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as told:
        found = told.read()
    os.wait()
    return int(found)


def here(words: list[str]) -> int:
    """The command in this process."""
    words = list(words)
    answers(words)
    return cli.main(words)


def spread(steps: int) -> list[int]:
    """At most MOST steps out of all of them, the first and the last among them."""
    most = min(steps, MOST)
    return sorted({1 + (steps - 1) * at // max(1, most - 1) for at in range(most)})


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".hub/" not in path.as_posix()
    }


def put_back(folder: Path, files: dict[str, bytes]) -> None:
    for name in contents(folder).keys() - files.keys():
        (folder / name).unlink()
    for name, content in files.items():
        if not (folder / name).exists() or (folder / name).read_bytes() != content:
            (folder / name).write_bytes(content)


def main() -> None:
    warnings.simplefilter("ignore")
    folder, words = Path(sys.argv[1]), sys.argv[2:]
    os.chdir(folder)
    with tempfile.TemporaryDirectory() as aside:
        tempfile.tempdir = aside
        remember()
        old = contents(folder)
        with contextlib.redirect_stdout(sys.stderr):
            whole = here(words)
            new_files = contents(folder)
            here(words)  # what a second run does is known too
        kills = 0
        spoiled: list[list[Any]] = []
        status: int | None = None
        put_back(folder, old)
        all_steps = steps(words)
        for at in spread(all_steps):
            put_back(folder, old)
            status = run(words, at)
            if status is not None:
                break
            kills += 1
            left = contents(folder)
            spoiled += [
                [at, name] for name in old.keys() | new_files.keys()
                if left.get(name) not in (old.get(name), new_files.get(name))
            ]  # fmt: skip
            run(words, 0)
            again = contents(folder)
            spoiled += [
                [at, name, "after the next run"] for name in again.keys() | new_files.keys()
                if again.get(name) != new_files.get(name)
            ]  # fmt: skip
    changed = sorted(name for name in new_files if old.get(name) != new_files[name])
    sys.stdout.write(
        json.dumps({"status": whole, "last": status, "kills": kills, "spoiled": spoiled, "changed": changed})
    )


if __name__ == "__main__":
    main()
