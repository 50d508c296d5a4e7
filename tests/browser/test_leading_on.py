"""A short address on paper leads on at once and leaves nothing behind; held back, it is a page like any other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from test_privacy import NOTHING, STORED, watched
from visits import visit_all

from conftest import EXIT_TARGET, LIMIT, SIZES, leaving
from hub.cli.server import served
from hub.languages import LANGUAGES, Language, other, word
from spoken import phrases, tree_of

REFRESH = re.compile(r'<meta http-equiv="refresh"[^>]*>')
# A paper for parents, which leads to their page, and one for children, which leads to the front door.
LEADS = {"/p/17/": "/cy/rhieni-a-gofalwyr/", "/p/18/": "/en/parents-and-caregivers/", "/p/1/": "/", "/p/2/": "/"}


@pytest.fixture(scope="module")
def held(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site where short addresses lead nowhere by themselves, as in a browser that is told not to."""
    folder = tmp_path_factory.mktemp("held")
    for each in built_site.iterdir():
        if each.name != "p":
            (folder / each.name).symlink_to(each)
    for path in LEADS:
        name = f"{path.strip('/')}/index.html"
        (folder / name).parent.mkdir(parents=True)
        text, number = REFRESH.subn("", (built_site / name).read_text(encoding="utf-8"))
        assert 1 == number
        (folder / name).write_text(text, encoding="utf-8")
    with served(folder) as found:
        yield found


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("path", LEADS)
def test_it_leads_on_at_once_and_back_leads_out_again(
    path: str, script: bool, open_page: Callable[..., Page], address: str
) -> None:
    page = open_page("/cy/pecynnau/", java_script_enabled=script, viewport={"width": 360, "height": 740})
    wrong = watched(page)
    page.goto(address + path)
    page.wait_for_url(address + LEADS[path])
    if script:
        page.wait_for_load_state("load")
        assert 3 == page.evaluate("history.length")  # the empty page, where it began, and where it leads
        assert NOTHING == page.evaluate(STORED)
        assert "" == page.evaluate("document.referrer")
    assert [] == wrong
    page.go_back()
    page.wait_for_url(address + "/cy/pecynnau/")


def test_held_back_it_stands_every_look(held: str) -> None:
    paths = tuple(LEADS)
    found = visit_all(held, [(size, paths) for size in SIZES], (SIZES[1], paths))
    assert 100 < found.looked
    assert {} == {
        what: wrong for what, pages in found.found.items() if (wrong := {k: v for k, v in pages.items() if v})
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_held_back_it_says_where_it_leads_in_both_languages(
    language: Language, held: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport={"width": 360, "height": 740})
    path, across = ("/p/17/", "/p/18/") if language == "cy" else ("/p/18/", "/p/17/")
    page.goto(held + path)
    main = page.get_by_role("main")
    assert word(language, "short.title") == main.locator("h1").inner_text()
    assert [LEADS[path], LEADS[across]] == main.locator("a").evaluate_all("found => found.map((each) => each.pathname)")
    assert other(language) == main.locator("a").nth(1).get_attribute("lang")
    said = [str(each) for each in phrases(tree_of(page))]
    assert 65 > len(said)
    with leaving(page):
        page.route(EXIT_TARGET, lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))
        page.locator("[data-exit-main]").click()
    page.wait_for_url(EXIT_TARGET, timeout=LIMIT)


@pytest.mark.parametrize("path", ["/p/1/", "/p/2/"])
def test_held_back_it_does_not_say_whom_a_private_paper_is_for(
    path: str, held: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto(held + path)
    assert ["/"] == page.get_by_role("main").locator("a").evaluate_all("found => found.map((each) => each.pathname)")
    assert not re.search("child|plant|young|ifanc|abuse|cam-drin", page.get_by_role("main").inner_text(), re.IGNORECASE)
    assert re.fullmatch(r"(Cyfeiriad byr 1 – Hyb Adnoddau|Short address 2 – Resource Hub)", page.title())
