"""What the Delivery Plan asked of a central web page, and where the hub answers it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hub.languages import Language, Said, counted, word
from hub.pages import naming
from hub.pages.plan import Page
from hub.pages.site import Site
from hub.schema import Requirement
from hub.schema.requirement import ANSWERS, Quote


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A page that answers: its key and its heading."""

    key: str
    title: Said


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A document's own words, and where they stand."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class RequirementView:
    """One requirement with its answer, its places and the words that it comes from."""

    id: str
    name: str  # as the list calls it: A1
    title: Said
    status: str
    answer: Said
    waits: Said | None
    pages: tuple[PlaceView, ...]
    commands: tuple[str, ...]
    checks: tuple[str, ...]
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the list."""

    id: str
    title: Said
    requirements: tuple[RequirementView, ...]


@dataclass(frozen=True, slots=True)
class RequirementsPage:
    """How many are answered, and all of them."""

    counts: tuple[str, ...]
    parts: tuple[PartView, ...]


def view(site: Site, page: Page) -> RequirementsPage:
    """The page as the file says it today."""
    found = site.catalogue.requirements
    rows = found.requirements if found else ()
    return RequirementsPage(
        counts=tuple(
            counted(page.language, f"requirements.count.{status}", count)
            for status in ANSWERS
            if (count := sum(row.status == status for row in rows))
        ),
        parts=tuple(
            PartView(
                part.id,
                part.title.in_(page.language),
                tuple(_one(site, page.language, row) for row in rows if row.part == part.id),
            )
            for part in (found.parts if found else ())
        ),
    )


def _one(site: Site, language: Language, row: Requirement) -> RequirementView:
    return RequirementView(
        id=row.id,
        name=row.id.upper(),
        title=row.title.in_(language),
        status=word(language, f"requirements.{row.status}"),
        answer=row.answer.in_(language),
        waits=row.waits.in_(language) if row.waits else None,
        pages=_places(site, language, row.pages),
        commands=tuple(f"hub {name}" for name in row.commands),
        checks=row.checks,
        quotes=tuple(_quote(site, language, quote) for quote in row.quotes),
    )


def _places(site: Site, language: Language, keys: Iterable[str]) -> tuple[PlaceView, ...]:
    """The pages that there are; of two that are called alike, the list says that it is one."""
    pages = [site.plan.page(language, key) for key in keys if site.plan.has(key)]
    titles = [naming.heading(site, page) for page in pages]
    often = Counter(title.words for title in titles)
    return tuple(
        PlaceView(
            page.key, title if often[title.words] == 1 else Said(naming.fuller(site, page, title.words), language)
        )
        for page, title in zip(pages, titles, strict=True)
    )


def _quote(site: Site, language: Language, quote: Quote) -> QuoteView:
    document = site.catalogue.vocabulary.documents[quote.source.document].label.in_(language).words
    lines = quote.source.lines
    where = word(language, "requirements.line", document=document, line=lines[0]) if lines else document
    return QuoteView(quote.text, where)
