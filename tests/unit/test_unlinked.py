"""Works without a link leave the default lists: they stand behind one choice, and every count tells the truth."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from hub.building import Building, prepare_plain
from hub.catalogue import gaps
from hub.languages import LANGUAGES, Language, counted, word
from hub.pages.a_to_z import KEY, numbers
from hub.pages.cards import is_unlinked

ROOT = Path(__file__).resolve().parents[2]
EACH = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def made() -> Building:
    return prepare_plain(ROOT, {"HUB_TODAY": "2026-11-22", "HUB_LATEST": "2099-01-01"})


@pytest.fixture(scope="module")
def without(made: Building) -> set[str]:
    found = {resource.id for resource in made.site.catalogue.resources if is_unlinked(resource)}
    assert len(found) > 50
    return found


def soup(made: Building, language: Language, key: str) -> BeautifulSoup:
    rendered = made.rendered(made.site.plan.page(language, key))
    return BeautifulSoup(rendered.before + rendered.within + rendered.after, "lxml")


def ids(tag: Tag | BeautifulSoup) -> set[str]:
    return {str(card["data-id"]) for card in tag.select("li[data-id]")}


def choice(page: BeautifulSoup) -> Tag:
    """The one choice of a page, which is folded at first."""
    (found,) = page.select("details[data-unlinked]")
    assert not found.has_attr("open")
    return found


def everything(made: Building, language: Language) -> list[BeautifulSoup]:
    """The pages of the list from A to Z."""
    return [soup(made, language, f"{KEY}/{number}") for number in numbers(made.site.catalogue)]


@EACH
def test_the_finder_lists_what_can_be_opened_and_folds_the_rest(
    made: Building, without: set[str], language: Language
) -> None:
    page = soup(made, language, "resources")
    (listed,) = page.select("[data-list]")
    assert set() == ids(listed) & without
    assert f"({len(without)})" == choice(page).select_one("[data-count]").get_text()  # type: ignore[union-attr]
    sections = [section for each in everything(made, language) for section in each.select("section.letter")]
    linked = [identity for section in sections for identity in ids(section)]
    assert len(linked) == len(set(linked))
    assert ids(listed) < set(linked)
    assert counted(language, "count.resources", len(linked)) in page.select_one("[data-results]").get_text()  # type: ignore[union-attr]


@EACH
def test_from_a_to_z_every_work_stands_once(made: Building, without: set[str], language: Language) -> None:
    pages = everything(made, language)
    found = [identity for page in pages for identity in ids(page)]
    listed = {each.id for each in made.site.catalogue.resources if each.status != "withdrawn"}
    assert len(found) == len(listed)
    assert listed == set(found)
    assert without == {identity for page in pages for fold in page.select("details") for identity in ids(fold)}


@EACH
def test_the_counts_beside_the_filters_are_of_what_can_be_opened(
    made: Building, without: set[str], language: Language
) -> None:
    page = soup(made, language, "resources")
    kinds = Counter(each.kind for each in made.site.catalogue.resources if each.id not in without)
    ticks = page.select("input[type=checkbox][name=kind]")
    assert len(ticks) > 10
    for tick in ticks:
        label = page.select_one(f'label[for="kind-{tick["value"]}"] [data-count]')
        assert label is not None
        assert f"({kinds[str(tick['value'])]})" == label.get_text()


@EACH
@pytest.mark.parametrize(
    "key", ["audience/parents", "audience/practitioners", "topic/strategy-and-law", "objective/prevent"]
)
def test_audience_and_topic_pages_fold_them_too(
    made: Building, without: set[str], language: Language, key: str
) -> None:
    page = soup(made, language, key)
    folded = choice(page)
    assert set() < ids(folded) <= without
    assert f"({len(ids(folded))})" == folded.select_one("[data-count]").get_text()  # type: ignore[union-attr]
    folded.extract()
    shown = {str(a["href"]).rstrip("/").rsplit("/", 1)[-1] for a in page.select(".entries a, .cards a")}
    assert set() == shown & without


@EACH
def test_a_topics_number_is_what_its_page_shows_at_once(made: Building, language: Language) -> None:
    page = soup(made, language, "topic/strategy-and-law")
    choice(page).extract()
    assert counted(language, "count.resources", len(ids(page))) in page.get_text()


@EACH
def test_the_childrens_page_does_not_offer_what_cannot_be_opened(made: Building, language: Language) -> None:
    assert [] == soup(made, language, "audience/children").select("details[data-unlinked]")


@EACH
def test_the_home_page_counts_what_the_finder_lists(made: Building, language: Language) -> None:
    listed = soup(made, language, "resources").select_one("form[data-finder]")["data-total"]  # type: ignore[index]
    assert listed in re.findall(r"\d+", soup(made, language, "index").get_text())


def test_they_keep_their_pages_and_their_place_in_the_gap_map(made: Building, without: set[str]) -> None:
    catalogue = made.site.catalogue
    for identity in without:
        page = soup(made, "cy", f"resource/{identity}")
        assert word("cy", "resource.wanted") in page.get_text()
        break
    with_topics = {(topic,) for i in without for topic in catalogue.by_id[i].topics}
    assert {topic for (topic,) in with_topics} <= {row.id for row in gaps.gap_map(catalogue).topics}
