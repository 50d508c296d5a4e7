"""Which addresses are new or changed since a revision: what a pull request must answer for."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from hub.checks.links.ask.addresses import Use

_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>}\]]+")


class RevisionError(Exception):
    """The revision, or the file at it, is not there. The message says which."""


def addresses_at(root: Path, revision: str, file: Path) -> frozenset[str]:
    """Every address that stood in the catalogue and the data files at a revision.

    Raises:
        RevisionError: Git does not know the revision.

    """
    if revision.startswith("-"):
        message = f"{revision!r} is not a revision"
        raise RevisionError(message)
    if _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") is None:
        message = f"Git does not know the revision {revision!r}"
        raise RevisionError(message)
    try:
        name = file.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        name = "resources.yaml"
    listed = (_git(root, "ls-tree", "-r", "--name-only", revision, "data") or "").splitlines()
    wanted = [name, *(path for path in listed if path.endswith((".yaml", ".yml")))]
    texts = (_git(root, "show", f"{revision}:{path}") or "" for path in wanted)
    return frozenset(found.rstrip(",") for text in texts for found in _ADDRESS.findall(text))


def new_uses(uses: Iterable[Use], before: frozenset[str]) -> tuple[Use, ...]:
    """The uses whose address did not stand there before."""
    return tuple(use for use in uses if use.url not in before and use.url.rstrip(",") not in before)


def _git(root: Path, *arguments: str) -> str | None:
    shown = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False, timeout=60)
    return shown.stdout.decode("utf-8", "replace") if shown.returncode == 0 else None
