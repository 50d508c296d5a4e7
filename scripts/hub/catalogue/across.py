"""What the entries of the catalogue must obey together: ids, names, successors."""

from __future__ import annotations

from collections.abc import Iterable

from hub.catalogue.fields import nearest
from hub.catalogue.model import LeftOut, Place
from hub.catalogue.problems import Problem
from hub.catalogue.reader import Node


def _words(node: Node | None) -> str | None:
    return None if node is None else node.words


def _value(entry: Node, key: str) -> Node | None:
    found = (entry.entries or {}).get(key)
    return found[1] if found else None


def together(entries: Iterable[Node], file: str, left_out: Iterable[LeftOut]) -> list[Problem]:
    """Every problem between entries, read from the nodes so that a faulty entry still counts."""
    nodes = [entry for entry in entries if entry.entries is not None]
    problems: list[Problem] = []
    ids: dict[str, Node] = {}
    for entry in nodes:
        node = _value(entry, "id")
        name = _words(node)
        if node is None or name is None:
            continue
        if name in ids:
            problems.append(Problem("duplicate-id", Place(file, node.line, node.column),
                                    f"the id `{name}` is already used on line {ids[name].line}",
                                    "choose another id, or merge the two entries", name))  # fmt: skip
        else:
            ids[name] = node
    problems += _names(nodes, file, ids)
    problems += _successors(nodes, file, ids)
    problems += [
        Problem("left-out", Place(file, ids[out.id].line, ids[out.id].column),
                "the id also stands in data/left-out.yaml", "remove one of the two", out.id)
        for out in left_out if out.id in ids
    ]  # fmt: skip
    return problems


def _names(nodes: list[Node], file: str, ids: dict[str, Node]) -> list[Problem]:
    problems: list[Problem] = []
    taken: dict[str, int] = {}
    for entry in nodes:
        about = _words(_value(entry, "id")) or ""
        listed = _value(entry, "also_known_as")
        for node in (listed.items or []) if listed else []:
            name = node.words or ""
            place = Place(file, node.line, node.column)
            if name in ids:
                problems.append(Problem("also-known-as", place,
                                        f"`{name}` is also an id (line {ids[name].line})",
                                        "remove it here, or merge the entries", about))  # fmt: skip
            elif name in taken:
                problems.append(Problem("also-known-as", place,
                                        f"`{name}` already stands under `also_known_as` on line {taken[name]}",
                                        "keep one of the two", about))  # fmt: skip
            taken.setdefault(name, node.line)
    return problems


def _successors(nodes: list[Node], file: str, ids: dict[str, Node]) -> list[Problem]:
    problems: list[Problem] = []
    leads: dict[str, tuple[str, Node]] = {}
    for entry in nodes:
        node = _value(entry, "superseded_by")
        name, about = _words(node), _words(_value(entry, "id")) or ""
        if node is None or not name or name in {"null", "~"}:
            continue
        if name not in ids:
            problems.append(Problem("superseded-by", Place(file, node.line, node.column),
                                    f"`superseded_by` names `{name}`, which is not an entry{nearest(name, ids)}",
                                    "use the id of an entry", about))  # fmt: skip
        else:
            leads[about] = (name, node)
    for about, (_, node) in leads.items():
        met, step = {about}, leads[about][0]
        while step in leads and step not in met:
            met.add(step)
            step = leads[step][0]
        if step == about and len(met) > 1:
            problems.append(Problem("superseded-by", Place(file, node.line, node.column),
                                    "following `superseded_by` leads round in a circle",
                                    "let the newest entry supersede the others", about))  # fmt: skip
    return problems
