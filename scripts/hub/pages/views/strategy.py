"""The strategy: its vision, its objectives and what they want to come about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages.plan import Page
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The data file, and what this page needs beside it."""
    return {"data": site.catalogue.strategy}
