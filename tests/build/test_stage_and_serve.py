"""`hub serve` shows the pages and follows edits; `hub stage` overwrites nothing."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pages import prints

from conftest import Run
from hub.pages.security import HEADERS

pytestmark = pytest.mark.build


def test_stage_overwrites_nothing(tmp_path: Path, run_hub: Run) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    done = run_hub("stage", str(tmp_path))
    assert 2 == done.returncode
    assert ["mine.txt"] == [path.name for path in tmp_path.iterdir()]


def get(port: int, path: str, **asked: str) -> tuple[int, dict[str, str], str]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers=asked)
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, headers, answer.read().decode("utf-8", "replace")


def wait_for(port: int, path: str, words: str, seconds: float) -> float:
    """How long until a page holds some words."""
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        try:
            if words in get(port, path)[2]:
                return time.monotonic() - started
        except OSError:
            pass
        time.sleep(0.05)
    pytest.fail(f"{words!r} did not show within {seconds} s")


@pytest.fixture(scope="module")
def served(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, int]]:
    """The small project, served on a free port while tests edit it one after the other."""
    project = Path(shutil.copytree(small, tmp_path_factory.mktemp("served") / "project", symlinks=True))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, "-m", "hub", "serve", "--port", str(port)], cwd=project,
        env={**os.environ, "PYTHONPATH": str(project / "scripts")},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(port, "/", "<html", 300)
        yield project, port
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_serve_sends_the_headers_of_production_and_follows_an_edit(served: tuple[Path, int]) -> None:
    project, port = served
    status, headers, _ = get(port, "/cy/")
    assert 200 == status
    assert {name.lower(): value for name, value in HEADERS.items()}.items() <= headers.items()
    assert "text/html; charset=utf-8" == headers["content-type"]
    status, headers, body = get(port, "/no/such/page/")
    assert 404 == status
    assert 'lang="en"' in body
    assert HEADERS["Content-Security-Policy"] == headers["content-security-policy"]
    assert 404 == get(port, "/assets/")[0]
    assert 404 == get(port, "/../mkdocs.yml")[0]
    assert "text/javascript; charset=utf-8" == get(port, "/assets/exit.js")[1]["content-type"]
    assert get(port, "/assets/icon.svg")[1]["content-type"].startswith("image/svg+xml")

    path = project / "resources.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"ACE Hub Wales"', '"ACE Hub Anew"'), encoding="utf-8")
    wait_for(port, "/en/resources/ace-hub-wales/", "ACE Hub Anew", 300)
    # A slip while typing leaves the last good site, and its correction shows.
    path.write_text(text.replace("kind: ", "kinf: ", 1), encoding="utf-8")
    time.sleep(1.5)
    assert "ACE Hub Anew" in get(port, "/en/resources/ace-hub-wales/")[2]
    path.write_text(text, encoding="utf-8")
    wait_for(port, "/en/resources/ace-hub-wales/", "ACE Hub Wales", 300)


# What is put in place of what, and where its words then show.
ENTRY = ("resources.yaml", '"ACE Hub Wales"', '"ACE Hub Anew"', "en/resources/ace-hub-wales/")
WRITTEN = ("docs/en/about.md", "\n---\n\n", "\n---\n\nAnew. ", "en/about-the-hub/")
ANYTHING_ELSE = (
    ("data/helplines.yaml", 'name: {cy: "Childline"', 'name: {cy: "Childline Anew"', "cy/cael-help/"),
    ("scripts/hub/strings/en.yaml", 'nav.help: "Get help"', 'nav.help: "Help Anew"', "en/"),
    ("overrides/hub/resource.html", 'class="lead"', 'class="lead Anew"', "cy/adnoddau/ace-hub-wales/"),
)


def edit(served: tuple[Path, int], name: str, before: str, after: str, address: str) -> None:
    """Edit a file, and wait until the page shows it."""
    project, port = served
    path = project / name
    text = path.read_text(encoding="utf-8")
    assert before in text, name
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    wait_for(port, f"/{address}", "Anew", 300)


def as_a_whole_build(project: Path, run_hub: Run, edit: str) -> None:
    """Wait until what is served is what a whole build makes."""
    done = run_hub("build", "--out", "whole", root=project)
    assert 0 == done.returncode, done.stdout
    whole, until = prints(project / "whole"), time.monotonic() + 300
    while whole != prints(project / "site") and time.monotonic() < until:
        time.sleep(0.5)
    assert whole == prints(project / "site"), edit


def test_an_edit_makes_only_what_changed_and_the_served_folder_is_that_of_a_whole_build(
    served: tuple[Path, int], run_hub: Run
) -> None:
    project, _ = served
    for each in (ENTRY, WRITTEN):
        kept = {path: path.stat().st_ino for path in (project / "site").rglob("index.html")}
        edit(served, *each)
        new = [path for path, number in kept.items() if path.stat().st_ino != number]
        assert len(new) < len(kept) / 4, "only what changed is made again"
    as_a_whole_build(project, run_hub, "an entry and a page, both edited")
    assert [] == list(project.glob(".hub-build-*"))


@pytest.mark.nightly
def test_after_any_other_edit_too_it_is_that_of_a_whole_build(served: tuple[Path, int], run_hub: Run) -> None:
    project, _ = served
    for each in ANYTHING_ELSE:
        edit(served, *each)
    as_a_whole_build(project, run_hub, "words, a line and a template, all edited")
    path = project / "resources.yaml"
    text = path.read_text(encoding="utf-8")
    gone = re.sub(r"\n  - id: ace-hub-wales\n.*?(?=\n  - id: )", "", text, flags=re.DOTALL)
    assert gone != text
    path.write_text(gone, encoding="utf-8")
    as_a_whole_build(project, run_hub, "an entry that is gone")


def test_a_port_that_is_taken_is_told_before_anything_is_built(run_hub: Run, project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        done = run_hub("serve", "--no-watch", "--port", str(port), root=project)
    assert 2 == done.returncode
    assert f"port {port} cannot be used" in done.stderr
    assert "-m hub serve --port " in done.stderr
    assert not (project / "site").exists()
