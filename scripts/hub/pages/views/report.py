"""Where to send a message, if there is anybody to read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages.plan import Page
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """Where to send a message, if there is anybody to read it: the owner's settings say so."""
    return {"contact": site.settings.contact}
