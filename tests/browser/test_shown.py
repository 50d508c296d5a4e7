"""How pages are shown and walked through: narrow, large, dark, in forced colours, on paper, by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from visits import TOO_WIDE, WATCH, Visits

from conftest import SIZES

Opened = Callable[..., Page]
# The visits take a minute, so all tests that read them run in one process.
pytestmark = pytest.mark.xdist_group("visits")


def test_every_kind_of_page_was_visited_at_every_size(visits: Visits, kinds: tuple[str, ...]) -> None:
    # Four looks at each size, five more at 1280, one more at 360 and one at 320; a third walked in the dark too.
    assert len(kinds) * (4 * len(SIZES) + 7) + len(kinds[::3]) == visits.looked
    assert len(kinds) > 50


def test_the_exit_is_in_sight_and_uncovered_wherever_the_page_is_scrolled(visits: Visits) -> None:
    assert visits.faults("exit") == {}


def test_nothing_is_wider_than_a_narrow_window(visits: Visits) -> None:
    assert visits.faults("wide") == {}


def test_at_twice_the_text_size_nothing_is_lost(visits: Visits) -> None:
    assert visits.faults("text") == {}


PLACES = """() => Object.fromEntries(Object.entries({
  exit: ".exit-bar", name: ".masthead .name", language: ".language", urgent: ".urgent", english: "section[lang=en] h2",
}).map(([name, what]) => [name, document.querySelector(what)?.getBoundingClientRect()])
  .map(([name, box]) => [name, box && { top: box.top, bottom: box.bottom }]))"""


def test_on_a_phone_the_page_itself_begins_in_the_upper_third(open_page: Opened) -> None:
    for path in ("/cy/", "/en/", "/cy/bylchau/", "/en/resources/"):
        found = open_page(path, viewport=SIZES[1]).evaluate(PLACES)
        assert found["urgent"]["bottom"] < 740 / 3, path
        assert found["language"]["top"] < found["name"]["bottom"], path  # one row
        assert found["name"]["top"] < found["language"]["bottom"], path


def test_an_english_reader_sees_the_english_half_of_the_front_door_at_once(open_page: Opened) -> None:
    page = open_page("/", viewport=SIZES[1])
    assert page.evaluate(PLACES)["english"]["bottom"] < 740
    expect(page.locator(".language a[lang=en]")).to_be_in_viewport()
    expect(page.locator(".urgent [lang=en] a")).to_be_in_viewport()


def test_at_twice_the_text_size_a_phone_keeps_room_for_the_page(open_page: Opened) -> None:
    for path in ("/", "/404.html", "/cy/", "/en/", "/cy/bylchau/", "/cy/adnoddau/"):
        page = open_page(path, viewport=SIZES[1])
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert [] == page.evaluate(TOO_WIDE), path
        bar = page.evaluate(PLACES)["exit"]
        assert bar["bottom"] - bar["top"] < 740 / 4, path


def test_wider_text_spacing_loses_nothing(visits: Visits) -> None:
    assert visits.faults("spacing") == {}


def test_what_people_press_is_large_enough(visits: Visits) -> None:
    assert visits.faults("small") == {}


def test_lines_are_no_longer_than_seventy_characters_or_so(visits: Visits) -> None:
    assert visits.faults("lines") == {}


def test_nothing_moves_for_those_who_want_no_motion(visits: Visits) -> None:
    assert visits.faults("moving") == {}


def test_forced_colours_keep_the_edges(visits: Visits) -> None:
    assert visits.faults("forced") == {}


def test_forced_colours_keep_focus_and_exit(open_page: Opened) -> None:
    page = open_page("/cy/", forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    expect(page.locator("[data-exit-main]")).to_be_visible()


def test_paper_gets_the_words_but_no_tools(visits: Visits) -> None:
    assert visits.faults("print") == {}


def test_paper_gets_the_addresses_of_links(open_page: Opened) -> None:
    page = open_page("/en/resources/childline/")
    page.emulate_media(media="print")
    after = page.evaluate("getComputedStyle(document.querySelector('main a[href^=http]'), '::after').content")
    assert "http" in after


def test_the_dark_scheme_is_dark_and_the_light_one_light(open_page: Opened) -> None:
    shades = {}
    for scheme in ("light", "dark"):
        page = open_page("/cy/", color_scheme=scheme)
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
        shades[scheme] = sum(colour) / 3
    assert shades["light"] > 200
    assert shades["dark"] < 60


# ---- the keyboard ----


def test_every_stop_is_in_sight_uncovered_outlined_and_in_order(visits: Visits) -> None:
    assert visits.faults("walk") == {}


def test_the_outline_is_seen_in_the_dark_too(visits: Visits) -> None:
    assert visits.faults("dark") == {}


def test_backwards_the_walk_meets_nothing_covered_either(open_page: Opened, address: str) -> None:
    page = open_page(viewport=SIZES[3])
    for path in ("/en/get-help/", "/cy/", "/en/resources/childline/"):
        page.goto(address + path)
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        page.evaluate("[...document.querySelectorAll('footer a')].at(-1).focus()")
        page.evaluate(WATCH)
        for _ in range(40):
            page.keyboard.press("Shift+Tab")
        wrong = [each for each in page.evaluate("walk.wrong") if "comes before" not in each]
        assert wrong == [], path


def test_what_looks_like_a_control_is_one_and_no_order_is_forced(visits: Visits) -> None:
    assert visits.faults("posing") == {}
