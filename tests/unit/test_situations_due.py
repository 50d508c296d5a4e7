"""Situations come round for review as works do: in the lists, the monthly issue and the calendar."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from pathlib import Path

import pytest

from hub.catalogue import Catalogue, load
from hub.catalogue.due import situations_due, tasks, upcoming_situations
from hub.cli import due, review
from hub.exports.calendar import calendar

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(ROOT, today=date(2026, 11, 22), latest=date(2099, 1, 1))


def on(catalogue: Catalogue, day: date) -> Catalogue:
    return dataclasses.replace(catalogue, today=day)


def first(catalogue: Catalogue) -> date:
    return min(each.review_by for each in catalogue.situations)


def test_a_situation_is_upcoming_from_so_many_days_before_its_day(catalogue: Catalogue) -> None:
    day = first(catalogue)
    assert () == upcoming_situations(on(catalogue, day - timedelta(days=61)), 60)
    assert {day} == {each.review_by for each in upcoming_situations(on(catalogue, day - timedelta(days=60)), 60)}


def test_a_situation_is_due_in_the_month_of_its_day_and_stays_until_it_is_read(catalogue: Catalogue) -> None:
    day = first(catalogue)
    assert () == situations_due(on(catalogue, day.replace(day=1) - timedelta(days=1)))
    assert situations_due(on(catalogue, day.replace(day=1)))
    assert situations_due(on(catalogue, day + timedelta(days=400)))


def test_the_lists_name_situations_with_their_days(catalogue: Catalogue) -> None:
    late = on(catalogue, first(catalogue))
    each = upcoming_situations(late, 60)[0]
    listed = f"  {each.review_by}  {each.id}"
    assert listed in list(review.table(late, 60))
    assert listed in list(due.table(late, tasks(late)))
    assert f"(`{each.id}`)" in "\n".join(review.markdown(late, 60))
    assert f"(`{each.id}`)" in "\n".join(due.markdown(late, tasks(late)))
    assert {"id": each.id, "review_by": str(each.review_by), "left": 0} in review.plain(late, 60)["situations"]
    assert {"id": each.id, "review_by": str(each.review_by)} in due.plain(late, tasks(late))["situations"]


def test_the_calendar_has_an_event_for_each_situation(catalogue: Catalogue) -> None:
    content = calendar(catalogue).decode()
    assert [] == [
        each.id for each in catalogue.situations if f"UID:review-situation-{each.id}@resource-hub" not in content
    ]
