"""Without JavaScript everything is there but the search: reading, browsing, language, exit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from hub.languages import LANGUAGES, Language, other, word

Opened = Callable[..., Page]


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_gets_from_the_front_door_to_a_resource_and_to_the_other_language(
    open_page: Opened, language: Language
) -> None:
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("link", name=word(language, "who.young-people"), exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.get_by_role("main").locator(".card a").first.click()
    expect(page.locator(".versions, .note, .lines").first).to_be_visible()
    there = page.url
    page.get_by_role("navigation", name=word(language, "language.label")).get_by_role("link").click()
    expect(page.locator("html")).to_have_attribute("lang", other(language))
    assert page.url.rstrip("/").rsplit("/", 1)[1] == there.rstrip("/").rsplit("/", 1)[1]
    page.get_by_role("navigation", name=word(other(language), "language.label")).get_by_role("link").click()
    assert page.url == there


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_is_links_that_work(open_page: Opened, language: Language) -> None:
    page = open_page(f"/{language}/", java_script_enabled=False, viewport={"width": 320, "height": 640})
    menu = page.get_by_role("navigation", name=word(language, "nav.label"))
    for number in range(menu.get_by_role("link").count()):
        link = menu.get_by_role("link").nth(number)
        expect(link).to_be_visible()
        words = link.inner_text()
        link.click()
        current = page.get_by_role("navigation", name=word(language, "nav.label")).locator("[aria-current=page]")
        expect(current).to_have_text(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_finder_leads_to_lists_that_hold_everything(open_page: Opened, language: Language) -> None:
    page = open_page(f"/{language}/", java_script_enabled=False)
    page.get_by_role("link", name=word(language, "nav.search"), exact=True).click()
    note = page.locator("noscript p")
    expect(note).to_be_visible()
    assert word(language, "finder.noscript") in note.inner_text()
    expect(page.locator("[name=q]")).to_be_hidden()
    page.wait_for_load_state()
    assert page.locator("[data-list] > li").count() > 14
    lists = {"nav.topics": ".terms a", "nav.formats": ".terms a", "nav.languages": ".language-names a[lang=cy]"}
    for name, first in lists.items():
        page.locator("#browse").get_by_role("link", name=word(language, name), exact=True).click()
        page.get_by_role("main").locator(first).first.click()
        expect(page.locator("main .card").first).to_be_visible()
        page.get_by_role("link", name=word(language, "nav.search"), exact=True).click()
    page.locator("#browse").get_by_role("link", name=word(language, "browse.a_to_z")).click()
    page.wait_for_load_state()
    assert page.locator("main .result").count() > 40
    page.get_by_role("navigation", name=word(language, "finder.letters")).get_by_role("link").nth(3).click()
    assert "#letter-" in page.url
