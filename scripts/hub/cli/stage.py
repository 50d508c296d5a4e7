"""`hub stage DIR`: the same pages as plain Markdown trees, one per language, for another generator."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from hub.building import Building, prepare_plain
from hub.catalogue import CatalogueError
from hub.catalogue.problems import as_text
from hub.cli.build import surroundings
from hub.cli.common import FINE, PROBLEMS, WRONG_USE, add_common, project_root


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("stage", help="write every page as plain Markdown, one tree per language")
    add_common(parser)
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that is new or empty")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the trees."""
    root = project_root()
    folder: Path = args.folder
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            print(
                f"hub stage: {folder} is not empty; name a new folder, so that nothing is overwritten.",
                file=sys.stderr,
            )
            return WRONG_USE
        environment = surroundings(args, root) | {"SITE_URL": os.environ.get("SITE_URL", "")}
        count = _write(folder, prepare_plain(root, environment))
    except CatalogueError as error:
        print(as_text(error.problems))
        return PROBLEMS
    except (OSError, ValueError) as error:
        print(f"hub stage: {error}", file=sys.stderr)
        return PROBLEMS
    print(f"Wrote {count} pages to {folder}.", file=sys.stderr)
    return FINE


def _write(folder: Path, made: Building) -> int:
    """Every page as a file of its own; how many there were."""
    count = 0
    for path, text in made.staged():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        count += 1
    return count
