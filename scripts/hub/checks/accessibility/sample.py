"""Which built pages are looked at: all of them, or enough to see every kind of element once.

Pages say themselves what they are (`data-key` and the reader's class on `<body>`); nothing here knows
how they were made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hub.pages.plan import SECTIONS
from hub.pages.security import FRAMED

_BODY: Final = re.compile(r'<body class="([^"]*)"(?: data-key="([^"]*)")?')
_TAG: Final = re.compile(r"<([a-z][a-z0-9]*)([^>]*)>")
_SHAPE: Final = re.compile(r'\b(class|role|hidden|type|dir|aria-[a-z]+)(?:="([^"]*)")?')
_LEADS_ON: Final = '<meta http-equiv="refresh"'
_VARIES: Final = ("aria-label", "aria-labelledby", "aria-describedby")


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A page of the built site. `kind` is shared by pages made from one template for one reader."""

    file: str  # inside the site's folder: `en/get-help/index.html`
    key: str
    kind: str
    shapes: frozenset[str]  # the kinds of element on it: `p[class=quiet]`, `a[role=button]`

    @property
    def address(self) -> str:
        """From the site's root: `/en/get-help/`."""
        return f"/{self.file.removesuffix('index.html')}"


def built_pages(site: Path) -> tuple[BuiltPage, ...]:
    """Every page of a built site that stays, by address: a short address sends its reader on before it can be seen."""
    texts = ((path, path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html")))
    return tuple(_page(path.relative_to(site).as_posix(), text) for path, text in texts if _LEADS_ON not in text)


def own_pages(site: Path) -> tuple[BuiltPage, ...]:
    """The same without those that stand in frames on other sites, which have no shell."""
    return tuple(page for page in built_pages(site) if not page.file.startswith(FRAMED.folder))


def _page(path: str, html: str) -> BuiltPage:
    body = _BODY.search(html)
    reader, key = (body.group(1), body.group(2) or "") if body else ("", "")
    key = key or path.removesuffix("/index.html").removesuffix(".html")
    kind = key if key in SECTIONS else key.split("/", maxsplit=1)[0]
    return BuiltPage(path, key, f"{kind} {reader}", _shapes(html))


def _shapes(html: str) -> frozenset[str]:
    found = set()
    for tag, attributes in _TAG.findall(html):
        for name, value in _SHAPE.findall(attributes) or [("", "")]:
            found.add(f"{tag}[{name}{'' if name in _VARIES else f'={value}'}]")
    return frozenset(found)


def one_of_each(pages: Iterable[BuiltPage]) -> tuple[BuiltPage, ...]:
    """Enough pages to see each kind of page, and on them each kind of element, in both languages."""
    kinds: dict[str, dict[str, list[BuiltPage]]] = {}
    for page in pages:
        kinds.setdefault(page.kind, {}).setdefault(page.key, []).append(page)
    return tuple(page for by_key in kinds.values() for key in _cover(by_key) for page in by_key[key])


def alternating(pages: Iterable[BuiltPage], start: int) -> tuple[BuiltPage, ...]:
    """Of pages that `one_of_each` has chosen, one of each kind: that which shows most, in one language.

    The languages alternate from kind to kind, beginning with the first (`start` 0) or the second (1), so that two
    engines that begin differently see both languages of each kind between them.
    """
    kinds: dict[str, list[BuiltPage]] = {}
    for page in pages:
        of_kind = kinds.setdefault(page.kind, [])
        if not of_kind or of_kind[0].key == page.key:
            of_kind.append(page)
    return tuple(each[(start + number) % len(each)] for number, each in enumerate(kinds.values()))


def _cover(by_key: dict[str, list[BuiltPage]]) -> list[str]:
    """The fewest keys that show everything, chosen greedily: most that is new first."""
    left = {key: frozenset().union(*(page.shapes for page in pages)) for key, pages in by_key.items()}
    chosen: list[str] = []
    seen: frozenset[str] = frozenset()
    while True:
        key = max(sorted(left), key=lambda name: len(left[name] - seen))
        if chosen and not left[key] - seen:
            return chosen
        chosen.append(key)
        seen |= left[key]
