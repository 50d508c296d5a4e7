"""What each kind of page shows: one function per template, from the site to plain values.

A function gets the site and the page and returns what its template calls `view`.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Mapping
from typing import Any

from hub.catalogue import Resource
from hub.languages import LANGUAGES, Language, Said
from hub.pages import alphabet, browse, councils, curator_views, field_views, gap_views, news_views, speaking, views
from hub.pages.plan import Page
from hub.pages.site import Site

Contents = Callable[[Site, Page], Any]


def resource(site: Site, page: Page) -> Mapping[str, Any]:
    """One resource: versions first, then what is missing, facts, related, where it came from."""
    found = site.catalogue.by_id[page.subject]
    publisher = site.catalogue.publishers[found.publisher]
    lines = [line for line in site.catalogue.shown_helplines if line.resource == found.id]
    versions = views.version_views(site.catalogue, found, page.language)
    spoken = speaking.spoken(site.catalogue).get(found.id, ())
    missing = speaking.unmet(views.missing(site.catalogue, found), spoken)
    return {
        "resource": found,
        "publisher": publisher,
        "versions": versions,
        "untested": sum(version.tested is None for version in versions if version.state != "danger"),
        "missing": [need for need in missing if need not in found.unseen],
        "unseen": [need for need in missing if need in found.unseen],
        "only_website": speaking.only_spoken(site.catalogue.live_versions(found), spoken),
        "home": found.home or publisher.home,
        "related": related(site, found, page.language),
        "lines": lines,
        "expired": found.review_by < site.catalogue.today and found.status == "listed",
        "successor": site.catalogue.by_id.get(found.superseded_by or ""),
        "source": str(site.catalogue.vocabulary.documents[found.source.document].label.in_(page.language)),
        "source_lines": tuple(dict.fromkeys(found.source.lines)),
    }


def related(site: Site, found: Resource, language: Language, most: int = 4) -> list[views.Card]:
    """Other current resources that share audience and topics, those with most in common first.

    Whom it is for counts most: a work for the same readers alone before one that is for many others too.
    """

    def common(other: Resource) -> float:
        shared = set(other.audiences) & set(found.audiences)
        return (
            8 * len(shared) / len({*other.audiences, *found.audiences})
            + 3 * len(set(other.topics) & set(found.topics))
            + 2 * len(set(other.groups) & set(found.groups))
            + (other.publisher == found.publisher)
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
    """At most `most` ids around where `identity` would stand: a page's cost must not grow with the catalogue."""
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


def words(site: Site, page: Page) -> Mapping[str, Any]:
    """A page of words only: the helplines that it names."""
    return browse.chosen_lines(site, page)


def first(page: Page) -> str | None:
    """The template of what stands before a page's written sections: help that must not wait, or what they are about."""
    if page.template == "help.html":
        return "helplines.html"
    if page.template == "boards.html":
        return "councils.html"
    if page.template == "gaps.html":
        return "gap_map.html"
    if page.template == "strategy.html":
        return page.template
    if page.written is None or not page.written.front.lines:
        return None
    return "calls_easy_read.html" if page.written.front.reader == "easy-read" else "calls.html"


def help_page(site: Site, page: Page) -> Mapping[str, Any]:
    """What to do in an emergency, helplines by group, services by area."""
    lines = site.catalogue.shown_helplines
    order = ("children", "family", "survivors", "own-thoughts", "communities", "more")
    groups = [(name, [line for line in lines if line.group == name]) for name in order]
    services = [r for r in site.catalogue.resources if r.kind == "service" and r.status == "listed"]
    by_region = [
        (region, site.shown(page.language, [r for r in services if r.region == region.id]))
        for region in site.catalogue.vocabulary.regions.values()
    ]
    return {
        "emergency": [line for line in lines if line.group == "emergency"],
        "groups": [(name, found) for name, found in groups if found],
        "by_region": [(region, cards) for region, cards in by_region if cards],
    }


def boards(site: Site, page: Page) -> Mapping[str, Any]:
    """The Safeguarding Boards, their councils and how to report."""
    return {
        "councils": councils.councils(site.catalogue, page.language),
        "boards": councils.boards(site.catalogue, page.language),
        "by_id": site.catalogue.by_id,
    }


def report(site: Site, page: Page) -> Mapping[str, Any]:
    """Where to send a message, if there is anybody to read it: the owner's settings say so."""
    return {"contact": site.settings.contact}


def strategy(site: Site, page: Page) -> Mapping[str, Any]:
    """The strategy's pages: everything the data file holds, and the resources that serve each action."""
    serving: dict[str, list[Resource]] = {}
    for each in site.catalogue.resources:
        for action in each.actions:
            serving.setdefault(action, []).append(each)
    policy = [r for r in site.catalogue.resources if r.kind in {"policy", "legislation", "guidance", "report"}]
    return {
        "data": site.catalogue.strategy,
        "serving": {
            action: views.by_usefulness(site.catalogue, page.language, found) for action, found in serving.items()
        },
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
    "home.html": browse.home,
    "finder.html": browse.finder,
    "audience.html": browse.audience,
    "term.html": browse.term,
    "terms.html": browse.terms,
    "resource.html": resource,
    "moved.html": moved,
    "left_out.html": left_out,
    "help.html": help_page,
    "boards.html": boards,
    "report.html": report,
    "strategy.html": strategy,
    "actions.html": strategy,
    "documents.html": strategy,
    "delivered.html": strategy,
    "progress.html": strategy,
    "glossary.html": glossary,
    "gaps.html": gap_views.gaps,
    "whats_new.html": news_views.whats_new,
    "curators.html": curator_views.curators,
    "fields.html": field_views.fields,
}


def front(site: Site) -> Mapping[str, Any]:
    """The front door: both languages at once, Welsh first."""
    return {"languages": LANGUAGES, "audiences": tuple(site.catalogue.vocabulary.audiences.values())}
