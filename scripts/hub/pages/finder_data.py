"""The finder's works as data, so that its page need not hold them all: fetched once, at the first choice or search.

Everything stands in columns, one value for each work in the order of ids; what repeats stands once in a table. The
script (`docs/assets/search/list.js`) makes the same items of it as the page's template does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeVar

from hub.catalogue import Catalogue
from hub.languages import Language, Said, other, word
from hub.pages.cards import Card
from hub.pages.finder_list import FACETS, numbers, ranks
from hub.pages.search import mark
from hub.pages.site import Site

Value = TypeVar("Value")
STATES: Final[Mapping[str, str]] = {"listed": "0", "superseded": "1", "address-wanted": "2", "withdrawn": "3"}


def list_data(site: Site, language: Language) -> dict[str, Any]:
    """The works of one language.

    `az` and `rank` sort them: the place of each title from A to Z, and how early it comes among the most useful.
    `foreign` is 1 where a title is in the other language, 2 where the summary is, 3 where both are.
    `state` is a digit of `STATES`; `added` an index into `days`; `numbers` the few works that have a telephone number.
    """
    catalogue = site.catalogue
    resources = sorted(catalogue.resources, key=lambda each: each.id)
    cards = [site.cards[language][each.id] for each in resources]
    places = {identity: place for place, identity in enumerate(site.a_to_z[language].ids)}
    rank = ranks(catalogue, site.plan, language)
    publishers, publisher = _table(each.publisher for each in resources)
    versions, version = _table(said_versions(card, language) for card in cards)
    days, added = _table(str(site.extra.get("added", {}).get(each.id, "")) for each in resources)
    lines = numbers(catalogue)
    return {
        "mark": mark([each.id for each in resources]),
        "ids": "\n".join(card.id for card in cards),
        "titles": "\n".join(card.title.words for card in cards),
        "summaries": "\n".join(card.summary.words for card in cards),
        "foreign": "".join(
            str(_foreign(card.title, language) + 2 * _foreign(card.summary, language)) for card in cards
        ),
        "state": "".join(STATES[each.status] for each in resources),
        "tags": {name: _tags(catalogue, name, many, cards) for name, many in FACETS},
        "kinds": [str(term.label.in_(language)) for term in catalogue.vocabulary.kinds.values()],
        "publishers": [_name(catalogue, each, language) for each in publishers],
        "publisher": publisher,
        "versions": versions,
        "version": version,
        "numbers": {each.id: line.phone.value for each in resources if (line := lines.get(each.id)) and line.phone},
        "days": days,
        "added": added,
        "az": [places.get(each.id, len(places)) for each in resources],
        "rank": [rank[each.id] for each in resources],
    }  # fmt: skip


def said_versions(card: Card, language: Language) -> str:
    """The ways to have a work, in words of the page's language; that there is no link yet; or that it is an old one."""
    if card.wanted:
        return word(language, "card.wanted")
    if card.superseded:
        return word(language, "card.superseded")
    return "; ".join(", ".join(part.words for part in chip) for chip in card.chips)


def _name(catalogue: Catalogue, identity: str, language: Language) -> list[str | int]:
    """What a publisher is called, whether that is in the other language, and its name there where it has another."""
    name = catalogue.publishers[identity].name
    shown, across = name.in_(language), name.side(other(language)) or ""
    return [shown.words, _foreign(shown, language), "" if across == shown.words else across]


def _foreign(found: Said, language: Language) -> int:
    return int(found.language not in {language, ""})


def _table(column: Iterable[Value]) -> tuple[list[Value], list[int]]:
    """Each value once, and for each row which one it has."""
    found = list(column)
    once = {value: place for place, value in enumerate(dict.fromkeys(found))}
    return list(once), [once[value] for value in found]


def _tags(catalogue: Catalogue, name: str, many: str, cards: Sequence[Card]) -> list[str]:
    """The ids of a group, then the rows: for each work the places of its ids there, "0 4", with "," between works."""
    places = {identity: str(place) for place, identity in enumerate(getattr(catalogue.vocabulary, many))}
    rows = ",".join(" ".join(places[each] for each in card.data[name].split()) for card in cards)
    return [" ".join(places), rows]
