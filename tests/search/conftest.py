"""The real catalogue, its documents, and an engine for each language."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hub.catalogue import Catalogue, load
from hub.languages import LANGUAGES
from hub.pages.docs_pages import read_pages
from hub.pages.plan import Plan, plan
from hub.pages.search import as_bytes, cards, files
from hub.schema.faults import Known

sys.path.insert(0, str(Path(__file__).parent))
from engines import ROOT, Engine

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load(ROOT, today=TODAY, latest=date(2099, 1, 1))


@pytest.fixture(scope="session")
def site_plan(catalogue: Catalogue) -> Plan:
    return plan(catalogue, read_pages(ROOT / "docs", Known())[0])


@pytest.fixture(scope="session")
def made(catalogue: Catalogue, site_plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the documents of both languages and the library, as the site serves them."""
    folder = tmp_path_factory.mktemp("search")
    for name, content in files(catalogue, site_plan, ROOT).items():
        path = (folder / name).with_suffix(".mjs" if name.endswith(".js") else ".json")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    for language in LANGUAGES:
        (folder / "search" / f"cards-{language}.json").write_bytes(as_bytes(cards(catalogue, language)))
    return folder / "search"


@pytest.fixture(scope="session")
def engines(made: Path) -> Iterator[dict[str, Engine]]:
    with (
        Engine(made / "cy.json", made / "cards-cy.json", made / "words.json", made / "also-en.json") as cy,
        Engine(made / "en.json", made / "cards-en.json", made / "words.json", made / "also-cy.json") as en,
    ):
        yield {"cy": cy, "en": en}


@pytest.fixture
def made_without_words(made: Path) -> Iterator[Engine]:
    with Engine(made / "en.json", made / "cards-en.json") as engine:
        yield engine


@pytest.fixture(scope="session")
def cy(engines: dict[str, Engine]) -> Engine:
    return engines["cy"]


@pytest.fixture(scope="session")
def en(engines: dict[str, Engine]) -> Engine:
    return engines["en"]
