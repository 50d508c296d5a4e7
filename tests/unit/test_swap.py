"""A built site takes the old one's place whole, a few files all together; what a killed run left is finished."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hub.cli import swap


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two files."""
    folder = tmp_path / "site"
    (folder / "en").mkdir(parents=True)
    (folder / "index.html").write_text("old", encoding="utf-8")
    (folder / "en" / "index.html").write_text("old", encoding="utf-8")
    return folder


def texts(folder: Path) -> dict[str, str]:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_text(encoding="utf-8") for name, path in sorted(found.items())}


def gone() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_files_are_put_in_place_and_taken_away(site: Path) -> None:
    swap.files({"index.html": b"new", "cy/index.html": b"new", "en/index.html": None}, site)
    assert {"index.html": "new", "cy/index.html": "new"} == texts(site)
    assert ["site"] == [path.name for path in site.parent.iterdir()]


def test_no_room_leaves_every_file_as_it_was(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, content: bytes) -> int:
        raise OSError(28, f"No space left on device for {self.name} of {len(content)}")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        swap.files({"index.html": b"new", "en/index.html": b"new"}, site)
    assert {"en/index.html": "old", "index.html": "old"} == texts(site)
    assert ["site"] == [path.name for path in site.parent.iterdir()]


def test_what_a_killed_run_had_listed_is_put_in_place_by_the_next(site: Path) -> None:
    aside = site.parent / f".hub-build-{gone()}-x"
    aside.mkdir()
    (aside / "1").write_text("new", encoding="utf-8")  # file 0 is in its place already
    (aside / "list.json").write_text(
        '{"out": "site", "files": {"index.html": "0", "cy/index.html": "1", "en/index.html": ""}}', encoding="utf-8"
    )
    swap.finish_others(site)
    assert {"cy/index.html": "new", "index.html": "old"} == texts(site)
    assert ["site"] == [path.name for path in site.parent.iterdir()]


def test_what_a_killed_run_had_not_listed_is_forgotten(site: Path) -> None:
    aside = site.parent / f".hub-build-{gone()}-x"
    aside.mkdir()
    (aside / "0").write_text("new", encoding="utf-8")
    swap.finish_others(site)
    assert {"en/index.html": "old", "index.html": "old"} == texts(site)
    assert ["site"] == [path.name for path in site.parent.iterdir()]


def test_what_another_run_is_still_at_is_left_alone(site: Path) -> None:
    aside = site.parent / f".hub-build-{os.getppid()}-x"
    aside.mkdir()
    swap.finish_others(site)
    assert aside.is_dir()


def test_of_two_builds_that_end_at_once_one_site_stands_whole(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, theirs, aside = site.parent / "mine", site.parent / "theirs", site.parent / "aside"
    for folder in (mine, theirs, aside):
        folder.mkdir()
        (folder / "index.html").write_text(folder.name, encoding="utf-8")
    moved = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self == site and theirs.exists():  # the other build is in between our two renames
            moved(self, target)
            return moved(theirs, site)
        return moved(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    swap.whole(mine, site, aside)
    assert {"index.html": "mine"} == texts(site)
