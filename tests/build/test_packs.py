"""The papers to print: made to PDF/UA-1, in the order of the page, the same each time, no longer than they may be."""

from __future__ import annotations

import io
import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
import segno
from lxml import html
from pypdf import PdfReader

from hub.building import Building, prepare_plain
from hub.engine import faults
from hub.exports import packs as exported
from hub.exports.packs import Pack, PackError, packs
from hub.languages import LANGUAGES
from hub.pages.pack import EASY_READ, Paper

ROOT = Path(__file__).resolve().parents[2]
DAY = {"HUB_TODAY": "2026-11-30", "HUB_LATEST": "2026-12-31"}
INDEX = "index.html"
ONE = 1
LONGEST = {"sheets": 4, "booklet": 52}  # pages; all other forms have one


@pytest.fixture(scope="module")
def building() -> Building:
    return prepare_plain(ROOT, DAY)


@pytest.fixture(scope="module")
def made(building: Building) -> tuple[Pack, ...]:
    return building.packs


@pytest.fixture(scope="module")
def folder(made: tuple[Pack, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every paper as a file; its name says which it is."""
    root = tmp_path_factory.mktemp("packs")
    for pack in made:
        (root / pack.paper.uri.replace("/", "-")).write_bytes(pack.content)
    return root


def words_of(pack: Pack) -> str:
    """What the paper says, in reading order, with its line breaks as spaces."""
    reader = PdfReader(io.BytesIO(pack.content))
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def one(made: tuple[Pack, ...], language: str, key: str, form: str = "sheets") -> Pack:
    return next(p for p in made if (p.paper.language, p.paper.key, p.paper.form) == (language, key, form))


def test_there_is_one_for_each_audience_situation_and_board_in_both_languages(
    building: Building, made: tuple[Pack, ...]
) -> None:
    catalogue = building.site.catalogue
    assert catalogue.boards
    wanted = {
        *(f"audience/{each}" for each in catalogue.vocabulary.audiences),
        *(f"situation/{each}" for each in catalogue.situation_by_id),
        *(f"board/{each.id}" for each in catalogue.boards.boards),
    }
    for language in LANGUAGES:
        assert wanted == {p.paper.key for p in made if p.paper.language == language and p.paper.form == "sheets"}
    assert len(made) == len({p.paper.uri for p in made})


def test_two_open_checkers_find_nothing(folder: Path) -> None:
    files = sorted(map(str, folder.glob("*.pdf")))
    assert 100 < len(files)
    program = Path(sys.executable).parent
    heard = subprocess.run([program / "outloud", "--json", "-", *files], capture_output=True, text=True, check=False)
    assert 0 == heard.returncode, heard.stdout[-3000:]
    checked = subprocess.run([program / "pdfua", "check", *files], capture_output=True, text=True, check=False)
    assert 0 == checked.returncode, checked.stdout[-3000:]
    assert len(files) == checked.stdout.count("errors=0 warnings=0")


def test_the_checkers_see_a_paper_that_is_not_tagged(folder: Path, tmp_path: Path) -> None:
    whole = next(folder.glob("*.pdf")).read_bytes()
    (tmp_path / "spoiled.pdf").write_bytes(
        whole.replace(b"/StructTreeRoot", b"/StructTreeGone").replace(b"/MarkInfo", b"/MarkGone")
    )
    program = Path(sys.executable).parent
    for command in (["outloud"], ["pdfua", "check"]):
        found = subprocess.run(
            [program / command[0], *command[1:], tmp_path / "spoiled.pdf"], capture_output=True, text=True, check=False
        )
        assert 0 != found.returncode, command


def test_a_paper_is_as_long_as_it_may_be(made: tuple[Pack, ...]) -> None:
    assert {} == {p.paper.uri: p.pages for p in made if p.pages > LONGEST.get(p.paper.form, ONE)}
    assert [len(PdfReader(io.BytesIO(p.content)).pages) for p in made[:8]] == [p.pages for p in made[:8]]


def test_the_first_page_says_whom_to_ring(made: tuple[Pack, ...]) -> None:
    for pack in made:
        if pack.paper.form != "sheets" or pack.paper.key.startswith("board/"):
            continue
        line = pack.paper.values["parts"][0]["items"][0]
        first = PdfReader(io.BytesIO(pack.content)).pages[0].extract_text()
        assert line["name"]["words"].split()[0] in first, pack.paper.uri
        if line["ways"][0]["href"].startswith("tel:"):
            assert line["ways"][0]["value"] in first, pack.paper.uri
        assert "999" in first


def test_a_situation_says_what_its_page_says_in_the_same_order(building: Building, made: tuple[Pack, ...]) -> None:
    for found in building.site.catalogue.situation_by_id.values():
        for language in LANGUAGES:
            words = words_of(one(made, language, f"situation/{found.id}"))
            said = [
                each.in_(language).words
                for each in (found.title, found.kind, *(s.do for s in (*found.now, *found.not_, *found.next)))
            ]
            places = [words.find(re.sub(r"\s+", " ", each)[:40]) for each in said]
            assert -1 not in places, (found.id, language, said[places.index(-1)])
            assert places == sorted(places), (found.id, language)


def test_the_booklet_says_every_line_of_the_easy_read_pages_in_their_order(
    building: Building, made: tuple[Pack, ...]
) -> None:
    easy = building.site.catalogue.easy_read
    assert easy
    for language in LANGUAGES:
        words = words_of(one(made, language, EASY_READ, "booklet"))
        at = 0
        for page in easy.pages:
            said = [page.title, *(x for s in page.sections for x in (s.heading, *(i.say for i in s.lines if i.say)))]
            for each in said:
                found = words.find(re.sub(r"\s+", " ", each.in_(language).words), at)
                assert at <= found, (page.id, each)
                at = found + 1


def test_the_booklet_names_the_page_where_each_of_its_parts_begins(made: tuple[Pack, ...]) -> None:
    for language, word in (("cy", "tudalen"), ("en", "page")):
        pack = one(made, language, EASY_READ, "booklet")
        sheets = [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(io.BytesIO(pack.content)).pages]
        titles = {each["id"]: each["title"]["words"] for each in pack.paper.values["sheets"]}
        lines = [i for sheet in pack.paper.values["sheets"] for s in sheet["sections"] for i in s["lines"]]
        led = [i for i in lines if i["page"] and i["page"]["id"]]
        assert 20 < len(led)
        for each in led:
            told = re.search(re.escape(each["words"]["words"]) + rf" \({word} (\d+)\)", " ".join(sheets))
            assert told, each
            assert sheets[int(told[1]) - 1].startswith(titles[each["page"]["id"]]), each


def test_easy_read_pages_offer_the_booklet_with_its_length(made: tuple[Pack, ...], built_site: Path) -> None:
    for language, places in (("cy", ("hawdd-ei-ddeall/llyfryn", "pecynnau")), ("en", ("easy-read/booklet", "packs"))):
        pack = one(made, language, EASY_READ, "booklet")
        name = pack.paper.uri.rpartition("/")[2]
        for place in places:
            page = html.fromstring((built_site / language / place / "index.html").read_bytes())
            (link,) = page.xpath(f"//a[contains(@href, '{name}')]")
            assert f"{pack.pages} " in link.getparent().text_content(), place
            assert (built_site / pack.paper.uri).is_file()


def test_each_paper_prints_its_short_address_beside_the_code_that_holds_it(made: tuple[Pack, ...]) -> None:
    addresses = {pack.paper.values["href"] for pack in made}
    assert len(made) == len(addresses)
    for pack in made:
        href = pack.paper.values["href"]
        assert re.fullmatch(r"https://resource-hub\.example/p/\d{1,4}/", href), pack.paper.uri
        (shown,) = set(re.findall(r"resource-hub\.example/p/\d+", words_of(pack)))
        assert f"https://{shown}/" == href, pack.paper.uri
        linked = {
            note.get_object()["/A"]["/URI"]
            for page in PdfReader(io.BytesIO(pack.content)).pages
            for note in page.get("/Annots", ())
            if "/URI" in note.get_object().get("/A", {})
        }
        assert href in linked, pack.paper.uri
        code = re.search(r'd="([^"]+)"', json.loads(exported._with_code(pack.paper))["qr"])
        drawn = segno.make(href, error="m", micro=False).svg_data_uri(border=2, scale=4)
        assert code
        assert code[1] in unquote(drawn), pack.paper.uri


def test_paper_for_those_who_may_be_watched_leads_to_the_front_door(
    building: Building, made: tuple[Pack, ...], built_site: Path
) -> None:
    front = ("audience/children", "audience/adult-survivors", "situation/worried-about-my-thoughts")
    for key, there in (
        *((each, "index.html") for each in front),
        ("audience/practitioners", "cy/ymarferwyr/index.html"),
    ):
        href = one(made, "cy", key).paper.values["href"]
        name = href.removeprefix(building.site.settings.site_url) + "index.html"
        (content,) = html.parse(built_site / name).xpath("//meta[@http-equiv='refresh']/@content")
        assert there == posixpath.normpath(posixpath.join(posixpath.dirname(name), content.partition("url=")[2], INDEX))


def test_what_can_only_be_pressed_on_a_screen_is_not_on_paper(made: tuple[Pack, ...]) -> None:
    words = words_of(one(made, "en", "audience/children"))
    assert "Your body is yours." in words
    assert "button to leave" not in words


def test_the_same_values_give_the_same_bytes_and_others_give_others(tmp_path: Path, made: tuple[Pack, ...]) -> None:
    paper = one(made, "cy", "audience/children", "card").paper
    places = [tmp_path / "a", tmp_path / "b"]
    for place in places:
        _folder_to_make_in(place)
    first, second = (packs(place, [paper])[0].content for place in places)
    assert first == second == one(made, "cy", "audience/children", "card").content
    changed = replace(paper, values=paper.values | {"danger": "Ffonia 999!"})
    assert first != packs(places[0], [changed])[0].content


def _folder_to_make_in(place: Path) -> None:
    shutil.copytree(ROOT / exported.TEMPLATES, place / exported.TEMPLATES)
    (place / "node_modules").symlink_to((ROOT / "node_modules").resolve())


def test_what_was_made_is_kept_and_what_is_not_wanted_is_forgotten(tmp_path: Path, made: tuple[Pack, ...]) -> None:
    _folder_to_make_in(tmp_path)
    card = one(made, "cy", "audience/children", "card").paper
    poster = one(made, "cy", "audience/children", "poster").paper
    packs(tmp_path, [card, poster])
    kept = list((tmp_path / exported.KEPT).glob("*.pdf"))
    assert 2 == len(kept)
    packs(tmp_path, [card])
    assert set(kept) == set((tmp_path / exported.KEPT).glob("*.pdf"))  # another build may want it today
    long_ago = time.time() - exported.KEPT_FOR - 60
    for file in kept:
        os.utime(file, (long_ago, long_ago))
    packs(tmp_path, [card])
    (left,) = (tmp_path / exported.KEPT).glob("*.pdf")
    assert left.stat().st_mtime > long_ago
    left.write_bytes(left.read_bytes()[:100])  # cut off by a full disk
    assert packs(tmp_path, [card])[0].content.rstrip().endswith(b"%%EOF")


@pytest.mark.parametrize("words", ['#panic("no")', "*a* _b_ $c$ <d> @e [f] \\", "=cmd|' /C calc'!A0"])
def test_hostile_words_are_only_words(tmp_path: Path, made: tuple[Pack, ...], words: str) -> None:
    _folder_to_make_in(tmp_path)
    paper = one(made, "en", "audience/children", "card").paper
    values: Mapping[str, object] = json.loads(json.dumps(paper.values)) | {"danger": words}
    (pack,) = packs(tmp_path, [Paper("en", paper.key, "card", "t", "t.pdf", dict(values))])
    assert words.split(maxsplit=1)[0] in words_of(pack)


def test_without_the_typeface_one_sentence_says_what_to_do(tmp_path: Path, made: tuple[Pack, ...]) -> None:
    with pytest.raises(PackError, match="run make setup"):
        packs(tmp_path, [made[0].paper])


def test_a_paper_that_cannot_be_made_is_named(tmp_path: Path, made: tuple[Pack, ...]) -> None:
    _folder_to_make_in(tmp_path)
    with pytest.raises(PackError, match=re.escape(made[0].paper.uri)):
        packs(tmp_path, [replace(made[0].paper, values={"href": "https://resource-hub.example/"})])


@pytest.mark.parametrize("letters", ["漢", "\U0001f4de", "\uffff"])
def test_letters_that_no_paper_can_show_are_told_of_where_they_were_written(
    tmp_path: Path, made: tuple[Pack, ...], letters: str
) -> None:
    _folder_to_make_in(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "helplines.yaml").write_text(f'helplines:\n  - name: "A {letters}"\n', encoding="utf-8")
    paper = one(made, "en", "audience/children", "card").paper
    with pytest.raises(PackError) as raised:
        packs(tmp_path, [replace(paper, values=paper.values | {"danger": f"A {letters}"})])
    assert letters == raised.value.letters
    (told,) = faults.problems(raised.value, tmp_path)
    place = told.place
    assert ("data/helplines.yaml", 2, 14, "no-such-letter") == (place.file, place.line, place.column, told.rule)


def test_a_pocket_card_sets_long_names_smaller_and_never_cuts_a_number_off(
    tmp_path: Path, made: tuple[Pack, ...]
) -> None:
    _folder_to_make_in(tmp_path)
    paper = one(made, "cy", "audience/adult-survivors", "pocket").paper

    def with_names(times: int) -> Paper:
        lines = json.loads(json.dumps(paper.values["lines"]))
        for each in lines:
            each["name"]["words"] = f"{each['name']['words']} " * times
        return replace(paper, values=paper.values | {"lines": lines})

    def sizes(pack: Pack) -> set[int]:
        found: set[int] = set()
        page = PdfReader(io.BytesIO(pack.content)).pages[0]
        page.extract_text(visitor_text=lambda words, _cm, _tm, _font, size: found.add(round(size)) if words else None)
        return found

    one_name, long_name = (packs(tmp_path, [with_names(times)])[0] for times in (1, 2))
    assert min(sizes(long_name)) < min(sizes(one_name))
    with pytest.raises(PackError, match="the numbers do not fit on a card"):
        packs(tmp_path, [with_names(8)])
