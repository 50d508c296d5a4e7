# ruff: noqa: E501 - most of this file is code for the browser
"""Visits to every kind of page, in both languages, at every size.

Each page is loaded once a size and looked at in all ways that need no fresh page. The tests read what
the visits have found. They are made through Playwright's asynchronous side: it can send many presses of
a key at once, which the browser takes one after the other, and no press waits for the news of the last.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import looks
from playwright.async_api import Page, async_playwright

from hub.checks.accessibility import arguments, chromium

# Long lists repeat themselves; after so many stops the walk has met everything that repeats.
MOST = 100

# Puts a listener into the page that looks at every element as it gets the focus, before anything else
# happens, and notes what is wrong with it.
WATCH = """() => {
  const channel = (value) => { value /= 255; return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const numbers = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const behind = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      const found = numbers(getComputedStyle(at).backgroundColor);
      if (found.length === 3 || found[3] > 0.99) return found;
    }
    return numbers(getComputedStyle(document.documentElement).backgroundColor);
  };
  const name = (element) => `${element.localName} «${(element.innerText || element.id || element.name || "").trim().slice(0, 50)}»`;
  const faults = (element) => {
    const found = [];
    const boxes = [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    const inView = boxes.filter((box) => box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth);
    if (!boxes.length) found.push("has no size");
    else if (!inView.length) found.push("is outside the window");
    else {
      const free = inView.some((box) => [0.5, 0.1, 0.9].some((share) => {
        const x = Math.min(Math.max(box.left + box.width * share, 1), innerWidth - 1);
        const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
        const top = document.elementFromPoint(x, y);
        return top && (element.contains(top) || top.contains(element));
      }));
      if (!free) found.push("is covered");
    }
    if (!element.matches(":focus-visible")) found.push("shows no focus");
    const style = getComputedStyle(element);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) found.push("has no outline");
    else if (contrast(numbers(style.outlineColor), behind(element)) < 3) found.push("has a faint outline");
    return found;
  };
  window.walk = { stops: [], wrong: [], seen: new Set(), last: null };
  document.addEventListener("focusin", ({ target }) => {
    const wrong = faults(target).map((fault) => `${name(target)} ${fault}`);
    const box = target.getClientRects()[0] || target.getBoundingClientRect();
    const here = { top: box.top + scrollY, left: box.left, bottom: box.bottom + scrollY, right: box.right };
    const sticky = target.closest(".exit-bar, .skip");
    const before = window.walk.last;
    // Reading goes down, and from one column to the next: never up and to the left at once.
    if (before && !sticky && here.bottom <= before.top - 1 && here.left < before.left - 1) {
      wrong.push(`${name(target)} comes before what was read before it`);
    }
    if (!sticky) window.walk.last = here;
    if (window.walk.seen.has(target)) window.walk.round = true;
    window.walk.seen.add(target);
    window.walk.stops.push(name(target));
    window.walk.wrong.push(...wrong);
  });
}"""

REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({visibilityProperty: true}))
  // Of some radio buttons the keyboard reaches one, the chosen one.
  .filter((each) => each.type !== "radio" || each.checked).length"""


async def walk(page: Page) -> list[str]:
    """Press Tab through the whole page: what was wrong at any stop."""
    await page.evaluate(WATCH)
    reachable = await page.evaluate(REACHABLE)
    await asyncio.gather(*(page.keyboard.press("Tab") for _ in range(min(reachable, MOST))))
    found = await page.evaluate("({wrong: walk.wrong, number: walk.seen.size, round: Boolean(walk.round)})")
    wrong = list(found["wrong"])
    if found["number"] != min(reachable, MOST):
        wrong.append(f"{found['number']} of {min(reachable, MOST)} stops were reached")
    if found["round"]:
        wrong.append("the walk is trapped: it came back before its end")
    return wrong


UNCOVERED = """() => {
  const exit = document.querySelector("[data-exit-main]");
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.15, 0.5, 0.85].map((y) => [x, y]));
  const found = [];
  for (const share of [0, 0.5, 1]) {
    scrollTo(0, document.documentElement.scrollHeight * share);
    const box = exit.getBoundingClientRect();
    if (box.top < 0 || box.left < 0 || box.right > innerWidth || box.bottom > innerHeight) found.push(`outside at ${share}`);
    if (!points.every(([x, y]) => exit.contains(document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)))) found.push(`covered at ${share}`);
    if (box.height < 44 || box.width < 44) found.push("small");
    if (innerWidth <= 400 && box.width < innerWidth * 0.9) found.push("not as wide as the window");
    if (box.height > innerHeight / 3) found.push("takes too much of the window");
  }
  scrollTo(0, 0);
  return found;
}"""

# Wider than the window, other than inside a part that scrolls on its own (tables).
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] : ["the page moves sideways",
  ...[...document.querySelectorAll("body *")]
    .filter((each) => !each.closest(".scroll") && each.getBoundingClientRect().right > innerWidth + 1)
    .map((each) => `${each.localName}.${each.className} ${each.textContent.trim().slice(0, 40)}`).slice(0, 5)]"""

# Words that do not fit into the part that holds them.
CUT_OFF = """() => [...document.querySelectorAll("body *")]
  .filter((each) => !each.closest(".hidden, .skip, .scroll, svg, [hidden]") && each.checkVisibility())
  .filter((each) => ["hidden", "clip"].includes(getComputedStyle(each).overflowX) || getComputedStyle(each).textOverflow === "ellipsis")
  .filter((each) => getComputedStyle(each).clipPath !== "inset(50%)") // there for the ear alone
  .filter((each) => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
  .map((each) => `${each.localName}.${each.className}`)"""

SMALL = """(given) => [...document.querySelectorAll(given.what)]
  .filter((each) => each.checkVisibility() && !each.closest(".hidden"))
  .map((each) => [each, each.getBoundingClientRect()])
  .filter(([each, box]) => box.width > 1 && box.height < given.least - 0.5 || box.width > 1 && box.width < given.least - 0.5)
  .map(([each, box]) => `${each.localName}.${each.className} ${Math.round(box.width)}×${Math.round(box.height)} ${each.textContent.trim().slice(0, 30)}`)"""

# A link inside a sentence may be as high as its line.
IN_A_SENTENCE = """() => { for (const each of document.querySelectorAll("main a, footer a, aside a")) {
  const holder = each.closest("p, li, dd, td, th, h1, h2, h3, h4, figcaption, caption");
  const rest = holder ? holder.textContent.trim().length - each.textContent.trim().length : 0;
  if (holder && rest > 1 && getComputedStyle(each).display === "inline") each.dataset.inSentence = "";
} }"""

LARGE = ".choice, .exit, .language a, a.number, .button, button"
OTHERS = "a[href]:not([data-in-sentence]), summary, input"

# WCAG 1.4.12: the spacing that a reader may set.
SPACING = """() => { for (const each of document.querySelectorAll("body, body *")) {
  each.style.lineHeight = "1.5"; each.style.letterSpacing = "0.12em"; each.style.wordSpacing = "0.16em"; } }"""

POSING = """() => [...document.querySelectorAll("[tabindex]:not([tabindex='0']):not([tabindex='-1']), label[role], " +
  "label[tabindex], div[role=button], span[role=button], [onclick]")].map((each) => each.outerHTML.slice(0, 80))"""

MOVING = """() => [document.documentElement, ...document.querySelectorAll("body *")].filter((each) => {
  const style = getComputedStyle(each);
  return style.scrollBehavior === "smooth" || style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
}).map((each) => each.localName)"""

# The measure of 40 rem at 19 px holds about 70 characters of running text.
LONG_LINES = """() => [...document.querySelectorAll("main p")]
  .filter((each) => each.getBoundingClientRect().width > 641).map((each) => each.textContent.slice(0, 40))"""

BARE = """() => [...document.querySelectorAll(".choice, .button, button, .exit, .card, .line, .urgent")]
  .filter((each) => each.checkVisibility() && parseFloat(getComputedStyle(each).borderTopWidth) < 1)
  .map((each) => each.className)"""

# What paper must not show, and what it must.
PRINTED = """() => [
  ...[...document.querySelectorAll(".exit-bar, nav.menu, .language, footer nav, input, button")]
    .filter((each) => each.checkVisibility()).map((each) => `shows ${each.className || each.localName}`),
  ...[...document.querySelectorAll("h1, .urgent")].filter((each) => !each.checkVisibility()).map((each) => `lacks ${each.localName}`),
]"""

# What is looked at in a narrow window and in a wide one.
LOOKS = {
    "order": looks.ORDER, "bar": looks.UNDER_THE_BAR, "touch": looks.TOUCH, "over": looks.OVERLAPPING,
    "name": looks.LABEL_IN_NAME,
}  # fmt: skip

OPEN = "for (const each of document.querySelectorAll('details')) each.open = true"


@dataclass
class Visits:
    """What the visits have found: what was looked at → page and size → what was wrong."""

    looked: int = 0
    stops: dict[str, dict[str, int | None]] = field(default_factory=dict)  # up to a number, by page and size
    found: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def faults(self, what: str) -> dict[str, list[str]]:
        """What was wrong, by page and size. A look that was never taken is an error."""
        return self.found[what]

    def note(self, what: str, where: str, wrong: list[str]) -> None:
        """Keep what one look has found."""
        self.looked += 1
        if wrong:
            self.found.setdefault(what, {})[where] = wrong
        else:
            self.found.setdefault(what, {})


async def visit(page: Page, path: str, size: dict[str, Any], visits: Visits) -> None:
    """Look at one page at one size."""
    where = f"{path} {size['width']}×{size['height']}"
    await page.emulate_media(media="screen", forced_colors="none", reduced_motion="reduce")
    visits.note("walk", where, await walk(page))
    visits.stops[where] = await page.evaluate(looks.STOPS_TO_A_NUMBER)
    await page.evaluate(OPEN)
    if size["width"] in {320, 1280} and size["height"] > 300:
        for name, look in LOOKS.items():
            visits.note(name, where, await page.evaluate(look))
    visits.note("exit", where, await page.evaluate(UNCOVERED))
    visits.note("wide", where, await page.evaluate(TOO_WIDE))
    await page.evaluate(IN_A_SENTENCE)
    small = [
        *await page.evaluate(SMALL, {"what": LARGE, "least": 44}),
        *await page.evaluate(SMALL, {"what": OTHERS, "least": 24}),
    ]
    visits.note("small", where, small)
    if size["width"] == 1280:
        visits.note("posing", where, await page.evaluate(POSING))
        visits.note("moving", where, await page.evaluate(MOVING))
        await page.emulate_media(reduced_motion="no-preference")
        visits.note("smooth", where, await page.evaluate(looks.SMOOTH))
        await page.emulate_media(reduced_motion="reduce")
        visits.note("lines", where, await page.evaluate(LONG_LINES))
        await page.emulate_media(media="print")
        visits.note("print", where, await page.evaluate(PRINTED))
        await page.emulate_media(media="screen", forced_colors="active")
        visits.note("forced", where, [*await page.evaluate(BARE), *await page.evaluate(looks.FORCED)])
        await page.emulate_media(forced_colors="none")
    if size["width"] == 360:
        await page.set_viewport_size({"width": 640, "height": 800})
        await page.evaluate("document.documentElement.style.fontSize = '200%'")
        visits.note("text", where, [*await page.evaluate(TOO_WIDE), *await page.evaluate(CUT_OFF)])
        await page.set_viewport_size(size)  # type: ignore[arg-type]
    if size["width"] == 320 and size["height"] > 300:
        await page.evaluate(looks.MIRROR)
        visits.note("mirrored", where, [*await page.evaluate(TOO_WIDE), *await page.evaluate(looks.MIRRORED)])
        await page.evaluate("document.documentElement.removeAttribute('dir')")
        await page.evaluate(SPACING)
        await page.evaluate(looks.PARAGRAPHS)
        visits.note("spacing", where, [*await page.evaluate(TOO_WIDE), *await page.evaluate(CUT_OFF)])


Size = dict[str, int]


def visit_all(base: str, rounds: Sequence[tuple[Size, Sequence[str]]], dark: tuple[Size, Sequence[str]]) -> Visits:
    """The pages of each size, and the keyboard's way through some in the dark."""
    # In a thread of its own: the tests' browser keeps an event loop running in theirs.
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(lambda: asyncio.run(_visit_all(base, rounds, dark))).result()


async def _visit_all(
    base: str, rounds: Sequence[tuple[Size, Sequence[str]]], dark: tuple[Size, Sequence[str]]
) -> Visits:
    found = Visits()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=arguments(), timeout=120_000)
        for size, paths in rounds:
            page = await browser.new_page(viewport=size, reduced_motion="reduce")  # type: ignore[arg-type]
            page.set_default_timeout(120_000)
            for path in paths:
                await page.goto(base + path)
                await visit(page, path, size, found)
            await page.close()
        size, paths = dark
        page = await browser.new_page(viewport=size, color_scheme="dark", reduced_motion="reduce")  # type: ignore[arg-type]
        page.set_default_timeout(120_000)
        for path in paths:
            await page.goto(base + path)
            found.note("dark", path, await walk(page))
        await browser.close()
    return found
