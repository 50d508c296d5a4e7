"""Whom a page speaks to, and that its words follow from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.building import Building, prepare_plain
from hub.pages import readers

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made() -> Building:
    return prepare_plain(ROOT, {"HUB_TODAY": "2026-11-22", "HUB_LATEST": "2099-01-01"})


@pytest.mark.parametrize(
    ("key", "reader"),
    [
        ("audience/children", "children"),
        ("audience/young-people", "young-people"),
        ("pages/turning-18", "young-people"),
        ("pages/what-happens-when-you-tell", "children"),
        ("pages/easy-read", "easy-read"),
        ("easy-read/tell", "easy-read"),
        ("easy-read/booklet", "easy-read"),
        ("pages/children-pictures", "children"),
        ("audience/parents", "public"),
        ("situation/pictures-of-me", "young-people"),
        ("situation/my-child-told-me", "public"),
        ("situations", "public"),
        ("help", "public"),
        ("index", "public"),
    ],
)
def test_a_page_speaks_to_the_reader_it_was_written_for(made: Building, key: str, reader: str) -> None:
    for language in ("cy", "en"):
        page = made.site.plan.page(language, key)  # type: ignore[arg-type]
        assert reader == readers.reader(made.site, page) == made.shell(page).reader


def test_a_resource_for_children_and_young_people_alone_speaks_to_them(made: Building) -> None:
    for resource in made.site.catalogue.resources:
        page = made.site.plan.page("cy", f"resource/{resource.id}")
        young = set(resource.audiences) <= {"children", "young-people"}
        assert young == readers.is_young(made.site, page), resource.id
        said = made.shell(page).words["urgent.text"]
        assert ("Ffonia 999" in said, "Ffoniwch 999" in said) == (young, not young)


def test_the_template_of_a_page_for_the_young_says_ti(made: Building) -> None:
    page = made.site.plan.page("cy", "resource/meic-sexting-safety-cy")
    assert "Cyn i ti ddarllen" in made.rendered(page).after
    page = made.site.plan.page("cy", "resource/amethyst-sarc")
    assert "Cyn i chi ddarllen" in made.rendered(page).after
