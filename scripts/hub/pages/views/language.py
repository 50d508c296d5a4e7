"""A page of one language that the hub does not speak: its doorway, what there is in it, who can interpret."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hub.languages import LANGUAGES, Language, Said
from hub.pages import doorways, spoken_languages
from hub.pages.doorways import Parts
from hub.pages.plan import Page, doorway_path
from hub.pages.site import Site
from hub.pages.views import term
from hub.schema import Doorway


@dataclass(frozen=True, slots=True)
class Door:
    """A doorway as the template shows it."""

    language: str
    direction: str
    parts: Parts
    cards: list[tuple[Said, ...]]
    has_works: bool
    waits: tuple[Said, ...]  # in Welsh and English, that no translator has checked it; empty once one has


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """A page of one language that the hub does not speak."""
    listed = term.view(site, page)
    doorway = doorways.shown(site, page.subject)
    return {
        "label": listed["term"].label,
        "count": listed["count"],
        "by_audience": listed["by_audience"],
        "unlinked": listed["unlinked"],
        "cards": doorways.cards(site, page.subject),
        "door": door(site, doorway, page.language, has_works=bool(listed["count"])) if doorway else None,
        "meaning": doorways.untranslated(site, doorway, page.language) if doorway else {},
        "interpreters": spoken_languages.interpreted(site.catalogue),
        "short": doorway_path(page.subject),
    }


def door(site: Site, doorway: Doorway, *pages: Language, has_works: bool) -> Door:
    """A doorway on a page of one of our languages, or of both."""
    waits = () if doorways.is_checked(site, doorway) else doorways.waits(site)
    return Door(
        doorway.language,
        site.catalogue.vocabulary.languages[doorway.language].direction,
        {name: {} for name in ("works", "leave")} | dict(doorways.translated(site, doorway, *pages)),
        doorways.cards(site, doorway.language),
        has_works,
        tuple(waits.in_(side) for side in LANGUAGES) if waits else (),
    )
