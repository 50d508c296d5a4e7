"""Opening one of the project's own data files: its root map, or the problems that it has."""

from __future__ import annotations

from pathlib import Path

from hub.catalogue.fields import Fields
from hub.catalogue.problems import Problem
from hub.catalogue.reader import read, shown


def shown_as(path: Path, root: Path) -> str:
    """A file's name in problems: from the project's folder if it lies there, else as it was given."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):
        return shown(str(path), 300)


def opened(path: Path, root: Path, problems: list[Problem], first: str = "key") -> Fields | None:
    """The keys of a project file, or None when it is no map. `first`: the key that it begins with."""
    file = shown_as(path, root)
    node, found = read(path, file)
    problems += found
    if node is None:
        return None
    if node.entries is None:
        what = f"the file is {node.kind()}"
        problems.append(Problem("wrong-type", node.place(file), what, f"begin it with `{first}:`"))
        return None
    return Fields(node, file, problems)
