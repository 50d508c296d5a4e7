"""The list of everything and the options of its filter, made once per language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hub.catalogue import Resource, Term
from hub.languages import Language
from hub.pages import collation
from hub.pages.cards import Card, is_unlinked
from hub.pages.site import Site

# Filter groups: the name in the form and in `data-` attributes, and the vocabulary it shows.
FACETS = (
    ("audience", "audiences"),
    ("access", "access"),
    ("language", "languages"),
    ("kind", "kinds"),
    ("topic", "topics"),
    ("objective", "objectives"),
    ("group", "groups"),
    ("quality", "qualities"),
)


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of the filter: its options and how many resources each has."""

    name: str
    options: tuple[tuple[Term, int], ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """Everything that can be opened, under the letters of the alphabet; the filter's groups; what has no link yet."""

    groups: tuple[tuple[str, tuple[Card, ...]], ...]
    facets: tuple[Facet, ...]
    unlinked: tuple[Card, ...]


def is_in_the_list(resource: Resource) -> bool:
    """Whether a resource stands in the list of everything, where old ones stay and say so."""
    return resource.status != "withdrawn" and not is_unlinked(resource)


def catalogue_lists(site: Site, language: Language) -> Lists:
    """The whole list for one language."""
    catalogue = site.catalogue
    cards = _sorted(site, language, is_in_the_list)
    by_letter: dict[str, list[Card]] = {}
    for card in cards:
        by_letter.setdefault(collation.initial(card.title, language), []).append(card)
    groups = tuple((letter, tuple(by_letter[letter])) for letter in collation.initials(language) if letter in by_letter)
    facets = tuple(_facet(name, getattr(catalogue.vocabulary, many), cards) for name, many in FACETS)
    return Lists(groups, facets, tuple(_sorted(site, language, is_unlinked)))


def _sorted(site: Site, language: Language, wanted: Callable[[Resource], bool]) -> list[Card]:
    cards = [site.cards[language][r.id] for r in site.catalogue.resources if wanted(r)]
    return sorted(cards, key=lambda card: collation.sort_key(card.title))


def _facet(name: str, terms: Mapping[str, Term], cards: Iterable[Card]) -> Facet:
    counts = dict.fromkeys(terms, 0)
    for card in cards:
        for identity in card.data[name].split():
            counts[identity] += 1
    return Facet(name, tuple((term, counts[term.id]) for term in terms.values() if counts[term.id]))
