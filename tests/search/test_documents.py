"""The documents that search is made of: everything once, small, in both languages, and a synonym works at once."""

from __future__ import annotations

import dataclasses
import gzip
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from engines import MODULES, ROOT, Engine

from bench_engines import grown
from bench_finder import missed
from hub.catalogue import Catalogue
from hub.cli.minify import minified, node
from hub.languages import LANGUAGES, Language
from hub.pages.answers import answers
from hub.pages.finder_data import list_data
from hub.pages.kit import kit
from hub.pages.plan import Plan
from hub.pages.search import KIT, as_bytes, bag, documents, files, mark, places, weight
from hub.pages.site import Settings, assemble
from hub.schema import SearchWords, Synonym

# Bytes of the first search: what it takes whatever is listed (the script, the grammar of what people ask, synonyms),
# and for each work its words. One work more may not fail a build; a heavier grammar, or more about each work, does.
# The aim at 400 works, 60,000, is missed by as much as the grammar and the synonyms have grown.
WHATEVER_IS_LISTED: Final[Mapping[Language, int]] = {"cy": 53_000, "en": 59_000}
A_WORK = 24  # bytes, its words that no card shows among them
MANY, MOST_WITH_MANY = 5000, 250_000  # works, and bytes of their first search
# The list, which filters and pages need too, is apart. It was in the page once, which was so much larger for everybody.
A_WORK_IN_THE_LIST = 95
# What the finder's page loads at once; everything else comes with the first search.
IN_THE_PAGE = (
    "finder", "announcing", "answering", "controls", "fetching", "form", "handing", "helping", "items", "list",
    "loading", "quick", "results", "sheet", "state", "view",
)  # fmt: skip
GROOMING = Synonym(en="grooming", cy="meithrin perthynas amhriodol", also_en=("zibbleword",), also_cy=("cwtrwmxq",))
REPORT_REMOVE = SearchWords(id="report-remove", cy=("cwtrwmxq",), en=("zibbleword",))


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


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
    assert [len(ids)] * 2 == [len(data[column]) for column in ("other", "weight")]
    assert len(ids) == len(data["sought"].split("\n"))


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
        Engine(made / "cy.json", tmp_path / "cards.json")


@pytest.mark.parametrize(("language", "typed"), [("cy", "cwtrwmxq"), ("en", "zibbleword")])
def test_a_search_word_that_a_curator_adds_works_at_once(
    catalogue: Catalogue, site_plan: Plan, made: Path, tmp_path: Path, language: Language, typed: str
) -> None:
    words = {**catalogue.search_words, "report-remove": REPORT_REMOVE}
    more = dataclasses.replace(catalogue, search_words=words)
    path = tmp_path / f"{language}.json"
    found = documents(more, language, places(more, site_plan, language))
    path.write_bytes(as_bytes(found))
    with Engine(path, made / f"cards-{language}.json") as engine:
        assert "report-remove" == engine.ids(typed)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_lead_to_pages_of_the_same_language(catalogue: Catalogue, site_plan: Plan, language: Language) -> None:
    found = places(catalogue, site_plan, language)
    assert {"audience/children", "help/childline", "topic/grooming"} <= {place.id for place in found}
    assert all(place.title and not place.address.startswith("/") for place in found)


def test_the_kit_holds_every_module_that_the_page_does_not_load() -> None:
    needed = {path.stem for path in MODULES.glob("*.js")} - set(IN_THE_PAGE)
    text = kit(ROOT)
    assert needed == {name for name in needed if f"const module_{name} = " in text}
    assert "import" not in {line.split(" ")[0] for line in text.splitlines()}


def test_the_kit_answers_as_the_modules_do(made: Path, en: Engine) -> None:
    asked = """
      const [folder, query] = process.argv.slice(1);
      const { readFileSync } = await import("node:fs");
      const { createEngine, rowsOf } = await import(`${folder}/kit.mjs`);
      const [data, cards] = ["en.json", "cards-en.json"].map((name) => JSON.parse(readFileSync(`${folder}/${name}`)));
      const engine = await createEngine(data, rowsOf(cards, data));
      console.log(JSON.stringify(engine.search(query, { limit: 5 }).hits));
    """
    done = subprocess.run(
        [node(ROOT), "--input-type=module", "-e", asked, str(made), "grooming"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert en.search("grooming")["hits"] == json.loads(done.stdout)


def test_what_is_fetched_on_first_use_is_small(catalogue: Catalogue, site_plan: Plan) -> None:
    made = files(catalogue, site_plan, ROOT)
    site = assemble(catalogue, site_plan, Settings("https://hub.example/", "https://example.org/"))
    (script,) = minified(ROOT, {KIT: made[KIT].decode()}).values()
    works = len(catalogue.resources)
    for language in LANGUAGES:
        search = packed(script) + packed(made[f"search/{language}.json"])
        assert search < WHATEVER_IS_LISTED[language] + works * A_WORK
        assert packed(as_bytes(list_data(site, language))) < works * A_WORK_IN_THE_LIST


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_fetched_on_first_use_grows_slowly(catalogue: Catalogue, site_plan: Plan, language: Language) -> None:
    (script,) = minified(ROOT, {KIT: kit(ROOT)}).values()
    many = grown(catalogue, MANY)
    index = as_bytes(documents(many, language, places(many, site_plan, language), answers(many, site_plan, language)))
    assert packed(script) + packed(index) < min(MOST_WITH_MANY, WHATEVER_IS_LISTED[language] + MANY * A_WORK)


@pytest.mark.parametrize(("page", "typed", "other"), [("en", "secstorsiwn", "cy"), ("cy", "fiddled with", "en")])
def test_what_people_type_in_the_other_language_is_asked_for_only_when_somebody_does(
    made: Path, page: Language, typed: str, other: Language
) -> None:
    own = {"cy": "diogelu plant", "en": "keeping children safe"}[page]
    with Engine(made / f"{page}.json", made / f"cards-{page}.json") as small:
        assert not small.search(own)["abroad"]
        assert small.search(typed)["abroad"]
        before = small.ids(typed)
    with Engine(made / f"{page}.json", made / f"cards-{page}.json", None, made / f"also-{other}.json") as whole:
        assert not whole.search(typed)["abroad"]
        assert before != whole.ids(typed)


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
    with Engine(path, made / f"cards-{language}.json") as engine:
        assert engine.ids("grooming")[0] in engine.ids(typed)


def test_the_bench_says_which_budget_is_missed() -> None:
    assert missed(400, 60_000, 3000) == missed(5000, 250_000, 9000) == missed(493, 70_000, 3000) == []
    assert ["first search over 60 KB", "first result over 3000 ms"] == missed(400, 60_001, 3001)
    assert ["first search over 250 KB"] == missed(5000, 250_001, 9000)


def test_a_text_read_piece_by_piece_has_the_words_of_the_whole(made: Path) -> None:
    asked = """
      const [modules, folder] = process.argv.slice(1);
      const { readFileSync } = await import("node:fs");
      const { words } = await import(`${modules}/analyse.js`);
      const { wordsOf } = await import(`${modules}/lexicon.js`);
      const texts = ["cy", "en"].flatMap((language) => JSON.parse(readFileSync(`${folder}/cards-${language}.json`)))
        .flatMap(({ title, summary }) => [title, summary]);
      texts.push(`(Don't) stop! Tŷ'r, tân: KS4 a-b; ${"Wide".repeat(20)} tab\tline\nend no\u00a0break x.y (see)`);
      const unlike = texts.filter((text) => JSON.stringify(words(text)) !== JSON.stringify(wordsOf(text)));
      console.log(JSON.stringify([texts.length, unlike]));
    """
    done = subprocess.run(
        [node(ROOT), "--input-type=module", "-e", asked, str(MODULES), str(made)],
        capture_output=True,
        text=True,
        check=True,
    )
    texts, unlike = json.loads(done.stdout)
    assert texts > 1000
    assert unlike == []
