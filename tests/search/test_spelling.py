"""What counts as a slip, and which words are never corrected: those that a dictionary has."""

from __future__ import annotations

import pytest
from engines import Engine

from hub.pages.spelling import ENGLISH, LONG, WELSH, as_filter, read, slips


@pytest.mark.parametrize(
    ("typed", "meant", "count"),
    [
        ("grooming", "grooming", 0), ("groming", "grooming", 1), ("safegaurding", "safeguarding", 1),
        ("sextorsion", "sextortion", 2), ("homeless", "hopeless", 2), ("abise", "abuse", 1),
        ("hyforddiant", "hyfforddiant", 1),
    ],
)  # fmt: skip
def test_slips_are_counted(typed: str, meant: str, count: int) -> None:
    assert count == slips(typed, meant, 2)


def test_more_slips_than_asked_for_are_not_counted() -> None:
    assert 2 == slips("table", "chairs", 1)


def test_both_dictionaries_are_read_with_their_forms() -> None:
    assert {"niece", "homeless", "walking", "worries"} <= read(ENGLISH)
    assert {"wyres", "blodau", "dref"} <= read(WELSH)


def test_a_filter_of_nothing_holds_nothing() -> None:
    assert [8, "AAA="] == as_filter(set())


@pytest.mark.parametrize(
    "word",
    [
        "niece",
        "homeless",
        "anal",
        "waking",
        "laughter",
        "massage",
        "monkey",
        "walking",
        "queen",
        "india",
        "wyres",
        "eryr",
    ],
)
def test_a_word_of_a_dictionary_is_not_corrected(engines: dict[str, Engine], word: str) -> None:
    assert [None, None] == [engine.search(word)["suggestion"] for engine in engines.values()]


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("en", "safegaurding", "safeguarding"), ("en", "traning", "training"), ("en", "sexaul", "sexual"),
        ("cy", "hyforddiant", "hyfforddiant"), ("cy", "hunanladiad", "hunanladdiad"),
    ],
)  # fmt: skip
def test_the_nearest_word_that_we_have_is_meant(
    engines: dict[str, Engine], language: str, typed: str, meant: str
) -> None:
    assert meant == engines[language].search(typed)["suggestion"]


@pytest.mark.parametrize("word", ["traning", "abse"])
def test_nothing_is_corrected_before_the_dictionary_is_there(made_without_words: Engine, word: str) -> None:
    answer = made_without_words.search(word)
    assert None is answer["suggestion"]
    assert (len(word) < LONG and len(word) > 4) == answer["unsure"]


@pytest.mark.parametrize(("language", "one", "other"), [("en", "car", "care"), ("en", "stats", "statement")])
def test_words_that_only_begin_alike_are_not_one(en: Engine, language: str, one: str, other: str) -> None:
    assert not en.keys(one, language) & en.keys(other, language)


@pytest.mark.parametrize("word", ["rhyw", "oed"])
def test_a_little_word_counts_where_it_is_all_that_is_asked(cy: Engine, word: str) -> None:
    assert cy.ids(word)


@pytest.mark.parametrize(("language", "query"), [("en", "honour based abuse"), ("cy", "mappa"), ("en", "compensation")])
def test_no_list_of_results_is_one_odd_title(engines: dict[str, Engine], language: str, query: str) -> None:
    assert len(engines[language].ids(query)) >= 3
