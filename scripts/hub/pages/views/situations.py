"""Every situation, by who says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages.plan import Page
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The situations of each audience that has any of its own."""
    del page
    found = site.catalogue.situation_by_id.values()
    groups = [
        (audience, [each for each in found if each.audience == audience.id])
        for audience in site.catalogue.vocabulary.audiences.values()
    ]
    return {"groups": [(audience, own) for audience, own in groups if own]}
