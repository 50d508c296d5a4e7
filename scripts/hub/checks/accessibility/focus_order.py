"""Pictures of the keyboard's way through a page: a number at each stop, and the stops as a list."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Page, async_playwright

from hub.checks.accessibility.browser import arguments, chromium

MOST: Final = 60  # stops; long lists repeat themselves
WIDTHS: Final = (320, 1280)
_HIGH: Final = 8000  # pixels of a picture at most
_LIMIT: Final = 120_000  # milliseconds for one page

# Notes each stop as the focus comes there; `name` is what is seen, or what is said.
_NOTE: Final = """() => {
  window.hubStops = [];
  document.addEventListener("focusin", ({ target }) => {
    const box = target.getClientRects()[0] ?? target.getBoundingClientRect();
    const words = target.innerText || target.getAttribute("aria-label") || target.labels?.[0]?.innerText || target.title;
    const name = (words || target.localName).replace(/\\s+/g, " ").trim().slice(0, 120);
    const fixed = Boolean(target.closest(".exit-bar, .skip"));
    window.hubStops.push({ name, left: box.left, top: box.top + (fixed ? 0 : scrollY), lang: target.closest("[lang]")?.lang ?? "" });
  });
}"""  # noqa: E501
_DRAW: Final = """() => {
  document.activeElement?.blur();
  scrollTo(0, 0);
  window.hubStops.forEach(({ left, top }, at) => {
    const mark = document.createElement("div");
    mark.textContent = String(at + 1);
    mark.style.cssText = "position:absolute;z-index:9999;min-width:22px;height:22px;padding:0 3px;border-radius:11px;"
      + "background:#000;color:#fff;border:2px solid #fff;font:bold 13px/18px sans-serif;text-align:center;";
    mark.style.left = `${Math.max(0, left - 8)}px`;
    mark.style.top = `${Math.max(0, top - 8)}px`;
    document.documentElement.append(mark);
  });
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """What one comes to, and its language where the page says one."""

    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Walk:
    """One page at one width: its title and language, its picture's file, and the stops in order."""

    address: str
    title: str
    language: str
    width: int
    picture: str
    stops: tuple[Stop, ...]


def walks(base: str, addresses: Sequence[str], folder: Path) -> tuple[Walk, ...]:
    """Walk through pages with the Tab key, and put their pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(max_workers=1) as pool:  # works where an event loop is running already
        return pool.submit(lambda: asyncio.run(_walks(base, addresses, folder))).result()


async def _walks(base: str, addresses: Sequence[str], folder: Path) -> tuple[Walk, ...]:
    made = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=arguments(), timeout=_LIMIT)
        for width in WIDTHS:
            context = await browser.new_context(
                bypass_csp=True, viewport={"width": width, "height": 800}, reduced_motion="reduce", color_scheme="light"
            )
            context.set_default_timeout(_LIMIT)
            page = await context.new_page()
            for address in addresses:
                await page.goto(base + address)
                made.append(await _walk(page, address, width, folder))
            await context.close()
        await browser.close()
    return tuple(made)


async def _walk(page: Page, address: str, width: int, folder: Path) -> Walk:
    await page.evaluate(_NOTE)
    reachable = await page.evaluate(
        "() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]"
        ".filter((each) => each.tabIndex >= 0 && each.checkVisibility({visibilityProperty: true})).length"
    )
    for _ in range(min(MOST, reachable)):
        await page.keyboard.press("Tab")
    found: list[dict[str, Any]] = await page.evaluate("() => window.hubStops")
    await page.evaluate(_DRAW)
    high = await page.evaluate("document.documentElement.scrollHeight")
    name = f"{address.strip('/').replace('/', '-') or 'front'}-{width}.png"
    clip = {"x": 0, "y": 0, "width": width, "height": min(_HIGH, high)}
    await page.screenshot(path=folder / name, full_page=True, clip=clip)  # type: ignore[arg-type]
    language = await page.evaluate("document.documentElement.lang")
    stops = tuple(Stop(each["name"], each["lang"]) for each in found)
    return Walk(address, await page.title(), language, width, name, stops)
