"""What is said of a page: Chromium's accessibility tree, read in order as a list of phrases.

One rule makes a phrase. Each of these is one, said when it is reached:

- a landmark (banner, navigation, region, complementary, main, contentinfo, search, form with a name), a list, a table:
  the words with which a screen reader says that one has come into it;
- a link, button, heading, disclosure, field or picture, with its whole name;
- a run of text in between: all texts that follow each other in one block, up to the next of those above.

Not said on their own: paragraphs, list items, rows and cells (their words are), the ends of things, what is hidden, and
the caption that names a table. Cells may repeat each other: each is said with the head of its column.
This is no screen reader's own log; it counts alike on every machine and at every size of window.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from playwright.sync_api import Page

CONTAINERS: Final = frozenset({
    "banner", "navigation", "region", "complementary", "main", "contentinfo", "search", "form", "list",
    "table", "DescriptionList",
})  # fmt: skip
WHOLE: Final = frozenset({
    "link", "button", "heading", "DisclosureTriangle", "image", "textbox", "searchbox", "checkbox", "radio",
    "combobox", "spinbutton",
})  # fmt: skip
# Each begins a line of its own, for the ear as for the eye.
BLOCKS: Final = frozenset({
    "paragraph", "listitem", "cell", "gridcell", "rowheader", "columnheader", "term", "definition", "caption",
    "row", "group", "LabelText", "Legend", "figure", "blockquote", "status", "alert", "log", "LineBreak",
})  # fmt: skip
LIVE: Final = frozenset({"status", "alert", "log"})
# A label that names one of these is said with it, once.
FIELDS: Final = frozenset({"textbox", "searchbox", "combobox", "checkbox", "radio", "spinbutton"})
CELLS: Final = frozenset({"cell", "gridcell", "rowheader", "columnheader"})
# Marks after which a word follows without a pause.
_OPEN_ENDED: Final = ":,;)"
# Signs for the eye, which a voice says by their names: «middle dot», «right arrow».
_SIGNS: Final = re.compile(r"(?:^|\s)[·•|~*→←›‹»«]+(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing that is said: its kind (`text` for plain words, `cell` for those of a table's cell) and its words."""

    role: str
    words: str

    def __str__(self) -> str:
        return f"{self.role}: {self.words}" if self.words else self.role


@dataclass(frozen=True, slots=True)
class Tree:
    """The accessibility tree of one page."""

    root: str
    nodes: Mapping[str, Mapping[str, Any]]

    def below(self, identity: str) -> list[str]:
        """The children of a node that are in the tree."""
        return [each for each in self.nodes[identity].get("childIds", ()) if each in self.nodes]

    def all_below(self, identity: str) -> Iterator[str]:
        """Every node below one."""
        for each in self.below(identity):
            yield each
            yield from self.all_below(each)

    def role(self, identity: str) -> str:
        """The role of a node; empty where assistive technology is not told of the node, but of its children."""
        node = self.nodes[identity]
        return "" if node["ignored"] else str(node["role"]["value"])

    def name(self, identity: str) -> str:
        """The accessible name of a node, exactly."""
        return str(self.nodes[identity].get("name", {}).get("value", ""))


def tree_of(page: Page) -> Tree:
    """What Chromium tells assistive technology of a page now."""
    session = page.context.new_cdp_session(page)
    found = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return Tree(found[0]["nodeId"], {node["nodeId"]: node for node in found})


def phrases(tree: Tree) -> list[Phrase]:
    """Everything that is said, in order."""
    reading = _Reading(tree)
    reading.walk(tree.root)
    reading.end()
    return reading.said


@dataclass(slots=True)
class _Reading:
    """A way through a tree: what was said so far, and the texts of the line that is being read."""

    tree: Tree
    said: list[Phrase] = field(default_factory=list)
    line: list[str] = field(default_factory=list)

    def end(self, kind: str = "text") -> None:
        """The line is over."""
        words = " ".join("".join(self.line).split())
        self.line.clear()
        if words:
            self.said.append(Phrase(kind, words))

    def walk(self, identity: str) -> None:
        """Read one node and what is below it."""
        role, name = self.tree.role(identity), " ".join(self.tree.name(identity).split())
        if role == "StaticText":
            self.line.append(self.tree.name(identity))
        elif role in WHOLE:
            self._say(role, name)
        elif role in LIVE and not any(self.tree.role(each) == "StaticText" for each in self.tree.all_below(identity)):
            self._say(role, "")  # an empty line is stopped at, and says nothing
        elif role != "caption":  # that is its table's name
            if role in CONTAINERS and (role != "form" or name):
                self._say(role, name)
            self._below(identity, role)

    def _say(self, role: str, words: str) -> None:
        self.end()
        self.said.append(Phrase(role, words))

    def _below(self, identity: str, role: str) -> None:
        apart = role in BLOCKS | CONTAINERS
        if apart:
            self.end()
        for each in self.tree.below(identity):
            self.walk(each)
        if apart:
            self.end("cell" if role in CELLS else "text")


def jammed(tree: Tree) -> list[str]:
    """Neighbouring texts of one line between which there is no space, though each is a word of its own."""
    found: list[str] = []

    def texts(identity: str) -> Iterator[str]:
        role = tree.role(identity)
        if role == "StaticText":
            yield tree.name(identity)
            return
        apart = role in BLOCKS | CONTAINERS | WHOLE
        if apart:
            yield " "
        for each in () if role == "image" else tree.below(identity):
            yield from texts(each)
        if apart:
            yield " "

    last = " "
    for text in texts(tree.root):
        if not text:
            continue
        if (last[-1].isalnum() or last[-1] in _OPEN_ENDED) and (text[0].isalnum() or text[0] == "("):
            found.append(f"{last[-30:]}|{text[:30]}")
        last = text
    return found


def signs(said: list[Phrase]) -> list[str]:
    """Phrases in which a sign between words is read out."""
    return [str(each) for each in said if _SIGNS.search(each.words)]


def repeated(said: list[Phrase]) -> list[str]:
    """Phrases whose words were said just before, whatever the marks and kinds between them.

    Cells of tables may be alike, and the label of a field is its name.
    """
    found = []
    for first, second in pairwise([each for each in said if each.words]):
        words = [" ".join("".join(c if c.isalnum() else " " for c in each.words).split()) for each in (first, second)]
        roles = {first.role, second.role}
        if words[0] and words[0] == words[1] and roles != {"cell"} and not roles & FIELDS:
            found.append(f"{first} | {second}")
    return found
