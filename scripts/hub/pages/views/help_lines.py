"""Everything that is known about every helpline, by group, and the services by area."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages.plan import Page
from hub.pages.site import Site
from hub.pages.views.help import is_service
from hub.schema.helpline import GROUPS


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """Every helpline that is shown, whole, in the groups of the help page, an emergency first; services by area."""
    lines = site.catalogue.shown_helplines
    groups = [(name, [line for line in lines if line.group == name]) for name in GROUPS]
    services = [r for r in site.catalogue.resources if is_service(r)]
    by_region = [
        (region, site.shown(page.language, [r for r in services if r.region == region.id]))
        for region in site.catalogue.vocabulary.regions.values()
    ]
    return {
        "groups": [(name, found) for name, found in groups if found],
        "by_region": [(region, cards) for region, cards in by_region if cards],
    }
