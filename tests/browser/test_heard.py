"""What is heard: no two words run together, nothing is said twice in a row, and the numbers come soon.

What a phrase is says `spoken.py`. Every kind of page is read in both languages, at the size of a telephone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import pytest
from lxml import html
from phrase_budgets import BUDGETS, HELP, READERS
from playwright.sync_api import Browser, Page

from conftest import pages_of
from hub.checks.accessibility import own_pages
from hub.languages import LANGUAGES, Language, word
from spoken import Phrase, jammed, phrases, repeated, tree_of

PHONE = {"width": 390, "height": 844}
GET_HELP = {"cy": "/cy/cael-help/", "en": "/en/get-help/"}
GAPS = {"cy": "/cy/bylchau/", "en": "/en/gaps/"}
Opened = Callable[..., Page]


@dataclass(frozen=True, slots=True)
class Heard:
    """One page: what is said, in order, and where words run together."""

    said: list[Phrase]
    jams: list[str]


@pytest.fixture(scope="module")
def reading(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    yield page
    page.close()


@pytest.fixture(scope="module")
def heard(reading: Page, address: str, kinds: tuple[str, ...]) -> dict[str, Heard]:
    """Every kind of page, read once."""
    found = {}
    for path in sorted({*kinds, *GET_HELP.values(), *GAPS.values(), *READERS}):
        reading.goto(address + path)
        tree = tree_of(reading)
        found[path] = Heard(phrases(tree), jammed(tree))
    return found


def until(said: list[Phrase], words: str, start: int = 0) -> int:
    """How many phrases are said before the first one with these words."""
    return start + len(list(takewhile(lambda phrase: words not in phrase.words, said[start:])))


def test_no_two_words_run_together(heard: dict[str, Heard]) -> None:
    assert {} == {path: each.jams for path, each in heard.items() if each.jams}
    assert len(heard) > 50


def test_hidden_words_without_their_spaces_would_be_noticed(reading: Page, address: str) -> None:
    reading.goto(address + GET_HELP["en"])
    assert [] == jammed(tree_of(reading))
    reading.evaluate(
        "() => document.styleSheets[0].insertRule('.hidden::before, .hidden::after { content: none !important }',"
        " document.styleSheets[0].cssRules.length)"
    )
    assert "Phone|999" in jammed(tree_of(reading))


def test_nothing_is_said_twice_in_a_row(heard: dict[str, Heard]) -> None:
    # On the front door the exit is a link in the voice of each language, and a button, whose whole name one voice says.
    exits = {word(language, "exit.button") for language in LANGUAGES}
    front = {path for path in heard if path.split("/")[1] not in LANGUAGES}
    again = {
        path: [each for each in repeated(page.said) if path not in front or not all(name in each for name in exits)]
        for path, page in heard.items()
    }
    assert {} == {path: each for path, each in again.items() if each}


def test_no_empty_line_is_announced(heard: dict[str, Heard]) -> None:
    live = {"status", "alert", "log"}
    assert {} == {path: True for path, page in heard.items() for each in page.said if each.role in live}


@pytest.mark.parametrize("path", READERS)
def test_the_first_fitting_number_comes_within_its_budget(path: str, heard: dict[str, Heard]) -> None:
    assert until(heard[path].said, READERS[path].number) < READERS[path].within <= 40


def test_every_kind_of_page_has_a_budget_and_keeps_it(heard: dict[str, Heard], built_site: Path) -> None:
    kind = {page.address: page.kind.split(" ")[0] for page in own_pages(built_site)}
    assert set(kind.values()) == set(BUDGETS)
    over = {}
    for path, page in heard.items():
        budget = BUDGETS[kind[path]]
        begins = next(place for place, phrase in enumerate(page.said) if phrase.role == "heading")
        if begins > budget.begins or len(page.said) > budget.whole:
            over[path] = f"{begins} of {budget.begins} before its heading, {len(page.said)} of {budget.whole} in all"
    assert {} == over
    assert {kind[path] for path in heard} == set(BUDGETS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", HELP)
def test_on_get_help_the_fitting_number_comes_within_60_phrases(
    group: str, language: Language, heard: dict[str, Heard]
) -> None:
    # Down to the answer to «who are you», and from the heading that it leads to.
    said = heard[GET_HELP[language]].said
    answer = until(said, word(language, f"help.want.{group}"))
    heading = said.index(Phrase("heading", word(language, f"help.group.{group}")))
    assert answer < heading
    assert answer + 1 + until(said, HELP[group].number, heading) - heading < HELP[group].within <= 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_get_help_the_first_number_of_all_is_999_and_a_childs_comes_within_60(
    language: Language, heard: dict[str, Heard]
) -> None:
    said = heard[GET_HELP[language]].said
    start = said.index(Phrase("main", ""))
    assert f"{word(language, 'line.phone')} 999" == next(
        each.words for each in said[start:] if each.role == "link" and any(c.isdigit() for c in each.words)
    )
    assert until(said, HELP["children"].number) < HELP["children"].within


@pytest.mark.parametrize("language", LANGUAGES)
def test_get_help_is_at_most_six_screens_of_a_telephone(language: Language, open_page: Opened) -> None:
    page = open_page(GET_HELP[language], viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollHeight") <= 6 * PHONE["height"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gap_map_begins_with_what_is_missing_most_then_each_need_then_the_table(
    language: Language, heard: dict[str, Heard]
) -> None:
    said = heard[GAPS[language]].said
    start = said.index(Phrase("main", ""))
    answer = word(language, "gaps.most", need="|", missing="|", all="|").split("|")[1]
    sentences = [place for place, each in enumerate(said) if each.role == "text" and answer in each.words]
    needs = [
        until(said, name) for name in {"cy": ("Hawdd ei Ddeall", "Saesneg"), "en": ("Easy Read", "English")}[language]
    ]
    tables = [place for place, each in enumerate(said) if each.role == "table"]
    assert sentences[0] - start <= 10
    assert sentences[0] < start + min(needs)
    assert start + max(needs) < tables[0]
    # Not a list of two thousand phrases: three tables less than the page once had.
    assert len(tables) == 2


def test_only_pages_that_are_welsh_first_ask_not_to_be_translated(built_site: Path) -> None:
    wrong = []
    for path in pages_of(built_site):
        tree = html.fromstring(path.read_bytes())
        name = path.relative_to(built_site).as_posix()
        asked = (tree.get("translate") == "no", bool(tree.xpath("//meta[@name='google'][@content='notranslate']")))
        welsh = not name.startswith("en/") and not (name.startswith("p/") and tree.get("lang") == "en")
        if asked != (welsh, welsh):
            wrong.append(name)
    assert wrong == []
