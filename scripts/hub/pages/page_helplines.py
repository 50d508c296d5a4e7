"""The helplines that a page names in its front matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages.plan import Page
from hub.pages.site import Site


def helplines_of(site: Site, page: Page) -> Mapping[str, Any]:
    """The helplines that a page names, in its order, and the heading that they stand under."""
    lines = {line.id: line for line in site.catalogue.shown_helplines}
    named = page.written.front.lines if page.written else ()
    return {
        "lines": [lines[identity] for identity in named],
        "talk": f"audience.talk.{page.subject}" if page.key.startswith("audience/") else "line.talk",
    }
