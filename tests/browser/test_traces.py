"""What a query leaves behind, on this machine and elsewhere: a list of nothings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from test_privacy import NOTHING, STORED

from conftest import catch_exits, leaving
from hub.languages import Language, word

Opened = Callable[..., Page]
FINDERS: tuple[tuple[Language, str], ...] = (("cy", "/cy/adnoddau/"), ("en", "/en/resources/"))
QUERY = "uncle zqvxkj"  # words that stand nowhere on the site
MAIN = "[data-exit-main]"
HOLDS = """() => ({
  box: document.querySelector("[data-finder] [name=q]").value,
  ticked: document.querySelectorAll("[data-finder] [type=checkbox]:checked").length,
  chosen: document.querySelectorAll("[data-chosen] button").length,
  name: window.name,
})"""
CLEAN = {"box": "", "ticked": 0, "chosen": 0, "name": ""}


def heard(context: BrowserContext) -> list[str]:
    """Everything that leaves the browser or is written to its console, as text."""
    found: list[str] = []
    context.on("request", lambda request: found.append(f"{request.url} {request.headers} {request.post_data}"))
    context.on("console", lambda message: found.append(message.text))
    return found


def ask(page: Page, language: Language, text: str = QUERY) -> None:
    """Type words, send them, and wait until the finder has answered."""
    status = page.locator("[data-results][role=status]")
    before = status.inner_text()
    page.get_by_role("searchbox").press_sequentially(text)
    page.keyboard.press("Enter")
    expect(status).not_to_have_text(before)
    expect(status).not_to_have_text(word(language, "finder.loading"))


@pytest.mark.parametrize(("language", "path"), FINDERS)
def test_a_query_is_in_no_address_title_history_store_request_or_log(
    open_page: Opened, address: str, language: Language, path: str
) -> None:
    page = open_page()
    said = heard(page.context)
    page.goto(address + path)
    before = page.evaluate("[location.href, document.title, history.length, history.state, window.name]")
    ask(page, language)
    after = page.evaluate("[location.href, document.title, history.length, history.state, window.name]")
    assert [address + path, before[1], 2, None, ""] == before == after
    assert NOTHING == page.evaluate(STORED)
    assert [] == page.context.cookies()
    assert said
    assert [] == [each for each in said if "zqvxkj" in each]


def test_a_browser_is_told_to_remember_nothing_that_is_typed(open_page: Opened) -> None:
    for _, path in FINDERS:
        page = open_page(path)
        found = page.evaluate("[document.querySelector('[data-finder]'), document.querySelector('[name=q]')]"
                              ".map((each) => each.autocomplete || each.form.autocomplete)")  # fmt: skip
        assert ["off", "off"] == found, path


@pytest.mark.parametrize(("language", "path"), FINDERS)
def test_after_another_page_and_back_the_box_is_empty(
    open_page: Opened, address: str, language: Language, path: str
) -> None:
    page = open_page(path)
    ask(page, language)
    page.goto(f"{address}/{language}/")
    assert "" == page.evaluate("window.name")
    page.go_back()
    assert CLEAN == page.evaluate(HOLDS)
    assert "zqvxkj" not in page.content()


@pytest.mark.parametrize(("language", "path"), FINDERS)
@pytest.mark.parametrize("way", ["click", "keys"])
def test_leaving_clears_words_ticks_and_results_so_that_back_shows_none(
    open_page: Opened, language: Language, path: str, way: str
) -> None:
    page = open_page(path)
    catch_exits(page, stay=True)
    everything = page.locator("[data-results][role=status]").inner_text()
    page.locator("[data-finder] [type=checkbox]").first.check()
    ask(page, language, "plant" if language == "cy" else "children")
    assert page.evaluate(HOLDS) != CLEAN
    with leaving(page):
        if way == "click":
            page.locator(MAIN).click()
        else:
            page.keyboard.press("Escape")  # out of the box: keys that are pressed there are typing
            page.evaluate("document.activeElement.blur()")
            for _ in range(3):
                page.keyboard.press("Shift")
    assert CLEAN == page.evaluate(HOLDS)
    # As the browser brings it back from memory.
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert CLEAN == page.evaluate(HOLDS)
    assert everything == page.locator("[data-results][role=status]").inner_text()


def test_words_on_their_way_to_the_other_language_do_not_reach_the_next_site(open_page: Opened) -> None:
    page = open_page("/en/resources/")
    catch_exits(page, stay=True)
    # The other page does not come; somebody leaves instead.
    page.route("**/cy/adnoddau/", lambda route: route.fulfill(status=204))
    ask(page, "en", "zqvxkj")
    page.locator("[data-language-link]").click()
    assert "zqvxkj" in page.evaluate("window.name")
    with leaving(page):
        page.locator(MAIN).click()
    assert "" == page.evaluate("window.name")
