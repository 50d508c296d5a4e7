"""What a page is called: its heading, its tab, its sentence for search engines, the pages above it."""

from __future__ import annotations

from hub.languages import Said, word
from hub.pages.plan import Page
from hub.pages.site import Site


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
    if kind == "resource":
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
