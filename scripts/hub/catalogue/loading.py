"""The door of the catalogue: every file read and checked, then one Catalogue or every Problem."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from hub.catalogue import across, rules, supporting
from hub.catalogue.health import read_health
from hub.catalogue.known import Known
from hub.catalogue.model import Catalogue, LeftOut, Resource
from hub.catalogue.opening import opened, shown_as
from hub.catalogue.problems import CatalogueError, Problem
from hub.catalogue.shown import shown_as_they_are
from hub.catalogue.vocabulary import vocabulary

# Nobody reads more; without an end, a file of 100,000 empty entries would be told of for a minute.
MOST_PROBLEMS: Final = 5000
SHOWN_AS_THEY_ARE: Final = ("helplines", "boards", "strategy")


def load(
    root: Path,
    *,
    today: date,
    catalogue: Path | None = None,
    allow_private: bool = False,
    health: Path | None = None,
    latest: date | None = None,
) -> Catalogue:
    """Everything curators know, as of `today`.

    `catalogue` takes the place of `resources.yaml`, `health` that of `data/link-health.json`.
    `latest` is the last day that has been, when that is not `today`: a curator enters what they
    checked today into a project whose last commit is a week old.

    Raises:
        CatalogueError: with every problem of every file.

    """
    problems: list[Problem] = []
    data = root / "data"
    words = vocabulary(data / "vocabulary.yaml", root, problems)
    publishers = supporting.publishers(data / "publishers.yaml", root, problems, allow_private=allow_private)
    left_out = supporting.left_out(data / "left-out.yaml", root, problems)
    terms, blame = supporting.terms(data / "terms.yaml", root, problems)
    shown = {name: shown_as_they_are(name, data, root, problems) for name in SHOWN_AS_THEY_ARE}
    found_health, health_problems = read_health(health or data / "link-health.json")
    actions = action_ids(shown["strategy"])
    known = Known(
        words, publishers, actions, words.documents,
        max(today, latest or today), allow_private,
    )  # fmt: skip
    own = root / "resources.yaml"
    file = catalogue or own
    is_own = shown_as(file, root) == shown_as(own, root)
    resources = _entries(file, root, known, left_out if is_own else (), problems)
    sought, subjects = supporting.search_words(data / "search-words.yaml", root, problems)
    problems += health_problems
    if any(problem.severity == "error" for problem in problems):
        raise CatalogueError(problems)
    return Catalogue(
        resources=resources, vocabulary=words, publishers=publishers, today=today,
        left_out=left_out if is_own else _not_in(resources, left_out),
        terms=terms, search_words=sought, subjects=subjects, blame_words=blame, actions=actions,
        health=found_health, data=shown,
    )  # fmt: skip


def _not_in(resources: tuple[Resource, ...], left_out: tuple[LeftOut, ...]) -> tuple[LeftOut, ...]:
    """What is left out, without what another catalogue lists: each id has one page."""
    listed = {name for resource in resources for name in (resource.id, *resource.also_known_as)}
    return tuple(row for row in left_out if row.id not in listed)


def _entries(
    path: Path,
    root: Path,
    known: Known,
    left_out: tuple[LeftOut, ...],
    problems: list[Problem],
) -> tuple[Resource, ...]:
    top = opened(path, root, problems, "resources")
    if top is None:
        return ()
    top.only(("resources",))
    top.need("resources")
    items = top.items("resources", least=1)
    resources: list[Resource] = []
    for item in items:
        if len(problems) > MOST_PROBLEMS:
            top.problem("too-many", item, "there may be more problems from here on", "correct those above first")
            break
        found = rules.resource(item, top.file, known, problems)
        if found is not None:
            resources.append(found)
    problems += across.together(items, top.file, left_out)
    return tuple(resources)


def action_ids(strategy: Mapping[str, Any]) -> frozenset[str]:
    """The ids of the Delivery Plan's actions and of the earlier plan's."""
    return frozenset(
        str(action["id"])
        for key in ("actions", "earlier_actions")
        for action in strategy.get(key) or ()
        if isinstance(action, dict) and "id" in action
    )
