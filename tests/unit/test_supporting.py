"""The files beside the catalogue: each rule of theirs, at the right line, and no traceback ever."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from hub.catalogue import CatalogueError, load
from hub.catalogue.cross_checks import without_entry
from hub.catalogue.problems import Problem

ROOT = Path(__file__).resolve().parents[2]
FILES = ("vocabulary", "publishers", "left-out", "terms", "helplines", "boards", "strategy")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "resources.yaml", tmp_path)
    return tmp_path


def told(project: Path, name: str) -> list[Problem]:
    """The problems of one file."""
    with pytest.raises(CatalogueError) as error:
        load(project, today=date(2099, 1, 1))
    return [problem for problem in error.value.problems if problem.place.file == f"data/{name}.yaml"]


def change(project: Path, name: str, old: str, new: str) -> int:
    """Replace words once; the line where they stood."""
    path = project / "data" / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("name", "old", "new", "rule"),
    [
        ("vocabulary", "order: 10\n", "order: ten\n", "wrong-type"),
        ("vocabulary", "slug: {cy: plant, en: children}", "slug: {cy: Plant, en: children}", "slug"),
        ("vocabulary", "slug: {cy: plant, en: children}", "slug: {en: children}", "missing-key"),
        ("vocabulary", "slug: {cy: pobl-ifanc,", "slug: {cy: plant,", "slug"),
        ("vocabulary", "  - id: young-people\n", "  - id: children\n", "duplicate-id"),
        ("vocabulary", "icon: child\n", "icom: child\n", "unknown-key"),
        ("vocabulary", 'label: {cy: "Plant dan 12 oed", ', "label: {", "welsh-missing"),
        ("vocabulary", "topics: [telling-someone, rep", "topics: [online-safety, rep", "duplicate-topic"),
        ("vocabulary", ", online-safety, sharing-images]}", ", online-safety]}", "no-group"),
        ("vocabulary", ", online-safety, sharing-images]}", ", online-safety, shared-images]}", "unknown-term"),
        ("publishers", "{id: batod,", "{id: bawso,", "duplicate-id"),
        ("publishers", "https://www.barnardos.org.uk", "http://www.barnardos.org.uk", "url-scheme"),
        ("publishers", "https://www.barnardos.org.uk", "https://10.0.0.1/", "url-private"),
        ("publishers", "evidence: cited}", "evidence: heard}", "unknown-evidence"),
        ("publishers", ", evidence: cited}", "}", "evidence-missing"),
        ("left-out", "reason: {en: ", "reasons: {en: ", "unknown-key"),
        ("search-words", "{id: ace-hub-wales,", "{id: a-healthier-wales,", "duplicate-id"),
        ("search-words", "{id: ace-hub-wales, cy:", "{id: ace-hub-wales, cw:", "unknown-key"),
        ("terms", "evidence: seen, also_en", "evidence: guessed, also_en", "unknown-evidence"),
        ("terms", "{en: child sexual abuse, cy: ", "{en: child sexual abuse, cw: ", "unknown-key"),
        ("helplines", "facts: [1, 2]}", "facts: [1, 99]}", "evidence-missing"),
        ("helplines", "facts: [1, 2]}", "facts: []}", "empty-list"),
        ("helplines", 'phone: {value: "999", facts: [1, 2]}', 'phone: {value: "999"}', "missing-key"),
        ("helplines", 'phone: {value: "999"', "phone: {value: 999", "wrong-type"),
        ("helplines", "evidence: seen}", "evidence: hearsay}", "unknown-evidence"),
        ("helplines", 'source: "https://', 'source: "javascript://', "url-scheme"),
        ("helplines", "shown: true", "shown: yes", "wrong-type"),
        ("helplines", "confirmed: null", "confirmed: {day: 2026-02-30, by: AB}", "date"),
        ("helplines", "    order: 10\n", "    order: first\n", "wrong-type"),
        ("strategy", '  - id: "1.1"', '  - id: "1.2"', "duplicate-id"),
    ],
)
def test_a_fault_is_told_of_on_its_line(project: Path, name: str, old: str, new: str, rule: str) -> None:
    line = change(project, name, old, new)
    found = {(problem.rule, problem.place.line) for problem in told(project, name)}
    lines = {each for kind, each in found if kind == rule}
    # An id that stands twice is told of where it stands the second time, a key at its map, a topic where it is.
    assert lines, found
    assert line in lines or rule in {"duplicate-id", "evidence-missing", "no-group", "slug"}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"5\n",
        b"- a\n",
        b"{",
        b"\xff\xfe",
        b"a: &b c\n",
        b"actions: 5\nhelplines: x\nboards: {}\npublishers: 1\nleft_out: a\n",
        b"actions: [1, [2], null]\nhelplines: [x]\nboards: [null]\npublishers: [3]\n",
        b"left_out: [[]]\nterms: [5]\naudiences: [a]\n",
        b"actions: [{id: [1]}]\nhelplines: [{id: {}}]\nblame_words: 3\ngap_marks: [1, {audience: x}]\n",
    ],
    ids=range(10),
)
def test_a_spoiled_file_gives_problems_and_nothing_else(project: Path, name: str, content: bytes) -> None:
    (project / "data" / f"{name}.yaml").write_bytes(content)
    with suppress(CatalogueError):
        load(project, today=date(2099, 1, 1))


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_told_of(project: Path, name: str) -> None:
    (project / "data" / f"{name}.yaml").unlink()
    assert ["not-a-file"] == [problem.rule for problem in told(project, name)]


def test_a_spoiled_vocabulary_does_not_make_every_entry_a_problem(project: Path) -> None:
    (project / "data" / "vocabulary.yaml").write_text("audiences: [\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as error:
        load(project, today=date(2099, 1, 1))
    assert ["data/vocabulary.yaml"] == [problem.place.file for problem in error.value.problems]


def test_search_words_of_no_entry_are_told_as_a_warning(project: Path) -> None:
    line = change(project, "search-words", "{id: ace-hub-wales,", "{id: ace-hub-walse,")
    (problem,) = without_entry(load(project, today=date(2099, 1, 1)), project)
    assert ("unknown-id", "warning", line) == (problem.rule, problem.severity, problem.place.line)
    assert "did you mean `ace-hub-wales`" in problem.what


def test_every_search_word_has_its_entry() -> None:
    assert [] == without_entry(load(ROOT, today=date(2026, 11, 22), latest=date(2099, 1, 1)), ROOT)
