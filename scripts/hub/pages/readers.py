"""Whom a page speaks to. Its look follows from that and, in Welsh, whether it says `ti` or `chi`."""

from __future__ import annotations

from typing import Final

from hub.pages.plan import Page
from hub.pages.site import Site

YOUNG: Final = frozenset({"children", "young-people"})


def reader(site: Site, page: Page) -> str:
    """The reader of a page: the one it was written for, or the one its audience or its resource is made for.

    The page of a resource for children alone keeps the look of every resource page, so it counts as young people's.
    """
    kind, _, identity = page.key.partition("/")
    if page.written is not None:
        return page.written.front.reader
    if kind == "audience" and identity in YOUNG:
        return identity
    if kind == "easy-read":
        return kind
    if kind == "situation":
        audience = site.catalogue.situation_by_id[identity].audience
        return audience if audience in YOUNG else "public"
    found = site.catalogue.by_id.get(page.subject) if kind in {"resource", "moved"} else None
    return "young-people" if found and YOUNG.issuperset(found.audiences) else "public"


def is_young(site: Site, page: Page) -> bool:
    """Whether the reader is a child or a young person."""
    return reader(site, page) in YOUNG
