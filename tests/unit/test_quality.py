"""How we know that a work is good: reasons in words, each claim with where it is made."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from hub.building import prepare_plain
from hub.catalogue import Catalogue, CatalogueError, load
from hub.languages import LANGUAGES, Language
from hub.pages.cards import card
from hub.pages.quality import Reason, reasons
from hub.schema.quality import CLAIMS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(ROOT, today=date(2026, 11, 22), latest=date(2099, 1, 1))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "resources.yaml", tmp_path)
    (tmp_path / "scripts").symlink_to(ROOT / "scripts")
    return tmp_path


def rewritten(project: Path, file: str, old: str, new: str) -> list[str]:
    """The rules that a changed file breaks."""
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as error:
        load(project, today=date(2099, 1, 1))
    return [problem.rule for problem in error.value.problems]


def test_what_a_public_body_makes_says_so_without_being_told_on_each_entry(catalogue: Catalogue) -> None:
    found = catalogue.by_id["a-healthier-wales"]
    term = catalogue.vocabulary.qualities["public-body"]
    assert () == found.quality
    assert (Reason(term),) == reasons(catalogue, found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_of_a_study_is_marked_with_its_language(language: Language) -> None:
    made = prepare_plain(ROOT, {"HUB_TODAY": "2026-11-22", "HUB_LATEST": "2099-01-01"})
    page = made.rendered(made.site.plan.page(language, "resource/nspcc-speak-out-stay-safe"))
    (cited,) = BeautifulSoup(page.after, "lxml").select("#quality ~ ul cite")
    assert "Evaluating the NSPCC" in cited.get_text()
    assert ["en"] * (language == "cy") == [str(mark["lang"]) for mark in cited.select("[lang]")]


def test_each_claim_of_the_catalogue_leads_to_where_it_is_made(catalogue: Catalogue) -> None:
    claimed = [
        (resource.id, reason)
        for resource in catalogue.resources
        for reason in reasons(catalogue, resource)
        if reason.term.id in CLAIMS
    ]
    assert [] == [(identity, reason.term.id) for identity, reason in claimed if not reason.source]
    assert [] == [identity for identity, reason in claimed if reason.term.id == "evaluated" and not reason.study]


def test_a_card_carries_the_reasons_that_the_finder_filters_by(catalogue: Catalogue) -> None:
    for language in LANGUAGES:
        made = card(catalogue, catalogue.by_id["a-healthier-wales"], language)
        assert made.data["quality"] == "public-body"


def test_a_publisher_cannot_claim_for_all_that_it_makes_what_only_a_work_can_show(project: Path) -> None:
    old = "evidence: seen, quality: [public-body]}"
    assert rewritten(project, "data/publishers.yaml", old, "evidence: seen, quality: [tested]}") == ["evidence-missing"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/helplines.yaml", 'website: {value: "', 'website: {value: "https://internetmatters.org/cy/'),
        ("data/publishers.yaml", 'home: "', 'home: "https://www.internetmatters.org/cy/'),
    ],
)
def test_machine_made_welsh_is_refused_in_every_file(project: Path, file: str, old: str, new: str) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    at = text.index(old) + len(old)
    address = text[at : text.index('"', at)]
    assert rewritten(project, file, old + address, new) == ["refused-address"]


def test_a_curator_can_add_addresses_that_are_refused(project: Path) -> None:
    row = '  - prefix: "https://nation.cymru/"\n    reason: {cy: "Prawf.", en: "A test."}\n'
    path = project / "data" / "refused-addresses.yaml"
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    with pytest.raises(CatalogueError) as error:
        load(project, today=date(2099, 1, 1))
    assert {"refused-address"} == {problem.rule for problem in error.value.problems}
    assert all("A test." in problem.what for problem in error.value.problems)
