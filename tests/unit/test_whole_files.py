"""Whatever happens while a command writes, each file is the old one or the new one, whole."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from openpyxl import load_workbook
from small_project import RESOURCES, ROOT, make_smaller
from test_apply import changes
from test_new_command import ANSWERS

from hub import cli
from hub.cli import atomic_write
from hub.exports.workbook.labels import column_of

HERE = Path(__file__).parent


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_smaller(tmp_path)
    for name in ("cy", "en"):
        strings = tmp_path / "scripts" / "hub" / "strings"
        strings.mkdir(parents=True, exist_ok=True)
        (strings / f"{name}.yaml").write_text('nav.home: "Hafan"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edited(number: int, row: int, column: str, value: object, publisher: str = "") -> str:
    """A workbook with one cell changed, and a publisher that is new; its name."""
    assert cli.main(["export", "xlsx", "--language", "en", "--out", "out"]) == 0
    book = load_workbook("out/catalogue.xlsx")
    columns = [column_of("resources", str(cell.value)) for cell in book["resources"][1]]
    book["resources"].cell(row, columns.index(column) + 1).value = value  # type: ignore[assignment]
    if publisher:
        known = [column_of("publishers", str(cell.value)) for cell in book["publishers"][1]]
        book["publishers"].append([{"id": publisher, "name_en": "A new one"}.get(str(each)) for each in known])
    book.save(f"{number}.xlsx")
    shutil.rmtree("out")
    return f"{number}.xlsx"


def told_by(script: str, *words: str) -> Any:
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'scripts'}{os.pathsep}{HERE}"}
    done = subprocess.run(
        [sys.executable, str(HERE / script), *words], env=env, capture_output=True, text=True, check=True, timeout=1800,
    )  # fmt: skip
    return json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "files"),
    [
        (["log"], ["data/catalogue-state.json", "data/changes.yaml"]),
        (["gaps", "--record"], ["data/gap-history.csv"]),
        (["check", "--stamp"], ["data/translations.json"]),
        (["import", "1.xlsx"], ["data/publishers.yaml", "resources.yaml"]),
        (["review", "--confirm", "first-guide", "--today", "2026-11-30"], ["resources.yaml"]),
        (["new", "--", *ANSWERS], ["resources.yaml"]),
        (["apply", "change.json"], ["data/publishers.yaml", "resources.yaml"]),
    ],
    ids=lambda words: words[0],
)
def test_a_command_killed_at_any_step_leaves_the_old_file_or_the_new_one(
    project: Path, words: list[str], files: list[str]
) -> None:
    if words[0] == "import":
        edited(1, 2, "publisher", "a-new-one", publisher="a-new-one")
    if words[0] == "apply":
        (project / "change.json").write_text(json.dumps(changes(), ensure_ascii=False), encoding="utf-8")
    if words[0] == "log":
        assert cli.main(["log"]) == 0
        text = RESOURCES.replace("kind: film", "kind: book")
        (project / "resources.yaml").write_text(text, encoding="utf-8")
    told = told_by("breaking_off.py", str(project), *words)
    assert (0, [], files) == (told["status"], told["spoiled"], told["changed"])
    assert told["kills"] >= 12 * len(files)


@pytest.mark.slow
def test_of_two_commands_at_once_none_is_lost_in_silence(project: Path) -> None:
    one, two = edited(1, 2, "year", 2022), edited(2, 3, "kind", "book")
    new = ["new", "--", *ANSWERS]
    said = {"1.xlsx": "year: 2022", "2.xlsx": "kind: book", "new": "- id: a-new-guide"}
    pairs = [
        [["import", one], ["import", two]], [["import", one], new], [["gaps", "--record"], ["import", two]],
        [["log"], ["log"]],
    ]  # fmt: skip
    told = told_by("two_at_once.py", str(project), "5", json.dumps(pairs))
    assert 20 == len(told)
    for each in told:
        assert set(each["statuses"]) <= {0, 1}, each
        assert 0 in each["statuses"], each
        for words, status in zip(each["pair"], each["statuses"], strict=True):
            if words[0] in {"import", "new"}:
                mine = said[words[1] if words[0] == "import" else "new"]
                assert (status == 0) == (mine in each["files"].get("resources.yaml", "")), each
        if each["pair"][0][0] == "log":
            assert 2 == len(json.loads(each["files"]["data/catalogue-state.json"])["entries"])
        assert not [name for name in each["files"] if name.endswith(".hub-new")], each


def test_what_a_killed_command_left_beside_a_file_is_cleared_by_the_next(project: Path) -> None:
    left = [project / ".resources.yaml.abc.hub-new", project / "data" / ".gap-history.csv.x.hub-new"]
    for path in left:
        path.touch()
    assert cli.main(["log"]) == 0
    assert [False, False] == [path.exists() for path in left]


def test_a_command_that_finds_another_writing_is_refused_with_a_sentence(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(atomic_write, "PATIENCE", 0.2)
    (project / ".hub").mkdir()
    with FileLock(project / atomic_write.LOCK):
        assert cli.main(["log"]) == 1
    told = capsys.readouterr().err
    assert "hub log: another hub command is still writing" in told
    assert cli.main(["log"]) == 0


def test_a_command_waits_for_another_that_is_soon_done(project: Path) -> None:
    (project / ".hub").mkdir()
    lock = FileLock(project / atomic_write.LOCK, thread_local=False)
    lock.acquire()
    threading.Timer(0.3, lock.release).start()
    assert cli.main(["log"]) == 0


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    was = atomic_write.read(path)
    path.write_bytes(b"theirs")
    with pytest.raises(atomic_write.WriteError, match="changed by somebody else"):
        atomic_write.replace(path, b"ours", was)
    assert [b"theirs"] == [each.read_bytes() for each in tmp_path.iterdir()]


def test_a_file_that_somebody_made_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    assert atomic_write.read(path) is None
    path.write_bytes(b"theirs")
    with pytest.raises(atomic_write.WriteError, match="changed by somebody else"):
        atomic_write.replace(path, b"ours", None)
    assert b"theirs" == path.read_bytes()


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o664, 0o755])
def test_permissions_are_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(mode)
    atomic_write.replace(path, b"new")
    assert (mode, b"new") == (path.stat().st_mode & 0o777, path.read_bytes())


def test_a_link_stays_and_the_file_it_leads_to_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    target, link = folder / "a.yaml", tmp_path / "a.yaml"
    target.write_bytes(b"old")
    link.symlink_to(target)
    atomic_write.replace(link, b"new", b"old")
    assert (True, b"new") == (link.is_symlink(), target.read_bytes())


def loop(folder: Path) -> Path:
    (folder / "a").symlink_to(folder / "b")
    (folder / "b").symlink_to(folder / "a")
    return folder / "a"


def read_only(folder: Path) -> Path:
    path = folder / "a"
    path.write_bytes(b"old")
    path.chmod(0o444)
    return path


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "a")
    return folder / "a"


def below_a_file(folder: Path) -> Path:
    (folder / "a").write_bytes(b"old")
    return folder / "a" / "b"


@pytest.mark.parametrize("made", [loop, read_only, pipe, below_a_file, lambda folder: folder])
def test_what_cannot_be_written_is_a_sentence_and_stays(tmp_path: Path, made: Any) -> None:
    path = made(tmp_path)
    before = sorted(each.name for each in tmp_path.iterdir())
    with pytest.raises(atomic_write.WriteError, match="cannot write"):
        atomic_write.replace(path, b"new")
    assert before == sorted(each.name for each in tmp_path.iterdir())


@pytest.fixture
def small_disk() -> Iterator[None]:
    """A limit on the size of files, which a write meets as it meets a full disk."""
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, old[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, old)


@pytest.mark.usefixtures("small_disk")
def test_a_full_disk_is_a_sentence_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    with pytest.raises(atomic_write.WriteError, match="cannot write"):
        atomic_write.replace(path, b"x" * 5000)
    assert [b"old"] == [each.read_bytes() for each in tmp_path.iterdir()]


def test_a_project_that_cannot_be_locked_is_a_sentence(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / ".hub").write_text("a file, no folder", encoding="utf-8")
    assert cli.main(["log"]) == 1
    assert "hub log: no lock can be taken" in capsys.readouterr().err
