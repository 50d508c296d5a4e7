"""`hub build`: check, build aside, then swap. A failure of any kind leaves the last site as it was."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from datetime import time as clock
from pathlib import Path
from typing import Final

from hub.building import prepare_check
from hub.catalogue import CatalogueError
from hub.catalogue.problems import as_text
from hub.cli import builder
from hub.cli.common import FINE, PROBLEMS, WRONG_USE, add_common, latest, project_root, today
from hub.cli.smaller import slim

# What a folder must hold to be a site of ours, which may be replaced.
_OURS: Final = ("404.html", "sitemap.xml", "cy/index.html", "en/index.html")
_ASIDE: Final = ".hub-build-"
# A problem in our own words, among everything that MkDocs says.
_PROBLEM: Final = re.compile(r"^\S+:\d+:\d+ \[[a-z-]+\] .+$", re.MULTILINE)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("build", help="build site/ from the catalogue and docs/")
    add_common(parser)
    parser.add_argument("--out", type=Path, metavar="DIR", help="build into DIR in place of site/")
    parser.add_argument("--health", type=Path, metavar="FILE", help="read this file in place of data/link-health.json")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, waiting: subprocess.Popen[str] | None = None) -> int:
    """Build the site, with a process of `builder.start` if one waits."""
    root = project_root()
    out = (args.out or root / "site").resolve()
    if not may_replace(out):
        print(f"hub build: {out} holds something else than a built site; name a new folder.", file=sys.stderr)
        return WRONG_USE
    started = time.monotonic()
    environment = surroundings(args, root)
    try:
        said = build_aside(root, out, environment, waiting)
    except CatalogueError as error:
        print(as_text(error.problems))
        print("Nothing was built.", file=sys.stderr)
        return PROBLEMS
    except (OSError, ValueError) as error:  # no room on the disk; two pages with one address
        said = f"hub build: {error}"
    if said is not None:
        kept = "The last good site is as it was." if out.exists() else "Nothing was built."
        print(f"{said}\nThe build failed. {kept}", file=sys.stderr)
        return PROBLEMS
    print(f"Built {out} in {time.monotonic() - started:.1f} s.", file=sys.stderr)
    return FINE


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
    day = today(args, root)
    noon = datetime.combine(day, clock(12), UTC)
    found["HUB_TODAY"] = day.isoformat()
    found["HUB_LATEST"] = latest(args).isoformat()
    found.setdefault("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    found["NO_MKDOCS_2_WARNING"] = "1"
    found["TZ"] = "UTC"
    files = (("HUB_CATALOGUE", args.catalogue), ("HUB_HEALTH", getattr(args, "health", None)))
    for name, value in files:
        if value is not None:
            found[name] = str(Path(value).resolve())
    if args.allow_private:
        found["HUB_ALLOW_PRIVATE"] = "1"
    return found


def build_aside(
    root: Path, out: Path, environment: dict[str, str], waiting: subprocess.Popen[str] | None = None
) -> str | None:
    """Build next to `out`, then put it in its place; what was said if it failed: our own problems, else all of it.

    While MkDocs works, the catalogue is checked here, so that its problems are told without MkDocs' words around them.

    Raises:
        CatalogueError: with every problem; nothing was built.
        OSError, ValueError: no room on the disk; two pages with one address; a script that is none.

    """
    out.parent.mkdir(parents=True, exist_ok=True)
    clear_leftovers(out)
    prefix = f"{_ASIDE}{os.getpid()}-"
    with tempfile.TemporaryDirectory(prefix=prefix, dir=out.parent) as folder:
        fresh = Path(folder) / "fresh"
        building = waiting if waiting and waiting.poll() is None else builder.start(root, environment)
        try:
            builder.tell(building, environment, fresh)
            prepare_check(root, environment)
            said, _ = building.communicate()
        finally:
            building.kill()
            building.wait()
        if building.returncode != 0:
            return "\n".join(_PROBLEM.findall(said)) or said.strip()
        slim(root, fresh)
        (fresh / "sitemap.xml.gz").unlink(missing_ok=True)  # says nothing that sitemap.xml does not
        swap(fresh, out, Path(folder) / out.name / "old")
    return None


def swap(fresh: Path, out: Path, old: Path) -> None:
    """Put the fresh site in place of the old one; two renames, so a reader never meets half a site."""
    old.parent.mkdir(parents=True, exist_ok=True)
    if out.exists():
        out.rename(old)
    try:
        fresh.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def clear_leftovers(out: Path) -> None:
    """Tidy up after builds that were killed; a site that was lost between two renames comes back."""
    for folder in out.parent.glob(f"{_ASIDE}*"):
        if _is_running(folder.name.removeprefix(_ASIDE).split("-")[0]):
            continue
        old = folder / out.name / "old"
        if old.is_dir() and not out.exists():
            old.rename(out)
        shutil.rmtree(folder, ignore_errors=True)


def _is_running(number: str) -> bool:
    if os.name != "posix":
        return True  # elsewhere nothing can be asked without harm
    try:
        os.kill(int(number), 0)  # asks only
    except (ValueError, ProcessLookupError):
        return False
    except OSError:
        return True  # somebody else's
    return True
