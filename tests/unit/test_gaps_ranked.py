"""The ranked gaps: which there are, in which order, with which marks."""

from __future__ import annotations

from holes import (
    AUDIENCES,
    NEEDS,
    OBJECTIVES,
    catalogue,
    resource,
    version,
)
from holes import mark as a_mark

from hub.catalogue.gaps import GapMap, gap_map
from hub.schema import GapMark


def ranked(found: GapMap) -> list[tuple[int, str, str, str, str | None]]:
    return [(g.score, g.audience, g.objective, g.need, g.topic) for g in found.gaps]


def test_every_ranked_gap_of_a_small_catalogue_stands_in_its_place() -> None:
    known = catalogue(
        resource("a", version("cy"), version("en"), version("bfi"), version("pl"),
                 version("cy", "easy-read"), audiences=tuple(AUDIENCES), objectives=OBJECTIVES,
                 topics=("online-safety",)),
        resource("b", version("en"), version("cy"), audiences=("children",), topics=("grooming",)),
    )  # fmt: skip
    expected = [
        (9, "children", "prevent", "easy-read", "grooming"),
        (9, "children", "prevent", "bsl", "grooming"),
        (3, "children", "prevent", "other", "grooming"),
    ]
    assert expected == ranked(gap_map(known))


def test_gaps_are_ranked_by_score_then_whole_cells_first_then_in_the_vocabularys_order() -> None:
    found = ranked(gap_map(catalogue(resource("a", version("en"), audiences=("parents",)))))
    expected = [
        (9, "children", "prevent", "cy", None),
        (9, "children", "prevent", "easy-read", None),
        (9, "children", "prevent", "bsl", None),
        (9, "children", "protect", "cy", None),
        (9, "children", "protect", "easy-read", None),
        (9, "children", "protect", "bsl", None),
        (6, "children", "prevent", "en", None),
        (6, "children", "protect", "en", None),
        (6, "parents", "prevent", "cy", None),
        (6, "parents", "prevent", "easy-read", None),
        (6, "parents", "prevent", "bsl", None),
        (6, "parents", "protect", "cy", None),
        (6, "parents", "protect", "easy-read", None),
        (6, "parents", "protect", "bsl", None),
        (6, "parents", "prevent", "cy", "grooming"),
        (6, "parents", "prevent", "easy-read", "grooming"),
        (6, "parents", "prevent", "bsl", "grooming"),
        (4, "parents", "protect", "en", None),
        (3, "children", "prevent", "other", None),
        (3, "children", "protect", "other", None),
        (3, "public", "prevent", "cy", None),
        (3, "public", "prevent", "easy-read", None),
        (3, "public", "prevent", "bsl", None),
        (3, "public", "protect", "cy", None),
        (3, "public", "protect", "easy-read", None),
        (3, "public", "protect", "bsl", None),
        (2, "parents", "prevent", "other", None),
        (2, "parents", "protect", "other", None),
        (2, "public", "prevent", "en", None),
        (2, "public", "protect", "en", None),
        (2, "parents", "prevent", "other", "grooming"),
        (1, "public", "prevent", "other", None),
        (1, "public", "protect", "other", None),
    ]
    assert expected == found


def test_a_topic_without_any_resource_for_an_audience_and_objective_is_no_gap_of_its_own() -> None:
    assert all(gap.topic is None for gap in gap_map(catalogue()).gaps)


def test_withdrawing_the_only_resource_on_a_topic_keeps_the_topics_gaps_in_sight() -> None:
    gone = resource("a", version(), status="withdrawn")
    topics = {(g.need, g.topic) for g in gap_map(catalogue(gone)).gaps if g.topic}
    assert {(need, "grooming") for need in NEEDS} == topics


def mark(need: str, kind: str, topic: str | None = None) -> GapMark:
    return a_mark("children", "prevent", need, kind, topic=topic)


def test_a_marked_gap_keeps_its_score_and_stands_after_its_equals() -> None:
    marks = (mark("cy", "not-applicable"), mark("easy-read", "being-worked-on"))
    nines = [(g.need, g.objective, g.mark_id) for g in gap_map(catalogue(marks=marks)).gaps[:6]]
    expected = [
        ("bsl", "prevent", None),
        ("cy", "protect", None),
        ("easy-read", "protect", None),
        ("bsl", "protect", None),
        ("easy-read", "prevent", "being-worked-on"),
        ("cy", "prevent", "not-applicable"),
    ]
    assert expected == nines


def test_a_mark_without_a_topic_covers_the_topics_and_one_with_a_topic_only_that_topic() -> None:
    both = resource("a", version("pl"), topics=("grooming", "online-safety"))
    na = "not-applicable"
    whole = gap_map(catalogue(both, marks=(mark("cy", na),)))
    assert {None: na, "grooming": na, "online-safety": na} == marks_of_welsh(whole)
    one = gap_map(catalogue(both, marks=(mark("cy", "being-worked-on", "grooming"),)))
    expected = {None: None, "grooming": "being-worked-on", "online-safety": None}
    assert expected == marks_of_welsh(one)


def marks_of_welsh(found: GapMap) -> dict[str | None, str | None]:
    """Topic → mark, for the Welsh that children lack under the first objective."""
    here = ("children", "prevent", "cy")
    return {g.topic: g.mark_id for g in found.gaps if (g.audience, g.objective, g.need) == here}


def test_a_mark_on_a_cell_that_is_filled_makes_no_gap() -> None:
    known = catalogue(resource("a", version("cy")), marks=(mark("cy", "being-worked-on"),))
    assert all((g.audience, g.objective, g.need) != ("children", "prevent", "cy")
               for g in gap_map(known).gaps)  # fmt: skip
