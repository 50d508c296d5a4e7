"""What the Delivery Plan asked: every point is there, and whatever is named as an answer is found."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from small_project import make

from hub import cli
from hub.building import Building, prepare_plain
from hub.catalogue import Catalogue, CatalogueError, load
from hub.languages import LANGUAGES, Language
from hub.pages.docs_pages import read_pages
from hub.pages.plan import Plan, plan
from hub.schema import Requirement
from hub.schema.faults import ANYTHING

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 30)
PARTS = {"a": 9, "b": 7, "c": 7, "d": 7, "e": 6, "f": 3}


@cache
def known() -> Catalogue:
    return load(ROOT, today=DAY)


@cache
def pages() -> Plan:
    written, problems = read_pages(ROOT / "docs", ANYTHING)
    assert not problems
    return plan(known(), written)


@cache
def building() -> Building:
    return prepare_plain(ROOT, {"HUB_TODAY": "2026-11-30", "HUB_LATEST": "2099-01-01"})


def rows() -> tuple[Requirement, ...]:
    assert known().requirements is not None
    return known().requirements.requirements


def test_there_are_the_39_points_in_order() -> None:
    assert [f"{part}{n}" for part, most in PARTS.items() for n in range(1, most + 1)] == [row.id for row in rows()]
    assert all(row.part == row.id[0] for row in rows())


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_each_named_page_command_and_check_exists(row: Requirement) -> None:
    commands = {name.removesuffix("_") for name in cli.COMMANDS}
    assert [] == [key for key in row.pages if not pages().has(key)]
    assert set() == set(row.commands) - commands
    checks = ROOT / "scripts" / "hub" / "checks"
    assert [] == [name for name in row.checks if not (checks / f"{name}.py").is_file()]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_each_quotation_is_short_and_names_its_line(row: Requirement) -> None:
    for quote in row.quotes:
        assert len(quote.text.split()) <= 25
        assert 1 == len(quote.source.lines)
        assert quote.source.document != "survey-2026"


def test_what_is_not_answered_in_full_says_why() -> None:
    open_ = [row for row in rows() if row.status != "answered"]
    assert open_
    assert all(row.waits and row.waits_for for row in open_)
    assert all(row.waits is None for row in rows() if row.status == "answered")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_every_point_and_leads_to_its_pages(language: Language) -> None:
    made = building()
    rendered = made.rendered(made.site.plan.page(language, "curators/requirements"))
    soup = BeautifulSoup(rendered.before + rendered.within + rendered.after, "lxml")
    assert [row.id for row in rows()] == [head["id"] for head in soup.find_all("h3")]
    links = {str(link["href"]) for link in soup.select("dl a[href]")}
    assert len(links) > 20
    text = " ".join(soup.get_text(" ").split())
    for row in rows():
        assert row.quotes[0].text in text
        assert row.answer.in_(language).words in text
    foreign = soup.select("blockquote p[lang=en]")
    assert (sum(len(row.quotes) for row in rows()) if language == "cy" else 0) == len(foreign)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"pages": None, "commands": None, "checks": None}, "nowhere"),
        ({"waits": {"cy": "Am reswm.", "en": "For a reason."}}, "status"),
        ({"status": "not-yet"}, "missing-key"),
        ({"status": "soon"}, "unknown-term"),
        ({"part": "z"}, "unknown-term"),
        ({"id": "a2"}, "duplicate-id"),
    ],
)
def test_a_point_that_contradicts_itself_is_told(tmp_path: Path, change: dict[str, object], rule: str) -> None:
    make(tmp_path)
    path = tmp_path / "data" / "requirements.yaml"
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    for key, value in change.items():
        if value is None:
            found["requirements"][0].pop(key, None)
        else:
            found["requirements"][0][key] = value
    path.write_text(yaml.safe_dump(found, allow_unicode=True), encoding="utf-8")
    with pytest.raises(CatalogueError) as told:
        load(tmp_path, today=DAY)
    assert rule in {each.rule for each in told.value.problems}
