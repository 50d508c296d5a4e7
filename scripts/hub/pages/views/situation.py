"""One situation: a kind sentence, whom to call, what to do now, what then; after that a few works."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from hub.languages import Language
from hub.pages import films, naming
from hub.pages.pack import uri_of
from hub.pages.plan import Page
from hub.pages.site import Site
from hub.schema import Statement

# Those who may have to tell a council.
TELL_THE_COUNCIL: Final = frozenset({"parents", "practitioners", "public"})
# A stretch of a statement, and the id of the work that it names, if it names one.
Stretch = tuple[str, str]


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """What the template shows of it."""
    found = site.catalogue.situation_by_id[page.subject]
    lines = site.catalogue.line_by_id
    called = [(lines[each.helpline], each.say) for each in found.lines]
    # Where another catalogue takes the place of ours, it need not have our works.
    works = [site.cards[page.language][work] for work in found.works if work in site.catalogue.by_id]
    names = {card.title.words: card.id for card in works}
    return {
        "situation": found,
        "call": called[0],
        "others": called[1:],
        "now": linked(found.now, names, page.language),
        "not": linked(found.not_, names, page.language),
        "next": linked(found.next, names, page.language),
        "works": works,
        "film": films.of_situation(site.catalogue, found.id),
        "expired": found.review_by < site.catalogue.today,
        "council": found.audience in TELL_THE_COUNCIL,
        "paper": uri_of(page),
        "audience_page": naming.heading(site, site.plan.page(page.language, f"audience/{found.audience}")),
    }


def linked(statements: Iterable[Statement], names: Mapping[str, str], language: Language) -> list[tuple[Stretch, ...]]:
    """Each statement in stretches, so that a work that it names by its title can be opened there."""
    return [_stretches(each.do.in_(language).words, names) for each in statements]


def _stretches(words: str, names: Mapping[str, str]) -> tuple[Stretch, ...]:
    for name, identity in names.items():
        before, found, after = words.partition(name)
        if found:
            return ((before, ""), (name, identity), (after, ""))
    return ((words, ""),)
