"""The finder's page in a real browser: what people type, tick and press, and that no trace of it stays."""

from __future__ import annotations

import re
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from hub.catalogue import Catalogue
from hub.checks.accessibility import arguments, chromium
from hub.cli.server import server
from hub.languages import LANGUAGES, Language
from hub.pages.search import cards

pytestmark = [pytest.mark.browser, pytest.mark.build]
SHOWN = "li[data-id]:visible"


@pytest.fixture(scope="module")
def site(built_site: Path) -> Iterator[str]:
    serving = server(built_site, 0)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serving.server_address[1]}"
    serving.shutdown()
    serving.server_close()


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="module")
def chrome(playwright: Playwright) -> Iterator[Browser]:
    found = playwright.chromium.launch(executable_path=chromium(), args=arguments())
    yield found
    found.close()


FINDER = {"cy": "/cy/adnoddau/", "en": "/en/resources/"}
Open = Callable[..., Page]


@pytest.fixture
def finder(chrome: Browser, site: str) -> Iterator[Open]:
    """Open the finder in a context of its own."""
    contexts: list[BrowserContext] = []

    def opened(language: str = "en", fragment: str = "", **settings: Any) -> Page:
        contexts.append(chrome.new_context(**settings))
        page = contexts[-1].new_page()
        page.set_default_timeout(8000)
        page.goto(site + FINDER[language] + fragment)
        return page

    yield opened
    for context in contexts:
        context.close()


def search(page: Page, words: str) -> None:
    page.locator("[name=q]").fill(words)
    page.locator("[name=q]").press("Enter")


def tick(page: Page, name: str, value: str) -> None:
    filters = page.locator("[data-filters]")
    if filters.get_attribute("open") is None:
        filters.locator("summary").click()
    page.locator(f"input[name={name}][value={value}]").check()


def apply(page: Page) -> None:
    page.locator("[data-filters] button[type=submit]").click()


def ids(page: Page) -> list[str]:
    return [str(item.get_attribute("data-id")) for item in page.locator(SHOWN).all()]


def number(page: Page, name: str, value: str) -> int:
    found = page.locator(f"label[for={name}-{value}] [data-count]")
    return int(re.sub(r"\D", "", found.text_content() or "") or 0)


def total(page: Page) -> int:
    return int(re.search(r"\d+", page.locator("[data-results]").inner_text()).group())  # type: ignore[union-attr]


def test_it_begins_with_one_page_of_the_alphabetical_list(finder: Open) -> None:
    page = finder()
    assert 24 == len(ids(page))
    assert page.locator("[data-list] h2:visible").count() >= 1
    expect(page.locator("[data-results]")).to_contain_text("Showing 1 to 24.")


@pytest.mark.parametrize(
    ("language", "words", "first"),
    [("cy", "fy mhlentyn awtistig", "neurodivergent"), ("en", "autistic children", "neurodivergent")],
)
def test_a_search_shows_the_best_first(finder: Open, language: str, words: str, first: str) -> None:
    page = finder(language)
    search(page, words)
    expect(page.locator("[data-results]")).to_contain_text("Best" if language == "en" else "orau")
    groups = [item.get_attribute("data-group") or "" for item in page.locator(SHOWN).all()[:3]]
    assert any(first in found for found in groups)


def test_results_follow_the_typing(finder: Open) -> None:
    page = finder("cy")
    page.locator("[name=q]").press_sequentially("blacm", delay=20)
    expect(page.locator(SHOWN).first).to_contain_text(re.compile("blacmel", re.IGNORECASE))


def test_the_count_is_a_live_region_from_the_start_and_is_not_replaced(finder: Open) -> None:
    page = finder()
    status = page.locator("[data-results]")
    assert "status" == status.get_attribute("role")
    status.evaluate("node => { node.isTheSame = true; }")
    search(page, "grooming")
    expect(status).to_contain_text("Best matches first.")
    assert status.evaluate("node => node.isTheSame === true")


def test_a_tick_changes_nothing_until_the_button_is_pressed(finder: Open) -> None:
    page = finder()
    before = ids(page)
    tick(page, "audience", "worried-about-self")
    assert before == ids(page)
    apply(page)
    assert before != ids(page)
    assert all(
        "worried-about-self" in (item.get_attribute("data-audience") or "") for item in page.locator(SHOWN).all()
    )


def test_within_a_group_any_will_do_and_groups_must_all_be_met(finder: Open) -> None:
    page = finder()
    tick(page, "kind", "film")
    tick(page, "kind", "podcast")
    apply(page)
    either = total(page)
    kinds = {item.get_attribute("data-kind") for item in page.locator(SHOWN).all()}
    assert {"film", "podcast"} == kinds
    tick(page, "audience", "children")
    apply(page)
    assert 0 < total(page) < either
    assert all("children" in (item.get_attribute("data-audience") or "").split() for item in page.locator(SHOWN).all())


def test_each_count_says_what_its_tick_would_leave(finder: Open) -> None:
    page = finder()
    tick(page, "audience", "parents")
    promised = number(page, "kind", "guide")
    tick(page, "kind", "guide")
    apply(page)
    assert promised == total(page)
    # Other kinds still say how many they hold, since within a group any will do.
    assert number(page, "kind", "information") > 0


def test_counts_follow_a_search(finder: Open) -> None:
    page = finder()
    before = number(page, "audience", "practitioners")
    search(page, "sextortion")
    expect(page.locator("[data-results]")).to_contain_text("Best matches first.")
    assert number(page, "audience", "practitioners") < before


def test_a_chosen_filter_can_be_taken_away_and_its_tick_goes_too(finder: Open) -> None:
    page = finder()
    whole = total(page)
    tick(page, "access", "easy-read")
    tick(page, "audience", "public")
    apply(page)
    chosen = page.locator("[data-chosen] button")
    expect(chosen).to_have_count(3)
    expect(chosen.first).to_have_accessible_name(re.compile("Remove: "))
    chosen.first.click()
    expect(chosen).to_have_count(1)
    chosen.first.click()
    expect(chosen).to_have_count(0)
    assert 0 == page.locator("input[type=checkbox]:checked").count()
    assert whole == total(page)


def test_all_choices_can_be_taken_away_at_once(finder: Open) -> None:
    page = finder()
    tick(page, "audience", "parents")
    tick(page, "audience", "children")
    apply(page)
    page.locator("[data-chosen] button").last.click()
    expect(page.locator("[data-chosen] button")).to_have_count(0)
    assert "q" == page.evaluate("document.activeElement.name")


def test_pages_lead_through_the_list_and_all_can_be_shown(finder: Open) -> None:
    page = finder()
    first = ids(page)
    page.locator("[data-pages] a", has_text="2").first.click()
    second = ids(page)
    assert not set(first) & set(second)
    assert "2" == page.locator("[data-pages] [aria-current=page]").inner_text()
    assert page.evaluate("document.activeElement.matches('[data-results]')")
    page.locator("[data-pages] a").last.click()
    assert total(page) == len(ids(page))


def test_the_alphabetical_list_comes_back_as_it_was(finder: Open) -> None:
    page = finder("cy")
    page.locator("[data-pages] a").last.click()
    before = ids(page)
    search(page, "diogelu")
    expect(page.locator("[data-results]")).to_contain_text("gyntaf")
    search(page, "")
    expect(page.locator("[data-list]")).to_be_visible()
    page.locator("[data-pages] a").last.click()
    assert before == ids(page)


def test_newest_first_goes_by_the_day_of_adding(finder: Open) -> None:
    page = finder()
    tick(page, "audience", "parents")
    page.locator("[name=sort][value=newest]").check()
    apply(page)
    expect(page.locator("[data-results]")).to_contain_text("Newest first.")
    days = [item.get_attribute("data-added") or "" for item in page.locator(SHOWN).all()]
    assert sorted(days, reverse=True) == days


@pytest.mark.parametrize(
    ("language", "words"), [("cy", "lladd fy hun"), ("cy", "he is here"), ("en", "help me"), ("en", "mae o yma")]
)
def test_words_of_distress_bring_urgent_help_above_the_results(finder: Open, language: str, words: str) -> None:
    page = finder(language)
    expect(page.locator("[data-urgent]")).to_be_hidden()
    page.locator("[name=q]").press_sequentially(words)
    urgent = page.locator("[data-urgent]")
    expect(urgent).to_be_visible()
    box, result = urgent.bounding_box(), page.locator(SHOWN).first.bounding_box()
    assert box
    assert result
    assert box["y"] < result["y"]
    search(page, "podlediad")
    expect(urgent).to_be_hidden()


@pytest.mark.parametrize("words", ["dad comes in my bed", "mae o'n dod nôl heno"])
def test_urgent_help_is_in_view_while_somebody_types_on_a_phone(finder: Open, words: str) -> None:
    page = finder("cy", viewport={"width": 360, "height": 420})  # what a keyboard leaves of a screen
    page.locator("[name=q]").press_sequentially(words)
    expect(page.locator("[data-urgent] a[href='tel:999']")).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-urgent] [data-line]:visible a").first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(
    ("hour", "number"),
    [(11, "0808 1000 900"), (23, "116 123")],  # a line that is closed at night gives way to one that is open
)
def test_a_number_for_whoever_asks_stands_above_the_results(finder: Open, hour: int, number: str) -> None:
    page = finder()
    page.clock.set_fixed_time(datetime(2026, 12, 1, hour, tzinfo=UTC))  # a Tuesday
    search(page, "im attracted to children and scared")
    above = page.locator("[data-quiet]:visible a[href^='tel:']:visible, [data-answer]:visible a[href^='tel:']").first
    expect(above).to_be_visible()
    expect(above).to_contain_text(number)
    expect(page.locator("[data-urgent]")).to_be_hidden()
    search(page, "podcast")
    expect(page.locator("[data-quiet], [data-answer]").filter(visible=True)).to_have_count(0)


def test_what_was_read_is_said_and_the_words_as_typed_are_offered(finder: Open) -> None:
    page = finder()
    search(page, "safegaurding training")
    expect(page.locator("[data-results]")).to_contain_text("We also searched for: safeguarding training.")
    many = total(page)
    page.locator("[data-corrected] button").click()
    expect(page.locator("[data-corrected]")).to_be_hidden()
    assert total(page) < many
    assert "safegaurding training" == page.locator("[name=q]").input_value()


def test_nothing_found_is_said_kindly_and_leads_on(finder: Open) -> None:
    page = finder()
    search(page, "xyzzyqq")
    none = page.locator("[data-none]")
    expect(none).to_be_visible()
    expect(page.locator("[data-results]")).to_contain_text("No resources.")
    assert none.locator("a").count() >= 2
    assert [] == ids(page)


def test_filters_that_leave_nothing_say_so_and_can_be_taken_away(finder: Open) -> None:
    page = finder()
    tick(page, "kind", "podcast")
    tick(page, "topic", "own-thoughts")
    apply(page)
    expect(page.locator("[data-none]")).to_be_visible()
    page.locator("[data-chosen] button").first.click()
    expect(page.locator("[data-none]")).to_be_hidden()


def test_the_other_language_keeps_what_was_typed_and_ticked(finder: Open) -> None:
    page = finder("cy")
    tick(page, "audience", "parents")
    apply(page)
    search(page, "meithrin perthynas")
    expect(page.locator("[data-results]")).to_contain_text("gyntaf")
    here = set(ids(page))
    page.locator("[data-language-link]").click()
    page.wait_for_url("**/en/resources/")
    assert "meithrin perthynas" == page.locator("[name=q]").input_value()
    assert page.locator("input[name=audience][value=parents]").is_checked()
    expect(page.locator("[data-results]")).to_contain_text("Best matches first.")
    assert here & set(ids(page))
    assert "" == page.evaluate("window.name")


def test_nothing_is_handed_over_when_nothing_was_chosen(finder: Open) -> None:
    page = finder("en")
    page.locator("[data-language-link]").click()
    page.wait_for_url("**/cy/adnoddau/")
    assert "" == page.evaluate("window.name")


def test_a_copied_link_opens_the_same_list(finder: Open, site: str) -> None:
    page = finder("en", permissions=["clipboard-read", "clipboard-write"])
    tick(page, "audience", "parents")
    apply(page)
    search(page, "grooming & <b>")
    expect(page.locator("[data-results]")).to_contain_text("Best matches first.")
    here = ids(page)
    page.locator("[data-copy-link]").click()
    expect(page.locator("[data-copied]")).not_to_be_empty()
    link = str(page.evaluate("navigator.clipboard.readText()"))
    assert link.startswith(f"{site}/en/resources/#")
    assert f"{site}/en/resources/" == page.url
    again = finder("en", fragment="#" + link.split("#")[1])
    expect(again.locator("[data-results]")).to_contain_text("Best matches first.")
    assert "grooming & <b>" == again.locator("[name=q]").input_value()
    assert here == ids(again)


@pytest.mark.parametrize(
    "fragment",
    ["#q=%E0%A4%A", "#audience=<img src=x>", "#kind=nowhere", "#" + "q=" + "a" * 5000, "#letter-A", "#sort=evil"],
)
def test_an_odd_link_does_no_harm(finder: Open, fragment: str) -> None:
    page = finder("en", fragment=fragment)
    expect(page.locator("[data-results]")).not_to_be_empty()
    assert 0 == page.locator("img[src=x]").count()


def test_it_can_be_used_with_the_keyboard_alone(finder: Open) -> None:
    page = finder()
    page.locator("[name=q]").focus()
    page.keyboard.type("grooming")
    page.keyboard.press("Enter")
    expect(page.locator("[data-results]")).to_contain_text("Best matches first.")
    assert "q" == page.evaluate("document.activeElement.name")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert "SUMMARY" == page.evaluate("document.activeElement.tagName")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert 1 == page.locator("input[type=checkbox]:checked").count()
    page.keyboard.press("Enter")  # a form is sent from any of its fields
    expect(page.locator("[data-chosen] button")).to_have_count(1)


def test_what_has_no_link_yet_stands_behind_one_choice_and_follows_words_and_filters(finder: Open) -> None:
    page = finder()
    choice = page.locator("details[data-unlinked]")
    everything = int(re.findall(r"\d+", choice.locator("[data-count]").inner_text())[0])
    search(page, "posters")
    expect(choice.locator("[data-count]")).not_to_have_text(f"({everything})")
    assert [] == [identity for identity in ids(page) if "poster" in identity]
    choice.locator("summary").click()
    assert "speak-out-poster-primary" in ids(page)
    promised = int(re.findall(r"\d+", choice.locator("[data-count]").inner_text())[0])
    assert promised == choice.locator(SHOWN).count()
    tick(page, "audience", "adult-survivors")
    apply(page)
    assert choice.locator(SHOWN).count() < promised


def test_a_reason_to_think_well_of_a_work_is_a_filter_with_its_count(finder: Open) -> None:
    page = finder()
    tick(page, "quality", "by-survivors")
    promised = number(page, "quality", "by-survivors")
    apply(page)
    assert 0 < promised == total(page)
    assert all("by-survivors" in (item.get_attribute("data-quality") or "") for item in page.locator(SHOWN).all())


def test_without_a_script_what_has_no_link_is_folded_and_can_be_opened(finder: Open) -> None:
    page = finder("cy", java_script_enabled=False)
    before = page.locator(SHOWN).count()
    page.locator("details[data-unlinked] summary").click()
    assert page.locator(SHOWN).count() > before + 50


def test_without_a_script_the_whole_list_can_be_read_and_nothing_typed_leaves(finder: Open, site: str) -> None:
    page = finder("en", java_script_enabled=False)
    assert page.locator(SHOWN).count() > 300
    page.locator("[name=q]").fill("lladd fy hun")
    page.locator("[name=q]").press("Enter")
    page.wait_for_timeout(300)
    assert f"{site}/en/resources/" == page.url


def test_search_is_fetched_on_first_use_only_and_from_here_alone(finder: Open, site: str) -> None:
    page = finder("cy")
    asked: list[str] = []
    page.on("request", lambda request: None if request.url.endswith("icon.svg") else asked.append(request.url))
    tick(page, "audience", "parents")
    apply(page)
    assert [] == asked
    search(page, "grooming")
    expect(page.locator("[data-results]")).to_contain_text("gyntaf")
    assert all(url.startswith(f"{site}/assets/search/") for url in asked)
    assert 1 == sum(url.endswith(".json") for url in asked)
    count = len(asked)
    search(page, "diogelu")
    expect(page.locator(SHOWN).first).to_contain_text(re.compile("diogelu", re.IGNORECASE))
    assert count == len(asked)


def test_a_search_that_cannot_be_loaded_says_so_and_the_list_stays(finder: Open) -> None:
    page = finder("en")
    page.route("**/*.json", lambda route: route.abort())
    search(page, "grooming")
    expect(page.locator("[data-results]")).to_have_text("We cannot search just now. You can read the list below.")
    assert 24 == len(ids(page))
    page.unroute("**/*.json")
    search(page, "grooming")
    expect(page.locator("[data-results]")).to_contain_text("Best matches first.")


def test_no_address_history_or_storage_ever_holds_a_query(site: str, playwright: Playwright, tmp_path: Path) -> None:
    """The browser's own profile is searched, too, after it has closed."""
    secret, ticked = "cwtrwmxq", "adult-survivors"
    urls: list[str] = []
    context = playwright.chromium.launch_persistent_context(
        str(tmp_path / "profile"), executable_path=chromium(), args=arguments()
    )
    page = context.new_page()
    page.on("request", lambda request: urls.append(request.url))
    page.goto(site + FINDER["cy"])
    page.locator("[name=q]").press_sequentially(secret)
    search(page, f"{secret} plant")
    tick(page, "audience", ticked)
    apply(page)
    expect(page.locator("[data-chosen] button")).to_have_count(1)
    page.locator("[data-language-link]").click()
    page.wait_for_url("**/en/resources/")
    expect(page.locator("[name=q]")).to_have_value(f"{secret} plant")
    page.locator("[data-pages] a, [data-none] a").first.wait_for(state="attached")
    page.locator("[data-language-link]").click()
    page.wait_for_url("**/cy/adnoddau/")
    stored = page.evaluate(
        """async () => [
            localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length,
            (await caches.keys()).length, JSON.stringify(history.state), window.name,
        ]"""
    )
    assert [0, 0, "", 0, 0, "null", ""] == stored
    urls.append(page.url)
    page.goto(f"{site}/en/")
    page.go_back()
    assert secret not in page.url
    context.close()
    assert [] == [url for url in urls if secret in unquote(url) or "#" in url or "?" in url]
    history = next((tmp_path / "profile").rglob("History"))
    copy = shutil.copy(history, tmp_path / "history.db")
    with sqlite3.connect(copy) as database:
        visited = [row[0] for row in database.execute("select url from urls")]
    assert any("/cy/adnoddau/" in url for url in visited)
    assert [] == [url for url in visited if secret in url or ticked in url]
    holding = [
        path.name for path in (tmp_path / "profile").rglob("*")
        if path.is_file() and (secret.encode() in (found := path.read_bytes()) or secret.encode("utf-16-le") in found)
    ]  # fmt: skip
    assert [] == holding


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_reads_from_the_cards_what_the_terminal_reads_from_the_catalogue(
    finder: Open, catalogue: Catalogue, language: Language
) -> None:
    read = finder(language).evaluate(
        """async () => {
          const [{ createResults }, { shown }] = await Promise.all([
            import("/assets/search/results.js"), import("/assets/search/loading.js"),
          ]);
          return shown(createResults(document.querySelector("[data-finder]"), "").cards);
        }"""
    )
    wanted = {card["id"]: card for card in cards(catalogue, language)}
    assert wanted == {card["id"]: {name: card[name] for name in wanted[card["id"]]} for card in read}


def test_after_a_search_on_a_phone_help_or_the_count_is_in_view(finder: Open) -> None:
    for words, place in (("i want to die", "[data-urgent]"), ("grooming", "[data-results]")):
        page = finder("en", viewport={"width": 360, "height": 640})
        page.fill("[name=q]", words)
        page.keyboard.press("Enter")
        expect(page.locator(place)).to_be_in_viewport(ratio=0.6)
        expect(page.locator("[name=q]")).to_be_in_viewport(ratio=1)
