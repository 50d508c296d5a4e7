"""What Boards, schools and councils may put on their own sites, with the HTML that puts it there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages.embeds import embeds, frame
from hub.pages.plan import Page
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """Each piece in the page's language: audiences first, then Boards."""
    found = [(each, frame(site, each)) for each in embeds(site, page.language)]
    return {
        "audiences": [(each, code) for each, code in found if each.key.startswith("audience/")],
        "boards": [(each, code) for each, code in found if each.key.startswith("board/")],
    }
