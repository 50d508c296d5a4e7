"""The home of a language: who are you, what has happened, what is it about, which format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages import finder_list
from hub.pages.plan import Page
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The home of a language: who are you, what has happened, what is it about, which format."""
    terms = site.catalogue.vocabulary
    return {
        "audiences": tuple(terms.audiences.values()),
        "situations": site.catalogue.common_situations,
        "topic_groups": terms.grouped_topics,
        "count": finder_list.count(site.catalogue.resources),  # as many as its finder lists
    }
