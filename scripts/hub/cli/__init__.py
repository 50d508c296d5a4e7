"""The door for people: `hub COMMAND`. Only here is anything printed.

Each command is one module with `add(commands)`, which describes it, and `run(args)`, which does it
and returns the exit status: 0 fine, 1 problems found, 2 wrong use.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

from hub.cli.atomic_write import WriteError
from hub.cli.common import PROBLEMS

# Modules in the order in which help lists them; `import_` is the command `import`.
COMMANDS = (
    "build", "serve", "check", "search", "gaps", "due", "log", "links", "a11y", "new", "export", "import_",
    "schema",    "stage", "headers", "release",
)  # fmt: skip


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(prog="hub", description="Build and look after the Resource Hub.")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        module = importlib.import_module(f"hub.cli.{name}")
        module.add(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except WriteError as error:
        print(f"hub {args.command}: {error}.", file=sys.stderr)
        return PROBLEMS
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130
