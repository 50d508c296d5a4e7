"""What each kind of page shows: one function per template, from the site to plain values.

A function gets the site and the page and returns what its template calls `view`.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Mapping
from typing import Any

from hub.catalogue import Resource
from hub.languages import LANGUAGES, Language, Said, word
from hub.pages import alphabet, curator_views, gap_views, news_views, views
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

Contents = Callable[[Site, Page], Any]


def heading(site: Site, page: Page) -> Said:
    """The page's `<h1>`, with its language."""
    if page.written is not None:
        return Said(page.written.title, page.language)
    kind, _, identity = page.key.partition("/")
    terms = site.catalogue.vocabulary
    by_kind = {
        "audience": terms.audiences, "topic": terms.topics, "access": terms.access,
        "language": terms.languages, "objective": terms.objectives,
    }  # fmt: skip
    if kind in by_kind:
        return by_kind[kind][identity].label.in_(page.language)
    if kind in {"resource"}:
        return site.catalogue.by_id[identity].title.in_(page.language)
    if kind == "moved":
        return Said(word(page.language, "moved.title"), page.language)
    return Said(word(page.language, f"title.{page.key}"), page.language)


def tab(site: Site, page: Page) -> str:
    """What the browser's tab and history show, without the site's name. Homes show only that name."""
    if page.key == "index":
        return ""
    if page.written is not None:
        return page.written.tab
    if page.key.startswith("audience/"):
        return word(page.language, f"tab.{page.key}")
    return heading(site, page).words


def description(site: Site, page: Page) -> str:
    """One sentence for search engines."""
    if page.written is not None:
        return page.written.description
    if page.key.startswith("resource/"):
        return site.catalogue.by_id[page.subject].summary.in_(page.language).words
    return word(page.language, "site.description")


def crumbs(page: Page) -> tuple[str, ...]:
    """The keys of the pages above this one, from the home down."""
    kind = page.key.split("/")[0]
    above = {
        "resource": ("resources",), "moved": ("resources",), "topic": ("topics",), "access": ("formats",),
        "language": ("languages",), "objective": ("strategy",), "strategy": ("strategy",),
    }.get(kind, ())  # fmt: skip
    return () if page.key == "index" else ("index", *(key for key in above if key != page.key))


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


def first_lines(site: Site) -> tuple[Mapping[str, Any], ...]:
    """The helplines that a home page offers at once: the first of each group for the public."""
    lines = [line for line in site.catalogue.data["helplines"].get("helplines", []) if line.get("shown")]
    return tuple(line for line in lines if line["id"] in {"childline", "meic", "live-fear-free", "stop-it-now", "stop-it-now-helpline"})


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
    picked = [site.catalogue.by_id[i] for i in (page.written.start_here if page.written else ()) if i in site.catalogue.by_id]
    helplines = [
        line for line in site.catalogue.data["helplines"].get("helplines", [])
        if line.get("shown") and line.get("resource") in ids
    ]  # fmt: skip
    chosen = {r.id for r in picked}
    rest = [r for r in resources if r.id not in chosen]
    return {
        "term": site.catalogue.vocabulary.audiences[page.subject],
        "start": [site.cards[page.language][r.id] for r in picked],
        "lines": helplines[:3],
        "by_topic": by_topic(site, rest, page.language),
        "by_role": by_role(site, rest, page.language) if page.subject == "practitioners" else (),
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


def by_role(site: Site, resources: list[Resource], language: Language) -> tuple[tuple[Any, int], ...]:
    """How many of the resources are meant for each role."""
    return tuple(
        (term, sum(r.role == term.id for r in resources)) for term in site.catalogue.vocabulary.roles.values()
    )


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


def resource(site: Site, page: Page) -> Mapping[str, Any]:
    """One resource: versions first, then what is missing, facts, related, where it came from."""
    found = site.catalogue.by_id[page.subject]
    publisher = site.catalogue.publishers[found.publisher]
    lines = [line for line in site.catalogue.data["helplines"].get("helplines", []) if line.get("resource") == found.id and line.get("shown")]
    return {
        "resource": found,
        "publisher": publisher,
        "versions": views.version_views(site.catalogue, found, page.language),
        "missing": views.missing(site.catalogue, found),
        "home": found.home or publisher.home,
        "related": related(site, found, page.language),
        "lines": lines,
        "expired": found.review_by < site.catalogue.today and found.status == "listed",
        "successor": site.catalogue.by_id.get(found.superseded_by or ""),
        "source": str(site.catalogue.vocabulary.documents[found.source.document].label.in_(page.language)),
        "source_lines": "–".join(str(line) for line in dict.fromkeys(found.source.lines)),
    }


def related(site: Site, found: Resource, language: Language, most: int = 4) -> list[views.Card]:
    """Other current resources that share audience and topics, those with most in common first."""

    def common(other: Resource) -> int:
        if not set(other.audiences) & set(found.audiences):
            return 0
        return 3 * len(set(other.topics) & set(found.topics)) + 2 * len(set(other.groups) & set(found.groups)) + (
            other.publisher == found.publisher
        )

    ids = {
        identity
        for topic in found.topics
        for audience_id in found.audiences
        for identity in _near(site.neighbours.get((topic, audience_id), ()), found.id)
    } - {found.id}
    ranked = sorted((site.catalogue.by_id[i] for i in ids), key=lambda r: (-common(r), r.id))
    return [site.cards[language][r.id] for r in ranked[:most]]


def _near(ids: tuple[str, ...], identity: str, most: int = 40) -> tuple[str, ...]:
    """At most `most` ids around where `identity` would stand, so that a page's cost does not grow with the catalogue."""
    place = bisect.bisect_left(ids, identity)
    start = max(0, min(place - most // 2, len(ids) - most))
    return ids[start : start + most]


def moved(site: Site, page: Page) -> Mapping[str, Any]:
    """An id that was merged: where its work is now."""
    found = site.catalogue.by_id[page.subject]
    return {"resource": found}


def left_out(site: Site, page: Page) -> Mapping[str, Any]:
    """An id that is not listed on purpose: why, and where to look instead."""
    return {"left_out": next(out for out in site.catalogue.left_out if out.id == page.subject)}


def help_page(site: Site, page: Page) -> Mapping[str, Any]:
    """Helplines by group."""
    lines = [line for line in site.catalogue.data["helplines"].get("helplines", []) if line.get("shown")]
    order = ("emergency", "children", "family", "survivors", "own-thoughts", "communities", "more")
    groups = [(name, [line for line in lines if line["group"] == name]) for name in order]
    services = [r for r in site.catalogue.resources if r.kind == "service" and r.status == "listed"]
    by_region = [
        (region, site.shown(page.language, [r for r in services if r.region == region.id]))
        for region in site.catalogue.vocabulary.regions.values()
    ]
    return {
        "groups": [(name, found) for name, found in groups if found],
        "unconfirmed": any(not line.get("confirmed") for line in lines),
        "by_region": [(region, cards) for region, cards in by_region if cards],
        "languages": site.catalogue.vocabulary.languages,
    }


def boards(site: Site, page: Page) -> Mapping[str, Any]:
    """The Safeguarding Boards, their councils and how to report."""
    return {"boards": site.catalogue.data["boards"].get("boards", []), "by_id": site.catalogue.by_id}


def strategy(site: Site, page: Page) -> Mapping[str, Any]:
    """The strategy's pages: everything the data file holds, and the resources that serve each action."""
    serving: dict[str, list[Resource]] = {}
    for each in site.catalogue.resources:
        for action in each.actions:
            serving.setdefault(action, []).append(each)
    policy = [r for r in site.catalogue.resources if r.kind in {"policy", "legislation", "guidance", "report"}]
    return {
        "data": site.catalogue.data["strategy"],
        "serving": {action: views.by_usefulness(site.catalogue, page.language, found) for action, found in serving.items()},
        "policy": site.shown(page.language, policy),
        "objectives": tuple(site.catalogue.vocabulary.objectives.values()),
        "by_id": site.catalogue.by_id,
    }


def glossary(site: Site, page: Page) -> Mapping[str, Any]:
    """The term list in the alphabet of the page's language."""
    language = page.language
    rows = sorted(
        site.catalogue.terms, key=lambda s: alphabet.sort_key(Said(s.cy if language == "cy" else s.en, language))
    )
    return {"rows": rows}


BY_TEMPLATE: Mapping[str, Contents] = {
    "home.html": home,
    "finder.html": finder,
    "audience.html": audience,
    "term.html": term,
    "terms.html": terms,
    "resource.html": resource,
    "moved.html": moved,
    "left_out.html": left_out,
    "help.html": help_page,
    "boards.html": boards,
    "strategy.html": strategy,
    "actions.html": strategy,
    "documents.html": strategy,
    "delivered.html": strategy,
    "progress.html": strategy,
    "glossary.html": glossary,
    "gaps.html": gap_views.gaps,
    "whats_new.html": news_views.whats_new,
    "curators.html": curator_views.curators,
}


def front(site: Site) -> Mapping[str, Any]:
    """The front door: both languages at once, Welsh first."""
    return {"languages": LANGUAGES, "audiences": tuple(site.catalogue.vocabulary.audiences.values())}
