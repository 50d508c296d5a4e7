"""What the browser's tab shows: each page by a name of its own."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from hub.catalogue import Catalogue, Resource, load
from hub.languages import LANGUAGES, Text
from hub.pages import naming
from hub.pages.docs_pages import read_pages
from hub.pages.plan import plan
from hub.pages.site import Site, assemble, settings_from
from hub.schema.faults import Known

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(ROOT, today=date(2026, 11, 22), latest=date(2099, 1, 1))


def site_of(catalogue: Catalogue) -> Site:
    written, _ = read_pages(ROOT / "docs", Known())
    return assemble(catalogue, plan(catalogue, written), settings_from({}, "https://hub.example/"))


def test_every_page_has_a_name_of_its_own(catalogue: Catalogue) -> None:
    site = site_of(catalogue)
    found = naming.tabs(site)
    assert {(page.language, page.key) for page in site.plan.pages} == set(found)
    assert len(found) == len({(language, name.casefold()) for (language, _), name in found.items()})
    assert ["", ""] == [found[language, "index"] for language in LANGUAGES]


def test_a_list_of_works_says_so_where_another_page_has_its_name(catalogue: Catalogue) -> None:
    found = naming.tabs(site_of(catalogue))
    assert "Hawdd ei Ddeall" == found["cy", "pages/easy-read"]
    assert "Hawdd ei Ddeall: adnoddau" == found["cy", "access/easy-read"]
    assert "Easy Read: resources" == found["en", "access/easy-read"]


def test_works_called_alike_add_their_publisher_and_in_the_end_their_id(catalogue: Catalogue) -> None:
    def named(resource: Resource, publisher: str, old: str = "") -> Resource:
        moved = (old,) if old else ()
        return resource.model_copy(update={"title": Text(en="Alike"), "publisher": publisher, "also_known_as": moved})

    one, two, three, *_ = catalogue.resources
    some = (named(one, "nspcc", "old-id"), named(two, "meic"), named(three, "meic"))
    found = naming.tabs(site_of(dataclasses.replace(catalogue, resources=some, left_out=())))
    assert "Alike (NSPCC)" == found["cy", f"resource/{one.id}"]
    assert "Alike (Meic)" == found["cy", f"resource/{two.id}"]
    assert f"Alike (Meic) ({three.id})" == found["cy", f"resource/{three.id}"]
    assert "Mae'r dudalen hon wedi symud (old-id)" == found["cy", "moved/old-id"]
