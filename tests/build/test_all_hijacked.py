"""With every checked address in strangers' hands the site leads to none of them, and says so."""

from __future__ import annotations

import csv
import html
import json
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from hub.catalogue import Catalogue, load
from hub.catalogue.outward import Gate
from hub.checks.links import of_everything
from hub.languages import LANGUAGES, Language, word

ROOT = Path(__file__).resolve().parents[2]
DAY = datetime.now(tz=UTC).date()  # that of the built site, whose papers need not be made again
EXIT = "https://www.bbc.co.uk/weather"  # the way to leave quickly is never taken away
pytestmark = pytest.mark.build


@pytest.fixture(scope="module")
def project(small: Path) -> Path:
    """The entries that the other files name, which are of every kind; each night (WHOLE=1) all of them."""
    return ROOT if os.environ.get("WHOLE") == "1" else small


@pytest.fixture(scope="module")
def catalogue(project: Path) -> Catalogue:
    """What its files say."""
    return load(project, today=DAY)


@pytest.fixture(scope="module")
def hijacked(
    project: Path,
    catalogue: Catalogue,
    tmp_path_factory: pytest.TempPathFactory,
    run_hub: Callable[..., CompletedProcess[str]],
) -> Path:
    """The site, built when every address that the link check asks was found hijacked."""
    folder = tmp_path_factory.mktemp("hijacked")
    urls = {use.url for use in of_everything(catalogue)}
    links = {url: {"state": "hijacked", "since": "2026-11-30", "reason": "x"} for url in sorted(urls)}
    health = folder / "health.json"
    health.write_text(json.dumps({"format": 1, "checked": "2026-11-30", "links": links}), encoding="utf-8")
    words = ("build", "--out", str(folder / "site"), "--today", DAY.isoformat())
    done = run_hub(*words, root=project, HUB_HEALTH=str(health))
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def gate(catalogue: Catalogue) -> Gate:
    """The gate that the site should have had."""
    return Gate.of((use.url, True) for use in of_everything(catalogue))


def test_no_file_of_the_site_leads_to_a_withdrawn_address(hijacked: Path, gate: Gate, catalogue: Catalogue) -> None:
    found = [
        (path.relative_to(hijacked).as_posix(), url)
        for path in hijacked.rglob("*")
        if path.suffix in {".html", ".xml", ".json", ".csv", ".js", ".svg", ".css", ".txt"} and path.is_file()
        for url in re.findall(r"https?://[^\s\"'<>;,)\\]+", html.unescape(path.read_text(encoding="utf-8")))
        if gate.outward(url) is None and url != EXIT
    ]
    # The desk refuses what begins so, and therefore knows it; nothing leads there.
    refused = [("assets/desk/data.json", url) for url in catalogue.known.refused]
    assert [] == [each for each in found if each not in refused][:20]


@pytest.mark.parametrize(("language", "page"), [("cy", "cy/cael-help"), ("en", "en/get-help")])
def test_get_help_keeps_its_numbers_and_says_why_links_are_gone(
    hijacked: Path, catalogue: Catalogue, language: Language, page: str
) -> None:
    text = html.unescape((hijacked / page / "index.html").read_text(encoding="utf-8"))
    numbers = {line.phone.value for line in catalogue.shown_helplines if line.phone}
    called = set(re.findall(r'href="tel:(\d+)"', text))
    assert set() == {number.replace(" ", "") for number in numbers} - called
    assert word(language, "outward.withdrawn") in text
    assert "Childline" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_an_entry_says_why(hijacked: Path, catalogue: Catalogue, language: Language) -> None:
    folder = hijacked / language / {"cy": "adnoddau", "en": "resources"}[language]
    said = (word(language, "version.danger"), word(language, "outward.withdrawn"))
    wanted = [r.id for r in catalogue.resources if r.status == "listed" and r.versions]
    silent = [
        name
        for name in wanted
        if not any(words in html.unescape((folder / name / "index.html").read_text("utf-8")) for words in said)
    ]
    assert [] == silent


def test_tables_say_what_was_withdrawn(hijacked: Path) -> None:
    whole = json.loads((hijacked / "data/catalogue.json").read_text("utf-8"))
    versions = [version for entry in whole["resources"] for version in entry.get("versions", [])]
    assert {(True, False)} == {(version.get("withdrawn"), "url" in version) for version in versions}
    with (hijacked / "data/catalogue.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["version_language"]]
    assert {("", "true", "false")} == {
        (row["version_url"], row["version_withdrawn"], row["version_live"]) for row in rows
    }


def test_the_workbook_leads_nowhere_by_itself_and_loses_no_address(hijacked: Path) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415  (slow to load)

    found = load_workbook(next((hijacked / "data").glob("*.xlsx")))
    cells = [cell for sheet in found for row in sheet.iter_rows() for cell in row]
    assert [] == [cell.coordinate for cell in cells if cell.hyperlink]
    assert any(str(cell.value).startswith("https://") for cell in cells)
