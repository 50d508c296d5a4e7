"""Reading a page of HTML: its title, language, words, and where it sends people by itself.

Parsed as browsers parse (lexbor), however broken it is. What the words mean is judged elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from hub.checks.links.read.script_redirect import LONGEST_SCRIPT, sent_away

_ASIDE: Final = frozenset({"nav", "header", "footer", "aside"})
_NOT_SHOWN: Final = frozenset({"script", "style", "template", "svg", "math", "iframe", "noscript", "title"})
_INLINE: Final = frozenset(
    "a abbr b bdi bdo cite code em font i kbd mark q s small span strong sub sup time u var wbr".split()  # noqa: SIM905
)
_COUNTED: Final = {
    "form": "forms", "script": "scripts", "iframe": "embeds",
    "img": "pictures", "video": "pictures", "object": "pictures", "canvas": "pictures", "svg": "pictures",
}  # fmt: skip
_REFRESH: Final = re.compile(r"\s*(\d{1,6})(?:\.\d*)?\s*[;,]\s*(?:url\s*=)?\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top|right|text-indent)\s*:\s*-\d{3}|font-size\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_MOST_SOURCES: Final = 400
_MOST_LINKS: Final = 2_000
_LONGEST_TITLE: Final = 300
_ENOUGH: Final = 200  # signs of text outside menus from which those are left out

# A parser's work can grow with the square of elements left open and of a tag's attributes.
# A quote that is never closed ends the tag here, so that no sign is looked at twice.
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)(?:[>\"']|$)")
_NEVER_NESTED: Final = frozenset(
    "area base br col dd dt embed hr img input li link meta option p param source td th tr track wbr".split()  # noqa: SIM905
)
_MOST_OPEN: Final = 1_000  # elements; browsers show 512 levels
_LONGEST_TAG: Final = 32 * 1024
_MOST_ATTRIBUTES: Final = 1_000
_OF_A_HOSTILE_PAGE: Final = 16 * 1024  # signs that are read of it


@dataclass
class Page:
    """What a visitor would see and what a browser would do."""

    title: str = ""
    heading: str = ""
    lang: str = ""
    text: str = ""  # everything visible, one block a line
    main: str = ""  # the same without menus, header and footer where enough is left
    site_name: str = ""
    refresh: tuple[int, str] | None = None
    sends_to: str = ""  # where a script sends everybody at once
    password: bool = False
    forms: int = 0
    scripts: int = 0
    embeds: int = 0
    pictures: int = 0
    frames: list[str] = field(default_factory=list)  # of an old frameset, where the words are
    sources: list[str] = field(default_factory=list)  # addresses of scripts, frames and links
    links: list[str] = field(default_factory=list)  # where its links lead, as written; telephone and e-mail too
    without_script: str = ""
    hidden: str = ""  # what styles keep from every visitor: menus, and what those who broke in put there


def read(source: str) -> Page:
    """Read a page; broken HTML gives what can be made of it, never an error."""
    parsed = LexborHTMLParser(source[:_OF_A_HOSTILE_PAGE] if is_hostile(source) else source)
    reader = _Reader(Page())
    if parsed.root is not None:
        reader.walk(parsed.root)
    return reader.done()


def refresh(content: str) -> tuple[int, str] | None:
    """Seconds and address of a refresh, as in the tag and in the header of that name."""
    found = _REFRESH.match(content)
    return (int(found.group(1)), found.group(2)) if found else None


def is_hostile(source: str) -> bool:
    """Whether a page leaves more elements open, or has more attributes in a tag, than any honest one."""
    opened: Counter[str] = Counter()
    depth = 0
    for found in _TAG.finditer(source):
        closing, name, attributes = found.group(1), found.group(2).lower(), found.group(3)
        if len(attributes) > _LONGEST_TAG and len(attributes.replace("=", " ").split()) > _MOST_ATTRIBUTES:
            return True
        if closing and opened[name]:
            opened[name] -= 1
            depth -= 1
        elif not closing and name not in _NEVER_NESTED:
            opened[name] += 1
            depth += 1
            if depth > _MOST_OPEN:
                return True
    return False


@dataclass
class _Reader:
    """What has been gathered so far, and where in the tree the walk is."""

    page: Page
    blocks: list[str] = field(default_factory=list)
    main: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    heading: list[str] | None = None
    aside: int = 0
    hidden: int = 0
    unseen: list[str] = field(default_factory=list)

    def walk(self, root: LexborNode) -> None:
        """Every node in the order of the page; without recursion, since pages may be deep."""
        node: LexborNode | None = root
        depth = 0
        while node is not None:
            first = node.child if self._enter(node) else None
            if first is not None:
                node, depth = first, depth + 1
                continue
            self._leave(node)
            while node is not None and node.next is None:
                node, depth = node.parent, depth - 1
                if node is None or depth < 0:
                    return
                self._leave(node)
            node = node.next if node is not None else None

    def done(self) -> Page:
        """The page, once all of it was walked."""
        self._end_of_block()
        page = self.page
        page.text = "\n".join(self.blocks)
        page.hidden = " ".join(" ".join(self.unseen).split())
        main = "\n".join(self.main)
        # A page that wraps everything in its header has no other words than those.
        page.main = main if len(main) > _ENOUGH or len(main) * 3 > len(page.text) else page.text
        return page

    def _enter(self, node: LexborNode) -> bool:
        """Take in a node; whether its children are shown."""
        if node.is_text_node:
            self._words(node.text_content or "")
            return False
        name = node.tag
        if name is None or not node.is_element_node:
            return False
        _note(name, {key: (value or "").strip() for key, value in node.attributes.items()}, self.page)
        if name in _NOT_SHOWN:
            _note_hidden(name, node, self.page)
            return False
        if name not in _INLINE:
            self._end_of_block()
        self.aside += name in _ASIDE
        self.hidden += _is_hidden(node)
        if name == "h1" and not self.page.heading:
            self.heading = []
        return True

    def _leave(self, node: LexborNode) -> None:
        name = node.tag or ""
        if name in _NOT_SHOWN or not node.is_element_node:
            return
        if name not in _INLINE:
            self._end_of_block()
        self.aside -= name in _ASIDE
        self.hidden -= _is_hidden(node)
        if name == "h1" and self.heading is not None:
            self.page.heading = " ".join("".join(self.heading).split())[:_LONGEST_TITLE]
            self.heading = None

    def _words(self, text: str) -> None:
        self.line.append(text)
        if self.hidden:
            self.unseen.append(text)
        if self.heading is not None:
            self.heading.append(text)

    def _end_of_block(self) -> None:
        block = " ".join("".join(self.line).split())
        self.line.clear()
        if block:
            self.blocks.append(block)
            if not self.aside:
                self.main.append(block)


def _is_hidden(node: LexborNode) -> bool:
    values = node.attributes
    return "hidden" in values or _HIDDEN.search(values.get("style") or "") is not None


def _note(name: str, values: dict[str, str], page: Page) -> None:
    """Keep what the attributes of a tag tell."""
    if counter := _COUNTED.get(name):
        setattr(page, counter, getattr(page, counter) + 1)
    if name == "html":
        page.lang = values.get("lang", values.get("xml:lang", "")).lower()
    elif name == "meta":
        _note_meta(values, page)
    elif name == "input" and values.get("type", "").lower() == "password":
        page.password = True
    elif name == "body" and values.get("onload"):
        page.sends_to = page.sends_to or sent_away(values["onload"])
    elif name == "frame" and values.get("src"):
        page.frames.append(values["src"])
    _note_link(name, values, page)
    source = values.get("src") or (values.get("href") if name in {"a", "link"} else "")
    if source and len(page.sources) < _MOST_SOURCES:
        page.sources.append(source[:300].lower())


def _note_link(name: str, values: dict[str, str], page: Page) -> None:
    """Keep where a link leads, and an e-mail address that Cloudflare keeps from machines."""
    href = values.get("href", "") if name in {"a", "area"} else ""
    hidden = values.get("data-cfemail") or (href.partition("/email-protection#")[2])
    if (href or hidden) and len(page.links) < _MOST_LINKS:
        page.links.append(f"mailto:{_uncovered(hidden)}" if hidden else href[:300])


def _uncovered(hidden: str) -> str:
    """The address in what Cloudflare writes in its place: each letter changed by the first."""
    try:
        key, *letters = bytes.fromhex(hidden[:200])
    except ValueError:
        return ""
    return "".join(chr(letter ^ key) for letter in letters)


def _note_meta(values: dict[str, str], page: Page) -> None:
    content = values.get("content", "")
    if values.get("http-equiv", "").lower() == "refresh" and page.refresh is None:
        page.refresh = refresh(content)
    elif values.get("property", "").lower() == "og:site_name":
        page.site_name = content[:200]


def _note_hidden(name: str, node: LexborNode, page: Page) -> None:
    """Keep what tells something in an element that a browser does not show as words."""
    if name == "title" and not page.title:
        page.title = " ".join(node.text().split())[:_LONGEST_TITLE]
    elif name == "script" and not page.sends_to and "json" not in (node.attributes.get("type") or ""):
        page.sends_to = sent_away(node.text()[:LONGEST_SCRIPT])
    elif name == "noscript":
        page.without_script += " " + " ".join(node.text(separator=" ").split())
        tag = node.css_first("meta[http-equiv='refresh' i]") if page.refresh is None else None
        if tag is not None:
            _note_meta({key: value or "" for key, value in tag.attributes.items()}, page)
