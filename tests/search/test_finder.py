"""The finder's page in a real browser: what people type, tick and press, and that no trace of it stays."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from hub.catalogue import Catalogue
from hub.catalogue.changelog import added_dates
from hub.checks.accessibility import arguments, chromium
from hub.cli.server import served
from hub.languages import LANGUAGES, Language, word
from hub.pages.cards import card as card_of
from hub.pages.search import cards

pytestmark = [pytest.mark.browser, pytest.mark.build]
SHOWN = "li[data-id]:visible"


@pytest.fixture(scope="module")
def site(built_site: Path) -> Iterator[str]:
    with served(built_site) as address:
        yield address


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
    """Tick a filter, wherever it is folded away, and wait until it has applied."""
    box = page.locator(f"input[name={name}][value={value}]")
    box.evaluate("tick => { for (let at = tick.closest('details'); at; at = at.parentElement.closest('details'))"
                 " at.open = true; }")  # fmt: skip
    label = page.locator(f"label[for={name}-{value}]").evaluate("each => each.firstChild.textContent.trim()")
    box.check()
    expect(page.locator("[data-chosen] button").filter(has_text=str(label)).first).to_be_visible()


def tags(catalogue: Catalogue, name: str) -> dict[str, set[str]]:
    """What every work is tagged with in a group of the filters, by its id."""
    return {each.id: set(card_of(catalogue, each, "en").data[name].split()) for each in catalogue.resources}


def ids(page: Page) -> list[str]:
    return [str(item.get_attribute("data-id")) for item in page.locator(SHOWN).all()]


def number(page: Page, name: str, value: str) -> int:
    found = page.locator(f"label[for={name}-{value}] [data-count]")
    return int(re.sub(r"\D", "", found.text_content() or "") or 0)


def total(page: Page) -> int:
    return int(re.search(r"\d+", page.locator("[data-results]").inner_text()).group())  # type: ignore[union-attr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_begins_with_the_most_useful_works_and_fetches_no_others(finder: Open, language: Language) -> None:
    page = finder(language)
    assert 15 == len(ids(page))
    assert ["childline", "nspcc-helpline"] == ids(page)[:2]
    assert page.locator("[data-id=childline] a[href='tel:08001111']").is_visible()
    expect(page.locator("[data-results]")).to_contain_text("1 to 15." if language == "en" else "1 i 15.")
    assert [] == page.evaluate("performance.getEntriesByType('resource').filter(({name}) => name.endsWith('.json'))")


@pytest.mark.parametrize(
    ("language", "words", "first"),
    [("cy", "fy mhlentyn awtistig", "neurodivergent"), ("en", "autistic children", "neurodivergent")],
)
def test_a_search_shows_the_best_first(
    finder: Open, catalogue: Catalogue, language: str, words: str, first: str
) -> None:
    page = finder(language)
    search(page, words)
    expect(page.locator("[data-results]")).to_contain_text("Best" if language == "en" else "orau")
    groups = tags(catalogue, "group")
    assert any(first in groups[found] for found in ids(page)[:3])


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


def test_a_tick_applies_at_once_and_the_count_is_said(finder: Open, catalogue: Catalogue) -> None:
    page = finder()
    whole = total(page)
    promised = number(page, "audience", "worried-about-self")
    tick(page, "audience", "worried-about-self")
    assert promised == total(page) < whole
    assert "worried-about-self" == page.evaluate("document.activeElement.value")
    audiences = tags(catalogue, "audience")
    assert all("worried-about-self" in audiences[found] for found in ids(page))


def test_a_quick_choice_ticks_its_filter_and_takes_it_away_again(finder: Open) -> None:
    page = finder()
    first = ids(page)
    choice = page.get_by_role("button", name="For parents")
    expect(choice).to_have_attribute("aria-pressed", "false")
    choice.click()
    expect(choice).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-chosen] button")).to_have_count(1)
    assert page.locator("input[name=audience][value=parents]").is_checked()
    assert first != ids(page)
    choice.click()
    expect(page.locator("[data-chosen] button")).to_have_count(0)
    assert first == ids(page)


def test_british_sign_language_has_one_name_and_old_links_still_lead_to_it(finder: Open) -> None:
    assert 0 == finder().locator("input[name=language][value=bfi]").count()
    page = finder(fragment="#language=bfi")
    expect(page.locator("[data-chosen] button")).to_have_count(1)
    assert page.locator("input[name=access][value=bsl]").is_checked()


def test_within_a_group_any_will_do_and_groups_must_all_be_met(finder: Open, catalogue: Catalogue) -> None:
    page = finder()
    tick(page, "kind", "film")
    tick(page, "kind", "podcast")
    either = total(page)
    kinds = tags(catalogue, "kind")
    assert {"film", "podcast"} == set().union(*(kinds[found] for found in ids(page)))
    tick(page, "audience", "children")
    assert 0 < total(page) < either
    audiences = tags(catalogue, "audience")
    assert all("children" in audiences[found] for found in ids(page))


def test_each_count_says_what_its_tick_would_leave(finder: Open) -> None:
    page = finder()
    tick(page, "audience", "parents")
    promised = number(page, "kind", "guide")
    tick(page, "kind", "guide")
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
    page.locator("[data-chosen] button").last.click()
    expect(page.locator("[data-chosen] button")).to_have_count(0)
    assert "q" == page.evaluate("document.activeElement.name")


def test_pages_lead_through_the_list_and_all_can_be_shown(finder: Open) -> None:
    page = finder()
    first = ids(page)
    page.locator("[data-pages] a", has_text="2").first.click()
    expect(page.locator("[data-pages] [aria-current=page]")).to_have_text("2")
    second = ids(page)
    assert not set(first) & set(second)
    assert "2" == page.locator("[data-pages] [aria-current=page]").inner_text()
    assert page.evaluate("document.activeElement.matches('[data-results]')")
    page.locator("[data-pages] a").last.click()
    expect(page.locator(SHOWN)).to_have_count(total(page))


def test_the_first_works_come_back_as_they_were(finder: Open) -> None:
    page = finder("cy")
    before = ids(page)
    search(page, "diogelu")
    expect(page.locator("[data-results]")).to_contain_text("gyntaf")
    assert before != ids(page)
    search(page, "")
    expect(page.locator("[data-results]")).to_contain_text("1 i 15.")
    assert before == ids(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_script_shows_is_what_the_page_came_with(finder: Open, language: Language) -> None:
    page = finder(language)
    items = (
        "[...document.querySelectorAll('[data-list] > li')].map((each) =>"
        " each.outerHTML.replace(/\\s+/g, ' ').replace(/> </g, '><'))"
    )
    before = page.evaluate(items)
    page.locator("[data-pages] a").last.click()
    expect(page.locator(SHOWN)).to_have_count(total(page))
    assert before == page.evaluate(items)[: len(before)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_a_to_z_is_the_order_of_the_pages_without_a_script(finder: Open, site: str, language: Language) -> None:
    page = finder(language)
    page.locator("[name=sort]").select_option("az")
    expect(page.locator("[data-results]")).to_contain_text("alphabetical" if language == "en" else "wyddor")
    page.locator("[data-pages] a").last.click()
    expect(page.locator(SHOWN)).to_have_count(total(page))
    listed = ids(page)
    plain: list[str] = []
    address: str | None = f"{site}{FINDER[language]}{word(language, 'path.a-z')}/1/"
    while address:
        page.goto(address)
        found = page.locator("main section li[data-id]")
        plain += [str(found.nth(place).get_attribute("data-id")) for place in range(found.count())]
        after = page.locator("main nav:last-of-type [aria-current=page]").locator("xpath=../following-sibling::li[1]/a")
        address = urljoin(page.url, str(after.get_attribute("href"))) if after.count() else None
    assert listed == plain


def test_newest_first_goes_by_the_day_of_adding(finder: Open, catalogue: Catalogue) -> None:
    added = added_dates(catalogue.changes)
    page = finder()
    tick(page, "audience", "parents")
    page.locator("[name=sort]").select_option("newest")
    expect(page.locator("[data-results]")).to_contain_text("Newest first.")
    days = [str(added.get(found, "")) for found in ids(page)]
    assert days[0]
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
    expect(page.locator("[data-none]")).to_be_visible()
    page.locator("[data-chosen] button").first.click()
    expect(page.locator("[data-none]")).to_be_hidden()


def test_the_other_language_keeps_what_was_typed_and_ticked(finder: Open) -> None:
    page = finder("cy")
    tick(page, "audience", "parents")
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
    while page.evaluate("document.activeElement.tagName") != "SUMMARY":
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("[data-chosen] button")).to_have_count(1)
    assert "checkbox" == page.evaluate("document.activeElement.type")


def test_what_has_no_link_yet_stands_behind_one_choice_and_follows_words_and_filters(finder: Open) -> None:
    page = finder()
    choice = page.locator("details[data-unlinked]")
    everything = int(re.findall(r"\d+", choice.locator("[data-count]").inner_text())[0])
    search(page, "posters")
    expect(choice.locator("[data-count]")).not_to_have_text(f"({everything})")
    assert [] == [identity for identity in ids(page) if "poster" in identity]
    choice.locator("summary").click()
    expect(choice.locator(SHOWN).first).to_be_visible()  # its list is filled after the click
    assert "speak-out-poster-primary" in ids(page)
    promised = int(re.findall(r"\d+", choice.locator("[data-count]").inner_text())[0])
    assert promised == choice.locator(SHOWN).count()
    tick(page, "audience", "adult-survivors")
    assert choice.locator(SHOWN).count() < promised


def test_a_reason_to_think_well_of_a_work_is_a_filter_with_its_count(finder: Open, catalogue: Catalogue) -> None:
    page = finder()
    tick(page, "quality", "by-survivors")
    promised = number(page, "quality", "by-survivors")
    assert 0 < promised == total(page)
    qualities = tags(catalogue, "quality")
    assert all("by-survivors" in qualities[found] for found in ids(page))


def test_without_a_script_what_has_no_link_is_folded_and_can_be_opened(finder: Open) -> None:
    page = finder("cy", java_script_enabled=False)
    expect(page.locator("[data-unlinked]")).to_be_hidden()
    page.locator("#browse a").last.click()
    before = page.locator(SHOWN).count()
    page.locator("details.unlinked summary").click()
    assert page.locator(SHOWN).count() > before


def test_without_a_script_there_is_nothing_dead_to_type_into_or_to_press(finder: Open) -> None:
    page = finder("en", java_script_enabled=False)
    expect(page.locator("[name=q], [name=sort], [data-filters], form[data-finder] button:visible")).to_have_count(3)
    for part in ("[name=q]", "[name=sort]", "[data-filters]"):
        expect(page.locator(part)).to_be_hidden()
    assert 15 == page.locator(SHOWN).count()
    page.get_by_role("link", name="For parents", exact=True).click()
    assert page.url.endswith("/en/parents-and-caregivers/")


def test_search_is_fetched_on_first_use_only_and_from_here_alone(finder: Open, site: str) -> None:
    page = finder("cy")
    asked: list[str] = []
    page.on("request", lambda request: None if request.url.endswith("icon.svg") else asked.append(request.url))
    tick(page, "audience", "parents")
    assert [f"{site}/assets/search/list-cy.json"] == asked
    search(page, "lluniau")
    expect(page.locator("[data-results]")).to_contain_text("gyntaf")
    assert [f"{site}/assets/search/{name}" for name in ("cy.json", "kit.js", "list-cy.json")] == sorted(asked)
    search(page, "diogelu")
    expect(page.locator("[data-results]")).to_contain_text("gyntaf")
    assert 3 == len(asked)
    search(page, "paedophile")  # what people type in the other language comes when somebody does
    expect(page.locator("[data-results]")).to_contain_text("gyntaf")
    assert f"{site}/assets/search/also-en.json" in asked
    count = len(asked)
    search(page, "diogelu")
    expect(page.locator(SHOWN).first).to_contain_text(re.compile("diogelu", re.IGNORECASE))
    assert count == len(asked)


def test_a_search_that_cannot_be_loaded_says_so_and_the_list_stays(finder: Open) -> None:
    page = finder("en")
    page.route("**/*.json", lambda route: route.abort())
    search(page, "grooming")
    expect(page.locator("[data-results]")).to_have_text("We cannot search just now. You can read the list below.")
    assert 15 == len(ids(page))
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
    entries = context.new_cdp_session(page).send("Page.getNavigationHistory")["entries"]
    visited = [f"{each['url']} {each['title']}" for each in entries]
    context.close()
    assert [] == [url for url in urls if secret in unquote(url) or "#" in url or "?" in url]
    for history in (tmp_path / "profile").rglob("History"):  # one without a window keeps none
        copy = shutil.copy(history, tmp_path / "history.db")
        with sqlite3.connect(copy) as database:
            visited += [" ".join(map(str, row)) for row in database.execute("select url, title from urls")]
    assert 3 <= sum("/cy/adnoddau/" in each or "/en/resources/" in each for each in visited)
    assert [] == [each for each in visited if secret in each or ticked in each]
    holding = [
        path.name for path in (tmp_path / "profile").rglob("*")
        if path.is_file() and (secret.encode() in (found := path.read_bytes()) or secret.encode("utf-16-le") in found)
    ]  # fmt: skip
    assert [] == holding


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_reads_from_the_list_what_the_terminal_reads_from_the_catalogue(
    finder: Open, catalogue: Catalogue, language: Language
) -> None:
    read = finder(language).evaluate(
        """async (address) => {
          const [{ cardsOf }, { known }] = await Promise.all([
            import("/assets/search/list.js"), import("/assets/search/loading.js"),
          ]);
          return known(cardsOf(await (await fetch(address)).json()));
        }""",
        f"/assets/search/list-{language}.json",
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_the_filters_are_a_sheet_with_clear_and_show_and_the_exit_stays_free(
    finder: Open, language: Language
) -> None:
    page = finder(language, viewport={"width": 360, "height": 640})
    sheet, opener = page.locator("[data-filters]"), page.locator("[data-open-filters]")
    expect(sheet).to_be_hidden()
    opener.click()
    expect(page.get_by_role("dialog", name=word(language, "finder.filters"))).to_be_visible()
    expect(page.locator("[data-exit-main]")).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-clear]")).to_be_in_viewport(ratio=1)
    assert page.locator("[data-exit-main]").evaluate("exit => !exit.closest('[inert]')")
    assert page.locator("h1").evaluate("heading => Boolean(heading.closest('[inert]'))")
    scrolling = "each => [...each.querySelectorAll('*')].filter((one) => one.scrollHeight > one.clientHeight + 1 && "
    scrolling += "/auto|scroll/.test(getComputedStyle(one).overflowY)).map((one) => one.className)"
    assert ["facets-body"] == sheet.evaluate(scrolling)
    page.locator("input[name=audience][value=parents]").check()
    left = number(page, "audience", "parents")
    expect(page.locator("[data-show]")).to_contain_text(str(left))
    expect(page.locator("[data-heard]")).to_contain_text(str(left))
    page.locator("[data-clear]").click()
    expect(page.locator("input:checked")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    assert opener.evaluate("each => each === document.activeElement")
    opener.click()
    page.locator("input[name=audience][value=parents]").check()
    page.locator("[data-show]").click()
    expect(sheet).to_be_hidden()
    expect(page.locator("[data-results]")).to_be_in_viewport()
    expect(page.locator("[data-results]")).to_be_focused()
    assert 0 == page.locator("[inert]").count()


def test_leaving_from_the_sheet_closes_it_and_clears_it(finder: Open) -> None:
    page = finder("cy", viewport={"width": 360, "height": 640})
    page.locator("[data-open-filters]").click()
    page.locator("input[name=audience]").first.check()
    page.evaluate("document.querySelector('[data-finder]').reset()")
    expect(page.locator("[data-filters]")).to_be_hidden()
    assert 0 == page.locator("input:checked, [inert]").count()


def test_many_pages_are_offered_a_few_at_a_time(finder: Open) -> None:
    page = finder()
    numbers = page.locator("[data-pages] a[aria-label]")
    last = -(-total(page) // 15)
    assert ["1", "2", str(last)] == numbers.all_inner_texts()
    page.get_by_role("link", name="Next", exact=True).click()
    page.get_by_role("link", name="Next", exact=True).click()
    page.get_by_role("link", name="Next", exact=True).click()
    assert ["1", "2", "3", "4", "5"] == numbers.all_inner_texts()[:5]
    assert "4" == page.locator("[data-pages] [aria-current=page]").inner_text()
