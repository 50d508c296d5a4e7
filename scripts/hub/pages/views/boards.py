"""The Safeguarding Boards, their councils and how to report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages import councils
from hub.pages.plan import Page
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The Safeguarding Boards, their councils and how to report."""
    return {
        "councils": councils.councils(site.catalogue, page.language),
        "boards": councils.boards(site.catalogue, page.language),
        "by_id": site.catalogue.by_id,
    }
