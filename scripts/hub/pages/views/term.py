"""A page of one topic, access format, language or objective."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from hub.catalogue import Resource, Term
from hub.languages import LANGUAGES, Language, Said, word
from hub.pages import spoken_languages
from hub.pages.cards import Card, is_current, is_unlinked
from hub.pages.page_helplines import situations_on
from hub.pages.plan import Page
from hub.pages.site import Site

# What is in BSL stands on one page; the page of the language leads to it.
MAIN_BSL: Final = "access/bsl"
# Ways to use what is spoken for those who hear little or nothing, or who would rather listen than read.
HEARING: Final = ("subtitles", "transcript", "audio")
# Up to so many works the page on BSL says that there is very little.
LITTLE: Final = 12
# Works for each audience that stand open, one where there are many audiences; a single one more is not worth a fold.
OPEN: Final = 2
MANY: Final = 5


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """A page of one topic, access format, language or objective."""
    kind = page.key.split("/")[0]
    catalogue = site.catalogue
    vocabulary = catalogue.vocabulary
    terms = {"topic": vocabulary.topics, "access": vocabulary.access, "language": vocabulary.languages,
             "objective": vocabulary.objectives}[kind]  # fmt: skip

    def matches(resource: Resource) -> bool:
        if kind == "topic":
            return page.subject in resource.topics
        if kind == "objective":
            return page.subject in resource.objectives
        live = catalogue.live_versions(resource)
        if kind == "language":
            return any(v.language == page.subject for v in live)
        return any(page.subject in v.access or (page.subject == "bsl" and v.language == "bfi") for v in live)

    everything = [r for r in catalogue.resources if is_current(r) and matches(r)]
    found = [r for r in everything if not is_unlinked(r)]
    by_audience = [
        (each, site.shown(page.language, [r for r in found if r.audiences[0] == each.id]))
        for each in vocabulary.audiences.values()
    ]
    by_audience = [(each, cards) for each, cards in by_audience if cards]
    is_bsl = page.key in {MAIN_BSL, "language/bfi"}
    return {
        "kind": kind,
        "term": terms[page.subject],
        "count": len(found),
        "situations": situations_on(site, page.subject) if kind == "topic" else (),
        "by_audience": [(each, *opened(cards, len(by_audience))) for each, cards in by_audience],
        "signed": spoken_languages.signed(catalogue) if is_bsl else (),
        "today": spoken_languages.without_speaking(catalogue) if page.key == MAIN_BSL else (),
        "bsl": catalogue.signed if page.key == MAIN_BSL else None,
        "enter": _enter(site, page),
        "hearing": tuple(_hearing(site, page.language)) if page.key == MAIN_BSL else (),
        # A card to be shown says the same in both languages, whichever the page is in.
        "card": tuple(Said(word(language, "bsl.card"), language) for language in LANGUAGES),
        "unlinked": site.shown(page.language, filter(is_unlinked, everything)),
        "main": MAIN_BSL if is_bsl and page.key != MAIN_BSL else "",
        "is_little": len(found) <= LITTLE,
    }


def _enter(site: Site, page: Page) -> tuple[str, Said] | None:
    """From the page of our other language to the site in it, in its own words."""
    for language in LANGUAGES:
        if page.key == f"language/{language}" and page.language != language:
            return site.plan.link(page.path, language, "index"), Said(word(language, "front.enter"), language)
    return None


def _hearing(site: Site, language: Language) -> Iterator[tuple[Term, int]]:
    """The other formats of spoken works, each with how many works have it."""
    for identity in HEARING:
        key = f"access/{identity}"
        if site.plan.has(key):
            page = site.plan.page(language, key)
            yield site.catalogue.vocabulary.access[identity], view(site, page)["count"]


def opened(cards: list[Card], audiences: int) -> tuple[list[Card], list[Card]]:
    """The works that stand open where so many audiences have some, and those below a choice."""
    most = 1 if audiences > MANY else OPEN
    shown = len(cards) if len(cards) <= most + 1 else most
    return cards[:shown], cards[shown:]
