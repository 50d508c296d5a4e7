"""An id that was merged: where its work is now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages.plan import Page
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """An id that was merged: where its work is now."""
    found = site.catalogue.by_id[page.subject]
    return {"resource": found}
