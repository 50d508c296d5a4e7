"""`hub build`: check, build aside, then swap. A failure of any kind leaves the last site as it was."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from datetime import time as clock
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from hub.catalogue import CatalogueError
from hub.catalogue.problems import as_text
from hub.cli import swap
from hub.cli.build_progress import BuildProgress
from hub.cli.common import FINE, PROBLEMS, WRONG_USE, add_common, build_day, latest, project_root
from hub.cli.minify import minify_site

# What a folder must hold to be a site of ours, which may be replaced.
_OURS: Final = ("404.html", "sitemap.xml", "cy/index.html", "en/index.html")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("build", help="build site/ from the catalogue and docs/")
    add_common(parser)
    parser.add_argument("--out", type=Path, metavar="DIR", help="build into DIR in place of site/")
    parser.add_argument("--health", type=Path, metavar="FILE", help="read this file in place of data/link-health.json")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Build the site."""
    root = project_root()
    out = (args.out or root / "site").resolve()
    if not may_replace(out):
        print(f"hub build: {out} holds something else than a built site; name a new folder.", file=sys.stderr)
        return WRONG_USE
    return FINE if build_or_tell(root, out, surroundings(args, root)) else PROBLEMS


def build_or_tell(root: Path, out: Path, environment: dict[str, str]) -> Any:
    """Build a site in place of the last one and say so; what `mkdocs_hooks.build` gives, or None when it failed."""
    started = time.monotonic()
    try:
        built = build_aside(root, out, environment)
    except CatalogueError as error:
        print(as_text(error.problems))
        print(_kept(out), file=sys.stderr)
        return None
    except (OSError, ValueError) as error:  # no room on the disk; a script that is none
        print(f"hub build: {error}\nThe build failed. {_kept(out)}", file=sys.stderr)
        return None
    print(f"Built {out} in {time.monotonic() - started:.1f} s.", file=sys.stderr)
    return built


def _kept(out: Path) -> str:
    return "Nothing was built. The last good site is as it was." if out.exists() else "Nothing was built."


def may_replace(out: Path) -> bool:
    """Whether a folder is not there, empty, or a site that was built before."""
    if not out.exists():
        return True
    if not out.is_dir():
        return False
    return not any(out.iterdir()) or all((out / name).is_file() for name in _OURS)


def surroundings(args: argparse.Namespace, root: Path) -> dict[str, str]:
    """The environment of a build: what the hook reads in place of arguments."""
    found = dict(os.environ)
    day = build_day(args, root)
    noon = datetime.combine(day, clock(12), UTC)
    found["HUB_TODAY"] = day.isoformat()
    found["HUB_LATEST"] = latest(args).isoformat()
    if not found.get("SOURCE_DATE_EPOCH"):
        found["SOURCE_DATE_EPOCH"] = str(int(noon.timestamp()))
    found["NO_MKDOCS_2_WARNING"] = "1"
    found["TZ"] = "UTC"
    files = (("HUB_CATALOGUE", args.catalogue), ("HUB_HEALTH", getattr(args, "health", None)))
    for name, value in files:
        if value is not None:
            found[name] = str(Path(value).resolve())
    if args.allow_private:
        found["HUB_ALLOW_PRIVATE"] = "1"
    return found


def build_aside(root: Path, out: Path, environment: dict[str, str]) -> Any:
    """Build next to `out`, then put it in its place; what `mkdocs_hooks.build` gives.

    Raises:
        CatalogueError: with every problem; nothing was built.
        OSError, ValueError: no room on the disk; a script that is none.

    """
    swap.finish_others(out)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # read when Material is loaded
    engine = import_module("mkdocs_hooks")  # here, as every other command works without MkDocs
    with tempfile.TemporaryDirectory(prefix=swap.prefix(), dir=out.parent) as folder, BuildProgress() as progress:
        fresh = Path(folder) / "fresh"
        built = engine.build(root, fresh, environment, progress)
        minify_site(root, fresh)
        (fresh / "sitemap.xml.gz").unlink(missing_ok=True)  # says nothing that sitemap.xml does not
        swap.whole(fresh, out, Path(folder))
    return built
