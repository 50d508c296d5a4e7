"""What a site needs of npm's registry comes without npm: whole, with the right hash, or not at all."""

from __future__ import annotations

import base64
import hashlib
import http.server
import io
import json
import shutil
import subprocess
import sys
import tarfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FONT = "@expo-google-fonts/atkinson-hyperlegible-next"
CODE = b"export default class MiniSearch {}\n"


def packed() -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        entry = tarfile.TarInfo("package/dist/es/index.js")
        entry.size = len(CODE)
        archive.addfile(entry, io.BytesIO(CODE))
    return held.getvalue()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose lock names what the registry below serves."""
    root = tmp_path / "my hub"
    (root / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "scripts" / "setup_npm_parts.py", root / "scripts")
    digest = base64.b64encode(hashlib.sha512(packed()).digest()).decode()
    known = {"integrity": f"sha512-{digest}"}
    wanted = {
        "node_modules/minisearch": known | {"version": "7.2.0"},
        f"node_modules/{FONT}": known | {"version": "0.4.1"},
    }
    (root / "package-lock.json").write_text(json.dumps({"packages": wanted}), encoding="utf-8")
    return root


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A registry of this machine, and the file that it serves."""
    served = tmp_path / "registry"
    file = served / "minisearch" / "-" / "minisearch-7.2.0.tgz"
    for each in (file, served / FONT / "-" / "atkinson-hyperlegible-next-0.4.1.tgz"):
        each.parent.mkdir(parents=True)
        each.write_bytes(packed())

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(served))  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", file
    server.shutdown()
    server.server_close()


def fetch(project: Path, registry: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "scripts/setup_npm_parts.py"], cwd=project, env={"npm_config_registry": registry},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_it_lands_where_npm_would_put_it(project: Path, registry: tuple[str, Path]) -> None:
    done = fetch(project, registry[0])
    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)
    assert CODE == (project / "node_modules" / "minisearch" / "dist" / "es" / "index.js").read_bytes()
    assert CODE == (project / "node_modules" / FONT / "dist" / "es" / "index.js").read_bytes()
    assert ["@expo-google-fonts", "minisearch"] == sorted(path.name for path in (project / "node_modules").iterdir())


def test_an_older_one_gives_way(project: Path, registry: tuple[str, Path]) -> None:
    old = project / "node_modules" / "minisearch" / "old.js"
    old.parent.mkdir(parents=True)
    old.touch()
    assert 0 == fetch(project, registry[0]).returncode
    assert not old.exists()


def test_another_hash_is_refused_and_nothing_is_kept(project: Path, registry: tuple[str, Path]) -> None:
    registry[1].write_bytes(packed() + b"\0")
    done = fetch(project, registry[0])
    assert 1 == done.returncode
    assert "is not what package-lock.json names; nothing of it is kept." in done.stderr
    assert not (project / "node_modules" / "minisearch").exists()


@pytest.mark.parametrize("place", ["http://127.0.0.1:9/", "no address"])
def test_a_registry_that_does_not_answer_is_told_without_a_traceback(project: Path, place: str) -> None:
    done = fetch(project, place)
    assert 1 == done.returncode
    assert "minisearch could not be fetched from" in done.stderr
    assert "Run make again" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_package_that_is_not_there_is_told(project: Path, registry: tuple[str, Path]) -> None:
    registry[1].unlink()
    done = fetch(project, registry[0])
    assert 1 == done.returncode
    assert "HTTP Error 404" in done.stderr
