"""How far a long command is: a bar in a terminal, a line at each tenth in a log."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


@contextlib.contextmanager
def counted(what: str, total: int, done: int = 0) -> Iterator[Callable[[], None]]:
    """Show how many of `total` are done; the function that is given counts one more."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _lines(what, total, done)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(what, total=total, completed=done)
        yield lambda: progress.advance(task)


def _lines(what: str, total: int, done: int) -> Callable[[], None]:
    count = done

    def one_more() -> None:
        nonlocal count
        count += 1
        if count == total or count * 10 // total > (count - 1) * 10 // total:
            print(f"{what}: {count} of {total}", file=sys.stderr, flush=True)

    return one_more
