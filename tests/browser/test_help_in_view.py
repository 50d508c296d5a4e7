"""On a phone of 360 × 740, and in what a keyboard leaves of it, whoever needs help sees a number without scrolling."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from hub.languages import Language, word

Opened = Callable[..., Page]
BY_DAY, AT_NIGHT = "2026-12-02T11:00:00", "2026-12-02T23:30:00"  # a Wednesday: the line of the card is closed at night
PHONE = {"width": 360, "height": 740}
ABOVE_A_KEYBOARD = {"width": 360, "height": 300}
ASKED: tuple[tuple[Language, str], ...] = (
    ("en", "my dad comes in my bed at night"),
    ("en", "i want to die"),
    ("en", "someone raped my daughter last night"),
    ("cy", "mae dad yn dod i fy ngwely"),
    ("cy", "dwi isio marw"),
    ("cy", "mae rhywun wedi treisio fy merch"),
)
# The bottom of the first helpline's button, or null where none is in view; 999 stands before it.
LINE = """() => {
  const line = document.querySelector("[data-urgent] li[data-line]:not([hidden]) a");
  const { top, bottom } = line?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
  return top >= 0 && bottom <= innerHeight ? null : Math.round(bottom);
}"""
FIRST_CALL = """() => {
  const boxes = "[data-quiet]:not([hidden]), [data-answer]";
  const calls = [...document.querySelectorAll(boxes)].flatMap((box) => [...box.querySelectorAll("a[href^='tel:']")]);
  const call = calls.find((each) => each.offsetParent);
  const { top, bottom } = call?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
  return [call?.getAttribute("href"), top >= 0 && bottom <= innerHeight ? null : Math.round(bottom)];
}"""


def typed(
    open_page: Opened, language: Language, query: str, viewport: dict[str, int], shown: str, at: str = BY_DAY
) -> Page:
    page = open_page(f"/{language}/{word(language, 'path.resources')}/", viewport=viewport, at=at)
    page.locator("#q").press_sequentially(query)
    page.locator(f"[{shown}]:not([hidden])").wait_for()
    page.wait_for_function("() => !document.querySelector('[role=status]')?.getAnimations().length")
    return page


@pytest.mark.parametrize("viewport", [PHONE, ABOVE_A_KEYBOARD], ids=["phone", "keyboard"])
@pytest.mark.parametrize(("language", "query"), ASKED)
def test_urgent_help_shows_the_first_line_without_scrolling(
    open_page: Opened, language: Language, query: str, viewport: dict[str, int]
) -> None:
    page = typed(open_page, language, query, viewport, "data-urgent")
    assert page.evaluate(LINE) is None


@pytest.mark.parametrize(
    ("at", "number"), [(BY_DAY, "tel:08081000900"), (AT_NIGHT, "tel:08088010800")], ids=["day", "night"]
)
@pytest.mark.parametrize(
    ("language", "query"),
    [("en", "police took my husbands laptop"), ("cy", "mae'r heddlu wedi mynd â laptop fy ngŵr")],
)
def test_above_the_results_a_line_that_is_open_stands_first_without_scrolling(
    open_page: Opened, language: Language, query: str, at: str, number: str
) -> None:
    """By day that of the situation's card; while it is closed one that answers, above the card."""
    page = typed(open_page, language, query, PHONE, "data-answer", at)
    assert (number, None) == tuple(page.evaluate(FIRST_CALL))
    closed = f"({word(language, 'finder.answer_closed')})"
    assert (at == AT_NIGHT) == (closed in page.locator("[data-answer] a[href^='tel:']").inner_text())
