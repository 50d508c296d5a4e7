"""What has happened to somebody, and what to do now: the file's rules, the pages, what is given away."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from hub.building import Building, prepare_plain
from hub.catalogue import records
from hub.catalogue.problems import Problem, in_order
from hub.exports.data import situations_as_json
from hub.languages import LANGUAGES, Language, word
from hub.pages import naming
from hub.pages.answers import answers
from hub.pages.render import day
from hub.schema import Situation, Situations
from hub.schema.faults import Known

ROOT = Path(__file__).resolve().parents[2]
SITUATIONS = [row["id"] for row in yaml.safe_load((ROOT / "data/situations.yaml").read_text("utf-8"))["situations"]]
EACH = pytest.mark.parametrize("identity", SITUATIONS)
BOTH = pytest.mark.parametrize("language", LANGUAGES)

BASE = """\
situations:
  - id: told-me
    slug_cy: wedi-dweud
    audience: parents
    also: [public]
    order: 10
    title: {cy: "Mae fy mhlentyn wedi dweud", en: "My child told me"}
    kind: {cy: "Nid bai neb ohonoch yw hyn.", en: "It is nobody's fault."}
    now:
      - {do: {cy: "Gwrandewch.", en: "Listen."}, sources: [1]}
      - {do: {cy: "Credwch.", en: "Believe."}, sources: [1]}
      - {do: {cy: "Ffoniwch.", en: "Call."}, sources: [2]}
    not: []
    next:
      - {do: {cy: "Bydd rhywun yn ateb.", en: "Somebody answers."}, sources: [2]}
    lines: [{helpline: nspcc, say: {cy: "Mae angen help arna i.", en: "I need help."}}]
    works: [a-guide]
    topics: [reporting]
    is_not: {cy: "Nid cyngor cyfreithiol.", en: "Not legal advice."}
    sources:
      - {what: "listen", source: "https://example.org/listen", evidence: seen}
      - {what: "call", source: "a public file", evidence: cited, date: 2025-01-01}
    review_by: 2027-03-01
    easy_read: null
"""
KNOWN = Known(
    {
        "audiences": ["parents", "public"],
        "topics": ["reporting"],
        "works to open": ["a-guide"],
        "shown helplines": ["nspcc", "childline"],
    },
    date(2026, 11, 30),
)


def told(text: str, folder: Path) -> list[str]:
    """What is wrong with a file, as `line [rule] what`."""
    path = folder / "situations.yaml"
    path.write_text(text, encoding="utf-8")
    found: list[Problem] = []
    node = records.read_nodes(path, folder, found)
    assert node is not None
    records.record(Situations, node, path.name, KNOWN, found)
    assert all(problem.fix for problem in found)
    return [f"{problem.place.line} [{problem.rule}] {problem.what}" for problem in in_order(found)]


def test_a_sound_situation_has_no_problem(tmp_path: Path) -> None:
    assert [] == told(BASE, tmp_path)


TO_OPEN = "resource that is listed with an address (did you mean `a-guide`?)"
NEXT = """    next:
      - {do: {cy: "Bydd rhywun yn ateb.", en: "Somebody answers."}, sources: [2]}
"""
SECOND = """      - {do: {cy: "Credwch.", en: "Believe."}, sources: [1]}
"""
THREE_MORE = "".join(SECOND.replace("Believe", f"Believe {at}") for at in "abc")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (NEXT, NEXT.replace("[2]", "[3]"), "15 [evidence-missing] there is no source 3"),
        (SECOND, SECOND.replace("[1]", "[]"), "11 [empty-list] `sources` is empty"),
        (SECOND, "", "9 [range] `now` has 2, outside 3 to 5"),
        (SECOND, SECOND * 2, "12 [repeated] the same row stands already on line 11"),
        ("    not: []\n", THREE_MORE, "15 [range] `now` has 6, outside 3 to 5"),
        (NEXT, "    next: []\n", "14 [range] `next` has 0, outside 1 to 4"),
        ("[a-guide]", "[a-giude]", f"17 [unknown-resource] `a-giude` is not a known {TO_OPEN}"),
        ("helpline: nspcc", "helpline: meic", "16 [unknown-line] `meic` is not a known helpline that is shown"),
        ("also: [public]", "also: [parents]", "5 [repeated] `also` names `parents`, the `audience` itself"),
        ("topics: [reporting]", "topics: []", "18 [empty-list] `topics` is empty"),
        ("slug_cy: wedi-dweud", "slug_cy: Wedi dweud", "3 [slug] «Wedi dweud» is not a slug"),
        (', en: "My child told me"', "", "7 [english-missing] `title` has no `en`"),
        ("is_not:", "isnt:", "19 [unknown-key] the key `isnt` is not known (did you mean `is_not`?)"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_line(old: str, new: str, problem: str, tmp_path: Path) -> None:
    assert 1 == BASE.count(old)
    assert [problem] == told(BASE.replace(old, new), tmp_path)


def test_a_source_that_no_statement_names_is_told(tmp_path: Path) -> None:
    source = '      - {what: "x", source: "https://example.org/", evidence: seen}\n'
    more = BASE.replace("    review_by", f"{source}    review_by")
    assert ["23 [unused-source] no statement names source 3"] == told(more, tmp_path)


def test_an_address_or_an_id_is_given_once(tmp_path: Path) -> None:
    _, row = BASE.split("situations:\n")
    assert ["26 [duplicate-id] the id `wedi-dweud` is already used on line 3"] == told(
        BASE + row.replace("id: told-me", "id: other"), tmp_path
    )
    assert ["25 [duplicate-id] the id `told-me` is already used on line 2"] == told(
        BASE + row.replace("slug_cy: wedi-dweud", "slug_cy: arall"), tmp_path
    )


def test_the_homes_show_six_and_a_seventh_is_told(tmp_path: Path) -> None:
    _, row = BASE.split("situations:\n")
    row = row.replace("    order: 10\n", "    order: 10\n    common: true\n")
    rows = [row.replace("told-me", f"told-{n}").replace("wedi-dweud", f"wedi-{n}") for n in range(7)]
    assert [] == told("situations:\n" + "".join(rows[:6]), tmp_path)
    (problem,) = told("situations:\n" + "".join(rows), tmp_path)
    assert "more than 6 situations are `common`" in problem


# ---- the pages ----


@cache
def building() -> Building:
    return prepare_plain(ROOT, {"HUB_TODAY": "2026-11-30", "HUB_LATEST": "2099-01-01"})


def situation(identity: str) -> Situation:
    return building().site.catalogue.situation_by_id[identity]


def soup(language: Language, key: str) -> Any:
    rendered = building().rendered(building().site.plan.page(language, key))
    return BeautifulSoup(rendered.before + rendered.within + rendered.after, "lxml")


def text(tag: Any) -> str:
    return " ".join(tag.get_text(" ").split())


@EACH
@BOTH
def test_a_page_says_the_kind_sentence_first_then_whom_to_call_then_the_steps_in_order(
    identity: str, language: Language
) -> None:
    page, found = soup(language, f"situation/{identity}"), situation(identity)
    assert found.kind.in_(language).words == text(page.select_one(".kindly"))
    assert [step.do.in_(language).words for step in found.now] == [li.get_text() for li in page.select(".steps > li")]
    words = " ".join(page.get_text().split())
    order = [found.kind, found.lines[0].say, found.now[0].do, found.next[0].do, found.is_not]
    places = [words.index(each.in_(language).words) for each in order]
    assert sorted(places) == places
    line = {line.id: line for line in building().site.catalogue.shown_helplines}[found.lines[0].helpline]
    if line.phone:
        first = page.select_one("a[href^='tel:'], a[href^='sms:']")
        assert f"tel:{line.phone.value.replace(' ', '')}" == first["href"]


@EACH
@BOTH
def test_the_works_come_after_everything_to_do_and_the_sources_stand_elsewhere(
    identity: str, language: Language
) -> None:
    page, found = soup(language, f"situation/{identity}"), situation(identity)
    assert list(found.works) == [card["data-id"] for card in page.select("#works ~ .cards .card")]
    assert not page.select("#works ~ .steps, #works ~ .points")
    assert not any(fold.has_attr("open") for fold in page.select("details"))
    again = word(language, "situation.review_by", date=day(found.review_by, language))
    assert again == text(page.select_one(".evidence"))
    seen = soup(language, "curators/evidence").select_one(f"[id='seen-{identity}']")
    assert len(found.sources) == len(seen.select("li"))


@EACH
@BOTH
def test_every_other_line_is_a_row_with_its_number_and_its_words_in_a_fold(identity: str, language: Language) -> None:
    page, found = soup(language, f"situation/{identity}"), situation(identity)
    lines = {line.id: line for line in building().site.catalogue.shown_helplines}
    rows = " ".join(text(row) for row in page.select(".other-lines li"))
    for each in found.lines[1:]:
        line = lines[each.helpline]
        assert line.name.in_(language).words in rows
        assert line.phone is None or line.phone.value in rows
        assert each.say.in_(language).words in text(page.find(id="say"))


@BOTH
def test_a_work_that_a_step_names_can_be_opened_there(language: Language) -> None:
    (link,) = soup(language, "situation/pictures-of-me").select(".steps a")
    assert "Report Remove" == link.get_text()
    assert link["href"].endswith("/report-remove/")


def test_the_young_are_called_ti() -> None:
    assert word("cy", "situation.works.ti") in text(soup("cy", "situation/pictures-of-me"))
    assert word("cy", "situation.works") in text(soup("cy", "situation/my-child-told-me"))


@BOTH
def test_a_tab_tells_nobody_what_happened(language: Language) -> None:
    tabs = naming.tabs(building().site)
    for identity in SITUATIONS:
        tab = tabs[language, f"situation/{identity}"]
        assert tab.startswith(word(language, "title.situations"))
        assert situation(identity).title.in_(language).words not in tab


def test_addresses_are_in_the_language_of_the_page() -> None:
    plan = building().site.plan
    assert "cy/beth-i-wneud-nawr/lluniau-ohonof-i/" == plan.page("cy", "situation/pictures-of-me").address
    assert "en/what-to-do-now/pictures-of-me/" == plan.page("en", "situation/pictures-of-me").address


@BOTH
def test_the_index_has_every_situation_once_by_who_says_it(language: Language) -> None:
    page = soup(language, "situations")
    links = [link["href"] for link in page.select(".situations a")]
    assert len(SITUATIONS) == len(set(links)) == len(links)
    audiences = [heading["id"] for heading in page.select("h2")]
    assert audiences == [
        each for each in building().site.catalogue.vocabulary.audiences
        if any(situation(identity).audience == each for identity in SITUATIONS)
    ]  # fmt: skip


@BOTH
def test_homes_and_topics_point_to_situations(language: Language) -> None:
    common = [each for each in SITUATIONS if situation(each).common]
    assert len(common) == len(soup(language, "index").select(".situations a")) <= 6
    for topic in building().site.catalogue.vocabulary.topics:
        there = [each for each in SITUATIONS if topic in situation(each).topics]
        assert len(there) == len(soup(language, f"topic/{topic}").select(".situations a")), topic


def test_a_page_of_words_points_to_the_situations_of_its_topic() -> None:
    assert soup("cy", "pages/what-happens-when-you-tell").select(".situations a")


@BOTH
def test_a_page_past_its_day_says_so(language: Language) -> None:
    made = building()
    late = dataclasses.replace(made.site.catalogue, today=date(2030, 1, 1))
    page = made.site.plan.page(language, "situation/my-child-told-me")
    late_building = dataclasses.replace(made, site=dataclasses.replace(made.site, catalogue=late))
    view = late_building.view(page)
    found = made.renderer.render(page, page.template, view)
    due = day(situation("my-child-told-me").review_by, language)
    assert word(language, "situation.expired", date=due) in text(BeautifulSoup(found, "lxml"))
    assert word(language, "situation.expired", date=due) not in text(soup(language, "situation/my-child-told-me"))


# ---- what is given away ----


@BOTH
def test_the_search_knows_each_answer_with_its_first_step_and_number(language: Language) -> None:
    found = answers(building().site.catalogue, building().site.plan, language)
    assert sorted(SITUATIONS) == sorted(row[0] for row in found)
    row = next(row for row in found if row[0] == "pictures-of-me")
    own = situation("pictures-of-me")
    title, step = own.title.in_(language).words, own.now[0].do.in_(language).words
    assert [title, step, "childline", "Childline", "0800 1111"] == row[1:6]
    assert row[6].startswith("../")


def test_the_open_data_holds_every_situation_as_it_is_written() -> None:
    written = yaml.safe_load((ROOT / "data" / "situations.yaml").read_text(encoding="utf-8"))["situations"]
    given = json.loads(situations_as_json(building().site.catalogue))["situations"]
    plain = json.loads(json.dumps(written, default=str))
    assert sorted(plain, key=lambda row: row["id"]) == sorted(given, key=lambda row: row["id"])
