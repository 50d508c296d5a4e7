"""What a built file refers to: addresses, names of elements, and the places that it offers itself.

One reader for each kind of file. Nothing is judged here, and nothing outside the file is looked at.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from selectolax.lexbor import LexborHTMLParser

# A link is where somebody goes; a part is what the browser loads by itself; a name is an id on the same page.
Kind = Literal["link", "part", "name"]

# Attributes that hold one address, by element where the attribute means something else elsewhere.
_LINKS: Final = "a[href], area[href], link[href]:not([rel~=stylesheet]):not([rel~=icon]):not([rel~=preload])"
_PARTS: Final = {
    "href": "link[rel~=stylesheet], link[rel~=icon], link[rel~=preload], image[href], use[href]",
    "src": "[src]",
    "poster": "[poster]",
    "data": "object[data]",
    "action": "form[action]",
    "formaction": "[formaction]",
}
_NAMES: Final = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "for", "headers")
_NAMED: Final = ", ".join(f"[{name}]" for name in _NAMES)
# What a script is handed in the page counts as an address when it looks like a path.
_PATH: Final = re.compile(r"\.{0,2}/[^\s<>]+")
_SRCSET: Final = re.compile(r"\s*([^\s,]\S*[^\s,])(?:\s+[^,]+)?\s*(?:,|$)")
_REFRESH: Final = re.compile(r"^\s*\d+\s*;\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
_CSS_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS: Final = re.compile(r"url\(\s*(['\"]?)(?P<url>.*?)\1\s*\)|@import\s+['\"](?P<import>[^'\"]+)")
_MODULES: Final = re.compile(
    r"\b(?:from|import)\s*\(?\s*['\"]((?:\.{1,2})?/[^'\"]+)['\"]"
    r"|new URL\(\s*['\"]([^'\"]+)['\"]\s*,\s*import\.meta\.url"
)
_XML: Final = re.compile(r"\s(?:xlink:)?href=[\"']([^\"']*)[\"']|\sid=[\"']([^\"']*)[\"']")
# A feed's ids are names, not addresses, although they look like some.
_FEED_ID: Final = re.compile(r"<(id|guid)\b[^>]*>[^<]*</\1>")
_FEED_KEYS: Final = {"url", "home_page_url", "feed_url", "next_url", "icon", "favicon", "image", "banner_image"}


@dataclass(frozen=True, slots=True)
class Reference:
    """One address or name as it is written, entities resolved; `where` is the element or key that holds it."""

    value: str
    where: str
    kind: Kind = "link"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file refers to and what others may refer to in it."""

    references: tuple[Reference, ...] = ()
    places: frozenset[str] = frozenset()
    repeated: tuple[str, ...] = ()  # ids that stand more than once
    choices: Mapping[str, frozenset[str]] = field(default_factory=dict)  # a finder's boxes: name → values
    canonical: str | None = None


def read(path: Path, base: str | None) -> Contents:
    """The contents of a built file; files of kinds that refer to nothing have none.

    `base` is the site's own address: in plain text and data only what begins with it is an address.
    """
    reader = _READERS.get(path.suffix)
    if reader is None and (path.suffix in _PLAIN or not path.suffix):
        reader = _plain
    return reader(path.read_bytes(), base) if reader else Contents()


def _html(content: bytes, base: str | None) -> Contents:
    tree = LexborHTMLParser(content)
    references = [Reference((n.attributes["href"] or "").strip(), f"{n.tag} href") for n in tree.css(_LINKS)]
    references += [
        Reference((node.attributes[name] or "").strip(), f"{node.tag} {name}", "part")
        for name, selector in _PARTS.items() for node in tree.css(selector)
    ]  # fmt: skip
    for node in tree.css("[srcset]"):
        found = _SRCSET.findall(node.attributes["srcset"] or "")
        references += [Reference(value, f"{node.tag} srcset", "part") for value in found]
    for node in tree.css("form"):
        for name, value in node.attributes.items():
            if name.startswith("data-") and _PATH.fullmatch(value or ""):
                references.append(Reference(value or "", f"form {name}", "part"))
    for node in tree.css(_NAMED):
        given = node.attributes
        names = [(name, each) for name in _NAMES if name in given for each in (given[name] or "").split()]
        references += [Reference(each, f"{node.tag} {name}", "name") for name, each in names]
    references += _of_head(tree, base)
    for node in tree.css("style"):
        references += _css(node.text().encode(), base).references
    ids = Counter(node.attributes["id"] or "" for node in tree.css("[id]"))
    named = {node.attributes["name"] or "" for node in tree.css("a[name]")}
    canonical = tree.css_first("link[rel=canonical]")
    return Contents(
        references=tuple(references),
        places=frozenset({*ids, *named}),
        repeated=tuple(name for name, number in ids.items() if number > 1),
        choices=_choices(tree),
        canonical=canonical.attributes.get("href") if canonical else None,
    )


def _of_head(tree: LexborHTMLParser, base: str | None) -> Iterator[Reference]:
    """Addresses in `<meta>` and in JSON for search engines."""
    for node in tree.css("meta[content]"):
        given = node.attributes
        content = given["content"] or ""
        if (given.get("http-equiv") or "").lower() == "refresh":
            yield from (Reference(each, "meta refresh") for each in _REFRESH.findall(content))
        elif base and content.startswith(base):
            yield Reference(content, "meta content")
    for node in tree.css("script[type='application/ld+json']"):
        yield from _json(node.text().encode(), base).references


def _choices(tree: LexborHTMLParser) -> dict[str, frozenset[str]]:
    """The names and values that a fragment such as `#audience=parents` may hand to the page's finder."""
    found: dict[str, set[str]] = {}
    for node in tree.css("form[data-finder] input[name]"):
        given = node.attributes
        found.setdefault(given["name"] or "", set()).add(given.get("value") or "")
    return {name: frozenset(values) for name, values in found.items()}


def _css(content: bytes, _base: str | None) -> Contents:
    text = _CSS_COMMENT.sub("", content.decode("utf-8", "replace"))
    found = (match["url"] or match["import"] or "" for match in _CSS.finditer(text))
    return Contents(tuple(Reference(value.strip(), "url()", "part") for value in found if value))


def _script(content: bytes, _base: str | None) -> Contents:
    text = content.decode("utf-8", "replace")
    found = (imported or made for imported, made in _MODULES.findall(text))
    return Contents(tuple(Reference(value, "import", "part") for value in found))


def _xml(content: bytes, base: str | None) -> Contents:
    text = _FEED_ID.sub("", content.decode("utf-8", "replace"))
    pairs = _XML.findall(text)
    references = [Reference(html.unescape(value), "href") for value, _ in pairs if value]
    plain = _plain(html.unescape(text).encode(), base).references
    return Contents((*references, *plain), frozenset(html.unescape(name) for _, name in pairs if name))


def _json(content: bytes, base: str | None) -> Contents:
    found: list[Reference] = []
    feed = False

    def walk(value: Any, key: str) -> None:
        if isinstance(value, dict):
            for name, each in value.items():
                walk(each, name)
        elif isinstance(value, list):
            for each in value:
                walk(each, key)
        elif isinstance(value, str) and (key in _FEED_KEYS if feed else base and value.startswith(base)):
            found.append(Reference(value, key))

    try:
        document = json.loads(content)
    except ValueError:
        return Contents()
    feed = isinstance(document, dict) and "jsonfeed.org" in str(document.get("version", ""))
    walk(document, "")
    return Contents(tuple(found))


def _plain(content: bytes, base: str | None) -> Contents:
    if not base:
        return Contents()
    text = content.decode("utf-8", "replace")
    found = dict.fromkeys(re.findall(rf"{re.escape(base)}[^\s\"'<>()\[\]{{}},;\\]*", text))
    return Contents(tuple(Reference(value, "text") for value in found))


_READERS: Final = {
    ".html": _html, ".css": _css, ".js": _script, ".mjs": _script, ".json": _json, ".webmanifest": _json,
    ".xml": _xml, ".svg": _xml,
}  # fmt: skip
_PLAIN: Final = {".txt", ".csv", ".md", ".ics"}
