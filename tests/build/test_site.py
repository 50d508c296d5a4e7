"""The built site: both languages side by side, every address right, nothing missing or too much."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import cast
from urllib.parse import urljoin

import pytest
import yaml
from lxml import etree, html
from pages import BuiltPage, BuiltSite

from hub.languages import LANGUAGES, Language, Said, other, words
from hub.pages import collation, components

pytestmark = pytest.mark.build
ROOT = Path(__file__).resolve().parents[2]
ENTRIES = yaml.safe_load((ROOT / "resources.yaml").read_text(encoding="utf-8"))["resources"]
PUBLISHERS = yaml.safe_load((ROOT / "data" / "publishers.yaml").read_text(encoding="utf-8"))["publishers"]
LEFT_OUT = yaml.safe_load((ROOT / "data" / "left-out.yaml").read_text(encoding="utf-8"))["left_out"]
XHTML = "{http://www.w3.org/1999/xhtml}link"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def said(page: BuiltPage, path: str = "//main") -> str:
    return " ".join(" ".join(page.tree.xpath(path)[0].text_content().split()).split())


def test_the_front_door_speaks_both_languages_welsh_first(site: BuiltSite) -> None:
    page = site.pages["index.html"]
    assert "cy" == page.language
    assert ["cy", "en"] == [part.get("lang") or page.language for part in page.tree.xpath("//main//section")][:2]
    hrefs = set(page.tree.xpath("//main//a/@href"))
    assert {"cy/", "en/"} <= {href.removeprefix("./") for href in hrefs}
    for language in LANGUAGES:
        for key in ("urgent.ask", "urgent.call"):
            assert words(language)[key] in page.tree.text_content()


def test_every_page_says_its_language_and_has_its_counterpart(site: BuiltSite) -> None:
    keys = {language: {page.key for page in site.of(language)} for language in LANGUAGES}
    assert keys["en"] == keys["cy"]
    for language in LANGUAGES:
        assert {language} == {page.language for page in site.of(language)}
        assert len(site.of(language)) == len(keys[language])
        for page in site.of(language):
            (link,) = page.tree.xpath("//a[@data-language-link]")
            assert other(language) == link.get("lang") == link.get("hreflang")


def test_each_language_link_leads_to_the_same_page(site: BuiltSite) -> None:
    for language in LANGUAGES:
        for page in site.of(language):
            there = site.at(page.alternates()[other(language)])
            assert there is not None
            assert page.key == there.key
            assert page.path in {each.path for each in [site.at(there.alternates()[language])] if each}


def test_every_resource_has_a_page_in_both_languages(site: BuiltSite) -> None:
    assert len(ENTRIES) >= 130
    wanted = {f"resource/{entry['id']}" for entry in ENTRIES}
    for language in LANGUAGES:
        assert wanted <= {page.key for page in site.of(language)}


def test_canonical_addresses_and_alternates_are_absolute_and_mutual(site: BuiltSite) -> None:
    for page in [*site.of("cy"), *site.of("en")]:
        own = page.path.removesuffix("index.html")
        found = page.alternates()
        assert site.base + own == page.canonical() == found[page.language]
        assert {"cy", "en", "x-default", *({short_of(page)} if short_of(page) else ())} == set(found)
        assert found["x-default"] == (site.base if page.key == "index" else found["en"])


def short_of(page: BuiltPage) -> str:
    """The language of a page whose language is none of ours."""
    kind, _, identity = page.key.partition("/")
    return identity if kind == "language" and identity not in {"cy", "en", "bfi"} else ""


def test_each_language_that_is_not_ours_has_a_page_at_a_short_address_that_leads_on_by_itself(site: BuiltSite) -> None:
    folders = {path.partition("/")[0] for path in site.pages if path.count("/") == 1} - set(LANGUAGES)
    assert folders == {short for page in site.of("cy") if (short := short_of(page))}
    assert len(folders) > 20
    for identity in folders:
        page = site.pages[f"{identity}/index.html"]
        assert identity == page.language
        assert f"{site.base}{identity}/" == page.canonical() == page.alternates()[identity]
        assert page.title.startswith(plain_name(page))
        for language in LANGUAGES:
            whole = site.at(page.alternates()[language])
            assert whole is not None
            assert whole.alternates() == page.alternates()
            assert f"../../../{identity}/" in whole.tree.xpath("//main//a/@href")
            assert 1 <= page.tree.xpath("//a/@href").count(f"../{whole.path.removesuffix('index.html')}")
        # It stays: nothing on it sends anybody elsewhere.
        assert [] == page.tree.xpath("//meta[@http-equiv='refresh']")
        assert ["../assets/exit.js"] == page.tree.xpath("//script/@src")


def plain_name(page: BuiltPage) -> str:
    return str(page.tree.xpath("string(//h1)"))


def test_the_sitemap_lists_each_page_once_with_its_pair(site: BuiltSite) -> None:
    tree = etree.parse(site.root / "sitemap.xml")
    rows = {row.findtext(f"{MAP}loc"): row for row in tree.getroot()}
    assert len(tree.getroot()) == len(rows)
    for address, row in rows.items():
        page = site.at(address or "")
        assert page is not None, address
        listed = {link.get("hreflang"): link.get("href") for link in row.findall(XHTML)}
        assert page.alternates() == listed
    lead_on = {page.canonical() for page in site.pages.values() if page.key.startswith(("moved/", "short/"))}
    every = {page.canonical() for page in site.pages.values() if page.path != "404.html"}
    assert every - lead_on == set(rows)


def test_no_link_or_anchor_of_the_site_is_broken(site: BuiltSite) -> None:
    assert [] == site.broken()


def test_no_page_repeats_an_id(site: BuiltSite) -> None:
    for page in site.pages.values():
        ids = page.tree.xpath("//@id")
        assert len(set(ids)) == len(ids), page.path


def test_a_title_names_one_page(site: BuiltSite) -> None:
    for language in LANGUAGES:
        own: dict[str, list[str]] = {}
        for page in site.of(language):
            own.setdefault(page.title.casefold(), []).append(page.key)
        assert {} == {title: keys for title, keys in own.items() if len(keys) > 1}


def test_the_home_and_the_finder_count_alike(site: BuiltSite) -> None:
    for language in LANGUAGES:
        linked = "//main//li[@data-id][not(ancestor::details)]"
        pages = [page for page in site.pages.values() if page.key.startswith("resources/a-z/")]
        number = str(sum(len(page.tree.xpath(linked)) for page in pages if page.language == language))
        offered = said(site.by_key(language, "index"), "//main//div[@class='asking']")
        assert [number] == re.findall(r"\d+", offered)
        assert number in said(site.by_key(language, "resources"), "//main//p[@data-results]")


def test_the_front_door_and_the_homes_lead_to_easy_read_to_bsl_and_to_help_after_an_arrest(site: BuiltSite) -> None:
    for language in LANGUAGES:
        for page in (site.pages["index.html"], site.by_key(language, "index")):
            here = urljoin(site.base, page.path)
            offered = {urljoin(here, href) for href in page.tree.xpath("//main//a[@class]/@href")}
            for key in ("pages/easy-read", "access/bsl", "pages/after-an-arrest"):
                assert site.by_key(language, key).canonical() in offered, (page.path, key)


def test_every_page_has_one_main_heading_and_no_heading_is_skipped(site: BuiltSite) -> None:
    for page in site.pages.values():
        levels = [int(h.tag[1]) for h in page.tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert 1 <= levels.count(1) <= (2 if page.path in {"index.html", "404.html"} else 1), page.path
        assert all(after <= before + 1 for before, after in pairwise(levels)), page.path


def test_a_title_in_the_other_language_says_so(site: BuiltSite) -> None:
    english_only = [e for e in ENTRIES if "cy" not in e["title"]]
    assert english_only
    for entry in english_only:
        page = site.by_key("cy", f"resource/{entry['id']}")
        (heading,) = page.tree.xpath("//h1")
        assert "en" == (heading.get("lang") or heading.xpath("string(.//@lang)")), entry["id"]


def test_the_list_of_everything_stands_in_the_order_of_its_alphabet(site: BuiltSite) -> None:
    titles = {e["id"]: e["title"] for e in ENTRIES}
    for language in LANGUAGES:
        pages = [p for p in site.pages.values() if p.key.startswith("resources/a-z/") and p.language == language]
        pages.sort(key=lambda page: int(page.key.rpartition("/")[2]))
        everything: set[str] = set()
        # What has no link yet stands by itself, folded.
        for where in ("not(ancestor::details)", "ancestor::details"):
            hrefs = [
                href
                for page in pages
                for href in page.tree.xpath(f"//main//ol[@class='result-list']//a[{where}]/@href")
            ]
            listed = [each for href in hrefs if (each := href.strip("/").split("/")[-1]) in titles]
            everything |= set(listed)
            sides = [
                Said(titles[i][language], language) if language in titles[i]
                else Said(titles[i][other(language)], other(language)) for i in listed
            ]  # fmt: skip
            assert listed
            assert sorted(sides, key=collation.sort_key) == sides
        assert {e["id"] for e in ENTRIES if e["status"] != "withdrawn"} <= everything


def test_ids_that_moved_or_were_left_out_keep_a_page_that_leads_on(site: BuiltSite) -> None:
    moved = {old: e["id"] for e in ENTRIES for old in e.get("also_known_as") or ()}
    for language in LANGUAGES:
        for old, new in moved.items():
            page = site.by_key(language, f"moved/{old}")
            target = site.by_key(language, f"resource/{new}")
            hrefs = page.tree.xpath("//main//a/@href")
            assert f"../{new}/" in hrefs, (old, target.path)
        for row in LEFT_OUT:
            page = site.by_key(language, f"moved/{row['id']}")
            assert row["reason"][language] in said(page)
            assert page.tree.xpath("//main//a/@href")


def test_a_short_address_on_paper_leads_on_at_once_in_its_language_and_names_nothing(site: BuiltSite) -> None:
    rows = yaml.safe_load((ROOT / "data" / "short-addresses.yaml").read_text(encoding="utf-8"))["short_addresses"]
    discreet = ("audience/children", "audience/young-people", "audience/adult-survivors", "audience/worried-about-self")
    numbers = {path.parts[-2] for path in (site.root / "p").rglob("*.html")}
    assert {str(row[language]) for row in rows for language in LANGUAGES} == numbers
    for row in rows:
        for language in LANGUAGES:
            page = site.pages[f"p/{row[language]}/index.html"]
            assert language == page.language
            (content,) = page.tree.xpath("//meta[@http-equiv='refresh']/@content")
            wait, _, to = content.partition("; url=")
            assert "0" == wait
            there = site.at(urljoin(page.canonical(), to))
            assert there is not None
            assert to in page.tree.xpath("//main//a/@href")  # where a browser does not lead on by itself
            assert ["noindex"] == page.tree.xpath("//meta[@name='robots']/@content")
            assert page.tree.xpath("//a[@data-exit]")
            if row["paper"].startswith("board/"):
                assert "boards" == there.key
            elif row["paper"] in discreet:
                assert "index.html" == there.path
                words = html.tostring(page.tree, encoding="unicode")
                assert row["paper"].partition("/")[2] not in words.replace("reader-public", "")
            elif not row["paper"].startswith("situation/"):
                assert (row["paper"], language) == (there.key, there.language)
            else:
                assert there.key in {"", row["paper"]}


def test_a_page_that_is_not_there_answers_in_both_languages(site: BuiltSite) -> None:
    page = site.pages["404.html"]
    assert "cy" == page.language
    assert page.tree.xpath("//main//*[@lang='en']")
    links = [a for a in page.addresses() if not a.startswith(("https:", "#", "mailto:", "tel:"))]
    assert links
    assert all(address.startswith("/") for address in links)


def test_robots_security_icon_and_headers_are_there(site: BuiltSite) -> None:
    assert f"Sitemap: {site.base}sitemap.xml" in (site.root / "robots.txt").read_text(encoding="utf-8")
    trust = (site.root / ".well-known" / "security.txt").read_text(encoding="utf-8")
    for line in ("Contact: ", "Expires: 20", "Preferred-Languages: cy, en", f"Canonical: {site.base}"):
        assert line in trust
    assert "Content-Security-Policy" in (site.root / "_headers").read_text(encoding="utf-8")
    icons = {page.tree.xpath("string(//link[@rel='icon']/@href)") for page in site.pages.values()}
    assert all(icon.endswith("assets/icon.svg") for icon in icons)


def test_the_themes_own_files_stay_out(site: BuiltSite) -> None:
    data = site.root / "data"  # named after works, whatever they are called
    files = [path for path in site.root.rglob("*") if path.is_file() and data not in path.parents]
    assert [] == [str(p) for p in files if re.search(r"material|lunr|bundle\.|workers|fonts?/|\.map$", p.name)]
    assert not (site.root / "assets" / "javascripts").exists()
    assert not (site.root / "search" / "search_index.json").exists()


def test_pages_load_nothing_from_elsewhere_and_run_nothing_inline(site: BuiltSite) -> None:
    for page in site.pages.values():
        loaded = page.tree.xpath("//script/@src|//img/@src|//link[@rel='stylesheet']/@href|//source/@src|//iframe/@src")
        assert [] == [address for address in loaded if re.match(r"(https?:)?//", address)], page.path
        data = {"application/ld+json", "application/json"}
        scripts = [s for s in page.tree.xpath("//script[not(@src)]") if s.get("type") not in data]
        assert [] == scripts, page.path
        assert [] == page.tree.xpath("//style|//*[@style]|//*[@onclick or @onload or @onerror]"), page.path


def _own_texts(page: BuiltPage) -> set[str]:
    """Whole text nodes that are in the page's own language."""
    found = set()
    for node in page.tree.xpath("//body//text()[normalize-space()]"):
        holder = node.getparent()
        if holder.tag in {"script", "style", "code"}:
            continue
        marked = holder.xpath("ancestor-or-self::*[@lang][1]/@lang")
        if marked and marked[-1] == page.language:
            found.add(" ".join(str(node).split()))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_interface_words_of_the_other_language(site: BuiltSite, language: str) -> None:
    own, foreign = words(cast("Language", language)), words(other(cast("Language", language)))
    alike = {" ".join(text.split()) for text in own.values()}
    strange = {" ".join(t.split()) for t in foreign.values() if "{" not in t and len(t) > 3} - alike
    # Works and publishers keep their names, and languages are named in themselves.
    kept = {" ".join(side.split()) for e in ENTRIES for side in e["title"].values()}
    kept |= {" ".join(side.split()) for p in PUBLISHERS for side in p["name"].values()}
    kept |= {words(each)["language.own"] for each in LANGUAGES}
    wrong = {p.path: both for p in site.of(language) if (both := (_own_texts(p) & strange) - kept)}
    assert {} == wrong


def test_data_files_can_be_read(site: BuiltSite) -> None:
    found = json.loads((site.root / "data" / "catalogue.json").read_text(encoding="utf-8"))
    text = json.dumps(found)
    assert all(f'"{entry["id"]}"' in text for entry in ENTRIES)


def test_nothing_that_pages_are_made_from_is_published(built_site: Path) -> None:
    """MkDocs publishes what is no template in overrides/ and in the theme; our pages load none of it."""
    ours = {path.name for path in (ROOT / "overrides" / "hub").rglob("*.*") if path.suffix in {".css", ".js", ".yaml"}}
    sheets = set(components.SHEETS)
    framed = {"embed.css"}  # of the pages for other sites, beside them
    found = [path for path in built_site.rglob("*") if path.name in ours - sheets - framed or path.name == "hub"]
    assert [] == [path.relative_to(built_site).as_posix() for path in found]
    assert {"ask.js", "desk", "exit.js", "handbook", "icon.svg", "search", *sheets} == {
        path.name for path in (built_site / "assets").iterdir()
    }


def test_what_is_not_listed_says_so_in_its_heading(site: BuiltSite) -> None:
    for language in LANGUAGES:
        heads = {page.key.removeprefix("moved/"): said(page, "//h1") for page in site.of(language)}
        own = {heads[out["id"]] for out in LEFT_OUT}
        assert {words(language)["left_out.title"]} == own


def test_on_the_pages_of_help_no_link_leads_back_to_them_right_before_their_heading(site: BuiltSite) -> None:
    for language in LANGUAGES:
        urgent = {page.key: page.tree.xpath("//aside[@class='urgent']//a/@href") for page in site.of(language)}
        assert [["tel:999"], ["tel:999"]] == [urgent[key] for key in ("help", "easy-read/help")]
        assert {2} == {len(hrefs) for key, hrefs in urgent.items() if key not in {"help", "easy-read/help"}}


def test_a_page_with_a_content_note_says_what_it_does_and_does_not_talk_about(site: BuiltSite) -> None:
    wrong, noted = [], 0
    for path, page in site.pages.items():
        for box in page.tree.xpath("//main//div[@class='note'][h2]"):
            heads = {words(page.language)[key] for key in ("resource.content_note", "resource.content_note.ti")}
            if box.findtext("h2") in heads:
                noted += 1
                if words(page.language)["resource.content_note_page"] not in box.text_content():
                    wrong.append(path)
    assert [] == wrong
    assert 2 * sum("content_note" in entry for entry in ENTRIES) == noted
