"""The rules of the house (README, «Floor plan»): what is found where, and what nowhere.

Who may import whom is in pyproject.toml, for `lint-imports`. What curators write is for `hub check`: nothing here
changes its mind when an entry or a topic is added.
"""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HUB = ROOT / "scripts" / "hub"
MODULES = sorted(HUB.rglob("*.py"))
LONGEST = 400  # lines: a guard against a second concern, not a number to be met by splitting
CLOCK = {
    ("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"),
    ("time", "time"), ("time", "localtime"), ("time", "gmtime"),
}  # fmt: skip


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(HUB).as_posix()


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file imports, with the line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def calls(path: Path) -> Iterator[tuple[str, int]]:
    """The name of everything that a file calls: `print`, `sys.exit`, `date.today`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id, node.lineno
            elif isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
                yield f"{node.func.value.id}.{node.func.attr}", node.lineno


def tracked() -> list[Path]:
    """Every file that belongs to the project, known to git or not yet."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    return [ROOT / each for each in listed if (ROOT / each).is_file()]


def test_only_the_door_for_people_prints_and_exits() -> None:
    door = ("cli/", "__main__.py")
    wrong = [
        f"{name(path)}:{line} calls {called}"
        for path in MODULES
        if not name(path).startswith(door)
        for called, line in calls(path)
        if called in {"print", "input", "exit", "quit", "sys.exit", "SystemExit", "os._exit"}
    ]
    assert [] == wrong


def test_addresses_are_opened_by_the_link_check_only() -> None:
    """import-linter holds the rest of the network; it cannot tell `urllib.request` from `urllib.parse`."""
    wrong = [
        f"{name(path)}:{line} imports {module}"
        for path in MODULES
        if not name(path).startswith("checks/links/")
        for module, line in imports(path)
        if module.startswith("urllib.request")
    ]
    assert [] == wrong


def test_the_clock_is_read_at_the_door_only() -> None:
    wrong = [
        f"{name(path)}:{line} calls {called}"
        for path in MODULES
        if not name(path).startswith(("cli/", "days.py"))
        for called, line in calls(path)
        if tuple(called.rsplit(".", 1)) in CLOCK
    ]
    assert [] == wrong


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_short_and_says_what_lives_in_it(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST, f"{name(path)} has {lines} lines: it has a second concern"
    assert ast.get_docstring(tree(path)), f"{name(path)} does not say what lives in it"


def test_nothing_is_called_utils() -> None:
    vague = {"utils", "util", "helpers", "misc", "common_utils", "tools"}
    assert [] == [name(path) for path in MODULES if path.stem in vague]


def test_no_two_modules_of_the_tests_have_one_name() -> None:
    """They are imported by name alone: two of one name cannot be run together."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py")
    assert [] == sorted(each for each, times in names.items() if times > 1)


# ---- pages and templates ----


def test_every_hand_written_page_stands_in_both_languages() -> None:
    both = {
        side: {path.relative_to(ROOT / "docs" / side).as_posix() for path in (ROOT / "docs" / side).rglob("*.md")}
        for side in ("cy", "en")
    }
    assert both["en"] == both["cy"]


def test_no_folder_of_docs_looks_like_a_language() -> None:
    """static-i18n takes a top folder of two lower-case letters for a locale and drops it."""
    folders = {path.name for path in (ROOT / "docs").iterdir() if path.is_dir()}
    assert {"cy", "en"} == {each for each in folders if re.fullmatch("[a-z]{2}", each)}


def test_templates_hold_no_script_or_style_of_their_own() -> None:
    inline = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:", re.IGNORECASE)
    wrong = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / "overrides").rglob("*.html"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if inline.search(line)
    ]
    assert [] == wrong


def test_templates_load_nothing_from_elsewhere() -> None:
    loading = re.compile(r"<(?:script|img|link|iframe|source|video|audio)[^>]*(?:src|href)=[\"'](?:https?:)?//")
    files = sorted((ROOT / "overrides").rglob("*.html"))
    assert [] == [str(path) for path in files if loading.search(path.read_text(encoding="utf-8"))]


# ---- the project's own files ----


def test_no_file_names_a_folder_of_one_machine() -> None:
    places = re.compile(rb"(?<![\w./~:-])/(?:work|root|tmp|home/\w+)/[\w.-]")
    wrong = [
        f"{path.relative_to(ROOT)}: {match.group().decode()}"
        for path in tracked()
        if path.suffix not in {".png", ".jpg", ".lock"} and path != Path(__file__)
        for match in places.finditer(path.read_bytes())
    ]
    assert [] == wrong


def test_every_command_is_in_the_readme_and_explains_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    cli = importlib.import_module("hub.cli")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in cli.COMMANDS:
        shown = command.removesuffix("_")
        assert f"`hub {shown}" in readme, f"README does not name `hub {shown}`"
        with pytest.raises(SystemExit) as done:
            cli.main([shown, "--help"])
        assert 0 == done.value.code
        said = capsys.readouterr().out
        for option in ("--catalogue", "--today", "--help"):
            assert option in said, f"hub {shown} has no {option}"
