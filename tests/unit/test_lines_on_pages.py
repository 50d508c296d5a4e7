"""Helplines on pages: numbers come first, in the order that a page names, and nothing is shown that is in doubt."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from hub.building import Building, prepare_plain
from hub.languages import LANGUAGES, Language, counted, word
from hub.pages import line_facts
from hub.pages.render import Rendered
from hub.pages.views.help import OPEN
from hub.schema import Helpline

ROOT = Path(__file__).resolve().parents[2]
AUDIENCES = ("children", "young-people", "parents", "practitioners", "adult-survivors", "worried-about-self", "public")
NAMED = {
    "pages/after-an-arrest": ["0808 1000 900", "116 123"],
    "pages/what-happens-when-you-tell": ["0800 1111", "0808 802 3456"],
    "pages/turning-18": ["0808 802 3456"],
    "audience/children": ["0800 1111", "0808 802 3456"],
    "audience/young-people": ["0800 1111", "0808 802 3456"],
    "audience/parents": ["0808 800 5000", "0808 1000 900", "0808 80 10 800"],
    "audience/practitioners": ["0808 800 5000", "0808 1000 900", "0808 80 10 800"],
    "audience/adult-survivors": ["0808 801 0331", "0808 500 2222", "0808 80 10 800", "116 123"],
    "audience/worried-about-self": ["0808 1000 900", "116 123"],
    "audience/public": ["0808 800 5000", "0808 1000 900"],
}


@cache
def building() -> Building:
    return prepare_plain(ROOT, {"HUB_TODAY": "2026-11-22", "HUB_LATEST": "2099-01-01"})


def rendered(language: Language, key: str) -> Rendered:
    return building().rendered(building().site.plan.page(language, key))


def first(language: Language, key: str) -> BeautifulSoup:
    return BeautifulSoup(rendered(language, key).within, "lxml")


def numbers(soup: Any) -> list[str]:
    """The numbers that can be pressed, as they stand there."""
    return [re.search(r"\d[\d ]*", link.get_text())[0].strip() for link in soup.select("a[href^='tel:']")]  # type: ignore[index]


def shown() -> tuple[Helpline, ...]:
    return building().site.catalogue.shown_helplines


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_help_page_999_comes_first_then_the_ways_to_the_groups_then_the_lines(language: Language) -> None:
    soup = first(language, "help")
    assert ["999", "101"] == numbers(soup)[:2] == numbers(soup.select_one(".now"))
    assert {"police", "999-bsl", "relay-uk"} == {each["id"] for each in soup.select(".now > ul > li")}
    groups = ["children", "family", "survivors", "own-thoughts", "communities", "more"]
    *jumps, services = [link["href"] for link in soup.select(".jumps a")]
    assert [f"#{name}" for name in groups] == jumps
    assert services.endswith("#services")
    order = [each.get("id", each.name) for each in soup.select(".now > h2, nav, .groups > section > h2")]
    assert ["emergency", "nav", *groups] == order


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_and_hour_that_is_shown_stands_on_get_help(language: Language) -> None:
    soup = first(language, "help")
    for line in shown():
        part = soup.find(id=line.id)
        assert part is not None, line.id
        said = " ".join(part.get_text(" ").split())
        for number in (line.phone, line.phone_non_urgent):
            assert number is None or number.value in numbers(part), line.id
        if line.hours:
            assert line.hours.value.in_(language).words in said, line.id
        if line.text and line.group != "emergency":
            assert line.text.value in said, line.id
        if not line.phone and not line.bsl and not line.relay:
            assert part.select("a[href^='http'], a[href^='mailto:']"), line.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_lines_of_each_group_stand_outside_of_its_fold(language: Language) -> None:
    for group in first(language, "help").select(".groups > section"):
        name = group.h2["id"]
        own = [line.id for line in shown() if line.group == name]
        folded = [each["id"] for each in group.select("details .line")]
        assert own == [each["id"] for each in group.select(".line")]
        assert own[OPEN.get(name, 1) :] == folded


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_that_a_line_has_is_offered_alike_and_a_teenager_is_offered_the_chat_first(
    language: Language,
) -> None:
    soup = first(language, "help")
    for line in shown():
        if line.group == "emergency":
            continue
        ways = [way["href"] for way in soup.find(id=line.id).select(".contact > .way")]
        wanted = [f"tel:{line.phone.value.replace(' ', '')}"] if line.phone else []
        if line.webchat:
            wanted.append(line.webchat.url or line_facts.site_of(line, language))
        wanted += [f"sms:{line.text.value.replace(' ', '')}"] if line.text else []
        assert wanted == ways or (not wanted and 1 == len(ways)), line.id
    chat = next(line.webchat.url for line in shown() if line.id == "childline" and line.webchat)
    young = [way["href"] for way in first(language, "audience/young-people").select(".call-now .way")]
    assert [chat, "tel:08001111"] == young
    assert "tel:08001111" == first(language, "audience/children").select_one(".call-now .way")["href"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_nobody_has_rung_a_number_is_said_quietly_with_its_sources(language: Language) -> None:
    soup = BeautifulSoup(rendered(language, "help/lines").after, "lxml")
    unconfirmed = [line for line in shown() if line.phone and not line.confirmed]
    sentence = word(language, "evidence.unconfirmed")
    told = [each for each in soup.select("p.evidence.quiet") if each.get_text().startswith(sentence)]
    assert len(unconfirmed) == len(told) > 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", NAMED)
def test_a_page_offers_the_lines_that_it_names_in_that_order(key: str, language: Language) -> None:
    assert NAMED[key] == numbers(first(language, key))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["help", *NAMED])
def test_no_two_links_of_the_lines_are_called_alike(key: str, language: Language) -> None:
    links = Counter(
        " ".join(link.get_text().split()) for link in first(language, key).select("li > a, p > a, summary, .ways a")
        if not link.find_parent(["details", "p"], class_=["evidence", "instead"])
    )  # fmt: skip
    assert {} == {name: count for name, count in links.items() if count > 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_that_is_named_in_place_of_others_leads_to_the_same_place_each_time(language: Language) -> None:
    leads: dict[str, set[str]] = {}
    for link in first(language, "help").select(".instead a"):
        leads.setdefault(link.get_text(), set()).add(link["href"])
    assert leads
    assert all(len(places) == 1 for places in leads.values())


def test_a_child_is_called_ti() -> None:
    assert word("cy", "line.happens.ti") in first("cy", "audience/children").get_text()
    assert word("cy", "line.happens") not in first("cy", "audience/young-people").get_text()
    assert word("cy", "line.happens") in first("cy", "audience/parents").get_text()


def test_the_written_sections_of_an_audience_page_can_wait() -> None:
    """They stand closed below the lines, each under its own address."""
    words = '<p>A</p><h2 id="one">1</h2><p>B</p><h2 id="two">2 <em>x</em></h2><p>C</p>'
    page = rendered("en", "audience/practitioners").around(words)
    places = [page.index(each) for each in ("<p>A</p>", 'id="talk"', 'id="start"', 'id="one"', 'id="two"', 'id="rest"')]
    assert sorted(places) == places
    soup = BeautifulSoup(page, "lxml")
    folds = [soup.find(id=name).find_parent("details") for name in ("one", "two")]
    assert [("1", "B"), ("2 x", "C")] == [(fold.h2.get_text(), fold.p.get_text()) for fold in folds]
    assert not any(fold.has_attr("open") for fold in folds)


@pytest.mark.parametrize("sections", [0, 1])
def test_lines_after_more_sections_than_there_are_come_last(sections: int) -> None:
    assert "<h1>x<h2>a</h2>Y" == Rendered("<h1>", "", "Y", sections + 1).around("x<h2>a</h2>")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_audience_page_leads_to_each_of_its_topics_and_to_the_whole_list(audience: str) -> None:
    for language in LANGUAGES:
        soup = BeautifulSoup(rendered(language, f"audience/{audience}").after, "lxml")
        topics = soup.select(".topic-rows a")
        assert (audience == "children") == (not topics)
        assert len(topics) == len({each["href"] for each in topics})
        (rest,) = [a for a in soup.select("a") if a["href"].endswith(f"#audience={audience}")]
        assert rest.get_text()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_audience_page_opens_with_a_line_the_situations_and_three_works(audience: str, language: Language) -> None:
    soup = first(language, f"audience/{audience}")
    own = [each.id for each in building().site.catalogue.situations_of(audience)]
    places = [building().site.plan.page(language, f"situation/{identity}").address for identity in own]
    assert [place.rpartition("/")[0].rpartition("/")[2] for place in places] == [
        link["href"].rstrip("/").rpartition("/")[2] for link in soup.select(".situations a")
    ]
    picked = building().site.plan.page(language, f"audience/{audience}").written.front.start_here
    assert list(picked[:3]) == [card["data-id"] for card in soup.select(".card")]
    more = BeautifulSoup(rendered(language, f"audience/{audience}").after, "lxml").find(id="more")
    assert list(picked[3:]) == [link["href"].rstrip("/").rpartition("/")[2] for link in more.select("a")]


def test_a_topic_is_named_with_the_number_of_resources_that_its_page_shows_at_once() -> None:
    site = building().site
    soup = BeautifulSoup(rendered("en", "audience/parents").after, "lxml")
    topic = rendered("en", "topic/online-safety")
    listed = BeautifulSoup(topic.after, "lxml")
    for fold in listed.select("details.unlinked"):
        fold.decompose()
    count = len({each["data-id"] for each in listed.select("[data-id]")})
    (row,) = [each for each in soup.select(".topic-rows a") if each["href"].endswith("/online-safety/")]
    assert counted("en", "audience.count", count) in row.get_text()
    assert site.catalogue.vocabulary.topics["online-safety"].label.in_("en").words in row.get_text()


def test_the_children_page_starts_with_a_few_cards_written_to_the_child() -> None:
    soup = first("en", "audience/children")
    assert 3 == len(soup.select(".card"))
    assert "helpline" not in {
        building().site.catalogue.by_id[card["data-id"]].kind for card in soup.select(".card[data-id]")
    }
