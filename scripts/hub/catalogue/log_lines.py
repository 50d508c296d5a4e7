"""Lines of a web server's log that hold a day, a status and a path, and nothing by which anybody could be found.

A line that holds more is refused, and so is its whole file: what must not be known is not read past.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import unquote

_PLAIN: Final = re.compile(r"(\S+) (\d{3}) (/\S*)")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
# What Caddy writes beside the three, which says nothing about anybody.
_OF_CADDY: Final = frozenset({"level", "logger", "msg", "ts", "request", "status"})
_OF_THREE: Final = frozenset({"day", "status", "path"})
_FOUND: Final = re.compile(r"\d{1,3}(\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:]*:[0-9a-f:]*|Mozilla|@", re.IGNORECASE)


class RefusedError(ValueError):
    """A line that holds something else: what, without repeating it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """That a page was asked for on a day, and whether it was there."""

    day: date
    status: int
    path: str


def read_line(line: str) -> Asked:
    """A line of nginx, Caddy or a host's drained log, as `hub headers` has them written.

    Raises:
        RefusedError: it holds more than a day, a status and a path, or cannot be read.

    """
    day, status, path = _of_json(line) if line.startswith("{") else _of_text(line)
    if not _DAY.fullmatch(day):
        message = "the day is not a day alone, such as 2026-11-30"
        raise RefusedError(message)
    if "?" in path or "#" in path:
        message = "the path holds what was searched for or chosen"
        raise RefusedError(message)
    if _FOUND.search(unquote(path)):
        message = "the path holds what looks like an address or a browser"
        raise RefusedError(message)
    try:
        return Asked(date.fromisoformat(day), int(status), unquote(path))
    except ValueError as error:
        message = "the day or the status is none"
        raise RefusedError(message) from error


def _of_text(line: str) -> tuple[str, str, str]:
    found = _PLAIN.fullmatch(line)
    if not found:
        message = "the line is not a day, a status and a path"
        raise RefusedError(message)
    return found[1], found[2], found[3]


def _of_json(line: str) -> tuple[str, str, str]:
    try:
        values: Any = json.loads(line)
    except ValueError as error:
        message = "the line is no JSON"
        raise RefusedError(message) from error
    if not isinstance(values, dict):
        message = "the line is no object"
        raise RefusedError(message)
    if set(values) == _OF_THREE:
        return str(values["day"]), str(values["status"]), str(values["path"])
    request = values.get("request")
    if set(values) <= _OF_CADDY and isinstance(request, dict) and set(request) == {"uri"}:
        return str(values.get("ts")), str(values.get("status")), str(request["uri"])
    message = "the line holds more than a day, a status and a path"
    raise RefusedError(message)
