"""Every page of the site, as Chromium's accessibility tree says it: what holds for one of each kind holds for all.

With over a thousand pages this takes minutes, so it runs with `make spoken`, every night.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from hub.checks.accessibility import arguments, chromium, own_pages
from hub.languages import LANGUAGES, word

sys.path.append(str(Path(__file__).parents[1] / "browser"))

from phrase_budgets import BUDGETS

from spoken import LIVE, jammed, phrases, repeated, signs, tree_of

EXITS = [word(language, "exit.button") for language in LANGUAGES]
Faults = Mapping[str, Sequence[str]]


@pytest.fixture(scope="module")
def faults(built_site: Path, address: str) -> Faults:
    """What is wrong, by kind of fault, each with the page's address."""
    found: dict[str, list[str]] = defaultdict(list)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments())
        page = browser.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
        for each in own_pages(built_site):
            page.goto(address + each.address)
            tree = tree_of(page)
            said = phrases(tree)
            budget = BUDGETS[each.kind.split(" ")[0]]
            begins = next(place for place, phrase in enumerate(said) if phrase.role == "heading")
            # The front door says its exit as a link in two voices, and as a button.
            twice = [line for line in repeated(said) if not all(name in line for name in EXITS)]
            found["jammed"] += [f"{each.address} {line}" for line in jammed(tree)]
            found["signs"] += [f"{each.address} {line}" for line in signs(said)]
            found["repeated"] += [f"{each.address} {line}" for line in twice]
            found["empty"] += [each.address for phrase in said if phrase.role in LIVE]
            if begins > budget.begins or len(said) > budget.whole:
                found["long"].append(f"{each.address}: {begins} before its heading, {len(said)} in all")
            found["pages"].append(each.address)
        browser.close()
    return found


@pytest.mark.parametrize("fault", ["jammed", "signs", "repeated", "empty", "long"])
def test_no_page_has_a_fault_that_is_heard(fault: str, faults: Faults) -> None:
    assert len(faults["pages"]) > 1000
    assert [] == faults.get(fault, [])
