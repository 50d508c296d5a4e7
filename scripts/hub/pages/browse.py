"""What the pages for finding one's way show: homes, audiences, topics and other terms, the finder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from hub.catalogue import Resource
from hub.languages import Language
from hub.pages import alphabet, speaking, views
from hub.pages.lists import catalogue_lists, is_in_the_list
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
        "count": sum(is_in_the_list(r) for r in site.catalogue.resources),  # as many as its finder lists
    }


URGENT: Final = ("childline", "samaritans", "nhs-111-option-2", "live-fear-free")


def urgent_lines(site: Site) -> list[Helpline]:
    """The helplines that the finder offers above everything when words show distress, those for most people first."""
    lines = {line.id: line for line in site.catalogue.shown_helplines}
    return [lines[identity] for identity in URGENT if identity in lines]


def finder(site: Site, page: Page) -> Mapping[str, Any]:
    """The list of everything, A–Z, and the filter's options with their counts."""
    lists = catalogue_lists(site, page.language)
    return {
        "groups": lists.groups,
        "facets": lists.facets,
        "count": sum(len(cards) for _, cards in lists.groups),
        "added": site.extra.get("added", {}),
        "documents": f"assets/search/{page.language}.json",
        "lines": urgent_lines(site),
        "strings": FINDER_STRINGS,
    }


def chosen_lines(site: Site, page: Page) -> Mapping[str, Any]:
    """The helplines that a page names, in its order, and the heading that they stand under."""
    lines = {line.id: line for line in site.catalogue.shown_helplines}
    named = page.written.front.lines if page.written else ()
    return {
        "lines": [lines[identity] for identity in named],
        "talk": f"audience.talk.{page.subject}" if page.key.startswith("audience/") else "line.talk",
    }


CHILDREN: Final = "children"
WORKERS: Final = "practitioners"
# What those look for who work with it; on the other audience pages it would stand in the way.
PAPERS: Final = frozenset({"policy", "legislation", "research"})


def is_for_everybody(resource: Resource) -> bool:
    """Whether a resource belongs on an audience page of the public: it can be opened, and is no paper."""
    return resource.status == "listed" and resource.kind not in PAPERS


def on_topic(site: Site) -> Mapping[str, int]:
    """How many resources the page of each topic shows."""
    return Counter(topic for r in site.catalogue.resources if views.is_current(r) for topic in r.topics)


def audience(site: Site, page: Page) -> Mapping[str, Any]:
    """A page for one audience: a short hand-picked start, then the rest by topic."""
    resources = [r for r in site.catalogue.resources if page.subject in r.audiences and views.is_current(r)]
    picked = [
        site.catalogue.by_id[i]
        for i in (page.written.front.start_here if page.written else ())
        if i in site.catalogue.by_id
    ]
    chosen = {r.id for r in picked}
    rest = [r for r in resources if r.id not in chosen and (page.subject == WORKERS or is_for_everybody(r))]
    return {
        **chosen_lines(site, page),
        "term": site.catalogue.vocabulary.audiences[page.subject],
        "start": [site.cards[page.language][r.id] for r in picked],
        "by_topic": () if page.subject == CHILDREN else by_topic(site, rest, page.language),
        "more": "audience.more.children" if page.subject == CHILDREN else "",
        "by_role": by_role(site, rest) if page.subject == WORKERS else (),
        "on_topic": on_topic(site),
        "most": 2,
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


# What is in BSL stands on one page; the page of the language leads to it.
MAIN_BSL: Final = "access/bsl"
# Up to so many works the page on BSL says that there is very little.
LITTLE: Final = 12
# Languages whose pages do not point to interpreters.
OURS: Final = frozenset({"cy", "en", "bfi"})


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
    is_bsl = page.key in {MAIN_BSL, "language/bfi"}
    return {
        "kind": kind,
        "term": terms[page.subject],
        "count": len(found),
        "by_audience": [(each, cards) for each, cards in by_audience if cards],
        "signed": speaking.signed(catalogue) if is_bsl else (),
        "main": MAIN_BSL if is_bsl and page.key != MAIN_BSL else "",
        "is_little": len(found) <= LITTLE,
        "interpreters": speaking.interpreted(catalogue) if kind == "language" and page.subject not in OURS else (),
    }


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
    shown = list(found.values())
    if kind == "language":
        shown.sort(key=lambda each: alphabet.sort_key(each.label.in_(page.language)))
        counts["bfi"] = term(site, site.plan.page(page.language, MAIN_BSL))["count"]
    return {
        "kind": kind,
        "terms": tuple(each for each in shown if kind != "language" or counts[each.id]),
        "empty": tuple(each for each in shown if kind == "language" and not counts[each.id]),
        "counts": counts,
        "pages": {each.id: f"{kind}/{each.id}" for each in shown} | ({"bfi": MAIN_BSL} if kind == "language" else {}),
        "interpreters": speaking.interpreted(site.catalogue) if kind == "language" else (),
    }
