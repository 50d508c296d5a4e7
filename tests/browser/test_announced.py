"""What is announced after a search, a choice, leaving and a change of language: in order, and once.

`tests/spoken/announced-*.txt` are the logs (`announced.py` says what is in them); how many resources there are today is
left out. `pytest tests/browser/test_announced.py --write-golden` writes them anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from announced import Announced
from playwright.sync_api import Page, expect

from conftest import catch_exits
from hub.languages import LANGUAGES, Language, word

SPOKEN = Path(__file__).resolve().parents[1] / "spoken"
FINDER: dict[Language, str] = {"cy": "/cy/adnoddau/", "en": "/en/resources/"}
WORDS: dict[Language, str] = {"cy": "plant byddar", "en": "deaf children"}
CHILDREN: dict[Language, str] = {"cy": "/cy/plant/", "en": "/en/children/"}
NOTHING = "xqzvw"
Opened = Callable[..., Page]
spoken_in = pytest.mark.parametrize("language", LANGUAGES)


def listening(open_page: Opened, address: str, path: str) -> Announced:
    """A page that has come, and what was told of it."""
    page = open_page()
    found = Announced(page)
    page.goto(address + path)
    found.did(f"open {path}")
    return found


def box(page: Page, language: Language) -> None:
    """Go to the search box."""
    page.get_by_role("searchbox", name=word(language, "finder.label")).focus()


# Told only when more than half a second passes before there is more to say.
WAITING: Final = re.compile(
    "|".join(
        rf"^status: {re.escape(word(language, key))}\n"
        for language in LANGUAGES
        for key in ("finder.loading", "finder.list_loading")
    ),
    re.MULTILINE,
)


def counts(told: list[str]) -> list[str]:
    """The lines that say how many."""
    return [line for line in told if line.startswith("status") and re.search(r"\d", line)]


def searched(found: Announced, language: Language, words: str) -> list[str]:
    """Words are typed into the search box and sent; what was told from the first letter on."""
    box(found.page, language)
    found.did("go to the search box")
    found.page.keyboard.type(words)
    typed = found.did(f"type «{words}»", until="status")
    found.page.keyboard.press("Enter")
    return typed + found.did("press Enter")


def kept(found: Announced, name: str, pytestconfig: pytest.Config) -> None:
    """The log is the one that is kept, but for what only a slow machine says; nothing in it is told twice in a row."""
    said = WAITING.sub("", re.sub(r"\d+", "#", found.log()))
    path = SPOKEN / f"announced-{name}.txt"
    if pytestconfig.getoption("write_golden"):
        path.write_text(said, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == said
    assert [] == [first for first, second in pairwise(found.lines) if first == second]


@spoken_in
def test_a_search_tells_once_how_many_it_found(
    language: Language, open_page: Opened, address: str, pytestconfig: pytest.Config
) -> None:
    found = listening(open_page, address, FINDER[language])
    said = searched(found, language, WORDS[language])
    assert 1 == len(counts(said)), said
    kept(found, f"search-{language}", pytestconfig)


@spoken_in
def test_a_search_without_result_tells_so(
    language: Language, open_page: Opened, address: str, pytestconfig: pytest.Config
) -> None:
    found = listening(open_page, address, FINDER[language])
    said = searched(found, language, NOTHING)
    assert [line for line in said if word(language, "finder.count_zero") in line]
    kept(found, f"nothing-{language}", pytestconfig)


@spoken_in
def test_a_choice_tells_how_many_are_left_and_taking_it_back_too(
    language: Language, open_page: Opened, address: str, pytestconfig: pytest.Config
) -> None:
    found = listening(open_page, address, FINDER[language])
    page = found.page
    page.get_by_role("group", name=word(language, "facet.audience")).get_by_role("checkbox").first.check()
    ticked = found.did("tick the first reader", until="status")
    assert 1 == len(counts(ticked)), ticked
    page.get_by_role("list", name=word(language, "finder.chosen")).get_by_role("button").first.click()
    removed = found.did("take the choice back", until="status")
    assert 1 == len(counts(removed)), removed
    kept(found, f"filter-{language}", pytestconfig)


@spoken_in
def test_leaving_is_told_once_by_the_second_stop_and_by_three_shifts(
    language: Language, open_page: Opened, address: str, pytestconfig: pytest.Config
) -> None:
    page = open_page()
    catch_exits(page, stay=True)
    found = Announced(page)
    page.goto(address + CHILDREN[language])
    found.did(f"open {CHILDREN[language]}")
    for key in ("Tab", "Tab", "Enter"):
        page.keyboard.press(key)
        told = found.did(f"press {key}")
    assert [f"alert: {word(language, 'exit.activated', True)}"] == told
    page.goto(address + CHILDREN[language])
    found.did("come back")
    told = []
    for _ in range(3):
        page.keyboard.press("Shift")
        told += found.did("press Shift")
    assert [
        f"status: {word(language, 'exit.press_two_more', True)}",
        f"status: {word(language, 'exit.press_one_more', True)}",
        f"alert: {word(language, 'exit.activated', True)}",
    ] == told
    kept(found, f"leave-{language}", pytestconfig)


@spoken_in
def test_a_change_of_language_tells_the_page_and_what_was_searched_for(
    language: Language, open_page: Opened, address: str, pytestconfig: pytest.Config
) -> None:
    other: Language = "en" if language == "cy" else "cy"
    found = listening(open_page, address, FINDER[language])
    page = found.page
    box(page, language)
    page.keyboard.type(WORDS[language])
    found.did(f"type «{WORDS[language]}»", until="status")
    page.locator("[data-language-link]").first.click()
    page.wait_for_url(address + FINDER[other])
    expect(page.get_by_role("searchbox")).to_have_value(WORDS[language])
    told = found.did(f"change to {other}", until="status")
    assert told[0].startswith("page: ")
    assert told[0].endswith(f"({other})")
    assert 1 == len(counts(told)), told
    kept(found, f"language-{language}", pytestconfig)


def test_what_is_told_twice_is_noticed(open_page: Opened, address: str) -> None:
    found = listening(open_page, address, CHILDREN["en"])
    found.page.evaluate("""() => {
      const line = Object.assign(document.createElement("p"), {role: "status"});
      document.body.append(line);
      line.textContent = "Saved.";
      setTimeout(() => (line.textContent = ""), 50);
      setTimeout(() => (line.textContent = "Saved."), 100);
    }""")
    assert ["status: Saved.", "status: Saved."] == found.did("save")
