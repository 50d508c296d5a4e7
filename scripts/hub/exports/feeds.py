"""Feeds of what's new: Atom (RFC 4287) and JSON Feed 1.1, one of each in each language.

Each change of the log is one item, once, with an id of its own that never changes. Both languages
tell the same changes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from xml.etree import ElementTree as ET

from hub.catalogue import Catalogue
from hub.languages import LANGUAGES, Language, Said, word
from hub.pages.site import Asset
from hub.pages.views.whats_new import FEEDS, newest_first, page_key, publisher, resource_of, title
from hub.schema import Change, Term

_ATOM: Final = "http://www.w3.org/2005/Atom"
_XHTML: Final = "http://www.w3.org/1999/xhtml"
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
# A reader that has not called for long still finds the last year or so.
_MOST: Final = 200

AddressOf = Callable[[Language, str], str]


@dataclass(frozen=True, slots=True)
class _Item:
    id: str
    url: str
    change: str
    title: Said
    publisher: Said | None
    audiences: tuple[Term, ...]
    summary: Said
    date: date

    def words(self, language: Language) -> str:
        """What happened, to what and whose it is, in one line."""
        if self.publisher is None:
            return word(language, "whats_new.entry", change=self.change, title=self.title.words)
        return word(
            language, "whats_new.entry_by", change=self.change, title=self.title.words, publisher=self.publisher.words
        )


def feeds(catalogue: Catalogue, changes: Iterable[Change], address_of: AddressOf, site_url: str) -> list[Asset]:
    """All four feeds.

    `address_of(language, key)` gives the absolute address of a page by its key; `site_url` is the
    absolute address of the site's root.
    """
    root = site_url if site_url.endswith("/") else f"{site_url}/"
    shown = newest_first(changes)[:_MOST]
    assets = []
    for language in LANGUAGES:
        atom, json_feed = FEEDS[language]
        home = root + atom.rpartition("/")[0] + "/"
        items = [_item(catalogue, change, language, address_of, home) for change in shown]
        updated = shown[0].date if shown else catalogue.today
        assets.append(Asset(atom, _as_atom(items, language, root + atom, home, updated)))
        assets.append(Asset(json_feed, _as_json(items, language, root + json_feed, home)))
    return assets


def _item(catalogue: Catalogue, change: Change, language: Language, address_of: AddressOf, home: str) -> _Item:
    key = page_key(catalogue, change.id)
    note = change.note.in_(language)
    resource = catalogue.by_id.get(change.id)
    found = resource_of(catalogue, change.id)
    return _Item(
        # The page of an id may go; what the feed has told keeps its name.
        id=f"{home}#{change.date}-{change.change}-{change.id}",
        url=address_of(language, key) if key else home,
        change=word(language, f"whats_new.{change.change}"),
        title=title(catalogue, change, language),
        publisher=publisher(catalogue, change, language),
        audiences=tuple(catalogue.vocabulary.audiences[each] for each in (found.audiences if found else ())),
        summary=note if note.words or not resource else resource.summary.in_(language),
        date=change.date,
    )


def _stamp(day: date) -> str:
    return f"{day}T00:00:00Z"


def _as_atom(items: Sequence[_Item], language: Language, address: str, home: str, updated: date) -> bytes:
    feed = ET.Element(f"{{{_ATOM}}}feed", {_XML_LANG: language})
    _text(feed, "id", address)
    _text(feed, "title", word(language, "whats_new.feed_title"))
    _text(feed, "updated", _stamp(updated))
    _text(ET.SubElement(feed, f"{{{_ATOM}}}author"), "name", word(language, "whats_new.feed_author"))
    _link(feed, "self", address, "application/atom+xml", language)
    _link(feed, "alternate", home, "text/html", language)
    for item in items:
        entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
        _text(entry, "id", item.id)
        _title(entry, item, language)
        _text(entry, "published", _stamp(item.date))
        _text(entry, "updated", _stamp(item.date))
        _link(entry, "alternate", item.url, "text/html", language)
        for each in item.audiences:
            label = each.label.in_(language).words
            ET.SubElement(entry, f"{{{_ATOM}}}category", {"term": each.id, "label": label})
        if item.summary.words:
            _said(entry, "summary", item.summary, language)
    ET.register_namespace("", _ATOM)
    ET.register_namespace("xhtml", _XHTML)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _text(parent: ET.Element, name: str, words: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = words
    return element


def _said(parent: ET.Element, name: str, said: Said, language: Language) -> None:
    element = _text(parent, name, said.words)
    if said.language != language:
        element.set(_XML_LANG, said.language)


def _title(entry: ET.Element, item: _Item, language: Language) -> None:
    """One line; where a part of it is in the other language, that part says so."""
    words = item.words(language)
    foreign = [part for part in (item.title, item.publisher) if part and part.language != language]
    if not foreign:
        _text(entry, "title", words)
        return
    title_ = ET.SubElement(entry, f"{{{_ATOM}}}title", {"type": "xhtml"})
    div = ET.SubElement(title_, f"{{{_XHTML}}}div")
    div.text, span = "", None
    for part in foreign:
        before, found, words = words.partition(part.words)
        if span is None:
            div.text = before
        else:
            span.tail = before
        span = ET.SubElement(div, f"{{{_XHTML}}}span", {_XML_LANG: part.language})
        span.text = found
        span.tail = words


def _link(parent: ET.Element, relation: str, address: str, kind: str, language: Language) -> None:
    about = {"rel": relation, "type": kind, "href": address, "hreflang": language}
    ET.SubElement(parent, f"{{{_ATOM}}}link", about)


def _as_json(items: Sequence[_Item], language: Language, address: str, home: str) -> bytes:
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": word(language, "whats_new.feed_title"),
        "home_page_url": home,
        "feed_url": address,
        "language": language,
        "authors": [{"name": word(language, "whats_new.feed_author")}],
        "items": [
            {
                "id": item.id,
                "url": item.url,
                "title": item.words(language),
                "content_text": item.summary.words or item.words(language),
                "date_published": _stamp(item.date),
                "language": language,
                "tags": [each.label.in_(language).words for each in item.audiences],
            }
            for item in items
        ],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()
