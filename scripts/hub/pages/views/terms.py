"""A list of all topics, access formats or languages, each with its number of resources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages import collation, spoken_languages
from hub.pages.plan import Page
from hub.pages.site import Site
from hub.pages.views import term


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """A list of all topics, access formats or languages, each with its number of resources."""
    kind, found = {
        "topics": ("topic", site.catalogue.vocabulary.topics),
        "formats": ("access", site.catalogue.vocabulary.access),
        "languages": ("language", site.catalogue.vocabulary.languages),
    }[page.key]
    counts = {
        each.id: term.view(site, site.plan.page(page.language, f"{kind}/{each.id}"))["count"] for each in found.values()
    }
    shown = list(found.values())
    if kind == "language":
        shown.sort(key=lambda each: collation.sort_key(each.label.in_(page.language)))
        counts["bfi"] = term.view(site, site.plan.page(page.language, term.MAIN_BSL))["count"]
    return {
        "kind": kind,
        "terms": tuple(each for each in shown if kind != "language" or counts[each.id]),
        "empty": tuple(each for each in shown if kind == "language" and not counts[each.id]),
        "counts": counts,
        "pages": {each.id: f"{kind}/{each.id}" for each in shown}
        | ({"bfi": term.MAIN_BSL} if kind == "language" else {}),
        "interpreters": spoken_languages.interpreted(site.catalogue) if kind == "language" else (),
    }
