"""One desktop with Orca on it for all tests here, every page read once, and every log kept.

`make spoken` runs these tests: it sees to it that Orca is there, and says in SPOKEN_LOGS where logs are kept. Without
that nothing here is collected.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest
from desktop import Desktop, Said
from listening import TEXTS, Shown, arguments, log, shown_of
from playwright.sync_api import sync_playwright
from walk import Step, leave, search, steps_log, stops

from hub.checks.accessibility import arguments as browser_arguments
from hub.checks.accessibility import chromium
from hub.cli.server import served
from hub.languages import Language

LOGS: Final = os.environ.get("SPOKEN_LOGS")
collect_ignore_glob = [] if LOGS else ["test_*.py"]
# What is read aloud from the first word to the last.
PAGES: Final = {
    "front": "/", "home-cy": "/cy/", "home-en": "/en/", "children-cy": "/cy/plant/", "children-en": "/en/children/",
    "young-people-cy": "/cy/pobl-ifanc/", "young-people-en": "/en/young-people/",
    "get-help-cy": "/cy/cael-help/", "get-help-en": "/en/get-help/",
    "resource-cy": "/cy/adnoddau/childline/", "resource-en": "/en/resources/childline/",
    "easy-read-cy": "/cy/hawdd-ei-ddeall/", "easy-read-en": "/en/easy-read/",
    "situation-en": "/en/what-to-do-now/is-it-abuse/", "boards-cy": "/cy/byrddau-diogelu/",
}  # fmt: skip
FINDER: Final[Mapping[Language, str]] = {"cy": "/cy/adnoddau/", "en": "/en/resources/"}
FOUND: Final[Mapping[Language, str]] = {"cy": "plant byddar", "en": "deaf children"}
NOT_FOUND: Final = "xqzvw"
EXIT_HOST: Final = "www.bbc.co.uk"  # the way there takes forever, so that what is said on the way can be heard
FAULTY: Final = Path(__file__).parent / "faulty"


@dataclass(frozen=True, slots=True)
class Heard:
    """One page: what it shows, and what was said of it."""

    shown: Shown
    said: Sequence[Said]

    @property
    def page(self) -> Sequence[Said]:
        """What was said from the page's first word on."""
        first = next(place for place, each in enumerate(self.said) if each.language)
        return self.said[first:]


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    with served(built_site) as found:
        yield found


@pytest.fixture(scope="session")
def faulty() -> Iterator[str]:
    with served(FAULTY) as found:
        yield found


@pytest.fixture(scope="session")
def shown(address: str, faulty: str) -> Mapping[str, Shown]:
    """What pages show, by their address."""
    addresses = [address + path for path in (*PAGES.values(), *FINDER.values())] + [f"{faulty}/"]
    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=browser_arguments())
        page = browser.new_page(viewport={"width": 1280, "height": 850})
        for each in addresses:
            page.goto(each)
            found[each] = shown_of(page.evaluate(TEXTS, list(arguments())))
        browser.close()
    return found


@pytest.fixture(scope="session")
def desktop(shown: Mapping[str, Shown], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    assert shown  # the pages were looked at before: two browsers at once are slow
    with Desktop(tmp_path_factory.mktemp("desktop"), chromium(), browser_arguments(), EXIT_HOST) as found:
        yield found


@dataclass(slots=True)
class Ear:
    """Listens to a page, or to something that is done, when it is first asked for, and keeps the log."""

    desktop: Desktop
    shown: Mapping[str, Shown]
    address: str
    pages: dict[str, Heard] = field(default_factory=dict)
    acts: dict[tuple[str, Language], Sequence[Step]] = field(default_factory=dict)

    def page(self, name: str) -> Heard:
        """A page, read aloud from the first word to the last."""
        if name not in self.pages:
            where = self.address + PAGES[name]
            self.pages[name] = self.listen(where)
            keep(name, log(self.pages[name].said))
        return self.pages[name]

    def listen(self, where: str) -> Heard:
        """A page by its address."""
        return Heard(self.shown[where], self.desktop.read(where, self.shown[where].last))

    def steps(self, what: str, language: Language) -> Sequence[Step]:
        """What was said while somebody went by keys, searched, looked for what is not there, or left."""
        if (what, language) not in self.acts:
            finder, children = self.address + FINDER[language], self.address + PAGES[f"children-{language}"]
            match what:
                case "stops":
                    found = stops(self.desktop, children)
                case "search":
                    found = search(self.desktop, finder, FOUND[language], language)
                case "nothing":
                    found = search(self.desktop, finder, NOT_FOUND, language)
                case _:
                    found = leave(self.desktop, children)
            self.acts[what, language] = found
            keep(f"{what}-{language}", steps_log(found))
        return self.acts[what, language]


def keep(name: str, text: str) -> None:
    """Keep a log."""
    folder = Path(LOGS or "")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def ear(desktop: Desktop, shown: Mapping[str, Shown], address: str) -> Ear:
    return Ear(desktop, shown, address)


@pytest.fixture(scope="session")
def broken(ear: Ear, faulty: str) -> Heard:
    """A page with a fault for each check."""
    return ear.listen(f"{faulty}/")
