"""The door of the catalogue: every file read and checked, then one Catalogue or every Problem."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from hub.catalogue import cross_checks, doorways, records
from hub.catalogue.changelog import read_changes
from hub.catalogue.interface_words import check_interface_words
from hub.catalogue.link_health import read_health
from hub.catalogue.model import Catalogue, Vocabulary
from hub.catalogue.problems import CatalogueError, Problem
from hub.catalogue.yaml_file import Node
from hub.schema import (
    AcceptedWarnings,
    Asking,
    Boards,
    Doorway,
    DoorwaySentences,
    EasyRead,
    FinderFile,
    Helplines,
    LeftOut,
    LeftOutFile,
    Publishers,
    Record,
    RefusedAddresses,
    Requirements,
    Resource,
    Resources,
    ReviewRules,
    SearchWordsFile,
    ShortAddresses,
    Signed,
    Situations,
    StrategyFile,
    Terms,
    VocabularyFile,
)
from hub.schema.faults import Known
from hub.schema.vocabulary import VOCABULARIES

R = TypeVar("R", bound=Record)
# Each file of `data/` with its record, in the order in which they are told of.
FILES: Final[Mapping[str, type[Record]]] = {
    "vocabulary": VocabularyFile,
    "publishers": Publishers,
    "strategy": StrategyFile,
    "helplines": Helplines,
    "situations": Situations,
    "doorways": DoorwaySentences,
    "easy-read": EasyRead,
    "signed": Signed,
    "boards": Boards,
    "requirements": Requirements,
    "review": ReviewRules,
    "terms": Terms,
    "short-addresses": ShortAddresses,
    "left-out": LeftOutFile,
    "search-words": SearchWordsFile,
    "asking": Asking,
    "finder": FinderFile,
    "warnings-reviewed": AcceptedWarnings,
    "refused-addresses": RefusedAddresses,
}
# A project need not have these.
_OPTIONAL: Final = frozenset(
    {
        "asking",
        "doorways",
        "easy-read",
        "finder",
        "refused-addresses",
        "requirements",
        "search-words",
        "short-addresses",
        "signed",
        "situations",
        "warnings-reviewed",
    }
)


@dataclass(frozen=True, slots=True)
class Read:
    """Every file of a project as nodes and as a record; a file with problems has no record."""

    root: Path
    problems: list[Problem]
    nodes: dict[str, Node] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)

    def file(self, name: str) -> str:
        """The name of a file in problems."""
        return f"data/{name}.yaml"

    def of(self, kind: type[R], name: str) -> R | None:
        """The record of a file."""
        found = self.records.get(name)
        return found if isinstance(found, kind) else None


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
    own = root / "resources.yaml"
    path = catalogue or own
    file, is_own = records.shown_as(path, root), records.shown_as(path, root) == records.shown_as(own, root)
    read = Read(root, problems)
    files: dict[str, type[Record]] = {**FILES, **dict.fromkeys(doorways.names(root), Doorway)}
    for name in files:
        source = root / "data" / f"{name}.yaml"
        if name not in _OPTIONAL or source.exists():
            node = records.read_nodes(source, root, problems)
            if node is not None:
                read.nodes[name] = node
    entries = records.read_nodes(path, root, problems)
    ids, refused = known_ids(read.nodes, entries if is_own else None), _refused(read.nodes.get("refused-addresses"))
    known = Known(ids, max(today, latest or today), allow_private, refused)
    for name, node in read.nodes.items():
        found = records.record_again(files[name], node, read.file(name), known, problems)
        if found is not None:
            read.records[name] = found
    translated = {name: (read.nodes[name], each) for name, each in read.records.items() if isinstance(each, Doorway)}
    problems += doorways.named_by_file(translated)
    listed = records.record_again(Resources, entries, file, known, problems, key="resources") if entries else None
    left_out = read.of(LeftOutFile, "left-out")
    out = left_out.left_out if left_out else ()
    if entries is not None:
        problems += cross_checks.together(entries, file, out if is_own else ())
    found_health, more = read_health(health or root / "data" / "link-health.json", root)
    ever = Known({"ever listed": _ever_listed(listed, out)} if is_own and listed else {})
    changes, change_problems = read_changes(root / "data" / "changes.yaml", "data/changes.yaml", ever)
    problems += [*more, *change_problems, *check_interface_words(root)]
    if any(problem.severity == "error" for problem in problems):
        raise CatalogueError(problems)
    words, resources = read.of(VocabularyFile, "vocabulary"), listed.resources if listed else ()
    assert words is not None  # noqa: S101 - a file without a record has a problem, which was raised above
    publishers, terms = read.of(Publishers, "publishers"), read.of(Terms, "terms")
    helplines, sought = read.of(Helplines, "helplines"), read.of(SearchWordsFile, "search-words")
    situations, sentences = read.of(Situations, "situations"), read.of(DoorwaySentences, "doorways")
    short = read.of(ShortAddresses, "short-addresses")
    return Catalogue(
        resources=resources,
        vocabulary=vocabulary_of(words),
        publishers={each.id: each for each in publishers.publishers} if publishers else {},
        today=today,
        left_out=out if is_own else _not_in(resources, out),
        terms=terms.terms if terms else (),
        blame_words={"cy": terms.blame_words.cy, "en": terms.blame_words.en} if terms else {},
        search_words={each.id: each for each in sought.search_words} if sought else {},
        subjects=sought.subjects if sought else (),
        asking=read.of(Asking, "asking"),
        finder=read.of(FinderFile, "finder"),
        health=found_health,
        helplines=helplines.helplines if helplines else (),
        situations=situations.situations if situations else (),
        doorway_sentences=sentences.sentences if sentences else (),
        doorways={each.language: each for _, each in translated.values()},
        easy_read=read.of(EasyRead, "easy-read"),
        short_addresses=short.short_addresses if short else (),
        signed=read.of(Signed, "signed"),
        boards=read.of(Boards, "boards"),
        strategy=read.of(StrategyFile, "strategy"),
        requirements=read.of(Requirements, "requirements"),
        review=read.of(ReviewRules, "review"),
        changes=changes,
        known=known,
    )


def vocabulary_of(words: VocabularyFile) -> Vocabulary:
    """The vocabularies as maps from id to term, in the order that lists show."""
    sets: dict[str, Any] = {
        name: {term.id: term for term in sorted(getattr(words, name), key=lambda term: term.order)}
        for name in VOCABULARIES
    }
    return Vocabulary(**sets, topic_groups=words.topic_groups, gap_marks=words.gap_marks)


# ---- what values may refer to, read from the nodes, so that a file with a fault still counts ----


def known_ids(nodes: Mapping[str, Node], entries: Node | None) -> dict[str, Collection[Any]]:
    """The ids of each kind of thing. `entries`: the catalogue's own file; nothing refers to one in its place."""
    known: dict[str, Collection[Any]] = {}
    vocabulary, strategy = nodes.get("vocabulary"), nodes.get("strategy")
    for name in VOCABULARIES:
        known[name] = _terms(vocabulary, name)
    known["publishers"] = _ids(nodes.get("publishers"), "publishers")
    known["actions"] = [*_ids(strategy, "actions"), *_ids(strategy, "earlier_actions")]
    known["sections"] = _ids(strategy, "sections")
    known["earlier objectives"] = _ids(strategy, "earlier_objectives")
    known["years"] = _ids(_value(strategy, "meta"), "years")
    known["bodies"] = list((_value(strategy, "bodies") or Node(0, 0)).entries or ())
    known["helplines"] = _ids(nodes.get("helplines"), "helplines")
    known["resources"] = _ids(entries, "resources")
    known["situations"] = _ids(nodes.get("situations"), "situations")
    known["doorway sentences"] = _sentences(nodes.get("doorways"))
    easy = nodes.get("easy-read")
    known["boards"] = _ids(nodes.get("boards"), "boards")
    known["easy-read pages"] = _ids(easy, "pages")
    known["easy-read pictures"] = _ids(easy, "pictures")
    known["hard words"] = _ids(easy, "words")
    lines = [(_value(row, "id"), row.entries or {}) for row in _rows(nodes.get("helplines"), "helplines")]
    known["ways"] = [f"{identity.words} {key}" for identity, entries in lines if identity for key in entries]
    known["works to open"] = _ids_where(entries, "resources", _can_be_opened)
    known["shown helplines"] = _ids_where(nodes.get("helplines"), "helplines", _is_shown)
    return {kind: ids for kind, ids in known.items() if ids}


def _ever_listed(listed: Resources, left_out: Iterable[LeftOut]) -> list[str]:
    """Every id that has a page: of an entry, of what was merged into one, of what was left out."""
    entries = (name for each in listed.resources for name in (each.id, *each.also_known_as))
    return [*entries, *(row.id for row in left_out)]


def _refused(node: Node | None) -> dict[str, str]:
    """The beginnings of addresses that are refused, each with its reason."""
    found: dict[str, str] = {}
    for row in _rows(node, "refused"):
        prefix, reason = _value(row, "prefix"), _value(_value(row, "reason"), "en")
        if prefix is not None and prefix.words:
            found[prefix.words] = (reason.words or "") if reason is not None else ""
    return found


def _value(node: Node | None, key: str) -> Node | None:
    return node.get(key) if node is not None else None


def _rows(node: Node | None, key: str) -> Iterable[Node]:
    return (_value(node, key) or Node(0, 0)).items or ()


def _ids(node: Node | None, key: str) -> list[Any]:
    return _ids_where(node, key, lambda _: True)


def _ids_where(node: Node | None, key: str, holds: Callable[[Node], bool]) -> list[Any]:
    ids = (_value(row, "id") for row in _rows(node, key) if holds(row))
    return [each.value() for each in ids if each is not None and each.words]


def _sentences(node: Node | None) -> dict[str, tuple[str, bool]]:
    """The sentences of doorways by id: the English, and whether a short doorway says it."""
    found: dict[str, tuple[str, bool]] = {}
    for row in _rows(node, "sentences"):
        identity, english, short = _value(row, "id"), _value(_value(row, "say"), "en"), _value(row, "short")
        if identity is not None and identity.words:
            said = (english.words or "") if english is not None else ""
            found[identity.words] = (said, short is not None and short.words == "true")
    return found


def _can_be_opened(entry: Node) -> bool:
    """Whether an entry is listed with an address."""
    status = _value(entry, "status")
    return status is not None and status.words == "listed" and any(True for _ in _rows(entry, "versions"))


def _is_shown(line: Node) -> bool:
    shown = _value(line, "shown")
    return shown is not None and shown.words == "true"


def _terms(node: Node | None, name: str) -> dict[str, Any]:
    """Ids of a vocabulary with their labels, so that a label written in place of an id is recognised."""
    found: dict[str, Any] = {}
    for row in _rows(node, name):
        identity, label = _value(row, "id"), _value(row, "label")
        if identity is not None and identity.words:
            sides = [_value(label, side) for side in ("cy", "en")]
            found[identity.words] = tuple((side.words or "").casefold() for side in sides if side is not None)
    return found


def _not_in(resources: tuple[Resource, ...], left_out: tuple[LeftOut, ...]) -> tuple[LeftOut, ...]:
    """What is left out, without what another catalogue lists: each id has one page."""
    listed = {name for resource in resources for name in (resource.id, *resource.also_known_as)}
    return tuple(row for row in left_out if row.id not in listed)
