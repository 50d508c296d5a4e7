"""One resource: versions first, then what is missing, facts, related works, where it came from."""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from typing import Any

from hub.catalogue import Resource
from hub.languages import Language
from hub.pages import spoken_languages, versions
from hub.pages.cards import Card
from hub.pages.plan import Page
from hub.pages.quality import reasons
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """What the template shows of it."""
    found = site.catalogue.by_id[page.subject]
    publisher = site.catalogue.publishers[found.publisher]
    lines = [line for line in site.catalogue.shown_helplines if line.resource == found.id]
    found_versions = versions.version_views(site.catalogue, found, page.language)
    spoken = spoken_languages.spoken(site.catalogue).get(found.id, ())
    missing = spoken_languages.unmet(versions.missing(site.catalogue, found), spoken)
    return {
        "resource": found,
        "publisher": publisher,
        "versions": found_versions,
        "untested": sum(version.tested is None for version in found_versions if version.state != "danger"),
        "missing": [need for need in missing if need not in found.unseen],
        "unseen": [need for need in missing if need in found.unseen],
        "only_website": spoken_languages.only_spoken(site.catalogue.live_versions(found), spoken),
        "home": found.home or publisher.home,
        "safe_home": site.catalogue.outward(found.home or publisher.home),
        "related": related(site, found, page.language),
        "lines": lines,
        "reasons": reasons(site.catalogue, found),
        "expired": found.review_by < site.catalogue.today and found.status == "listed",
        "successor": site.catalogue.by_id.get(found.superseded_by or ""),
        "source": str(site.catalogue.vocabulary.documents[found.source.document].label.in_(page.language)),
        "source_lines": tuple(dict.fromkeys(found.source.lines)),
    }


def related(site: Site, found: Resource, language: Language, most: int = 4) -> list[Card]:
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
