"""An id that is not listed on purpose: why, and where to look instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages.plan import Page
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """An id that is not listed on purpose: why, and where to look instead."""
    return {"left_out": next(out for out in site.catalogue.left_out if out.id == page.subject)}
