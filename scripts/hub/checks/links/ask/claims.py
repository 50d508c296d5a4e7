"""What the hub says that a page holds: a line's numbers and addresses, and the sentence of an entry.

A number is compared with the line's own pages: its website in either language, and the pages of its own
site where each fact was seen. A line without a website is compared where its facts were seen, whoever's
page that is. A number is never changed here: people decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hub.catalogue.model import Catalogue
from hub.checks.links.ask.domains import domain_of
from hub.schema import Helpline
from hub.schema.board import Anywhere, Council
from hub.schema.evidence import Fact, LinkedFact

APPROVED: Final = "approved"
NUMBERS: Final = (
    "phone", "phone_non_urgent", "text", "relay",  # of a helpline
    "day", "night", "welsh",  # of a council
    "emergency", "police",  # of everywhere
)  # fmt: skip
EMAIL: Final = "email"
WEBCHAT: Final = "webchat"
_ANYWHERE: Final = "anywhere"

_Row = Helpline | Council | Anywhere


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that should stand on a page: `fact` names its field, `value` is as the hub shows it."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One page of a line, and what of the line should stand there."""

    id: str
    url: str
    claims: tuple[Claim, ...]


def own_pages(catalogue: Catalogue) -> tuple[OwnPage, ...]:
    """Every page on which a number of a helpline, a council or of everywhere should stand."""
    gathered: dict[tuple[str, str], dict[Claim, None]] = {}
    for name, url, claim in _everything(catalogue):
        gathered.setdefault((name, url), {})[claim] = None
    return tuple(OwnPage(name, url, tuple(claims)) for (name, url), claims in gathered.items())


def every_number(catalogue: Catalogue) -> frozenset[str]:
    """The numbers and e-mail addresses of all lines: on another line's page they are no news."""
    return frozenset(
        value for ways, *_ in _rows(catalogue) for key, value, _ in _said(ways) if key != WEBCHAT
    )  # fmt: skip


def _everything(catalogue: Catalogue) -> Iterator[tuple[str, str, Claim]]:
    for ways, row, name, pages in _rows(catalogue):
        for key, value, facts in _said(ways):
            for url in dict.fromkeys((*pages, *_seen_at(row, facts, pages))):
                yield name, url, Claim(key, value)


def _rows(catalogue: Catalogue) -> Iterator[tuple[object, _Row, str, tuple[str, ...]]]:
    """What holds numbers, the row with their evidence, its id, and its own pages."""
    for line in catalogue.helplines:
        yield line, line, line.id, tuple(page.value for page in (line.website, line.website_cy) if page)
    if catalogue.boards is None:
        return
    yield catalogue.boards.anywhere, catalogue.boards.anywhere, _ANYWHERE, ()
    for board in catalogue.boards.boards:
        for council in board.authorities:
            if council.report:
                page = council.report.page
                yield council.report, council, council.id, (page.value,) if page else ()


def _said(ways: object) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """Each number and address that can be compared, with the numbers of its evidence."""
    for key in (*NUMBERS, EMAIL):
        fact = getattr(ways, key, None)
        if isinstance(fact, Fact):
            yield key, str(fact.value), fact.facts
    chat = getattr(ways, WEBCHAT, None)
    if isinstance(chat, LinkedFact) and chat.url:
        yield WEBCHAT, chat.url, chat.facts


def _seen_at(row: _Row, facts: tuple[int, ...], pages: tuple[str, ...]) -> Iterator[str]:
    """The pages where a fact was seen: of the line's own site, or any where it has none."""
    own = {domain_of(page) for page in pages}
    for number in facts:
        source = row.evidence[number - 1].source if row.evidence and number <= len(row.evidence) else ""
        if source.startswith(("http://", "https://")) and (not own or domain_of(source) in own):
            yield source
