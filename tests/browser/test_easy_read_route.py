"""The Easy Read route as somebody walks it: from the front door to a number, and no other kind of page on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
import yaml
from playwright.sync_api import Page

from hub.languages import LANGUAGES, Language, word

ROOT = Path(__file__).resolve().parents[2]
PAGES = yaml.safe_load((ROOT / "data" / "easy-read.yaml").read_text(encoding="utf-8"))["pages"]
PHONE = {"width": 390, "height": 844}
SCREENS = 6
Opened = Callable[..., Page]
BOTH = pytest.mark.parametrize("language", LANGUAGES)
LINKS = """() => [...document.querySelectorAll("main a[href], nav.menu a[href], .crumbs a[href], .urgent a[href]")]
  .map((each) => [each.getAttribute("href"), each.href])"""
# Where each picture stands beside its words, and how large it is drawn.
BESIDE = """() => [...document.querySelectorAll(".easy-line")].map((line) => {
  const [icon, words] = [...line.children].map((each) => each.getBoundingClientRect());
  const style = getComputedStyle(line.firstElementChild);
  return { left: icon.right <= words.left, above: icon.bottom <= words.top,
    drawn: icon.width - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
      - parseFloat(style.borderLeftWidth) - parseFloat(style.borderRightWidth) };
})"""
# How large words are printed, in points.
POINTS = """() => {
  const size = (each) => parseFloat(getComputedStyle(each).fontSize) * 0.75;
  const most = (what) => Math.max(...[...document.querySelectorAll(what)].map(size));
  const texts = [...document.querySelectorAll("main *")].filter((each) => each.checkVisibility()
    && !each.matches(".hidden") && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return { smallest: Math.min(...texts.map(size)), h1: most("main h1"), h2: most("main h2"), h3: most("main h3"),
    lines: most(".easy-line p") };
}"""
COLOURS = """() => { const style = getComputedStyle(document.querySelector(".easy-line > svg"));
  return [style.color, style.backgroundColor, style.fill]; }"""


def start(language: Language) -> str:
    return f"/{language}/{word(language, 'path.easy-read')}/"


def own(language: Language) -> list[str]:
    """The addresses of the Easy Read pages, the first one first."""
    return [start(language) + ("" if row["id"] == "start" else f"{row['slug'][language]}/") for row in PAGES]


@BOTH
def test_two_taps_from_the_front_door_is_a_number(open_page: Opened, address: str, language: Language) -> None:
    page = open_page("/", viewport=PHONE, java_script_enabled=False)
    page.locator(f"main a[href$='{start(language)[1:]}']").click()
    assert page.url == address + start(language)
    first = page.locator("main a.number").first
    assert "tel:999" == first.get_attribute("href")
    box = first.bounding_box()
    assert box
    assert box["y"] + box["height"] < PHONE["height"]  # on the first screen
    assert ["tel:999", "tel:08088010800", "tel:08001111"] == [
        each.get_attribute("href") for each in page.locator("main a.number").all()
    ]


@BOTH
def test_the_whole_route_is_walked_without_another_kind_of_page(
    open_page: Opened, address: str, language: Language
) -> None:
    page = open_page(viewport=PHONE, java_script_enabled=True)
    todo, seen, harder = [address + start(language)], set(), dict[str, list[str]]()
    while todo:
        here = todo.pop()
        if here in seen:
            continue
        seen.add(here)
        page.goto(here)
        assert "reader-easy-read" in page.evaluate("document.body.className"), here
        for written, whole in page.evaluate(LINKS):
            if written.startswith(("tel:", "sms:", "https:", "http:")):
                continue
            target = urldefrag(urljoin(here, whole)).url
            if target.startswith(address + start(language)):
                todo.append(target)
            else:
                harder.setdefault(here.removeprefix(address), []).append(target)
    booklet = f"{address}{start(language)}{word(language, 'path.easy-read-booklet')}/"
    assert {address + path for path in own(language)} | {booklet} == seen
    # Two pages and the booklet have lines that say that what they lead to is harder.
    by_id = dict(zip((row["id"] for row in PAGES), own(language), strict=True))
    assert {by_id["finding"], by_id["this-website"], booklet.removeprefix(address)} == set(harder)


@BOTH
def test_an_easy_read_page_fits_six_screens_of_a_phone(open_page: Opened, address: str, language: Language) -> None:
    page = open_page(viewport=PHONE)
    long = {}
    for path in own(language):
        page.goto(address + path)
        screens = page.evaluate("document.documentElement.scrollHeight / innerHeight")
        if screens > SCREENS:
            long[path] = round(screens, 2)
    assert {} == long


@BOTH
def test_pictures_stand_left_of_their_words_and_on_the_narrowest_screens_above(
    open_page: Opened, language: Language
) -> None:
    page = open_page(start(language), viewport={"width": 360, "height": 740})
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        lines = page.evaluate(BESIDE)
        assert len(lines) > 10
        assert all(line["left"] and abs(line["drawn"] - 56) < 0.5 for line in lines), width
    page.set_viewport_size({"width": 320, "height": 640})
    assert all(line["above"] for line in page.evaluate(BESIDE))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_are_seen_in_forced_colours(open_page: Opened, scheme: str) -> None:
    page = open_page(start("cy"), forced_colors="active", color_scheme=scheme)
    colour, ground, fill = page.evaluate(COLOURS)
    assert fill == colour
    assert "rgba(0, 0, 0, 0)" == ground  # nothing of ours behind it
    assert colour != page.evaluate("getComputedStyle(document.body).backgroundColor")


@BOTH
def test_the_booklet_begins_each_page_on_a_new_sheet_and_parts_no_line(open_page: Opened, language: Language) -> None:
    page = open_page(f"{start(language)}{word(language, 'path.easy-read-booklet')}/")
    page.emulate_media(media="print")
    assert len(PAGES) == page.locator("article.easy-sheet").count()
    styles = page.evaluate("""() => [
      ...new Set([...document.querySelectorAll(".easy-sheet")].map((each) => getComputedStyle(each).breakBefore)),
      ...new Set([...document.querySelectorAll(".easy-line")].map((each) => getComputedStyle(each).breakInside)),
    ]""")
    assert ["auto", "page", "avoid"] == styles  # the first one stands below the booklet's name
    # Large print: no words of the booklet are smaller than 14 points, and headings are larger than what they head.
    points = page.evaluate(POINTS)
    assert 13.9 < points["smallest"]
    assert points["h1"] > points["h2"] > points["h3"] > points["lines"] > 15.9
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert len(PAGES) <= pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page/") + pdf.count(b"/Type /Page ")


@BOTH
def test_the_childrens_page_in_pictures_fits_five_screens(open_page: Opened, language: Language) -> None:
    slug = {"cy": "plant-mewn-lluniau", "en": "children-in-pictures"}[language]
    page = open_page(f"/{language}/{slug}/", viewport=PHONE)
    assert 8 == page.locator(".story > li").count()
    assert page.evaluate("document.documentElement.scrollHeight / innerHeight") <= 5
