"""Where the facts of helplines, councils, Boards, situations and BSL were seen: for those who check them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from hub.languages import Text
from hub.pages import councils, line_facts
from hub.pages.plan import Page
from hub.pages.site import Site
from hub.pages.views.term import MAIN_BSL

# Hosts with copies of other people's documents: what stands there may be changed or worse, so no link leads there.
MIRRORS: Final = frozenset({
    "docslib.org", "paperzz.com", "vdocuments.site", "vdocument.in", "vdocuments.net", "fdocument.pub", "fdocuments.in",
    "docplayer.net", "docplayer.org", "pdfslide.net", "slideplayer.com", "dokumen.tips", "dokumen.pub", "studylib.net",
    "scribd.com", "yumpu.com",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """One piece of evidence: the source's host, its address where people may be sent there, what rests on it."""

    host: str
    url: str
    what: str
    evidence: str
    date: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a data file with its evidence. `key` is the page that shows it."""

    id: str
    name: Text
    key: str
    pieces: tuple[Seen, ...]


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The groups of rows, each with its evidence, in the order of the pages that show them."""
    catalogue = site.catalogue
    known = [each.known for each in councils.councils(catalogue, page.language)]
    boards = [board for board, _ in councils.boards(catalogue, page.language)]
    situations = [
        Item(each.id, each.title, f"situation/{each.id}", tuple(_seen(each.sources)))
        for each in catalogue.situation_by_id.values()
    ]
    return {
        "groups": (
            ("helplines", [_item(line, "help/lines") for line in catalogue.shown_helplines]),
            ("councils", [_item(each, "boards") for each in known if each.evidence]),
            ("boards", [_item(each, "boards") for each in boards]),
            ("situations", situations),
            ("bsl", list(_of_bsl(site))),
        )
    }


def _of_bsl(site: Site) -> Iterator[Item]:
    signed = site.catalogue.signed
    for number, each in enumerate((*signed.asking, *signed.missing) if signed else (), 1):
        yield Item(f"bsl-{number}", each.say, MAIN_BSL, tuple(_seen(each.sources)))


def _item(row: Any, key: str) -> Item:
    return Item(row.id, row.name, key, tuple(_seen(row.evidence, line_facts.supported(row))))


def _seen(pieces: Iterable[Any], facts: tuple[tuple[str, ...], ...] = ()) -> Iterable[Seen]:
    for at, piece in enumerate(pieces):
        host = (urlsplit(piece.source).hostname or "").removeprefix("www.")
        url = "" if not host or host in MIRRORS else piece.source
        yield Seen(host, url, piece.what, piece.evidence, str(piece.date or ""), facts[at] if facts else ())
