"""Builds that several tests look at, each made once."""

from __future__ import annotations

import compileall
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pages import BuiltSite, read_site

ROOT = Path(__file__).resolve().parents[2]
DAY = datetime.now(tz=UTC).date().isoformat()  # that of the built site, whose papers need not be made again
BASE = "https://resource-hub.example/"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def site(built_site: Path) -> BuiltSite:
    """The whole real site."""
    return read_site(built_site, BASE)


@pytest.fixture(scope="session")
def run_hub() -> Run:
    """Run `hub …` in a project's folder, as a process of its own."""

    def run(*words: str, root: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
        surroundings = {k: v for k, v in os.environ.items() if k not in {"SITE_URL", "SOURCE_DATE_EPOCH"}}
        return subprocess.run(
            [sys.executable, "-m", "hub", *words], cwd=root, capture_output=True, text=True, check=False,
            env={**surroundings, "PYTHONPATH": str(root / "scripts"), **environment},
        )  # fmt: skip

    return run


def share_packs(root: Path) -> None:
    """Papers that were made already need not be made in each copy of the project."""
    kept = ROOT / ".hub" / "packs"
    kept.mkdir(parents=True, exist_ok=True)
    (root / ".hub").mkdir(exist_ok=True)
    (root / ".hub" / "packs").symlink_to(kept)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with only the entries that its other files name; each test takes a copy of its own."""
    root = tmp_path_factory.mktemp("small") / "project"
    root.mkdir()
    for name in ("data", "docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    share_packs(root)
    text = (ROOT / "resources.yaml").read_text(encoding="utf-8")
    head, *entries = text.split("\n  - id: ")
    naming = [ROOT / "data" / f"{name}.yaml" for name in ("boards", "helplines", "situations", "strategy")]
    words = "".join(path.read_text(encoding="utf-8") for path in (*(ROOT / "docs").rglob("*.md"), *naming))
    named = {"ace-hub-wales", *re.findall(r"[a-z0-9-]+", words)}
    kept = [entry for entry in entries if entry.split("\n", 1)[0] in named]
    (root / "resources.yaml").write_text("\n  - id: ".join([head, *kept]), encoding="utf-8")
    for name in ("changes.yaml", "catalogue-state.json"):  # they know every entry that was ever listed
        (root / "data" / name).unlink()
    compileall.compile_dir(root / "scripts", quiet=1)  # once, and not in every copy
    return root


@pytest.fixture
def project(tmp_path: Path, small: Path) -> Path:
    """The small project, for tests that change its files."""
    return Path(shutil.copytree(small, tmp_path / "project", symlinks=True))


@pytest.fixture(scope="session")
def built_once(small: Path, tmp_path_factory: pytest.TempPathFactory, run_hub: Run) -> Path:
    """The small project, built far in the west on a day that is given."""
    root = Path(shutil.copytree(small, tmp_path_factory.mktemp("built") / "project", symlinks=True))
    done = run_hub("build", "--today", DAY, root=root, TZ="Pacific/Pago_Pago")
    assert 0 == done.returncode, done.stdout + done.stderr
    return root
