"""What a page is called: its heading, its tab, its sentence for search engines, the pages above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from hub.languages import Language, Said, word
from hub.pages import a_to_z
from hub.pages.plan import SHORT, Page
from hub.pages.site import Site
from hub.schema import EasyPage, Resource, Situation

# Kinds of pages that list works under one term.
EASY_READ: Final = "pages/easy-read"
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
        term = by_kind[kind][identity]
        if page.template == "language.html" and term.native:
            return Said(term.native, identity)  # for those who read neither Welsh nor English
        return term.label.in_(page.language)
    found = _titled(site, kind).get(identity)
    if found is not None:
        return found.title.in_(page.language)
    return Said(_own_heading(site, page), page.language)


def _titled(site: Site, kind: str) -> Mapping[str, EasyPage | Resource | Situation]:
    """The records of a kind of pages that bring their own title, by their id."""
    if kind == "situation":
        return site.catalogue.situation_by_id
    if kind == "resource":
        return site.catalogue.by_id
    return {each.id: each for each in _easy_pages(site)} if kind == "easy-read" else {}


def _own_heading(site: Site, page: Page) -> str:
    """The heading of a page that shows no one thing."""
    kind = page.key.partition("/")[0]
    if page.key.startswith(f"{a_to_z.KEY}/"):
        return word(page.language, "a_to_z.title", number=page.subject, count=site.a_to_z[page.language].pages)
    if page.template == "left_out.html":
        return word(page.language, "left_out.title")
    own = {"paper": "paper.title", "moved": "moved.title", SHORT: "short.title"}.get(kind)
    return word(page.language, own or f"title.{page.key}")


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
            name = fuller(site, page, name)
        if (language, name.casefold()) in taken:
            name = f"{name} ({page.subject})"  # the last resort: an id belongs to one page
        taken.add((language, name.casefold()))
        found[language, page.key] = name
    return found


def _plain_tab(site: Site, page: Page) -> str:
    """The page's plain name. Homes show only the site's."""
    if page.key == "index" or page.written is not None:
        return page.written.tab if page.written else ""
    if page.key.startswith("audience/"):
        return word(page.language, f"tab.{page.key}")
    if page.key.startswith(("easy-read/", "situation/")):
        return _discreet_tab(site, page)
    kind, _, identity = page.key.partition("/")
    if kind in {"moved", SHORT}:
        return _leading_tab(page)
    if kind == "paper":
        return word(page.language, "tab.paper", who=word(page.language, f"tab.audience/{identity}"))
    is_language = page.template == "language.html"  # its own name is in the heading
    label = site.catalogue.vocabulary.languages[page.subject].label.in_(page.language) if is_language else None
    return (label or heading(site, page)).words


def _leading_tab(page: Page) -> str:
    """What the tab of a page that leads on shows: the id that was merged, or the number that stands on paper."""
    kind, _, identity = page.key.partition("/")
    if kind == SHORT:
        return word(page.language, "short.tab", number=page.address.split("/")[1])
    return word(page.language, "moved.tab", id=identity)


def _discreet_tab(site: Site, page: Page) -> str:
    """What the tab of a situation or an Easy Read page shows: its kind and a number; its words belong to one person."""
    if page.key.startswith("easy-read/"):
        own = [each.id for each in _easy_pages(site)]
        at = own.index(page.subject) if page.subject in own else len(own)
        return word(page.language, "tab.easy-read", number=at)
    audience = site.catalogue.situation_by_id[page.subject].audience
    own = [each.id for each in site.catalogue.situations_of(audience)]
    who = word(page.language, f"tab.audience/{audience}")
    return word(page.language, "tab.situation", who=who, number=own.index(page.subject) + 1)


def _easy_pages(site: Site) -> tuple[EasyPage, ...]:
    return site.catalogue.easy_read.pages if site.catalogue.easy_read else ()


def fuller(site: Site, page: Page, name: str) -> str:
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
    if page.key.startswith(("easy-read/", "situation/")):
        return heading(site, page).words
    return word(page.language, "site.description")


def crumbs(page: Page) -> tuple[str, ...]:
    """The keys of the pages above this one, from the home down."""
    kind = page.key.split("/")[0]
    if kind == "easy-read" or page.key == EASY_READ:  # nothing on the way there is another kind of page
        return () if page.key == EASY_READ else (EASY_READ,)
    above = {
        "resource": ("resources",), "resources": ("resources",),
        "moved": ("resources",), "topic": ("topics",), "access": ("formats",),
        "language": ("languages",), "objective": ("strategy",), "strategy": ("strategy",),
        "curators": ("curators",), "gaps": ("gaps",), "situation": ("situations",), "help": ("help",),
        "paper": ("help",),
    }.get(kind, ())  # fmt: skip
    return () if page.key == "index" else ("index", *(key for key in above if key != page.key))
