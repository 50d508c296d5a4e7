"""Somebody who has never seen Git adds a resource by the handbook, by the form and by the workbook, and sees its page.

The site, the browser, the commands and the scripts of the workflow are the real ones; GitHub is an event that was
saved, and of the preview only the pages are made that change.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from mkdocs.theme import Theme
from openpyxl import load_workbook
from playwright.sync_api import Page

from hub import cli
from hub.building import prepare
from hub.cli.common import real_day
from hub.exports.workbook.labels import column_of, sheet_name
from hub.languages import LANGUAGES, Language, word

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts" / "github"
EVENT = json.loads((ROOT / "tests" / "fixtures" / "events" / "issue-opened.json").read_text(encoding="utf-8"))
HANDBOOK = {"cy": "/cy/curaduron/llawlyfr/", "en": "/en/curators/handbook/"}
ADDING, CURATORS = {"cy": "Ychwanegu adnodd", "en": "Add a resource"}, {"cy": "I guraduron", "en": "For curators"}
# What somebody adds, in the words of the fields.
TITLE = {"cy": "Canllaw tawel newydd", "en": "A quiet new guide"}
SUMMARY = {
    "cy": "Mae'n dweud wrth rieni sut i siarad am gyfrinachau.",
    "en": "It tells parents how to talk about secrets.",
}
URL = {"cy": "https://www.example.org/canllaw.pdf", "en": "https://www.example.org/guide.pdf"}
# The keystroke-level model (Card, Moran and Newell): seconds for a key, for pointing and pressing, for thinking.
KEY, POINT, THINK = 0.28, 1.3, 1.35
READING = 180 / 60  # words a second
MOST = 600  # seconds


class Person:
    """What somebody does in the browser, and how long that takes by the model."""

    def __init__(self, page: Page) -> None:
        self.page, self.seconds = page, 0.0

    def read(self, selector: str) -> None:
        """Read what stands there."""
        self.seconds += len(self.page.locator(selector).inner_text().split()) / READING

    def press(self, role: Any, name: str) -> None:
        """Press a link or a button of the page's own part."""
        self.page.locator("main").get_by_role(role, name=name).first.click()
        self.seconds += THINK + POINT

    def fill(self, label: str, words: str) -> None:
        """Type into a field."""
        self.page.get_by_role("textbox", name=label, exact=True).fill(words)
        self.seconds += THINK + POINT + KEY * len(words)

    def choose(self, language: Language, key: str, value: str) -> None:
        """Choose in a list."""
        self.page.get_by_label(word(language, f"label.{key}")).first.select_option(value)
        self.seconds += THINK + 2 * POINT


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout, as the workflow has one."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("resources.yaml", "mkdocs.yml"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("overrides", "scripts"):
        (folder / name).symlink_to(ROOT / name)
    for words in (("init", "--quiet"), ("add", "data", "resources.yaml"), ("commit", "--quiet", "-m", "as it was")):
        git(folder, *words)
    monkeypatch.chdir(folder)
    return folder


def git(folder: Path, *words: str) -> None:
    who = {f"GIT_{role}_{what}": "Somebody" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", *words], cwd=folder, check=True, env={**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull})


def by_the_form(person: Person, language: Language, folder: Path) -> Path:
    """The file that the form makes, filled in as the handbook says."""
    page = person.page
    person.press("link", ADDING[language])
    page.wait_for_selector(".desk-form")
    for key, text in (("resource.title", TITLE), ("resource.summary", SUMMARY)):
        for side in LANGUAGES:
            person.fill(f"{word(language, f'label.{key}')} {word(language, f'label.side.{side}')}", text[side])
    person.choose(language, "resource.publisher", "nspcc")
    person.choose(language, "resource.kind", "guide")
    for kind, value in (("audiences", "parents"), ("topics", "online-safety"), ("objectives", "prevent")):
        page.locator(
            f"fieldset:has(> legend:text-is('{word(language, f'label.resource.{kind}')}')) [value='{value}']"
        ).check()
        person.seconds += THINK + POINT
    for at, side in enumerate(LANGUAGES):
        person.press("button", word(language, "desk.add_version"))
        version = page.locator(".desk-version").nth(at)
        version.get_by_label(word(language, "label.version.language"), exact=True).select_option(side)
        version.get_by_label(word(language, "label.version.url"), exact=True).fill(URL[side])
        version.get_by_label(word(language, "label.version.evidence"), exact=True).select_option("opened")
        person.seconds += 3 * (THINK + POINT) + KEY * len(URL[side])
    for side in LANGUAGES:
        page.locator("summary", has_text=word(language, f"desk.page.{side}")).click()
        assert SUMMARY[side] in page.locator(f".desk-page[lang={side}]").inner_text()
    person.press("button", word(language, "desk.make"))
    with page.expect_download() as given:
        person.press("link", word(language, "desk.download"))
    path = folder / given.value.suggested_filename
    given.value.save_as(path)
    return path


def by_the_workbook(person: Person, language: Language, folder: Path) -> Path:
    """The workbook with a row for the work and one for each version: the columns that are marked, and no other."""
    page = person.page
    person.press("link", CURATORS[language])
    with page.expect_download() as given:
        person.press("link", word(language, "curators.workbook"))
    path = folder / given.value.suggested_filename
    given.value.save_as(path)
    book = load_workbook(path)
    work = {
        "id": "a-quiet-new-guide", "publisher": "nspcc", "kind": "guide", "audiences": "parents", "status": "listed",
        "topics": "online-safety", "objectives": "prevent", "source_document": "survey-2026",
        "review_by": real_day() + timedelta(days=300), "owner": "prevent-workstream",
        **{f"title_{side}": words for side, words in TITLE.items()},
        **{f"summary_{side}": words for side, words in SUMMARY.items()},
    }  # fmt: skip
    shared = {"id": work["id"], "evidence": "opened", "checked": real_day()}
    versions = [("versions", {**shared, "language": side, "url": URL[side]}) for side in LANGUAGES]
    for name, values in (("resources", work), *versions):
        sheet = book[sheet_name(name, language)]
        heads = {column_of(name, str(cell.value)): str(cell.value) for cell in sheet[1]}
        needed = {str(column) for column, said in heads.items() if said.endswith(" *")}
        assert needed <= set(values) <= needed | {"title_cy", "title_en"}, name
        sheet.append([values.get(str(column)) for column in heads])
        person.seconds += sum(THINK + POINT + KEY * len(str(value)) for value in values.values())
    book.save(path)
    return path


def sent(path: Path, folder: Path) -> Path:
    """The event that GitHub saves when the file was put onto the form."""
    link = f"[{path.name}](https://github.com/user-attachments/files/1234567/{path.name})"
    body = f"### Y ffeil / The file\n\n{link}\n"
    event = folder / "event.json"
    event.write_text(json.dumps({**EVENT, "issue": {**EVENT["issue"], "body": body}}), encoding="utf-8")
    return event


def script(name: str, *words: str) -> str:
    done = subprocess.run([sys.executable, str(SCRIPTS / name), *words], capture_output=True, text=True, check=True)
    return done.stdout


def preview(project: Path, built_site: Path, folder: Path) -> Path:
    """What `make site` makes of the entry in both languages, beside the homes and styles of the site."""
    site = folder / "site"
    shutil.copytree(built_site / "assets", site / "assets")
    for language in LANGUAGES:
        (site / language).mkdir()
        shutil.copy(built_site / language / "index.html", site / language)
    made = prepare(project, site_url="https://hub.example/", extra={}, environment={"HUB_TODAY": str(real_day())})
    main = Theme(name="material", custom_dir=str(ROOT / "overrides")).get_env().get_template("main.html")
    for language in LANGUAGES:
        planned = made.site.plan.page(language, "resource/a-quiet-new-guide")
        whole = made.whole(planned, "")
        content = Markup(whole["page"]["content"])  # noqa: S704 - as MkDocs hands it over
        path = site / planned.path
        path.parent.mkdir(parents=True)
        path.write_text(main.render(hub=whole["hub"], page={"content": content}), encoding="utf-8")
    assert "leads to 1 entries" in script("preview.py", str(site))
    return site


@pytest.mark.parametrize(("language", "way"), [("en", by_the_form), ("cy", by_the_workbook)])
def test_a_resource_is_added_by_the_handbook_and_seen_in_the_preview(
    open_page: Callable[..., Page], built_site: Path, project: Path, tmp_path: Path, language: Language,
    way: Callable[[Person, Language, Path], Path],
) -> None:  # fmt: skip
    page = open_page(HANDBOOK[language])
    person = Person(page)
    person.read("main")
    path = way(person, language, tmp_path)
    assert person.seconds < MOST
    event = sent(path, tmp_path)
    code = f"import change, pathlib; print(change.kind(change.attached(pathlib.Path({str(event)!r}))))"
    done = subprocess.run([sys.executable, "-c", code], cwd=SCRIPTS, capture_output=True, text=True, check=True)
    given = path.rename(tmp_path / f"given.{done.stdout.strip()}")
    report = tmp_path / "report.md"
    assert 0 == cli.main(["receive", str(event), "--file", str(given), "--report", str(report)])
    assert "quiet" in report.read_text(encoding="utf-8").replace("\\", "")
    assert 0 == cli.main(["log", "--today", str(real_day())])
    kept = script("change.py", "keep", str(tmp_path / "kept"))
    assert {"resources.yaml", "data/catalogue-state.json", "data/changes.yaml"} == set(kept[6:].strip().split(", "))
    page.goto((preview(project, built_site, tmp_path) / "agor-open.html").as_uri())
    for side, name in (("cy", "Cymraeg"), ("en", "English")):
        page.get_by_role("link", name=f"{name}: {TITLE[side]}").click()
        page.wait_for_load_state()
        assert TITLE[side] == page.locator("h1").inner_text()
        assert SUMMARY[side] == page.locator(".lead").inner_text()
        assert [URL[side], *(each for key, each in URL.items() if key != side)] == [
            each.get_attribute("href") for each in page.locator(".versions a").all()
        ]
        assert "rgb(10, 74, 82)" == page.evaluate("getComputedStyle(document.querySelector('.button')).backgroundColor")
        page.go_back()
