"""Every review that is to come or late, month by month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hub.catalogue import Catalogue
from hub.catalogue.reviews import forecast
from hub.languages import Language, Said, word
from hub.pages.plan import Page
from hub.pages.site import Site
from hub.pages.tasks_in_words import table_address
from hub.pages.views.curators import month_name
from hub.schema import Resource


@dataclass(frozen=True, slots=True)
class Review:
    """One entry that is to be looked at again."""

    key: str
    title: Said
    day: date
    owner: str


@dataclass(frozen=True, slots=True)
class ReviewMonth:
    """One month, or what is late, or what comes after the twelve months."""

    id: str
    label: str
    reviews: tuple[Review, ...]


@dataclass(frozen=True, slots=True)
class ReviewsPage:
    """All of them, and the table that holds the same."""

    months: tuple[ReviewMonth, ...]
    csv: str


def view(site: Site, page: Page) -> ReviewsPage:
    """The page in its language."""
    return reviews_page(site.catalogue, page.language)


def reviews_page(catalogue: Catalogue, language: Language) -> ReviewsPage:
    """The page from what is known today."""
    found = forecast(catalogue)

    def month(identity: str, label: str, resources: Iterable[Resource]) -> ReviewMonth:
        return ReviewMonth(identity, label, tuple(_review(catalogue, each, language) for each in resources))

    return ReviewsPage(
        months=(
            month("late", word(language, "curators.late"), found.late),
            *(month(f"{each.first:%Y-%m}", month_name(each.first, language), each.resources) for each in found.months),
            month("later", word(language, "curators.later"), found.later),
        ),
        csv=table_address("reviews"),
    )


def _review(catalogue: Catalogue, each: Resource, language: Language) -> Review:
    owner = str(catalogue.vocabulary.owners[each.owner].label.in_(language))
    return Review(f"resource/{each.id}", each.title.in_(language), each.review_by, owner)
