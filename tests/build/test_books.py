"""The help pages as books: valid, the same each time, and saying what the pages say."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree, html

from hub.building import Building, prepare_plain
from hub.exports.books import Book
from hub.languages import LANGUAGES, Language

ROOT = Path(__file__).resolve().parents[2]
DAY = {"HUB_TODAY": "2026-11-30", "HUB_LATEST": "2026-12-31"}
ONLINE = "https://resource-hub.example/"
XHTML = {"x": "http://www.w3.org/1999/xhtml", "opf": "http://www.idpf.org/2007/opf"}
Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def building() -> Building:
    return prepare_plain(ROOT, DAY)


@pytest.fixture(scope="module")
def books(building: Building) -> dict[Language, Book]:
    return {book.language: book for book in building.books}


@pytest.fixture(scope="module")
def files(books: Mapping[Language, Book]) -> dict[Language, dict[str, bytes]]:
    found = {}
    for language, book in books.items():
        with zipfile.ZipFile(io.BytesIO(book.content)) as held:
            found[language] = {name: held.read(name) for name in held.namelist()}
    return found


def chapters(files: Files) -> dict[str, etree._Element]:
    return {name: etree.fromstring(text) for name, text in files.items() if name.endswith(".xhtml")}


def checked(book: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("epubcheck"), book], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("language", ["cy", pytest.param("en", marks=pytest.mark.nightly)])
def test_epubcheck_finds_nothing(books: Mapping[Language, Book], tmp_path: Path, language: Language) -> None:
    file = tmp_path / "book.epub"
    file.write_bytes(books[language].content)
    found = checked(file)
    assert (0, "", "") == (found.returncode, found.stdout, found.stderr)


def test_epubcheck_sees_a_link_that_leads_nowhere(files: Mapping[Language, Files], tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "book.epub", "w") as held:
        for name, text in files["en"].items():
            held.writestr(name, text.replace(b'href="help-lines.xhtml', b'href="help-gone.xhtml'))
    found = checked(tmp_path / "book.epub")
    assert 0 != found.returncode
    assert "ERROR - RSC-0" in found.stderr, found.stderr


def test_another_process_made_the_same_bytes(books: Mapping[Language, Book]) -> None:
    made = f"prepare_plain(Path({str(ROOT)!r}), {DAY!r}).books"
    program = f"""
import sys; from pathlib import Path; from hub.building import prepare_plain
sys.stdout.buffer.write(b"".join(book.content for book in {made}))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True,
                          env={**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONHASHSEED": "7"})  # fmt: skip
    assert b"".join(book.content for book in books.values()) == done.stdout


def test_it_holds_get_help_every_audience_and_every_situation(
    files: Mapping[Language, Files], building: Building
) -> None:
    catalogue = building.site.catalogue
    wanted = {
        "help", "help-lines", "boards", "start", "contents",
        *(f"audience-{each}" for each in catalogue.vocabulary.audiences),
        *(f"situation-{each}" for each in catalogue.situation_by_id),
    }  # fmt: skip
    for language in LANGUAGES:
        found = {Path(name).stem for name in files[language] if name.endswith(".xhtml")}
        assert wanted <= found
        assert 4 == len({each for each in found - wanted if each.startswith("pages-")}) == len(found - wanted)
        spine = etree.fromstring(files[language]["book/package.opf"]).xpath("//opf:itemref/@idref", namespaces=XHTML)
        assert found == set(spine)
        assert "mimetype" == next(iter(files[language]))


def numbers(tree: etree._Element | html.HtmlElement) -> list[str]:
    return [str(href) for href in tree.xpath("//*[local-name()='main']//@href") if href.startswith("tel:")]


def headings(tree: etree._Element | html.HtmlElement) -> list[str]:
    found = tree.xpath("//*[local-name()='main']//*[local-name()='h1' or local-name()='h2' or local-name()='h3']")
    return [" ".join("".join(each.itertext()).split()) for each in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_chapters_say_what_pages_say_in_the_same_order(
    files: Mapping[Language, Files], building: Building, built_site: Path, language: Language
) -> None:
    plan = building.site.plan
    trees = chapters(files[language])
    pages = [page for page in plan.pages if page.language == language]
    for page in pages:
        tree = trees.get(f"book/{page.key.replace('/', '-')}.xhtml")
        if tree is None:
            continue
        shown = html.fromstring((built_site / page.path).read_bytes())
        assert numbers(shown) == numbers(tree), page.key
        assert set(headings(tree)) <= set(headings(shown)), page.key
        assert 1 <= len(headings(tree))
        assert language == tree.get("lang") == tree.get("{http://www.w3.org/XML/1998/namespace}lang")


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_chapters_or_to_whole_addresses(files: Mapping[Language, Files], language: Language) -> None:
    trees = chapters(files[language])
    marks = {Path(name).name: set(tree.xpath("//@id")) for name, tree in trees.items()}
    inside = outside = 0
    for tree in trees.values():
        for href in tree.xpath("//x:a/@href", namespaces=XHTML):
            file, _, mark = str(href).partition("#")
            if re.match(r"(https?|tel|mailto):", file):
                outside += 1
                continue
            inside += 1
            assert file in marks, href
            assert not mark or mark in marks[file], href
    assert 200 < inside
    assert 500 < outside


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_says_the_day_of_its_numbers_and_999(files: Mapping[Language, Files], language: Language) -> None:
    day = {"cy": "30 Tachwedd 2026", "en": "30 November 2026"}[language]
    for name, tree in chapters(files[language]).items():
        if name != "book/contents.xhtml":
            assert day in "".join(tree.itertext()), name
            assert "tel:999" in tree.xpath("//x:p[@class='danger']//@href", namespaces=XHTML), name


def test_what_needs_a_screen_is_left_out(files: Mapping[Language, Files]) -> None:
    for held in files.values():
        for name, tree in chapters(held).items():
            assert [] == tree.xpath("//x:svg | //x:script | //x:form | //x:button | //*[@hidden]", namespaces=XHTML), (
                name
            )
    assert "button to leave" not in files["en"]["book/audience-children.xhtml"].decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_packs_offers_it_with_its_size(
    books: Mapping[Language, Book], built_site: Path, language: Language
) -> None:
    uri = books[language].uri
    packs = built_site / uri.rpartition("/")[0] / "index.html"
    (link,) = html.fromstring(packs.read_bytes()).xpath(f"//a[@href='{uri.rpartition('/')[2]}']")
    size = round((built_site / uri).stat().st_size / 1000)
    assert f"EPUB, {size} KB" in link.getparent().text_content()
