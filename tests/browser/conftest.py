"""One browser and one server for all browser tests, and the pages that stand for their kind."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect, sync_playwright
from visits import Visits, visit_all

from hub.checks.accessibility import arguments, chromium, own_pages
from hub.cli.server import served
from hub.languages import LANGUAGES
from hub.pages import security

# 400 % zoom of a window of 1280 × 1024 leaves this many CSS pixels.
ZOOMED = {"width": 320, "height": 256}
SIZES = ({"width": 1280, "height": 900}, {"width": 360, "height": 740}, {"width": 320, "height": 640}, ZOOMED)
FRAMED = security.FRAMED.folder.strip("/")
EXIT_TARGET = "https://www.bbc.co.uk/weather"
# Only a limit, never a wait: what is expected is waited for by event, and a busy machine takes its time.
LIMIT = 120_000  # milliseconds
expect.set_options(timeout=LIMIT)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs Chromium."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium(), args=arguments(), timeout=LIMIT)
        yield found
        found.close()


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Where the built site is served."""
    with served(built_site) as found:
        yield found


EVERYTHING = os.environ.get("WHOLE") == "1"  # as each night: nothing is left to the turns of the languages
# Pages for those who look after the catalogue or plan the work: made from the same parts, and many. Each kind of them
# is looked at in one language, Welsh and English by turns; every other kind in both.
BY_TURNS = re.compile(r"(curators|strategy|gaps|objective|whats-new|glossary|packs|formats|topics|moved)\b")


def of_each_kind(site: Path, by_turns: re.Pattern[str]) -> tuple[str, ...]:
    """One page of each kind, by its address: the one that shows most. In both languages, or in one by turns.

    What belongs to both languages, such as doorways at their short addresses, counts as one language; a page that
    runs from right to left is of another kind than one from left to right.
    """
    most: dict[tuple[str, bool], dict[str, Any]] = {}
    for page in own_pages(site):
        folder = page.address.split("/")[1]
        found = most.setdefault((page.kind, "main[dir=rtl]" in page.shapes), {})
        place = folder if folder in LANGUAGES else ""
        if place not in found or len(page.shapes) > len(found[place].shapes):
            found[place] = page
    chosen = []
    for turn, ((kind, _), pages) in enumerate(sorted(most.items())):
        one = LANGUAGES[turn % 2] if by_turns.match(kind) and not EVERYTHING else ""
        chosen += [page.address for place, page in pages.items() if not one or place in {one, ""} or one not in pages]
    return tuple(sorted(chosen))


@pytest.fixture(scope="session")
def kinds(built_site: Path) -> tuple[str, ...]:
    """One page of each kind, in both languages but for `BY_TURNS`."""
    return of_each_kind(built_site, BY_TURNS)


@pytest.fixture(scope="session")
def by_turns(built_site: Path) -> tuple[str, ...]:
    """One page of each kind, Welsh and English by turns: for what the words of a page cannot change."""
    return of_each_kind(built_site, re.compile(""))


@pytest.fixture(scope="session")
def visits(address: str, kinds: tuple[str, ...], by_turns: tuple[str, ...]) -> Visits:
    """Every kind of page at every size, each loaded once: where room is least in both languages, else by turns."""
    wide, phone, narrow, zoomed = SIZES
    rounds = ((wide, by_turns), (phone, by_turns), (narrow, kinds), (zoomed, by_turns))
    return visit_all(address, rounds, (phone, kinds[::3]))


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open a page of the site in a context of its own, `leaving=True` where the exit will be used.

    `at` is the time on the visitor's clock, where it matters which lines are open; without it, that of this machine.
    """
    contexts: list[BrowserContext] = []

    def opened(path: str = "", *, leaving: bool = False, at: str = "", **settings: Any) -> Page:
        context = browser.new_context(reduced_motion=settings.pop("reduced_motion", "reduce"), **settings)
        context.set_default_timeout(LIMIT)
        contexts.append(context)
        page = context.new_page()
        if at:
            page.clock.set_fixed_time(at)
        if leaving:  # only there: every request of such a page takes the way through this process
            catch_exits(page)
        if path:
            page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def pages_of(site: Path) -> list[Path]:
    """Every page of the hub itself, without those that stand in frames on other sites."""
    return [path for path in sorted(site.rglob("*.html")) if FRAMED not in path.relative_to(site).parts]


def catch_exits(page: Page, *, stay: bool = False) -> list[Request]:
    """Answer the exit's target with a small page; the list fills with the requests for it.

    With `stay` the answer is empty (204), so that the page that asked stays where it is.
    """
    caught: list[Request] = []

    def answer(route: Route) -> None:
        caught.append(route.request)
        if stay:
            route.fulfill(status=204)
        else:
            route.fulfill(body="<!doctype html><title>Weather</title><h1>Weather</h1>", content_type="text/html")

    page.context.route(re.compile(re.escape(EXIT_TARGET) + "$"), answer)
    return caught


@contextmanager
def leaving(page: Page) -> Iterator[None]:
    """See that what is done here makes this tab, and no other, go to the exit's target."""
    with page.expect_request(EXIT_TARGET) as found:
        yield
    assert found.value.is_navigation_request()
    assert found.value.frame == page.main_frame
    assert len(page.context.pages) == 1
