"""The pieces that other sites may show, as files: a page for a frame, and the same as HTML to copy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hub.pages import components, embeds
from hub.pages.render import Renderer
from hub.pages.security import FRAMED
from hub.pages.site import Asset, Site


def assets(site: Site, renderer: Renderer, root: Path) -> Iterator[Asset]:
    """Every piece in both ways, and the one stylesheet of the pages."""
    yield Asset(FRAMED.folder + embeds.SHEET, components.stylesheet(root, embeds.SHEET).encode())
    for each in embeds.every(site):
        whole = renderer.render(each.page, "embedded_page.html", each.values | {"level": 1})
        part = renderer.render(each.page, "embedded.html", each.values | {"level": 2})
        yield Asset(each.uri, whole.encode())
        yield Asset(each.copy_uri, part.encode())
