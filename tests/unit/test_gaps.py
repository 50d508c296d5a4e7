"""The gap map: every cell, on catalogues with known holes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from holes import (
    AUDIENCES,
    LATER,
    NEEDS,
    OBJECTIVES,
    TODAY,
    catalogue,
    health,
    mark,
    resource,
    version,
)

from hub.catalogue import Catalogue
from hub.catalogue.gaps import Count, GapMap, gap_map, in_plan_order
from hub.catalogue.model import GRACE, NOT_LIVE
from hub.schema import GapMark


def filled(found: GapMap) -> dict[tuple[str, str, str], tuple[int, int, bool]]:
    """The cells that are not empty: live, listed, thin."""
    return {
        (c.audience, c.objective, c.need): (c.count.live, c.count.listed, c.count.thin)
        for c in found.cells
        if c.count.listed
    }


def ranked(found: GapMap) -> list[tuple[int, str, str, str, str | None]]:
    return [(g.score, g.audience, g.objective, g.need, g.topic) for g in found.gaps]


def live(known: Catalogue, need: str = "en") -> int:
    return gap_map(known).count("children", "prevent", need).live


def test_an_empty_catalogue_has_every_cell_and_every_cell_is_a_gap() -> None:
    found = gap_map(catalogue())
    assert len(AUDIENCES) * len(OBJECTIVES) * len(NEEDS) == len(found.cells) == len(found.gaps)
    assert {} == filled(found)
    assert not any(cell.count.thin for cell in found.cells)


def test_an_easy_read_version_in_english_fills_easy_read_and_english() -> None:
    found = gap_map(catalogue(resource("a", version("en", "easy-read"))))
    expected = {
        ("children", "prevent", "easy-read"): (1, 1, True),
        ("children", "prevent", "en"): (1, 1, True),
    }
    assert expected == filled(found)


def test_an_easy_read_version_in_welsh_fills_easy_read_and_welsh() -> None:
    found = gap_map(catalogue(resource("a", version("cy", "easy-read"))))
    assert {("children", "prevent", "easy-read"), ("children", "prevent", "cy")} == set(filled(found))


def test_a_version_in_bsl_and_one_with_an_interpreter_both_meet_bsl() -> None:
    signed = gap_map(catalogue(resource("a", version("bfi"))))
    assert {("children", "prevent", "bsl")} == set(filled(signed))
    interpreted = gap_map(catalogue(resource("a", version("cy", "bsl"))))
    assert {("children", "prevent", "bsl"), ("children", "prevent", "cy")} == set(filled(interpreted))


def test_any_other_language_meets_other() -> None:
    found = gap_map(catalogue(resource("a", version("pl"), version("ar"))))
    assert {("children", "prevent", "other"): (1, 1, True)} == filled(found)


def test_a_resource_counts_once_in_a_cell_however_many_of_its_versions_fill_it() -> None:
    many = resource("a", version("en"), version("en", "easy-read"), version("en", "bsl"))
    assert 1 == gap_map(catalogue(many)).count("children", "prevent", "en").live


def test_a_resource_counts_in_every_audience_and_objective_it_serves() -> None:
    wide = resource("a", version(), audiences=("children", "public"), objectives=OBJECTIVES)
    expected = {(a, o, "en"): (1, 1, True) for a in ("children", "public") for o in OBJECTIVES}
    assert expected == filled(gap_map(catalogue(wide)))


def test_two_resources_make_a_cell_that_is_not_thin() -> None:
    found = gap_map(catalogue(resource("a", version()), resource("b", version())))
    assert {("children", "prevent", "en"): (2, 2, False)} == filled(found)


def test_a_cell_with_only_stale_resources_is_a_gap_and_thin() -> None:
    stale = resource("a", version(), review_by=TODAY - GRACE - timedelta(days=1))
    found = gap_map(catalogue(stale))
    assert {("children", "prevent", "en"): (0, 1, True)} == filled(found)
    assert (6, "children", "prevent", "en", None) in ranked(found)


def test_a_resource_leaves_the_counts_sixty_days_after_its_review_date() -> None:
    def on(day: date) -> int:
        return live(catalogue(resource("a", version(), review_by=LATER), today=day))

    last = LATER + timedelta(days=60)
    assert [1, 1, 1, 0] == [on(LATER), on(LATER + timedelta(days=1)), on(last), on(last + timedelta(days=1))]


@pytest.mark.parametrize("status", ["withdrawn", "superseded", "address-wanted"])
def test_only_listed_resources_count(status: str) -> None:
    found = gap_map(catalogue(resource("a", version(), status=status)))
    assert {} == filled(found)


@pytest.mark.parametrize("state", sorted(NOT_LIVE))
def test_a_version_with_a_bad_link_leaves_the_live_count_but_stays_listed(state: str) -> None:
    bad = version(url="https://example.org/bad")
    found = gap_map(catalogue(resource("a", bad), health=health(bad.url, state)))
    assert {("children", "prevent", "en"): (0, 1, True)} == filled(found)


@pytest.mark.parametrize("state", ["ok", "moved", "blocked", "unreachable", "changed", "robots"])
def test_a_link_that_a_person_must_judge_stays_live(state: str) -> None:
    doubtful = version(url="https://example.org/doubtful")
    assert 1 == live(catalogue(resource("a", doubtful), health=health(doubtful.url, state)))


def test_a_broken_version_takes_only_its_own_needs_along() -> None:
    bad = version("cy", url="https://example.org/bad")
    found = gap_map(catalogue(resource("a", bad, version("en")), health=health(bad.url, "broken")))
    expected = {
        ("children", "prevent", "cy"): (0, 1, True),
        ("children", "prevent", "en"): (1, 1, True),
    }
    assert expected == filled(found)


def test_the_views_count_by_topic_group_and_action_with_all_their_zeros() -> None:
    known = catalogue(
        resource("a", version("cy"), groups=("deaf",), actions=("2.10",)),
        resource("b", version("cy"), topics=("grooming", "online-safety"),
                 review_by=TODAY - GRACE - timedelta(days=1)),
    )  # fmt: skip
    found = gap_map(known)
    assert {"grooming": (1, 2), "online-safety": (0, 1)} == {
        row.id: (row.counts["cy"].live, row.counts["cy"].listed) for row in found.topics
    }
    assert {"disabled": 0, "deaf": 1} == {row.id: row.counts["cy"].live for row in found.groups}
    assert [("2.1", 0), ("2.10", 1), ("A7", 0)] == [(row.id, row.counts["cy"].live) for row in found.actions]


def test_actions_stand_in_the_order_of_their_plans() -> None:
    assert ["1.6", "2.1", "2.2", "2.10", "A2", "A11"] == in_plan_order(["A11", "2.10", "A2", "2.2", "1.6", "2.1"])


def unseen(*marks: GapMark, **more: Any) -> Catalogue:
    return catalogue(resource("a", version("cy"), unseen=("en",), **more), marks=marks)


def test_a_work_whose_english_nobody_has_seen_is_counted_apart_and_is_no_gap() -> None:
    found = gap_map(unseen())
    assert Count(0, 0, 1) == found.count("children", "prevent", "en")
    assert [(None, 6), ("grooming", 6)] == [(gap.topic, gap.score) for gap in found.unknown]
    assert not [gap for gap in found.gaps if (gap.audience, gap.objective, gap.need) == ("children", "prevent", "en")]


def test_a_cell_with_something_live_is_not_unknown_whatever_else_may_be_there() -> None:
    both = catalogue(resource("a", version("cy"), unseen=("en",)), resource("b", version("en")))
    assert Count(1, 1, 1) == gap_map(both).count("children", "prevent", "en")
    assert () == gap_map(both).unknown


def test_what_a_version_shows_is_no_longer_unseen_and_only_what_is_listed_counts() -> None:
    seen = catalogue(resource("a", version("cy"), version("en"), unseen=("en",)))
    assert 0 == gap_map(seen).count("children", "prevent", "en").unseen
    assert 0 == gap_map(unseen(status="withdrawn")).count("children", "prevent", "en").unseen


def test_a_cell_that_need_not_be_filled_is_not_unknown() -> None:
    found = gap_map(unseen(mark("children", "prevent", "en")))
    assert () == found.unknown
    assert ("children", "prevent", "en") in found.waived
