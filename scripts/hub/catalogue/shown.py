"""Files that pages show as they are: helplines, boards, strategy. Read as plain values.

What the facts in them must obey is in `evidence`; here stand the keys that their rows must have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from hub.catalogue.evidence import check_evidence
from hub.catalogue.fields import Fields
from hub.catalogue.opening import opened
from hub.catalogue.problems import Problem
from hub.catalogue.reader import Node, walk
from hub.catalogue.values import is_null
from hub.languages import Text

# file → list → the keys that each of its rows must have.
ROWS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "helplines": {
        "helplines": ("id", "order", "group", "name", "who_for", "evidence", "confirmed", "shown"),
    },
    "boards": {"boards": ("id", "order", "region", "name", "authorities", "evidence")},
    "strategy": {
        "objectives": ("id", "order", "title", "summary", "source"),
        "sections": ("id", "title", "outcomes", "source"),
        "actions": ("id", "section", "title", "lead", "steps", "source"),
        "planned": ("id", "action", "title", "status", "source"),
        "crossover": ("id", "title", "source"),
        "earlier_actions": ("id", "title", "source"),
        "delivered": ("id", "text", "source"),
        "progress": ("id", "date", "text"),
    },
}
_WHOLE: Final = re.compile(r"-?(0|[1-9]\d{0,8})")


def shown_as_they_are(name: str, data: Path, root: Path, problems: list[Problem]) -> Any:
    """A data file as plain values: each map of `cy` and `en` becomes a Text and has both sides."""
    top = opened(data / f"{name}.yaml", root, problems)
    if top is None:
        return {}
    before = len(problems)
    for list_name, needed in ROWS[name].items():
        _rows(top, list_name, needed)
    for each in walk(top.node):
        for key, (_, value) in (each.entries or {}).items():
            if _is_pair(value):
                Fields(each, top.file, problems, _about(each)).text(key, may_be_alike=True)
    check_evidence(top)
    return _plain(top.node) if len(problems) == before else _sound_part(top.node, ROWS[name])


def _sound_part(node: Node, lists: Mapping[str, Any]) -> Any:
    """The lists of a faulty file, so that what refers to their ids is not called unknown besides."""
    return {
        name: [_plain(item) for item in value.items or () if item.entries is not None]
        for name, (_, value) in (node.entries or {}).items()
        if name in lists
    }


def _rows(top: Fields, name: str, needed: tuple[str, ...]) -> None:
    top.need(name)
    met: dict[str, int] = {}
    for item in top.items(name, least=1):
        if item.entries is None:
            top.problem("wrong-type", item, f"a row of `{name}` is {item.kind()}", "write {id: …}")
            continue
        row = Fields(item, top.file, top.problems, _about(item))
        row.need(*needed)
        _identity(row, met)
        for key in ("shown", "hub"):
            row.boolean(key)
        for key in ("order", "section"):
            row.whole(key, 0, 100_000)
        row.date("confirmed")


def _identity(row: Fields, met: dict[str, int]) -> None:
    """Note an id that is empty or stands twice; ids of actions are numbers in quotes."""
    node = row.present("id", "an id")
    if node is None or not node.words:
        return
    if node.words in met:
        what = f"the id `{node.words}` is already used on line {met[node.words]}"
        row.problem("duplicate-id", node, what, "choose another id")
    met.setdefault(node.words, node.line)


def _about(node: Node) -> str:
    found = (node.entries or {}).get("id")
    return (found[1].words or "") if found else ""


def _is_pair(node: Node) -> bool:
    entries = node.entries or {}
    return bool(entries.keys() & {"cy", "en"}) and all(_is_side(*each) for each in _values(entries))


def _values(entries: Mapping[str, tuple[Node, Node]]) -> Iterator[tuple[str, Node]]:
    for key, (_, value) in entries.items():
        yield key, value


def _is_side(key: str, value: Node) -> bool:
    """Whether this may be a side of a text: words, and not an address of each language."""
    known = key in {"cy", "en", "same_in_both"}
    return known and value.words is not None and not value.words.startswith(("https:", "http:"))


def _plain(node: Node) -> Any:
    if node.items is not None:
        return [_plain(item) for item in node.items]
    if node.entries is None:
        return _scalar(node.words or "", quoted=node.quoted)
    if _is_pair(node):
        sides = {key: value.words for key, value in _values(node.entries)}
        return Text(sides.get("cy"), sides.get("en"))
    return {key: _plain(value) for key, value in _values(node.entries)}


def _scalar(words: str, *, quoted: bool) -> str | int | bool | None:
    if quoted:
        return words
    if is_null(words, quoted=quoted):
        return None
    if words in {"true", "false"}:
        return words == "true"
    return int(words) if _WHOLE.fullmatch(words) else words
