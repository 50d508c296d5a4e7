"""Written pages say of a helpline what its record says, and nothing else."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from hub.building import Building, prepare_plain
from hub.catalogue import load
from hub.languages import LANGUAGES, Language
from hub.pages import docs_facts
from hub.pages.docs_pages import DocsPage, read_pages
from hub.schema.faults import Known

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = load(ROOT, today=date(2026, 11, 22), latest=date(2099, 1, 1))
# Digits as somebody would dial them; not years, sizes or per cents.
_NUMBER = re.compile(r"(?<![\w/.#-])(?:\d[\d ]{4,}\d|1\d\d|999)(?![\w%])")
_HOURS = re.compile(r"\d\s?(?:am|pm|yb|yh)\b|\b\d{1,2}[.:]\d{2}\b|24 (?:hours|awr)|24/7")


@cache
def pages() -> tuple[DocsPage, ...]:
    return read_pages(ROOT / "docs", Known())[0]


@cache
def building() -> Building:
    return prepare_plain(ROOT, {"HUB_TODAY": "2026-11-22", "HUB_LATEST": "2099-01-01"})


def written(language: Language, key: str) -> str:
    return building().markdown(building().site.plan.page(language, key))


def known_numbers() -> set[str]:
    texts = [(ROOT / "data" / f"{name}.yaml").read_text(encoding="utf-8") for name in ("helplines", "boards")]
    return {found.replace(" ", "") for text in texts for found in re.findall(r'value: "([\d ]+)"', text)}


def test_each_telephone_number_on_a_written_page_is_one_of_a_helpline_or_a_council() -> None:
    known = known_numbers()
    strange = {
        (page.file, found)
        for page in pages()
        for found in _NUMBER.findall(re.sub(r"\(https?:[^)]*\)", "", page.words))
        if found.replace(" ", "") not in known
    }
    assert set() == strange
    assert {"999", "101"} <= {n for page in pages() for n in _NUMBER.findall(page.words)}


def test_no_written_page_has_the_hours_of_a_line_in_its_own_words() -> None:
    assert [] == [(page.file, found[0]) for page in pages() for found in _HOURS.finditer(page.words)]


def test_a_fact_is_written_as_its_record_says_it() -> None:
    promise = next(line for line in CATALOGUE.shown_helplines if line.id == "stop-it-now").confidentiality
    assert promise
    for language in LANGUAGES:
        name = ":fact-stop-it-now_confidentiality:"
        assert f"- {promise.value.in_(language).words}" == docs_facts.resolved(f"- {name}", CATALOGUE, language)


@pytest.mark.parametrize("name", [":fact-no-line_phone:", ":fact-meic_phnoe:", ":fact-safeline_phone:"])
def test_the_name_of_no_fact_is_told_with_its_place(name: str, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "children.md").write_text(f"---\n---\n\nCall {name}\n", encoding="utf-8")
    page = next(page for page in pages() if (page.language, page.name) == ("en", "children"))
    (problem,) = docs_facts.missing(tmp_path, [page], CATALOGUE)
    assert ("docs/en/children.md", 4, 6, "no-such-fact") == (
        problem.place.file, problem.place.line, problem.place.column, problem.rule
    )  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_promise_of_stop_it_now_stands_in_its_record_alone(language: Language) -> None:
    line = next(line for line in CATALOGUE.shown_helplines if line.id == "stop-it-now")
    assert line.confidentiality
    promise = line.confidentiality.value.in_(language).words
    assert promise in written(language, "audience/worried-about-self")
    own = [page.words for page in pages() if page.language == language]
    entry = CATALOGUE.by_id["stop-it-now-helpline"]
    own += [entry.summary.in_(language).words, entry.content_note.in_(language).words if entry.content_note else ""]
    claims = {"cy": r"enw llawn|i'r awdurdodau|pasio.* ymlaen", "en": r"full name|the authorities|pass .*on"}
    assert [] == [found[0] for words in own for found in re.finditer(claims[language], words)]


@pytest.mark.parametrize(
    ("language", "key", "words"),
    [
        ("cy", "pages/safety", "Nid yw pwyso 55 ynddo'i hun yn dweud ble rydych chi"),
        ("en", "pages/safety", "Pressing 55 does not by itself say where you are"),
    ],
)
def test_the_silent_solution_is_told_with_what_it_cannot_do(language: Language, key: str, words: str) -> None:
    assert words in written(language, key)
    assert "999" in written(language, key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_get_help_tells_of_the_silent_solution_below_999(language: Language) -> None:
    page = building().rendered(building().site.plan.page(language, "help")).within
    silent = next(line for line in CATALOGUE.shown_helplines if line.id == "police").silent
    assert silent
    assert page.index('href="tel:999"') < page.index("55") < page.index('href="tel:101"')


def test_what_was_found_to_be_wrong_is_left_out_with_the_reason_and_a_page_says_so() -> None:
    for identity in ("schoolbeat-pictiwr-peryg", "nwsb-what-is-child-abuse"):
        assert identity not in CATALOGUE.by_id
        assert identity in {row.id for row in CATALOGUE.left_out}
        assert building().site.plan.has(f"moved/{identity}")


def test_the_childrens_page_does_not_start_with_the_page_about_lockdown() -> None:
    start = next(page.front.start_here for page in pages() if page.name == "children")
    assert "childline-getting-help-u12" != start[0]
    assert CATALOGUE.by_id["childline-getting-help-u12"].content_note


def test_men_are_not_sent_first_to_a_line_that_is_not_known_to_cover_wales() -> None:
    for page in (page for page in pages() if page.name == "adult-survivors"):
        assert not {"survivors-uk", "safeline-male-survivors"} & set(page.front.start_here)
    for identity in ("survivors-uk", "safeline-male-survivors"):
        note = CATALOGUE.by_id[identity].content_note
        assert note
        assert "Wales" in note.in_("en").words
        assert "Nghymru" in note.in_("cy").words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_limits_of_report_remove_stand_on_its_entry_and_where_it_is_recommended(language: Language) -> None:
    note = CATALOGUE.by_id["report-remove"].content_note
    assert note
    for limit in ("WhatsApp", "13"):
        assert limit in note.in_(language).words
    for page in pages():
        if page.language == language and "hub:resource/report-remove" in page.words:
            assert "WhatsApp" in page.words
