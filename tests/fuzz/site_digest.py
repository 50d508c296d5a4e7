"""What a visitor can reach on each page: numbers, addresses, links to other pages, and words."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from mutations import MARK
from selectolax.lexbor import LexborHTMLParser, LexborNode

_TAGS: Final = frozenset(
    {"script", "iframe", "object", "embed", "img", "svg", "base", "meta", "form", "style", "input", "link"}
)
_ACTING: Final = ", ".join(
    [*sorted(_TAGS), "[style]", *(f"[on{name}]" for name in ("click", "error", "load", "focus", "mouseover"))]
)
_ADDRESSES: Final = ("href", "src", "action", "formaction", "data", "poster", "xlink:href", "srcset")
_SAFE: Final = frozenset({"", "http", "https", "mailto", "tel", "sms"})
_SIGNS: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff\U000e0000-\U000e007f]"
)
_PRIVATE: Final = re.compile(r"https?://([^/]*@|127\.|10\.|192\.168\.|169\.254\.|\[|localhost|\d+(/|$))")


@dataclass(frozen=True, slots=True)
class Page:
    """What one page offers. Links to other pages are named by the key of the page, not its address."""

    calls: frozenset[str]
    outward: frozenset[str]
    inside: frozenset[str]
    words: frozenset[str]
    alive: frozenset[str] = frozenset()  # what was put in and acts


def page(html: str, path: str, keys: Mapping[str, str]) -> Page:
    """What a page of this path says. `keys` leads from paths of the site to keys of pages."""
    tree = LexborHTMLParser(html)
    calls, outward, inside = set(), set(), set()
    for link in tree.css("a[href]"):
        href = (link.attributes.get("href") or "").strip()
        scheme = urlsplit(href).scheme.lower() if ":" in href else ""
        if scheme in {"tel", "sms", "mailto"}:
            calls.add(href)
        elif scheme:
            outward.add(href)
        elif not href.startswith("#"):
            inside.add(_key(href, path, keys))
    for number in tree.css(".number"):
        calls.add(number.text(strip=True))
    words = {" ".join(each.split()) for each in _texts(tree)}
    return Page(frozenset(calls), frozenset(outward), frozenset(inside), frozenset(w for w in words if len(w) > 2),
                frozenset(_alive(tree, html)))  # fmt: skip


def _texts(tree: LexborHTMLParser) -> Iterator[str]:
    body = tree.body
    if body is not None:
        yield from body.text(separator="\n").split("\n")


def _key(href: str, path: str, keys: Mapping[str, str]) -> str:
    clean = unquote(href.partition("#")[0].partition("?")[0])
    there = posixpath.normpath(posixpath.join(posixpath.dirname(path), clean)) if clean else path
    return keys.get(there) or keys.get(f"{there}/index.html") or there


def _alive(tree: LexborHTMLParser, html: str) -> Iterator[str]:
    """What acts of the words that were put in, or would act in a browser or a terminal."""
    yield from (f"sign U+{ord(found):04X}" for found in set(_SIGNS.findall(html)))
    if "1337zq7" in html:
        yield "a template was filled"
    for node in tree.css("a[href], [src], [action]"):
        yield from _leading(node)
    if MARK in html:
        for node in tree.css(_ACTING):
            yield from _acting(node)


def _leading(node: LexborNode) -> Iterator[str]:
    """Addresses of an element that lead to a script, or to a machine of one's own."""
    for name in _ADDRESSES:
        bare = re.sub(r"[\x00-\x20]", "", node.attributes.get(name) or "").lower()
        scheme = bare.partition(":")[0] if re.match(r"[a-z][a-z0-9+.-]*:", bare) else ""
        if scheme not in _SAFE:
            yield f"{name}={bare[:40]}"
        elif _PRIVATE.match(bare):
            yield f"{name} to {bare[:40]}"


def _acting(node: LexborNode) -> Iterator[str]:
    """An element or a handler that was made of the words put in."""
    # What a script shows as text stands in our own `data-` attributes.
    held = " ".join(f"{key} {value}" for key, value in node.attributes.items() if not key.startswith("data-"))
    quiet = node.tag in {"meta", "link", "input"} and not held.startswith("http-equiv")
    if node.tag in _TAGS and not quiet and (MARK in node.text(deep=False) or MARK in held):
        yield f"<{node.tag}>"
    for key, value in node.attributes.items():
        if key.startswith("on") and MARK in (value or ""):
            yield f"handler {key}"
        if key == "style" and "fixed" in (value or ""):
            yield "style"


@dataclass(frozen=True)
class Lost:
    """What stood on a page and stands there no more."""

    page: str
    kind: str
    what: str


def lost(before: Mapping[str, Page], after: Mapping[str, Page]) -> Iterator[Lost]:
    """Everything that is on a page of `before` and not on the same one of `after`.

    The pages of the list from A to Z are one list: with another title a work stands on another of them.
    """
    listed: set[str] = set()  # keys of pages begin with their language
    for key, page_after in after.items():
        if "/a-z/" in key:
            listed |= page_after.inside
    for key, old in before.items():
        new = after.get(key)
        if new is None:
            yield Lost(key, "page", key)
            continue
        if new is old:
            continue
        for kind in ("calls", "outward", "inside", "words"):
            elsewhere = listed if "/a-z/" in key and kind == "inside" else set()
            if kind == "outward":  # evidence may have been seen by http, and its link leads to the same page
                elsewhere = {f"https://{each[7:]}" for each in new.outward if each.startswith("http://")}
            for what in sorted(getattr(old, kind) - getattr(new, kind) - elsewhere):
                yield Lost(key, kind, what)


def formulas(assets: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    """Cells of the files for download that a spreadsheet would calculate."""
    for uri, content in assets:
        if uri.endswith(".csv"):
            text = content.decode("utf-8-sig", "replace")
            for match in re.finditer(r"(?:^|[\n,])\"?([=+@\t-][^,\n]*zq7[^,\n]*)", text):
                yield f"{uri}: {match.group(1)[:40]}"
        elif uri.endswith(".xlsx"):
            yield from (f"{uri}: {cell}" for cell in _formula_cells(content))


def _formula_cells(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        for name in held.namelist():
            if name.startswith("xl/worksheets/"):
                for match in re.finditer(rb"<f>([^<]*)</f>", held.read(name)):
                    if b"zq7" in match.group(1):
                        yield match.group(1).decode("utf-8", "replace")[:40]
