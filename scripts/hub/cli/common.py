"""What every command shares: its options, its way to load the catalogue, its exit statuses."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from hub.catalogue import Catalogue, CatalogueError, load
from hub.catalogue.problems import as_text

FINE: Final = 0
PROBLEMS: Final = 1
WRONG_USE: Final = 2


def add_common(parser: argparse.ArgumentParser) -> None:
    """Give a command the options that every command has."""
    parser.add_argument("--catalogue", type=Path, metavar="FILE", help="read this file in place of resources.yaml")
    parser.add_argument(
        "--today",
        type=date.fromisoformat,
        metavar="DATE",
        help="count as if today were DATE (YYYY-MM-DD)",
    )
    parser.add_argument(
        "--allow-private",
        action="store_true",
        help="allow http and loopback addresses (for tests only)",
    )


def project_root() -> Path:
    """The folder that holds mkdocs.yml: here, above here, or where the package was installed from."""
    for folder in (Path.cwd(), *Path.cwd().parents, *Path(__file__).resolve().parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "data" / "vocabulary.yaml").is_file():
            return folder
    print("hub: no mkdocs.yml here or above; run hub inside the project.", file=sys.stderr)
    raise SystemExit(WRONG_USE)


def today(args: argparse.Namespace, root: Path) -> date:
    """`--today`, else SOURCE_DATE_EPOCH, else the last commit's date, else the real date (UTC)."""
    return _given(args) or _day(_last_commit(root)) or datetime.now(tz=UTC).date()


def latest(args: argparse.Namespace) -> date:
    """The last day that has been: `--today` or SOURCE_DATE_EPOCH if given, else the real date (UTC).

    Later than `today` when the last commit is old: what a curator checked this morning is no
    slip of the finger.
    """
    return _given(args) or datetime.now(tz=UTC).date()


def real_day() -> date:
    """The day that it is (UTC), whatever day a command counts as today: what a person stamps is true."""
    return datetime.now(tz=UTC).date()


def _given(args: argparse.Namespace) -> date | None:
    if args.today is not None:
        return date.fromisoformat(str(args.today))
    return _day(os.environ.get("SOURCE_DATE_EPOCH", ""))


def _day(epoch: str) -> date | None:
    """The day of a number of seconds since 1970; None for what is no such number."""
    try:
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _last_commit(root: Path) -> str:
    try:
        shown = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],
            cwd=root, capture_output=True, text=True, check=False,
        )  # fmt: skip
    except OSError:  # no git on this machine
        return ""
    return shown.stdout.strip()


def load_or_tell(args: argparse.Namespace, root: Path) -> Catalogue | None:
    """The catalogue; or None after every problem has been printed to standard error."""
    try:
        return load(
            root, catalogue=args.catalogue, today=today(args, root), latest=latest(args),
            allow_private=args.allow_private, health=getattr(args, "health", None),
        )  # fmt: skip
    except CatalogueError as error:
        print(as_text(error.problems), file=sys.stderr)
        return None
