"""The papers to print: for whom, for what has happened, and by Safeguarding Board."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages import councils, docs_links
from hub.pages.pack import EASY_READ, FORMS
from hub.pages.plan import Page
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """Which papers stand under which heading, by the key of the page that they belong to.

    The papers themselves come from whoever makes them.
    """
    catalogue = site.catalogue
    return {
        "forms": FORMS,
        "easy_read": EASY_READ,
        "release": docs_links.newest_release(site.settings.repository),
        "audiences": [(f"audience/{term.id}", term.label) for term in catalogue.vocabulary.audiences.values()],
        "situations": [(f"situation/{each.id}", each.title) for each in catalogue.situation_by_id.values()],
        "boards": [(f"board/{board.id}", board.name) for board, _ in councils.boards(catalogue, page.language)],
    }
