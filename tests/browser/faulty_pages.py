"""Faults put by hand into a built page, each with the check that must find it.

A fault is one edit of a page that is fine; `check` is the engine or look that claims to catch it, `finds` the rule or
the words by which it does. `python tests/browser/faulty_pages.py --site DIR` asks every check about every fault and
prints who has found what (nightly).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import looks
import visits
from playwright.async_api import Page, async_playwright

from hub.checks.accessibility import Engines, Finding, arguments, chromium, nu, own_pass, pa11y
from hub.checks.accessibility.findings import Asked, Rendering
from hub.cli.server import served

ROOT: Final = Path(__file__).resolve().parents[2]
ENGINES: Final = Engines(ROOT)
HOME: Final = "en/turning-18"  # the page that is spoiled, unless a fault says another
LIGHT: Final = Rendering(320, "light")
WORDS: Final = "Some words that say nothing and go on for a while. " * 8
Edit = Callable[[str], str]


def put(html: str) -> Edit:
    """HTML at the end of the page's own part."""
    return lambda page: page.replace("</main>", f"{html}</main>", 1)


def first(html: str) -> Edit:
    """HTML at the beginning of the page's own part."""
    return lambda page: re.sub(r"(<main\b[^>]*>)", lambda found: found[1] + html, page, count=1)


def head(html: str) -> Edit:
    """HTML in the head."""
    return lambda page: page.replace("</head>", f"{html}</head>", 1)


def swap(pattern: str, to: str) -> Edit:
    """The first match of a pattern by something else."""
    return lambda page: re.sub(pattern, to, page, count=1)


@dataclass(frozen=True)
class Fault:
    """One edit, and who must find it. `css` and `script` are files of the page's own, as the site's policy asks."""

    name: str
    check: str
    finds: str
    edit: Edit = field(default=lambda page: page)
    css: str = ""
    script: str = ""
    width: int = 320
    height: int = 640

    @property
    def address(self) -> str:
        """Where the spoiled page is served, as deep as the page that it was."""
        return f"/{re.sub(r'[^a-z0-9]+', '-', self.name)}/{HOME.partition('/')[2]}/"


IMAGE: Final = '<img src="../../assets/icon.svg" width="50" height="50"{}>'
FAULTS: Final = (
    # ---- axe ----
    Fault("a picture without words", "axe", "image-alt", put(IMAGE.format(""))),
    Fault("a field without a name", "axe", "label", put('<p><input type="text"></p>')),
    Fault("a button without a name", "axe", "button-name", put('<button type="button"></button>')),
    Fault("a link without words", "axe", "link-name", put('<p><a href="#main"></a></p>')),
    Fault("a page without a language", "axe", "html-has-lang", swap(r'<html lang="en"', "<html")),
    Fault("a language that does not exist", "axe", "valid-lang", put('<p lang="xx-nowhere">Words.</p>')),
    Fault("faint words", "axe", "color-contrast", css="main p { color: #9a9a9a !important }"),
    Fault("words with a contrast of five", "axe", "color-contrast-enhanced",
          css="main p { color: #666 !important; background: #fff !important }"),
    Fault("zoom forbidden", "axe", "meta-viewport",
          swap(r'name="viewport" content="[^"]*"', 'name="viewport" content="width=device-width, user-scalable=no"')),
    Fault("a link that only its colour tells", "axe", "link-in-text-block",
          put('<p>Some words <a href="#main">and a link</a> and more.</p>'), css="main p a { text-decoration: none }"),
    Fault("a role that does not exist", "axe", "aria-roles", put('<div role="buton">Words</div>')),
    Fault("something focusable that is hidden from the ear", "axe", "aria-hidden-focus",
          put('<p aria-hidden="true"><a href="#main">Words</a></p>')),
    Fault("a list with no items", "axe", "list", put("<ul><p>Words</p></ul>")),
    Fault("a cell that names a head that is not there", "axe", "td-headers-attr",
          put('<table><tr><th id="h1">A</th></tr><tr><td headers="nowhere">1</td></tr></table>')),
    Fault("two main parts", "axe", "landmark-no-duplicate-main", put('<div role="main">Words</div>')),
    Fault("a forced order of the keyboard", "axe", "tabindex", put('<p><a href="#main" tabindex="3">Words</a></p>')),
    Fault("a page that loads itself anew", "axe", "meta-refresh", head('<meta http-equiv="refresh" content="600">')),
    Fault("a part that only a mouse can scroll", "axe", "scrollable-region-focusable",
          put(f'<div class="f-box"><p>{WORDS}</p></div>'), css=".f-box { height: 60px; overflow-y: scroll }"),
    Fault("two small targets side by side", "axe", "target-size",
          put('<p><button type="button" class="f-s">a</button><button type="button" class="f-s">b</button></p>'),
          css=".f-s { width: 12px !important; min-height: 12px !important; height: 12px; padding: 0 !important }"),
    Fault("a control inside a control", "axe", "nested-interactive",
          put('<div role="button" tabindex="0">Words <a href="#main">link</a></div>')),
    Fault("an ARIA value that does not exist", "axe", "aria-valid-attr-value",
          put('<button type="button" aria-expanded="perhaps">Words</button>')),
    # ---- HTML_CodeSniffer ----
    Fault("a heading without words", "htmlcs", "1_3_1.H42.2", put("<h2></h2>")),
    Fault("markup for looks", "htmlcs", "H49.Center", put("<center>Words</center>")),
    Fault("a form that cannot be sent", "htmlcs", "H32.2",
          put('<form action="."><label>Word <input type="text"></label></form>')),
    # ---- IBM ----
    Fault("words that belong to no part of the page", "ibm", "aria_content_in_landmark",
          swap(r"(<body\b[^>]*>)", r"\1<p>Words on their own.</p>")),
    Fault("a mark that says nothing", "ibm", "img_alt_redundant",
          put(f'<p><a href="#main">{IMAGE.format(" alt=Weather")}Weather</a></p>')),
    # ---- Alfa ----
    Fault("lines that stand close", "alfa", "sia-r73", put(f"<p>{WORDS}</p>"), css="main p { line-height: 1.1 }"),
    Fault("targets of thirty pixels", "alfa", "sia-r111", put('<p><a href="#main">Words</a></p>'),
          css="main a { min-height: 0 !important; padding: 0 !important }"),
    Fault("a heading with nothing below it", "alfa", "sia-r78", put("<h2>One</h2><h2>Two</h2><p>Words</p>")),
    Fault("spacing that a reader cannot change", "alfa", "sia-r91",
          put('<p style="letter-spacing: 0.01em !important">Words that are set close.</p>')),
    Fault("a paragraph in capitals", "alfa", "sia-r72", put(f"<p>{WORDS}</p>"),
          css="main p { text-transform: uppercase }"),
    # ---- Nu ----
    Fault("a paragraph inside a line", "nu", "not allowed", put("<span><p>Words</p></span>")),
    Fault("an attribute that does not exist", "nu", "not allowed on element", put('<p nonsense="1">Words</p>')),
    Fault("a part that is never closed", "nu", "nclosed element", put("<section><h2>Words</h2>")),
    # ---- pa11y-ci ----
    Fault("a heading without words for pa11y", "pa11y", "1_3_1.H42.2", put("<h2></h2>")),
    # ---- the keyboard ----
    Fault("no outline on what has the focus", "walk", "has no outline",
          css=":focus-visible { outline: none !important }"),
    Fault("a faint outline", "walk", "faint outline", css=":focus-visible { outline-color: #f4f1ea !important }"),
    Fault("a link outside the window", "walk", "outside the window",
          first('<p><a href="#main" class="f-o">Words</a></p>'),
          css=".f-o { position: absolute; left: -9999px }"),
    Fault("a trap for the keyboard", "walk", "were reached|trapped",
          first('<p><button type="button">Stay</button></p>'),
          script="document.querySelector('main button').addEventListener('keydown', (e) => e.preventDefault());"),
    Fault("the menu the other way round", "order", "is before", width=1280,
          css=".menu ul, nav ul { display: flex; flex-direction: row-reverse }"),
    Fault("from right to left the order of left to right", "order", "is before", width=1280,
          edit=lambda page: first('<p class="f-l"><a href="../">One</a> <a href="#main">Two</a></p>')(
              page.replace("<main ", '<main dir="rtl" ', 1)),
          css=".f-l { display: flex; flex-direction: row-reverse }"),
    Fault("the end of the page shown first", "order", "is above",
          css="main { display: flex; flex-direction: column-reverse }"),
    Fault("the bar over what has the focus", "bar", "under the bar", css="html { scroll-padding: 0 !important }"),
    Fault("a cover over the exit", "exit", "covered", put('<p class="f-c">Words</p>'),
          css=".f-c { position: fixed; inset: 0; z-index: 99999; background: #fff }"),
    # ---- the eye, and the hand ----
    Fault("small links in a list", "touch", "×",
          css=".alone, nav a { min-height: 0 !important; padding: 0 !important }"),
    Fault("targets over each other", "over", "Words",
          put('<p><a href="../">Words</a></p><p class="f-u"><a href="#main">On</a></p>'),
          css=".f-u { margin-top: -50px !important }"),
    Fault("an exit that fills what 400 % zoom leaves of a window", "exit", "takes too much of the window", height=256,
          css=".exit { min-height: 120px !important }"),
    Fault("a part wider than the window at 400 % zoom", "wide", "sideways", put('<div class="f-w">Words</div>'),
          css=".f-w { width: 700px; max-width: none }"),
    Fault("words cut off when they are spaced", "spacing", "h1",
          css="h1 { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }"),
    Fault("words cut off when they are large", "text", "h1", width=640,
          css="h1 { height: 1.2em; overflow: hidden; max-width: 6em }"),
    Fault("lines of two hundred characters", "lines", "Some words", put(f"<p>{WORDS}</p>"), width=1280,
          css="main, main p { max-width: none !important }"),
    Fault("something that glides", "smooth", "html", css="html { scroll-behavior: smooth }"),
    Fault("something that moves for those who want none", "moving", "h1",
          css="@keyframes f { to { opacity: 0.5 } } h1 { animation: f 2s infinite }"),
    Fault("no edges in forced colours", "forced", "exit",
          css=".exit, .button, .card { border: 0 !important }"),
    Fault("tools on paper", "print", "shows exit-bar", css="@media print { .exit-bar { display: block !important } }"),
    Fault("no heading on paper", "print", "lacks h1", css="@media print { h1 { display: none } }"),
    Fault("a page that stays at the left from right to left", "mirrored", "at the left",
          put("<p>Words</p>"), css="main p { text-align: left }"),
    # ---- the voice, and a switch ----
    Fault("a name that is not what is seen", "name", "is called",
          put('<p><a href="../" aria-label="Something else">Read more</a></p>')),
    Fault("hidden words in the middle of what is seen", "name", "is called",
          put('<p><a href="../">Read <span class="hidden">about this </span>more</a></p>')),
    Fault("something that only looks like a button", "posing", "role=.button",
          put('<div role="button">Words</div>')),
    Fault("thirty links before the first number", "stops", "stops", first('<a href="../">x</a> ' * 30)),
    # ---- the page as it is sent ----
    Fault("two first headings", "headings", "", put("<h1>Another</h1>")),
    Fault("a gap in the outline", "headings", "", put("<h2>Words</h2><h4>Words</h4>")),
    Fault("a navigation without a name", "landmarks", "", put("<nav><p>Words</p></nav>")),
    Fault("a language link without its language", "languages", "",
          swap(r'(?<=<a )(?=[^>]*data-language-link)([^>]*?)\blang="cy"', r"\1")),
    Fault("an id that is used twice", "ids", "", put('<p id="main">Words</p>')),
    Fault("a label for nothing", "ids", "", put('<p><label for="nowhere">Words</label></p>')),
    Fault("a script in the page", "inline", "", put("<script>let a = 1;</script>")),
    # ---- the ear ----
    Fault("hidden words that run into the next", "jammed", r"\|",
          css=".hidden::before, .hidden::after { content: none !important }"),
    Fault("a sign that is read out", "signs", "·", put('<p><a href="../">Words</a> · <a href="#main">More</a></p>')),
    Fault("a bracket that runs into the next word", "jammed", r"\)\|",
          put("<p>Words <span>(more)</span><b>words</b></p>")),
    Fault("a line that is said twice", "repeated", "Words",
          put('<p><a href="../">Words</a></p><p><a href="../">Words</a></p>')),
    Fault("an empty line that is announced", "announced", "status", put('<p role="status"></p>')),
)  # fmt: skip
IN_PAGE: Final = ("axe", "htmlcs", "ibm", "alfa")
# Those that read the file, not the page in a browser, have their tests in test_structure.py; those for the ear in
# test_heard.py. `test_faults.py` asks these very tests.
STATIC: Final = ("headings", "landmarks", "languages", "ids", "inline")
HEARD: Final = ("jammed", "signs", "repeated", "announced")


def spoiled(html: str, fault: Fault) -> str:
    """The page with its fault.

    Raises:
        ValueError: the edit changes nothing, so there is no fault.

    """
    changed = fault.edit(html)
    if fault.css:
        changed = head('<link rel="stylesheet" href="fault.css">')(changed)
    if fault.script:
        changed = head('<script src="fault.js" defer></script>')(changed)
    if changed == html:
        msg = f"{fault.name}: the page is as it was"
        raise ValueError(msg)
    return changed


def write(site: Path, to: Path, faults: Sequence[Fault]) -> str:
    """A site of spoiled pages, and the page as it was at its own address; gives that page's HTML."""
    shutil.copytree(site, to, ignore=shutil.ignore_patterns("cy", "en", "data", "*.html"), copy_function=_near)
    html = (site / HOME / "index.html").read_text(encoding="utf-8")
    (to / HOME).mkdir(parents=True)
    (to / HOME / "index.html").write_text(html, encoding="utf-8")
    for fault in faults:
        folder = to / fault.address.strip("/")
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(spoiled(html, fault), encoding="utf-8")
        (folder / "fault.css").write_text(fault.css, encoding="utf-8")
        (folder / "fault.js").write_text(fault.script, encoding="utf-8")
    return html


def _near(source: str, target: str) -> None:
    """A hard link where the two folders are on one disk, else a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


# ---- engines ----


def by_engines(base: str, asked: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], Sequence[Finding]]:
    """What engines in the page say of (engine, address)."""
    wanted = [Asked(engine, address, str(LIGHT)) for engine, address in asked]  # type: ignore[arg-type]
    made = own_pass.run(own_pass.regrouped(wanted), base, ENGINES, (), lambda: None)
    if made.reasons:
        raise RuntimeError(str(made.reasons))
    return {(outcome.asked.engine, outcome.asked.address): outcome.findings for outcome in made.outcomes}


def by_nu(folder: Path, addresses: Sequence[str]) -> Mapping[tuple[str, str], Sequence[Finding]]:
    """What the Nu checker says, in one run."""
    pages = {address: (folder / address.strip("/") / "index.html").read_bytes() for address in addresses}
    outcomes, _ = nu.run(pages, ENGINES, ())
    return {("nu", outcome.asked.address): outcome.findings for outcome in outcomes}


def by_pa11y(base: str, addresses: Sequence[str]) -> Mapping[tuple[str, str], Sequence[Finding]]:
    """What pa11y-ci says, in one run."""
    outcomes, _ = pa11y.run(pa11y.asked(addresses, LIGHT), base, ENGINES, ())
    return {("pa11y", outcome.asked.address): outcome.findings for outcome in outcomes}


def told(findings: Sequence[Finding], engine: str) -> list[str]:
    """Findings as words in which `finds` is looked for."""
    return [f"{each.rule} {each.message}" if engine == "nu" else each.rule for each in findings]


# ---- looks ----


def _js(code: str, *before: str, opened: bool = True) -> Callable[[Page], Awaitable[list[str]]]:
    async def look(page: Page) -> list[str]:
        for each in (visits.OPEN, *before) if opened else before:
            await page.evaluate(each)
        found: list[str] = await page.evaluate(code)
        return found

    return look


async def _print(page: Page) -> list[str]:
    await page.emulate_media(media="print")
    found: list[str] = await page.evaluate(visits.PRINTED)
    return found


async def _forced(page: Page) -> list[str]:
    await page.emulate_media(forced_colors="active")
    found: list[str] = [*await page.evaluate(visits.BARE), *await page.evaluate(looks.FORCED)]
    return found


async def _smooth(page: Page) -> list[str]:
    await page.emulate_media(reduced_motion="no-preference")
    found: list[str] = await page.evaluate(looks.SMOOTH)
    return found


async def _text(page: Page) -> list[str]:
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
    return [*await page.evaluate(visits.TOO_WIDE), *await page.evaluate(visits.CUT_OFF)]


async def _stops(page: Page) -> list[str]:
    found = await page.evaluate(looks.STOPS_TO_A_NUMBER)
    return [f"{found['own']} stops"] if found["own"] is None or found["own"] > 16 else []


LOOKS: Final[Mapping[str, Callable[[Page], Awaitable[list[str]]]]] = {
    "walk": visits.walk,
    "order": _js(looks.ORDER), "bar": _js(looks.UNDER_THE_BAR), "touch": _js(looks.TOUCH),
    "over": _js(looks.OVERLAPPING), "name": _js(looks.LABEL_IN_NAME), "mirrored": _js(looks.MIRRORED, looks.MIRROR),
    "exit": _js(visits.UNCOVERED), "wide": _js(visits.TOO_WIDE), "lines": _js(visits.LONG_LINES),
    "posing": _js(visits.POSING), "moving": _js(visits.MOVING),
    "spacing": _js(visits.CUT_OFF, visits.SPACING, looks.PARAGRAPHS),
    "print": _print, "forced": _forced, "smooth": _smooth, "text": _text, "stops": _stops,
}  # fmt: skip


def by_looks(base: str, asked: Sequence[tuple[str, str, int, int]]) -> Mapping[tuple[str, str], list[str]]:
    """What our own looks say of (look, address, width and height of the window)."""
    with ThreadPoolExecutor(max_workers=1) as pool:  # a loop of its own: the tests' browser has one in theirs
        return pool.submit(lambda: asyncio.run(_by_looks(base, asked))).result()


async def _by_looks(base: str, asked: Sequence[tuple[str, str, int, int]]) -> Mapping[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=arguments(), timeout=120_000)
        for look, address, width, height in asked:
            page = await browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
            page.set_default_timeout(120_000)
            await page.goto(base + address)
            found.setdefault((look, address), []).extend(await LOOKS[look](page))  # a page may be asked at two sizes
            await page.close()
        await browser.close()
    return found


# ---- the whole table ----


def whole_table(site: Path) -> tuple[str, list[str]]:
    """Who finds what, as Markdown, and the faults that those who claim them have not found."""
    with tempfile.TemporaryDirectory(prefix="hub-faults-") as temporary:
        folder = Path(temporary) / "site"
        write(site, folder, FAULTS)
        home = f"/{HOME}/"
        addresses = [home, *(fault.address for fault in FAULTS)]
        with served(folder) as base:
            found: dict[tuple[str, str], Any] = {
                **by_engines(base, [(engine, address) for address in addresses for engine in IN_PAGE]),
                **by_nu(folder, addresses),
                **by_pa11y(base, addresses),
            }
            said = {key: set(told(findings, key[0])) for key, findings in found.items()}
            sizes = {fault.address: (fault.width, fault.height) for fault in FAULTS}
            asked = [(look, address, *sizes.get(address, (320, 640))) for address in addresses for look in LOOKS]
            said |= {key: set(words) for key, words in by_looks(base, asked).items()}
    checks = (*IN_PAGE, "nu", "pa11y", *LOOKS)
    lines = ["| Fault | Claimed by | Found by |", "| --- | --- | --- |"]
    missed = []
    for fault in FAULTS:
        by = [check for check in checks if said[check, fault.address] - said[check, home]]
        if fault.check in checks and fault.check not in by:
            missed.append(fault.name)
        claimed = fault.check if fault.check in checks else f"{fault.check} (the site's tests)"
        lines.append(f"| {fault.name} | {claimed} | {', '.join(by) or '–'} |")
    return "\n".join(lines) + "\n", missed


def main() -> int:
    """Print the table; 1 when a fault was not found by the check that claims it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", metavar="DIR")
    table, missed = whole_table(parser.parse_args().site.resolve())
    sys.stdout.write(table)
    sys.stderr.writelines(f"Not found: {name}\n" for name in missed)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
