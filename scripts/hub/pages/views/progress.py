"""What has happened under the strategy, year by year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages.plan import Page
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The data file, and what this page needs beside it."""
    return {"data": site.catalogue.strategy, "by_id": site.catalogue.by_id}
