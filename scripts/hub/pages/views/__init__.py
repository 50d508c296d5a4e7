"""What each page shows: one module per template of `overrides/hub`, which finds it by its name.

Each has `view(site, page)`, which returns the plain values that the template calls `view`.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable
from typing import Any, Final, cast

from hub.languages import LANGUAGES
from hub.pages.page_helplines import helplines_of
from hub.pages.plan import Page
from hub.pages.site import Site

View = Callable[[Site, Page], Any]

# Every template that has a module.
TEMPLATES: Final = frozenset(f"{module.name}.html" for module in pkgutil.iter_modules(__path__))
# What stands before a page's written sections: help that must not wait, or what they are about.
_FIRST: Final = {
    "help.html": "helplines.html",
    "boards.html": "councils.html",
    "audience.html": "audience_first.html",
    "gaps.html": "gap_map.html",
    "strategy.html": "strategy.html",
}


@functools.cache
def view_of(template: str) -> View:
    """The function that works out what a template shows; a page of words has no template of its own."""
    if not template:
        return helplines_of
    module = importlib.import_module(f"{__name__}.{template.removesuffix('.html')}")
    return cast("View", module.view)


def first(page: Page) -> str | None:
    """The template of what stands before a page's written sections."""
    if page.template in _FIRST:
        return _FIRST[page.template]
    if page.written is None or not (page.written.front.lines or page.written.front.topic):
        return None
    return "calls.html"


def front(site: Site) -> dict[str, Any]:
    """The front door: both languages at once, Welsh first."""
    return {
        "languages": LANGUAGES,
        "audiences": tuple(site.catalogue.vocabulary.audiences.values()),
        "situations": site.catalogue.common_situations,
    }
