"""Doorways in the browser: words in their own language and direction, the way out first, on any width."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page
from test_spoken_logs import SPOKEN

from spoken import phrases, tree_of

# A page of each script, in one of our languages, in the other, or at its short address.
SCRIPTS = {
    "pl": "/cy/ieithoedd/pwyleg/",
    "uk": "/uk/",
    "ar": "/ar/",
    "ur": "/cy/ieithoedd/wrdw/",
    "bn": "/en/languages/bengali/",
    "pa": "/cy/ieithoedd/pwnjabeg/",
    "ti": "/ti/",
    "zh-hant": "/cy/ieithoedd/tsieineeg-draddodiadol/",
}
RTL = {"ar", "ur"}
EACH = pytest.mark.parametrize("identity", SCRIPTS)
# Every stretch of text of the page's own part: its words, the language that it says it is in, which way it runs.
STRETCHES = """() => {
  const found = [], walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const words = walk.currentNode.nodeValue.trim(), within = walk.currentNode.parentElement;
    if (words) found.push({words, lang: within.closest("[lang]").lang, dir: getComputedStyle(within).direction});
  }
  return found;
}"""


@pytest.fixture
def stretches(open_page: Callable[..., Page]) -> Callable[[str], list[dict[str, Any]]]:
    def of(identity: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = open_page(SCRIPTS[identity]).evaluate(STRETCHES)
        return found

    return of


# Pages whose every part is written down with its language: a screen reader takes the voice from there.
WRITTEN = {
    "ar": "/ar/",
    "pl": "/cy/ieithoedd/pwyleg/",
    "ur": "/en/languages/urdu/",
}


@pytest.mark.parametrize("identity", WRITTEN)
def test_each_part_of_a_page_is_in_the_language_that_its_log_holds(
    identity: str, open_page: Callable[..., Page], pytestconfig: pytest.Config
) -> None:
    found = open_page(WRITTEN[identity]).evaluate(STRETCHES.replace('"main"', '"body"'))
    # The foot of the page says the day.
    said = "".join(
        f"{each['lang']}: {each['words']}\n" for each in found if not re.search(r"\b20\d\d\b", each["words"])
    )
    kept = SPOKEN / f"languages-of-{identity}.txt"
    if pytestconfig.getoption("write_golden"):
        kept.write_text(said, encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == said


def is_latin(words: str) -> bool:
    return any("a" <= sign <= "z" for sign in words.casefold())


@EACH
def test_every_stretch_of_words_says_its_language(
    identity: str, stretches: Callable[[str], list[dict[str, Any]]]
) -> None:
    own = [each for each in stretches(identity) if each["lang"] == identity]
    others = [each for each in stretches(identity) if each["lang"] != identity]
    assert len(own) > 8
    assert {"cy", "en"} == {each["lang"] for each in others}
    if identity != "pl":
        # Its own letters stand nowhere but in its own language, and no Latin letters within that.
        assert [] == [each for each in own if is_latin(each["words"])]
        assert [] == [each for each in others if any(s.isalpha() and s > "\u02ff" for s in each["words"])]


@EACH
def test_words_run_the_way_of_their_language(identity: str, stretches: Callable[[str], list[dict[str, Any]]]) -> None:
    for each in stretches(identity):
        if not any(sign.isalnum() for sign in each["words"]):
            continue
        is_number = each["words"].replace(" ", "").isdigit()
        to_the_left = each["lang"] in RTL and not is_number
        assert ("rtl" if to_the_left else "ltr") == each["dir"], each


@EACH
def test_it_is_heard_in_order_its_own_name_then_the_danger_then_the_numbers(
    identity: str, open_page: Callable[..., Page]
) -> None:
    said = [str(each) for each in phrases(tree_of(open_page(SCRIPTS[identity])))]
    main = said[next(at for at, each in enumerate(said) if each.startswith("main")) :]
    headings = [at for at, each in enumerate(main) if each.startswith("heading")]
    assert headings[0] == 1
    number = next(at for at, each in enumerate(main) if each.startswith("link") and "999" in each)
    assert headings[1] < number < headings[2]
    assert number <= 8


@EACH
@pytest.mark.parametrize("width", [320, 1280])
def test_the_way_out_comes_first_and_nothing_runs_over_the_edge(
    identity: str, width: int, open_page: Callable[..., Page]
) -> None:
    page = open_page(SCRIPTS[identity], viewport={"width": width, "height": 800})
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    stops = page.evaluate(
        "() => [...document.querySelectorAll('a[href]')].slice(0, 2).map((a) => a.matches('[data-exit]'))"
    )
    assert [False, True] == stops
    box = page.locator(".exit").bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2
    if width > 1000:
        assert (middle < width / 2) is (identity in RTL)
    header = page.evaluate("() => getComputedStyle(document.querySelector('header.site')).direction")
    assert "ltr" == header


@pytest.mark.parametrize("path", ["/cy/", "/en/", "/en/get-help/", "/cy/ieithoedd/arabeg/", "/", "/404.html"])
def test_a_way_to_other_languages_stands_in_every_header(path: str, open_page: Callable[..., Page]) -> None:
    page = open_page(path, viewport={"width": 320, "height": 800}, java_script_enabled=False)
    link = page.locator(".languages a").first
    box = link.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    link.click()
    assert page.locator(".language-names a[lang=pl]").inner_text() == "Polski"
    page.locator(".language-names a[lang=ar]").click()
    assert page.locator("h1").inner_text() == "العربية"
