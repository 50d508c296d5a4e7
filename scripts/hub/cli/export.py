"""`hub export`: write the catalogue and the gap map as files to give away."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any, Final

from hub.catalogue import Catalogue
from hub.catalogue.gaps import gap_map
from hub.cli import atomic_write, common
from hub.exports import data, gaps, workbook
from hub.languages import LANGUAGES, Language
from hub.pages.site import Asset

_FORMATS: Final = ("json", "csv", "xlsx")


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("export", help="write the catalogue as JSON, CSV or a workbook")
    common.add_common(parser)
    parser.add_argument("format", choices=_FORMATS)
    parser.add_argument(
        "--out", type=Path, metavar="DIR", default=Path("build") / "export",
        help="put the files here (build/export)",
    )  # fmt: skip
    parser.add_argument("--language", choices=LANGUAGES, help="the workbook in this language only (both)")
    parser.add_argument("--health", type=Path, metavar="FILE", help="read this file in place of link-health.json")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the files and say where they are."""
    catalogue = common.load_or_tell(args, common.project_root())
    if catalogue is None:
        return common.PROBLEMS
    for asset in assets(catalogue, args.format, (args.language,) if args.language else LANGUAGES):
        path = args.out / PurePosixPath(asset.uri).name
        atomic_write.replace(path, asset.content)
        print(path)
    return common.FINE


def assets(catalogue: Catalogue, kind: str, languages: Iterable[Language] = LANGUAGES) -> list[Asset]:
    """Every file of one format."""
    if kind == "xlsx":
        return workbook.assets(catalogue, languages)
    files = [*data.assets(catalogue), *gaps.assets(gap_map(catalogue))]
    return [asset for asset in files if asset.uri.endswith(f".{kind}")]
