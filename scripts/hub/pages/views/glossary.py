"""The term list in the alphabet of the page's language, letter by letter."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from hub.languages import Said
from hub.pages import collation
from hub.pages.plan import Page
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The terms under the letter that they begin with."""
    language = page.language

    def name(term: Any) -> Said:
        return Said(term.cy if language == "cy" else term.en, language)

    rows = sorted(site.catalogue.terms, key=lambda term: collation.sort_key(name(term)))
    found = groupby(rows, key=lambda term: collation.initial(name(term), language))
    return {"letters": [(letter, list(terms)) for letter, terms in found]}
