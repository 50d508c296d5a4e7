"""Pictures of README and the handbook: taken of today's templates, each with words for people who see none."""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image, ImageSequence

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
IMAGES = re.findall(r"<img\b[^>]*>", README)


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("take_screenshots", ROOT / "scripts" / "take_screenshots.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pictures_are_of_the_templates_as_they_are_now() -> None:
    assert _script().are_current(ROOT), "the templates have changed since the pictures were taken: make pictures"


@pytest.mark.parametrize("changed", ["overrides/hub/help.html", "overrides/hub/tokens.css"])
def test_a_template_or_style_that_changes_makes_the_pictures_old(tmp_path: Path, changed: str) -> None:
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    shutil.copytree(ROOT / ".github" / "screenshots", tmp_path / ".github" / "screenshots")
    script = _script()
    before = script.fingerprint(tmp_path)
    with (tmp_path / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert script.fingerprint(tmp_path) != before
    assert not script.are_current(tmp_path)


def test_each_picture_has_words_for_people_who_do_not_see_it() -> None:
    assert len(IMAGES) >= 8
    assert "![" not in README
    for image in IMAGES:
        words = re.search(r'alt="([^"]*)"', image)
        assert words, image
        assert len(words[1].split()) >= 8, image


def test_each_picture_that_is_shown_is_there_and_each_that_is_there_is_shown() -> None:
    shown = set(re.findall(r'(?:src|srcset)="(\.github/screenshots/[^"]+)"', README))
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / ".github" / "screenshots").glob("*.[pg][ni][gf]")}
    assert there == shown


def test_the_handbooks_pictures_are_of_the_desk_as_it_is_now() -> None:
    record = (ROOT / ".github" / "screenshots" / "handbook-taken-of.txt").read_text(encoding="ascii").strip()
    assert record == _script().handbook_fingerprint(ROOT), "the desk has changed since: make pictures"


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_handbooks_pictures_are_small_shown_and_told_in_words(language: str) -> None:
    text = (ROOT / "docs" / language / "curators-handbook.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"!\[([^\]]*)\]\(\.\./assets/handbook/([^)]+)\)", text))
    there = [path.name for path in (ROOT / "docs" / "assets" / "handbook").glob(f"*-{language}.png")]
    assert sorted(there) == sorted(shown.values())
    assert 3 == len(shown)
    for words, name in shown.items():
        assert len(words.split()) >= 12, name
        assert (ROOT / "docs" / "assets" / "handbook" / name).stat().st_size < 40_000, name


def test_the_film_plays_once_and_is_short() -> None:
    with Image.open(ROOT / ".github" / "screenshots" / "search-cy.gif") as film:
        assert "loop" not in film.info  # once: without the extension that says how often it is repeated
        milliseconds = sum(frame.info["duration"] for frame in ImageSequence.Iterator(film))
    assert 3_000 < milliseconds < 10_000
