"""Pages as chapters: the page's own part as XHTML, without what only a screen with a network has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urljoin

from markupsafe import Markup, escape

from hub.exports.inside import INDEX, place_of
from hub.pages.book import Chapter
from hub.pages.plan import Page

# Pictures say nothing that the words do not; forms and buttons need a page that runs.
_LEFT_OUT: Final = frozenset({"svg", "script", "noscript", "template", "form", "button"})
_ON_SCREEN: Final = "on-screen"
_VOID: Final = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_NAMING: Final = frozenset({"id", "aria-labelledby", "aria-describedby", "headers"})
_FOR_SCRIPTS: Final = ("data-", "draggable", "tabindex")
_PREFIX: Final = "i-"  # XML has no names that begin with a digit
_UNKNOWN: Final = "sms:"  # no scheme that readers of books know: the number stands as words

Attributes = Sequence[tuple[str, str | None]]
Leading = Callable[[str], str]


class Chapters:
    """The chapters of one book, which link to each other; all other links lead to the website."""

    def __init__(self, chapters: Iterable[Chapter], online: str, contents: Callable[[Page], str]) -> None:
        self._online = online
        self._by_path = {chapter.page.path: chapter for chapter in chapters}
        self._contents = {path: contents(chapter.page) for path, chapter in self._by_path.items()}
        self._marks = {path: _written(text, str).marks for path, text in self._contents.items()}

    def words(self, chapter: Chapter) -> Markup:
        """A chapter's own part."""
        here = chapter.page.path
        found = _written(self._contents[here], lambda href: self._leading(here, href))
        return Markup(f"<main>{''.join(found.pieces)}</main>")  # noqa: S704 - made by our templates

    def _leading(self, here: str, href: str) -> str:
        place = place_of(here, href)
        if place is None:
            return href
        chapter = self._by_path.get(place.path)
        if chapter is None:
            address = urljoin(self._online, place.path.removesuffix(INDEX))
            return f"{address}#{place.fragment}" if place.fragment else address
        is_there = place.fragment in self._marks[place.path]
        return f"{chapter.file}#{_PREFIX}{place.fragment}" if is_there else chapter.file


def _written(text: str, leading: Leading) -> _Writer:
    found = _Writer(leading)
    found.feed(text)
    found.close()
    return found


class _Writer(HTMLParser):
    """Writes HTML of ours as XHTML: what it says, without what a book cannot use."""

    def __init__(self, leading: Leading) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.marks: set[str] = set()
        self._leading = leading
        self._left = 0  # how deep we are in what is left out
        self._bare = 0  # links of which only the words stand

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        held = dict(attrs)
        if self._left or _is_left_out(tag, held):
            self._left += tag not in _VOID
        elif tag == "a" and (held.get("href") or "").startswith(_UNKNOWN):
            self._bare += 1
        else:
            self.marks |= {mark for name, mark in attrs if name == "id" and mark}
            said = "".join(f' {name}="{escape(value)}"' for name, value in self._attributes(tag, attrs))
            self.pieces.append(f"<{tag}{said}{'/' if tag in _VOID else ''}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self._left:
            self._left -= 1
        elif tag == "a" and self._bare:
            self._bare -= 1
        else:
            self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._left:
            self.pieces.append(str(escape(data)))

    def _attributes(self, tag: str, attrs: Attributes) -> Iterator[tuple[str, str]]:
        for name, given in attrs:
            value = name if given is None else given
            if name in _NAMING:
                yield name, " ".join(f"{_PREFIX}{part}" for part in value.split())
            elif name == "href":
                yield name, self._leading(value)
            elif not name.startswith(_FOR_SCRIPTS):
                yield name, value
            if name == "lang":
                yield "xml:lang", value
        if tag == "details" and "open" not in dict(attrs):
            yield "open", "open"


def _is_left_out(tag: str, held: Mapping[str, str | None]) -> bool:
    return tag in _LEFT_OUT or "hidden" in held or _ON_SCREEN in (held.get("class") or "").split()
