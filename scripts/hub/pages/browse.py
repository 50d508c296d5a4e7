"""What the pages for finding one's way show: homes, audiences, topics and other terms, the finder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.catalogue import Resource
from hub.languages import Language
from hub.pages import views
from hub.pages.lists import catalogue_lists
from hub.pages.plan import Page
from hub.pages.site import Site

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
    "suggestion",
    "loading",
    "failed",
    "help_first",
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


def home(site: Site, page: Page) -> Mapping[str, Any]:
    """The home of a language: who are you, what is it about, which format."""
    terms = site.catalogue.vocabulary
    return {
        "audiences": tuple(terms.audiences.values()),
        "topics": tuple(terms.topics.values()),
        "access": tuple(term for term in terms.access.values() if term.id in {"easy-read", "bsl"}),
        "count": sum(1 for r in site.catalogue.resources if views.is_current(r)),
        "lines": first_lines(site),
    }


def shown_lines(site: Site) -> list[Mapping[str, Any]]:
    """The helplines that the public sees; a line in doubt is kept in its file only."""
    return [line for line in site.catalogue.data["helplines"].get("helplines", []) if line.get("shown")]


def first_lines(site: Site) -> tuple[Mapping[str, Any], ...]:
    """The helplines that a home page offers at once: the first of each group for the public."""
    lines = shown_lines(site)
    return tuple(
        line
        for line in lines
        if line["id"] in {"childline", "meic", "live-fear-free", "stop-it-now", "stop-it-now-helpline"}
    )


def finder(site: Site, page: Page) -> Mapping[str, Any]:
    """The list of everything, A–Z, and the filter's options with their counts."""
    lists = catalogue_lists(site, page.language)
    return {
        "groups": lists.groups,
        "facets": lists.facets,
        "count": sum(len(cards) for _, cards in lists.groups),
        "added": site.extra.get("added", {}),
        "documents": f"assets/search/{page.language}.json",
        "lines": first_lines(site),
        "strings": FINDER_STRINGS,
    }


def audience(site: Site, page: Page) -> Mapping[str, Any]:
    """A page for one audience: a short hand-picked start, then the rest by topic."""
    resources = [r for r in site.catalogue.resources if page.subject in r.audiences and views.is_current(r)]
    ids = {r.id for r in resources}
    picked = [
        site.catalogue.by_id[i] for i in (page.written.start_here if page.written else ()) if i in site.catalogue.by_id
    ]
    helplines = [
        line for line in shown_lines(site)
        if line.get("resource") in ids
    ]  # fmt: skip
    chosen = {r.id for r in picked}
    rest = [r for r in resources if r.id not in chosen]
    return {
        "term": site.catalogue.vocabulary.audiences[page.subject],
        "start": [site.cards[page.language][r.id] for r in picked],
        "lines": helplines[:3],
        "by_topic": by_topic(site, rest, page.language),
        "by_role": by_role(site, rest) if page.subject == "practitioners" else (),
        "count": len(resources),
        "most": 6,
    }


def by_topic(site: Site, resources: list[Resource], language: Language) -> tuple[tuple[Any, list[views.Card]], ...]:
    """Resources under their first topic, topics in the vocabulary's order."""
    found = []
    for term in site.catalogue.vocabulary.topics.values():
        here = [r for r in resources if r.topics and r.topics[0] == term.id]
        if here:
            found.append((term, site.shown(language, here)))
    return tuple(found)


def by_role(site: Site, resources: list[Resource]) -> tuple[tuple[Any, int], ...]:
    """How many of the resources are meant for each role."""
    return tuple((term, sum(r.role == term.id for r in resources)) for term in site.catalogue.vocabulary.roles.values())


def term(site: Site, page: Page) -> Mapping[str, Any]:
    """A page of one topic, access format, language or objective."""
    kind = page.key.split("/")[0]
    catalogue = site.catalogue
    vocabulary = catalogue.vocabulary
    terms = {"topic": vocabulary.topics, "access": vocabulary.access, "language": vocabulary.languages,
             "objective": vocabulary.objectives}[kind]  # fmt: skip

    def matches(resource: Resource) -> bool:
        live = catalogue.live_versions(resource)
        if kind == "topic":
            return page.subject in resource.topics
        if kind == "objective":
            return page.subject in resource.objectives
        if kind == "language":
            return any(v.language == page.subject for v in live)
        return any(page.subject in v.access or (page.subject == "bsl" and v.language == "bfi") for v in live)

    found = [r for r in catalogue.resources if views.is_current(r) and matches(r)]
    by_audience = [
        (each, site.shown(page.language, [r for r in found if r.audiences[0] == each.id]))
        for each in vocabulary.audiences.values()
    ]
    return {"kind": kind, "term": terms[page.subject], "count": len(found),
            "by_audience": [(each, cards) for each, cards in by_audience if cards]}  # fmt: skip


def terms(site: Site, page: Page) -> Mapping[str, Any]:
    """A list of all topics, access formats or languages, each with its number of resources."""
    kind, found = {
        "topics": ("topic", site.catalogue.vocabulary.topics),
        "formats": ("access", site.catalogue.vocabulary.access),
        "languages": ("language", site.catalogue.vocabulary.languages),
    }[page.key]
    counts = {
        each.id: term(site, site.plan.page(page.language, f"{kind}/{each.id}"))["count"] for each in found.values()
    }
    return {"kind": kind, "terms": tuple(found.values()), "counts": counts}
