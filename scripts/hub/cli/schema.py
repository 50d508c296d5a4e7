"""`hub schema [DIR]`: the JSON Schemas of the files that people write."""

from __future__ import annotations

import argparse
from pathlib import Path

from hub.cli.common import FINE, PROBLEMS, add_common, load_or_tell, project_root
from hub.exports import json_schema


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "schema", help="write the JSON Schemas of the files that people write",
        description="Writes one JSON Schema for each kind of file that people write, for editors and other programs.",
    )  # fmt: skip
    add_common(parser)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path("build/schema"), metavar="DIR",
        help="where to write them (build/schema)",
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the files and name the folder."""
    catalogue = load_or_tell(args, project_root())
    if catalogue is None:
        return PROBLEMS
    args.folder.mkdir(parents=True, exist_ok=True)
    found = json_schema.assets(catalogue, "https://resource-hub.example/")
    for asset in found:
        (args.folder / Path(asset.uri).name).write_bytes(asset.content)
    print(f"Wrote {len(found)} schemas to {args.folder}.")
    return FINE
