"""`hub counts`: how often pages were asked for, from logs in which nobody can be found."""

from __future__ import annotations

import argparse
import gzip
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from hub.building import prepare_plain
from hub.catalogue import CatalogueError
from hub.catalogue import weekly_counts as weekly
from hub.catalogue.log_lines import Asked, RefusedError, read_line
from hub.catalogue.problems import as_text
from hub.cli.atomic_write import read, replace, writing
from hub.cli.build import surroundings
from hub.cli.common import FINE, PROBLEMS, add_common, project_root
from hub.pages import asked_pages


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "counts", help="count how often pages were asked for, from logs that hold day, status and path only",
        description="Adds whole weeks to data/counts.csv, rounded to 5; fewer than ten are not told. A log that holds "
        "an address, a browser, a time of day or a search is refused. `hub headers` prints how a log must be written.",
    )  # fmt: skip
    add_common(parser)
    parser.add_argument("logs", nargs="+", type=Path, metavar="LOG", help="a log, plain or packed (.gz)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Count, and say which weeks were counted and which were not whole."""
    root = project_root()
    try:
        lines = [asked for log in args.logs for asked in _lines(log)]
        site = prepare_plain(root, {**os.environ, **surroundings(args, root)}).site
    except (RefusedError, OSError, EOFError) as error:
        print(f"hub counts: {error}", file=sys.stderr)
        return PROBLEMS
    except CatalogueError as error:
        print(as_text(error.problems))
        return PROBLEMS
    new, parts = weekly.counted(lines, asked_pages.groups(site))
    path = root / weekly.FILE
    with writing(root):
        was = read(path)
        before, problems = weekly.read(path)
        if problems:
            print(as_text(problems))
            return PROBLEMS
        if new:
            replace(path, weekly.as_text(weekly.joined(before, new)).encode(), was)
    weeks = sorted({each.week for each in new})
    print(f"{len(weeks)} weeks counted" + (f", {weeks[0]} to {weeks[-1]}, in {weekly.FILE}." if weeks else "."))
    for week in parts:
        print(f"The week from {week} is not whole in these logs: not counted.")
    return FINE


def _lines(log: Path) -> Iterator[Asked]:
    """Every line of a log.

    Raises:
        RefusedError: one of them holds more than it may; the message names its place and repeats nothing.

    """
    opener = gzip.open if log.suffix == ".gz" else open
    with opener(log, "rt", encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, start=1):
            try:
                if line.strip():
                    yield read_line(line.strip())
            except RefusedError as error:
                message = (
                    f"{log}:{number}: {error}. Nothing was counted; `hub headers` prints how a log must be written."
                )
                raise RefusedError(message) from None
