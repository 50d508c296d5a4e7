"""axe, HTML_CodeSniffer, IBM's engine and Alfa on each page, in one browser, each page loaded once.

The site's own policy forbids foreign scripts, so the browser is told to pass over it here; that the
policy holds is tested elsewhere (tests/browser). A page is shown in each way it is asked for without
loading it again. What is waited for are events; a limit is only there so that a run ends: it is one
engine's on one page shown in one way, and what reaches it is handed back as not answered.

Shown at the same width in the other colour scheme, a page is asked only what has to do with colours.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Browser, Error, Page, Playwright, async_playwright

from hub.checks.accessibility.alfa import Alfa, AlfaError
from hub.checks.accessibility.browser import arguments, chromium
from hub.checks.accessibility.engines import Engines
from hub.checks.accessibility.excuses import Excuse
from hub.checks.accessibility.finder_states import STATES
from hub.checks.accessibility.findings import ALL_RENDERINGS, Asked, Engine, Finding, Outcome, Rendering, Rules

ENGINES: Final[tuple[Engine, ...]] = ("axe", "htmlcs", "ibm", "alfa")
_EVERYWHERE: Final[tuple[Engine, ...]] = ("axe", "htmlcs", "ibm")
WORKERS: Final = 2
_HEIGHT: Final = {320: 640}
_RENDERINGS: Final = {str(rendering): rendering for rendering in ALL_RENDERINGS}
_OK: Final = 200
_OPENING: Final = "the page could not be opened"
_CLOSING: Final = 20.0  # seconds for a browser to close before it is left to itself


@dataclass(frozen=True, slots=True)
class Limits:
    """How many seconds are waited, and how many failures a page may have before it is given up."""

    opening: float = 120.0  # a page, until it is loaded and a person has done there what the visit asks for
    engine: float = 240.0  # one engine on one page shown in one way
    failures: int = 1


FIRST: Final = Limits()
ALONE: Final = Limits(opening=240.0, engine=480.0, failures=3)


@dataclass(frozen=True, slots=True)
class Visit:
    """One page to load, what to do on it first, and what to ask there, ordered by the way it is shown."""

    address: str
    wanted: tuple[Asked, ...]
    state: str = ""


def visit(address: str, renderings: Iterable[Rendering], state: str = "", alfa: Container[Rendering] = ()) -> Visit:
    """A visit that asks every engine in every rendering, Alfa in some of them.

    A width that was shown already differs in its colours only, so only those are asked about again.
    """
    wanted: list[Asked] = []
    widths: set[int] = set()
    for each in renderings:
        rules: Rules = "colours" if each.width in widths else "all"
        widths.add(each.width)
        wanted += (Asked(engine, address, str(each), state, rules) for engine in _EVERYWHERE)
        if each in alfa:
            wanted.append(Asked("alfa", address, str(each), state))
    return Visit(address, tuple(wanted), state)


def regrouped(wanted: Iterable[Asked]) -> tuple[Visit, ...]:
    """The visits that ask these results, whatever other engines are among them."""
    pages: dict[tuple[str, str], list[Asked]] = {}
    for asked in wanted:
        if asked.engine in ENGINES:
            pages.setdefault((asked.address, asked.state), []).append(asked)
    return tuple(Visit(address, tuple(each), state) for (address, state), each in pages.items())


@dataclass
class Pass:
    """What one run brings back; `reasons` says of everything that was not answered why."""

    outcomes: list[Outcome] = field(default_factory=list)
    reasons: dict[Asked, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(ENGINES, 0.0))


@dataclass(frozen=True, slots=True)
class _Asking:
    """What all visits of a run share."""

    base: str
    source: str
    node: Path
    excuses: Sequence[Mapping[str, Any]]
    limits: Limits


def run(
    visits: Iterable[Visit],
    base: str,
    engines: Engines,
    excuses: Sequence[Excuse],
    told: Callable[[], None],
    limits: Limits = FIRST,
    workers: int = WORKERS,
) -> Pass:
    """Make all visits. `told` is called after each. What crashes or takes too long has a reason, never a result."""
    found = Pass()
    asking = _Asking(
        base, "\n;\n".join(engines.sources()), engines.node, [asdict(excuse) for excuse in excuses], limits
    )
    # In a thread of its own, so that it works where an event loop is running already.
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(lambda: asyncio.run(_run(list(visits), asking, told, found, workers))).result()
    return found


async def _run(visits: list[Visit], asking: _Asking, told: Callable[[], None], found: Pass, workers: int) -> None:
    waiting = list(reversed(visits))
    async with async_playwright() as playwright:

        async def worker() -> None:
            window = _Window(playwright, asking.node)
            while waiting:
                await _look(window, waiting.pop(), asking, found)
                told()
            await window.discard()

        await asyncio.gather(*(worker() for _ in range(min(workers, len(waiting)))))


class _Window:
    """A browser with one page and Alfa's process, made when they are first needed, and anew after a failure.

    Each worker has its own: pages of one site may otherwise share one process, and a page that hangs
    would hold up the next.
    """

    def __init__(self, playwright: Playwright, node: Path) -> None:
        self._playwright = playwright
        self._node = node
        self._browser: Browser | None = None
        self._page: Page | None = None
        self._alfa: Alfa | None = None

    async def page(self) -> Page:
        """The page."""
        if self._browser is None or self._page is None or not self._browser.is_connected():
            self._browser = await self._playwright.chromium.launch(
                executable_path=chromium(), args=arguments(), headless=True, timeout=120_000
            )
            context = await self._browser.new_context(bypass_csp=True, locale="cy-GB")
            context.set_default_timeout(0)  # the limits of the visits hold
            self._page = await context.new_page()
        return self._page

    async def alfa(self) -> Alfa:
        """Alfa's process."""
        if self._alfa is None:
            self._alfa = await Alfa.started(self._node)
        return self._alfa

    async def discard(self) -> None:
        """Close the browser and end Alfa's process, however they are."""
        alfa, self._alfa = self._alfa, None
        if alfa is not None:
            await alfa.stop()
        browser, self._browser, self._page = self._browser, None, None
        if browser is not None:
            with contextlib.suppress(Error, TimeoutError):
                await asyncio.wait_for(browser.close(), _CLOSING)


async def _look(window: _Window, visit: Visit, asking: _Asking, found: Pass) -> None:
    """Ask everything of one visit. What fails has its reason; the page is opened anew for the rest.

    A page that does not open, or fails as often as the limits allow, is given up.
    """
    left = list(visit.wanted)
    for _ in range(asking.limits.failures):
        doing = _OPENING
        try:
            page = await window.page()
            await asyncio.wait_for(_open(page, visit, asking), asking.limits.opening)
            shown = ""
            while left:
                doing = f"{left[0].engine} gave no answer"
                started = time.monotonic()
                outcome = await asyncio.wait_for(_ask(window, left[0], asking, shown), asking.limits.engine)
                found.seconds[left[0].engine] += time.monotonic() - started
                found.outcomes.append(outcome)
                shown = left.pop(0).rendering
        except (Error, AlfaError, TimeoutError, AssertionError) as error:
            await window.discard()
            why = _reason(doing, error)
            found.reasons[left.pop(0)] = why
            if doing == _OPENING:
                break
        if not left:
            return
    found.reasons |= dict.fromkeys(left, f"not asked, because {why}")


def _reason(doing: str, error: Exception) -> str:
    said = str(error).strip()
    return f"{doing}: {said.splitlines()[0]}" if said else f"{doing} in time"


async def _open(page: Page, visit: Visit, asking: _Asking) -> None:
    answer = await page.goto(asking.base + visit.address, wait_until="load", timeout=0)
    if answer is None or answer.status != _OK:
        msg = f"answered {answer.status if answer else 'nothing'}"
        raise Error(msg)
    # A form that a script makes of a file stands a moment after the page.
    await page.wait_for_function("() => !document.querySelector('.desk-loading')")
    if visit.state:
        await STATES[visit.state](page)
    # What is folded away is read too. Engines pass over it, or take its labels for missing.
    await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    await page.evaluate("(source) => { (0, eval)(source); }", asking.source)  # in the page's own scope


async def _ask(window: _Window, asked: Asked, asking: _Asking, shown: str) -> Outcome:
    """One engine's answer on the page that is open, shown as asked for; `shown` is how it is shown now."""
    page = await window.page()
    if asked.rendering != shown:
        rendering = _RENDERINGS[asked.rendering]
        size = {"width": rendering.width, "height": _HEIGHT.get(rendering.width, 900)}
        await page.set_viewport_size(size)  # type: ignore[arg-type]
        await page.emulate_media(color_scheme=rendering.scheme, reduced_motion="reduce")
    # From the top each time, as a search may have moved the page late: what lies under the exit then is too small.
    await page.evaluate("scrollTo(0, 0)")
    given: dict[str, Any] = {"engine": asked.engine, "rules": asked.rules, "excuses": list(asking.excuses)}
    if asked.engine == "alfa":
        alfa = await window.alfa()
        given["said"] = await alfa.ask(await page.evaluate("() => globalThis.hubPageForAlfa()"))
    said = await page.evaluate("(given) => globalThis.hubAccessibility(given)", given)
    return Outcome(asked, tuple(Finding(**found) for found in said))
