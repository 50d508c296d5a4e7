"""The documents that search is made of: everything once, small, in both languages, and a synonym works at once."""

from __future__ import annotations

import dataclasses
import gzip
import json
from pathlib import Path

import pytest
from engines import MODULES, ROOT, Engine

from hub.catalogue import Catalogue
from hub.cli.minify import minified
from hub.languages import LANGUAGES, Language
from hub.pages.plan import Plan
from hub.pages.search import KIT, as_bytes, bag, documents, files, library, mark, places, weight
from hub.schema import SearchWords, Synonym

BUDGET = 60_000
# What the finder's page loads at once; everything else comes with the first search.
IN_THE_PAGE = (
    "finder", "announcing", "answering", "controls", "form", "handing", "loading", "results", "state", "view",
)  # fmt: skip
GROOMING = Synonym(en="grooming", cy="meithrin perthynas amhriodol", also_en=("zibbleword",), also_cy=("cwtrwmxq",))
REPORT_REMOVE = SearchWords(id="report-remove", cy=("cwtrwmxq",), en=("zibbleword",))


def test_a_bag_holds_each_word_once_and_none_of_the_title() -> None:
    assert ["canllaw", "rhieni", "cam-drin"] == bag(
        "Canllaw i rieni, canllaw: rhieni a cham-drin cam-drin", "rieni cham-drin"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_resource_is_there_once_in_the_order_of_ids(catalogue: Catalogue, made: Path, language: Language) -> None:
    data = json.loads((made / f"{language}.json").read_text(encoding="utf-8"))
    shown = json.loads((made / f"cards-{language}.json").read_text(encoding="utf-8"))
    ids = sorted(resource.id for resource in catalogue.resources)
    assert ids == [card["id"] for card in shown]
    assert mark(ids) == data["mark"]
    assert [len(ids)] * 4 == [len(data[column]) for column in ("other", "publisher", "sought", "weight")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_card_shows_is_not_sent_again(made: Path, language: Language) -> None:
    documents_ = json.loads((made / f"{language}.json").read_text(encoding="utf-8"))
    del documents_["answers"]  # a helpline may be called like its resource
    data = json.dumps(documents_, ensure_ascii=False)
    shown = json.loads((made / f"cards-{language}.json").read_text(encoding="utf-8"))
    assert [] == [card["id"] for card in shown if card["summary"] in data or f'"{card["id"]}"' in data]


def test_cards_and_documents_of_different_days_are_refused(made: Path, tmp_path: Path) -> None:
    cards = json.loads((made / "cards-cy.json").read_text(encoding="utf-8"))
    cards[7]["id"] = "another-id"
    (tmp_path / "cards.json").write_text(json.dumps(cards), encoding="utf-8")
    with pytest.raises(AssertionError, match="the search ended"):
        Engine(made / "cy.json", made / "minisearch.mjs", tmp_path / "cards.json")


@pytest.mark.parametrize(("language", "typed"), [("cy", "cwtrwmxq"), ("en", "zibbleword")])
def test_a_search_word_that_a_curator_adds_works_at_once(
    catalogue: Catalogue, site_plan: Plan, made: Path, tmp_path: Path, language: Language, typed: str
) -> None:
    words = {**catalogue.search_words, "report-remove": REPORT_REMOVE}
    more = dataclasses.replace(catalogue, search_words=words)
    path = tmp_path / f"{language}.json"
    found = documents(more, language, places(more, site_plan, language))
    path.write_bytes(as_bytes(found))
    with Engine(path, made / "minisearch.mjs", made / f"cards-{language}.json") as engine:
        assert ["report-remove"] == engine.ids(typed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_lead_to_pages_of_the_same_language(catalogue: Catalogue, site_plan: Plan, language: Language) -> None:
    found = places(catalogue, site_plan, language)
    assert {"audience/children", "help/childline", "topic/grooming"} <= {place.id for place in found}
    assert all(place.title and not place.address.startswith("/") for place in found)


def test_everything_that_the_first_search_needs_is_asked_for_at_once() -> None:
    loading = (MODULES / "loading.js").read_text(encoding="utf-8")
    needed = {path.stem for path in MODULES.glob("*.js")} - set(IN_THE_PAGE)
    assert needed == {name for name in needed if f'"{name}"' in loading or f"./{name}.js" in loading}


def test_what_is_fetched_on_first_use_is_small(catalogue: Catalogue, site_plan: Plan) -> None:
    three_hundred = dataclasses.replace(catalogue, resources=catalogue.resources[:300])
    made = files(three_hundred, site_plan, ROOT)
    page = {f"{name}.js" for name in IN_THE_PAGE}
    modules = {path.name: path.read_text(encoding="utf-8") for path in MODULES.glob("*.js") if path.name not in page}
    code = minified(ROOT, {**modules, KIT: made[KIT].decode()})
    for language in LANGUAGES:
        parts = [*code.values(), made[f"search/{language}.json"]]
        assert sum(len(gzip.compress(part, 9)) for part in parts) < BUDGET


def test_the_library_keeps_its_licence() -> None:
    assert b"MIT licence" in library(ROOT)
    assert b"sourceMappingURL" not in library(ROOT)


def test_the_same_catalogue_makes_the_same_bytes(catalogue: Catalogue, site_plan: Plan) -> None:
    assert files(catalogue, site_plan, ROOT) == files(catalogue, site_plan, ROOT)


def test_what_is_past_weighs_less(catalogue: Catalogue) -> None:
    listed = next(r for r in catalogue.resources if r.status == "listed" and r.kind == "guide")
    past = listed.model_copy(update={"status": "superseded"})
    assert weight(catalogue, past, "cy") < weight(catalogue, listed, "cy")


@pytest.mark.parametrize(("language", "typed"), [("cy", "cwtrwmxq"), ("en", "zibbleword")])
def test_a_synonym_that_a_curator_adds_works_at_once(
    catalogue: Catalogue, site_plan: Plan, made: Path, tmp_path: Path, language: Language, typed: str
) -> None:
    more = dataclasses.replace(
        catalogue,
        terms=(*catalogue.terms, GROOMING),
    )
    path = tmp_path / f"{language}.json"
    found = documents(more, language, places(more, site_plan, language))
    path.write_bytes(as_bytes(found))
    with Engine(path, made / "minisearch.mjs", made / f"cards-{language}.json") as engine:
        assert engine.ids("grooming")[0] in engine.ids(typed)
