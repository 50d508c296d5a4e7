"""What 2019 to 2022 delivered, with the resources that came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages.plan import Page
from hub.pages.serving import serving
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The data file, and what this page needs beside it."""
    return {"data": site.catalogue.strategy, "serving": serving(site, page.language)}
