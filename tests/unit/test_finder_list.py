"""The finder's order, its filters and its quick choices are what `data/finder.yaml` declares."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.building import Building, prepare_plain
from hub.languages import LANGUAGES, Language
from hub.pages import finder_list
from hub.pages.a_to_z import opens
from hub.pages.finder_data import list_data
from hub.schema.faults import Known
from hub.schema.finder import QuickChoice

ROOT = Path(__file__).resolve().parents[2]
EACH = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def made() -> Building:
    return prepare_plain(ROOT, {"HUB_TODAY": "2026-11-22", "HUB_LATEST": "2099-01-01"})


@EACH
def test_lines_that_answer_come_first_then_picks_then_the_pages_language(made: Building, language: Language) -> None:
    site, catalogue = made.site, made.site.catalogue
    assert catalogue.finder
    ordered = [card.id for card in finder_list.most_useful(site, language)]
    assert len(ordered) == len(set(ordered)) == finder_list.count(catalogue.resources)
    lines = {line.id: line.resource for line in catalogue.helplines}
    answering = [lines[each] for each in catalogue.finder.answer_now]
    assert answering == ordered[: len(answering)]
    pages = [site.plan.page(language, f"audience/{each}").written for each in catalogue.vocabulary.audiences]
    picks = {each for page in pages if page for each in page.front.start_here} - set(answering)
    start = len(answering) + len(picks)
    assert picks == set(ordered[len(answering) : start])
    own = [
        any(v.language == language for v in catalogue.live_versions(catalogue.by_id[each])) for each in ordered[start:]
    ]
    assert own == sorted(own, reverse=True)
    assert any(own)
    assert not all(own)


def test_every_line_of_the_order_has_a_number_beside_it(made: Building) -> None:
    catalogue = made.site.catalogue
    assert catalogue.finder
    lines = {line.id: line for line in catalogue.helplines}
    numbers = finder_list.numbers(catalogue)
    for each in catalogue.finder.answer_now:
        assert lines[each].resource in numbers


@EACH
def test_no_option_is_lost_between_those_seen_first_and_the_rest(made: Building, language: Language) -> None:
    site = made.site
    cards = [site.cards[language][each.id] for each in site.catalogue.resources if opens(each)]
    for facet in finder_list.facets(site, language):
        held = {identity for card in cards for identity in card.data[facet.name].split()} - {"bfi"}
        shown = {term.id for term, _ in facet.options}
        assert len(facet.options) == len(shown)
        # Ways to use a work are told even where no work has them yet; what else has no work has no filter.
        assert shown == set(site.catalogue.vocabulary.access) if facet.name == "access" else shown == held
        assert held <= shown
        assert all(
            count == sum(term.id in card.data[facet.name].split() for card in cards) for term, count in facet.options
        )


@EACH
def test_filters_for_those_who_hear_little_or_nothing_are_seen_at_once_with_their_counts(
    made: Building, language: Language
) -> None:
    (facet,) = [each for each in finder_list.facets(made.site, language) if each.name == "access"]
    first = {term.id: count for term, count in facet.first}
    assert ["easy-read", "bsl", "subtitles", "transcript", "audio"] == list(first)
    assert all(first.values())
    # No more works than those whose version says so.
    for way in ("subtitles", "transcript", "audio"):
        works = [each for each in made.site.catalogue.resources if opens(each)]
        assert first[way] == sum(
            any(way in version.access for version in made.site.catalogue.live_versions(each)) for each in works
        )


def test_a_quick_choice_ticks_one_thing() -> None:
    for wrong in ({"label": {}}, {"language": "cy", "access": "bsl"}):
        assert ["quick-choice"] == [fault.rule for _, fault in QuickChoice.faults(wrong, Known())]
    assert [] == list(QuickChoice.faults({"language": "cy"}, Known()))


@EACH
def test_the_list_as_data_says_the_same_order(made: Building, language: Language) -> None:
    data = list_data(made.site, language)
    rows = zip(data["ids"].split("\n"), data["az"], data["rank"], data["state"], strict=True)
    ordered = [row[0] for row in sorted(rows, key=lambda row: (row[2], row[1])) if row[3] in "01"]
    assert [card.id for card in finder_list.most_useful(made.site, language)] == ordered
