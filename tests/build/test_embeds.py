"""The pieces for other sites: script-free, with absolute links that are safe to follow, in a frame or copied."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from lxml import html

pytestmark = pytest.mark.build
ROOT = Path(__file__).resolve().parents[2]
BASE = "https://resource-hub.example/"
AUDIENCES = yaml.safe_load((ROOT / "data" / "vocabulary.yaml").read_text(encoding="utf-8"))["audiences"]
BOARDS = yaml.safe_load((ROOT / "data" / "boards.yaml").read_text(encoding="utf-8"))["boards"]
LINES = yaml.safe_load((ROOT / "data" / "helplines.yaml").read_text(encoding="utf-8"))["helplines"]


@pytest.fixture(scope="module", params=["cy", "en"])
def pieces(request: pytest.FixtureRequest, built_site: Path) -> dict[str, html.HtmlElement]:
    """The pages of one language, by their names."""
    folder = built_site / "embed" / request.param
    return {path.stem: html.fromstring(path.read_bytes()) for path in folder.glob("*.html")}


def test_there_is_one_for_each_audience_and_each_board(pieces: dict[str, html.HtmlElement]) -> None:
    assert len(AUDIENCES) + len(BOARDS) == len(pieces)
    (language,) = {tree.get("lang") for tree in pieces.values()}
    assert {each["slug"][language] for each in AUDIENCES} <= pieces.keys()


def test_none_runs_loads_or_stores_anything_but_its_own_style(pieces: dict[str, html.HtmlElement]) -> None:
    for name, tree in pieces.items():
        loaded = tree.xpath("//script|//img|//iframe|//form|//style|//object|//*[@style]|//link[@rel!='canonical']")
        assert ["../embed.css"] == [each.get("href") for each in loaded], name
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'" == policy
        assert ["no-referrer"] == tree.xpath("//meta[@name='referrer']/@content")


def test_each_link_is_absolute_leaves_the_frame_and_tells_nothing(pieces: dict[str, html.HtmlElement]) -> None:
    for name, tree in pieces.items():
        links = tree.xpath("//main//a")
        assert links
        for link in links:
            href = link.get("href")
            assert re.match("(https|tel|sms|mailto):", href), (name, href)
            leaves = href.startswith("https:")
            assert (leaves, leaves) == (link.get("rel") == "noreferrer", link.get("target") == "_top"), (name, href)


def test_links_to_the_hub_lead_to_pages_that_are_there(pieces: dict[str, html.HtmlElement], built_site: Path) -> None:
    for name, tree in pieces.items():
        own = [each.removeprefix(BASE) for each in tree.xpath("//a/@href|//link/@href") if each.startswith(BASE)]
        assert len(own) > 5, name
        assert all((built_site / each / "index.html").is_file() for each in own), name


def test_each_has_lines_to_ring_five_works_and_more(pieces: dict[str, html.HtmlElement]) -> None:
    numbers = {line["phone"]["value"] for line in LINES if line["shown"] and "phone" in line}
    numbers |= {
        council["report"][way]["value"]
        for board in BOARDS
        for council in board["authorities"]
        for way in ("day", "night")
        if way in council.get("report", {})
    }
    for name, tree in pieces.items():
        rung, works = tree.xpath("//main//ul")
        told = {" ".join(each.text_content().split()) for each in rung.xpath(".//a[starts-with(@href, 'tel:')]")}
        assert told & numbers, name
        assert told <= numbers | {"18000", "18001 116 123"} | told & numbers, name
        assert 5 == len(works.findall("li")), name
        assert tree.xpath("//main//a[@href='tel:999']"), name


def test_the_text_to_copy_is_the_same_piece_with_lower_headings(
    pieces: dict[str, html.HtmlElement], built_site: Path
) -> None:
    for name, tree in pieces.items():
        text = (built_site / "embed" / tree.get("lang") / f"{name}.txt").read_text(encoding="utf-8")
        copied = html.fragment_fromstring(text)
        assert tree.get("lang") == copied.get("lang")
        assert tree.xpath("string(//section)").split() == copied.xpath("string(.)").split()
        assert (["h1", "h2", "h2"], ["h2", "h3", "h3"]) == tuple(
            [each.tag for each in part.iter("h1", "h2", "h3")] for part in (tree, copied)
        )
