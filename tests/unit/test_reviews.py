"""The days of review: by the rules, each on a day of its own, and none moved without need."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from holes import TODAY, catalogue, replace, resource, version

from hub.catalogue import Catalogue, CatalogueError, Resource, load, reviews
from hub.catalogue.cross_checks import full_weeks
from hub.catalogue.due import is_looked_after, upcoming
from hub.schema import ReviewRules

ROOT = Path(__file__).resolve().parents[2]
WHY = {"cy": "Rheswm.", "en": "A reason."}
RULES = ReviewRules.model_validate({
    "aim_a_week": 10,
    "most_a_week": 12,
    "rules": (
        {"id": "soon", "months": 3, "kinds": ("helpline",), "why": WHY},
        {"id": "young", "months": 6, "kinds": ("film",), "audiences": ("children",), "why": WHY},
        {"id": "rest", "months": 12, "why": WHY},
    ),
})  # fmt: skip
HEAP = date(2027, 5, 21)  # a Friday


def guides(count: int, **more: object) -> list[Resource]:
    return [resource(f"guide-{n}", version(), **({"audiences": ("parents",), "review_by": HEAP} | more))
            for n in range(count)]  # fmt: skip


def known(*resources: Resource, today: date = TODAY) -> Catalogue:
    return catalogue(*resources, today=today, review=RULES)


def moved(found: Catalogue, days: Mapping[str, date]) -> Catalogue:
    """The catalogue with new days."""
    changed = tuple(
        replace(each, review_by=days[each.id]) if each.id in days else each for each in found.resources
    )  # fmt: skip
    return dataclasses.replace(found, resources=changed)


@cache
def real() -> Catalogue:
    return load(ROOT, today=date(2026, 11, 30))


@pytest.mark.parametrize(
    ("kind", "audiences", "expected"),
    [
        ("helpline", ("children",), 3), ("film", ("parents",), 6), ("guide", ("parents", "children"), 6),
        ("guide", ("parents",), 12),
    ],
)  # fmt: skip
def test_the_first_rule_that_fits_counts(kind: str, audiences: tuple[str, ...], expected: int) -> None:
    assert expected == reviews.rule_of(RULES, kind, audiences).months


@pytest.mark.parametrize(
    ("kinds", "audiences", "expected"),
    [
        (("helpline", "service", "reporting"), ("public",), 3), (("film",), ("public",), 6),
        (("information", "guide", "leaflet"), ("children",), 6), (("information",), ("young-people",), 6),
        (("guide", "guidance", "information", "training"), ("parents",), 12),
        (("policy", "research"), ("practitioners",), 24),
    ],
)  # fmt: skip
def test_the_real_rules_follow_kind_and_risk(kinds: tuple[str, ...], audiences: tuple[str, ...], expected: int) -> None:
    assert {expected} == {reviews.rule_of(reviews.rules_of(real()), kind, audiences).months for kind in kinds}


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)), (date(2026, 11, 30), 24, date(2028, 11, 30)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)), (date(2026, 1, 15), 12, date(2027, 1, 15)),
    ],
)  # fmt: skip
def test_months_end_on_the_same_day_or_on_the_last(day: date, months: int, expected: date) -> None:
    assert expected == reviews.months_after(day, months)


def test_entries_that_fall_due_together_get_days_of_their_own() -> None:
    days = reviews.spread(known(*guides(200)))
    assert 200 == len(days)
    assert max(Counter(days.values()).values()) <= 2
    assert max(Counter(map(reviews.monday, days.values())).values()) <= 10
    assert all(day.weekday() < 5 for day in days.values())


def test_a_new_day_lies_between_the_half_and_the_whole_of_the_period() -> None:
    days = reviews.spread(known(*guides(200)))
    assert date(2027, 5, 22) <= min(days.values())
    assert max(days.values()) <= date(2027, 11, 21)


def test_a_second_time_moves_nothing() -> None:
    first = known(*guides(200))
    after = moved(first, reviews.spread(first))
    assert {} == reviews.spread(after)
    assert {} == reviews.spread(after, anew=True)


def test_the_order_of_the_file_and_the_day_of_the_run_do_not_matter() -> None:
    expected = reviews.spread(known(*guides(120)))
    assert expected == reviews.spread(known(*reversed(guides(120)), today=TODAY + timedelta(days=9)))


def test_an_added_entry_moves_no_other() -> None:
    first = known(*guides(120))
    after = moved(first, reviews.spread(first))
    added = [resource(f"new-{n}", version(), review_by=HEAP, audiences=("parents",)) for n in range(5)]
    days = reviews.spread(dataclasses.replace(after, resources=(*after.resources, *added)))
    assert {f"new-{n}" for n in range(5)} == set(days)


def test_a_chosen_day_is_kept_unless_all_are_spread_anew() -> None:
    chosen = resource("chosen", version(), review_by=date(2027, 3, 8))
    assert "chosen" not in reviews.spread(known(*guides(20), chosen))
    assert "chosen" in reviews.spread(known(*guides(20), chosen), anew=True)


def test_what_is_too_much_in_a_week_is_moved_and_the_rest_kept() -> None:
    monday = date(2027, 6, 7)
    week = [replace(each, review_by=monday + timedelta(days=n // 2)) for n, each in enumerate(guides(14))]
    found = known(*week)
    assert [(monday, 14)] == [(each.monday, len(each.resources)) for each in reviews.crowded(found)]
    days = reviews.spread(found)
    assert 4 == len(days)
    assert () == reviews.crowded(moved(found, days))


def test_what_is_late_stays_late() -> None:
    late = [replace(each, review_by=TODAY - timedelta(days=1)) for each in guides(30)]
    assert {} == reviews.spread(known(*late), anew=True)


def test_a_spread_puts_nothing_in_the_past_or_on_tomorrow() -> None:
    """Looked at long ago: the half of the period, and the whole of it, have passed."""
    old = version(checked=date(2024, 1, 1))
    entries = [resource(f"old-{n}", old, review_by=HEAP, kind="helpline") for n in range(20)]
    days = reviews.spread(known(*entries))
    assert TODAY + timedelta(days=7) <= min(days.values())
    assert max(days.values()) < TODAY + timedelta(days=60)


def test_nobody_looks_after_what_is_superseded() -> None:
    old = [resource(f"old-{n}", version(), review_by=HEAP, status="superseded") for n in range(20)]
    assert {} == reviews.spread(known(*old), anew=True)
    assert () == reviews.weeks(known(*old))


def test_what_was_looked_at_comes_again_in_the_quietest_week_of_its_period() -> None:
    line = resource("line", version(), kind="helpline", review_by=date(2026, 12, 1))
    busy = [replace(each, review_by=TODAY + timedelta(days=46 + n)) for n, each in enumerate(guides(38))]
    quiet = reviews.after_a_look(known(line), [line], TODAY)["line"]
    assert date(2027, 2, 22) == quiet  # three months later, to the day
    among = reviews.after_a_look(known(line, *busy), [line], TODAY)["line"]
    assert date(2027, 2, 15) <= among <= date(2027, 2, 22)


def test_many_looked_at_on_one_day_do_not_come_again_on_one() -> None:
    lines = [resource(f"line-{n}", version(), kind="helpline") for n in range(40)]
    days = reviews.after_a_look(known(*lines), lines, TODAY)
    assert max(Counter(days.values()).values()) <= 2
    assert max(days.values()) <= date(2027, 2, 22)
    assert TODAY + timedelta(days=45) <= min(days.values())


def test_a_confirmed_entry_has_its_links_looked_at_today() -> None:
    (entry,) = reviews.confirmed(known(guides(1)[0]), guides(1), date(2026, 11, 30)).values()
    assert [date(2026, 11, 30)] == [each.checked for each in entry.versions]
    assert "seen" == entry.versions[0].evidence


def test_a_full_week_is_a_warning_at_its_first_entry() -> None:
    """A curator's day goes on: warnings do not fail the check."""
    entries = tuple(
        replace(each, review_by=HEAP) if is_looked_after(each) else each for each in real().resources
    )  # fmt: skip
    (problem,) = full_weeks(dataclasses.replace(real(), resources=entries), ROOT)
    assert ("warning", "full-week", "resources.yaml") == (problem.severity, problem.rule, problem.place.file)
    assert problem.place.line > 1
    assert "in the week of 2027-05-17, more than 20" in problem.what


@pytest.mark.parametrize("anew", [False, True])
def test_the_real_catalogue_can_be_spread_with_ten_a_week(*, anew: bool) -> None:
    after = moved(real(), reviews.spread(real(), anew=anew))
    most = max(len(week.resources) for week in reviews.weeks(after))
    assert most <= (reviews.rules_of(real()).aim_a_week if anew else reviews.rules_of(real()).most_a_week)
    assert {} == reviews.spread(after)


def test_on_no_day_of_2027_do_more_than_three_in_a_hundred_fall_due() -> None:
    days = Counter(each.review_by for each in real().resources if is_looked_after(each) and each.review_by.year == 2027)
    assert [] == [day for day, count in days.items() if count > 0.03 * len(real().resources)]


def test_what_is_due_within_sixty_days_is_listed_late_first() -> None:
    found = known(
        resource("far", review_by=TODAY + timedelta(days=61)), resource("last", review_by=TODAY + timedelta(days=60)),
        resource("late", review_by=TODAY - timedelta(days=100)),
        resource("gone", review_by=TODAY, status="withdrawn"),
    )  # fmt: skip
    assert ["late", "last"] == [each.id for each in upcoming(found, 60)]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("most_a_week: 20", "most_a_week: 9", "range"),
        ("    kinds: [film]\n    audiences: [children, young-people]\n", "", "last-rule"),
        ("  - id: everything-else", "  - id: everything-else\n    kinds: [guide]", "last-rule"),
        ("kinds: [film]", "kinds: [flim]", "unknown-term"),
        ("[nspcc, meic", "[nspcc, mic", "unknown-line"),
    ],
)
def test_rules_that_cannot_be_meant_are_told(tmp_path: Path, old: str, new: str, rule: str) -> None:
    from small_project import make  # noqa: PLC0415 - it writes files

    make(tmp_path)
    path = tmp_path / "data" / "review.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(CatalogueError) as told:
        load(tmp_path, today=TODAY)
    assert {rule} == {each.rule for each in told.value.problems}
