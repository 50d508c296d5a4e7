"""Pages as people meet them: BSL, languages, whom to ring, one resource, reporting a problem."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from hub.building import Building, prepare_plain
from hub.languages import LANGUAGES, Language, Said, word
from hub.pages import collation, spoken_languages
from hub.pages.views import report
from hub.pages.views.resource import related

ROOT = Path(__file__).resolve().parents[2]
EACH = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def made() -> Building:
    return prepare_plain(ROOT, {"HUB_TODAY": "2026-11-22", "HUB_LATEST": "2099-01-01"})


def soup(made: Building, language: Language, key: str) -> BeautifulSoup:
    rendered = made.rendered(made.site.plan.page(language, key))
    return BeautifulSoup(rendered.before + rendered.within + rendered.after, "lxml")


def text(tag: Tag | BeautifulSoup) -> str:
    return " ".join(tag.get_text(" ").split())


@EACH
def test_the_pages_on_bsl_open_with_the_ways_to_get_help_in_bsl(made: Building, language: Language) -> None:
    signed = [line.id for line in spoken_languages.signed(made.site.catalogue)]
    assert {"999-bsl", "relay-uk"} <= set(signed)
    for key in ("access/bsl", "language/bfi"):
        page = soup(made, language, key)
        assert signed == [str(li["id"]) for li in page.select("h2#signed ~ .lines > li")]
        assert word(language, "bsl.little") in text(page)


@EACH
def test_what_is_in_bsl_is_listed_once_and_the_other_page_leads_there(made: Building, language: Language) -> None:
    assert soup(made, language, "access/bsl").select(".card")
    other = soup(made, language, "language/bfi")
    assert [] == other.select(".card")
    page = made.site.plan.page(language, "language/bfi")
    assert other.select(f'a[href="{made.site.plan.link(page.path, language, "access/bsl")}"]')


@EACH
def test_languages_stand_by_their_own_names_in_the_order_of_those(made: Building, language: Language) -> None:
    names = soup(made, language, "languages").select(".language-names a")
    assert set(made.site.catalogue.vocabulary.languages) == {str(each["lang"]) for each in names}
    latin = [collation.plain(each.get_text()) for each in names if each.get_text()[0] < "\u0250"]
    assert sorted(latin) == latin
    assert ["afaan oromoo", "bsl", "cymraeg", "english", "espanol"] == latin[:5]
    # Scripts follow each other, none between the names of another.
    assert latin == [collation.plain(each.get_text()) for each in names[: len(latin)]]
    by_id = {str(each["lang"]): each for each in names}
    assert ("Polski", "ltr") == (by_id["pl"].get_text(), by_id["pl"]["dir"])
    assert "rtl" == by_id["ar"]["dir"]


@EACH
def test_interpreters_are_offered_to_those_who_speak_another_language(made: Building, language: Language) -> None:
    fact = spoken_languages.interpreted(made.site.catalogue)[0].interpreter.value.in_(language).words
    assert all(fact in text(soup(made, language, key)) for key in ("languages", "language/pl", "language/ur"))
    assert fact not in text(soup(made, language, "language/en"))


@EACH
def test_every_council_is_one_step_away_and_none_is_empty(made: Building, language: Language) -> None:
    page = soup(made, language, "boards")
    places = page.select(".councils > li > details > div[id]")
    assert 22 == len(places) == len({str(each["id"]) for each in places})
    for council in places:
        assert council.select_one('a[href^="tel:"], a[href^="http"]'), council["id"]
    names = [Said(heading.get_text(), language) for heading in page.select(".councils > li summary h3")]
    assert sorted(names, key=collation.sort_key) == names


@EACH
def test_how_we_know_is_folded_and_said_once(made: Building, language: Language) -> None:
    page = soup(made, language, "resource/nspcc-pants")
    details = page.select("details")[-1]
    assert not details.has_attr("open")
    assert 1 == text(page).count(word(language, "resource.untested.other"))
    versions = len(made.site.catalogue.by_id["nspcc-pants"].versions)
    assert versions == text(details).count(word(language, "version.untested"))
    assert word(language, "fact.objectives") in text(details)
    details.decompose()
    assert word(language, "version.untested") not in text(page)
    assert word(language, "fact.objectives") not in text(page)


@EACH
def test_one_line_of_a_text_is_said_in_the_singular(made: Building, language: Language) -> None:
    one = text(soup(made, language, "resource/parents-protect-easy-read-bsl"))
    assert word(language, "resource.source_line", lines=269) in one
    assert word(language, "resource.source_lines", lines=269) not in one
    assert word(language, "resource.source_lines", lines="260–267") in text(
        soup(made, language, "resource/parents-protect-learning-programme")
    )


@EACH
def test_a_helpline_that_speaks_welsh_is_not_said_to_lack_it(made: Building, language: Language) -> None:
    page = text(soup(made, language, "resource/childline"))
    missing = page.split(word(language, "resource.not_available"))[1].split(".")[0]
    assert str(made.site.catalogue.vocabulary.needs["cy"].label.in_(language)) not in missing
    assert word(language, "resource.only_website.en", True) in page


@EACH
def test_the_number_of_a_helpline_comes_before_everything_else_to_open(made: Building, language: Language) -> None:
    for identity in ("childline", "stop-it-now-helpline", "nspcc-helpline", "napac"):
        links = [str(a["href"]) for a in soup(made, language, f"resource/{identity}").select("a")]
        # A young reader is offered the same line's chat first.
        assert any(href.startswith("tel:") for href in links[:2]), identity
        assert identity == "childline" or links[0].startswith("tel:"), identity


def test_similar_works_are_for_the_same_readers(made: Building) -> None:
    site = made.site
    for resource in site.catalogue.resources:
        for card in related(site, resource, "cy"):
            assert set(resource.audiences) & set(site.catalogue.by_id[card.id].audiences)
    shared = [site.catalogue.by_id[c.id].audiences for c in related(site, site.catalogue.by_id["childline"], "cy")]
    assert all({"children", "young-people"} >= set(audiences) for audiences in shared)


@EACH
def test_a_problem_can_be_sent_only_where_somebody_reads_it(made: Building, language: Language) -> None:
    nobody = word(language, "report.nobody")
    assert nobody in text(soup(made, language, "pages/report-a-problem"))
    settings = dataclasses.replace(made.site.settings, contact="hub@example.org")
    view = report.view(dataclasses.replace(made.site, settings=settings), made.site.plan.pages[0])
    page = BeautifulSoup(
        made.renderer.render(made.site.plan.page(language, "pages/report-a-problem"), "report.html", view), "lxml"
    )
    assert page.select('a[href="mailto:hub@example.org"]')
    assert nobody not in text(page)
    assert word(language, "report.not") in text(page)
