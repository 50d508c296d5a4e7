"""Nine people, each on a phone of 360 × 740: from the front door to the right next step, in two taps at the most.

One search and one tap will do too. What somebody taps is there to be seen and wide enough for a thumb, every page is in
their language, and the step they need stands on the last page without scrolling.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from hub.languages import Language

Opened = Callable[..., Page]
PHONE = {"width": 360, "height": 740}
MOST_TAPS = 2
THUMB, FINGER = 44, 24  # CSS pixels: what somebody chooses by, and any other link


@dataclass(frozen=True, slots=True)
class Walk:
    """Somebody's way: what they tap, what they type if they search, and what must be in view where they arrive."""

    person: str
    language: Language
    taps: tuple[str, ...]
    arrives: str
    step: str
    search: str = ""
    at: str = "2026-12-02T11:00:00"  # on their clock: a Wednesday morning


CALL = "main a[href='tel:{}']".format
CHILDLINE, NAPAC = CALL("08001111"), CALL("08088010331")
STOP_IT_NOW, NSPCC = CALL("08081000900"), CALL("08088005000")
BSL, MAIL = "main a[href='https://999bsl.co.uk']", "main a[href='mailto:help@nspcc.org.uk']"
TEN = "I'm under 12", "Somebody touched me"
SIXTY = "Digwyddodd hyn i mi pan oeddwn i'n blentyn", "Digwyddodd hyn pan oeddwn i'n blentyn"
TEACHER = "I work or volunteer with children or survivors", "A child told me at work"
BLACKMAIL = "he says hell send my nudes to everyone if i dont pay"
URGENT, CARD = "[data-urgent] [data-line=childline] a", "[data-answer] a[href^='tel:']"
LAPTOP = "police took my husbands laptop"
WALKS = (
    Walk("ten-year-old", "en", TEN[:1], "children", CHILDLINE),
    Walk("ten-year-old reads on", "en", TEN, "what-to-do-now/somebody-touched-me", CHILDLINE),
    Walk("blackmailed boy", "en", (), "resources", URGENT, search=BLACKMAIL),
    Walk("blackmailed boy reads on", "en", ("Every step",), "what-to-do-now/pictures-of-me", CHILDLINE,
         search=BLACKMAIL),
    Walk("mother after an arrest", "en", ("Someone in my family has been arrested",), "after-an-arrest", STOP_IT_NOW),
    Walk("mother who searches", "en", (), "resources", CARD, search=LAPTOP),
    Walk("mother who searches at night", "en", (), "resources", "[data-quiet] [data-line=live-fear-free] a",
         search=LAPTOP, at="2026-12-02T23:30:00"),
    Walk("Deaf father in danger", "en", ("BSL",), "formats/bsl", BSL),
    Walk("Deaf father who worries", "en", ("BSL", "NSPCC helpline"), "get-help", MAIL),
    Walk("learning disability", "en", ("Easy Read",), "easy-read", CALL("999")),
    Walk("learning disability reads on", "en", ("Easy Read", "I want to tell somebody"), "easy-read/tell-somebody",
         "main >> text=Choose somebody you trust"),
    Walk("survivor of sixty", "cy", SIXTY[:1], "oedolion-syn-oroeswyr", NAPAC),
    Walk("survivor of sixty reads on", "cy", SIXTY, "beth-i-wneud-nawr/pan-oeddwn-in-blentyn", NAPAC),
    Walk("afraid of his thoughts", "en", ("I'm worried about my own thoughts or behaviour",), "worried-about-yourself",
         STOP_IT_NOW),
    Walk("new teacher", "en", TEACHER, "what-to-do-now/a-child-told-me-at-work", NSPCC),
    Walk("curator", "en", ("For the catalogue's curators",), "curators", "main h1", search="curators"),
)  # fmt: skip
IN_VIEW = """(element) => {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth;
}"""


def tap(link: Locator, least: int) -> None:
    """A tap as a thumb makes it: on something that is there to be seen, and big enough."""
    expect(link).to_be_visible()
    link.page.wait_for_load_state()  # its styles too
    box = link.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= least, f"{link} is {box['width']} × {box['height']}"
    link.click()


@pytest.mark.parametrize("walk", WALKS, ids=[walk.person for walk in WALKS])
def test_somebody_reaches_the_right_next_step(open_page: Opened, walk: Walk) -> None:
    page = open_page("/", viewport=PHONE, has_touch=True, is_mobile=True, at=walk.at)
    assert len(walk.taps) + bool(walk.search) <= MOST_TAPS
    if walk.search:
        page.locator(f"#ask-{walk.language}").fill(walk.search)
        page.locator(f"#ask-{walk.language}").press("Enter")
    # The front door has everything in both languages.
    into = "*" if walk.search else f"a[href^='{walk.language}/']"
    for name in walk.taps:
        link = page.get_by_role("link", name=re.compile(rf"^{re.escape(name)}")).and_(page.locator(into)).first
        tap(link, FINGER if into == "*" else THUMB)
        into = "*"
    page.wait_for_url(re.compile(rf"/{walk.language}/{re.escape(walk.arrives)}/"))
    page.wait_for_load_state()
    expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{walk.language}"))
    expect(page.locator(walk.step).first).to_be_visible()
    assert page.locator(walk.step).first.evaluate(IN_VIEW)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
