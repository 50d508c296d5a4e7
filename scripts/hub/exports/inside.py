"""Where links of pages lead within the site, read from the pages as they are."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

INDEX: Final = "index.html"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an inside link leads: a path from the site's root, and a part of the page."""

    path: str
    fragment: str


def place_of(here: str, href: str) -> Place | None:
    """Where a link of the page at a path leads within the site; None where it leads outside."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or href.startswith("/"):
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(here), parts.path)) if parts.path else here
    if parts.path.endswith(("/", ".")):
        path = INDEX if path == "." else f"{path}/{INDEX}"
    return Place(path, parts.fragment)
