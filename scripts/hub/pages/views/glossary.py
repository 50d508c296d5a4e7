"""The term list in the alphabet of the page's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.languages import Said
from hub.pages import collation
from hub.pages.plan import Page
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The term list in the alphabet of the page's language."""
    language = page.language
    rows = sorted(
        site.catalogue.terms, key=lambda s: collation.sort_key(Said(s.cy if language == "cy" else s.en, language))
    )
    return {"rows": rows}
