"""Which group of pages each address belongs to, when it is counted how often pages were asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hub.languages import LANGUAGES
from hub.pages import book, short_addresses
from hub.pages.embeds import every
from hub.pages.pack.papers import FORMS, booklet_uri, uri_of
from hub.pages.plan import SHORT, Page
from hub.pages.readers import YOUNG, reader
from hub.pages.site import Site
from hub.schema.short_address import FORMS as PAPER_FORMS

# Pages for children, for young people and for people who are worried about themselves: one group, in no language.
PRIVATE: Final = "private"
_PRIVATE_AUDIENCES: Final = YOUNG | {"worried-about-self"}
_OF_KEY: Final = {
    "index": "homes", "resources": "finder", "help": "help", "paper": "help", "situations": "situations",
    "situation": "situations", "boards": "boards", "audience": "audiences", "resource": "resources",
    "easy-read": "easy-read", "topic": "topics", "topics": "topics", "access": "formats", "formats": "formats",
    "language": "languages", "languages": "languages", "packs": "packs", "strategy": "strategy",
    "objective": "strategy", "gaps": "curators", "curators": "curators",
}  # fmt: skip
OTHERS: Final = "others"
# Short addresses on paper, by what is printed; those of private papers are one group, as their pages are.
_FROM: Final = "from"
FROM_PRIVATE: Final = f"{_FROM}-{PRIVATE}"
FROM_BOARD: Final = f"{_FROM}-board"
FROM_PAPER: Final = (FROM_PRIVATE, *(f"{_FROM}-{form}" for form in PAPER_FORMS), FROM_BOARD)
GROUPS: Final = (
    "homes", PRIVATE, "help", "situations", "audiences", "finder", "resources", "topics", "formats", "languages",
    "easy-read", "boards", "packs", *FROM_PAPER, "embed", "strategy", "curators", OTHERS,
)  # fmt: skip


def groups(site: Site) -> Mapping[str, tuple[str, str]]:
    """The group and the language of each page, paper and embedded piece, by the path that a log has."""
    found = {"/": ("homes", "")} | {f"/{each}/": ("languages", "") for each in site.plan.doorways}
    for page in site.plan.pages:
        found[f"/{page.address}"] = _group(site, page)
    for page in site.plan.pages:
        if page.key.startswith(("audience/", "situation/")):
            group = _as(site, page, "packs")
            found |= {f"/{uri_of(page, form)}": group for form in FORMS}
    for language in LANGUAGES:
        found |= dict.fromkeys((f"/{booklet_uri(language)}", f"/{book.uri_of(language)}"), ("packs", language))
    for each in every(site):
        is_private = each.key.partition("/")[2] in _PRIVATE_AUDIENCES
        found[f"/{each.uri}"] = (PRIVATE, "") if is_private else ("embed", each.language)
    return found


def _group(site: Site, page: Page) -> tuple[str, str]:
    if page.key.startswith(f"{SHORT}/"):
        return _from_paper(site, page)
    return _as(site, page, _OF_KEY.get(page.key.partition("/")[0], OTHERS))


def _from_paper(site: Site, page: Page) -> tuple[str, str]:
    """The group of a short address. Of a paper that has gone nobody knows any more whether it was private."""
    paper, form = short_addresses.about(page)
    if paper.startswith("board/"):
        return FROM_BOARD, page.language
    is_open = site.plan.has(paper) and not _is_private(site, site.plan.page(page.language, paper))
    return (f"{_FROM}-{form}", page.language) if is_open else (FROM_PRIVATE, "")


def _as(site: Site, page: Page, group: str) -> tuple[str, str]:
    return (PRIVATE, "") if _is_private(site, page) else (group, page.language)


def _is_private(site: Site, page: Page) -> bool:
    kind, _, identity = page.key.partition("/")
    audiences: set[str] = set()
    if kind in {"audience", "paper"}:
        audiences = {identity}
    elif kind == "situation":
        found = site.catalogue.situation_by_id[identity]
        audiences = {found.audience, *found.also} & _PRIVATE_AUDIENCES or {found.audience}
    elif kind in {"resource", "moved"} and page.subject in site.catalogue.by_id:
        audiences = set(site.catalogue.by_id[page.subject].audiences) & _PRIVATE_AUDIENCES
    elif page.written is not None and page.written.front.audience:
        audiences = {page.written.front.audience}
    return bool(audiences & _PRIVATE_AUDIENCES) or reader(site, page) in YOUNG
