"""Hostile words in every field of the catalogue: nothing runs, and everything shows as it was written.

The catalogue's own rules refuse such words, so the records are made here, from the real ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from mkdocs.theme import Theme
from playwright.sync_api import Browser

from conftest import LIMIT, served
from hub import building
from hub.catalogue import Catalogue, load
from hub.languages import LANGUAGES, Text
from hub.pages.docs_pages import read_pages
from hub.pages.plan import Page as Planned
from hub.pages.plan import plan
from hub.pages.render import Renderer
from hub.pages.site import assemble, settings_from
from hub.schema import Record
from hub.schema.faults import Known

ROOT = Path(__file__).resolve().parents[2]
PAYLOADS = (
    "<script>hit()</script>",
    '"><img src=x onerror=hit()>',
    "' onfocus=hit() autofocus tabindex=0 x='",
    "</title></textarea></style><svg onload=hit()>",
    '" onmouseover="hit()" x="',
    "{{ 7 * 7 }}{% raw %}<b>",
    "<!--<img src=x onerror=hit()>-->",
    "&lt;script&gt;hit()&lt;/script&gt;<a href=javascript:hit()>x</a>",
)
MARK = "zq7"  # stands in every payload, so that they can be found again


class Poison:
    """Puts the next payload in place of words, and leaves alone what is an id, an address or a date."""

    def __init__(self) -> None:
        self.number = 0

    def words(self) -> str:
        """The next payload between two marks."""
        self.number += 1
        return f"{MARK} {PAYLOADS[self.number % len(PAYLOADS)]} {MARK}"

    def text(self, text: Text) -> Text:
        """A pair of words with payloads where there were words."""
        return Text(cy=None if text.cy is None else self.words(), en=None if text.en is None else self.words())

    def record(self, found: Any, keep: frozenset[str] = frozenset({"slug"})) -> Any:
        """A record with all its texts poisoned, however deep."""
        if isinstance(found, Text):
            return self.text(found)
        if isinstance(found, Record):
            changed = {name: self.record(getattr(found, name), keep) for name in found.model_fields_set}
            return found.model_copy(update={name: each for name, each in changed.items() if name not in keep})
        if is_dataclass(found) and not isinstance(found, type):
            changed = {
                each.name: self.record(getattr(found, each.name), keep)
                for each in fields(found) if each.init and each.name not in keep
            }  # fmt: skip
            return replace(found, **changed)
        if isinstance(found, dict):
            return {key: self.record(value, keep) for key, value in found.items()}
        if isinstance(found, tuple | list):
            return type(found)(self.record(value, keep) for value in found)
        return found


@pytest.fixture(scope="module")
def poisoned() -> Catalogue:
    poison = Poison()
    found: Catalogue = load(ROOT, today=date(2026, 11, 22), latest=date(2099, 1, 1))
    catalogue = replace(
        found,
        resources=tuple(poison.record(each) for each in found.resources),
        publishers={key: poison.record(each) for key, each in found.publishers.items()},
        vocabulary=poison.record(found.vocabulary),
        left_out=tuple(poison.record(each) for each in found.left_out),
        helplines=tuple(poison.record(each) for each in found.helplines),
        boards=poison.record(found.boards),
        strategy=poison.record(found.strategy),
    )
    assert poison.number > 2000
    return catalogue


@pytest.fixture(scope="module")
def hostile(poisoned: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """One page for each template and language as it would be sent, without the protecting policy."""
    written, _ = read_pages(ROOT / "docs", Known())
    planned = plan(poisoned, written)
    known = {"changes": (), "gap_history": (), "added": {}}
    site = assemble(poisoned, planned, settings_from({}, "https://hub.example/"), known)
    made = building.Building(site, Renderer(site, ROOT), ROOT)
    # MkDocs' own way to fill the shell: it escapes nothing by itself.
    main = Theme(name="material", custom_dir=str(ROOT / "overrides")).get_env().get_template("main.html")
    folder = tmp_path_factory.mktemp("hostile")
    chosen: dict[tuple[str, str, str], Planned] = {}
    for page in planned.pages:
        many = page.template in {"resource.html", "term.html"}
        part = page.key if many and len([k for k in chosen if k[1] == page.template]) < 60 else ""
        chosen.setdefault((page.language, page.template, part), page)
    paths = []
    for number, page in enumerate(chosen.values()):
        parts = made.rendered(page)
        shell = made.shell(page)
        content = f"{parts.before}<p>Written.</p>{parts.after}"
        html = main.render(hub=shell, page={"content": Markup(content)})  # noqa: S704 - as MkDocs hands it over
        path = f"{number}-{page.language}.html"
        # The policy would stop what must not be there in the first place.
        html = html.replace('http-equiv="Content-Security-Policy"', "")
        (folder / path).write_text(html, encoding="utf-8")
        paths.append(path)
    with served(folder) as address:
        yield address, paths


LOOK = """(mark) => ({
  hits: window.hits,
  made: document.querySelectorAll(
    "main img, main script, main b, textarea, svg[onload], a[href^='javascript']").length,
  handlers: [...document.querySelectorAll(":not(svg, svg *)")].flatMap((each) => [...each.attributes])
    .filter((each) => /^on|^autofocus$|^x$/.test(each.name)).map((each) => each.name),
  comments: document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT).nextNode() !== null,
  computed: document.body.textContent.includes(mark + " 49"),
  marks: document.documentElement.outerHTML.split(mark).length - 1,
  text: document.title + document.body.textContent,
})"""


@pytest.fixture(scope="module")
def looks(hostile: tuple[str, list[str]], browser: Browser) -> dict[str, dict[str, Any]]:
    """Every page opened once, by path. Its scripts are not there: the folder holds pages only."""
    address, paths = hostile
    context = browser.new_context(bypass_csp=True)
    context.add_init_script("window.hits = 0; window.hit = () => { window.hits += 1; }")
    page = context.new_page()
    page.set_default_timeout(LIMIT)
    found = {}
    for path in paths:
        page.goto(f"{address}/{path}")
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        found[path] = page.evaluate(LOOK, MARK)
    context.close()
    return found


def test_nothing_runs_and_no_element_is_made_of_words(looks: dict[str, dict[str, Any]]) -> None:
    nothing = {"hits": 0, "made": 0, "handlers": [], "comments": False, "computed": False}
    wrong = {path: look for path, look in looks.items() if {key: look[key] for key in nothing} != nothing}
    assert {} == wrong
    assert sum(look["marks"] for look in looks.values()) > 5000


def test_hostile_words_show_as_they_were_written(looks: dict[str, dict[str, Any]]) -> None:
    assert set(PAYLOADS) == {payload for payload in PAYLOADS for look in looks.values() if payload in look["text"]}


def test_both_languages_and_every_template_are_tried(hostile: tuple[str, list[str]]) -> None:
    _, paths = hostile
    templates = {path.name for path in (ROOT / "overrides" / "hub").glob("*.html")}
    assert len(paths) > 2 * (len(templates) - 2)
    assert {path[-7:-5] for path in paths} == set(LANGUAGES)
