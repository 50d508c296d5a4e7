"""Get help on paper: one audience's lines on one sheet, the councils' numbers on the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hub.pages import councils
from hub.pages.plan import Page
from hub.pages.site import Site

# Whose lines are for each audience; those that the audience's page names come first.
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "children": ("children",),
    "young-people": ("children",),
    "parents": ("family",),
    "practitioners": ("family",),
    "adult-survivors": ("survivors",),
    "worried-about-self": ("own-thoughts",),
    "public": ("family",),
}
# A sheet holds no more.
MOST: Final = 9


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The emergency lines, the audience's, those that answer day and night; and every council's numbers."""
    lines = site.catalogue.line_by_id
    written = site.plan.page(page.language, f"audience/{page.subject}").written
    named = [lines[identity] for identity in (written.front.lines if written else ())]
    own = [line for line in lines.values() if line.group in GROUPS[page.subject]]
    awake = [line for line in lines.values() if line.group == "more" and line.always_open]
    chosen = {line.id: line for line in (*named, *own, *awake)}
    return {
        "term": site.catalogue.vocabulary.audiences[page.subject],
        "audiences": tuple(site.catalogue.vocabulary.audiences.values()),
        "emergency": [line for line in lines.values() if line.group == "emergency"],
        "lines": list(chosen.values())[:MOST],
        "councils": councils.councils(site.catalogue, page.language),
        "with_councils": page.subject != "worried-about-self",
    }
