"""Putting a built site in place of the last one, whole or not at all; and tidying up after builds that were killed.

Everything is prepared in a folder beside the site, `.hub-build-<process>-…`. A whole site takes the old one's place by
two renames. A few files are first written beside it, then listed, then renamed one by one: from the moment that the
list stands, the next run completes what a killed one has begun.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_ASIDE: Final = ".hub-build-"
_LIST: Final = "list.json"
_OLD: Final = "old"
_TRIES: Final = 5  # two builds may end at the same moment


def prefix() -> str:
    """How the name of a folder of this process begins."""
    return f"{_ASIDE}{os.getpid()}-"


def whole(fresh: Path, out: Path, aside: Path) -> None:
    """Put a fresh site in place of the old one; two renames, so a reader never meets half a site.

    Raises:
        OSError: it could not be done; the old site is as it was.

    """
    for attempt in range(_TRIES):
        old = aside / f"{_OLD}{attempt or ''}" / out.name
        old.parent.mkdir(exist_ok=True)
        if out.exists():
            out.rename(old)
        try:
            fresh.rename(out)
        except OSError:
            if out.exists() and attempt < _TRIES - 1:  # another build was a moment earlier: take its place
                continue
            if old.exists():
                old.rename(out)
            raise
        shutil.rmtree(old, ignore_errors=True)
        return


def files(changed: Mapping[str, bytes | None], out: Path) -> None:
    """Put some files of a site in place of the old ones; None removes a file. All, or none until the next run.

    Raises:
        OSError: no room on the disk; the site is as it was.

    """
    with tempfile.TemporaryDirectory(prefix=prefix(), dir=out.parent) as folder:
        names: dict[str, str] = {}
        for number, (path, content) in enumerate(changed.items()):
            names[path] = "" if content is None else str(number)
            if content is not None:
                (Path(folder) / str(number)).write_bytes(content)
        listed = Path(folder) / f"{_LIST}.new"
        listed.write_text(json.dumps({"out": out.name, "files": names}), encoding="utf-8")
        listed.rename(Path(folder) / _LIST)
        _complete(Path(folder))


def _complete(folder: Path) -> None:
    """Rename every file of a list that has not been renamed yet."""
    listed = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    out = folder.parent / listed["out"]
    for path, name in listed["files"].items():
        target = out / path
        if not name:
            target.unlink(missing_ok=True)
        elif (folder / name).exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            (folder / name).replace(target)


def finish_others(out: Path) -> None:
    """Tidy up after builds that were killed: what was to be put in place is, a site that was lost comes back."""
    out.parent.mkdir(parents=True, exist_ok=True)
    for folder in out.parent.glob(f"{_ASIDE}*"):
        if _is_running(folder.name.removeprefix(_ASIDE).split("-")[0]):
            continue
        old = folder / _OLD / out.name
        if old.is_dir() and not out.exists():
            old.rename(out)
        if (folder / _LIST).is_file() and out.exists():
            _complete(folder)
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
