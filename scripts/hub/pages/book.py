"""Which pages make the book of help for phones and e-readers, and in which parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from hub.languages import LANGUAGES, Language, Said, word
from hub.pages import naming
from hub.pages.plan import Page
from hub.pages.render import day
from hub.pages.site import Site

# The parts by the key of their name, each with the pages that stand in it, or with the kind of its pages.
_PARTS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("nav.help", ("help", "help/lines", "boards")),
    ("packs.audiences", ("audience/",)),
    ("packs.situations", ("situation/",)),
    ("footer.more", ("pages/what-happens-when-you-tell", "pages/after-an-arrest", "pages/turning-18", "pages/safety")),
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the site as a chapter."""

    page: Page
    name: Said

    @property
    def file(self) -> str:
        """The name of its file in the book."""
        return f"{self.id}.xhtml"

    @property
    def id(self) -> str:
        """What it is called within the book."""
        return self.page.key.replace("/", "-")


@dataclass(frozen=True, slots=True)
class Part:
    """Chapters under one heading."""

    heading: str
    chapters: tuple[Chapter, ...]


def uri_of(language: Language) -> str:
    """The address of a language's book, from the site's root."""
    return f"{language}/{word(language, 'path.packs')}/{word(language, 'path.help')}.epub"


def parts(site: Site, language: Language) -> tuple[Part, ...]:
    """The parts of a language's book, without those for which the site has no page."""
    pages = [page for page in site.plan.pages if page.language == language]
    found = [
        Part(
            word(language, heading),
            tuple(
                Chapter(page, naming.heading(site, page))
                for key in keys
                for page in pages
                if page.key == key or (key.endswith("/") and page.key.startswith(key))
            ),
        )
        for heading, keys in _PARTS
    ]
    return tuple(part for part in found if part.chapters)


def common(site: Site, language: Language) -> Mapping[str, Any]:
    """What the book says of itself, once for all its files."""
    notes = [word(language, "footer.welsh")] if language == LANGUAGES[0] else []
    if not site.settings.adopted:
        notes.append(word(language, "footer.not_official"))
    return {
        "parts": parts(site, language),
        "title": f"{word(language, 'nav.help')} – {word(language, 'site.name')}",
        "today": site.catalogue.today.isoformat(),
        "day": day(site.catalogue.today, language),
        "online": site.settings.site_url,
        "notes": notes,
    }
