"""What a page is called: its heading, its tab, its sentence for search engines, the pages above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from hub.languages import Language, Said, word
from hub.pages.plan import Page
from hub.pages.site import Site

# Kinds of pages that list works under one term.
LISTS: Final = frozenset({"topic", "access", "language", "objective"})


def heading(site: Site, page: Page) -> Said:
    """The page's `<h1>`, with its language."""
    if page.written is not None:
        return Said(page.written.front.title, page.language)
    kind, _, identity = page.key.partition("/")
    terms = site.catalogue.vocabulary
    by_kind = {
        "audience": terms.audiences, "topic": terms.topics, "access": terms.access,
        "language": terms.languages, "objective": terms.objectives,
    }  # fmt: skip
    if kind in by_kind:
        return by_kind[kind][identity].label.in_(page.language)
    if kind == "situation":
        return site.catalogue.situation_by_id[identity].title.in_(page.language)
    if kind == "resource":
        return site.catalogue.by_id[identity].title.in_(page.language)
    if kind == "moved":
        return Said(word(page.language, "moved.title"), page.language)
    return Said(word(page.language, f"title.{page.key}"), page.language)


def tabs(site: Site) -> Mapping[tuple[Language, str], str]:
    """What the browser's tab and history show of each page, without the site's name: no two are alike.

    Where two pages would be called alike, works add their publisher and lists of works say what they are.
    """
    plain = {(page.language, page.key): _plain_tab(site, page) for page in site.plan.pages}
    often = Counter((language, name.casefold()) for (language, _), name in plain.items())
    found: dict[tuple[Language, str], str] = {}
    taken: set[tuple[Language, str]] = set()
    for page in site.plan.pages:
        language, name = page.language, plain[page.language, page.key]
        if often[language, name.casefold()] > 1:
            name = _fuller_tab(site, page, name)
        if (language, name.casefold()) in taken:
            name = f"{name} ({page.subject})"  # the last resort: an id belongs to one page
        taken.add((language, name.casefold()))
        found[language, page.key] = name
    return found


def _plain_tab(site: Site, page: Page) -> str:
    """The page's plain name. Homes show only the site's."""
    if page.key == "index":
        return ""
    if page.written is not None:
        return page.written.tab
    if page.key.startswith("audience/"):
        return word(page.language, f"tab.{page.key}")
    if page.key.startswith("situation/"):
        return _discreet_tab(site, page)
    if page.key.startswith("moved/"):
        return word(page.language, "moved.tab", id=page.key.removeprefix("moved/"))
    return heading(site, page).words


def _discreet_tab(site: Site, page: Page) -> str:
    """What the tab of a situation shows: for whom it is and a number; its words belong to one person."""
    audience = site.catalogue.situation_by_id[page.subject].audience
    own = [each.id for each in site.catalogue.situations_of(audience)]
    who = word(page.language, f"tab.audience/{audience}")
    return word(page.language, "tab.situation", who=who, number=own.index(page.subject) + 1)


def _fuller_tab(site: Site, page: Page, name: str) -> str:
    """A name that another page has too, with what tells this one apart."""
    kind = page.key.partition("/")[0]
    if kind == "resource":
        publisher = site.catalogue.by_id[page.subject].publisher
        return f"{name} ({site.catalogue.publishers[publisher].name.in_(page.language)})"
    return word(page.language, "tab.list", name=name) if kind in LISTS else name


def description(site: Site, page: Page) -> str:
    """One sentence for search engines."""
    if page.written is not None:
        return page.written.front.description
    if page.key.startswith("resource/"):
        return site.catalogue.by_id[page.subject].summary.in_(page.language).words
    if page.key.startswith("situation/"):
        return site.catalogue.situation_by_id[page.subject].title.in_(page.language).words
    return word(page.language, "site.description")


def crumbs(page: Page) -> tuple[str, ...]:
    """The keys of the pages above this one, from the home down."""
    kind = page.key.split("/")[0]
    above = {
        "resource": ("resources",), "moved": ("resources",), "topic": ("topics",), "access": ("formats",),
        "language": ("languages",), "objective": ("strategy",), "strategy": ("strategy",),
        "curators": ("curators",), "situation": ("situations",), "help": ("help",),
    }.get(kind, ())  # fmt: skip
    return () if page.key == "index" else ("index", *(key for key in above if key != page.key))
