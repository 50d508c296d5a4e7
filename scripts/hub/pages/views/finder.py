"""The finder: the list of everything, A to Z, and the options of its filter with their counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages.finder_list import catalogue_lists
from hub.pages.plan import Page
from hub.pages.site import Site
from hub.schema import Helpline
from hub.schema.asking import ANYONE

# The words that the finder's script shows; it has none of its own.
FINDER_STRINGS = (
    "count_zero",
    "count_one",
    "count_two",
    "count_few",
    "count_many",
    "count_other",
    "best_first",
    "newest_first",
    "showing",
    "corrected",
    "as_typed",
    "answer_label",
    "answer_more",
    "answer_said",
    "loading",
    "failed",
    "help_first",
    "help_beside",
    "remove",
    "clear",
    "page",
    "show_all",
    "show_pages",
    "copied",
    "copy_by_hand",
    "places",
    "results_heading",
    "other_language",
)


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The list of everything, A–Z, the filter's options with their counts, and what has no link yet."""
    lists = catalogue_lists(site, page.language)
    return {
        "groups": lists.groups,
        "facets": lists.facets,
        "unlinked": lists.unlinked,
        "count": sum(len(cards) for _, cards in lists.groups),
        "added": site.extra.get("added", {}),
        "documents": f"assets/search/{page.language}.json",
        "lines": urgent_lines(site),
        "strings": FINDER_STRINGS,
    }


def urgent_lines(site: Site) -> list[Helpline]:
    """The helplines that the finder may offer above everything, each once, those for anyone first."""
    asking = site.catalogue.asking
    rows = sorted(asking.lines, key=lambda row: row.who != ANYONE) if asking else []
    wanted = dict.fromkeys(line for row in rows for line in (*row.day, *row.night, *row.die))
    lines = {line.id: line for line in site.catalogue.shown_helplines}
    return [lines[identity] for identity in wanted if identity in lines and lines[identity].phone]
