"""No row of the inventory is lost: each is an entry, a name of one, or left out with a reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hub.catalogue import Catalogue, load
from hub.pages.docs_pages import read_pages
from hub.schema.faults import Known

ROOT = Path(__file__).resolve().parents[2]
IDS = ROOT / "tests" / "fixtures" / "inventory-ids.txt"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(ROOT, today=date(2026, 11, 22), latest=date(2099, 1, 1))


def inventory() -> set[str]:
    return {line for line in IDS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")}


def test_the_inventory_has_417_rows() -> None:
    assert 417 == len(inventory())


def test_every_row_is_an_entry_or_a_name_of_one_or_left_out(catalogue: Catalogue) -> None:
    entries = {resource.id for resource in catalogue.resources}
    names = {name for resource in catalogue.resources for name in resource.also_known_as}
    left_out = {out.id for out in catalogue.left_out}
    assert set() == inventory() - entries - names - left_out


def test_no_row_is_accounted_for_twice(catalogue: Catalogue) -> None:
    entries = [resource.id for resource in catalogue.resources]
    names = [name for resource in catalogue.resources for name in resource.also_known_as]
    left_out = [out.id for out in catalogue.left_out]
    everything = [*entries, *names, *left_out]
    assert len(set(everything)) == len(everything)


def test_at_most_60_rows_are_left_out_and_each_has_its_reason_in_both_languages(catalogue: Catalogue) -> None:
    assert len(catalogue.left_out) <= 60
    assert all(out.reason.complete() for out in catalogue.left_out)


def test_there_are_at_least_300_entries_and_180_with_an_address_of_their_own(catalogue: Catalogue) -> None:
    assert len(catalogue.resources) >= 300
    assert sum(bool(resource.versions) for resource in catalogue.resources) >= 180


def test_every_hand_picked_start_is_listed_and_for_that_audience(catalogue: Catalogue) -> None:

    written, problems = read_pages(ROOT / "docs", Known())
    assert [] == problems
    wrong = [
        (page.name, identity)
        for page in written
        for identity in page.front.start_here
        if identity not in catalogue.by_id
        or catalogue.by_id[identity].status != "listed"
        or page.front.audience not in catalogue.by_id[identity].audiences
    ]
    assert [] == wrong
