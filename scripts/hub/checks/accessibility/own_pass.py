"""axe, HTML_CodeSniffer and IBM's engine on each page, in one browser, each page loaded once.

The site's own policy forbids foreign scripts, so the browser is told to pass over it here; that the
policy holds is tested elsewhere (tests/browser). A page is shown in each way it is asked for without
loading it again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from playwright.async_api import Browser, Error, Page, async_playwright

from hub.checks.accessibility.browser import arguments, chromium
from hub.checks.accessibility.excuses import Excuse
from hub.checks.accessibility.finder_states import STATES
from hub.checks.accessibility.findings import Asked, Engine, Finding, Outcome, Rendering

ENGINES: Final[tuple[Engine, ...]] = ("axe", "htmlcs", "ibm")
WORKERS: Final = 2
_HEIGHT: Final = {320: 640}
_SECONDS: Final = 60.0  # one page in all its ways; a page that takes longer counts as missing
_OK: Final = 200


@dataclass(frozen=True, slots=True)
class Visit:
    """One page to load, the ways to show it, and what to do on it first."""

    address: str
    renderings: tuple[Rendering, ...]
    state: str = ""

    def asked(self) -> tuple[Asked, ...]:
        """What this visit must bring back."""
        return tuple(
            Asked(engine, self.address, str(rendering), self.state)
            for rendering in self.renderings for engine in ENGINES
        )  # fmt: skip


@dataclass
class Pass:
    """What one run brings back. `reasons` says by address why a page brought nothing."""

    outcomes: list[Outcome] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)


def run(
    visits: Iterable[Visit],
    base: str,
    sources: Sequence[str],
    excuses: Sequence[Excuse],
    told: Callable[[], None],
) -> Pass:
    """Make all visits. `told` is called after each. What crashes is missing, never passed over."""
    found = Pass()
    source = "\n;\n".join(sources)
    # In a thread of its own, so that it works where an event loop is running already.
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(lambda: asyncio.run(_run(list(visits), base, source, excuses, told, found))).result()
    return found


async def _run(
    visits: list[Visit],
    base: str,
    source: str,
    excuses: Sequence[Excuse],
    told: Callable[[], None],
    found: Pass,
) -> None:
    waiting = list(reversed(visits))
    known = [asdict(excuse) for excuse in excuses]
    async with async_playwright() as playwright:

        async def worker() -> None:
            browser = page = None
            while waiting:
                visit = waiting.pop()
                try:
                    if browser is None or page is None or not browser.is_connected():
                        browser = await _browser(playwright)
                        page = await _page(browser)
                    made = _visit(page, visit, base, source, known)
                    found.outcomes += await asyncio.wait_for(made, _SECONDS)
                except (Error, TimeoutError, AssertionError) as error:
                    found.reasons[visit.address] = str(error).splitlines()[0] if str(error) else "too slow"
                    await _closed(page)
                    page = None
                told()
            if browser is not None:
                await browser.close()

        await asyncio.gather(*(worker() for _ in range(min(WORKERS, len(waiting)))))


async def _browser(playwright: Any) -> Browser:
    # One browser for each worker: pages of one site may otherwise share one process.
    found: Browser = await playwright.chromium.launch(executable_path=chromium(), args=arguments(), headless=True)
    return found


async def _page(browser: Browser) -> Page:
    context = await browser.new_context(bypass_csp=True, locale="cy-GB")
    return await context.new_page()


async def _closed(page: Page | None) -> None:
    """Close a page that failed, so that the next one gets a fresh one."""
    try:
        if page is not None:
            await page.context.close()
    except Error:
        pass


async def _visit(
    page: Page, visit: Visit, base: str, source: str, excuses: Sequence[Mapping[str, str]]
) -> list[Outcome]:
    answer = await page.goto(base + visit.address, wait_until="load")
    if answer is None or answer.status != _OK:
        msg = f"answered {answer.status if answer else 'nothing'}"
        raise Error(msg)
    if visit.state:
        await STATES[visit.state](page)
    # What is folded away is read too. Engines pass over it, or take its labels for missing.
    await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    await page.evaluate("(source) => { (0, eval)(source); }", source)  # in the page's own scope
    outcomes = []
    for rendering in visit.renderings:
        size = {"width": rendering.width, "height": _HEIGHT.get(rendering.width, 900)}
        await page.set_viewport_size(size)  # type: ignore[arg-type]
        await page.emulate_media(color_scheme=rendering.scheme, reduced_motion="reduce")
        said = await page.evaluate("(given) => globalThis.hubAccessibility(given)", {"excuses": list(excuses)})
        outcomes += [
            Outcome(
                Asked(engine, visit.address, str(rendering), visit.state),
                tuple(Finding(**found) for found in said[engine]),
            )
            for engine in ENGINES
            if engine in said
        ]
    return outcomes
