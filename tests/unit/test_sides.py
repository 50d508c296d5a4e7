"""Welsh and English that have changed places are told of, and no pair that stands as it should."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hub import own_yaml
from hub.catalogue import CatalogueError, load
from hub.schema.sides import swapped

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2099, 1, 1)


def pairs(value: Any) -> Iterator[tuple[str, str]]:
    """Every pair of words in a file."""
    if isinstance(value, dict):
        cy, en = value.get("cy"), value.get("en")
        if isinstance(cy, str) and isinstance(en, str):
            yield cy, en
        for each in value.values():
            yield from pairs(each)
    elif isinstance(value, list):
        for each in value:
            yield from pairs(each)


@pytest.fixture(scope="module")
def catalogue() -> tuple[tuple[str, str], ...]:
    files = [ROOT / "resources.yaml", *sorted((ROOT / "data").rglob("*.yaml"))]
    return tuple(pair for path in files for pair in pairs(own_yaml.read(path.read_text(encoding="utf-8"))))


def test_no_pair_of_the_catalogue_is_told_of(catalogue: tuple[tuple[str, str], ...]) -> None:
    assert len(catalogue) > 3_000
    assert [] == [pair for pair in catalogue if swapped(*pair)]


def test_more_than_nine_in_ten_pairs_that_have_changed_places_are_told_of(
    catalogue: tuple[tuple[str, str], ...],
) -> None:
    asked = [(cy, en) for cy, en in catalogue if " " in cy and cy != en]
    told = [pair for pair in asked if swapped(pair[1], pair[0])]
    assert len(told) > 0.9 * len(asked)


@pytest.mark.parametrize(
    ("cy", "en"),
    [
        ("Childline", "Childline"),
        ("The Children's Society", "The Children's Society"),
        ("Meic Cymru", "Meic"),
        ("NSPCC", "NSPCC Cymru"),
        ("Ynys Môn", "Ynys Môn"),
        ("", "Words in English only"),
        ("Geiriau Cymraeg yn unig", ""),
    ],
)
def test_a_name_in_one_language_is_not_told_of(cy: str, en: str) -> None:
    assert not swapped(cy, en)


def test_it_is_told_at_its_line(project: Path) -> None:
    path = project / "data" / "boards.yaml"
    text = path.read_text(encoding="utf-8")
    cy, en = "Bwrdd Diogelu Cwm Taf Morgannwg", "Cwm Taf Morgannwg Safeguarding Board"
    line = next(number for number, words in enumerate(text.splitlines(), 1) if cy in words and en in words)
    path.write_text(text.replace(cy, "ONE").replace(en, cy).replace("ONE", en), encoding="utf-8")
    with pytest.raises(CatalogueError) as told:
        load(project, today=TODAY)
    found = {(each.rule, each.place.file, each.place.line) for each in told.value.problems}
    assert ("sides-swapped", "data/boards.yaml", line) in found
