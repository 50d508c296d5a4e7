"""What the link check last found, as the catalogue needs it: one `Health` for each address.

The file `data/link-health.json` is written by `hub links`. A file that cannot be read fails the build:
without it every link that was withdrawn would come back without a word.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hub.catalogue import records
from hub.catalogue.model import Health
from hub.catalogue.problems import Problem
from hub.schema import LinkHealth
from hub.schema.faults import Known


def read_health(path: Path, root: Path) -> tuple[dict[str, Health], list[Problem]]:
    """Every address with what was last found there, and what is wrong with the file. Raises nothing.

    A file that does not exist is no problem: nothing has been checked yet. Where an address serves
    one language well and another not, the bad one stands under `"<address> <language>"` besides;
    `health_of` knows.
    """
    problems: list[Problem] = []
    if not path.exists():
        return {}, problems
    node = records.read_nodes(path, root, problems)
    file = records.shown_as(path, root)
    document = records.record(LinkHealth, node, file, Known(), problems) if node is not None else None
    found: dict[str, Health] = {}
    for url, link in (document.links if document else {}).items():
        checked = link.checked or (document.checked if document else None)
        found[url] = Health(link.state, link.since, checked, link.reason, link.archive, link.confirmed)
        for language in link.wrong_for:
            found[f"{url} {language}"] = Health("wrong-language", link.since, checked, link.reason)
    return found, problems


def health_of(health: Mapping[str, Health], url: str, language: str) -> Health | None:
    """What is known of an address offered in a language: the language's own finding first."""
    return health.get(f"{url} {language}") or health.get(url)


def is_broken(health: Health | None) -> bool:
    """Whether the link is shown with a mark, and an archived copy if one is known."""
    return health is not None and health.state in {"broken", "soft-404"}


def read_document(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """The file as plain values, or an empty one and the problems. Raises nothing."""
    _, problems = read_health(path, path.parent.parent)
    if problems or not path.exists():
        return {}, problems
    return dict(json.loads(path.read_text(encoding="utf-8"))), problems
