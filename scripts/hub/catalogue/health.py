"""What the link check last found, as the catalogue needs it: one `Health` for each address.

The file `data/link-health.json` is written by `hub links`; how links are checked is in `checks/links`.
A bad file never stops a build: what cannot be read is told as a problem and left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, get_args

from hub.catalogue.model import DANGER, Health, Place, State
from hub.catalogue.problems import Problem

_STATES: Final = frozenset(get_args(State))
_FIX: Final = "take the file back from Git, or delete it and run `hub links`"
LARGEST: Final = 20_000_000  # bytes; 4,000 addresses take about 2 million


def read_health(path: Path) -> tuple[dict[str, Health], list[Problem]]:
    """Every address with what was last found there, and what is wrong with the file. Raises nothing.

    A file that does not exist is no problem: nothing has been checked yet. Where an address serves
    one language well and another not, the bad one stands under `"<address> <language>"` besides;
    `health_of` knows.
    """
    document, problems = read_document(path)
    found: dict[str, Health] = {}
    last = _date(document.get("checked"))
    links = document.get("links")
    for url, record in (links if isinstance(links, Mapping) else {}).items():
        if not isinstance(record, Mapping) or record.get("state") not in _STATES:
            problems.append(_problem(path, f"the record of {url} has no known state"))
            continue
        found[url] = _health(record, last)
        wrong_for = record.get("wrong_for")
        for language in wrong_for if isinstance(wrong_for, list) else ():
            found[f"{url} {language}"] = Health(
                "wrong-language",
                since=found[url].since,
                checked=found[url].checked,
                reason=found[url].reason,
            )
    return found, problems


def read_document(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """The file as it stands, or an empty one and the problem. Raises nothing."""
    try:
        if path.stat().st_size > LARGEST:
            return {}, [_problem(path, "the file is too large to be read")]
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, []
    except json.JSONDecodeError as error:
        return {}, [_problem(path, f"not JSON: {error.msg}", error.lineno, error.colno)]
    except (OSError, ValueError, RecursionError) as error:
        return {}, [_problem(path, f"cannot be read ({type(error).__name__})")]
    if not isinstance(document, dict) or not isinstance(document.get("links", {}), dict):
        return {}, [_problem(path, "not a record of links")]
    return document, []


def health_of(health: Mapping[str, Health], url: str, language: str) -> Health | None:
    """What is known of an address offered in a language: the language's own finding first."""
    return health.get(f"{url} {language}") or health.get(url)


def is_withdrawn(health: Health | None) -> bool:
    """Whether the public must not be given this link: the page may be somebody else's now."""
    return health is not None and health.state in DANGER


def is_broken(health: Health | None) -> bool:
    """Whether the link is shown with a mark, and an archived copy if one is known."""
    return health is not None and health.state in {"broken", "soft-404"}


def _health(record: Mapping[str, Any], last: date | None) -> Health:
    archive = record.get("archive")
    return Health(
        state=str(record["state"]),
        since=_date(record.get("since")),
        checked=_date(record.get("checked")) or last,
        reason=str(record.get("reason", "")),
        archive=archive if isinstance(archive, str) and archive.startswith("https://") else None,
    )


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _problem(path: Path, what: str, line: int = 1, column: int = 1) -> Problem:
    return Problem("link-health", Place(str(path), line, column), what, _FIX, severity="warning")
