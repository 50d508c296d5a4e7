"""A list of all topics or access formats, each with its number of resources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages.plan import Page
from hub.pages.site import Site
from hub.pages.views import term


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """A list of all topics or access formats, each with its number of resources."""
    kind, found = {
        "topics": ("topic", site.catalogue.vocabulary.topics),
        "formats": ("access", site.catalogue.vocabulary.access),
    }[page.key]
    pages = {each.id: f"{kind}/{each.id}" for each in found.values()}
    counts = {each: term.view(site, site.plan.page(page.language, key))["count"] for each, key in pages.items()}
    groups = site.catalogue.vocabulary.grouped_topics if kind == "topic" else ()
    return {"kind": kind, "terms": tuple(found.values()), "groups": groups, "counts": counts, "pages": pages}
