"""The languages by their own names, each with a page that begins in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hub.pages import doorways, spoken_languages
from hub.pages.plan import Page
from hub.pages.site import Site
from hub.pages.views import term


@dataclass(frozen=True, slots=True)
class Row:
    """One language: the key of its page, its own name, what it is called here, how many works are in it."""

    key: str
    id: str
    native: str
    direction: str
    label: str
    count: int


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The languages by their own names."""
    languages = site.catalogue.vocabulary.languages
    rows = []
    for each in doorways.by_native_name(languages.values()):
        key = term.MAIN_BSL if each.id == "bfi" else f"language/{each.id}"
        count = term.view(site, site.plan.page(page.language, key))["count"]
        rows.append(Row(key, each.id, each.native, each.direction, each.label.in_(page.language).words, count))
    return {"rows": rows, "interpreters": spoken_languages.interpreted(site.catalogue)}
