"""A page of one topic, access format, language or objective."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hub.catalogue import Resource
from hub.pages import spoken_languages
from hub.pages.cards import is_current, is_unlinked
from hub.pages.page_helplines import situations_on
from hub.pages.plan import Page
from hub.pages.site import Site

# What is in BSL stands on one page; the page of the language leads to it.
MAIN_BSL: Final = "access/bsl"
# Up to so many works the page on BSL says that there is very little.
LITTLE: Final = 12
# Languages whose pages do not point to interpreters.
OURS: Final = frozenset({"cy", "en", "bfi"})


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """A page of one topic, access format, language or objective."""
    kind = page.key.split("/")[0]
    catalogue = site.catalogue
    vocabulary = catalogue.vocabulary
    terms = {"topic": vocabulary.topics, "access": vocabulary.access, "language": vocabulary.languages,
             "objective": vocabulary.objectives}[kind]  # fmt: skip

    def matches(resource: Resource) -> bool:
        if kind == "topic":
            return page.subject in resource.topics
        if kind == "objective":
            return page.subject in resource.objectives
        live = catalogue.live_versions(resource)
        if kind == "language":
            return any(v.language == page.subject for v in live)
        return any(page.subject in v.access or (page.subject == "bsl" and v.language == "bfi") for v in live)

    everything = [r for r in catalogue.resources if is_current(r) and matches(r)]
    found = [r for r in everything if not is_unlinked(r)]
    by_audience = [
        (each, site.shown(page.language, [r for r in found if r.audiences[0] == each.id]))
        for each in vocabulary.audiences.values()
    ]
    is_bsl = page.key in {MAIN_BSL, "language/bfi"}
    return {
        "kind": kind,
        "term": terms[page.subject],
        "count": len(found),
        "situations": situations_on(site, page.subject) if kind == "topic" else (),
        "by_audience": [(each, cards) for each, cards in by_audience if cards],
        "signed": spoken_languages.signed(catalogue) if is_bsl else (),
        "unlinked": site.shown(page.language, filter(is_unlinked, everything)),
        "main": MAIN_BSL if is_bsl and page.key != MAIN_BSL else "",
        "is_little": len(found) <= LITTLE,
        "interpreters": spoken_languages.interpreted(catalogue)
        if kind == "language" and page.subject not in OURS
        else (),
    }
