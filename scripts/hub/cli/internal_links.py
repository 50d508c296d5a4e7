"""`hub links --inside`: the built site's own links, read from its files, and if asked for crawled too."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from hub.checks import internal_links
from hub.checks.internal_links import crawl as crawler
from hub.cli.common import FINE, PROBLEMS, WRONG_USE

_LINE_EVERY: Final = 500  # files between two lines of progress, where there is no terminal


def run(site: Path, root: Path, *, crawl: bool = False) -> int:
    """Check; 0 when every link inside the site leads somewhere."""
    if not (site / "index.html").is_file():
        print(f"hub: no built site in {site}; run `hub build`.", file=sys.stderr)
        return WRONG_USE
    started = time.monotonic()
    found = _read(site)
    for fault in found.faults:
        print(fault)
    print(
        f"{found.references} links in {found.files} files lead to {found.targets} places inside the site;"
        f" {len(found.faults)} faults, {time.monotonic() - started:.0f} s."
    )
    crawled = _crawl(site, root) if crawl else FINE
    return PROBLEMS if found.faults else crawled


def _read(site: Path) -> internal_links.Result:
    columns = (TextColumn("Files read"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    total = len(internal_links.built_files(site))
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("files", total=total)

        def told() -> None:
            progress.advance(task)
            done = int(progress.tasks[task].completed)
            if not console.is_terminal and (done == total or done % _LINE_EVERY == 0):
                print(f"Links inside: {done} of {total} files read", file=sys.stderr)

        return internal_links.check(site, told)


def _crawl(site: Path, root: Path) -> int:
    """LinkChecker over the built site, as it is served."""
    print("LinkChecker follows every link; this takes some minutes.", file=sys.stderr)
    started = time.monotonic()
    with crawler.served(site) as base:
        try:
            found = crawler.crawl(base, site, root / "linkcheckerrc")
        except RuntimeError as error:
            print(f"hub: {error}", file=sys.stderr)
            return PROBLEMS
        missed = crawler.missed(found, base, site)
    for fault in found.faults:
        print(fault)
    for path in missed:
        print(f"{path}: not checked")
    seconds = time.monotonic() - started
    print(f"LinkChecker: {found.checked} addresses, {len(found.faults)} faults, {seconds:.0f} s.")
    return PROBLEMS if found.faults or missed else FINE
