"""Every work from A to Z, in pages of equal length, so that the list can be read whole without a script.

Both languages have as many pages, since they have the same works; which work stands on which page differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Final

from hub.catalogue import Catalogue, Resource
from hub.languages import Language
from hub.pages import collation
from hub.pages.cards import Card, is_unlinked

KEY: Final = "resources/a-z"
PER_PAGE: Final = 60


@dataclass(frozen=True, slots=True)
class AToZ:
    """The ids of all works in the order of their titles, and each initial letter with the number of its page."""

    ids: tuple[str, ...]
    initials: tuple[tuple[str, int], ...]  # "Ll", "#" for digits
    letters: Mapping[str, str]  # each work's initial letter, by id

    def on(self, number: int) -> tuple[str, ...]:
        """The ids of one page, counted from 1."""
        return self.ids[(number - 1) * PER_PAGE : number * PER_PAGE]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return ceil(len(self.ids) / PER_PAGE)


def is_listed(resource: Resource) -> bool:
    """Whether a work stands in the list of everything, where old ones stay and say so."""
    return resource.status != "withdrawn"


def opens(resource: Resource) -> bool:
    """Whether a listed work can be opened; the others stand behind one choice."""
    return is_listed(resource) and not is_unlinked(resource)


def numbers(catalogue: Catalogue) -> range:
    """The numbers of the pages, from 1."""
    return range(1, ceil(sum(map(is_listed, catalogue.resources)) / PER_PAGE) + 1)


def a_to_z(resources: Iterable[Resource], cards: Mapping[str, Card], language: Language) -> AToZ:
    """The list of one language."""
    listed = [cards[each.id] for each in resources if is_listed(each)]
    ordered = sorted(listed, key=lambda card: collation.sort_key(card.title))
    letters = {card.id: collation.initial(card.title, language) for card in ordered}
    first: dict[str, int] = {}
    for place, card in enumerate(ordered):
        first.setdefault(letters[card.id], place // PER_PAGE + 1)
    found = tuple((letter, first[letter]) for letter in collation.initials(language) if letter in first)
    return AToZ(tuple(card.id for card in ordered), found, letters)
