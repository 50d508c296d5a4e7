"""What to do in an emergency, helplines by group, services by area."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages.plan import Page
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """What to do in an emergency, helplines by group, services by area."""
    lines = site.catalogue.shown_helplines
    order = ("children", "family", "survivors", "own-thoughts", "communities", "more")
    groups = [(name, [line for line in lines if line.group == name]) for name in order]
    services = [r for r in site.catalogue.resources if r.kind == "service" and r.status == "listed"]
    by_region = [
        (region, site.shown(page.language, [r for r in services if r.region == region.id]))
        for region in site.catalogue.vocabulary.regions.values()
    ]
    return {
        "emergency": [line for line in lines if line.group == "emergency"],
        "groups": [(name, found) for name, found in groups if found],
        "by_region": [(region, cards) for region, cards in by_region if cards],
    }
