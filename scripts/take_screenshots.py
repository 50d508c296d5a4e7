"""The pictures of README, `.github/screenshots/`, and of the curators' handbook, `docs/assets/handbook/`.

`make pictures` builds the site and runs this. `--check` takes none; it says whether the templates and styles are still
those of which README's pictures were taken. `--handbook` takes the handbook's alone.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from hub.cli.server import served
from hub.languages import Language

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from hub.catalogue import Catalogue

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / ".github" / "screenshots"
# What the pictures were taken of: one digest of all templates and styles.
TAKEN = "taken-of.txt"
COLOURS = 128
HANDBOOK = ROOT / "docs" / "assets" / "handbook"
HANDBOOK_TAKEN = "handbook-taken-of.txt"
HANDBOOK_SIZE = {"width": 720, "height": 3200}  # so high that nothing is scrolled
# What is typed for the handbook's pictures.
EXAMPLE: dict[str, dict[Language, str]] = {
    "title": {"cy": "Canllaw i rieni", "en": "Parents' guide"},
    "summary": {"cy": "Canllaw byr sy'n helpu rhieni i siarad am gyfrinachau.",
                "en": "A short guide that helps parents talk about secrets."},
}  # fmt: skip


class Picture(NamedTuple):
    """One picture: its name, the key of its page, how wide and high the window is, and the part that it shows."""

    name: str
    key: str
    language: Language = "cy"
    width: int = 1280
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    part: str = ""  # a selector; the window where there is none


PICTURES = (
    Picture("children-phone-cy", "audience/children", width=360, height=740),
    Picture("help-phone-en", "help", "en", 360, 740),
    Picture("situation-phone-en", "situation/somebody-was-arrested", "en", 360, 740),
    Picture("easy-read-phone-cy", "pages/easy-read", width=360, height=740),
    Picture("gaps-en", "gaps", "en", height=1000),
    Picture("curators-en", "curators", "en", height=1000),
)
FILM_WORDS = "ma rhywun yn bygwth rhannu fy llunie"
BY_DAY = "2026-12-02T11:00:00"  # on the clock of whoever types: which lines stand first depends on it
FILM_SIZE = {"width": 390, "height": 740}
ROW_OF_WORKBOOK = "nspcc-pants"
SHEET_STYLE = (
    "body{margin:0;font:15px/1.4 'DejaVu Sans',sans-serif;display:flex;gap:24px;padding:24px;background:#e9ecec}"
    "table{border-collapse:collapse;background:#fff;width:600px;table-layout:fixed}"
    "th,td{border:1px solid #c4caca;padding:6px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
    "thead th,tbody th:first-child{background:#eef1f1;font-weight:400;color:#555;text-align:center}"
    "tbody th:first-child{width:28px}td:nth-child(2){font-weight:700;width:150px}"
    "img{width:640px;height:820px;object-fit:cover;object-position:top;border:1px solid #c4caca}"
)


def fingerprint(root: Path) -> str:
    """A digest of everything below `overrides/` that shapes a page: templates, styles and scripts, not examples."""
    paths = sorted((root / "overrides").rglob("*"))
    return _digest(
        (path.relative_to(root).as_posix(), path) for path in paths if path.suffix in (".html", ".css", ".js")
    )


def are_current(root: Path) -> bool:
    """Whether the pictures below `root` were taken of the templates that stand there now."""
    record = root / ".github" / "screenshots" / TAKEN
    return record.is_file() and record.read_text(encoding="ascii").strip() == fingerprint(root)


def handbook_fingerprint(root: Path) -> str:
    """A digest of what the handbook's pictures show: the desk's scripts and its style."""
    paths = (*sorted((root / "docs" / "assets" / "desk").glob("*.js")), root / "overrides" / "hub" / "desk.css")
    return _digest((path.name, path) for path in paths)


def _digest(named: Iterable[tuple[str, Path]]) -> str:
    digest = hashlib.sha256()
    for name, path in named:
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def main() -> int:
    """Take every picture, or say whether they are still true."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--check", action="store_true", help="only say whether the templates have changed since")
    words.add_argument("--handbook", action="store_true", help="take the handbook's pictures alone")
    given = words.parse_args()
    if given.check:
        current = are_current(ROOT)
        print("The pictures are of today's templates." if current else "The templates have changed: make pictures")
        return 0 if current else 1
    _take_handbook()
    if given.handbook:
        return 0
    OUT.mkdir(parents=True, exist_ok=True)
    for old in [*OUT.glob("*.png"), *OUT.glob("*.gif")]:
        old.unlink()
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - `--check` needs no browser

    from hub.building import prepare_plain  # noqa: PLC0415 - nor the site, which takes its time
    from hub.checks.accessibility import arguments, chromium  # noqa: PLC0415

    site = prepare_plain(ROOT, os.environ).site
    with served(ROOT / "site") as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments())

        def address(language: Language, key: str) -> str:
            return f"{base}/{site.plan.page(language, key).address}"

        _keep(_of_window(browser, base, Picture("front", "")), "front")
        _keep(_of_window(browser, base, Picture("front-dark", "", scheme="dark")), "front-dark")
        for picture in PICTURES:
            _keep(_of_window(browser, address(picture.language, picture.key), picture), picture.name)
        _keep(_workbook_beside_page(browser, address("en", f"resource/{ROW_OF_WORKBOOK}"), site.catalogue), "workbook")
        _film(_typing(browser, address("cy", "resources")))
        browser.close()
    (OUT / TAKEN).write_text(fingerprint(ROOT) + "\n", encoding="ascii")
    weight = sum(path.stat().st_size for path in OUT.iterdir())
    print(f"{len(list(OUT.glob('*.*g*')))} pictures in {OUT.relative_to(ROOT)}, {weight / 1e6:.1f} MB")
    return 0


def _take_handbook() -> None:
    """The form as somebody fills it in, what it says of what is missing, and the page as it will look."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - `--check` needs no browser

    from hub.checks.accessibility import arguments, chromium  # noqa: PLC0415

    HANDBOOK.mkdir(parents=True, exist_ok=True)
    addresses: dict[Language, str] = {"cy": "cy/curaduron/ychwanegu/", "en": "en/curators/add/"}
    with served(ROOT / "site") as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments())
        for language, address in addresses.items():
            page = browser.new_page(viewport={"width": HANDBOOK_SIZE["width"], "height": HANDBOOK_SIZE["height"]})
            page.goto(f"{base}/{address}")
            page.wait_for_selector(".desk-form")
            fields = page.locator(".desk-form > fieldset")
            for at, (words, kind) in enumerate(zip(EXAMPLE.values(), ("input", "textarea"), strict=True)):
                for side in addresses:
                    fields.nth(at).locator(f"{kind}[lang={side}]").fill(words[side])
            page.evaluate("document.activeElement.blur()")
            page.wait_for_timeout(1000)  # the form looks when typing has paused
            first, last = fields.nth(0).bounding_box(), fields.nth(1).bounding_box()
            if first is None or last is None:
                raise LookupError(address)
            high = last["y"] + last["height"] - first["y"]
            part = {"x": first["x"] - 8, "y": first["y"] - 8, "width": first["width"] + 16, "height": high + 16}
            _keep(page.screenshot(clip=part), f"fields-{language}", HANDBOOK)  # type: ignore[arg-type]
            page.locator(".desk-form button[type=submit]").click()
            _keep(page.locator(".desk-summary").screenshot(), f"wrong-{language}", HANDBOOK)
            page.locator(".desk-cards").evaluate("each => { each.style.padding = '8px'; each.style.margin = 0; }")
            _keep(page.locator(".desk-cards").screenshot(), f"cards-{language}", HANDBOOK)
            page.close()
        browser.close()
    (OUT / HANDBOOK_TAKEN).write_text(handbook_fingerprint(ROOT) + "\n", encoding="ascii")


def _of_window(browser: Browser, address: str, picture: Picture) -> bytes:
    """A picture of a page, as PNG."""
    page = browser.new_page(viewport={"width": picture.width, "height": picture.height}, color_scheme=picture.scheme)
    page.goto(address)
    taken = page.locator(picture.part).first.screenshot() if picture.part else page.screenshot()
    page.close()
    return taken


def _keep(taken: bytes, name: str, folder: Path = OUT) -> None:
    """Write a picture with few colours: a third of its bytes, and no difference that an eye sees."""
    from PIL import Image  # noqa: PLC0415

    with Image.open(io.BytesIO(taken)) as picture:
        picture.convert("RGB").quantize(COLOURS).save(folder / f"{name}.png", optimize=True)


def _workbook_beside_page(browser: Browser, address: str, catalogue: Catalogue) -> bytes:
    """A row of the workbook as its cells stand there, and the page that is made of it."""
    page_picture = OUT / "page-of-row.png"
    page_picture.write_bytes(_of_window(browser, address, Picture("", "", width=800, height=1025)))
    drawn = OUT / "workbook.html"
    drawn.write_text(_sheet_as_html(page_picture.name, catalogue), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1312, "height": 868})
    page.goto(drawn.as_uri())
    taken = page.screenshot()
    page.close()
    drawn.unlink()
    page_picture.unlink()
    return taken


def _sheet_as_html(picture: str, catalogue: Catalogue) -> str:
    """The filled cells of one row of the workbook's first sheet, column by column, beside a picture."""
    from hub.exports.workbook.write import workbook  # noqa: PLC0415

    book = load_workbook(io.BytesIO(workbook(catalogue)))
    sheet = book["resources"]
    heads = [str(cell.value or "") for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == ROW_OF_WORKBOOK)
    lines = [
        f"<tr><th>{get_column_letter(cell.column)}</th><td>{html.escape(head)}</td><td>{html.escape(str(cell.value))}</td>"
        for head, cell in zip(heads, row, strict=False)
        if cell.value not in (None, "")
    ]
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>workbook</title><style>{SHEET_STYLE}</style>"
        f"<table><tbody>{''.join(lines[:22])}</table><img src={picture} alt=''>"
    )


def _typing(browser: Browser, address: str) -> list[tuple[bytes, int]]:
    """Frames of somebody who types a Welsh sentence on a phone, each with how long it stands, in milliseconds."""
    page: Page = browser.new_page(viewport={"width": FILM_SIZE["width"], "height": FILM_SIZE["height"]})
    page.clock.set_fixed_time(BY_DAY)
    page.goto(address)
    box = page.locator("#q")
    box.click()
    frames = [(page.screenshot(), 600)]
    words = FILM_WORDS.split(" ")
    for number, word in enumerate(words):
        box.press_sequentially(word if number == len(words) - 1 else f"{word} ")
        page.wait_for_timeout(700)  # the search waits for a pause in typing before it answers
        frames.append((page.screenshot(), 350))
    frames[-1] = (frames[-1][0], 1500)
    box.evaluate("box => box.blur()")
    for _ in range(6):
        page.mouse.wheel(0, 110)
        page.wait_for_timeout(60)
        frames.append((page.screenshot(), 300))
    page.close()
    return frames


def _film(frames: list[tuple[bytes, int]]) -> None:
    """One animated picture, played once, and its last frame alone for people who want no movement."""
    from PIL import Image  # noqa: PLC0415

    pictures = [Image.open(io.BytesIO(taken)).convert("RGB").quantize(64) for taken, _ in frames]
    pictures[0].save(
        OUT / "search-cy.gif",
        save_all=True,
        append_images=pictures[1:],
        duration=[long for _, long in frames],
        optimize=True,
    )
    _keep(frames[-7][0], "search-cy-still")


if __name__ == "__main__":
    sys.exit(main())
