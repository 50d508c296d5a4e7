"""The accessibility report for people: both languages say what was asked, found and not answered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import html

from hub.checks.accessibility import for_people
from hub.checks.accessibility.excuses import Excuse
from hub.checks.accessibility.findings import Asked, Finding, Outcome, Report, report
from hub.checks.accessibility.focus_order import Stop, Walk
from hub.languages import LANGUAGES, Language, word, words

ROOT = Path(__file__).resolve().parents[2]
ASKED = (Asked("axe", "/en/", "320 light"), Asked("alfa", "/en/", "1280 dark"), Asked("nu", "/en/", "source"))
FAULT = Finding("image-alt", "Images must <b>have</b> words", "main > img", '<img src="x">')
ABOUT = for_people.About(
    day=date(2026, 11, 30), pages=1, versions={"axe": "4.14.1", "alfa": "0.114.0"},
    excuses=(Excuse("ibm", "a-rule", ".a", "It is wrong."),),
    walks=(Walk("/en/", "Home · Hub", "en", 320, "en-320.png", (Stop("Cymraeg", "cy"), Stop("Skip <to> it", "en"))),),
)  # fmt: skip


def found(*problems: Finding) -> Report:
    came = [Outcome(ASKED[0], problems), Outcome(ASKED[2])]
    return report(ASKED, came, {ASKED[1]: "alfa gave no answer in time"})


def tree(language: Language, given: Report | None = None) -> html.HtmlElement:
    return html.fromstring(for_people.page(given or found(FAULT), ABOUT, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_when_how_much_and_what(language: Language) -> None:
    page = tree(language)
    said = " ".join(page.text_content().split())
    assert language == page.get("lang")
    assert word(language, "checked.day", day={"cy": "30 Tachwedd 2026", "en": "30 November 2026"}[language]) in said
    assert word(language, "checked.answers", answered=2, asked=3) in said
    assert word(language, "checked.found.some", number=1) in said
    assert "axe-core 4.14.1" in said
    assert "image-alt" in said
    assert "alfa gave no answer in time" in said
    assert "It is wrong." in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_engines_say_is_words_and_never_markup(language: Language) -> None:
    assert "Images must <b>have</b> words" in tree(language).text_content()
    assert [] == tree(language).xpath("//main//b")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_problem_is_said_in_words_beside_what_it_does_not_show(language: Language) -> None:
    given = report(ASKED[:1], [Outcome(ASKED[0])], {})
    said = tree(language, given).text_content()
    assert word(language, "checked.found.none") in said
    assert word(language, "checked.limits") in said
    assert word(language, "checked.unanswered") not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_what_no_program_sees_and_that_nobody_has_tried_it(language: Language) -> None:
    said = tree(language).text_content()
    every = {key for key in words(language) if key.startswith(("checked.unseen.", "checked.tested."))} - {
        "checked.unseen.means", "checked.tested.means",
    }  # fmt: skip
    assert {f"checked.unseen.{each}" for each in for_people.UNSEEN} | {
        f"checked.tested.{each}" for each in for_people.TESTED
    } == every
    assert [] == [key for key in every if word(language, key) not in said]
    assert word(language, "checked.tried") in said


def test_each_stop_of_the_keyboard_stands_in_a_list_in_its_language() -> None:
    (stops,) = tree("cy").xpath("//ol")
    assert [(None, "Cymraeg"), ("en", "Skip <to> it")] == [(each.get("lang"), each.text) for each in stops]
    assert ["pictures/en-320.png"] == tree("cy").xpath("//img/@src")


def test_both_languages_are_written_and_lead_to_each_other(tmp_path: Path) -> None:
    for_people.write(tmp_path / "report", found(FAULT), ABOUT)
    assert {"index.html", "en.html", "report.css"} == {path.name for path in (tmp_path / "report").iterdir()}
    for name, there in (("index.html", "en.html"), ("en.html", "index.html")):
        page = html.fromstring((tmp_path / "report" / name).read_text(encoding="utf-8"))
        assert [there] == page.xpath("//nav//a/@href")


def test_every_engine_has_its_version() -> None:
    found = for_people.versions(ROOT / "node_modules")
    assert set(for_people.NAMES) == set(found)
    assert all(found.values())
