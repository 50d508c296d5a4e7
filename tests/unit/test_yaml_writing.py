"""Edits as values: the text says what it should, and nothing else of it changes."""

from __future__ import annotations

import copy
import difflib
import functools
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from small_project import RESOURCES

from hub.catalogue import yaml_layout
from hub.catalogue.yaml_writing import Add, Edit, LayoutError, Put, Steps, Take, edited

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(
    path for pattern in ("*.y*ml", "data/*.yaml", ".github/**/*.yml", "scripts/**/*.yaml", "tests/*/*.yaml")
    for path in ROOT.glob(pattern) if path.is_file()
)  # fmt: skip
# Brackets over several lines, which would come back on one: an edit within them is refused.
JOINED = {
    "mkdocs.yml", "scripts/hub/checks/texts/grammar.yaml", "scripts/hub/checks/texts/easy_read.yaml",
    "scripts/hub/checks/texts/mutation_rules.yaml", "scripts/hub/checks/texts/terms.yaml",
    "tests/fixtures/broken-catalogues.yaml",
}  # fmt: skip
REAL = (ROOT / "resources.yaml").read_bytes().decode()
CODECS = {"codec": "utf-8", "exclude_characters": "\ufeff\ufffe\uffff"}
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), **CODECS), min_size=1, max_size=30)  # type: ignore[arg-type]


def lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Lines that are gone and lines that are new."""
    found = list(difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    return [line[1:] for line in found if line[0] == "-"], [line[1:] for line in found if line[0] == "+"]


def at(value: Any, path: Steps) -> Any:
    return functools.reduce(lambda found, step: found[step], path, value)


def brackets(node: yaml.Node | None) -> list[yaml.CollectionNode]:
    """The outermost collections in brackets."""
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        return [node]
    inner = node.value if isinstance(node, yaml.CollectionNode) else []
    return [
        found for each in inner for part in (each if isinstance(each, tuple) else (each,)) for found in brackets(part)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_whatever_stands_in_brackets_comes_back_byte_for_byte(path: Path) -> None:
    text = path.read_bytes().decode()
    root = compose(text)
    kept = all(
        flow == yaml_layout.dumped(yaml_layout.yaml().load(flow))
        for node in brackets(root)[:: max(1, len(brackets(root)) // 300)]
        for flow in [text[node.start_mark.index : node.end_mark.index]]
    )
    assert (path.relative_to(ROOT).as_posix() not in JOINED) == kept


def compose(text: str) -> yaml.Node | None:
    class Loader(yaml.SafeLoader):
        pass

    Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)
    return yaml.compose(text, Loader=Loader)


LAST = RESOURCES.split("\n").index("  - id: second-film")
FIRST: Steps = ("resources", 0)
SECOND: Steps = ("resources", 1)


@pytest.mark.parametrize(
    ("edits", "gone", "new"),
    [
        ([Put((*FIRST, "title", "en"), "Again")],
         ['    title: {en: "First guide"}   # as published'], ['    title: {en: "Again"}   # as published']),
        ([Put((*FIRST, "title", "cy"), "Eto")], ['    title: {en: "First guide"}   # as published'],
         ['    title: {en: "First guide", cy: "Eto"}   # as published']),
        ([Put((*SECOND, "title", "cy"), "Eto")], ['      cy: "Ail ffilm"'], ['      cy: "Eto"']),
        ([Put((*FIRST, "year"), 2021)], [], []),
        ([Put((*FIRST, "title", "en"), "First guide")], [], []),
        ([Put((*FIRST, "review_by"), date(2028, 1, 2))], ["    review_by: 2027-05-21"], ["    review_by: 2028-01-02"]),
        ([Put((*FIRST, "region"), "wales")], [], ["    region: wales"]),
        ([Take((*FIRST, "year"))], ["    year: 2021"], []),
        ([Take((*FIRST, "region"))], [], []),
        ([Put((*SECOND, "content_note", "cy"), "A"), Put((*SECOND, "content_note", "en"), "B")], [],
         ["    content_note:", '      en: "B"', '      cy: "A"']),
        ([Put((*FIRST, "versions", 1, "checked"), date(2026, 11, 2))],
         ["        checked: 2026-11-01"], ["        checked: 2026-11-02"]),
        ([Take((*FIRST, "versions", 1, "language"))],
         ["      - language: cy", '        url: "https://example.org/cyntaf"'],
         ['      - url: "https://example.org/cyntaf"']),
        ([Take((*FIRST, "versions", 1)), Add((*FIRST, "versions"), ({"url": "https://a.org", "language": "cy"},))],
         ["      - language: cy", '        url: "https://example.org/cyntaf"',
          "        evidence: cited   # in the report", "        checked: 2026-11-01"],
         ['      - {language: cy, url: "https://a.org"}']),
        ([Add((*SECOND, "versions"), ({"language": "cy"},))], [], ["    versions:", "      - {language: cy}"]),
        ([Add((*SECOND, "audiences"), ("public",))],
         ["    audiences: [children]"], ["    audiences: [children, public]"]),
        ([Add((*FIRST, "audiences"), ("children",))], [], ["      - children"]),
        ([Take(SECOND), Take((*FIRST, "year"))], ["    year: 2021", *RESOURCES.split("\n")[LAST:-2]], []),
        ([Add(("resources",), ({"id": "x", "actions": ["2.1"]}, {"id": "z"}))], [],
         ["", "  - id: x", '    actions: ["2.1"]', "", "  - id: z"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("last", [True, False])
def test_an_edit_changes_its_own_lines_and_no_others(
    edits: list[Edit], gone: list[str], new: list[str], newline: str, mark: str, last: bool
) -> None:
    before = mark + (RESOURCES if last else RESOURCES.removesuffix("\n")).replace("\n", newline)
    after = edited(before, edits)
    assert (gone, new) == lines(before, after)
    assert (mark, last) == (after[: len(mark)], after.endswith("\n"))
    assert after.count("\n") == after.count(newline)


@pytest.mark.parametrize(
    ("text", "edit", "place"),
    [
        ('a: 1\nb: {x: "1",\n    y: 2}\n', Put(("b", "x"), "3"), (2, 12)),
        ('- {a: "\\u00e9", b: 1}\n', Put((0, "b"), 2), (1, 8)),
        ("r:\n  - {a:   1}\n", Take(("r", 0, "a")), (2, 9)),
        ("r:\n  - a: 1\n", Take(("r", 0, "a")), (2, 5)),
        ("a: 1\n", Put(("b", 3), 2), (1, 1)),
    ],
)
def test_what_would_not_be_kept_is_refused_with_its_place(text: str, edit: Edit, place: tuple[int, int]) -> None:
    with pytest.raises(LayoutError) as refused:
        edited(text, [edit], "x.yaml")
    found = refused.value.problem.place
    assert ("x.yaml", *place) == (found.file, found.line, found.column)


@pytest.mark.parametrize(
    "text", ["# words\n", "# words\n[]\n", "# words\n- {a: 1}\n", "# words\n- a: 1\n", "# words\n[{a: 1}]\n"]
)
def test_a_row_is_added_to_a_list_of_any_layout(text: str) -> None:
    after = edited(text, [Add((), ({"date": "2026-11-20", "id": "x"},))])
    assert after.startswith("# words\n")
    assert {"date": date(2026, 11, 20), "id": "x"} == yaml.safe_load(after)[-1]
    assert (yaml.safe_load(text) or []) == yaml.safe_load(after)[:-1]


VALUES = yaml.load(REAL, Loader=yaml.CSafeLoader)
PLACES = [
    (place, key, part)
    for place, entry in enumerate(VALUES["resources"])
    for key, value in entry.items()
    for part in (value if key in {"title", "summary"} else [None])
    if key in {"title", "summary", "kind", "year", "audiences", "home", "owner", "versions"}
]


@settings(max_examples=12, derandomize=True, database=None, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PLACES), WORDS), min_size=1, max_size=3, unique_by=lambda pair: pair[0][:2]))
def test_edits_of_the_real_catalogue_touch_only_the_lines_of_their_entries(
    chosen: list[tuple[tuple[int, str, str | None], str]],
) -> None:
    edits: list[Edit] = []
    expected = copy.deepcopy(VALUES)
    for (place, key, part), words in chosen:
        path: Steps = ("resources", place, key)
        if part is not None:
            path = (*path, part)
        elif key == "versions":
            path = (*path, 0, "url")
        value: Any = [words, "b"] if key == "audiences" else words
        at(expected, path[:-1])[path[-1]] = value
        edits.append(Put(path, value))
    after = edited(REAL, edits)
    assert expected == yaml.load(after, Loader=yaml.CSafeLoader)
    assert REAL.count("\n") == after.count("\n")
    ours = {place for (place, _, _), _ in chosen}
    changed = [
        n for n, pair in enumerate(zip(REAL.splitlines(), after.splitlines(), strict=True)) if pair[0] != pair[1]
    ]
    assert {entry_of(line) for line in changed} <= ours
    assert len(changed) <= len(chosen)


@functools.cache
def starts() -> list[int]:
    return [n for n, line in enumerate(REAL.splitlines()) if line.startswith("  - id: ")]


def entry_of(line: int) -> int:
    return sum(start <= line for start in starts()) - 1
