"""The page of counts as it shows logs that a test has made: what is told, what is not, and bars of that length."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import html

from hub.building import Building, prepare_plain
from hub.catalogue import weekly_counts as weekly
from hub.catalogue.log_lines import Asked, read_line
from hub.languages import LANGUAGES, Language, word
from hub.pages import asked_pages
from hub.pages.render import Renderer

ROOT = Path(__file__).resolve().parents[2]
FIRST, SECOND = date(2026, 11, 9), date(2026, 11, 16)
# How often each was asked for in a week.
ASKED = {
    SECOND: {"/cy/": 38, "/en/": 9, "/en/children/": 203, "/cy/plant/": 100, "/en/packs/get-help.epub": 11,
             "/cy/pecynnau/hawdd-ei-ddeall-llyfryn.pdf": 52, "/assets/hub.css": 400},
    FIRST: {"/cy/": 4, "/en/get-help/": 60},
}  # fmt: skip


def logged() -> list[Asked]:
    """Two weeks of logs, as a server writes them that is told what `hub headers` prints."""
    lines = [
        f"{week + timedelta(days=at % 7)} 200 {path}"
        for week, paths in ASKED.items()
        for path, times in paths.items()
        for at in range(times)
    ]
    lines += [f"{week + timedelta(days=day)} 404 /nowhere" for week in ASKED for day in range(7)]
    return [read_line(line) for line in lines]


@pytest.fixture(scope="module")
def building() -> Building:
    made = prepare_plain(ROOT, {"HUB_TODAY": "2026-11-30", "HUB_LATEST": "2026-12-31"})
    counts, parts = weekly.counted(logged(), asked_pages.groups(made.site))
    assert () == parts
    site = replace(made.site, extra={**made.site.extra, "counts": counts})
    return Building(site, Renderer(site, ROOT), ROOT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_the_weeks_the_newest_drawn(building: Building, language: Language) -> None:
    page = building.site.plan.page(language, "curators/counts")
    text = building.rendered(page).around("")
    tree = html.fromstring(f"<main>{text}</main>")
    newest, before = tree.xpath("//table")
    few = word(language, "counts.few")
    names = {group: word(language, f"counts.group.{group}") for group in asked_pages.GROUPS}
    rows = {
        row.xpath("normalize-space(th)"): [cell.text_content().strip() for cell in row.xpath("td")]
        for row in newest.xpath(".//tbody/tr")
    }
    assert {
        names["homes"]: ["40", few, ""],
        names["private"]: ["", "", "305"],
        names["packs"]: ["50", "10", ""],
    } == rows
    bars = {
        row.xpath("normalize-space(th)"): float(row.xpath(".//rect/@width")[0]) for row in newest.xpath(".//tbody/tr")
    }
    assert {names["homes"]: 13.1, names["private"]: 100.0, names["packs"]: 19.7} == bars
    assert [] == before.xpath(".//rect")
    assert [few, "", ""] == [cell.text_content() for cell in before.xpath(".//tbody/tr[1]/td")]
    assert "203" not in text
    assert "style=" not in text
