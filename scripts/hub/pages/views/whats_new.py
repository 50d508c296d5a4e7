"""What's new, as a page: the log of changes by day, newest first; decided for one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from hub.catalogue import Catalogue, Resource
from hub.languages import Language, Said, Text, word
from hub.pages.plan import Page
from hub.pages.site import Site
from hub.pages.versions import labels
from hub.schema import Change

# The page shows so many days with changes; the log itself and its feeds go further back.
_DAYS: Final = 30
# How many changes of the newest day stand open on the page.
AT_ONCE: Final = 12

# Where the feeds lie, from the site's root: beside the page, under its own address.
FEEDS: Final = {
    "cy": ("cy/beth-syn-newydd/feed.xml", "cy/beth-syn-newydd/feed.json"),
    "en": ("en/whats-new/feed.xml", "en/whats-new/feed.json"),
}


@dataclass(frozen=True, slots=True)
class News:
    """One change in words. `key` is the page it leads to; empty when there is none any more.

    Titles alone may be alike, so a line says who published the work and whom it is for.
    """

    change: str
    title: Said
    publisher: Said | None
    audiences: tuple[str, ...]
    note: Text
    key: str


@dataclass(frozen=True, slots=True)
class Day:
    """What changed on one day."""

    date: date
    news: tuple[News, ...]


@dataclass(frozen=True, slots=True)
class NewsPage:
    """The days, newest first, and where the feeds are."""

    days: tuple[Day, ...]
    atom: str
    json: str
    at_once: int = AT_ONCE


def view(site: Site, page: Page) -> NewsPage:
    """The page of news. The log is the site's `extra["changes"]`."""
    changes = site.extra.get("changes", ())
    atom, json = FEEDS[page.language]
    return NewsPage(days(site.catalogue, changes, page.language)[:_DAYS], atom, json)


def days(catalogue: Catalogue, changes: Iterable[Change], language: Language) -> tuple[Day, ...]:
    """Every day with a change, newest first."""
    ordered = newest_first(changes)
    return tuple(
        Day(day, tuple(_news(catalogue, change, language) for change in found))
        for day, found in groupby(ordered, key=lambda change: change.date)
    )


def newest_first(changes: Iterable[Change]) -> list[Change]:
    """By day, newest first; within a day in the order of the log."""
    return sorted(changes, key=lambda change: change.date, reverse=True)


def _news(catalogue: Catalogue, change: Change, language: Language) -> News:
    found = resource_of(catalogue, change.id)
    return News(
        change=word(language, f"whats_new.{change.change}"),
        title=title(catalogue, change, language),
        publisher=publisher(catalogue, change, language),
        audiences=tuple(labels(catalogue.vocabulary.audiences, found.audiences, language)) if found else (),
        note=change.note,
        key=page_key(catalogue, change.id),
    )


def page_key(catalogue: Catalogue, identity: str) -> str:
    """The key of the page that an id leads to today: its own, the one that leads on, or none."""
    if identity in catalogue.by_id:
        return f"resource/{identity}"
    merged = any(identity in resource.also_known_as for resource in catalogue.resources)
    left_out = any(out.id == identity for out in catalogue.left_out)
    return f"moved/{identity}" if merged or left_out else ""


def resource_of(catalogue: Catalogue, identity: str) -> Resource | None:
    """The resource of an id; of a merged one that which it is part of now."""
    merged = (resource for resource in catalogue.resources if identity in resource.also_known_as)
    return catalogue.by_id.get(identity) or next(merged, None)


def title(catalogue: Catalogue, change: Change, language: Language) -> Said:
    """The title of what changed."""
    found = resource_of(catalogue, change.id)
    return found.title.in_(language) if found else Said(word(language, "whats_new.untitled"), language)


def publisher(catalogue: Catalogue, change: Change, language: Language) -> Said | None:
    """Who published what changed, if that is still known."""
    found = resource_of(catalogue, change.id)
    return catalogue.publishers[found.publisher].name.in_(language) if found else None
