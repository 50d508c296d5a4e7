"""What pages say of the owner and of the mailbox is true with them and without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Final

import pytest
from lxml import html

from hub.building import Building, prepare
from hub.languages import LANGUAGES, word
from hub.pages import docs_links, owner_texts, views

ROOT = Path(__file__).resolve().parents[2]
STATES: Final[tuple[Mapping[str, object], ...]] = (
    {}, {"contact": "hub@example.org"}, {"adopted": True}, {"adopted": True, "contact": "hub@example.org"},
)  # fmt: skip
# What may be said only while nobody has adopted the hub, and only while nobody reads a mailbox.
WITHOUT_OWNER = re.compile(
    r"[Nn]obody has adopted|[Uu]ntil (?:it has an owner|an owner)|[Ww]hen the hub has an owner|no public body runs it"
    r"|not an official Welsh Government|wedi ei fabwysiadu eto|[Hh]yd nes y bydd (?:ganddo b|p)erchennog"
    r"|[Pp]an fydd gan yr hyb berchennog|nid oes yr un corff cyhoeddus|Nid gwefan swyddogol"
)
WITHOUT_MAILBOX = re.compile(
    r"no mailbox|nobody to receive|you cannot send one|no contact on this page"
    r"|[Nn]id oes blwch post|[Nn]id oes neb i dderbyn|ni allwch anfon un|nid oes manylion cyswllt"
)
WITH_MAILBOX = re.compile(
    r"[Yy]ou can (?:also )?\[suggest|shows where to write|yn dangos i ble i ysgrifennu|hefyd \[awgrymu|\[ei awgrymu"
)


@pytest.fixture(scope="module", params=STATES, ids=lambda state: "+".join(state) or "neither")
def building(request: pytest.FixtureRequest) -> Building:
    return prepare(ROOT, site_url="https://hub.example/", extra=request.param, environment={"HUB_TODAY": "2026-11-30"})


def pages(building: Building) -> Iterator[tuple[str, str]]:
    for page in building.site.plan.pages:
        if page.written:
            yield page.written.file, building.markdown(page)


def saying(building: Building, pattern: re.Pattern[str]) -> set[str]:
    return {file for file, words in pages(building) if pattern.search(words)}


def test_no_page_denies_an_owner_who_is_there_and_none_invents_one(building: Building) -> None:
    settings = building.site.settings
    without = {"about", "accessibility"} if not settings.adopted else set()
    assert {f"docs/{side}/{name}.md" for name in without for side in ("cy", "en")} == saying(building, WITHOUT_OWNER)


def test_no_page_denies_a_mailbox_that_is_there_and_none_invents_one(building: Building) -> None:
    there = building.site.settings.contact
    denying, naming = ({"accessibility", "suggest"}, {"accessibility", "suggest", "how-we-choose", "gaps"})
    sides = ("cy", "en")
    assert {f"docs/{s}/{n}.md" for n in ([] if there else denying) for s in sides} == saying(building, WITHOUT_MAILBOX)
    assert {f"docs/{s}/{n}.md" for n in (naming if there else []) for s in sides} == saying(building, WITH_MAILBOX)


def test_no_marker_reaches_a_page(building: Building) -> None:
    assert [] == [file for file, words in pages(building) if "{%" in words]


def test_both_languages_have_the_same_parts() -> None:
    def markers(language: str, name: str) -> list[str]:
        return re.findall(r"^\{%.*?%\}", (ROOT / "docs" / language / name).read_text(encoding="utf-8"), re.MULTILINE)

    names = [path.name for path in (ROOT / "docs" / "en").glob("*.md")]
    assert [] == [name for name in names if markers("cy", name) != markers("en", name)]


TEXT = "A\n{% if contact %}\nB\n{% else %}\nC\n{% endif %}\nD\n{% if not adopted %}\nE\n{% endif %}\n"


@pytest.mark.parametrize(
    ("held", "words"), [((), "A\nC\nD\nE\n"), (("contact",), "A\nB\nD\nE\n"), (("contact", "adopted"), "A\nB\nD\n")]
)
def test_a_part_stands_only_where_its_condition_holds(held: tuple[str, ...], words: str) -> None:
    assert words == owner_texts.said(TEXT, held)
    assert [] == list(owner_texts.faults(TEXT, "p.md", 1))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{% if owner %}\nB\n{% endif %}\n", 5),
        ("A\n{% endif %}\n", 6),
        ("{% if contact %}\n{% if adopted %}\n", 6),
        ("A\n\n{% if contact %}\nB\n", 8),
        ("{% for x in y %}\n", 5),
        ("{% if contact %}\n{% else %}\n{% else %}\n{% endif %}\n", 7),
    ],
)
def test_a_marker_that_makes_no_sense_is_a_problem_with_its_line(text: str, line: int) -> None:
    assert [("owner-text", line)] == [(p.rule, p.place.line) for p in owner_texts.faults(text, "p.md", 5)]


def test_the_runs_of_a_workflow_are_linked_where_the_source_is_kept() -> None:
    words = "See the [reports](hub-runs:nightly-accessibility) of each night."
    wanted = "See the [reports](https://git.example/a/hub/actions/workflows/nightly-accessibility.yml) of each night."
    assert wanted == docs_links.with_runs(words, "https://git.example/a/hub/")


def test_a_form_is_linked_where_the_source_is_kept_and_is_there() -> None:
    wanted = "[Change](https://git.example/a/hub/issues/new?template=change.yml)"
    assert wanted == docs_links.with_runs("[Change](hub-form:change)", "https://git.example/a/hub")
    root = Path(__file__).resolve().parents[2]
    pages = "".join(path.read_text(encoding="utf-8") for path in (root / "docs").rglob("*.md"))
    named = set(re.findall(r"hub-form:([a-z-]+)", pages))
    assert {"change"} == named
    assert all((root / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml").is_file() for name in named)


def test_written_pages_name_only_workflows_that_exist() -> None:
    root = Path(__file__).resolve().parents[2]
    pages = "".join(path.read_text(encoding="utf-8") for path in (root / "docs").rglob("*.md"))
    named = set(re.findall(r"hub-runs:([a-z-]+)", pages))
    assert {"nightly-accessibility"} == named
    assert {path.stem for path in (root / ".github" / "workflows").glob("*.yml")} >= named


@pytest.mark.parametrize("repository", ["", "https://git.example/a/hub", "https://git.example/a/hub/"])
def test_the_copy_for_use_without_a_network_is_offered_where_it_is_known_to_lie(repository: str) -> None:
    """Each release carries it, beside the source; without that address nothing is said of it."""
    extra = {"repository": repository}
    made = prepare(ROOT, site_url="https://hub.example/", extra=extra, environment={"HUB_TODAY": "2026-11-30"})
    for language in LANGUAGES:
        # What the site's papers are is another's to tell: none is made here.
        bare = {**views.view_of("packs.html")(made.site, page := made.site.plan.page(language, "packs")), "papers": {}}
        view = {**bare, "situations": (), "boards": (), "book": SimpleNamespace(uri="b.epub", kilobytes=1)}
        tree = html.fromstring(f"<main>{made.renderer.render(page, 'packs.html', view)}</main>")
        links = tree.xpath("//section[h2[@id='copy']]//a")
        assert ["https://git.example/a/hub/releases/latest"] * bool(repository) == [each.get("href") for each in links]
        assert [word(language, "packs.copy_link")] * bool(repository) == [each.text_content() for each in links]
