"""How far a build has come: a bar in a terminal, plain lines elsewhere, nothing for what is done in two seconds."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Final, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

QUIET_SECONDS: Final = 2.0
_LINE_EVERY: Final = 4.0  # seconds between plain lines


class BuildProgress:
    """Tells how many pages are ready, once a build has taken a while. Used in a `with` block."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._told = self._started + QUIET_SECONDS - _LINE_EVERY
        self._console = Console(stderr=True)
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, ready: int, all_: int) -> None:
        """So many pages of so many are ready."""
        now = time.monotonic()
        if now - self._started < QUIET_SECONDS:
            return
        if self._console.is_terminal:
            if self._bar is None:
                columns = TextColumn("Pages"), BarColumn(), MofNCompleteColumn()
                self._bar = Progress(*columns, console=self._console, transient=True)
                self._bar.add_task("pages", total=all_)
                self._bar.start()
            self._bar.update(self._bar.task_ids[0], completed=ready, total=all_)
        elif now - self._told >= _LINE_EVERY:
            self._told = now
            print(f"Built {ready} of {all_} pages …", file=sys.stderr, flush=True)
