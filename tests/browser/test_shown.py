"""How pages are shown and walked through: narrow, large, dark, in forced colours, on paper, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from visits import LOOKS, TOO_WIDE, WATCH, Visits

from conftest import EVERYTHING, SIZES

Opened = Callable[..., Page]


def test_every_kind_of_page_was_visited_at_every_size(
    visits: Visits, kinds: tuple[str, ...], by_turns: tuple[str, ...]
) -> None:
    # Four looks at each size, five more at 320 and 1280, six more at 1280, two more at 320, one more at 360; a third
    # walked in the dark too. But at 320 each kind is seen in one language.
    narrow, others = 4 + len(LOOKS) + 2, (4 + len(LOOKS) + 6) + (4 + 1) + 4
    assert len(kinds) * narrow + len(by_turns) * others + len(kinds[::3]) == visits.looked
    assert len(kinds) >= len(by_turns) > 50
    assert EVERYTHING == (kinds == by_turns)
    assert {"cy", "en"} <= {path.split("/")[1] for path in by_turns}


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
    expect(page.locator(".urgent [lang=en] a").first).to_be_in_viewport()


def test_at_twice_the_text_size_a_phone_keeps_room_for_the_page(open_page: Opened) -> None:
    for path in ("/", "/404.html", "/cy/", "/en/", "/cy/bylchau/", "/cy/adnoddau/"):
        page = open_page(path, viewport=SIZES[1])
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert [] == page.evaluate(TOO_WIDE), path
        bar = page.evaluate(PLACES)["exit"]
        assert bar["bottom"] - bar["top"] < 740 / 4, path


def test_wider_text_spacing_loses_nothing(visits: Visits) -> None:
    assert visits.faults("spacing") == {}


def test_what_stands_by_itself_is_44_pixels_large_and_lies_over_nothing_else(visits: Visits) -> None:
    assert visits.faults("touch") == {}
    assert visits.faults("over") == {}


def test_a_page_that_runs_from_right_to_left_is_mirrored_and_no_wider(visits: Visits) -> None:
    assert visits.faults("mirrored") == {}


def test_what_people_press_is_large_enough(visits: Visits) -> None:
    assert visits.faults("small") == {}


def test_lines_are_no_longer_than_seventy_characters_or_so(visits: Visits) -> None:
    assert visits.faults("lines") == {}


def test_nothing_moves_for_those_who_want_no_motion(visits: Visits) -> None:
    assert visits.faults("moving") == {}


def test_nothing_scrolls_smoothly_even_for_those_who_mind_no_motion(visits: Visits) -> None:
    """A page that glides is elsewhere when the next key is pressed."""
    assert visits.faults("smooth") == {}


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


def test_the_keyboard_goes_as_the_eye_does(visits: Visits) -> None:
    assert visits.faults("order") == {}


def test_the_focus_never_lies_under_the_bar(visits: Visits) -> None:
    assert visits.faults("bar") == {}


# ---- the voice, and a switch ----


def test_what_is_seen_on_a_control_is_in_its_name(visits: Visits) -> None:
    assert visits.faults("name") == {}


# How many presses of a switch the first number is away, at most, in every size of window: the 999 of each page's
# header (`any`), and on pages for somebody in need the first number of the page itself (`own`).
STOPS = {
    "any": {r"/.*": 12},
    "own": {
        r"/cy/(plant|pobl-ifanc|rhieni-a-gofalwyr|oedolion-syn-oroeswyr|poeni-amdanoch-eich-hun|ymarferwyr)/": 14,
        r"/en/(children|young-people|parents-and-caregivers|adult-survivors|worried-about-yourself|practitioners)/": 14,
        r"/(cy/cael-help|en/get-help)/": 14,
        r"/(cy/beth-i-wneud-nawr|en/what-to-do-now)/[^/]+/": 17,
        r"/(cy/ar-ol-arestio|en/after-an-arrest|cy/pan-fyddi-din-dweud|en/what-happens-when-you-tell)/": 14,
        r"/(cy/troi-yn-18|en/turning-18|cy/hawdd-ei-ddeall|en/easy-read)/": 14,
        r"/(cy/byrddau-diogelu|en/safeguarding-boards)/": 36,  # after the council's name, of 22
    },
}


@pytest.mark.parametrize("which", STOPS)
def test_the_first_number_is_few_stops_away(visits: Visits, which: str) -> None:
    far = {}
    for where, found in visits.stops.items():
        budgets = [most for path, most in STOPS[which].items() if re.fullmatch(path, where.split()[0])]
        if budgets and (found[which] is None or found[which] > budgets[0]):
            far[where] = found[which]
    assert far == {}
