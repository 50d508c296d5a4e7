"""One map of a file, read key by key; whatever is wrong becomes a Problem with its place.

Knows types and words (dates, whole numbers, pairs of Welsh and English, ids of a vocabulary), not
what a resource is: that is for `rules`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from hub.catalogue.model import Place
from hub.catalogue.problems import Problem, Severity
from hub.catalogue.reader import Node, shown
from hub.languages import Text

_HTML: Final = re.compile(r"<[A-Za-z/!?][^>]*>?|&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")
_UNSEEN: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE: Final = re.compile(r"[-+]?\d{1,9}")
_NOT_WORDS: Final = re.compile(r"null|Null|NULL|~|true|True|TRUE|false|False|FALSE|[-+]?\d+(\.\d*)?|")
ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def nearest(word: str, known: Iterable[str]) -> str:
    """` — did you mean …?` when one of the known words is close, otherwise an empty string."""
    close = difflib.get_close_matches(word.lower()[:60], sorted(known), n=1, cutoff=0.7)
    return f" (did you mean `{close[0]}`?)" if close else ""


@dataclass(slots=True)
class Fields:
    """A map being read. Every method notes problems in `problems` and returns None for what is wrong."""

    node: Node
    file: str
    problems: list[Problem]
    about: str = ""
    same_in_both: bool = field(default=False)

    def __post_init__(self) -> None:
        if self.node.entries is not None and "same_in_both" in self.node.entries:
            self.same_in_both = self.boolean("same_in_both") is True

    # ---- problems ----

    def problem(self, rule: str, where: Node, what: str, fix: str, severity: Severity = "error") -> None:
        """Note one problem at a node."""
        place = Place(self.file, where.line, where.column)
        self.problems.append(Problem(rule, place, what, fix, self.about, severity))

    # ---- keys ----

    def only(self, known: Collection[str]) -> None:
        """Note every key that is not known."""
        for name, (key, _) in (self.node.entries or {}).items():
            if name not in known:
                self.problem("unknown-key", key, f"the key `{shown(name)}` is not known{nearest(name, known)}",
                             "correct or remove it")  # fmt: skip

    def need(self, *names: str) -> None:
        """Note every key that must be there and is not."""
        for name in names:
            if name not in (self.node.entries or {}):
                self.problem("missing-key", self.node, f"`{name}` is missing", f"add `{name}:`")

    def get(self, name: str) -> Node | None:
        """The value of a key; None when it is absent or null."""
        found = (self.node.entries or {}).get(name)
        if found is None or is_null(found[1]):
            return None
        return found[1]

    def key(self, name: str) -> Node:
        """The key's own node, or the map's when the key is absent."""
        found = (self.node.entries or {}).get(name)
        return found[0] if found else self.node

    # ---- values ----

    def _scalar(self, name: str, node: Node | None, wanted: str) -> str | None:
        if node is None:
            found = (self.node.entries or {}).get(name)
            if found is not None and name not in _MAY_BE_NULL:
                self.problem("wrong-type", found[1], f"`{name}` has no value", f"write {wanted}, or remove the key")
            return None
        if node.words is None:
            self.problem("wrong-type", node, f"`{name}` is {node.kind()}", f"write {wanted}")
            return None
        return node.words

    def words(self, name: str) -> str | None:
        """A single piece of text."""
        node = self.get(name)
        found = self._scalar(name, node, "text")
        return None if found is None or node is None else self.clean(name, node)

    def clean(self, name: str, node: Node) -> str | None:
        """The node's words as text that may be shown: not empty, no HTML, nothing invisible."""
        if node.words is None:
            self.problem("wrong-type", node, f"`{name}` is {node.kind()}", "write text")
            return None
        if not node.quoted and _NOT_WORDS.fullmatch(node.words):
            if not node.words:
                self.problem("empty-text", node, f"`{name}` is empty", "write the words, or remove the key")
            else:
                self.problem("wrong-type", node, f"`{name}` is {shown(node.words)}, which is not text",
                             "write text, in quotes")  # fmt: skip
            return None
        if not node.words.strip():
            self.problem("empty-text", node, f"`{name}` is empty", "write the words, or remove the key")
            return None
        tag = _HTML.search(node.words)
        if tag:
            self.problem("html", node, f"`{name}` holds HTML (`{shown(tag.group(), 30)}`)", "write plain text")
            return None
        unseen = _UNSEEN.search(node.words)
        if unseen:
            self.problem("text-characters", node,
                         f"`{name}` holds an invisible or control character (U+{ord(unseen.group()):04X})",
                         "type the words again")  # fmt: skip
            return None
        return " ".join(node.words.split())

    def text(self, name: str, *, both: bool = True, may_be_alike: bool = False) -> Text | None:
        """A pair {cy, en}. `both`: each side must be there. `may_be_alike`: `same_in_both` excuses it."""
        node = self.get(name)
        if node is None:
            if name in (self.node.entries or {}):
                self.problem("wrong-type", self.key(name), f"`{name}` has no value", 'write {cy: "…", en: "…"}')
            return None
        if node.entries is None:
            self.problem("wrong-type", node, f"`{name}` is {node.kind()}", 'write {cy: "…", en: "…"}')
            return None
        pair = Fields(node, self.file, self.problems, self.about)
        pair.only(("cy", "en", "same_in_both") if may_be_alike else ("cy", "en"))
        alike_allowed = may_be_alike and (self.same_in_both or pair.same_in_both)
        sides = {side: pair.clean(f"{name}.{side}", found) if (found := pair.get(side)) else None for side in ("cy", "en")}
        self._check_sides(name, node, sides, both)
        cy, en = sides["cy"], sides["en"]
        if cy and en and alike(cy, en) and not alike_allowed:
            fix = "write it in Welsh" + (", or add `same_in_both: true`" if may_be_alike else "")
            self.problem("welsh-equals-english", pair.get("cy") or node, f"the Welsh of `{name}` is the same as the English", fix)
        return Text(cy, en) if cy or en else None

    def _check_sides(self, name: str, node: Node, sides: dict[str, str | None], both: bool) -> None:
        there = {side for side in ("cy", "en") if side in (node.entries or {})}
        null = {side for side in there if is_null((node.entries or {})[side][1])}
        for side, rule, language in (("cy", "welsh-missing", "Welsh"), ("en", "english-missing", "English")):
            if both and side not in there:
                self.problem(rule, self.key(name), f"`{name}` has no `{side}`", f"add its {language} words")
            elif both and side in null:
                self.problem(rule, (node.entries or {})[side][1], f"`{name}.{side}` is empty", f"add its {language} words")
        if not both and (not there or there == null) and not any(sides.values()):
            self.problem("no-language", self.key(name), f"`{name}` has words in no language",
                         "add the title as published, in `cy`, `en` or both")  # fmt: skip

    def date(self, name: str) -> date | None:
        """A date written YYYY-MM-DD."""
        node = self.get(name)
        found = self._scalar(name, node, "a date like 2026-11-21")
        if found is None or node is None:
            return None
        if _DATE.fullmatch(found):
            try:
                return date.fromisoformat(found)
            except ValueError:
                self.problem("date", node, f"`{name}` is {found}, a day that does not exist", "correct the date")
                return None
        self.problem("date", node, f"`{name}` is «{shown(found)}», which is not a date", "write YYYY-MM-DD")
        return None

    def whole(self, name: str, least: int, most: int) -> int | None:
        """A whole number between two bounds, both included."""
        node = self.get(name)
        found = self._scalar(name, node, "a whole number")
        if found is None or node is None:
            return None
        if node.quoted or not _WHOLE.fullmatch(found):
            self.problem("wrong-type", node, f"`{name}` is «{shown(found)}», which is not a whole number",
                         "write a whole number without quotes")  # fmt: skip
            return None
        number = int(found)
        if not least <= number <= most:
            self.problem("range", node, f"`{name}` is {number}, outside {least} to {most}", "correct the number")
            return None
        return number

    def boolean(self, name: str) -> bool | None:
        """true or false, as YAML 1.2 has them."""
        node = self.get(name)
        found = self._scalar(name, node, "true or false")
        if found is None or node is None:
            return None
        if node.quoted or found not in {"true", "false"}:
            self.problem("wrong-type", node, f"`{name}` is «{shown(found)}»", "write true or false, without quotes")
            return None
        return found == "true"

    def one_of(self, name: str, known: Collection[str], rule: str = "unknown-term") -> str | None:
        """One id of a vocabulary."""
        node = self.get(name)
        found = self._scalar(name, node, f"one {name}")
        return None if found is None or node is None else self._known(name, node, known, rule)

    def some_of(self, name: str, known: Collection[str], rule: str = "unknown-term", *, least: int = 0) -> tuple[str, ...]:
        """A list of ids of a vocabulary, each once."""
        found: list[str] = []
        for node in self.items(name, least=least):
            word = self._known(name, node, known, rule)
            if word is not None and word in found:
                self.problem("repeated", node, f"`{name}` names `{word}` twice", "remove one of the two")
            elif word is not None:
                found.append(word)
        return tuple(found)

    def _known(self, name: str, node: Node, known: Collection[str], rule: str) -> str | None:
        if node.words is None:
            self.problem("wrong-type", node, f"`{name}` holds {node.kind()}", "write an id")
            return None
        if node.words not in known:
            self.problem(rule, node, f"`{shown(node.words)}` is not a known {name}{nearest(node.words, known)}",
                         "use a known id")  # fmt: skip
            return None
        return node.words

    def items(self, name: str, *, least: int = 0) -> list[Node]:
        """The items of a list; a key that is absent or null is an empty list."""
        node = self.get(name)
        if node is None:
            if least and name in (self.node.entries or {}):
                self.problem("empty-list", self.key(name), f"`{name}` is empty", "name at least one")
            return []
        if node.items is None:
            self.problem("wrong-type", node, f"`{name}` is {node.kind()}", "write a list: [a, b]")
            return []
        if len(node.items) < least:
            self.problem("empty-list", node, f"`{name}` is empty", "name at least one")
        return node.items

    def items_quietly(self, name: str) -> list[Node]:
        """The items of a list, without noting anything."""
        node = self.get(name)
        return (node.items or []) if node is not None else []

    def id(self, name: str = "id") -> str | None:
        """An id in kebab-case."""
        node = self.get(name)
        found = self._scalar(name, node, "an id in kebab-case")
        if found is None or node is None:
            return None
        if not ID.fullmatch(found) or len(found) > 80:
            self.problem("id", node, f"`{name}` is «{shown(found)}»", "use lower-case letters, digits and single hyphens")
            return None
        return found


_MAY_BE_NULL: Final = frozenset({"welsh_reviewed", "confirmed", "superseded_by", "home", "year"})


def is_null(node: Node) -> bool:
    """Whether the value is YAML's null."""
    return node.words in {"null", "Null", "NULL", "~", ""} and not node.quoted


def alike(one: str, two: str) -> bool:
    """Whether two texts are the same words."""
    return one.casefold().split() == two.casefold().split()
