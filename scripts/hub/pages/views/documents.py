"""The documents of the strategy, and the plans that touch it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hub.pages.plan import Page
from hub.pages.site import Site

# How many stand open on the page.
AT_ONCE: Final = 8
DOCUMENTS: Final = frozenset({"policy", "legislation", "guidance", "report"})


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The data file, and what this page needs beside it."""
    policy = [r for r in site.catalogue.resources if r.kind in DOCUMENTS]
    return {
        "data": site.catalogue.strategy, "policy": site.shown(page.language, policy), "at_once": AT_ONCE,
        "by_id": site.catalogue.by_id,
    }  # fmt: skip
