"""Everything that is known about every helpline, by group, and where each fact was seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages.plan import Page
from hub.pages.site import Site
from hub.schema.helpline import GROUPS


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """Every helpline that is shown, whole, in the groups of the help page; an emergency comes first."""
    lines = site.catalogue.shown_helplines
    groups = [(name, [line for line in lines if line.group == name]) for name in GROUPS]
    return {"groups": [(name, found) for name, found in groups if found]}
