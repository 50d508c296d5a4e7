"""Every component by itself: its examples in both languages are whole, have a style for each class, and pass axe."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest
from markupsafe import escape
from playwright.sync_api import Browser, sync_playwright

from hub.catalogue import CatalogueError
from hub.checks.accessibility import arguments, chromium
from hub.languages import LANGUAGES, Language, Text, other
from hub.pages import components
from hub.pages.icons import missing, read_icons

sys.path.insert(0, str(Path(__file__).parent))
from examples import COMPONENTS, ROOT, Example, read_examples, rendered

EXAMPLES: Final = read_examples()
VOID: Final = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "track"})
# Classes without a style of their own: tests and checks find things by them, or a style may be given one day.
HOOKS: Final = frozenset({"cell-enough", "cell-none", "gap-map", "gaps", "site", "thin"})
# What only a whole page can have.
OF_PAGES: Final = (
    "landmark-banner-is-top-level", "landmark-complementary-is-top-level", "landmark-contentinfo-is-top-level",
    "landmark-no-duplicate-banner", "landmark-no-duplicate-contentinfo", "landmark-unique", "heading-order",
    "page-has-heading-one", "region", "skip-link", "duplicate-id", "duplicate-id-aria",
)  # fmt: skip
CLASSES: Final = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")


class Whole(HTMLParser):
    """Reads HTML, and notes what is opened and never closed, or closed and never opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.classes: set[str] = set()
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in what opens."""
        found = dict(attrs)
        if len(found) < len(attrs):
            self.faults.append(f"<{tag}> says something twice")
        self.classes |= set((found.get("class") or "").split())
        self.ids += [found["id"] or ""] if "id" in found else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's
        """Take in what opens and closes at once."""
        self.classes |= set((dict(attrs).get("class") or "").split())

    def handle_endtag(self, tag: str) -> None:
        """See that it closes what was opened last."""
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")


def _styles() -> str:
    return "".join(components.stylesheet(ROOT, sheet) for sheet in components.SHEETS)


def read(html: str) -> Whole:
    found = Whole()
    found.feed(html)
    found.close()
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium(), args=arguments())
        yield found
        found.close()


def named(example: Example) -> str:
    return example.title


def test_every_component_has_a_template_and_examples() -> None:
    folders = sorted(path.name for path in COMPONENTS.iterdir() if path.is_dir())
    assert folders == sorted(path.parent.name for path in COMPONENTS.glob("*/template.html"))
    assert folders == sorted({example.component for example in EXAMPLES})


def test_every_macro_is_shown_by_an_example_or_used_by_one_that_is() -> None:
    unseen = []
    for path in COMPONENTS.glob("*/template.html"):
        text = path.read_text(encoding="utf-8")
        uses = " ".join(example.use for example in EXAMPLES if example.component == path.parent.name)
        unseen += [
            f"{path.parent.name}: {name}"
            for name in re.findall(r"{% macro (\w+)\(", text)
            if f"component.{name}(" not in uses and not re.search(rf"(?<!macro )\b{name}\(", text)
        ]
    assert [] == unseen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_an_example_is_whole(example: Example, language: Language) -> None:
    found = read(rendered(example, language))
    assert [] == found.faults
    assert [] == found.open
    assert sorted(set(found.ids)) == sorted(found.ids)


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_every_class_has_a_style(example: Example) -> None:
    styled = set(CLASSES.findall(re.sub(r"{[^{}]*}", "{}", _styles())))
    assert set() == read(rendered(example, "cy")).classes - styled - HOOKS


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_words_in_the_other_language_say_so(example: Example) -> None:
    """Welsh on an English page, and English on a Welsh one, stand within `lang`."""
    for language in LANGUAGES:
        html = rendered(example, language)
        for text in _texts_of_one_side(example.values, language):
            before = html.split(text, 1)[0] if text in html else f'<span lang="{text}">'
            assert "lang=" in before.rsplit("<", 1)[1]


def _texts_of_one_side(values: object, language: Language) -> Iterator[str]:
    """Words that an example has in the other language only."""
    if isinstance(values, Text):
        if values.side(language) is None:
            yield str(escape(values.side(other(language))))
    elif isinstance(values, Mapping):
        for each in values.values():
            yield from _texts_of_one_side(each, language)
    elif isinstance(values, list):
        for each in values:
            yield from _texts_of_one_side(each, language)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_a_page_of_all_examples(browser: Browser, language: Language, scheme: str) -> None:
    parts = "\n".join(
        f'<section aria-label="{example.title}">{_apart(rendered(example, language), place)}</section>'
        for place, example in enumerate(EXAMPLES)
    )
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_content(f'<!doctype html><html lang="{language}"><title>x</title><main id="main">{parts}</main></html>')
    page.add_style_tag(content=_styles())
    page.add_script_tag(path=ROOT / "node_modules" / "axe-core" / "axe.min.js")
    rules = {rule: {"enabled": False} for rule in OF_PAGES} | {"target-size": {"enabled": True}}
    found = page.evaluate("rules => axe.run(document, {rules, resultTypes: ['violations']})", rules)
    page.close()
    assert [] == [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]]


def _apart(html: str, place: int) -> str:
    """The same piece with ids of its own, as it stands beside others."""
    names = r'\b(id|for|headers|aria-labelledby|aria-describedby)="([\w -]+)"'
    return re.sub(names, lambda match: f'{match[1]}="{" ".join(f"{each}-{place}" for each in match[2].split())}"', html)


# Of the pages for other sites: a sheet of its own, and what it alone imports.
FRAMED = {"embed.css", "embedded.css"}


def test_every_style_is_imported_once() -> None:
    folder = ROOT / components.FOLDER
    imported = {
        sheet: re.findall(r'^@import "(.*)";$', (folder / sheet).read_text(encoding="utf-8"), re.MULTILINE)
        for sheet in components.SHEETS
    }
    styles = [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.css")
        if path.name not in {*components.SHEETS, *FRAMED}
    ]
    # Each sheet knows the tokens.
    tokens = ["tokens.css"] * (len(components.SHEETS) - 1)
    assert sorted([*styles, *tokens]) == sorted(name for names in imported.values() for name in names)
    assert ["tokens.css", "elements.css"] == imported["hub.css"][:2]
    assert {"tokens.css"} == {names[0] for names in imported.values()}


def test_only_the_sheet_of_the_whole_site_sets_the_tokens() -> None:
    """The others come after it, and a visitor does not load them twice."""
    sets = {sheet: "--paper:" in components.stylesheet(ROOT, sheet) for sheet in components.SHEETS}
    assert {sheet: sheet == "hub.css" for sheet in components.SHEETS} == sets


def test_the_sheet_of_pages_for_other_sites_stands_alone() -> None:
    assert "--paper:" in components.stylesheet(ROOT, "embed.css")


def test_colours_are_named_once() -> None:
    """Beside the tokens, only print says a colour: paper is white."""
    folder = ROOT / components.FOLDER
    said = {
        (path.relative_to(folder).as_posix(), colour)
        for path in folder.rglob("*.css")
        if path.name != "tokens.css"
        for colour in re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text(encoding="utf-8"))
    }
    assert {"#fff", "#000", "#777"} >= {colour for _, colour in said}


def _project(folder: Path, sheet: str, tokens: str = ":root { --ink: #123; }") -> Path:
    styles = folder / components.FOLDER
    styles.mkdir(parents=True)
    (styles / "hub.css").write_text(sheet, encoding="utf-8")
    (styles / "tokens.css").write_text(tokens, encoding="utf-8")
    return folder


def test_rules_of_a_media_query_come_after_all_others_and_a_token_with_one_value_is_written_out(tmp_path: Path) -> None:
    (tmp_path / components.FOLDER).mkdir(parents=True)
    (tmp_path / components.FOLDER / "a.css").write_text(
        "@media print { a { color: var(--ink); } } b { margin: 0.5rem; } @media print { c { color: red; } }"
    )
    root = tmp_path
    (root / components.FOLDER / "hub.css").write_text('@import "tokens.css";\n@import "a.css";\n')
    (root / components.FOLDER / "tokens.css").write_text(":root { --ink: #123; color-scheme: light; }")
    assert ":root{color-scheme:light}b{margin:.5rem}@media print{a{color:#123}c{color:red}}" == components.stylesheet(
        root
    )


def test_a_token_with_a_value_for_each_scheme_stays(tmp_path: Path) -> None:
    tokens = (
        ":root { --ink: #123; } @media (prefers-color-scheme: dark) { :root { --ink: #fff; } } b { color: var(--ink); }"
    )
    root = _project(tmp_path, '@import "tokens.css";\n', tokens)
    assert "b{color:var(--ink)}" in components.stylesheet(root)


def test_a_style_that_is_not_there_is_told_with_its_line(tmp_path: Path) -> None:
    root = _project(tmp_path, '@import "tokens.css";\n@import "gone.css";\n')
    with pytest.raises(CatalogueError) as raised:
        components.stylesheet(root)
    assert [("no-such-style", 2)] == [(problem.rule, problem.place.line) for problem in raised.value.problems]


def test_a_token_that_has_no_value_is_told(tmp_path: Path) -> None:
    root = _project(tmp_path, '@import "tokens.css";\n', "b { color: var(--inc); }")
    with pytest.raises(CatalogueError, match="--inc"):
        components.stylesheet(root)


def test_a_picture_that_material_lacks_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "overrides" / "hub" / "components" / "icon" / "icons.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("phone: phone-outline\nghost: no-such-thing\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as raised:
        read_icons(tmp_path)
    assert [("no-such-icon", 2)] == [(problem.rule, problem.place.line) for problem in raised.value.problems]


def test_a_picture_that_is_nowhere_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "data" / "vocabulary.yaml").write_text("audiences:\n  - id: children\n    icon: ghost\n", "utf-8")
    (tmp_path / "docs" / "easy.md").write_text("# A\n\n- :pic-phone: Ring.\n- :pic-fone: Ring.\n", "utf-8")
    found = [
        (str(problem.place.file), problem.place.line, problem.place.column)
        for problem in missing(tmp_path, {"phone": ""})
    ]
    assert [("data/vocabulary.yaml", 3, 11), ("docs/easy.md", 4, 8)] == found
