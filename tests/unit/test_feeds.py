"""Feeds: valid by their specifications, each change once, both languages alike."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from holes import TODAY, catalogue, resource, version

from hub.catalogue import Publisher
from hub.catalogue.changelog import Change
from hub.exports.feeds import feeds
from hub.languages import Text, word

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SITE = "https://hub.example/base/"
KNOWN = catalogue(
    resource("a", version(), title=Text('Canllaw <i> & "mwy"', 'Guide <i> & "more"')),
    resource("b", version(), also_known_as=("old-b",)),
    resource("gone", version(), status="withdrawn"),
)
LOG = (
    Change(date=date(2026, 1, 2), id="a", change="added"),
    Change(date=date(2026, 3, 4), id="a", change="changed", note=Text("Fersiwn newydd.", "A new version.")),
    Change(date=date(2026, 3, 4), id="old-b", change="withdrawn"),
    Change(date=TODAY, id="gone", change="withdrawn"),
    Change(date=TODAY, id="nobody-knows", change="withdrawn"),
)


def address_of(language: str, key: str) -> str:
    return f"{SITE}{language}/{key}/"


def made(log: tuple[Change, ...] = LOG) -> dict[str, bytes]:
    return {asset.uri: asset.content for asset in feeds(KNOWN, log, address_of, SITE)}


ATOMS = {"cy": "cy/beth-syn-newydd/feed.xml", "en": "en/whats-new/feed.xml"}
JSONS = {"cy": "cy/beth-syn-newydd/feed.json", "en": "en/whats-new/feed.json"}


def test_there_are_two_feeds_in_each_language_beside_their_page() -> None:
    assert {*ATOMS.values(), *JSONS.values()} == set(made())


@pytest.mark.parametrize("language", ["cy", "en"])
def test_atom_has_every_member_that_the_specification_requires(language: str) -> None:
    root = ET.fromstring(made()[ATOMS[language]])  # noqa: S314 - our own
    assert f"{ATOM}feed" == root.tag
    assert language == root.get(XML_LANG)
    for name in ("id", "title", "updated"):
        assert 1 == len(root.findall(f"{ATOM}{name}")), name
    assert f"{SITE}{ATOMS[language]}" == root.findtext(f"{ATOM}id")
    assert f"{TODAY}T00:00:00Z" == root.findtext(f"{ATOM}updated")
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert f"{SITE}{ATOMS[language]}" == links["self"]
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        for name in ("id", "title", "updated"):
            assert 1 == len(entry.findall(f"{ATOM}{name}")), name
        assert str(entry.find(f"{ATOM}link").get("href")).startswith(SITE)  # type: ignore[union-attr]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(LOG) == len(ids) == len(set(ids))
    assert all(str(each).startswith(SITE) for each in ids)


@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_feed_reader_finds_every_change_once_and_newest_first(language: str) -> None:
    found = feedparser.parse(made()[ATOMS[language]])
    assert 0 == found.bozo
    assert "atom10" == found.version
    dates = [entry.updated[:10] for entry in found.entries]
    assert ["2026-11-22", "2026-11-22", "2026-03-04", "2026-03-04", "2026-01-02"] == dates
    kinds = [entry.id.split("#")[1].split("-", 3)[3] for entry in found.entries]
    expected = [
        "withdrawn-gone",
        "withdrawn-nobody-knows",
        "changed-a",
        "withdrawn-old-b",
        "added-a",
    ]
    assert expected == kinds


@pytest.mark.parametrize("language", ["cy", "en"])
def test_json_feed_has_every_member_that_the_specification_requires(language: str) -> None:
    feed: dict[str, Any] = json.loads(made()[JSONS[language]])
    assert "https://jsonfeed.org/version/1.1" == feed["version"]
    assert word(language, "whats_new.feed_title") == feed["title"]  # type: ignore[arg-type]
    assert f"{SITE}{JSONS[language]}" == feed["feed_url"]
    assert language == feed["language"]
    assert len(LOG) == len({item["id"] for item in feed["items"]}) == len(feed["items"])
    for item in feed["items"]:
        assert item["content_text"]
        assert item["url"].startswith(SITE)
        assert item["date_published"].endswith("T00:00:00Z")


def test_both_languages_tell_the_same_changes() -> None:
    files = made()
    told = [
        [item["id"].split("#")[1] for item in json.loads(files[JSONS[language]])["items"]] for language in ("cy", "en")
    ]
    assert told[0] == told[1]


def test_links_lead_to_the_page_that_the_id_has_now() -> None:
    items = json.loads(made()[JSONS["en"]])["items"]
    found = {item["id"].rsplit("#", 1)[1][11:]: item["url"] for item in items}
    expected = {
        "withdrawn-gone": f"{SITE}en/resource/gone/",
        "withdrawn-nobody-knows": f"{SITE}en/whats-new/",
        "changed-a": f"{SITE}en/resource/a/",
        "withdrawn-old-b": f"{SITE}en/moved/old-b/",
        "added-a": f"{SITE}en/resource/a/",
    }
    assert expected == found


def test_titles_keep_their_signs_and_notes_are_told() -> None:
    entry = feedparser.parse(made()[ATOMS["en"]]).entries[2]
    assert 'Changed: Guide <i> & "more" (Us)' == entry.title
    assert "A new version." == entry.summary


def test_an_english_title_in_the_welsh_feed_says_that_it_is_english() -> None:
    root = ET.fromstring(made((Change(date=TODAY, id="b", change="added"),))[ATOMS["cy"]])  # noqa: S314 - our own
    title = root.find(f"{ATOM}entry/{ATOM}title")
    assert title is not None
    part = title.find(".//{http://www.w3.org/1999/xhtml}span")
    assert part is not None
    assert ("xhtml", "en", "Title of b") == (title.get("type"), part.get(XML_LANG), part.text)
    assert "Ychwanegwyd: Title of b (Ni)" == "".join(title.itertext())


def test_each_part_of_a_line_in_the_other_language_says_so() -> None:
    english = {"us": Publisher(id="us", name=Text(None, "Title"))}
    known = catalogue(resource("b", version()), today=TODAY)
    known = dataclasses.replace(known, publishers=english)
    (atom,) = (
        a for a in feeds(known, (Change(date=TODAY, id="b", change="added"),), address_of, SITE) if a.uri == ATOMS["cy"]
    )
    title = ET.fromstring(atom.content).find(f"{ATOM}entry/{ATOM}title")  # noqa: S314 - our own
    assert title is not None
    spans = title.findall(".//{http://www.w3.org/1999/xhtml}span")
    assert [("en", "Title of b"), ("en", "Title")] == [(span.get(XML_LANG), span.text) for span in spans]
    assert "Ychwanegwyd: Title of b (Title)" == "".join(title.itertext())


@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_feed_says_whom_each_work_is_for(language: str) -> None:
    entries = feedparser.parse(made()[ATOMS[language]]).entries
    tags = [[(tag.term, tag.label) for tag in entry.get("tags", [])] for entry in entries]
    child = [("children", f"children ({language})")]
    assert [child, [], child, child, child] == tags
    items = json.loads(made()[JSONS[language]])["items"]
    assert [[label for _, label in each] for each in tags] == [item["tags"] for item in items]


def test_a_feed_without_changes_is_valid_too() -> None:
    found = feedparser.parse(made(())[ATOMS["en"]])
    assert (0, []) == (found.bozo, found.entries)
    assert f"{TODAY}T00:00:00Z" == found.feed.updated


def test_the_same_log_gives_the_same_bytes() -> None:
    assert made() == made()
