"""The curators' lists: what is due, overdue, broken, never opened, unread or without an address."""

from __future__ import annotations

from datetime import date

import pytest
from holes import LATER, TODAY, catalogue, health, resource, version

from hub.catalogue import Catalogue
from hub.catalogue.due import LISTS, NotCounted, by_owner, not_counted, tasks

READ = {"welsh_reviewed": date(2026, 11, 1)}


def lists(known: Catalogue) -> dict[str, list[str]]:
    """List → ids, without the empty ones."""
    found: dict[str, list[str]] = {}
    for task in tasks(known):
        found.setdefault(task.kind, []).append(task.resource.id)
    return found


def opened(language: str = "en") -> object:
    return version(language, evidence="opened")


def test_an_entry_in_good_order_is_on_no_list() -> None:
    assert {} == lists(catalogue(resource("a", opened(), **READ)))


@pytest.mark.parametrize(
    ("review_by", "expected"),
    [
        (date(2026, 11, 1), {"overdue": ["a"]}),
        (date(2026, 11, 21), {"overdue": ["a"]}),
        (TODAY, {"due": ["a"]}),
        (date(2026, 11, 30), {"due": ["a"]}),
        (date(2026, 12, 1), {}),
        (date(2027, 11, 22), {}),
    ],
)
def test_an_entry_is_due_in_the_month_of_its_review_and_overdue_the_day_after(
    review_by: date, expected: dict[str, list[str]]
) -> None:
    assert expected == lists(catalogue(resource("a", opened(), review_by=review_by, **READ)))


def test_an_address_that_was_only_seen_or_cited_was_never_checked() -> None:
    known = catalogue(resource("a", version(evidence="seen"), version("cy", evidence="cited"), **READ))
    (task,) = tasks(known)
    assert ("never-checked", ["en", "cy"]) == (task.kind, [v.language for v in task.versions])


def test_an_address_that_the_link_check_has_opened_is_checked() -> None:
    seen = version(url="https://example.org/seen")
    assert {} == lists(catalogue(resource("a", seen, **READ), health=health(seen.url, "ok")))


def test_a_broken_link_is_a_task_with_its_state() -> None:
    bad = version(url="https://example.org/bad")
    (task,) = tasks(catalogue(resource("a", bad, **READ), health=health(bad.url, "soft-404")))
    assert ("broken", (bad,), "soft-404") == (task.kind, task.versions, task.state)


def test_welsh_that_nobody_reviewed_and_addresses_wanted_are_listed() -> None:
    known = catalogue(resource("a", status="address-wanted"), resource("b", opened()))
    assert {"address-wanted": ["a"], "welsh-unreviewed": ["a", "b"]} == lists(known)


@pytest.mark.parametrize("status", ["superseded", "withdrawn"])
def test_what_is_no_longer_current_needs_nothing(status: str) -> None:
    old = resource("a", version(), status=status, review_by=date(2020, 1, 1))
    assert {} == lists(catalogue(old))


def test_tasks_stand_in_the_order_of_the_lists_and_then_of_their_dates() -> None:
    known = catalogue(
        resource("late", opened(), review_by=date(2026, 11, 10), **READ),
        resource("later", opened(), review_by=date(2026, 1, 1), **READ),
        resource("soon", opened(), review_by=date(2026, 11, 29)),
    )
    expected = [
        ("overdue", "later"),
        ("overdue", "late"),
        ("due", "soon"),
        ("welsh-unreviewed", "soon"),
    ]
    assert expected == [
        (task.kind, task.resource.id) for task in tasks(known)
    ]  # fmt: skip


def test_each_owner_gets_every_list() -> None:
    known = catalogue(resource("a", opened()), resource("b", opened(), owner="somebody-else"))
    found = by_owner(tasks(known))
    assert {"prevent-workstream": ["a"], "somebody-else": ["b"]} == {
        owner: [t.resource.id for t in each["welsh-unreviewed"]] for owner, each in found.items()
    }
    assert all(LISTS == tuple(each) for each in found.values())


def test_the_public_is_told_what_does_not_count() -> None:
    bad = version(url="https://example.org/bad")
    known = catalogue(
        resource("expired", version(), review_by=date(2026, 9, 22)),
        resource("expired-and-broken", bad, review_by=date(2026, 9, 22)),
        resource("in-grace", version(), review_by=date(2026, 9, 23)),
        resource("broken", bad),
        resource("half-broken", bad, version("cy")),
        resource("wanted", status="address-wanted", review_by=LATER),
        resource("gone", version(), status="withdrawn"),
        health=health(bad.url, "broken"),
    )
    assert NotCounted(expired=2, broken=1, address_wanted=1) == not_counted(known)
