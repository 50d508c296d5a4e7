"""The right resource comes in the first five, for the given queries and for our own; and no silly ones do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from engines import Engine

from hub.catalogue import Catalogue

HERE = Path(__file__).parent
GIVEN = yaml.safe_load((HERE / "queries.yaml").read_text(encoding="utf-8"))
OURS = yaml.safe_load((HERE / "own_queries.yaml").read_text(encoding="utf-8"))


def share_hit(
    engines: dict[str, Engine], catalogue: Catalogue, queries: list[dict[str, Any]]
) -> tuple[float, list[str]]:
    """The share of queries with a wanted resource in the first five, and the queries without."""
    now = {old: resource.id for resource in catalogue.resources for old in resource.also_known_as}
    missed = [
        each["q"] for each in queries
        if not {now.get(want, want) for want in each["want"]} & set(engines[each["lang"]].ids(each["q"]))
    ]  # fmt: skip
    return 1 - len(missed) / len(queries), missed


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_given_queries_hit(engines: dict[str, Engine], catalogue: Catalogue, language: str) -> None:
    share, missed = share_hit(engines, catalogue, [each for each in GIVEN if each["lang"] == language])
    assert share >= 0.95, missed


@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize("part", ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])
def test_our_own_queries_hit(engines: dict[str, Engine], catalogue: Catalogue, language: str, part: str) -> None:
    share, missed = share_hit(
        engines, catalogue, [each for each in OURS if each["lang"] == language and each["set"] == part]
    )
    assert share >= 0.90, missed


def test_every_wanted_resource_is_in_the_catalogue(catalogue: Catalogue) -> None:
    known = {r.id for r in catalogue.resources} | {old for r in catalogue.resources for old in r.also_known_as}
    assert set() == {want for each in GIVEN + OURS for want in each["want"]} - known


@pytest.mark.parametrize(
    ("language", "query", "same"),
    [
        ("cy", "plant", "blant"), ("cy", "plant", "phlant"), ("cy", "rhieni", "rieni"), ("cy", "ysgol", "hysgol"),
        ("cy", "goroeswyr", "oroeswyr"), ("cy", "merched", "ferched"), ("cy", "cam-drin", "ngham-drin"),
        ("cy", "CAM-DRIN", "cam drin"), ("cy", "  heddlu!  ", "heddlu"), ("en", "grooming?", "GROOMING"),
    ],
)  # fmt: skip
def test_a_mutated_word_finds_exactly_the_same(
    engines: dict[str, Engine], language: str, query: str, same: str
) -> None:
    assert len(engines[language].ids(query)) == 5
    assert engines[language].ids(query, 20) == engines[language].ids(same, 20)


@pytest.mark.parametrize(
    ("language", "query", "same"),
    [
        ("cy", "plentyn", "plant"), ("cy", "goroeswr", "oroeswyr"), ("cy", "merch", "ferched"),
        ("en", "behaviour", "behavior"), ("en", "counselling", "counseling"), ("en", "survivor", "survivors"),
    ],
)  # fmt: skip
def test_another_form_of_a_word_finds_nearly_the_same(
    engines: dict[str, Engine], language: str, query: str, same: str
) -> None:
    # A singular and its plural are the same word, but the very form that was typed counts a little more.
    first = engines[language].ids(query, 5)
    assert len(first) == 5
    assert len(set(first) & set(engines[language].ids(same, 15))) >= 3


@pytest.mark.parametrize("query", ["", " ", "a", "yn y", "the of", "!!!", "'", "-", "🙂", "zzzzqqq", "xyzzy plugh"])
@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_query_that_says_nothing_finds_nothing(engines: dict[str, Engine], language: str, query: str) -> None:
    assert [] == engines[language].ids(query)


def test_each_result_comes_once_and_best_first(cy: Engine) -> None:
    hits = cy.search("cam-drin plant yn rhywiol", limit=400)["hits"]
    assert len(hits) == len({hit["id"] for hit in hits})
    assert sorted((hit["score"] for hit in hits), reverse=True) == [hit["score"] for hit in hits]


def test_the_same_query_always_gives_the_same_answer(en: Engine) -> None:
    assert en.ids("nudes", 50) == en.ids("nudes", 50)


@pytest.mark.parametrize(
    ("language", "begun", "whole"),
    [("cy", "hyff", "hyfforddiant"), ("en", "groo", "grooming"), ("cy", "blac", "blacmel")],
)
def test_a_word_is_found_while_it_is_typed(engines: dict[str, Engine], language: str, begun: str, whole: str) -> None:
    found = {hit["id"] for hit in engines[language].search(begun, 40, typing=True)["hits"]}
    assert set(engines[language].ids(whole, 3)) & found


@pytest.mark.parametrize(
    ("language", "slip", "meant"),
    [
        ("en", "gromming", "grooming"),
        ("en", "safegaurding", "safeguarding"),
        ("cy", "diogleu", "diogelu"),
        ("cy", "hyforddiant", "hyfforddiant"),
    ],
)
def test_a_slip_is_forgiven_and_named(engines: dict[str, Engine], language: str, slip: str, meant: str) -> None:
    answer = engines[language].search(slip)
    assert meant == answer["suggestion"]
    assert answer["hits"]


@pytest.mark.parametrize(
    ("language", "query"), [("en", "grooming"), ("cy", "diogelu"), ("cy", "blant"), ("en", "CEOP")]
)
def test_a_known_word_is_not_corrected(engines: dict[str, Engine], language: str, query: str) -> None:
    assert engines[language].search(query)["suggestion"] is None


@pytest.mark.parametrize(
    ("language", "query", "kind"),
    [
        ("cy", "helpline", "helpline"),
        ("en", "llinell gymorth", "helpline"),
        ("cy", "poster", "poster"),
        ("en", "poster", "poster"),
    ],
)
def test_a_kind_is_found_by_its_name_in_either_language(
    engines: dict[str, Engine], catalogue: Catalogue, language: str, query: str, kind: str
) -> None:
    assert kind == catalogue.by_id[engines[language].ids(query)[0]].kind


def test_pages_that_are_no_resources_are_offered_too(en: Engine) -> None:
    assert "audience/parents" in {place["id"] for place in en.search("parents and caregivers")["places"]}
    assert any(place["id"].startswith("help/") for place in en.search("samaritans")["places"])


@pytest.mark.parametrize(
    ("language", "query", "people"),
    [
        ("cy", "i blant", {"children"}),
        ("cy", "i bobl ifanc", {"young-people"}),
        ("cy", "i rieni", {"parents"}),
        ("en", "for parents", {"parents"}),
        ("en", "film for children", {"children"}),
    ],
)
def test_for_somebody_means_those_who_it_is_for(
    engines: dict[str, Engine], catalogue: Catalogue, language: str, query: str, people: set[str]
) -> None:
    found = [catalogue.by_id[each] for each in engines[language].ids(query)]
    assert 5 == len(found)
    assert [] == [resource.id for resource in found if not people & set(resource.audiences)]


@pytest.mark.parametrize(
    ("language", "query"),
    [("cy", "disgybl wedi dweud wrtha i"), ("en", "a pupil told me something"), ("en", "a learner has told me")],
)
def test_somebody_who_speaks_of_pupils_or_clients_is_at_work(
    engines: dict[str, Engine], catalogue: Catalogue, language: str, query: str
) -> None:
    found = [catalogue.by_id[each] for each in engines[language].ids(query, 3)]
    assert 3 == len(found)
    assert [] == [resource.id for resource in found if "practitioners" not in resource.audiences]


@pytest.mark.parametrize(("language", "query"), [("en", "im 13 someone is blackmailing me"), ("cy", "dwin 12 oed")])
def test_somebody_of_school_age_is_shown_a_line_for_children(
    engines: dict[str, Engine], catalogue: Catalogue, language: str, query: str
) -> None:
    found = [catalogue.by_id[each] for each in engines[language].ids(query)]
    assert any(r.kind == "helpline" and {"children", "young-people"} & set(r.audiences) for r in found)


def test_a_grown_up_of_forty_is_not_taken_for_a_child(engines: dict[str, Engine]) -> None:
    assert "childline" not in engines["en"].ids("im 40 and was abused years ago")


@pytest.mark.parametrize(("language", "query"), [("cy", "fake profile"), ("en", "cyfrinair")])
def test_a_word_of_the_other_language_that_only_a_search_word_holds_is_found(
    engines: dict[str, Engine], language: str, query: str
) -> None:
    assert engines[language].ids(query)


def test_initials_of_a_publisher_find_its_works(en: Engine) -> None:
    found = en.ids("IWF")
    assert "internet-watch-foundation" in found
    assert 3 <= sum(each.startswith("iwf-") for each in found)
