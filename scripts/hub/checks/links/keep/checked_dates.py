"""Stamping the date of a person's look into the catalogue's own text, and touching nothing else."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_CHECKED: Final = re.compile(r"(\bchecked:\s*[\"']?)(\d{4}-\d\d-\d\d)")


def stamped(text: str, name: str, urls: frozenset[str], today: date) -> str:
    """The text with `checked` of that entry's versions at those addresses set to today."""
    lines = text.splitlines(keepends=True)
    begin = next((n for n, line in enumerate(lines) if _names(line, name)), None)
    if begin is None:
        return text
    indent = _indent(lines[begin])
    end = next(
        (n for n in range(begin + 1, len(lines)) if lines[n].strip() and not lines[n].lstrip().startswith("#")
         and _indent(lines[n]) <= indent), len(lines),
    )  # fmt: skip
    for first, last in _items(lines, begin + 1, end):
        item = "".join(lines[first:last])
        if any(re.search(re.escape(url) + r"(?=[\s\"'},]|$)", item) for url in urls):
            new = _CHECKED.sub(rf"\g<1>{today.isoformat()}", item, count=1)
            lines[first:last] = _same_number_of_lines(new, last - first)
    return "".join(lines)


def _names(line: str, name: str) -> bool:
    return re.match(rf"\s*-\s+id:\s*[\"']?{re.escape(name)}[\"']?\s*(#.*)?$", line) is not None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _items(lines: list[str], begin: int, end: int) -> list[tuple[int, int]]:
    """First and last-but-one line of every list item inside an entry."""
    starts = [n for n in range(begin, end) if lines[n].lstrip().startswith("- ")]
    return list(zip(starts, [*starts[1:], end], strict=True))


def _same_number_of_lines(text: str, count: int) -> list[str]:
    lines = text.splitlines(keepends=True)
    return lines + [""] * (count - len(lines))
