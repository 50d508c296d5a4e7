"""The copy for use without a network, as Chromium opens it from a folder: links, search, the way out, its age."""

from __future__ import annotations

import io
import os
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html
from markupsafe import escape
from playwright.sync_api import Page, expect

from conftest import EXIT_TARGET, leaving
from hub.cli.minify import minified
from hub.exports import offline
from hub.exports.offline import pages
from hub.languages import LANGUAGES, Language, word
from hub.pages.render import day
from hub.pages.security import META_POLICY

pytestmark = pytest.mark.build
ROOT = Path(__file__).resolve().parents[2]
FINDERS: dict[Language, str] = {"cy": "cy/adnoddau/", "en": "en/resources/"}
SAID = "each => document.querySelector(each).innerText"
NOTHING = "xqzvw kwpfj"  # needs every file of words before it is known to be nowhere
QUERIES: dict[Language, tuple[str, ...]] = {
    "cy": ("ma rhywun yn bygwth rhannu fy llunie", "hawdd ei ddeall", "athrawon", "telling someone", "meicc", NOTHING),
    "en": ("my husband was arrested", "easy read", "grooming online", "cam-drin plant", "childlien", "bsl", NOTHING),
}


def made_of(site: Path) -> offline.Copy:
    return offline.copied(site, minified(ROOT, offline.scripts(ROOT)))


@pytest.fixture(scope="module")
def copy(built_site: Path) -> offline.Copy:
    return made_of(built_site)


@pytest.fixture(scope="module")
def folder(copy: offline.Copy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy as somebody has unpacked it, in a folder whose name has a space and letters with accents."""
    place = tmp_path_factory.mktemp("stick") / "Tŷ diogel 1"
    zipfile.ZipFile(io.BytesIO(copy.content)).extractall(place)
    return place / offline.FOLDER


Opened = Callable[..., Page]


@pytest.fixture
def opened(open_page: Opened, folder: Path) -> Iterator[Opened]:
    """Open a page of the copy; nothing may be asked of the network, and nothing be refused."""
    asked: list[str] = []
    refused: list[str] = []

    def found(path: str, *, leaving: bool = False, told: str = "error") -> Page:
        page = open_page(leaving=leaving)
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: refused.append(message.text) if message.type == told else None)
        page.goto((folder / path).as_uri())
        return page

    yield found
    assert [] == refused
    assert set() == {url for url in asked if not url.startswith("file://")} - {EXIT_TARGET}


def lines(copy: offline.Copy) -> dict[str, str]:
    return {each: word(each, "offline.line", date=day(copy.made, each)) for each in LANGUAGES}


@pytest.fixture(scope="module")
def trees(folder: Path) -> dict[Path, html.HtmlElement]:
    return {path: html.fromstring(path.read_bytes()) for path in sorted(folder.rglob("*.html"))}


@pytest.fixture(scope="module")
def inside(trees: dict[Path, html.HtmlElement]) -> list[tuple[Path, str]]:
    """Every inside link of every page, with the page."""
    found = [(path, str(link.get("href"))) for path, tree in trees.items() for link in tree.iter("a")]
    return [(path, href) for path, href in found if not urlsplit(href).scheme]


def test_it_is_small_and_the_same_each_time(copy: offline.Copy, built_site: Path) -> None:
    assert len(copy.content) <= 6_000_000
    assert copy.content == made_of(built_site).content


def test_every_inside_link_names_a_file_and_a_place_in_it(
    trees: dict[Path, html.HtmlElement], inside: list[tuple[Path, str]]
) -> None:
    assert 20_000 < len(inside)
    marks = {path: set(tree.xpath("//@id")) for path, tree in trees.items()}
    wrong = []
    for path, href in inside:
        parts = urlsplit(href)
        target = Path(os.path.normpath(path.parent / unquote(parts.path))) if parts.path else path
        named = parts.fragment and "=" not in parts.fragment  # choices for the finder are no place in its page
        if target not in marks or (named and parts.fragment not in marks[target]):
            wrong.append((str(path), href))
    assert [] == wrong


@pytest.mark.parametrize("many", [40, pytest.param(200, marks=pytest.mark.nightly)])
def test_random_links_lead_to_pages_that_say_how_old_they_are(
    inside: list[tuple[Path, str]], opened: Opened, copy: offline.Copy, many: int
) -> None:
    page = opened("index.html")
    said = lines(copy).values()
    for path, href in random.Random(17).sample(inside, many):  # noqa: S311 - nothing secret
        page.goto(urljoin(path.as_uri(), href), wait_until="domcontentloaded")
        heading, urgent = page.evaluate(f"['main :is(h1, h2)', 'aside.urgent'].map({SAID})")
        assert heading, (path, href)
        assert any(line in urgent for line in said), (path, href, urgent)


def test_every_page_says_its_age_in_its_own_language_and_shared_pages_in_both(
    trees: dict[Path, html.HtmlElement], folder: Path, copy: offline.Copy
) -> None:
    said = lines(copy)
    for path, tree in trees.items():
        (urgent,) = tree.xpath("//aside[@class='urgent']")
        place = path.relative_to(folder).parts[0]
        wanted = {place} if place in said else set(said)
        assert wanted == {each for each in LANGUAGES if said[each] in urgent.text_content()}, path
    packs = trees[folder / "en" / "packs" / "index.html"]
    assert word("en", "offline.without") in packs.xpath("string(//aside[@class='urgent'])")
    papers = [href for href in packs.xpath("//a/@href") if href.endswith(".pdf")]
    assert papers
    assert all(href.startswith("https://resource-hub.example/en/") for href in papers)


def test_no_page_holds_what_a_browser_refuses_from_a_folder(trees: dict[Path, html.HtmlElement]) -> None:
    for path, tree in trees.items():
        assert [] == tree.xpath("//script[not(@src) or @type] | //style | //*[@style]"), path
        assert [pages.POLICY] == tree.xpath("//meta[@http-equiv]/@content"), path
    assert "unsafe" not in pages.POLICY


def search(page: Page, language: Language, query: str, before: str) -> None:
    """Ask with nothing asked before, and wait until the answer has been told."""
    told = "|".join(re.escape(word(language, f"finder.{key}")) for key in ("best_first", "count_zero"))
    for words, answer in (("", before), (query, re.compile(told))):
        page.locator("[name=q]").fill(words)
        page.locator("[name=q]").press("Enter")
        expect(page.locator("[data-results]")).to_contain_text(answer)


def ids(page: Page) -> list[str]:
    return [
        str(each) for each in page.locator("[data-list] > [data-id]").evaluate_all("all => all.map(x => x.dataset.id)")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_gives_the_same_as_online(opened: Opened, open_page: Opened, language: Language) -> None:
    found = {}
    places = {"online": open_page(f"/{FINDERS[language]}"), "copy": opened(f"{FINDERS[language]}index.html")}
    for name, page in places.items():
        before = page.locator("[data-results]").inner_text()
        for query in QUERIES[language]:
            search(page, language, query, before)
            found[name, query] = ids(page)
    assert [NOTHING] == [query for query in QUERIES[language] if not found["online", query]]
    for query in QUERIES[language]:
        assert found["online", query] == found["copy", query], query
    links = places["copy"].locator("[data-list] h3 a").evaluate_all("all => all.map(link => link.href)")
    assert all(Path(unquote(urlsplit(link).path)).is_file() for link in links), links


def test_filters_lists_and_pages_of_results_work(opened: Opened) -> None:
    page = opened(f"{FINDERS['en']}index.html")
    before = ids(page)
    page.locator("[data-pages] a", has_text=word("en", "finder.next")).click()
    expect(page.locator(f"[data-list] > [data-id='{before[0]}']")).to_have_count(0)
    assert len(before) == len({*ids(page)} - {*before})
    page.locator("[data-list] h3 a").first.click()
    expect(page.locator("main h1")).to_be_visible()
    assert page.url.endswith("/index.html")


def test_what_is_asked_at_the_front_is_answered_by_the_finder(opened: Opened) -> None:
    page = opened("en/index.html")
    page.locator("form[data-ask] input").fill("grooming")
    page.locator("form[data-ask] input").press("Enter")
    expect(page.locator("[name=q]")).to_have_value("grooming")
    page.locator("[data-language-link]").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    expect(page.locator("[name=q]")).to_have_value("grooming")


@pytest.mark.parametrize("path", ["index.html", "ar/index.html", "cy/plant/index.html", "en/resources/index.html"])
def test_the_way_out_leads_outside(opened: Opened, path: str) -> None:
    page = opened(path, leaving=True)
    with leaving(page):
        page.locator("[data-exit-main]").click()
    page.wait_for_url(EXIT_TARGET)
    again = opened(path, leaving=True)
    with leaving(again):
        for _ in range(3):
            again.keyboard.press("Shift")


def test_doorways_and_short_addresses_are_there(folder: Path, built_site: Path) -> None:
    here, there = (
        {path.relative_to(root).as_posix() for path in root.glob("*/index.html")} for root in (folder, built_site)
    )
    assert 20 < len(here)
    assert here == there


# ---- what makes no copy ----


def test_a_folder_that_is_no_site_makes_none(tmp_path: Path) -> None:
    with pytest.raises(offline.CopyError, match="run make site first"):
        offline.copied(tmp_path, {})


@pytest.mark.parametrize(("text", "why"), [("<p>", "no policy"), (str(escape(META_POLICY)), "how old it is")])
def test_a_page_that_is_not_ours_makes_none(text: str, why: str) -> None:
    known = pages.Known({"en/index.html"}, "https://resource-hub.example/", date(2026, 11, 30))
    with pytest.raises(offline.CopyError, match=why):
        pages.page("en/index.html", text, known)
