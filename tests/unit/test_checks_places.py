"""Texts are collected whole, and every word of theirs knows its line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.checks.texts import markdown
from hub.checks.texts.collect import collect
from hub.checks.texts.passages import WORD, Passage, sentences

RESOURCES = """resources:
- id: first
  title: {en: "A title (with a colon: yes)"}
  summary:
    en: "The leaflet says \\"help\\" twice: help is near."
    cy: >-
      Mae'r daflen yn dweud
      dau air, a dau air
      arall.
- id: second
  same_in_both: true
  content_note: {cy: 'Un peth''n unig, a ''pheth'' arall.', en: "One thing."}
"""
PAGE = """---
title: "Help i rieni"
slug: help-i-rieni
reader: parents
---
# Pennawd { #pennawd }

Mae **help** ar [ein tudalen](hub:help "teitl") o hyd,
ac mae'r help am ddim.

- eitem un
- eitem `cod` dau
  yn parhau

```
this code is English
```

| Un | Dau |
|---|---|
| tri | pedwar |

<p lang="en">An English paragraph.</p> Diwedd. :pic-alert: Ewch i https://example.org/en nawr.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "resources.yaml").write_text(RESOURCES, encoding="utf-8")
    return tmp_path


def passages(project: Path) -> list[Passage]:
    pairs = collect(project, project / "resources.yaml").pairs
    return [passage for pair in pairs for passage in (*pair.cy, *pair.en)]


def test_every_word_of_a_yaml_text_knows_its_place(project: Path) -> None:
    lines = RESOURCES.split("\n")
    for passage in passages(project):
        for match in WORD.finditer(passage.words):
            place = passage.at(*match.span())
            there = lines[place.line - 1][place.column - 1 :].replace("''", "'").lstrip("'")
            assert there.startswith(match[0].lstrip("'")), (match[0], place)


def test_keys_name_the_entry_and_the_field(project: Path) -> None:
    keys = {pair.key for pair in collect(project, project / "resources.yaml").pairs}
    assert {
        "resources/first/title", "resources/first/summary", "resources/second/content_note",
    } == keys  # fmt: skip


def test_titles_and_texts_alike_in_both_are_names_and_not_checked(project: Path) -> None:
    checked = {passage.key for passage in passages(project) if passage.checked}
    assert {"resources/first/summary"} == checked


def test_every_word_of_a_page_knows_its_place() -> None:
    lines = PAGE.split("\n")
    for passage in markdown.page(PAGE, "page.md", "cy", "docs/page").passages:
        for match in WORD.finditer(passage.words):
            place = passage.at(*match.span())
            assert lines[place.line - 1][place.column - 1 :].startswith(match[0])


def test_a_page_says_its_text_without_markup_code_and_addresses() -> None:
    found = markdown.page(PAGE, "page.md", "cy", "docs/page").passages
    assert [
        "Help i rieni", "Pennawd", "Mae help ar ein tudalen o hyd, ac mae'r help am ddim.",
        "eitem un", "eitem dau yn parhau", "Un", "Dau", "tri", "pedwar", "Diwedd. Ewch i nawr.",
    ] == [" ".join(passage.words.split()) for passage in found]  # fmt: skip


def test_an_unknown_reader_in_the_front_matter_is_a_problem() -> None:
    assert ["reader"] == [p.rule for p in markdown.page(PAGE, "p.md", "cy", "docs/p").problems]


@pytest.mark.parametrize("front", ["---\n: [\n---\n", "---\n- a\n---\n", "---\ntitle: &a *a\n---\n"])
def test_a_front_matter_that_cannot_be_read_is_a_problem(front: str) -> None:
    found = markdown.page(front, "p.md", "cy", "docs/p")
    assert ["front-matter"] == [p.rule for p in found.problems]


def test_the_readers_of_a_page_are_told_by_its_name_where_it_does_not_say() -> None:
    readers = [markdown.page("Help.", "p.md", "en", f"docs/{name}").reader
               for name in ("children", "easy-read", "strategy-progress", "about")]  # fmt: skip
    assert ["children", "easy-read", "strategy", "public"] == readers


def test_sentences_end_at_stops_and_blank_lines() -> None:
    text = "Un. Dau? Tri: pedwar\n\npump 0.5 chwech"
    assert ["Un.", "Dau?", "Tri:", "pedwar", "pump 0.5 chwech"] == [text[a:b].strip() for a, b in sentences(text)]
