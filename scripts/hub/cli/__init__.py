"""The door for people: `hub COMMAND`. Only here is anything printed.

Each command is one module with `add(commands)`, which describes it, and `run(args)`, which does it
and returns the exit status: 0 fine, 1 problems found, 2 wrong use.
"""

from __future__ import annotations

import argparse
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from importlib import metadata
from typing import Final

from hub.cli.atomic_write import WriteError
from hub.cli.common import PROBLEMS

# Modules in the order in which help lists them; `import_` is the command `import`.
COMMANDS = (
    "build", "serve", "check", "search", "gaps", "due", "review", "ring", "log", "links", "a11y", "new", "apply",
    "export", "import_", "receive", "schema", "packs", "counts", "stage", "headers", "release",
)  # fmt: skip
STOPPED: Final = 128 + signal.SIGINT


def parser(names: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    """The command line of these modules, all of them unless told otherwise."""
    top = argparse.ArgumentParser(prog="hub", description="Build and look after the Resource Hub.")
    top.add_argument("--version", action="version", version=f"hub {metadata.version('hub')}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in names:
        module = importlib.import_module(f"hub.cli.{name}")
        module.add(commands)
    return top


def _asked(argv: Sequence[str]) -> Sequence[str]:
    """The one module that is asked for, else all: each brings what only it needs, for up to half a second."""
    return [name for name in COMMANDS if argv[:1] == [name.rstrip("_")]] or COMMANDS


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    try:
        words = sys.argv[1:] if argv is None else list(argv)
        args = parser(_asked(words)).parse_args(words)
        if wrong := _wrong_epoch():
            print(wrong, file=sys.stderr)
            return 2
        return int(args.run(args))
    except WriteError as error:
        print(f"hub {args.command}: {error}.", file=sys.stderr)
        return PROBLEMS
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second press must not interrupt the tidying up
        print("\nStopped.", file=sys.stderr)
        return STOPPED


def _wrong_epoch() -> str | None:
    """What is wrong with SOURCE_DATE_EPOCH, in one line: every command may ask which day it is."""
    from hub.catalogue import CatalogueError  # noqa: PLC0415
    from hub.days import day_of_epoch  # noqa: PLC0415 - help need not wait for everything

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if epoch:
            day_of_epoch(epoch)
    except CatalogueError as error:
        return str(error.problems[0])
    return None
