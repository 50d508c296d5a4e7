"""The checks are checked: each of some seventy faults, put by hand into a built page, is found by who claims it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import faulty_pages
import pytest
import test_structure
from faulty_pages import FAULTS, HEARD, HOME, IN_PAGE, LOOKS, STATIC, Fault, told
from lxml import html
from playwright.sync_api import Browser

from spoken import jammed, phrases, repeated, signs, tree_of

HOME_ADDRESS = f"/{HOME}/"
STRUCTURE = {
    "headings": test_structure.test_every_page_has_one_h1_and_no_gap_in_its_outline,
    "landmarks": test_structure.test_landmarks_are_there_once_and_those_of_a_kind_have_names_of_their_own,
    "languages": test_structure.test_every_page_names_its_language_and_that_of_its_other_side,
    "ids": test_structure.test_every_id_is_used_once_and_every_reference_is_there,
    "inline": test_structure.test_no_page_carries_inline_code_or_names_another_host_for_its_parts,
}


# The checks seldom change, and the pages that they look at are asked about each time.
pytestmark = pytest.mark.nightly


@pytest.fixture(scope="module")
def folder(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The spoiled pages."""
    made = tmp_path_factory.mktemp("faults") / "site"
    faulty_pages.write(built_site, made, FAULTS)
    return made


@pytest.fixture(scope="module")
def said(folder: Path, browser: Browser) -> Mapping[tuple[str, str], list[str]]:
    """(check, address) → what it says, of each fault by the check that claims it, and of the page as it was by all."""
    checks = {fault.check for fault in FAULTS}
    asked = [
        *((check, HOME_ADDRESS, 320, 640) for check in checks),
        *((f.check, f.address, f.width, f.height) for f in FAULTS),
        *((f.check, HOME_ADDRESS, f.width, f.height) for f in FAULTS if (f.width, f.height) != (320, 640)),
    ]
    of = {name: [each for each in asked if each[0] in names] for name, names in (
        ("engines", IN_PAGE), ("nu", ("nu",)), ("pa11y", ("pa11y",)), ("looks", tuple(LOOKS)), ("heard", HEARD),
    )}  # fmt: skip
    with faulty_pages.served(folder) as base:
        found: dict[tuple[str, str], Any] = {
            **faulty_pages.by_engines(base, [(check, address) for check, address, *_ in of["engines"]]),
            **faulty_pages.by_nu(folder, [address for _, address, *_ in of["nu"]]),
            **faulty_pages.by_pa11y(base, [address for _, address, *_ in of["pa11y"]]),
        }
        words = {key: told(findings, key[0]) for key, findings in found.items()}
        words |= faulty_pages.by_looks(base, of["looks"])
        words |= _heard(browser, base, [(check, address) for check, address, *_ in of["heard"]])
    return words


def _heard(browser: Browser, base: str, asked: list[tuple[str, str]]) -> Mapping[tuple[str, str], list[str]]:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    found = {}
    for check, address in asked:
        page.goto(base + address)
        tree = tree_of(page)
        if check == "jammed":
            found[check, address] = jammed(tree)
        elif check == "signs":
            found[check, address] = signs(phrases(tree))
        elif check == "repeated":
            found[check, address] = [each for each in repeated(phrases(tree)) if "Exit this page" not in each]
        else:
            found[check, address] = [each.role for each in phrases(tree) if each.role in {"status", "alert", "log"}]
    page.close()
    return found


def test_there_are_many_faults_of_many_kinds_and_each_has_its_own_name() -> None:
    assert 60 <= len(FAULTS) == len({fault.name for fault in FAULTS}) == len({fault.address for fault in FAULTS})
    assert {*IN_PAGE, "nu", "pa11y", *LOOKS, *STATIC, *HEARD} == {fault.check for fault in FAULTS}


def test_in_the_page_as_it_was_no_check_finds_anything(said: Mapping[tuple[str, str], list[str]]) -> None:
    assert {} == {key: words for key, words in said.items() if key[1] == HOME_ADDRESS and words}


@pytest.mark.parametrize("fault", [f for f in FAULTS if f.check not in STATIC], ids=lambda fault: fault.name)
def test_the_check_that_claims_a_fault_finds_it(fault: Fault, said: Mapping[tuple[str, str], list[str]]) -> None:
    words = said[fault.check, fault.address]
    assert any(re.search(fault.finds, each) for each in words), f"{fault.check} says {words}"


@pytest.mark.parametrize("fault", [f for f in FAULTS if f.check in STATIC], ids=lambda fault: fault.name)
def test_the_test_that_claims_a_fault_of_the_page_as_it_is_sent_fails(fault: Fault, folder: Path) -> None:
    def pages(address: str) -> list[tuple[str, Any]]:
        sent = (folder / address.strip("/") / "index.html").read_bytes()
        return [(f"{HOME}/index.html", html.fromstring(sent))]

    STRUCTURE[fault.check](pages(HOME_ADDRESS))
    with pytest.raises(AssertionError):
        STRUCTURE[fault.check](pages(fault.address))
