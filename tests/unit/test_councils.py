"""Whom to ring about a child: every council has a place, and never a number that is not known."""

from __future__ import annotations

from typing import Any

import pytest
from holes import catalogue, health, resource, version

from hub.languages import LANGUAGES, Language, Text
from hub.pages import collation, councils
from hub.pages.councils import Outward
from hub.schema import Board, Boards, Council, Fact
from hub.schema.addresses import Address
from hub.schema.board import Report, Sides
from hub.schema.evidence import Numbers, PageFact, Piece
from hub.schema.telephone import Telephone

EVIDENCE = (Piece(what="number", source="https://council.example/en", evidence="seen"),)


def council(identity: str, cy: str, en: str, **more: Any) -> Council:
    return Council(id=identity, name=Text(cy, en), evidence=EVIDENCE, **more)


DAY = Fact[Telephone](value="01492 575 111", facts=(1,))
NIGHT = Fact[Telephone](value="0300 123 3079", facts=(1,))
PAGE = PageFact(value="https://council.example/en", language="en", facts=(1,))
BOARD = Board(
    id="board",
    order=10,
    region="wales",
    name=Text("Bwrdd", "Board"),
    website=Sides[Address](en="https://board.example/"),
    website_facts=Sides[Numbers](en=(1,)),
    pages=(PageFact(value="https://board.example/cy/plant", language="cy", facts=(1,)),),
    evidence=EVIDENCE,
    authorities=(
        council("vale", "Bro", "Vale", report=Report(day=DAY, night=NIGHT, page=PAGE), resource="in-welsh"),
        council("bare", "Ynys", "Isle"),
        council("night-only", "Conwy", "Conwy", report=Report(night=NIGHT)),
        council("page-only", "Chwilog", "Abertown", resource="in-english"),
    ),
)
KNOWN = catalogue(
    resource("in-welsh", version("cy", url="https://council.example/cy")),
    resource("in-english", version("en", url="https://other.example/")),
    boards=Boards.model_construct(boards=(BOARD,)),
)


def found(language: Language) -> dict[str, councils.CouncilView]:
    return {each.known.id: each for each in councils.councils(KNOWN, language)}


def test_councils_stand_in_the_alphabet_of_the_pages_language() -> None:
    assert ["vale", "night-only", "page-only", "bare"] == list(found("cy"))
    assert ["page-only", "night-only", "bare", "vale"] == list(found("en"))


def test_a_number_that_is_not_known_is_none_beside_one_that_is() -> None:
    assert (("day", DAY), ("night", NIGHT)) == found("en")["vale"].numbers
    assert (("day", None), ("night", NIGHT)) == found("en")["night-only"].numbers
    assert () == found("en")["bare"].numbers == found("en")["page-only"].numbers


def test_a_page_in_the_readers_language_comes_before_the_other() -> None:
    report = Outward("https://council.example/en", "en")
    assert (report,) == found("en")["vale"].pages
    assert [("https://council.example/cy", "cy"), (report.url, "en")] == [
        (page.url, page.language) for page in found("cy")["vale"].pages
    ]
    assert ["https://other.example/"] == [page.url for page in found("cy")["page-only"].pages]


def test_a_council_without_number_and_page_leads_to_its_board() -> None:
    assert Outward("https://board.example/cy/plant", "cy") == found("cy")["bare"].board_site
    assert Outward("https://board.example/", "en") == found("en")["bare"].board_site
    assert [None, None, None] == [found("en")[i].board_site for i in ("vale", "night-only", "page-only")]


def test_a_page_found_to_be_bad_is_not_offered() -> None:
    bad = catalogue(*KNOWN.resources, boards=KNOWN.boards, health=health("https://other.example/", "hijacked"))
    page_only = next(each for each in councils.councils(bad, "en") if each.known.id == "page-only")
    assert () == page_only.pages
    assert page_only.board_site is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_order_is_that_of_the_alphabet(language: Language) -> None:
    names = [each.known.name.in_(language) for each in councils.councils(KNOWN, language)]
    assert sorted(names, key=collation.sort_key) == names
