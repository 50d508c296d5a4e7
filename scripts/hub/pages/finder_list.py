"""What the finder shows: its works in their order of usefulness, its filters with their counts, its quick choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from hub.catalogue import Catalogue, Resource, Term
from hub.languages import Language
from hub.pages.a_to_z import is_listed, opens
from hub.pages.cards import Card
from hub.pages.plan import Plan
from hub.pages.site import Site
from hub.schema import FilterGroup, Helpline, QuickChoice
from hub.schema.finder import GROUPS

# Filter groups: the name in the form and in `data-` attributes, and the vocabulary it shows.
FACETS: Final = (
    ("audience", "audiences"),
    ("access", "access"),
    ("language", "languages"),
    ("kind", "kinds"),
    ("topic", "topics"),
    ("objective", "objectives"),
    ("group", "groups"),
    ("quality", "qualities"),
)
# British Sign Language is asked for as a format, whether a work is in it or has an interpreter: one name for one need.
NOT_OFFERED: Final = frozenset({("language", "bfi")})
PAGE_SIZE: Final = 15


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of the filter: its options and how many resources each has; `first` are seen before the others."""

    name: str
    first: tuple[tuple[Term, int], ...]
    rest: tuple[tuple[Term, int], ...]
    open: bool

    @property
    def options(self) -> tuple[tuple[Term, int], ...]:
        """All of them."""
        return (*self.first, *self.rest)


@dataclass(frozen=True, slots=True)
class Quick:
    """A quick choice: what it ticks, and the page that shows the same without a script."""

    choice: QuickChoice
    group: str
    id: str
    page: str  # key of the plan


def facets(site: Site, language: Language) -> tuple[Facet, ...]:
    """The filter's groups as `data/finder.yaml` declares them, over what can be opened."""
    cards = [site.cards[language][r.id] for r in site.catalogue.resources if opens(r)]
    many = dict(FACETS)
    declared = site.catalogue.finder.filters if site.catalogue.finder else ()
    groups = declared or [FilterGroup(name=name) for name in GROUPS]
    return tuple(_facet(group, getattr(site.catalogue.vocabulary, many[group.name]), cards) for group in groups)


def _facet(group: FilterGroup, terms: Mapping[str, Term], cards: Iterable[Card]) -> Facet:
    counts = dict.fromkeys(terms, 0)
    for card in cards:
        for identity in card.data[group.name].split():
            counts[identity] += 1
    options = [
        (term, counts[term.id])
        for term in terms.values()
        if (counts[term.id] or group.empty) and (group.name, term.id) not in NOT_OFFERED
    ]
    if group.sort == "count":
        options.sort(key=lambda option: -option[1])
    # One more option takes no more room than the words that lead to it.
    first = len(options) if group.first is None or len(options) <= group.first + 1 else group.first
    return Facet(group.name, tuple(options[:first]), tuple(options[first:]), group.open)


def quick_choices(catalogue: Catalogue) -> tuple[Quick, ...]:
    """The quick choices, each with its page."""
    found = catalogue.finder.quick if catalogue.finder else ()
    made = []
    for choice in found:
        group, identity = choice.ticks
        page = "resources/a-z/1" if group == "kind" else f"{group}/{identity}"
        made.append(Quick(choice, group, identity, page))
    return tuple(made)


def numbers(catalogue: Catalogue) -> Mapping[str, Helpline]:
    """The helpline whose number stands beside a work, by the work's id: the first that is shown and has one."""
    found: dict[str, Helpline] = {}
    for line in sorted(catalogue.shown_helplines, key=lambda each: each.order):
        if line.resource and line.phone:
            found.setdefault(line.resource, line)
    return found


def ranks(catalogue: Catalogue, plan: Plan, language: Language) -> Mapping[str, int]:
    """How early each work comes where the most useful are first; works alike in this go from A to Z.

    The steps and their order are declared in `data/finder.yaml`. A work belongs to the first step that it fits.
    """
    order = catalogue.finder.order if catalogue.finder else ()
    found: dict[str, int] = {}
    place = 0
    for step in order:
        for identities in _STEPS[step](catalogue, plan, language):
            fresh = [each for each in identities if each in catalogue.by_id and each not in found]
            found |= dict.fromkeys(fresh, place)
            place += bool(fresh)
    return {resource.id: found.get(resource.id, place) for resource in catalogue.resources}


def _answer_now(catalogue: Catalogue, _plan: Plan, _language: Language) -> Iterable[tuple[str, ...]]:
    """The works of the declared lines, one by one."""
    lines = catalogue.line_by_id
    declared = catalogue.finder.answer_now if catalogue.finder else ()
    return [(lines[each].resource or "",) for each in declared if each in lines]


def _starts(catalogue: Catalogue, plan: Plan, language: Language) -> Iterable[tuple[str, ...]]:
    """What the audiences' pages pick by hand: the first pick of each, then the second of each, and so on."""
    pages = [plan.page(language, f"audience/{each}") for each in catalogue.vocabulary.audiences]
    picked = [page.written.front.start_here for page in pages if page.written]
    return [(each,) for turn in zip_longest(*picked) for each in turn if each is not None]


def _own_language(catalogue: Catalogue, _plan: Plan, language: Language) -> Iterable[tuple[str, ...]]:
    """Everything that can be had in the page's language, together."""
    own = [
        resource.id
        for resource in catalogue.resources
        if any(version.language == language for version in catalogue.live_versions(resource))
    ]
    return [tuple(own)]


_STEPS: Final[Mapping[str, Callable[[Catalogue, Plan, Language], Iterable[tuple[str, ...]]]]] = {
    "answer-now": _answer_now,
    "starts": _starts,
    "own-language": _own_language,
}


def most_useful(site: Site, language: Language) -> list[Card]:
    """Everything that can be opened, the most useful first."""
    rank = ranks(site.catalogue, site.plan, language)
    listed = [each for each in site.a_to_z[language].ids if opens(site.catalogue.by_id[each])]
    return [site.cards[language][each] for each in sorted(listed, key=rank.__getitem__)]


def count(resources: Iterable[Resource]) -> int:
    """How many works the finder lists that can be opened."""
    return sum(map(opens, resources))


def count_unlinked(resources: Iterable[Resource]) -> int:
    """How many it lists that have no link yet."""
    return sum(is_listed(each) and not opens(each) for each in resources)
