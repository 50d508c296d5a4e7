"""What a visitor sees first, how far they scroll, what a first visit weighs, and what comes out of a printer."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from bench_screens import CHILD, FINDER, FIRST_VISIT, HELP, PERSON, SMALL, addresses, measured
from hub.checks.accessibility import alternating, one_of_each, own_pages
from hub.languages import LANGUAGES, Language, word

ROOT = Path(__file__).resolve().parents[2]
AUDIENCES = yaml.safe_load((ROOT / "data" / "vocabulary.yaml").read_text(encoding="utf-8"))["audiences"]
SITUATIONS = yaml.safe_load((ROOT / "data" / "situations.yaml").read_text(encoding="utf-8"))["situations"]
# Of what belongs to both languages: the front door, and the doorways in the hands that need the most room.
SHARED = {"cy": {"/", "/ur/"}, "en": {"/uk/"}}
Opened = Callable[..., Page]
# As they are printed: A4 with the page's own margins.
SHEETS = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_for_people_and_every_list_keeps_its_budgets(
    browser: Browser, address: str, language: Language
) -> None:
    """Every page in Welsh, whose words are longer; of the English ones each fourth. `make bench` measures all."""
    own = [each for each in addresses(ROOT) if each[0].startswith(f"/{language}/") or each[0] in SHARED[language]]
    over = {}
    for path, budget in own if language == "cy" else own[::4]:
        page = browser.new_page()
        found = measured(page, address, path, budget)
        page.close()
        if found.over:
            over[path] = found
    assert {} == over


def test_the_budgets_are_those_that_were_promised() -> None:
    assert (5, 5, 6) == (PERSON.before, CHILD.whole, HELP.whole)
    assert (14 * 1024, 30 * 1024) == (FIRST_VISIT, FINDER.weight)
    kinds = dict(addresses(ROOT))
    assert {FIRST_VISIT} == {kinds[f"/{language}/"].weight for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_opens_on_a_phone_without_a_script_and_stands_open_on_a_wide_screen(
    open_page: Opened, language: Language
) -> None:
    page = open_page(f"/{language}/", viewport=SMALL, java_script_enabled=False)
    first = page.locator("nav.menu a").first
    assert not first.is_visible()
    page.locator(".menu-switch summary").click()
    assert first.is_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    assert first.is_visible()
    assert not page.locator(".menu-switch").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_999_can_be_pressed_on_every_kind_of_page(
    open_page: Opened, address: str, kinds: tuple[str, ...], language: Language
) -> None:
    page = open_page(viewport=SMALL)
    for path in ("/", "/404.html", *(each for each in kinds if each.startswith(f"/{language}/"))):
        page.goto(address + path)
        assert page.locator(".urgent a[href='tel:999']").first.is_visible(), path


STICKS_OUT = """() => {
  const apart = ".scroll, .hidden, .skip, svg, template, details:not([open]) > :not(summary)";
  return [...document.querySelectorAll("body *")].filter((each) => {
    if (each.closest(apart) || getComputedStyle(each).clipPath !== "none") return false;
    const box = each.getBoundingClientRect();
    return box.width && box.height && (box.right > innerWidth + 1 || box.left < -1);
  }).slice(0, 3).map((each) => `${each.tagName}.${each.className} ${each.textContent.trim().slice(0, 30)}`);
}"""


def test_on_a_phone_set_to_text_twice_as_large_nothing_sticks_out(
    open_page: Opened, address: str, built_site: Path
) -> None:
    """Every kind of page, the languages by turns. The browser's own setting reaches media queries too."""
    page = open_page(viewport=SMALL)
    browser_itself = page.context.new_cdp_session(page)
    browser_itself.send("Page.enable")
    browser_itself.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    wrong = {}
    for each in alternating(one_of_each(own_pages(built_site)), 0):
        page.goto(address + each.address)
        if found := page.evaluate(STICKS_OUT):
            wrong[each.address] = found
    assert "32px" == page.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert {} == wrong


def sheets(page: Page) -> int:
    """How many sheets come out of a printer."""
    return len(SHEETS.findall(page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_get_help_for_one_audience_is_printed_on_one_or_two_sheets(
    open_page: Opened, address: str, language: Language
) -> None:
    page = open_page()
    folder = "/".join(word(language, f"path.{part}") for part in ("help", "paper"))
    for row in AUDIENCES:
        path = f"{address}/{language}/{folder}/{row['slug'][language]}/"
        page.goto(path)
        assert sheets(page) <= 2, row["id"]
    page.goto(f"{path}#conwy")
    page.emulate_media(media="print")
    rows = page.locator("tbody tr[id]")
    assert ["conwy"] == [row.get_attribute("id") for row in rows.all() if row.is_visible()]
    assert f"/{language}/{folder}/" in page.locator(".address").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_situation_is_printed_on_one_sheet(open_page: Opened, address: str, language: Language) -> None:
    page = open_page()
    long = {}
    for row in SITUATIONS:
        slug = row["slug_cy"] if language == "cy" else row["id"]
        page.goto(f"{address}/{language}/{word(language, 'path.situations')}/{slug}/")
        if (count := sheets(page)) > 1:
            long[slug] = count
    assert {} == long
