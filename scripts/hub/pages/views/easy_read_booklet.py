"""All Easy Read pages in one, in their order, to be printed and read away from a screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages.plan import Page
from hub.pages.site import Site
from hub.pages.views.easy_read import sections


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """Every page with its title and its sections."""
    easy = site.catalogue.easy_read
    return {
        "pages": [(each, sections(site, easy, each, page.language)) for each in easy.pages] if easy else [],
        "start": "pages/easy-read",
    }
