"""What a page is made from, as one short mark: while it stays the same, the page need not be made again.

A page's mark covers its place in the plan, its written words, its name and its view. What any page may show besides
(templates, interface words, addresses, the owner's settings, the day, everything that curators know but the works
themselves) is the `world`: when that changes, every page is new.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import pickle
from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from hub.building import Building
from hub.catalogue import Resource
from hub.pages.cards import Card
from hub.pages.plan import Page
from hub.schema.record import Record

_UNKNOWN: Final = itertools.count()


def of_files(paths: Iterable[Path], root: Path) -> str:
    """One mark for the names and the contents of some files."""
    found = hashlib.blake2b(digest_size=16)
    for path in sorted(paths):
        content = path.read_bytes()
        found.update(f"{path.relative_to(root)}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()


def below(folder: Path) -> list[Path]:
    """Every file in a folder and its folders."""
    return [path for path in folder.rglob("*") if path.is_file()]


class Marks:
    """The marks of one site's pages."""

    def __init__(self, made: Building, sources: str) -> None:
        self._made = made
        self._parts: dict[int, tuple[Any, str]] = {}  # with the part itself: its number is its own while it lives
        site = made.site
        known = [getattr(site.catalogue, each.name) for each in fields(site.catalogue) if each.name != "resources"]
        addresses = [(page.language, page.key, page.path) for page in site.plan.pages]
        self.world = _mark((sources, known, addresses, site.settings, made.stands_in))

    def of(self, page: Page) -> str:
        """The mark of one page."""
        return _mark((self.world, page, self._made.named(page), self._made.view(page)), self._short)

    def _short(self, part: Any) -> tuple[Any, tuple[Any, ...]]:
        """A work or its card as its own mark: many pages show the same."""
        found = self._parts.get(id(part))
        if found is None:
            found = self._parts[id(part)] = part, _mark(_facts(part))
        return str, (found[1],)


class _Writer(pickle.Pickler):
    """Writes values down, records as what they hold; `short` gives works and cards in fewer signs."""

    def __init__(self, file: io.BytesIO, short: Callable[[Any], Any] | None) -> None:
        super().__init__(file, protocol=5)
        self._short = short

    def reducer_override(self, part: Any) -> Any:
        if self._short and isinstance(part, (Resource, Card)):
            return self._short(part)
        return (_held, (type(part).__name__, vars(part))) if isinstance(part, Record) else NotImplemented


def _held(kind: str, facts: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """What a record holds."""
    return kind, facts


def _facts(part: Any) -> Any:
    return vars(part) if hasattr(part, "__dict__") else [getattr(part, name) for name in part.__slots__]


def _mark(parts: Any, short: Callable[[Any], Any] | None = None) -> str:
    """A mark that differs when anything in some values differs, be it a type or an order.

    What cannot be written down has a mark that nothing else has: it counts as new.
    """
    written = io.BytesIO()
    try:
        _Writer(written, short).dump(parts)
    except (pickle.PicklingError, TypeError, AttributeError):
        return f"unknown {next(_UNKNOWN)}"
    return hashlib.blake2b(written.getbuffer(), digest_size=16).hexdigest()
