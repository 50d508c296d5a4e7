"""What is said beside the facts of a helpline: who answers at night, what nobody found out, and how old a page is."""

from __future__ import annotations

import dataclasses
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from hub.building import Building, prepare_plain
from hub.catalogue import Catalogue, load
from hub.languages import LANGUAGES, Language, Text, word
from hub.pages import line_facts
from hub.pages.render import Renderer
from hub.pages.views import view_of
from hub.pages.views.evidence import MIRRORS
from hub.schema import Fact, Helpline
from hub.schema.evidence import Piece
from hub.schema.helpline import Confirmed

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
ALWAYS: Any = Fact[Any](value=True, facts=(1,))
NUMBER: Any = Fact[Any](value="0800 1111", facts=(1,))
# What each shown line says of itself, or says that nobody found.
ASKED = ("hours", "languages", "interpreter", "bsl", "text", "cost", "confidentiality", "covers_wales")


def line(identity: str, group: str, *, awake: bool = False, covers: str = "all", **more: Any) -> Helpline:
    facts: dict[str, Any] = {
        "id": identity, "group": group, "phone": NUMBER, "always_open": ALWAYS if awake else None,
        "covers_wales": Fact[Any](value=covers, facts=(1,)) if covers else None,
        "evidence": (Piece(what="x", source="https://line.example/", evidence="seen"),), **more,
    }  # fmt: skip
    nothing = dict.fromkeys(name for name in Helpline.model_fields if name not in facts)
    return Helpline.model_construct(_fields_set=set(facts), **facts, **nothing)


LINES = (
    line("young", "children", awake=True),
    line("young-days", "children"),
    line("violence", "survivors", awake=True),
    line("violence-here", "survivors", awake=True, covers="part"),
    line("violence-somewhere", "survivors", awake=True, covers=""),
    line("listening", "more", awake=True),
    line("thoughts", "own-thoughts"),
    line("worry", "family"),
)


def instead(identity: str, lines: tuple[Helpline, ...] = LINES) -> list[str]:
    return [each.id for each in line_facts.open_instead(next(each for each in lines if each.id == identity), lines)]


def test_who_answers_at_night_follows_from_the_lines_that_are_always_open_and_fits_the_group() -> None:
    assert ["young"] == instead("young-days")
    assert ["violence", "listening"] == instead("worry")
    assert ["listening"] == instead("thoughts")


def test_a_line_that_is_always_open_names_no_other() -> None:
    assert [] == instead("young") == instead("violence")


def test_when_a_line_is_no_longer_always_open_no_other_line_names_it() -> None:
    changed = tuple(each if each.id != "young" else line("young", "children") for each in LINES)
    assert [] == instead("young-days", changed)


def test_what_nobody_found_out_is_named_in_the_order_in_which_people_ask() -> None:
    assert ("hours", "languages", "interpreter", "bsl", "text", "cost", "confidentiality", "covers_wales") == (
        line_facts.not_found(line("bare", "more", covers=""))
    )
    chat = Fact[Any](value=Text("Sgwrs", "Chat"), facts=(1,))
    assert "text" not in line_facts.not_found(line("written", "more", webchat=chat))


def test_a_fact_is_as_old_as_the_newest_page_that_shows_it() -> None:
    pieces = tuple(
        Piece(what="x", source="https://line.example/", evidence="seen", date=day) for day in ("2021", None, "2020-05")
    )
    item = line("dated", "more", evidence=pieces)
    assert "2021" == line_facts.seen_on(item, Fact[Any](value="x", facts=(1, 2, 3)))
    assert "2020-05" == line_facts.seen_on(item, Fact[Any](value="x", facts=(2, 3)))
    assert "" == line_facts.seen_on(item, Fact[Any](value="x", facts=(2,)))


@pytest.mark.parametrize(("day", "old"), [("", True), ("2023-12", True), ("2024", False), ("2026-10-05", False)])
def test_a_page_without_a_date_or_of_more_than_two_years_ago_is_old(day: str, old: bool) -> None:
    assert old is line_facts.is_old(day, TODAY)


def test_each_piece_of_evidence_knows_the_facts_that_rest_on_it() -> None:
    item = line("bare", "more", awake=True)
    assert (("phone", "always_open", "covers_wales"),) == line_facts.supported(item)


# ---- our own lines ----


@cache
def catalogue() -> Catalogue:
    return load(ROOT, today=TODAY, latest=date(2099, 1, 1))


@cache
def building() -> Building:
    return prepare_plain(ROOT, {"HUB_TODAY": "2026-11-22", "HUB_LATEST": "2099-01-01"})


@cache
def help_page(language: Language) -> BeautifulSoup:
    return BeautifulSoup(building().rendered(building().site.plan.page(language, "help")).within, "lxml")


@cache
def lines_page(language: Language) -> BeautifulSoup:
    return BeautifulSoup(building().rendered(building().site.plan.page(language, "help/lines")).after, "lxml")


def said(part: Tag) -> str:
    return " ".join(part.get_text(" ").split())


def test_at_night_children_are_led_to_childline_others_to_live_fear_free_and_the_samaritans() -> None:
    found = {each.id: each for each in catalogue().shown_helplines}

    def named(identity: str) -> list[str]:
        return [each.id for each in line_facts.open_instead(found[identity], catalogue().shown_helplines)]

    assert ["childline"] == named("meic")
    assert ["live-fear-free", "samaritans"] == named("nspcc")
    assert ["live-fear-free", "rape-sexual-abuse-support-line", "samaritans"] == named("napac")
    assert ["samaritans"] == named("stop-it-now")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("identity", [each.id for each in catalogue().shown_helplines if each.group != "emergency"])
def test_a_shown_line_says_its_hours_or_that_nobody_found_them_and_who_is_open(
    identity: str, language: Language
) -> None:
    known = next(each for each in catalogue().shown_helplines if each.id == identity)
    card = help_page(language).find(id=identity)
    assert isinstance(card, Tag)
    if known.hours:
        assert known.hours.value.in_(language).words in said(card)
    elif known.phone:
        assert word(language, "line.hours_unknown") in said(card)
    assert not card.select(".instead")
    group = card.find_parent("section")
    assert isinstance(group, Tag)
    for each in line_facts.open_instead(known, catalogue().shown_helplines):
        assert 1 == len(group.select(f".instead a[href$='#{each.id}']")), (identity, each.id)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("identity", [each.id for each in catalogue().shown_helplines if each.group != "emergency"])
def test_whatever_people_ask_of_a_line_is_answered_or_named_as_not_found(identity: str, language: Language) -> None:
    known = next(each for each in catalogue().shown_helplines if each.id == identity)
    card = lines_page(language).find(id=identity)
    assert isinstance(card, Tag)
    missing = line_facts.not_found(known)
    for name in ASKED:
        assert (name in missing) == (word(language, f"line.not_found.{name}") in _row(card, language)), name
    if known.covers_wales:
        assert word(language, f"line.covers.{known.covers_wales.value}") in said(card)


def _row(card: Tag, language: Language) -> list[str]:
    label = word(language, "line.not_found")
    values = [row.dd.get_text() for row in card.select("dl > div") if row.dt and row.dd and row.dt.get_text() == label]
    return ", ".join(values).split(", ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_of_a_line_stands_beside_the_page_where_it_was_seen(language: Language) -> None:
    page = building().rendered(building().site.plan.page(language, "curators/evidence"))
    soup = BeautifulSoup(page.after, "lxml")
    for known in catalogue().shown_helplines:
        pieces = [said(each) for each in soup.select(f"[id='seen-{known.id}'] li")]
        assert len(pieces) == len(known.evidence)
        for names, words in zip(line_facts.supported(known), pieces, strict=True):
            assert all(word(language, f"evidence.fact.{name}") in words for name in names), known.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_for_the_public_leads_to_evidence_and_none_to_a_site_of_copies(language: Language) -> None:
    sources = {
        piece.source
        for row in (*catalogue().shown_helplines, *catalogue().situations)
        for piece in (row.sources if hasattr(row, "sources") else row.evidence)
    }
    offered = {url for line in catalogue().shown_helplines for url in _addresses(line)}
    offered |= {version.url for each in catalogue().resources for version in each.versions}
    seen: set[str] = set()
    for page in building().site.plan.pages:
        if page.language == language and page.key.startswith(("help", "situation", "boards", "curators/evidence")):
            made = building().rendered(page)
            soup = BeautifulSoup(made.within + made.after, "lxml")
            links = {str(a["href"]) for a in soup.select("a[href^='http']")}
            if page.key == "curators/evidence":
                seen = links
            else:
                assert set() == links & sources - offered, page.key
    hosts = {(urlsplit(url).hostname or "").removeprefix("www.") for url in sources}
    assert hosts & MIRRORS  # some of it was seen on such sites
    assert not {(urlsplit(url).hostname or "").removeprefix("www.") for url in seen} & MIRRORS
    assert len(seen) > 100


def _addresses(line: Helpline) -> set[str]:
    own = [fact.value for fact in (line.website, line.website_cy) if fact]
    return {*own, *(fact.url for fact in (line.bsl, line.webchat, line.message) if fact and fact.url)}


@pytest.mark.parametrize(("language", "day"), [("cy", "20 Tachwedd 2026"), ("en", "20 November 2026")])
def test_the_day_on_which_a_number_was_rung_stands_quietly_below_the_number(language: Language, day: str) -> None:
    rung = [
        each.model_copy(update={"confirmed": Confirmed(day=date(2026, 11, 20), by="AB")}) if each.id == "meic" else each
        for each in catalogue().helplines
    ]
    site = dataclasses.replace(building().site, catalogue=dataclasses.replace(catalogue(), helplines=tuple(rung)))
    page = site.plan.page(language, "help")
    told = Renderer(site, ROOT).render(page, "helplines.html", view_of("help.html")(site, page))
    (quiet,) = BeautifulSoup(told, "lxml").select("#meic .reach p.quiet")
    assert word(language, "evidence.confirmed", date=day) == quiet.get_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_council_without_a_number_says_to_ring_101_and_ask_for_the_childrens_team(language: Language) -> None:
    soup = BeautifulSoup(building().rendered(building().site.plan.page(language, "boards")).within, "lxml")
    cards = {str(card["id"]): said(card) for card in soup.select(".councils > li > details > div[id]")}
    assert 22 == len(cards)
    for identity in ("gwynedd", "flintshire", "rhondda-cynon-taf", "bridgend", "neath-port-talbot", "carmarthenshire"):
        assert word(language, "boards.unknown") in cards[identity]
    assert "2020" in cards["conwy"]
    assert word(language, "evidence.undated") in cards["vale-of-glamorgan"]
    assert "2020" in cards["ceredigion"]
    assert "9am" in cards["denbighshire"]
