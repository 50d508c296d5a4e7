"""What the entries of the catalogue must obey together: ids, names, successors.

Read from the nodes, so that an entry with other faults still counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hub.catalogue.model import Catalogue
from hub.catalogue.problems import Problem
from hub.catalogue.reviews import crowded, rules_of
from hub.catalogue.suggestions import nearest
from hub.catalogue.yaml_file import Node, read, shown
from hub.schema import LeftOut
from hub.schema.addresses import same_page


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry's id and the nodes that name others."""

    id: str
    status: str
    names: tuple[Node, ...]
    successor: Node | None


def together(top: Node, file: str, left_out: Iterable[LeftOut]) -> list[Problem]:
    """Every problem between the entries of the catalogue's file."""
    listed = _value(top, "resources")
    nodes = [entry for entry in (listed.items or () if listed else ()) if entry.entries is not None]
    ids: dict[str, Node] = {}
    problems: list[Problem] = []
    for entry in nodes:
        node = _value(entry, "id")
        if node is not None and node.words:
            ids.setdefault(node.words, node)
    read = [_entry(node) for node in nodes]
    out = {row.id for row in left_out}
    problems += _names(read, file, ids, out)
    problems += _successors(read, file, ids)
    problems += [_left_out(ids[name], file, name) for name in ids if name in out]
    problems += [each for each in _addresses(nodes, file) if each.severity == "error"]
    return problems


def shared_addresses(root: Path) -> list[Problem]:
    """Addresses that serve two works, with a reason: a warning, so that somebody asks now and then whether it is so."""
    top, _ = read(root / "resources.yaml", "resources.yaml")
    listed = _value(top, "resources") if top else None
    entries = [entry for entry in (listed.items or () if listed else ()) if entry.entries is not None]
    return [each for each in _addresses(entries, "resources.yaml") if each.severity == "warning"]


def _addresses(entries: Iterable[Node], file: str) -> Iterator[Problem]:
    """Addresses that an earlier version has already. What is withdrawn or superseded does not count."""
    met: dict[tuple[str, str], tuple[str, int, bool]] = {}
    told: set[str] = set()  # of an entry that stands twice nothing more is told
    for entry in entries:
        about, listed = shown(_words(entry, "id")), _value(entry, "versions")
        if _words(entry, "status") in {"withdrawn", "superseded"} or listed is None or about in told:
            continue
        told.add(about)
        own: dict[tuple[str, str], tuple[str, int, bool]] = {}
        for version in listed.items or ():
            node = version.get("url") if version.entries is not None else None
            if node is None or not node.words:
                continue
            page, is_shared = same_page(node.words), _value(version, "shared") is not None
            # One page may hold a work in both languages, and with an interpreter.
            of = " ".join([_words(version, "language"), *sorted(_items(version, "access"))])
            before = met.get((page, "")) or own.get((page, of))
            if before:
                yield _shared(node, file, about, *before[:2], excused=is_shared or before[2])
            own.setdefault((page, of), (about, node.line, is_shared))
        for (page, _), first in own.items():
            met.setdefault((page, ""), first)


def _shared(node: Node, file: str, about: str, other: str, line: int, *, excused: bool) -> Problem:
    what = f"the address stands on line {line} already, in {f'`{other}`' if other != about else 'this entry'}"
    fix = "merge the two, give each work its own address, or say under `shared` why one page serves both"
    if excused:
        return Problem(
            "duplicate-address", node.place(file), what, "look whether it still serves both", about, "warning"
        )
    return Problem("duplicate-address", node.place(file), what, fix, about)


def _value(entry: Node, key: str) -> Node | None:
    found = entry.get(key)
    return found if found is not None and not found.is_null() else None


def _words(entry: Node, key: str) -> str:
    node = _value(entry, key)
    return (node.words or "") if node else ""


def _items(entry: Node, key: str) -> list[str]:
    node = _value(entry, key)
    return [item.words or "" for item in node.items or ()] if node else []


def _entry(node: Node) -> _Entry:
    named = _value(node, "also_known_as")
    names = tuple(n for n in (named.items or []) if n.words) if named else ()
    return _Entry(_words(node, "id"), _words(node, "status"), names, _value(node, "superseded_by"))


def _left_out(node: Node, file: str, name: str) -> Problem:
    what = f"`{shown(name)}` also stands in data/left-out.yaml"
    return Problem("left-out", node.place(file), what, "remove one of the two", shown(name))


def _names(entries: Iterable[_Entry], file: str, ids: Mapping[str, Node], left_out: set[str]) -> list[Problem]:
    problems: list[Problem] = []
    taken: dict[str, tuple[str, int]] = {}
    for entry in entries:
        for node in entry.names:
            name, about = node.words or "", shown(entry.id)
            if name in left_out:
                problems.append(_left_out(node, file, name))
            if name in ids:
                what = f"`{shown(name)}` is also an id (line {ids[name].line})"
                fix = "remove it here, or merge the entries"
                problems.append(Problem("also-known-as", node.place(file), what, fix, about))
            elif name in taken and taken[name][0] != entry.id:
                what = f"`{shown(name)}` already stands under `also_known_as` on line {taken[name][1]}"
                problems.append(Problem("also-known-as", node.place(file), what, "keep one of the two", about))
            taken.setdefault(name, (entry.id, node.line))
    return problems


def _successors(entries: list[_Entry], file: str, ids: Mapping[str, Node]) -> list[Problem]:
    problems: list[Problem] = []
    leads: dict[str, tuple[str, Node]] = {}
    names = {node.words: entry.id for entry in entries for node in entry.names}
    withdrawn = {entry.id for entry in entries if entry.status == "withdrawn"}

    def note(node: Node, about: str, what: str, fix: str) -> None:
        problems.append(Problem("superseded-by", node.place(file), what, fix, shown(about)))

    for entry in entries:
        node = entry.successor
        if node is None or not node.words:
            continue
        name = node.words
        if name == entry.id:
            note(node, entry.id, "the entry supersedes itself", "name its successor")
        elif name in withdrawn:
            note(node, entry.id, f"`{shown(name)}` is withdrawn", "name an entry that is listed")
        elif name in ids:
            leads[entry.id] = (name, node)
        else:
            meant = f" (did you mean `{names[name]}`?)" if name in names else nearest(name, list(ids))
            what = f"`superseded_by` names `{shown(name)}`, which is not an entry{meant}"
            note(node, entry.id, what, "use the id of an entry")
    for about in _in_circles(leads):
        note(
            leads[about][1], about, "following `superseded_by` leads round in a circle",
            "let the newest entry supersede the others",
        )  # fmt: skip
    return problems


def _in_circles(leads: Mapping[str, tuple[str, Node]]) -> list[str]:
    """The ids from which one comes back to oneself; each step is taken once."""
    done: set[str] = set()
    found: list[str] = []
    for start in leads:
        way: dict[str, int] = {}
        step = start
        while step in leads and step not in done and step not in way:
            way[step] = len(way)
            step = leads[step][0]
        if step in way:
            found += [name for name, place in way.items() if place >= way[step]]
        done |= set(way)
    return found


def without_entry(catalogue: Catalogue, root: Path) -> list[Problem]:
    """Search words of resources that are not listed: a warning, since they do no harm."""
    known = {name for r in catalogue.resources for name in (r.id, *r.also_known_as)}
    file = "data/search-words.yaml"
    top, _ = read(root / file, file)
    listed = _value(top, "search_words") if top else None
    ids = [node for row in (listed.items or () if listed else ()) if (node := _value(row, "id"))]
    fix = "correct the id, or remove the row"
    return [
        Problem("unknown-id", node.place(file), f"no entry has the id `{node.words}`{nearest(node.words, known)}", fix,
                node.words, "warning")
        for node in ids
        if node.words and node.words not in known
    ]  # fmt: skip


def full_weeks(catalogue: Catalogue, root: Path) -> list[Problem]:
    """Weeks in which more reviews fall due than anybody can do: a warning, told once a week at its first entry."""
    found = crowded(catalogue)
    top, _ = read(root / "resources.yaml", "resources.yaml") if found else (None, [])
    listed = _value(top, "resources") if top else None
    places = {_words(row, "id"): row.get("review_by") for row in (listed.items or () if listed else ())}
    most = rules_of(catalogue).most_a_week
    return [
        Problem("full-week", node.place("resources.yaml"),
                f"{len(week.resources)} entries are due for review in the week of {week.monday}, more than {most}",
                "run `hub review --spread`", week.resources[0].id, "warning")
        for week in found
        if (node := places.get(week.resources[0].id)) is not None
    ]  # fmt: skip
