"""MkDocs in a process of its own, which may be started before there is anything to build.

`python -m hub.cli.builder` loads everything that a build needs, then waits for one line of JSON on its input:
the environment and the folder to build into. `hub serve` keeps one waiting, so that an edit is seen sooner.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Final

# What MkDocs loads once it has read its configuration.
_NEEDED: Final = ("mkdocs.__main__", "mkdocs.commands.build", "mkdocs_static_i18n.plugin", "hub.building")


def start(root: Path, environment: Mapping[str, str]) -> subprocess.Popen[str]:
    """A process that will build the site of a project when it is told to."""
    return subprocess.Popen(
        [sys.executable, "-m", "hub.cli.builder"], cwd=root, env=dict(environment),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )  # fmt: skip


def tell(process: subprocess.Popen[str], environment: Mapping[str, str], out: Path) -> None:
    """Let it build into a folder, in this environment.

    Raises:
        OSError: it has come to an end.

    """
    if process.stdin is None:
        raise OSError(process.pid)
    process.stdin.write(json.dumps({"environment": dict(environment), "out": str(out)}) + "\n")
    process.stdin.close()
    process.stdin = None  # so that `communicate` leaves it alone


def main() -> None:
    """Load, wait, build."""
    for name in _NEEDED:
        import_module(name)
    line = sys.stdin.readline()
    if not line:
        return
    request = json.loads(line)
    os.environ.clear()
    os.environ.update(request["environment"])
    import_module("mkdocs.__main__").cli(["build", "--strict", "--site-dir", request["out"]], prog_name="mkdocs")


if __name__ == "__main__":
    main()
