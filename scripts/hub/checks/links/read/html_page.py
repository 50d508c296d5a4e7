"""Reading a page of HTML: its title, language, words, and where it sends people by itself.

One pass from left to right, whose cost grows with the length only, however broken the page is.
What the words mean is judged elsewhere.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Final

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*+)>", re.DOTALL)
_ATTR: Final = re.compile(r"([a-zA-Z_:][-\w:.]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?", re.DOTALL)
_WINDOW: Final = 4096  # signs a tag may have; more is read up to its first ">"
_SILENT: Final = frozenset({"script", "style", "template", "svg", "iframe", "noscript"})
_ASIDE: Final = frozenset({"nav", "header", "footer", "aside"})
_INLINE: Final = frozenset(
    "a abbr b bdi bdo cite code em font i kbd mark q s small span strong sub sup time u var wbr".split()  # noqa: SIM905
)
_REFRESH: Final = re.compile(r"\s*(\d{1,6})(?:\.\d*)?\s*[;,]\s*(?:url\s*=)?\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_SEND: Final = re.compile(
    r"(?:(?:window|document|self|top|parent)\s*\.\s*)*location"
    r"(?:\s*\.\s*href\s*=(?!=)|\s*=(?!=)|\s*\.\s*(?:replace|assign)\s*\()\s*(?:\"([^\"\n]{1,2000})\"|'([^'\n]{1,2000})')"
)
# What may stand before a sending away that nobody has to ask for: a function that runs by itself.
_AT_ONCE: Final = re.compile(
    r"(?:^|[;})\n,]|\*/)\s*(?:window\.onload\s*=\s*|(?:document|window)\.addEventListener\([^{]{0,80}|"
    r"\$\(|(?:window\.)?setTimeout\(\s*|[!(]\s*)"
    r"(?:async\s+)?(?:function\s*\w*\s*\([^)]{0,80}\)|\([^)]{0,80}\)\s*=>)\s*$"
)
_NAMED: Final = re.compile(r"(?:^|[;}\n])\s*function\s+(\w+)\s*\([^)]{0,80}\)\s*$")
_CONDITION: Final = re.compile(r"\bif\s*\([^;{}]*$|[?&|]\s*$|=>\s*$")
LONGEST_SCRIPT: Final = 64 * 1024


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
    without_script: str = ""


@dataclass
class _Reader:
    """What has been gathered so far."""

    page: Page
    blocks: list[str] = field(default_factory=list)
    main: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    aside: int = 0
    heading: list[str] | None = None
    never_closed: set[str] = field(default_factory=set)

    def words(self, text: str) -> None:
        if text:
            self.line.append(text)
            if self.heading is not None:
                self.heading.append(text)

    def end_of_block(self) -> None:
        block = " ".join(html.unescape("".join(self.line)).split())
        self.line.clear()
        if block:
            self.blocks.append(block)
            if not self.aside:
                self.main.append(block)


def read(source: str) -> Page:
    """Read a page; broken HTML gives what can be made of it, never an error."""
    reader = _Reader(Page())
    lower = source.lower()
    at = 0
    while at < len(source):
        opening = source.find("<", at)
        if opening < 0:
            reader.words(source[at:])
            break
        reader.words(source[at:opening])
        at = _after(source, lower, opening, reader)
    reader.end_of_block()
    page = reader.page
    page.text = "\n".join(reader.blocks)
    main = "\n".join(reader.main)
    # A page that wraps everything in its header has no other words than those.
    page.main = main if len(main) > 200 or len(main) * 3 > len(page.text) else page.text  # noqa: PLR2004
    return page


def _after(source: str, lower: str, at: int, reader: _Reader) -> int:
    """Deal with what begins at "<"; the place after it."""
    if source.startswith("<!--", at):
        end = source.find("-->", at + 4)
        return len(source) if end < 0 else end + 3
    found = _TAG.match(source, at, at + _WINDOW)
    if found is not None:
        closing, name, attributes, after = (*found.group(1, 2, 3), found.end())
    elif source[at + 1 : at + 2] in {"!", "?"} or source[at + 1 : at + 2].isalpha():
        end = source.find(">", at)
        if end < 0:
            return len(source)
        named = re.match(r"[a-zA-Z0-9:-]*", source[at + 1 : at + 40])
        closing, name, after = "", named.group() if named else "", end + 1
        attributes = source[at + 1 + len(name) : min(end, at + _WINDOW)]
    else:
        reader.words("<")
        return at + 1
    name = name.lower()
    if closing:
        _close(name, reader)
        return after
    values = _attributes(attributes)
    _note(name, values, reader.page)
    if name in _SILENT or name == "title":
        return _silent(source, lower, name, after, reader, values)
    _open(name, reader)
    return after


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTR.finditer(text):
        value = match.group(2) or match.group(3) or match.group(4) or ""
        found.setdefault(match.group(1).lower(), html.unescape(value).strip())
    return found


def _silent(source: str, lower: str, name: str, after: int, reader: _Reader, values: dict[str, str]) -> int:
    """What stands inside an element whose content is not read as words of the page."""
    end = -1 if name in reader.never_closed else lower.find(f"</{name}", after)
    if end < 0:
        reader.never_closed.add(name)  # looking again for each would cost the square
    inside = source[after : end if end >= 0 else len(source)]
    page = reader.page
    if name == "title" and not page.title:
        page.title = " ".join(html.unescape(inside).split())[:300]
    elif name == "script" and not page.sends_to and "json" not in values.get("type", ""):
        page.sends_to = sent_away(inside[:LONGEST_SCRIPT])
    elif name == "noscript":
        page.without_script += " " + re.sub(r"<[^>]{0,500}>", " ", inside[:4000])
        tag = re.search(r"<meta[^>]{0,400}refresh[^>]{0,400}>", inside[:4000], re.IGNORECASE)
        if tag and page.refresh is None:
            _note("meta", _attributes(tag.group()[5:]), page)
    if end < 0:
        return len(source) if name in {"script", "style", "title"} else after
    close = source.find(">", end)
    return len(source) if close < 0 else close + 1


def _open(name: str, reader: _Reader) -> None:
    if name not in _INLINE:
        reader.end_of_block()
    if name in _ASIDE:
        reader.aside += 1
    if name == "h1" and not reader.page.heading:
        reader.heading = []


def _close(name: str, reader: _Reader) -> None:
    if name not in _INLINE:
        reader.end_of_block()
    if name in _ASIDE and reader.aside:
        reader.aside -= 1
    if name == "h1" and reader.heading is not None:
        reader.page.heading = " ".join(html.unescape("".join(reader.heading)).split())[:300]
        reader.heading = None


def _note(name: str, values: dict[str, str], page: Page) -> None:
    """Keep what the attributes of a tag tell."""
    _count(name, page)
    if name == "html":
        page.lang = page.lang or values.get("lang", values.get("xml:lang", "")).lower()
    elif name == "meta":
        _note_meta(values, page)
    elif name == "input" and values.get("type", "").lower() == "password":
        page.password = True
    elif name == "body" and values.get("onload"):
        page.sends_to = page.sends_to or sent_away(values["onload"])
    elif name == "frame" and values.get("src"):
        page.frames.append(values["src"])
    source = values.get("src") or (values.get("href") if name in {"a", "link"} else "")
    if source and len(page.sources) < 400:  # noqa: PLR2004
        page.sources.append(source[:300].lower())


def _count(name: str, page: Page) -> None:
    """Count what makes a page more than its words."""
    page.forms += name == "form"
    page.scripts += name == "script"
    page.embeds += name == "iframe"
    page.pictures += name in {"img", "video", "object", "canvas", "svg"}


def _note_meta(values: dict[str, str], page: Page) -> None:
    content = values.get("content", "")
    if values.get("http-equiv", "").lower() == "refresh" and page.refresh is None:
        page.refresh = refresh(content)
    elif values.get("property", "").lower() == "og:site_name":
        page.site_name = content[:200]


def refresh(content: str) -> tuple[int, str] | None:
    """Seconds and address of a refresh, as in the tag and in the header of that name."""
    found = _REFRESH.match(content)
    return (int(found.group(1)), found.group(2)) if found else None


def sent_away(script: str) -> str:
    """Where a script sends every visitor without being asked, or ""."""
    for found in _SEND.finditer(script):
        before = script[: found.start()]
        depth = before.count("{") - before.count("}")
        if depth == 0 and not _CONDITION.search(before[-200:]):
            return found.group(1) or found.group(2)
        if depth == 1:
            opened = before.rfind("{")
            head = before[max(0, opened - 200) : opened]
            named = _NAMED.search(head)
            called = named is not None and len(re.findall(rf"\b{named.group(1)}\b", script)) > 1
            if called or _AT_ONCE.search(head):
                return found.group(1) or found.group(2)
    return ""
