"""What leads on: an id that was merged, to where its work is now; a short address on paper, to its page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.languages import Said, other, word
from hub.pages import naming, short_addresses
from hub.pages.plan import FRONT, SHORT, Page
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """What the page says, and where it leads: in its own language, and from paper in the other one too."""
    if page.key.startswith(f"{SHORT}/"):
        return _from_paper(site, page)
    found = site.catalogue.by_id[page.subject]
    path = site.plan.page(page.language, f"resource/{found.id}").path
    return {"says": "moved.text", "path": path, "name": found.title, "other": ""}


def _from_paper(site: Site, page: Page) -> Mapping[str, Any]:
    paper, _ = short_addresses.about(page)
    found = {
        language: short_addresses.target(site.catalogue, site.plan, language, paper)
        for language in (page.language, other(page.language))
    }
    here, there = found.values()
    if here is None or there is None:  # the front door is in both languages
        return {
            "says": "short.text",
            "path": FRONT,
            "name": Said(word(page.language, "site.name"), page.language),
            "other": "",
        }
    return {
        "says": "short.text",
        "path": here.path,
        "name": naming.heading(site, here),
        "other": there.path,
        "other_name": word(there.language, "short.in", name=naming.heading(site, there).words),
    }
