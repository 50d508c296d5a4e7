"""The pages of the curators' desk: add an entry, change one, say that many were looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hub.pages.plan import Page
from hub.pages.site import Site

DATA: Final = "assets/desk/data.json"


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Which of them it is, and the file that its script works with, from the site's root."""

    kind: str
    data: str = DATA


def view(site: Site, page: Page) -> DeskPage:
    """What the page's script is told."""
    del site
    return DeskPage(page.key.rpartition("/")[2])
