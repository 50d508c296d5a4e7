"""Files that nobody writes by accident: each gives a clear problem, soon, and never a traceback."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hub.catalogue import CatalogueError, load
from hub.catalogue.problems import Problem

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
SECONDS = 5
ENTRY = b"resources:\n  - id: a\n    title: "


def told(path: Path) -> tuple[Problem, ...]:
    """The problems of a file that must have some, found within the time that a curator waits."""
    started = time.process_time()
    with pytest.raises(CatalogueError) as error:
        load(ROOT, today=TODAY, catalogue=path)
    assert time.process_time() - started < SECONDS
    return error.value.problems


# content, the rule that it must be told of by, and the line.
HOSTILE: dict[str, tuple[Callable[[], bytes], str, int]] = {
    "50 MB": (lambda: b"# " + b"x" * 50_000_000, "too-large", 1),
    "19 MB of comment": (lambda: b"# " + b"x" * 19_000_000, "empty", 1),
    "100,000 open brackets": (lambda: b"[" * 100_000, "too-deep", 1),
    "100,000 open braces": (lambda: b"{" * 100_000, "key", 1),
    "100,000 maps in flow": (lambda: b"{a: " * 100_000, "too-deep", 1),
    "100,000 dashes": (lambda: b"- " * 100_000, "too-deep", 1),
    "100,000 question marks": (lambda: b"? " * 100_000, "key", 1),
    "3,000 steps of indentation": (
        lambda: "\n".join(" " * n + "a:" for n in range(3000)).encode(), "too-deep", 41,
    ),
    "100,000 keys": (
        lambda: "\n".join(f"k{n}: 1" for n in range(100_000)).encode(), "unknown-key", 1,
    ),
    "100,000 keys of one entry": (
        lambda: b"resources:\n  -\n" + "\n".join(f"    k{n}: 1" for n in range(100_000)).encode(),
        "unknown-key", 3,
    ),
    "the same key 100,000 times": (
        lambda: b"resources:\n  -\n" + b"    kind: 1\n" * 100_000, "duplicate-key", 4,
    ),
    "100,000 empty entries": (lambda: b"resources: [" + b"{}," * 100_000 + b"]", "too-many", 1),
    "3 million values": (lambda: b"resources: [" + b"1," * 3_000_000, "too-large", 1),
    "a value of 10 MB": (lambda: b'resources: "' + b"x" * 10_000_000 + b'"', "wrong-type", 1),
    "a title of 10 MB": (lambda: ENTRY + b'{en: "' + b"x " * 5_000_000 + b'"}', "too-long", 3),
    "a key of 10 MB": (lambda: b"x" * 10_000_000 + b": 1", "syntax", 1),
    "an id of 5 MB": (lambda: b"resources:\n  - id: " + b"x" * 5_000_000, "id", 2),
    "a year of a million digits": (
        lambda: b"resources:\n  - id: a\n    year: " + b"9" * 1_000_000, "range", 3,
    ),
    "an open quote of a million lines": (
        lambda: b'resources:\n  - id: "' + b"x\n" * 1_000_000, "syntax", 2,
    ),
    "a title of signs": (lambda: ENTRY + b'{en: "' + b"<a " * 600 + b'"}', "html", 3),
    "100,000 anchors": (lambda: b"resources: [" + b"&a x," * 100_000 + b"]", "anchor", 1),
    "a million zero bytes": (lambda: b"\0" * 1_000_000, "encoding", 1),
    "zero bytes further on": (lambda: b"resources:\n  - id: a\0", "control-character", 2),
    "UTF-16": (lambda: "resources: []".encode("utf-16"), "encoding", 1),
    "UTF-16 without a mark": (lambda: "resources: []".encode("utf-16-le"), "encoding", 1),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "encoding", 1),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_told_of_soon_and_in_the_right_place(name: str, tmp_path: Path) -> None:
    content, rule, line = HOSTILE[name]
    path = tmp_path / "hostile.yaml"
    path.write_bytes(content())
    assert (rule, line) in {(problem.rule, problem.place.line) for problem in told(path)}


def test_a_chain_of_successors_is_followed_once(tmp_path: Path) -> None:
    path = tmp_path / "chain.yaml"
    rows = "".join(f"  - {{id: a{n}, superseded_by: a{n + 1}}}\n" for n in range(20_000))
    path.write_text(f"resources:\n{rows}", encoding="utf-8")
    assert "too-many" in {problem.rule for problem in told(path)}


def test_a_folder_is_not_a_catalogue(tmp_path: Path) -> None:
    assert [("not-a-file", 1)] == [(p.rule, p.place.line) for p in told(tmp_path)]


def test_a_file_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    assert ["there is no such file"] == [p.what for p in told(tmp_path / "no.yaml")]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert ["this is not an ordinary file"] == [p.what for p in told(tmp_path / "pipe.yaml")]


def test_a_device_is_not_read() -> None:
    assert ["not-a-file"] == [p.rule for p in told(Path("/dev/zero"))]


def test_a_link_that_leads_to_itself_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "loop.yaml"
    path.symlink_to(path)
    assert {p.rule for p in told(path)} <= {"unreadable", "not-a-file"}


def test_a_file_that_cannot_be_opened_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.yaml"
    path.write_text("resources: []\n", encoding="utf-8")

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    found = [p for p in told(path) if p.place.file == str(path)]
    assert ["unreadable"] == [p.rule for p in found]
    assert "Permission denied" in found[0].what


def test_a_file_name_that_is_no_text_can_be_told(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"r\xe9s.yaml")
    path.write_bytes(b"resources: []\n")
    assert all(str(p).encode("utf-8") for p in told(path))


def test_a_windows_file_with_a_byte_order_mark_is_read_as_any_other(tmp_path: Path) -> None:
    text = (ROOT / "resources.yaml").read_text(encoding="utf-8").replace("\n", "\r\n")
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    own = load(ROOT, today=date(2099, 1, 1))
    read = load(ROOT, today=date(2099, 1, 1), catalogue=path)
    assert [r.id for r in own.resources] == [r.id for r in read.resources]
    assert [r.summary for r in own.resources] == [r.summary for r in read.resources]
