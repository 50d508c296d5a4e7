"""`hub check` at the terminal: what it reads, prints and returns."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import unicodedata
from pathlib import Path

import pytest
from small_project import name_instead

from hub.checks.texts import dictionary, translations
from hub.cli import check

ROOT = Path(__file__).resolve().parents[2]
ENTRY = """resources:
- id: leaflet
  title: {en: "A leaflet"}
  summary:
    en: "A short leaflet for parents. It says where to get help."
    cy: "Taflen fer i rieni. Mae'n dweud ble i gael help."
  publisher: childline
  kind: leaflet
  audiences: [parents]
  topics: [telling-someone]
  objectives: [prevent]
  source: {document: survey-2026}
  status: address-wanted
  home: "https://www.childline.org.uk/"
  review_by: 2027-05-21
  owner: prevent-workstream
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one entry and one page, with the real `data/` files that the catalogue needs."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for name in ("warnings-reviewed.yaml", "translations.json", "search-words.yaml", "changes.yaml"):
        (tmp_path / "data" / name).unlink(missing_ok=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    name_instead(tmp_path, "leaflet")
    (tmp_path / "resources.yaml").write_text(ENTRY, encoding="utf-8")
    strings = tmp_path / "scripts" / "hub" / "strings"
    strings.mkdir(parents=True)
    (strings / "cy.yaml").write_text('nav.home: "Hafan"\n', encoding="utf-8")
    (strings / "en.yaml").write_text('nav.home: "Home"\n', encoding="utf-8")
    for language, words in (("cy", "Mae help ar gael."), ("en", "There is help.")):
        (tmp_path / "docs" / language).mkdir(parents=True)
        page = tmp_path / "docs" / language / "about.md"
        page.write_text(f"{words}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    check.add(parser.add_subparsers())
    args = parser.parse_args(["check", *words, "--today", "2026-11-22"])
    return int(args.run(args))


def seeded(project: Path, right: str, wrong: str, name: str = "resources.yaml") -> Path:
    path = project / name
    text = (project / "resources.yaml").read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    return path


def rules(printed: str) -> set[str]:
    return {problem["rule"] for problem in json.loads(printed)}


@pytest.mark.usefixtures("project")
def test_a_file_that_is_right_gives_nothing_and_status_0(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("resources.yaml", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("Taflen fer", "Taflen ffer", "welsh-spelling"),
        ("Mae'n dweud ble i gael help.", "It says where to get help.", "english-sentence"),
        ("Mae'n dweud ble i gael help.", "TODO", "editors-note"),
        ("i rieni", "i riportio", "terms-avoided"),
        ("i rieni", "i blant bregus", "blame-word"),
        ("for parents", "for vulnerable parents", "blame-word"),
        ("i gael", "i  gael", "double-space"),
        ("i rieni", "i rhieni", "welsh-mutation"),
        ("Taflen fer", "Sawl taflenni", "welsh-grammar"),
        ("for parents", "for 40 parents", "sides-differ"),
    ],
)
def test_a_faulty_text_of_a_file_fails_with_its_line(
    project: Path, capsys: pytest.CaptureFixture[str], right: str, wrong: str, rule: str
) -> None:
    line = next(i for i, text in enumerate(ENTRY.split("\n"), 1) if right in text)
    seeded(project, right, wrong, "other.yaml")
    assert run("other.yaml", "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert (rule, line, "other.yaml", "leaflet") in {(p["rule"], p["line"], p["file"], p["id"]) for p in found}


def test_a_warning_is_listed_and_fails_only_when_asked(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeded(project, "It says where", "It does not say where", "other.yaml")
    assert run("other.yaml") == 0
    printed = capsys.readouterr().out
    assert "[denial-differs] warning:" in printed
    assert "0 problems, 1 warning." in printed
    assert run("other.yaml", "--warnings") == 1


def test_a_broken_catalogue_prints_every_problem_of_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeded(project, "kind: leaflet", "kind: nonsense")
    seeded(project, "owner: prevent-workstream", "owner: nobody")
    assert run("--format", "json") == 1
    assert [("unknown-term", 8), ("unknown-term", 16)] == [
        (p["rule"], p["line"]) for p in json.loads(capsys.readouterr().out)
    ]


def test_a_fault_in_a_page_and_in_an_interface_word_fails_the_whole_check(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs" / "cy" / "about.md").write_text("Mae hlep ar gael.\n", encoding="utf-8")
    assert run("--format", "json") == 1
    assert "welsh-spelling" in rules(capsys.readouterr().out)
    assert run("resources.yaml") == 0
    strings = project / "scripts" / "hub" / "strings" / "cy.yaml"
    strings.write_text('nav.hom: "Hafan"\n', encoding="utf-8")
    capsys.readouterr()
    assert run("--format", "json") == 1
    assert "welsh-missing" in rules(capsys.readouterr().out)


def test_a_hard_page_is_an_error(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hard = "Institutional considerations necessitate comprehensive organisational reconfiguration. "
    (project / "docs" / "en" / "about.md").write_text(f"{hard * 3}\n", encoding="utf-8")
    run("--format", "json")
    assert "reading-age" in rules(capsys.readouterr().out)


def test_stamping_records_both_sides_and_tells_of_newer_english(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The real data files are others' to keep right; here only what is stamped counts.
    monkeypatch.setattr("hub.checks.texts.collect.DATA", ())
    assert run("--stamp") == 0
    record, _ = translations.stamps(project / translations.FILE)
    assert {"resources/leaflet/summary", "strings/nav.home", "docs/about"} <= set(record)
    seeded(project, "A short leaflet", "A new leaflet")
    capsys.readouterr()
    assert run("--format", "json") == 0
    assert rules(capsys.readouterr().out) == {"english-newer"}
    run("--stamp", "--still-right", "resources/leaflet/summary")
    capsys.readouterr()
    run("--format", "json")
    assert rules(capsys.readouterr().out) == set()


def test_a_file_by_itself_is_told_of_english_that_is_newer(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.checks.texts.collect.DATA", ())
    run("--stamp")
    seeded(project, "A short leaflet", "A new leaflet", "other.yaml")
    capsys.readouterr()
    assert run("other.yaml", "--format", "json") == 0
    assert {"english-newer"} == rules(capsys.readouterr().out)


def test_letters_in_two_signs_are_read_as_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeded(project, "Taflen fer", unicodedata.normalize("NFD", "Taflen fer mewn tŷ"), "other.yaml")
    assert run("other.yaml", "--format", "json") == 0
    assert [] == json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    "words",
    [
        ("no-such-file.yaml",),
        ("resources.yaml", "--catalogue", "resources.yaml"),
        ("resources.yaml", "--stamp"),
        ("--still-right", "x"),
        ("--stamp", "--still-right", "no/such/key"),
    ],
)
@pytest.mark.usefixtures("project")
def test_wrong_use_is_told_with_status_2(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.checks.texts.collect.DATA", ())
    assert run(*words) == 2
    assert capsys.readouterr().err.startswith("hub check: ")


@pytest.mark.usefixtures("project")
def test_missing_development_packages_are_told_in_one_line_with_status_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dictionary.hunspell.cache_clear()
    dictionary.welsh.cache_clear()
    monkeypatch.setitem(sys.modules, "spylls.hunspell", None)
    assert run("resources.yaml") == 2
    assert "is not installed; run `make setup` first." in capsys.readouterr().err


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[" * 5000, b"resources: [", b"resources: {a: *b}", b"\x00", b"- - -",
     b"resources:\n- id: a\n  summary: {cy: 1, en: [2]}\n"],
)  # fmt: skip
def test_no_file_is_too_odd_to_be_told_about(project: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    (project / "odd.yaml").write_bytes(content)
    assert run("odd.yaml") == 1
    assert "problem" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        "''",
        "'{'",
        "'\\\\'",
        '"\U0001f600 \\u00a0 ’’’"',
        "'((((( [[[ ]]]'",
        "'yn yn yn yn'",
        "'İ ŉ ﬀ'",
    ],
)
def test_no_text_is_too_odd_to_be_checked(project: Path, words: str) -> None:
    cy = '"Taflen fer i rieni. Mae\'n dweud ble i gael help."'
    seeded(project, cy, words, "odd.yaml")
    assert run("odd.yaml", "--format", "github") in {0, 1}


def test_a_page_that_is_not_utf_8_is_a_problem(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "docs" / "cy" / "about.md").write_bytes(b"\xff\xfe\x00 ---\n")
    run("--format", "json")
    assert "encoding" in rules(capsys.readouterr().out)
