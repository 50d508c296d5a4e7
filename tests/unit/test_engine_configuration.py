"""`mkdocs.yml`: whatever is wrong with it is told at its line, and nothing is built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from hub.engine import configuration

# What is put in place of what; the problem stands where the change was made.
EDITS = {
    "a bracket that is never closed": ('"https://resource-hub.example/"]', '"https://x.example/"'),
    "a key that is misspelt": ("site_name:", "site_nmae:"),
    "a setting that would let faults pass": ("strict: true", "strict: false"),
    "another theme": ("name: material", "name: readthedocs"),
    "no hook": ("hooks: [scripts/mkdocs_hooks.py]", "hooks: []"),
    "one language": ("locale: cy", "locale: fr"),
    "an address that runs a script": ('"https://www.bbc.co.uk/weather"', '"javascript:alert(1)"'),
    "an anchor": ("site_name: Hyb", "site_name: &a Hyb"),
    "a tag that runs code": ("site_name: Hyb", "site_name: !!python/name:os.system Hyb"),
    "a character that nobody sees": ("strict: true", "strict: true \u2028"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with the project's own configuration."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def test_the_projects_own_file_is_right() -> None:
    assert [] == configuration.check(ROOT)


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_wrong_is_told_at_its_line(root: Path, edit: str) -> None:
    before, after = EDITS[edit]
    path = root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    line = text[: text.index(before)].count("\n") + 1
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    found = configuration.check(root)
    assert {"mkdocs.yml"} == {problem.place.file for problem in found}
    assert {line, line + 1} & {problem.place.line for problem in found}


def test_what_to_write_is_told_as_one_would_write_it(root: Path) -> None:
    path = root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8").replace("strict: true", "strict: false")
    path.write_text(text.replace("hooks: [scripts/mkdocs_hooks.py]", "hooks: []"), encoding="utf-8")
    told = {each.fix: each.what for each in configuration.check(root)}
    assert told["write [scripts/mkdocs_hooks.py]"].startswith("`hooks` is [];")
    assert "write true" in told


def test_a_setting_within_a_list_is_told_at_the_key_of_the_list(root: Path) -> None:
    path = root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("permalink: false", "permalink: true"), encoding="utf-8")
    (found,) = configuration.check(root)
    assert text[: text.index("markdown_extensions:")].count("\n") + 1 == found.place.line
    assert found.what.startswith("`markdown_extensions` is [attr_list, {toc: {permalink: true}}];")
    assert "write [attr_list, {toc: {permalink: false}}]" == found.fix


@pytest.mark.parametrize("content", [b"site_name: \xff\n", b"", b"[" * 90_000, b"x: 2026-13-45\n", b"- x\n"])
def test_hostile_bytes_are_a_problem_and_no_traceback(root: Path, content: bytes) -> None:
    (root / "mkdocs.yml").write_bytes(content)
    assert configuration.check(root)


def test_no_file_is_a_problem(root: Path) -> None:
    (root / "mkdocs.yml").unlink()
    assert configuration.check(root)


def test_a_setting_is_found_by_its_key_and_by_what_is_said_of_it(root: Path) -> None:
    lines = (root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()

    def line(words: str) -> int:
        return next(number for number, text in enumerate(lines, start=1) if words in text)

    assert line("site_url") == configuration.place_of(root, "site_url").line
    assert line("custom_dir") == configuration.place_of(root, "theme", "'custom_dir' is wrong").line
    assert configuration.START == configuration.place_of(root, "no_such_setting")
