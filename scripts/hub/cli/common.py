"""What every command shares: its options, its way to load the catalogue, its exit statuses."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from hub.catalogue import Catalogue, CatalogueError, load
from hub.catalogue.problems import as_text
from hub.days import day_of_epoch

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


def real_day() -> date:
    """The day that it is (UTC), whatever a command counts as today: what people stamp (`checked`, `confirmed`)."""
    return datetime.now(tz=UTC).date()


def today(args: argparse.Namespace, root: Path | None = None) -> date:  # noqa: ARG001 - several commands name it
    """The day that a command counts as today: `--today`, else SOURCE_DATE_EPOCH, else the real day."""
    return _given(args) or real_day()


def build_day(args: argparse.Namespace, root: Path) -> date:
    """The day that a site is built for: as `today`, but the last commit's in place of the real one where there is one.

    So a build can be repeated.
    """
    return _given(args) or _commit_day(root) or real_day()


def latest(args: argparse.Namespace) -> date:
    """The last day that something can have been checked on: the real day, or a later one that counts as today."""
    return max(_given(args) or real_day(), real_day())


def _given(args: argparse.Namespace) -> date | None:
    if args.today is not None:
        return date.fromisoformat(str(args.today))
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return day_of_epoch(epoch) if epoch else None


def _commit_day(root: Path) -> date | None:
    try:
        shown = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],
            cwd=root, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return day_of_epoch(shown.stdout.strip())
    except (OSError, CatalogueError):  # no git on this machine; no history here
        return None


def typed(words: str) -> str:
    """A command as a person can type it here: `hub check`, or `.venv/bin/hub check` when `hub` is not on the path."""
    started = Path(sys.argv[0])
    if started.name == "__main__.py":
        name = f"{_nearby(Path(sys.executable))} -m hub"
    elif (found := shutil.which("hub")) and Path(found).resolve() == started.resolve():
        name = "hub"
    else:
        name = _nearby(started) if started.name == "hub" else "hub"
    return f"{name} {words}"


def _nearby(path: Path) -> str:
    """A path from where the person stands, where that is shorter."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return str(path)


def load_or_tell(args: argparse.Namespace, root: Path) -> Catalogue | None:
    """The catalogue; or None after every problem has been printed to standard error."""
    try:
        return load(
            root, catalogue=args.catalogue, today=today(args), latest=latest(args),
            allow_private=args.allow_private, health=getattr(args, "health", None),
        )  # fmt: skip
    except CatalogueError as error:
        print(as_text(error.problems), file=sys.stderr)
        return None
