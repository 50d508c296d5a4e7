"""The door of the catalogue: every file read and checked, then one Catalogue or every Problem at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from hub.catalogue import across, rules, supporting
from hub.catalogue.fields import Fields
from hub.catalogue.health import read_health
from hub.catalogue.model import Catalogue, Resource
from hub.catalogue.problems import CatalogueError, Problem
from hub.catalogue.reader import read

SHOWN_AS_THEY_ARE: Final = ("helplines", "boards", "strategy")


def load(
    root: Path,
    *,
    today: date,
    catalogue: Path | None = None,
    allow_private: bool = False,
    health: Path | None = None,
) -> Catalogue:
    """Everything curators know, as of `today`.

    `catalogue` takes the place of `resources.yaml`, `health` that of `data/link-health.json`.

    Raises:
        CatalogueError: with every problem of every file.

    """
    problems: list[Problem] = []
    data = root / "data"
    vocabulary, documents = supporting.vocabulary(data / "vocabulary.yaml", root, problems)
    publishers = supporting.publishers(data / "publishers.yaml", root, problems, allow_private=allow_private)
    left_out = supporting.left_out(data / "left-out.yaml", root, problems)
    terms, blame = supporting.terms(data / "terms.yaml", root, problems)
    shown = {name: supporting.shown_as_they_are(data / f"{name}.yaml", root, problems) for name in SHOWN_AS_THEY_ARE}
    found_health, health_problems = read_health(health or data / "link-health.json")
    actions = action_ids(shown["strategy"])
    known = rules.Known(vocabulary, publishers, actions, documents, today, allow_private)
    file = catalogue or root / "resources.yaml"
    resources, file_problems = _entries(file, _shown(file, root), known, left_out if catalogue is None else ())
    problems += [*health_problems, *file_problems]
    if any(problem.severity == "error" for problem in problems):
        raise CatalogueError(problems)
    return Catalogue(
        resources=resources, vocabulary=vocabulary, publishers=publishers, today=today,
        left_out=left_out, terms=terms, blame_words=blame, actions=actions, health=found_health, data=shown,
    )  # fmt: skip


def _shown(file: Path, root: Path) -> str:
    """The file's name in problems: from the project's folder when it lies there, else as it was given."""
    try:
        return file.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return str(file)


def _entries(
    path: Path, file: str, known: rules.Known, left_out: tuple[Any, ...]
) -> tuple[tuple[Resource, ...], list[Problem]]:
    node, problems = read(path, file)
    if node is None:
        return (), problems
    if node.entries is None:
        problems.append(Problem("wrong-type", node.place(file), f"the file is {node.kind()}", "begin it with `resources:`"))
        return (), problems
    top = Fields(node, file, problems)
    top.only(("resources",))
    top.need("resources")
    items = top.items("resources", least=1)
    resources = [found for item in items if (found := rules.resource(item, file, known, problems))]
    problems += across.together(items, file, left_out)
    return tuple(resources), problems


def action_ids(strategy: Mapping[str, Any]) -> frozenset[str]:
    """The ids of the Delivery Plan's actions and of the earlier plan's."""
    return frozenset(
        str(action["id"])
        for key in ("actions", "earlier_actions")
        for action in strategy.get(key) or ()
        if isinstance(action, dict) and "id" in action
    )
