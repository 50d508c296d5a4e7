"""The finder: the most useful works first, the options of its filters with their counts, and ways to all others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.languages import Said
from hub.pages import finder_list
from hub.pages.asked import lines_named
from hub.pages.cards import Card
from hub.pages.plan import Page
from hub.pages.site import Site
from hub.schema import Helpline

# The words that the finder's script shows; it has none of its own.
FINDER_STRINGS = (
    "count_zero",
    "count_one",
    "count_two",
    "count_few",
    "count_many",
    "count_other",
    "show_zero",
    "show_one",
    "show_two",
    "show_few",
    "show_many",
    "show_other",
    "best_first",
    "newest_first",
    "az_first",
    "showing",
    "corrected",
    "as_typed",
    "answer_label",
    "answer_more",
    "answer_closed",
    "answer_said",
    "loading",
    "list_loading",
    "failed",
    "help_first",
    "help_beside",
    "remove",
    "clear",
    "page",
    "previous",
    "next",
    "show_all",
    "show_pages",
    "copied",
    "copy_by_hand",
    "places",
    "other_language",
    "ticked",
)
# What the template shows an item of, for the script to fill.
BLANK = Card("", Said("", ""), Said("", ""), Said("", ""), "", "", (), wanted=False, superseded=False)


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The first works, the filters with their counts, and what the script needs."""
    works = finder_list.most_useful(site, page.language)
    return {
        "first": works[: finder_list.PAGE_SIZE],
        "page_size": finder_list.PAGE_SIZE,
        "count": len(works),
        "unlinked": finder_list.count_unlinked(site.catalogue.resources),
        "facets": finder_list.facets(site, page.language),
        "quick": finder_list.quick_choices(site.catalogue),
        "numbers": finder_list.numbers(site.catalogue),
        "initials": site.a_to_z[page.language].initials,
        "audiences": tuple(site.catalogue.vocabulary.audiences.values()),
        "list": f"assets/search/list-{page.language}.json",
        "documents": f"assets/search/{page.language}.json",
        "lines": urgent_lines(site),
        "strings": FINDER_STRINGS,
        "blank": BLANK,
    }


def urgent_lines(site: Site) -> list[Helpline]:
    """The helplines that the finder may offer above everything, each once, those for anyone first."""
    asking = site.catalogue.asking
    wanted = lines_named(asking) if asking else ()
    lines = site.catalogue.line_by_id
    return [lines[identity] for identity in wanted if identity in lines]
