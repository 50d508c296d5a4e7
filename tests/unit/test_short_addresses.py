"""The short addresses on paper: each number is one paper's for good, names nothing, and is counted by itself."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from hub.building import page_problems, prepare_plain
from hub.catalogue import Catalogue, CatalogueError, Problem, load
from hub.catalogue import weekly_counts as weekly
from hub.catalogue.log_lines import read_line
from hub.languages import LANGUAGES
from hub.pages import asked_pages, kept_addresses, short_addresses
from hub.pages.docs_pages import read_pages
from hub.pages.pack import papers
from hub.pages.plan import Page, plan
from hub.pages.site import Site
from hub.schema.faults import Known
from hub.schema.short_address import SIDES

ROOT = Path(__file__).resolve().parents[2]
DAY = {"HUB_TODAY": "2026-11-30", "HUB_LATEST": "2026-12-31"}
FILE = "data/short-addresses.yaml"
PARENTS = "  - {paper: audience/parents, form: sheets, cy: 17, en: 18}\n"


@pytest.fixture(scope="module")
def site() -> Site:
    return prepare_plain(ROOT, DAY).site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The files that are read for pages and their addresses; what is not edited is only pointed at."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "resources.yaml", tmp_path)
    for name in ("docs", "overrides", "scripts"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def edit(project: Path, old: str, new: str, name: str = FILE) -> int:
    """Replace words once; the line where they stood."""
    path = project / name
    text = path.read_text(encoding="utf-8")
    assert 1 == text.count(old)
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def read(project: Path) -> Catalogue:
    return load(project, today=date(2026, 11, 30), latest=date(2099, 1, 1))


def refused(project: Path) -> list[tuple[str, int]]:
    with pytest.raises(CatalogueError) as error:
        read(project)
    return [(each.rule, each.place.line) for each in error.value.problems if each.place.file == FILE]


# ---- the file ----


def test_every_paper_in_each_language_has_a_number_that_no_other_has(site: Site) -> None:
    rows = site.catalogue.short_addresses
    numbers = [getattr(row, side) for row in rows for side in SIDES]
    assert len(numbers) == len(set(numbers))
    made = list(papers(site, lambda _: "words", lambda _: ""))
    wanted = {(each.key, each.form) for each in made}
    assert wanted <= {(row.paper, row.form) for row in rows}
    assert wanted <= set(short_addresses.wanted(site.catalogue))
    for each in made:
        (number,) = [getattr(row, each.language) for row in rows if (row.paper, row.form) == (each.key, each.form)]
        assert f"https://resource-hub.example/p/{number}/" == each.values["href"]
        assert f"resource-hub.example/p/{number}" == each.values["address"]
        assert each.values["address"] in each.values["qr_alt"]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("form: sheets, cy: 17, en: 18}", "form: sheets, cy: 17, en: 17}", "repeated"),
        ("form: sheets, cy: 17, en: 18}", "form: sheets, cy: 1, en: 18}", "repeated"),
        ("form: card, cy: 19, en: 20}", "form: sheets, cy: 19, en: 20}", "repeated"),
        ("form: sheets, cy: 17, en: 18}", "form: booklet, cy: 17, en: 18}", "paper-form"),
        ("form: sheets, cy: 17, en: 18}", "form: leaflet, cy: 17, en: 18}", "unknown-term"),
        ("form: sheets, cy: 17, en: 18}", "form: sheets, cy: 0, en: 18}", "range"),
        ("form: sheets, cy: 17, en: 18}", 'form: sheets, cy: "17", en: 18}', "wrong-type"),
        ("form: sheets, cy: 17, en: 18}", "form: sheets, cy: 18, en: 17}", "sides-swapped"),
        ("form: sheets, cy: 17, en: 18}", "form: sheets, cy: 17}", "missing-key"),
        ("form: sheets, cy: 17, en: 18}", "form: sheets, cy: 17, en: 18, day: 1}", "unknown-key"),
        ("form: sheets, cy: 17, en: 18}", "form: sheets, cy: 17, en: 18, retired: true}", "paper-made"),
        ("paper: audience/parents, form: sheets", "paper: audience/parent, form: sheets", "unknown-paper"),
        ("paper: audience/parents, form: sheets", "paper: parents, form: sheets", "unknown-paper"),
        ("paper: audience/parents, form: sheets", "paper: topic/online, form: sheets, retired: true", "unknown-paper"),
    ],
)  # fmt: skip
def test_a_fault_is_told_of_on_its_line(project: Path, old: str, new: str, rule: str) -> None:
    line = edit(project, old, new)
    assert (rule, line) in refused(project)


def test_a_paper_that_is_no_longer_made_keeps_its_number_and_leads_to_what_there_is(project: Path) -> None:
    edit(project, "paper: board/gwent, form: sheets, cy: 121, en: 122}",
         "paper: board/gwent-of-old, form: sheets, cy: 121, en: 122, retired: true}")  # fmt: skip
    catalogue = read(project)
    assert "board/gwent-of-old" in [row.paper for row in catalogue.short_addresses]
    found = plan(catalogue, read_pages(ROOT / "docs", Known())[0])
    assert found.has("short/121")
    leads = short_addresses.target(catalogue, found, "cy", "board/gwent-of-old")
    assert leads is not None
    assert "boards" == leads.key
    assert None is short_addresses.target(catalogue, found, "cy", "situation/that-was-there")
    # The Board that is there wants numbers of its own.
    (problem,) = short_addresses.missing(catalogue, project)
    assert ("short-address-missing", FILE, "board/gwent") == (problem.rule, problem.place.file, problem.about)
    assert "add `- {paper: board/gwent, form: sheets, cy: 125, en: 126}`" == problem.fix


def test_a_missing_paper_keeps_the_pages_from_being_made(project: Path) -> None:
    edit(project, PARENTS, "")
    found = [each for each in page_problems(project, read(project)) if each.place.file == FILE]
    assert [("short-address-missing", "audience/parents")] == [(each.rule, each.about) for each in found]


def test_a_project_that_gives_no_short_addresses_prints_those_of_pages(site: Site) -> None:
    plain = dataclasses.replace(site, catalogue=dataclasses.replace(site.catalogue, short_addresses=()))
    made = {(each.language, each.key): each.values["href"] for each in papers(plain, lambda _: "words", lambda _: "")}
    base = "https://resource-hub.example/"
    assert f"{base}cy/ymarferwyr/" == made["cy", "audience/practitioners"]
    assert base == made["cy", "audience/children"] == made["en", "situation/worried-about-my-thoughts"]
    assert [] == list(short_addresses.missing(plain.catalogue, ROOT))


# ---- what was printed ----


@pytest.fixture
def printed(project: Path) -> Callable[[], list[Problem]]:
    """What is told of addresses that were published, after the file has changed."""
    before = kept_addresses.published(plan(read(project), read_pages(ROOT / "docs", Known())[0]))
    assert "short/cy/audience/parents/sheets" == before["p/17/"]

    def told() -> list[Problem]:
        return list(kept_addresses.gone(before, plan(read(project), read_pages(ROOT / "docs", Known())[0]), project))

    return told


def test_what_stays_and_what_is_new_is_not_told_of(project: Path, printed: Callable[[], list[Problem]]) -> None:
    edit(project, PARENTS, PARENTS.replace("audience/parents, form: sheets", "board/new, form: sheets, retired: true")
         .replace("17", "131").replace("18", "132") + PARENTS)  # fmt: skip
    assert [] == printed()


@pytest.mark.parametrize(
    ("new", "gone"),
    [
        ("", {"/p/17/", "/p/18/"}),
        (PARENTS.replace("18", "131"), {"/p/18/"}),
        (PARENTS.replace("cy: 17, en: 18", "cy: 18, en: 131"), {"/p/17/", "/p/18/"}),
        (PARENTS.replace("audience/parents", "board/x").replace("}", ", retired: true}"), {"/p/17/", "/p/18/"}),
    ],
    ids=["taken away", "another number", "the other language's number", "used again"],
)
def test_a_number_that_was_printed_stays_with_its_paper(
    project: Path, printed: Callable[[], list[Problem]], new: str, gone: set[str]
) -> None:
    edit(project, PARENTS, new)
    found = printed()
    assert {("address-gone", FILE, "audience/parents")} == {(p.rule, p.place.file, p.about) for p in found}
    assert gone == {each.what.split()[0] for each in found}
    text = (project / FILE).read_text(encoding="utf-8").splitlines()
    for each in found:
        number = each.what.split("/")[2]
        assert each.place.line == 1 or re.search(rf": {number}\b", text[each.place.line - 1])


# ---- counting ----


def test_each_kind_of_paper_is_counted_by_itself_and_private_ones_together(site: Site) -> None:
    groups = asked_pages.groups(site)
    rows = {(row.paper, row.form): row for row in site.catalogue.short_addresses}

    def of(paper: str, form: str = "sheets") -> list[tuple[str, str]]:
        return [groups[f"/p/{getattr(rows[paper, form], language)}/"] for language in LANGUAGES]

    assert [("from-sheets", "cy"), ("from-sheets", "en")] == of("audience/parents")
    assert [("from-poster", "cy"), ("from-poster", "en")] == of("audience/adult-survivors", "poster")
    assert [("from-board", "cy"), ("from-board", "en")] == of("board/gwent")
    assert [("from-booklet", "cy"), ("from-booklet", "en")] == of("easy-read/booklet", "booklet")
    private = [each for each in rows if each[0].partition("/")[2] in {"children", "young-people", "worried-about-self"}]
    assert 12 == len(private)
    for each in [*private, ("situation/worried-about-my-thoughts", "sheets"), ("situation/scared-to-tell", "sheets")]:
        assert [("from-private", "")] * 2 == of(*each)
    assert {group for path, (group, _) in groups.items() if path.startswith("/p/")} == set(asked_pages.FROM_PAPER)
    assert set(asked_pages.FROM_PAPER) <= set(asked_pages.GROUPS)


def test_what_was_private_and_has_gone_stays_private() -> None:
    site = cast("Site", SimpleNamespace(plan=SimpleNamespace(has=lambda _: False)))
    page = Page("cy", "short/7", "p/7/index.html", "moved.html", "situation/that-was-there/sheets")
    assert ("from-private", "") == asked_pages._from_paper(site, page)


def test_a_week_of_a_log_tells_of_paper_rounded_and_without_what_is_few(site: Site) -> None:
    days = [f"2026-11-{day}" for day in range(16, 23)]
    lines = [*(f"{day} 200 /p/17/" for day in days for _ in range(3)), *(f"{day} 301 /p/17" for day in days)]
    lines += [f"{day} 200 /p/{number}/" for day in days[:4] for number in (1, 2, 41)]  # 12 for children and the worried
    lines += [f"{days[0]} 304 /p/121/"] * 9
    found, _ = weekly.counted(map(read_line, lines), asked_pages.groups(site))
    assert {("from-sheets", "cy"): 20, ("from-private", ""): 10, ("from-board", "cy"): None} == {
        (each.group, each.language): each.asked for each in found
    }
