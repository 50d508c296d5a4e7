"""One map of a file, read key by key; whatever is wrong becomes a Problem with its place.

Knows where values stand and which keys there are; what a value may be is in `values` and `words`,
what a resource is in `rules`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from hub.catalogue import choices, pairs, values
from hub.catalogue.model import Place
from hub.catalogue.problems import Fault, Problem, Severity
from hub.catalogue.reader import Node, shown
from hub.catalogue.words import fault
from hub.languages import Text

# After so many problems no more suggestions are looked for, so that a broken file is told of soon.
_MOST_SUGGESTIONS: Final = 300
_MAY_BE_NULL: Final = frozenset({"welsh_reviewed", "confirmed", "superseded_by", "home", "year"})
T = TypeVar("T")


@dataclass(slots=True)
class Fields:
    """A map being read. Every method notes problems in `problems` and returns None for what is wrong."""

    node: Node
    file: str
    problems: list[Problem]
    about: str = ""
    same_in_both: bool = field(default=False)
    needed: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.node.entries is not None and "same_in_both" in self.node.entries:
            self.same_in_both = self.boolean("same_in_both") is True

    def inside(self, node: Node) -> Fields:
        """The fields of a map within this one."""
        return Fields(node, self.file, self.problems, self.about)

    # ---- problems ----

    def problem(self, rule: str, where: Node, what: str, fix: str, severity: Severity = "error") -> None:
        """Note one problem at a node."""
        place = Place(self.file, where.line, where.column)
        self.problems.append(Problem(rule, place, what, fix, self.about, severity))

    def fault(self, where: Node, found: Fault) -> None:
        """Note a value's fault at a node."""
        self.problem(found.rule, where, shown(found.what, 300), found.fix)

    def wrong_type(self, name: str, node: Node, fix: str) -> None:
        """Note that a value is of the wrong type, on the line of its key when it begins below."""
        key = self.key(name)
        where = key if key.line < node.line and node.words is None else node
        self.problem("wrong-type", where, f"`{name}` is {node.kind()}", fix)

    def suggestion(self, word: str, known: Collection[str]) -> str:
        """` (did you mean …?)`, as long as there are not too many problems."""
        return choices.nearest(word, known) if len(self.problems) < _MOST_SUGGESTIONS else ""

    # ---- keys ----

    def only(self, known: Collection[str]) -> None:
        """Note every key that is not known."""
        for name, (key, _) in (self.node.entries or {}).items():
            if name not in known:
                near = self.suggestion(name, known)
                self.problem("unknown-key", key, f"the key `{shown(name)}` is not known{near}", "correct or remove it")

    def need(self, *names: str) -> None:
        """Note every key that must be there and is not, unless an unknown key seems to be meant."""
        entries = self.node.entries or {}
        self.needed = frozenset(names)
        absent = [name for name in names if name not in entries]
        if absent:
            meant = {
                n
                for key in list(entries)[:40]
                if key not in names
                for n in absent
                if f"`{n}`" in choices.nearest(key, absent)
            }
            for name in absent:
                if name not in meant:
                    self.problem("missing-key", self.node, f"`{name}` is missing", f"add `{name}:`")

    def get(self, name: str) -> Node | None:
        """The value of a key; None when it is absent or null."""
        found = (self.node.entries or {}).get(name)
        return None if found is None or found[1].is_null() else found[1]

    def key(self, name: str) -> Node:
        """The key's own node, or the map's when the key is absent."""
        found = (self.node.entries or {}).get(name)
        return found[0] if found else self.node

    def present(self, name: str, wanted: str) -> Node | None:
        """The value of a key; a null that may not stand there is noted."""
        node = self.get(name)
        if node is None and name in (self.node.entries or {}) and name not in _MAY_BE_NULL:
            fix = f"write {wanted}" if name in self.needed else f"write {wanted}, or remove the key"
            self.problem("wrong-type", self.key(name), f"`{name}` has no value", fix)
        return node

    def map(self, name: str, wanted: str) -> Fields | None:
        """A map within this one."""
        node = self.present(name, wanted)
        if node is None:
            return None
        if node.entries is None:
            self.wrong_type(name, node, f"write {wanted}")
            return None
        return self.inside(node)

    # ---- values ----

    def _scalar(self, name: str, wanted: str) -> tuple[Node, str] | None:
        node = self.present(name, wanted)
        if node is None:
            return None
        if node.words is None:
            self.wrong_type(name, node, f"write {wanted}")
            return None
        return node, node.words

    def _sound(self, node: Node, found: T | Fault) -> T | None:
        if isinstance(found, Fault):
            self.fault(node, found)
            return None
        return found

    def words(self, name: str) -> str | None:
        """A single piece of text."""
        found = self._scalar(name, "text")
        return self.clean(name, found[0]) if found else None

    def clean(self, name: str, node: Node) -> str | None:
        """The node's words as text that may be shown: not empty, no HTML, nothing invisible."""
        kind = node.kind()
        if node.words is None:
            self.problem("wrong-type", node, f"`{name}` is {kind}", "write text")
            return None
        if kind != "text":
            what = "is empty" if kind == "empty" else f"is {kind} ({shown(node.words)}), not text"
            rule = "empty-text" if kind == "empty" else "wrong-type"
            self.problem(rule, node, f"`{name}` {what}", "write text, in quotes")
            return None
        wrong = fault(name, node.words)
        return self._sound(node, wrong or " ".join(node.words.split()))

    def text(self, name: str, *, both: bool = True, may_be_alike: bool = False) -> Text | None:
        """A pair {cy, en}. `both`: each side must be there. `may_be_alike`: `same_in_both` excuses it."""
        inner = self.map(name, '{cy: "…", en: "…"}')
        return None if inner is None else pairs.text(self, inner, name, both=both, may_be_alike=may_be_alike)

    def date(self, name: str) -> date | None:
        """A date written YYYY-MM-DD."""
        found = self._scalar(name, "a date like 2026-11-21")
        return self._sound(found[0], values.as_date(name, found[1])) if found else None

    def whole(self, name: str, least: int, most: int) -> int | None:
        """A whole number between two bounds, both included."""
        found = self._scalar(name, "a whole number")
        if not found:
            return None
        return self._sound(found[0], values.as_whole(name, found[1], least, most, quoted=found[0].quoted))

    def boolean(self, name: str) -> bool | None:
        """`true` or `false`, as YAML 1.2 has them."""
        found = self._scalar(name, "true or false")
        return self._sound(found[0], values.as_boolean(name, found[1], quoted=found[0].quoted)) if found else None

    def id(self, name: str = "id") -> str | None:
        """An id in kebab-case."""
        found = self._scalar(name, "an id in kebab-case")
        return self._sound(found[0], values.as_id(name, found[1], quoted=found[0].quoted)) if found else None

    def one_of(self, name: str, known: Collection[str], rule: str = "unknown-term") -> str | None:
        """One id of a vocabulary."""
        found = self._scalar(name, f"one {choices.one(name)}")
        return self._known(name, found[0], known, rule) if found else None

    def some_of(
        self, name: str, known: Collection[str], rule: str = "unknown-term", *, least: int = 0
    ) -> tuple[str, ...]:
        """A list of ids of a vocabulary, each once."""
        return self.each_once(
            name, [(node, self._known(name, node, known, rule)) for node in self.items(name, least=least)]
        )

    def ids(self, name: str) -> tuple[str, ...]:
        """A list of ids, each once."""
        found: list[tuple[Node, str | None]] = []
        for node in self.items(name):
            if node.words is None:
                self.problem("wrong-type", node, f"`{name}` holds {node.kind()}", "write an id")
            else:
                found.append((node, self._sound(node, values.as_id(name, node.words, quoted=node.quoted))))
        return self.each_once(name, found)

    def each_once(self, name: str, found: list[tuple[Node, str | None]]) -> tuple[str, ...]:
        """The words that were found, noting those that stand twice."""
        kept: dict[str, None] = {}
        for node, word in found:
            if word is not None and word in kept:
                self.problem("repeated", node, f"`{name}` names `{word}` twice", "remove one of the two")
            elif word is not None:
                kept[word] = None
        return tuple(kept)

    def _known(self, name: str, node: Node, known: Collection[str], rule: str) -> str | None:
        if node.words is None or node.is_null():
            kind = "an empty item" if node.is_null() else node.kind()
            self.problem("wrong-type", node, f"`{name}` holds {kind}", "write an id")
            return None
        if known and node.words not in known:  # an empty vocabulary has problems of its own
            near = self.suggestion(node.words, known)
            what = f"`{shown(node.words)}` is not a known {choices.one(name)}{near}"
            self.problem(rule, node, what, choices.fix(known, rule))
            return None
        return node.words

    def items(self, name: str, *, least: int = 0) -> list[Node]:
        """The items of a list; an absent key is an empty list."""
        node = self.present(name, "a list: [a, b]")
        if node is None:
            return []
        if node.items is None:
            self.wrong_type(name, node, "write a list: [a, b]")
            return []
        if len(node.items) < least:
            self.problem("empty-list", node, f"`{name}` is empty", "name at least one")
        return node.items
