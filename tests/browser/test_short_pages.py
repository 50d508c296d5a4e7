"""How long pages for people are on a phone of 390 × 844: nobody has to scroll for the answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from hub.languages import LANGUAGES, Language, word

ROOT = Path(__file__).resolve().parents[2]
PHONE = {"width": 390, "height": 844}
Opened = Callable[..., Page]
SITUATIONS = yaml.safe_load((ROOT / "data" / "situations.yaml").read_text(encoding="utf-8"))["situations"]
AUDIENCES = yaml.safe_load((ROOT / "data" / "vocabulary.yaml").read_text(encoding="utf-8"))["audiences"]
WHOLE = "document.documentElement.scrollHeight / innerHeight"
# Where the works begin, or what stands in their place.
ANSWERED = "document.querySelector('#works, #about').getBoundingClientRect().top / innerHeight"


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_its_works_a_situation_fits_three_screens(open_page: Opened, address: str, language: Language) -> None:
    page = open_page(viewport=PHONE)
    long = {}
    for row in SITUATIONS:
        slug = row["slug_cy"] if language == "cy" else row["id"]
        page.goto(f"{address}/{language}/{word(language, 'path.situations')}/{slug}/")
        screens = page.evaluate(ANSWERED)
        if screens > 3:
            long[row["id"]] = round(screens, 2)
    assert {} == long


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_audience_page_fits_eight_screens_and_the_childrens_five(
    open_page: Opened, address: str, language: Language
) -> None:
    page = open_page(viewport=PHONE)
    long = {}
    for row in AUDIENCES:
        page.goto(f"{address}/{language}/{row['slug'][language]}/")
        screens = page.evaluate(WHOLE)
        if screens > (5 if row["id"] == "children" else 8):
            long[row["id"]] = round(screens, 2)
    assert {} == long


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_that_points_into_a_fold_opens_it(open_page: Opened, language: Language) -> None:
    slug = next(row["slug"][language] for row in AUDIENCES if row["id"] == "parents")
    page = open_page(f"/{language}/{slug}/#more", viewport=PHONE)
    assert page.locator("#more .entries").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_home_takes_what_is_typed_to_the_finder_and_leaves_it_nowhere(open_page: Opened, language: Language) -> None:
    page = open_page(f"/{language}/", viewport=PHONE)
    typed = {"cy": "lluniau", "en": "pictures"}[language]
    page.locator("#ask").fill(typed)
    page.locator("#ask").press("Enter")
    page.wait_for_url(f"**/{word(language, 'path.resources')}/")
    page.wait_for_function("document.querySelector('#q')?.value")
    assert typed == page.locator("#q").input_value()
    assert typed not in page.url
    assert "" == page.evaluate("window.name")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_a_home_leads_to_the_finder(open_page: Opened, language: Language) -> None:
    page = open_page(f"/{language}/", java_script_enabled=False)
    assert not page.locator("#ask").is_visible()
    page.locator("[data-unasked] a").click()
    assert page.url.endswith(f"/{language}/{word(language, 'path.resources')}/")
