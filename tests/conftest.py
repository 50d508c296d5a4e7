"""What several kinds of test share: one real build of the site for the whole session."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).resolve().parents[1]
# Catalogues stay in memory from test to test, and each collection walks through all of them: let it come seldom.
gc.set_threshold(200_000, 20, 100)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be written anew, and a site that is built already be used."""
    parser.addoption("--write-golden", action="store_true", help="write golden messages anew")
    parser.addoption("--built-site", type=Path, metavar="DIR", help="a site built by `hub build` from these files")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real catalogue in a folder of its own, which is the one that commands work in."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for name in ("resources.yaml", "mkdocs.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def built_site(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `hub build` builds it: the one that is given, else built once for all workers."""
    given: Path | None = pytestconfig.getoption("built_site")
    if given is not None:
        assert (given / "index.html").is_file(), f"no built site in {given}"
        return given.resolve()
    alone = os.environ.get("PYTEST_XDIST_WORKER") is None
    folder = tmp_path_factory.getbasetemp() if alone else tmp_path_factory.getbasetemp().parent
    out = folder / "built" / "site"
    with FileLock(folder / "built.lock"):
        if not out.is_dir():
            _build(out)
    return out


def _build(out: Path) -> None:
    out.parent.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "hub", "build", "--out", str(out)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
