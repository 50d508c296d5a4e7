"""Whom to ring about a child: the councils from A to Z, each with what is known of it, and the Boards behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from hub.catalogue import Catalogue
from hub.languages import Language, Said, other
from hub.pages import alphabet

_NUMBERS: Final = ("day", "night", "welsh")
# Where one of these is known, the other's place says that it is not.
_ALWAYS: Final = frozenset({"day", "night"})


@dataclass(frozen=True, slots=True)
class Outward:
    """A page on somebody else's site; a title where it has one of its own."""

    url: str
    language: str
    title: Said | None = None


@dataclass(frozen=True, slots=True)
class Council:
    """One council: its numbers by day and by night, None where no sure one is known."""

    known: Mapping[str, Any]
    board: Mapping[str, Any]
    numbers: tuple[tuple[str, Mapping[str, Any] | None], ...]
    pages: tuple[Outward, ...]
    board_site: Outward | None  # only where the council has neither a number nor a page


def councils(catalogue: Catalogue, language: Language) -> list[Council]:
    """The councils of all Boards in the alphabet of the page's language."""
    rows = [(council, board) for board in _boards(catalogue) for council in board["authorities"]]
    rows.sort(key=lambda row: alphabet.sort_key(row[0]["name"].in_(language)))
    return [_council(catalogue, council, board, language) for council, board in rows]


def boards(catalogue: Catalogue, language: Language) -> list[tuple[Mapping[str, Any], Outward | None]]:
    """The Boards, each with its site."""
    return [(board, board_site(board, language)) for board in _boards(catalogue)]


def board_site(board: Mapping[str, Any], language: Language) -> Outward | None:
    """A Board's own site: in the page's language if any page of it was seen in that language."""
    site = board.get("website", {})
    for each in (language, other(language)):
        if each in site:
            return Outward(site[each], each)
        for page in board.get("pages", ()):
            if page["language"] == each:
                return Outward(page["value"], each)
    return None


def _boards(catalogue: Catalogue) -> list[Mapping[str, Any]]:
    return list(catalogue.data.get("boards", {}).get("boards", []))


def _council(catalogue: Catalogue, council: Mapping[str, Any], board: Mapping[str, Any], language: Language) -> Council:
    report = council.get("report") or {}
    has_number = any(way in report for way in _NUMBERS)
    pages = _pages(catalogue, council, language)
    return Council(
        known=council,
        board=board,
        numbers=tuple((way, report.get(way)) for way in _NUMBERS if way in report or (has_number and way in _ALWAYS)),
        pages=pages,
        board_site=None if has_number or pages else board_site(board, language),
    )


def _pages(catalogue: Catalogue, council: Mapping[str, Any], language: Language) -> tuple[Outward, ...]:
    """The council's page for reporting, and its page in the catalogue where the first is not in the page's language."""
    found: list[Outward] = []
    page = (council.get("report") or {}).get("page")
    if page:
        found.append(Outward(page["value"], page["language"]))
    listed = catalogue.by_id.get(council.get("resource", ""))
    if listed:
        found += [
            Outward(version.url, version.language, listed.title.in_(language))
            for version in catalogue.live_versions(listed)
            if not page or version.language == language != page["language"]
        ]
    return tuple(sorted(found, key=lambda each: each.language != language))
