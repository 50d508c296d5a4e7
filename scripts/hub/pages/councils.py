"""Whom to ring about a child: the councils from A to Z, each with what is known of it, and the Boards behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hub.catalogue import Catalogue
from hub.languages import Language, Said, other
from hub.pages import collation
from hub.schema import Board, Council, Fact

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
class CouncilView:
    """One council: its numbers by day and by night, None where no sure one is known."""

    known: Council
    board: Board
    numbers: tuple[tuple[str, Fact[str] | None], ...]
    pages: tuple[Outward, ...]
    board_site: Outward | None  # only where the council has neither a number nor a page


def councils(catalogue: Catalogue, language: Language) -> list[CouncilView]:
    """The councils of all Boards in the alphabet of the page's language."""
    rows = [(council, board) for board in _boards(catalogue) for council in board.authorities]
    rows.sort(key=lambda row: collation.sort_key(row[0].name.in_(language)))
    return [_council(catalogue, council, board, language) for council, board in rows]


def boards(catalogue: Catalogue, language: Language) -> list[tuple[Board, Outward | None]]:
    """The Boards, each with its site."""
    return [(board, board_site(board, language)) for board in _boards(catalogue)]


def board_site(board: Board, language: Language) -> Outward | None:
    """A Board's own site: in the page's language if any page of it was seen in that language."""
    for each in (language, other(language)):
        site = getattr(board.website, each) if board.website else None
        if site:
            return Outward(site, each)
        for page in board.pages:
            if page.language == each:
                return Outward(page.value, each)
    return None


def _boards(catalogue: Catalogue) -> tuple[Board, ...]:
    return catalogue.boards.boards if catalogue.boards else ()


def _council(catalogue: Catalogue, council: Council, board: Board, language: Language) -> CouncilView:
    numbers = {way: getattr(council.report, way) if council.report else None for way in _NUMBERS}
    has_number = any(numbers.values())
    pages = _pages(catalogue, council, language)
    return CouncilView(
        known=council,
        board=board,
        numbers=tuple((way, fact) for way, fact in numbers.items() if fact or (has_number and way in _ALWAYS)),
        pages=pages,
        board_site=None if has_number or pages else board_site(board, language),
    )


def _pages(catalogue: Catalogue, council: Council, language: Language) -> tuple[Outward, ...]:
    """The council's page for reporting, and its page in the catalogue where the first is not in the page's language."""
    found: list[Outward] = []
    page = council.report.page if council.report else None
    if page:
        found.append(Outward(page.value, page.language))
    listed = catalogue.by_id.get(council.resource or "")
    if listed:
        found += [
            Outward(version.url, version.language, listed.title.in_(language))
            for version in catalogue.live_versions(listed)
            if not page or version.language == language != page.language
        ]
    return tuple(sorted(found, key=lambda each: each.language != language))
