"""One page of the list of everything, A to Z: what can be opened, then what has no link yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hub.pages import a_to_z, finder_list
from hub.pages.cards import Card
from hub.pages.plan import Page
from hub.pages.site import Site


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The works of one page under their initial letters, and the ways to the other pages."""
    found = site.a_to_z[page.language]
    number = int(page.subject)
    resources, cards = site.catalogue.by_id, site.cards[page.language]
    here = found.on(number)
    linked = [each for each in here if a_to_z.opens(resources[each])]
    return {
        "number": number,
        "pages": found.pages,
        "initials": found.initials,
        "groups": list(_by_letter(linked, found.letters, cards).items()),
        "unlinked": [cards[each] for each in here if each not in set(linked)],
        "numbers": finder_list.numbers(site.catalogue),
    }


def _by_letter(
    identities: Iterable[str], letters: Mapping[str, str], cards: Mapping[str, Card]
) -> dict[str, list[Card]]:
    found: dict[str, list[Card]] = {}
    for each in identities:
        found.setdefault(letters[each], []).append(cards[each])
    return found
