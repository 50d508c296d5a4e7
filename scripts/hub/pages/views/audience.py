"""A page for one audience: whom to call, what has happened, where to start; the rest by topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from hub.catalogue import Resource, Term
from hub.pages.cards import is_current, is_unlinked
from hub.pages.pack import uri_of
from hub.pages.page_helplines import helplines_of
from hub.pages.plan import Page
from hub.pages.site import Site

CHILDREN: Final = "children"
WORKERS: Final = "practitioners"
START: Final = 3  # works that stand open
# What those look for who work with it; on the other audience pages it would stand in the way.
PAPERS: Final = frozenset({"policy", "legislation", "research"})


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """A page for one audience: whom to call, what has happened, a short hand-picked start; the rest can wait.

    What was picked beyond the start has a fold of its own, so that nothing that a curator chose is lost.
    """
    resources = [r for r in site.catalogue.resources if page.subject in r.audiences and is_current(r)]
    picked = [
        site.catalogue.by_id[i]
        for i in (page.written.front.start_here if page.written else ())
        if i in site.catalogue.by_id
    ]
    start, later = picked[:START], picked[START:]
    chosen = {r.id for r in picked}
    linked = [r for r in resources if not is_unlinked(r)]
    rest = [r for r in linked if r.id not in chosen and (page.subject == WORKERS or is_for_everybody(r))]
    unlinked = [] if page.subject == CHILDREN else [r for r in resources if is_unlinked(r)]
    cards = site.cards[page.language]
    return {
        **helplines_of(site, page),
        "term": site.catalogue.vocabulary.audiences[page.subject],
        "situations": site.catalogue.situations_of(page.subject),
        "paper": uri_of(page),
        "start": [cards[r.id] for r in start],
        "more": [cards[r.id] for r in later],
        "by_topic": () if page.subject == CHILDREN else by_topic(site, rest),
        "by_role": by_role(site, rest) if page.subject == WORKERS else (),
        "unlinked": site.shown(page.language, unlinked),
    }


def is_for_everybody(resource: Resource) -> bool:
    """Whether a resource belongs on an audience page of the public: it can be opened, and is no paper."""
    return resource.status == "listed" and resource.kind not in PAPERS


def on_topic(site: Site) -> Mapping[str, int]:
    """How many resources the page of each topic shows at once."""
    shown = (r for r in site.catalogue.resources if is_current(r) and not is_unlinked(r))
    return Counter(topic for r in shown for topic in r.topics)


def by_topic(site: Site, resources: list[Resource]) -> tuple[tuple[Term, int], ...]:
    """The topics that some resources have first, in order, each with how many works its own page shows at once."""
    here = {r.topics[0] for r in resources if r.topics}
    shown = on_topic(site)
    return tuple((term, shown[term.id]) for term in site.catalogue.vocabulary.topics.values() if term.id in here)


def by_role(site: Site, resources: list[Resource]) -> tuple[tuple[Term, int], ...]:
    """How many of the resources are meant for each role."""
    return tuple((term, sum(r.role == term.id for r in resources)) for term in site.catalogue.vocabulary.roles.values())
