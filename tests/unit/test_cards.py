"""What a page shows of a resource, decided for one language."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from hub.catalogue import Catalogue, Health, Resource, Version, load
from hub.languages import LANGUAGES, Language
from hub.pages import cards, versions

ROOT = Path(__file__).resolve().parents[2]
BROKEN = "https://www.example.org/broken"
HIJACKED = "https://www.taken.example/hijacked"


def version(language: str, url: str = "https://www.example.org/", **facts: object) -> Version:
    return Version(language=language, url=url, evidence="seen", checked=date(2026, 11, 1), **facts)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = load(ROOT, today=date(2026, 11, 22), latest=date(2099, 1, 1))
    return dataclasses.replace(found, health={BROKEN: Health("broken"), HIJACKED: Health("hijacked")})


@pytest.fixture
def resource(catalogue: Catalogue) -> Resource:
    listed = next(r for r in catalogue.resources if r.status == "listed")
    versions = (
        version("pl"), version("bfi", minutes=4), version("en", format="pdf", pages=24),
        version("cy"), version("en", access=("easy-read",)),
    )  # fmt: skip
    return listed.model_copy(update={"versions": versions, "review_by": date(2030, 1, 1)})


def test_yours_comes_first_then_the_other_language_then_bsl(catalogue: Catalogue, resource: Resource) -> None:
    order = {
        language: [view.language for view in versions.version_views(catalogue, resource, language)]
        for language in LANGUAGES
    }
    assert ["cy", "en", "en", "bfi", "pl"] == order["cy"]
    assert ["en", "en", "cy", "bfi", "pl"] == order["en"]


def test_what_is_missing_is_what_no_live_version_meets(catalogue: Catalogue, resource: Resource) -> None:
    assert () == versions.missing(catalogue, resource)
    english = resource.model_copy(update={"versions": (version("en"),)})
    assert ("cy", "easy-read", "bsl") == versions.missing(catalogue, english)
    expired = resource.model_copy(update={"review_by": date(2020, 1, 1)})
    assert ("cy", "en", "easy-read", "bsl") == versions.missing(catalogue, expired)


def test_facts_are_said_in_the_pages_language(catalogue: Catalogue, resource: Resource) -> None:
    pdf = resource.versions[2]
    assert "24 tudalen" in versions.version_facts(catalogue, pdf, "cy")
    assert "24 pages" in versions.version_facts(catalogue, pdf, "en")
    assert () == versions.version_facts(catalogue, version("en"), "en")


def test_a_hijacked_address_is_never_shown_and_a_broken_one_is_marked(catalogue: Catalogue, resource: Resource) -> None:
    both = resource.model_copy(update={"versions": (version("en", HIJACKED), version("cy", BROKEN))})
    broken, hijacked = versions.version_views(catalogue, both, "cy")
    assert ("broken", BROKEN) == (broken.state, broken.url)
    assert ("danger", None) == (hijacked.state, hijacked.url)


def test_website_and_speaking_are_told_apart_where_they_differ(catalogue: Catalogue, resource: Resource) -> None:
    english = resource.model_copy(update={"versions": (version("en"),)})

    def words(spoken: tuple[str, ...], language: Language) -> list[str]:
        return [label[0].words for label in cards.chips(catalogue, english, language, spoken)]

    assert ["Saesneg yn unig"] == words((), "cy")
    assert ["Saesneg yn unig"] == words(("en",), "cy")
    assert ["Gwefan: Saesneg yn unig", "Siarad â rhywun: Cymraeg, Saesneg"] == words(("cy", "en"), "cy")
    assert ["Website: English only", "Talk to someone: Welsh, English"] == words(("cy", "en"), "en")
    both = resource.model_copy(update={"versions": (version("en"), version("cy"))})
    assert ["Cymraeg", "Saesneg"] == [label[0].words for label in cards.chips(catalogue, both, "cy", ("cy", "en"))]


def test_every_entry_has_a_card_in_both_languages(catalogue: Catalogue) -> None:
    for language in LANGUAGES:
        for each in catalogue.resources:
            card = cards.card(catalogue, each, language)
            assert card.title.words
            assert language == card.summary.language


def test_a_language_that_was_merely_not_seen_is_not_said_to_be_missing(
    catalogue: Catalogue, resource: Resource
) -> None:
    welsh = resource.model_copy(update={"versions": (version("cy"),)})
    unseen = welsh.model_copy(update={"unseen": ("en",)})
    chips = [cards.chips(catalogue, each, language)[0][0].words for each in (welsh, unseen) for language in LANGUAGES]
    assert ["Cymraeg", "Welsh only", "Cymraeg", "Welsh; English not seen yet"] == chips
