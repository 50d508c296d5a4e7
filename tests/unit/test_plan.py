"""Which pages exist and where, and that a link to no page cannot be written."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from pathlib import Path

import pytest

from hub.catalogue import Catalogue, load
from hub.languages import LANGUAGES
from hub.pages.docs_pages import read_pages
from hub.pages.plan import Plan, SameAddressError, plan, relative
from hub.schema.faults import Known

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(ROOT, today=date(2099, 1, 1))


@pytest.fixture(scope="module")
def found(catalogue: Catalogue) -> Plan:
    written, problems = read_pages(ROOT / "docs", Known())
    assert [] == problems
    return plan(catalogue, written)


def test_both_languages_have_the_same_pages_at_addresses_of_their_own(found: Plan) -> None:
    keys = {language: [page.key for page in found.pages if page.language == language] for language in LANGUAGES}
    assert keys["en"] == keys["cy"]
    assert len(found.pages) == len({page.path for page in found.pages})
    on_paper = [page for page in found.pages if page.key.startswith("short/")]
    assert all(page.path.startswith(f"{page.language}/") for page in found.pages if page not in on_paper)
    assert 100 < len(on_paper)
    assert all(re.fullmatch(r"p/\d+/index.html", page.path) for page in on_paper)
    assert "cy/adnoddau/index.html" == found.page("cy", "resources").path
    assert "cy/plant/" == found.page("cy", "audience/children").address


def test_every_resource_merged_id_and_left_out_row_has_a_page(catalogue: Catalogue, found: Plan) -> None:
    for resource in catalogue.resources:
        assert found.has(f"resource/{resource.id}")
        assert all(found.has(f"moved/{old}") for old in resource.also_known_as)
    assert all(found.has(f"moved/{row.id}") for row in catalogue.left_out)


def test_a_link_to_a_page_that_is_not_there_names_it(found: Plan) -> None:
    with pytest.raises(KeyError, match="no page has the key 'no/such'"):
        found.link("cy/index.html", "cy", "no/such")
    assert not found.has("no/such")


def test_links_are_relative_so_that_the_site_may_stand_anywhere(found: Plan) -> None:
    assert "../cael-help/#plant" == found.link("cy/plant/index.html", "cy", "help", "plant")
    assert "./" == relative("en/index.html", "en/index.html")
    assert "../" == relative("en/gaps/index.html", "en/index.html")
    assert "../../" == relative("en/gaps/index.html", "index.html")
    assert "en/" == relative("index.html", "en/index.html")
    assert "../../assets/hub.css" == relative("en/gaps/index.html", "assets/hub.css")
    assert "../cy/plant/" == relative("en/index.html", "cy/plant/index.html")


def test_two_pages_at_one_address_are_refused(catalogue: Catalogue) -> None:
    first, second, *rest = catalogue.resources
    clash = second.model_copy(update={"also_known_as": (first.id,)})
    with pytest.raises(SameAddressError, match=f"have the address .*{first.id}"):
        plan(dataclasses.replace(catalogue, resources=(first, clash, *rest)), ())
