"""The home of a language: who are you, what has happened, what is it about, which format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages.finder_list import is_in_the_list
from hub.pages.plan import Page
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The home of a language: who are you, what has happened, what is it about, which format."""
    terms = site.catalogue.vocabulary
    return {
        "audiences": tuple(terms.audiences.values()),
        "situations": tuple(each for each in site.catalogue.situation_by_id.values() if each.common),
        "topics": tuple(terms.topics.values()),
        "count": sum(is_in_the_list(r) for r in site.catalogue.resources),  # as many as its finder lists
    }
