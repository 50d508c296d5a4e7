"""The page at the short address of a language that is not ours: its doorway, or what stands in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hub.languages import LANGUAGES, Said, Text
from hub.pages import doorways, spoken_languages
from hub.pages.cards import is_current
from hub.pages.plan import Page
from hub.pages.site import Site
from hub.pages.views.language import door


@dataclass(frozen=True, slots=True)
class Work:
    """A work that can be had in the language, and where."""

    title: Text
    publisher: Text
    url: str


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The page at the short address of a language."""
    term = site.catalogue.vocabulary.languages[page.subject]
    doorway = doorways.shown(site, page.subject)
    works = tuple(_works(site, page.subject))
    return {
        "name": Said(term.native, term.id),
        "label": term.label,
        "door": door(site, doorway, *LANGUAGES, has_works=bool(works)) if doorway else None,
        "works": works,
        "cards": doorways.cards(site, page.subject),
        "interpreters": spoken_languages.interpreted(site.catalogue),
        "whole": f"language/{term.id}",  # the key of its page in each of our languages
    }


def _works(site: Site, language: str) -> Iterator[Work]:
    """What the catalogue has in a language and can be opened: each with its own link, past pages of ours."""
    for resource in filter(is_current, site.catalogue.resources):
        for version in site.catalogue.live_versions(resource):
            url = site.catalogue.outward(version.url) if version.language == language else None
            if url:
                yield Work(resource.title, site.catalogue.publishers[resource.publisher].name, url)
