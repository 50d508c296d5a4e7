"""What assistive technology is told: headings, landmarks, languages. Every page, as it is sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html
from playwright.sync_api import Page

from conftest import pages_of
from hub.languages import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def pages(built_site: Path) -> list[tuple[str, Any]]:
    return [
        (path.relative_to(built_site).as_posix(), html.fromstring(path.read_bytes())) for path in pages_of(built_site)
    ]


def test_every_page_has_one_h1_and_no_gap_in_its_outline(pages: list[tuple[str, Any]]) -> None:
    wrong = []
    for path, tree in pages:
        levels = [int(each.tag[1]) for each in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        steps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        empty = [
            each
            for each in tree.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4][not(ancestor::template)]")
            if not each.text_content().strip()
        ]
        if levels[:1] != [1] or levels.count(1) != 1 or steps or empty:
            wrong.append((path, levels[:1], levels.count(1), steps))
    assert wrong == []


def test_landmarks_are_there_once_and_those_of_a_kind_have_names_of_their_own(
    pages: list[tuple[str, Any]],
) -> None:
    wrong = []
    for path, tree in pages:
        once = {"main": len(tree.xpath("//main")), "header": len(tree.xpath("/html/body/header"))}
        names = Counter(
            (each.tag, each.get("aria-label") or each.get("aria-labelledby"))
            # The trail stands above or below, never both: each is out of the page where the other is shown.
            for each in tree.xpath(
                "//nav[not(contains(@class, 'crumbs below'))]|//aside|//*[@role='region']|//*[@role='search']"
            )
        )
        unnamed = [tag for tag, name in names if not name and tag in {"nav", "aside"}]
        twice = [name for name, number in names.items() if number > 1 and name[1]]
        if once != {"main": 1, "header": 1} or unnamed or twice:
            wrong.append((path, once, unnamed, twice))
    assert wrong == []


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", ["/cy/adnoddau/childline/", "/en/resources/childline/"])
def test_the_trail_is_in_the_page_once_whatever_its_width(
    path: str, width: int, open_page: Callable[..., Page]
) -> None:
    page = open_page(path, viewport={"width": width, "height": 800})
    trails = page.locator("nav.crumbs")
    assert 2 == trails.count()
    assert 1 == trails.filter(visible=True).count()
    assert trails.nth(0).locator("a").all_text_contents() == trails.nth(1).locator("a").all_text_contents()


def test_every_page_names_its_language_and_that_of_its_other_side(pages: list[tuple[str, Any]]) -> None:
    wrong = []
    rows = yaml.safe_load((ROOT / "data" / "short-addresses.yaml").read_text(encoding="utf-8"))["short_addresses"]
    printed = {str(row[language]): language for row in rows for language in LANGUAGES}
    for path, tree in pages:
        language = path.split("/", maxsplit=1)[0] if "/" in path else "cy"
        if language == "p":
            language = printed[path.split("/")[1]]
        other = "en" if language == "cy" else "cy"
        if tree.get("lang") != language:
            wrong.append((path, tree.get("lang")))
        if language not in LANGUAGES:  # a doorway, with Welsh and English around it
            around = (tree.find("body").get("lang"), tree.xpath("//nav[@class='language']//a/@hreflang"))
            if around != ("cy", list(LANGUAGES)):
                wrong.append((path, "around"))
        elif "/" in path:
            links = tree.xpath("//a[@data-language-link]")
            if [(each.get("lang"), each.get("hreflang")) for each in links] != [(other, other)]:
                wrong.append((path, "language link"))
    assert wrong == []


def test_every_language_link_leads_to_a_page_that_leads_back(built_site: Path, pages: list[tuple[str, Any]]) -> None:
    to = {}
    for path, tree in pages:
        for link in tree.xpath("//a[@data-language-link]"):
            there = (built_site / path).parent / link.get("href")
            to[path] = (there / "index.html" if there.is_dir() else there).resolve()
    known = {(built_site / path).resolve(): path for path, _ in pages}
    wrong = [path for path, there in to.items() if to.get(known.get(there, "")) != (built_site / path).resolve()]
    assert [path for path in wrong if path.split("/")[0] in LANGUAGES] == []


def test_every_id_is_used_once_and_every_reference_is_there(pages: list[tuple[str, Any]]) -> None:
    wrong = []
    for path, tree in pages:
        ids = Counter(tree.xpath("//@id"))
        twice = [name for name, number in ids.items() if number > 1]
        asked = {
            name
            for value in tree.xpath("//@aria-labelledby|//@aria-describedby|//label/@for")
            for name in value.split()
        }
        lost = sorted(asked - set(ids))
        within = [href for href in tree.xpath("//a/@href") if href.startswith("#") and href[1:] not in ids]
        if twice or lost or within:
            wrong.append((path, twice, lost, within))
    assert wrong == []


def test_no_page_carries_inline_code_or_names_another_host_for_its_parts(
    pages: list[tuple[str, Any]],
) -> None:
    wrong = []
    for path, tree in pages:
        inline = tree.xpath("//script[not(@src)][not(@type='application/ld+json')]|//style|//*[@style]")
        handlers = [
            name for each in tree.iter() if isinstance(each.tag, str) for name in each.attrib if name.startswith("on")
        ]
        parts = tree.xpath("//script/@src|//img/@src|//iframe/@src|//video/@src|//audio/@src")
        parts += tree.xpath("//link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href")
        foreign = [part for part in parts if "//" in part]
        if inline or handlers or foreign:
            wrong.append((path, len(inline), handlers, foreign))
    assert wrong == []
