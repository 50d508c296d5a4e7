"""The gap map equals a slow recount that shares nothing with it but the words of the design."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from holes import AUDIENCES, NEEDS, OBJECTIVES, TODAY, TOPICS, catalogue, resource, version
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.catalogue import Catalogue, Health, Resource, Version
from hub.catalogue.gaps import gap_map

URLS = [f"https://host-{number}.example/" for number in range(6)]
BAD = {"broken", "soft-404", "parked", "hijacked", "wrong-type", "login", "wrong-language"}
STATUSES = ["listed", "listed", "listed", "address-wanted", "superseded", "withdrawn"]
GRACE = timedelta(days=60)
DATES = st.integers(-63, 3).map(lambda days: TODAY + timedelta(days=days))


def some(ids: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), min_size=1, unique=True).map(tuple)


@st.composite
def versions(draw: st.DrawFn) -> Version:
    access = draw(st.lists(st.sampled_from(["easy-read", "bsl"]), unique=True))
    language = draw(st.sampled_from(["cy", "en", "bfi", "pl", "ar"]))
    return version(language, *access, url=draw(st.sampled_from(URLS)))


@st.composite
def resources(draw: st.DrawFn, number: int) -> Resource:
    return resource(
        f"r{number}",
        *draw(st.lists(versions(), max_size=4)),
        audiences=draw(some(tuple(AUDIENCES))),
        objectives=draw(some(OBJECTIVES)),
        topics=draw(some(TOPICS)),
        status=draw(st.sampled_from(STATUSES)),
        review_by=draw(DATES),
        unseen=draw(st.lists(st.sampled_from(["cy", "en"]), unique=True).map(tuple)),
    )  # fmt: skip


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    count = draw(st.integers(0, 7))
    states = draw(st.dictionaries(st.sampled_from(URLS), st.sampled_from(["ok", "moved", "unreachable", *sorted(BAD)])))
    return catalogue(
        *(draw(resources(number)) for number in range(count)),
        health={url: Health(state) for url, state in states.items()},
    )  # fmt: skip


def meets(one: Version, need: str) -> bool:
    if need in {"cy", "en"}:
        return one.language == need
    if need == "bsl":
        return one.language == "bfi" or "bsl" in one.access
    if need == "easy-read":
        return "easy-read" in one.access
    return one.language not in {"cy", "en", "bfi"}


def recount(known: Catalogue, audience: str, objective: str, need: str, topic: str | None) -> tuple[int, int, int]:
    live = listed = unseen = 0
    for each in known.resources:
        here = audience in each.audiences and objective in each.objectives
        if not here or each.status != "listed" or (topic and topic not in each.topics):
            continue
        meeting = [one for one in each.versions if meets(one, need)]
        listed += bool(meeting)
        fine = [one for one in meeting if one.url not in known.health or known.health[one.url].state not in BAD]
        live += bool(fine) and each.review_by + GRACE >= known.today
        unseen += need in each.unseen and not meeting
    return live, listed, unseen


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(catalogues())
def test_every_cell_equals_a_slow_recount(known: Catalogue) -> None:
    for cell in gap_map(known).cells:
        live, listed, unseen = recount(known, cell.audience, cell.objective, cell.need, None)
        assert (live, listed, unseen) == (cell.count.live, cell.count.listed, cell.count.unseen)
        assert (live == 1 or (live == 0 and listed > 0)) == cell.count.thin


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(catalogues())
def test_the_gaps_are_exactly_what_a_slow_recount_finds_empty(known: Catalogue) -> None:
    expected: set[tuple[object, ...]] = set()
    doubtful: set[tuple[object, ...]] = set()
    for audience, weight in AUDIENCES.items():
        for objective in OBJECTIVES:
            topics = {
                t for r in known.resources if audience in r.audiences and objective in r.objectives for t in r.topics
            }
            for need, of_need in NEEDS.items():
                for topic in (None, *topics):
                    live, _, unseen = recount(known, audience, objective, need, topic)
                    if live == 0:
                        (doubtful if unseen else expected).add((audience, objective, need, topic, weight * of_need))
    found = gap_map(known).gaps
    assert expected == {(g.audience, g.objective, g.need, g.topic, g.score) for g in found}
    assert len(expected) == len(found)
    unknown = gap_map(known).unknown
    assert doubtful == {(g.audience, g.objective, g.need, g.topic, g.score) for g in unknown}
    assert sorted((g.score for g in found), reverse=True) == [g.score for g in found]


@settings(max_examples=50, deadline=None)
@given(catalogues(), st.randoms())
def test_the_order_of_the_file_changes_nothing(known: Catalogue, chance: object) -> None:
    shuffled = list(known.resources)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    again = catalogue(*shuffled, health=known.health)
    assert gap_map(known) == gap_map(again)


def test_counts_never_grow_as_days_pass() -> None:
    def live(day: date) -> int:
        known = catalogue(resource("a", version("en"), review_by=TODAY), today=day)
        return gap_map(known).count("children", "prevent", "en").live

    days = (date(2026, 11, 21), TODAY, TODAY + GRACE, TODAY + GRACE + timedelta(days=1), date(2030, 1, 1))
    assert [1, 1, 1, 0, 0] == [live(day) for day in days]
