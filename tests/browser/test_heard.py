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
from playwright.sync_api import Browser, Page

from hub.languages import LANGUAGES, Language, word
from spoken import Phrase, jammed, phrases, repeated, tree_of

PHONE = {"width": 390, "height": 844}
HELP = {"cy": "/cy/cael-help/", "en": "/en/get-help/"}
GAPS = {"cy": "/cy/bylchau/", "en": "/en/gaps/"}
GROUPS = {
    "children": "0800 1111", "family": "0808 800 5000", "survivors": "0808 80 10 800", "own-thoughts": "0808 1000 900",
    "communities": "0800 999 5428", "more": "116 123",
}  # fmt: skip
# Pages for one kind of reader, and the number that they offer first.
READERS = {
    "/cy/plant/": "0800 1111", "/en/children/": "0800 1111",
    "/cy/pobl-ifanc/": "0800 1111", "/en/young-people/": "0800 1111",
    "/cy/rhieni-a-gofalwyr/": "0808 800 5000", "/en/parents-and-caregivers/": "0808 800 5000",
    "/cy/oedolion-syn-oroeswyr/": "0808 801 0331", "/en/adult-survivors/": "0808 801 0331",
    "/cy/poeni-amdanoch-eich-hun/": "0808 1000 900", "/en/worried-about-yourself/": "0808 1000 900",
}  # fmt: skip
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
    for path in sorted({*kinds, *HELP.values(), *GAPS.values(), *READERS}):
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
    reading.goto(address + HELP["en"])
    assert [] == jammed(tree_of(reading))
    reading.evaluate(
        "() => document.styleSheets[0].insertRule('.hidden::before, .hidden::after { content: none !important }',"
        " document.styleSheets[0].cssRules.length)"
    )
    assert "Phone|0800 1111" in jammed(tree_of(reading))


def test_nothing_is_said_twice_in_a_row(heard: dict[str, Heard]) -> None:
    # The exit stands twice by its rule: as the keyboard's second stop, and in sight.
    exits = {word(language, "exit.button") for language in LANGUAGES}
    curators = ("/cy/curaduron/", "/en/curators/")  # lists for two or three people, of pages that are called alike
    again = {
        path: [each for each in repeated(page.said) if not any(name in each for name in exits)]
        for path, page in heard.items() if not path.startswith(curators)
    }  # fmt: skip
    assert {} == {path: each for path, each in again.items() if each}


def test_no_empty_line_is_announced(heard: dict[str, Heard]) -> None:
    live = {"status", "alert", "log"}
    assert {} == {path: True for path, page in heard.items() for each in page.said if each.role in live}


@pytest.mark.parametrize("path", READERS)
def test_the_first_fitting_number_comes_within_40_phrases(path: str, heard: dict[str, Heard]) -> None:
    assert until(heard[path].said, READERS[path]) < 40


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", GROUPS)
def test_on_get_help_the_fitting_number_comes_within_60_phrases(
    group: str, language: Language, heard: dict[str, Heard]
) -> None:
    # Down to the answer to «who are you», and from the heading that it leads to.
    said = heard[HELP[language]].said
    answer = until(said, word(language, f"help.want.{group}"))
    heading = said.index(Phrase("heading", word(language, f"help.group.{group}")))
    assert answer < heading
    assert answer + 1 + until(said, GROUPS[group], heading) - heading < 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_get_help_the_first_number_of_all_is_999_and_a_childs_comes_within_60(
    language: Language, heard: dict[str, Heard]
) -> None:
    said = heard[HELP[language]].said
    start = said.index(Phrase("main", ""))
    assert f"{word(language, 'line.phone')} 999" == next(
        each.words for each in said[start:] if each.role == "link" and any(c.isdigit() for c in each.words)
    )
    assert until(said, GROUPS["children"]) < 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_get_help_is_at_most_twelve_screens_of_a_telephone(language: Language, open_page: Opened) -> None:
    page = open_page(HELP[language], viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollHeight") <= 12 * PHONE["height"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gap_map_begins_with_its_ten_worst_gaps_in_sentences(language: Language, heard: dict[str, Heard]) -> None:
    said = heard[GAPS[language]].said
    start = said.index(Phrase("main", ""))
    (begins, _) = word(language, "gaps.sentence", missing="|", whom="", number="", objectives="").split("|")
    sentences = [place for place, each in enumerate(said) if each.role == "text" and each.words.startswith(begins)]
    tables = [place for place, each in enumerate(said) if each.role == "table"]
    assert sentences[0] - start <= 10
    assert sentences[9] - sentences[0] == 9
    assert sentences[9] < tables[0]


def test_only_pages_that_are_welsh_first_ask_not_to_be_translated(built_site: Path) -> None:
    wrong = []
    for path in built_site.rglob("*.html"):
        tree = html.fromstring(path.read_bytes())
        name = path.relative_to(built_site).as_posix()
        asked = (tree.get("translate") == "no", bool(tree.xpath("//meta[@name='google'][@content='notranslate']")))
        welsh = not name.startswith("en/")
        if asked != (welsh, welsh):
            wrong.append(name)
    assert wrong == []
