"""What a person does on the finder before it is looked at: type, search, find nothing, filter.

Everything is reached as a person would, by role and name, in the page's own language; a state that is
not reached is an error, so it counts as a missing result. The empty finder is the page as it comes.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from playwright.async_api import Page, expect

from hub.languages import Language, word

KEY: Final = "resources"
_WORDS: Final = {"cy": "plant", "en": "children"}
_NOTHING: Final = "qxzvkjwq"
_WAIT: Final = 120_000  # milliseconds at most; the search's files are asked for at its first use


async def _language(page: Page) -> Language:
    return "cy" if await page.locator("html").get_attribute("lang") == "cy" else "en"


async def _type(page: Page, text: str) -> Language:
    language = await _language(page)
    box = page.get_by_role("searchbox", name=word(language, "finder.label"))
    await box.press_sequentially(text)
    return language


async def _search(page: Page, text: str) -> Language:
    language = await _type(page, text)
    button = page.get_by_role("search").get_by_role("button", name=word(language, "finder.search"))
    await button.click()
    return language


async def typing(page: Page) -> None:
    """Words in the box, nothing sent."""
    language = await _language(page)
    await _type(page, _WORDS[language])
    await expect(page.get_by_role("searchbox")).to_have_value(_WORDS[language], timeout=_WAIT)


async def results(page: Page) -> None:
    """A search that finds something: the number of results is another one than before."""
    status = page.locator("[data-results][role=status]")
    before = await status.inner_text()
    language = await _language(page)
    await _search(page, _WORDS[language])
    await expect(status).not_to_have_text(before, timeout=_WAIT)


async def none(page: Page) -> None:
    """A search that finds nothing: the kind words stand there."""
    language = await _search(page, _NOTHING)
    await expect(page.get_by_text(word(language, "finder.none"), exact=True)).to_be_visible(timeout=_WAIT)


async def filtered(page: Page) -> None:
    """One box ticked, on a phone in the sheet: the choice stands above the list."""
    language = await _language(page)
    opener = page.locator("[data-open-filters]")
    is_phone = await opener.is_visible()
    if is_phone:
        await opener.click()
    group = page.get_by_role("group", name=word(language, "facet.audience"))
    await group.get_by_role("checkbox").first.check()
    if is_phone:
        await page.locator("[data-show]").click()
    chosen = page.get_by_role("list", name=word(language, "finder.chosen"))
    await expect(chosen.get_by_role("button").first).to_be_visible(timeout=_WAIT)


async def sheet(page: Page) -> None:
    """The filters open on a phone; where there is room they stand there anyway."""
    opener = page.locator("[data-open-filters]")
    if await opener.is_visible():
        await opener.click()
    await expect(page.locator("[data-filters]")).to_be_visible(timeout=_WAIT)


STATES: Final[Mapping[str, Callable[[Page], Awaitable[None]]]] = {
    "typing": typing, "results": results, "none": none, "filtered": filtered, "sheet": sheet,
}  # fmt: skip
