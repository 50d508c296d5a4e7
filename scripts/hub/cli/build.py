"""`hub build`: check, build aside, then swap. A failure of any kind leaves the last good site as it was."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hub.building import prepare_check
from hub.catalogue import CatalogueError
from hub.catalogue.problems import as_text
from hub.cli.common import FINE, PROBLEMS, add_common, project_root, today


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
    started = time.monotonic()
    environment = surroundings(args, root)
    try:
        prepare_check(root, environment)
    except CatalogueError as error:
        print(as_text(error.problems))
        print("Nothing was built.", file=sys.stderr)
        return PROBLEMS
    said = build_aside(root, out, environment)
    if said is not None:
        print(said, file=sys.stderr)
        print(f"The build failed. {'The last good site is as it was.' if out.exists() else 'Nothing was built.'}", file=sys.stderr)
        return PROBLEMS
    print(f"Built {out} in {time.monotonic() - started:.1f} s.", file=sys.stderr)
    return FINE


def surroundings(args: argparse.Namespace, root: Path) -> dict[str, str]:
    """The environment of a build: what the hook reads in place of arguments."""
    found = dict(os.environ)
    day = today(args, root)
    found["HUB_TODAY"] = day.isoformat()
    found.setdefault("SOURCE_DATE_EPOCH", str(int(time.mktime((day.year, day.month, day.day, 12, 0, 0, 0, 0, 0)))))
    found["NO_MKDOCS_2_WARNING"] = "1"
    found["TZ"] = "UTC"
    for name, value in (("HUB_CATALOGUE", args.catalogue), ("HUB_HEALTH", getattr(args, "health", None))):
        if value is not None:
            found[name] = str(Path(value).resolve())
    if args.allow_private:
        found["HUB_ALLOW_PRIVATE"] = "1"
    return found


def build_aside(root: Path, out: Path, environment: dict[str, str]) -> str | None:
    """Build next to `out`, then put it in its place; what MkDocs said if it failed."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".hub-build-", dir=out.parent) as folder:
        fresh = Path(folder) / "site"
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(fresh)],
            cwd=root, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode != 0:
            return (done.stdout + done.stderr).strip()
        (fresh / "sitemap.xml.gz").unlink(missing_ok=True)  # says nothing that sitemap.xml does not
        swap(fresh, out, Path(folder) / "old")
    return None


def swap(fresh: Path, out: Path, old: Path) -> None:
    """Put the fresh site in place of the old one; two renames, so a reader never meets half a site."""
    if out.exists():
        out.rename(old)
    try:
        fresh.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)
