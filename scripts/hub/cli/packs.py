"""`hub packs`: the papers that people print, as PDF."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from hub.building import prepare_plain
from hub.catalogue import CatalogueError
from hub.catalogue.problems import as_text
from hub.cli.build import surroundings
from hub.cli.common import FINE, PROBLEMS, add_common, project_root
from hub.exports.packs import PackError


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "packs", help="write the packs, cards and posters to print, as PDF",
        description="Writes the papers that the site offers: packs for audiences, situations and Safeguarding Boards.",
    )  # fmt: skip
    add_common(parser)
    parser.add_argument("--out", type=Path, default=Path("build/packs"), metavar="DIR", help="where (build/packs)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the papers and say how many."""
    started = time.monotonic()
    root = project_root()
    try:
        found = prepare_plain(root, {**os.environ, **surroundings(args, root)}).packs
    except CatalogueError as error:
        print(as_text(error.problems))
        return PROBLEMS
    except PackError as error:
        print(f"hub packs: {error}.", file=sys.stderr)
        return PROBLEMS
    for pack in found:
        file = args.out / pack.paper.uri
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pack.content)
    pages = sum(pack.pages for pack in found)
    print(f"Wrote {len(found)} papers, {pages} pages, to {args.out} in {time.monotonic() - started:.1f} s.")
    return FINE
