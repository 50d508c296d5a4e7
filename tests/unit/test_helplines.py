"""A wrong number can cost a life: what is wrong with a helpline or a council is told before anything is built."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from hub.catalogue import Catalogue, CatalogueError, load

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 30)
NO_EVIDENCE = "evidence-missing"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(ROOT, today=TODAY, latest=date(2099, 1, 1))


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        ("helplines", 'phone: {value: "0800 1111"', 'phnoe: {value: "0800 1111"', "unknown-key"),
        ("helplines", '{value: "0800 1111"', '{valeu: "0800 1111"', "unknown-key"),
        ("helplines", '"0800 1111"', '"0800 1111x"', "telephone"),
        ("helplines", '"0808 80 10 800"', '"080- 80 10 800"', "telephone"),
        ("helplines", '"0808 80 10 800"', '"0808 80 10 80"', "telephone"),
        ("helplines", '"07860 077 333"', '"07860 077 33"', "telephone"),
        ("helplines", 'text: {value: "84001"', "text: {value: 84001", "wrong-type"),
        ("helplines", "    group: children", "    group: childen", "unknown-term"),
        ("helplines", "    resource: childline", "    resource: childlien", "unknown-resource"),
        ("helplines", "    region: wales", "    region: whales", "unknown-term"),
        ("helplines", "languages: {value: [cy, en]", "languages: {value: [cy, eng]", "unknown-term"),
        ("helplines", "https://www.meiccymru.org", "javascript:alert(1)//", "url-scheme"),
        ("helplines", "https://www.meiccymru.org", "data:text/html,x", "url-scheme"),
        ("helplines", "help@meic.cymru", "help at meic", "email"),
        ("helplines", "Unrhyw bryd, ddydd neu nos.", "Any time, day or night.", "welsh-equals-english"),
        ("helplines", "Unrhyw bryd", "Unrhyw\u202e bryd", "text-characters"),
        ("helplines", "    shown: true", "    shwon: true", "unknown-key"),
        ("helplines", "covers_wales: {value: all", "covers_wales: {value: none", "not-for-wales"),
        ("helplines", "covers_wales: {value: all", "covers_wales: {value: al", "unknown-term"),
        ("helplines", "always_open: {value: true", "always_open: {value: false", "wrong-type"),
        (
            "helplines",
            "always_open: {value: true, facts: [7]",
            "always_open: {value: true, facts: [70]",
            "evidence-missing",
        ),
        ("boards", '"01492 575 111"', '"01492 575 11"', "telephone"),
        ("boards", "    region: north-wales", "    region: north", "unknown-term"),
        ("boards", "resource: council-report-conwy", "resource: council-report-conway", "unknown-resource"),
        ("boards", "  emergency: {value", "  emergancy: {value", "unknown-key"),
        ("boards", "https://cysur.wales/about-us", "vbscript:x", "url-scheme"),
    ],
)
def test_a_slip_is_told_of_on_its_line(tmp_path: Path, file: str, old: str, new: str, rule: str) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "resources.yaml", tmp_path)
    path = tmp_path / "data" / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    with pytest.raises(CatalogueError) as told:
        load(tmp_path, today=TODAY)
    assert (f"data/{file}.yaml", line, rule) in {(p.place.file, p.place.line, p.rule) for p in told.value.problems}


def test_a_line_whose_words_say_day_and_night_is_always_open_or_has_a_note_about_a_doubt(project: Path) -> None:
    path = project / "data" / "helplines.yaml"
    words = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"    always_open: .*\n", "", words), encoding="utf-8")
    with pytest.raises(CatalogueError) as told:
        load(project, today=TODAY)
    assert {"missing-key"} == {each.rule for each in told.value.problems}
    ids = re.findall(r"  - id: (\S+)\n(?:    .*\n)*?    always_open:", words)
    assert 9 == len(ids)
    assert sorted(ids) == sorted(str(each.about) for each in told.value.problems)


def test_a_line_that_is_open_day_and_night_says_so_in_words_too(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "resources.yaml", tmp_path)
    path = tmp_path / "data" / "helplines.yaml"
    words = path.read_text(encoding="utf-8")
    hours = next(line for line in words.splitlines() if line.startswith("    hours:") and "[2, 3, 4]" in line)
    path.write_text(words.replace(f"{hours}\n", ""), encoding="utf-8")
    with pytest.raises(CatalogueError) as told:
        load(tmp_path, today=TODAY)
    assert ["`always_open` says day and night, but `hours` is missing"] == [p.what for p in told.value.problems]


def test_a_line_in_doubt_is_kept_but_not_shown_and_says_why(catalogue: Catalogue) -> None:
    hidden = [line for line in catalogue.helplines if not line.shown]
    assert hidden
    assert all(line.why_not and line.why_not.complete() for line in hidden)


def test_the_six_boards_hold_the_twenty_two_councils_once_each(catalogue: Catalogue) -> None:
    assert catalogue.boards
    councils = [council.id for board in catalogue.boards.boards for council in board.authorities]
    assert 6 == len(catalogue.boards.boards)
    assert 22 == len(councils) == len(set(councils))
