"""Builds that several tests look at, each made once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pages import BuiltSite, read_site

ROOT = Path(__file__).resolve().parents[2]
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


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with only the entries that its other files name, for tests that change its files."""
    root = tmp_path / "project"
    root.mkdir()
    for name in ("data", "docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    text = (ROOT / "resources.yaml").read_text(encoding="utf-8")
    head, *entries = text.split("\n  - id: ")
    naming = [ROOT / "data" / f"{name}.yaml" for name in ("boards", "helplines", "situations", "strategy")]
    words = "".join(path.read_text(encoding="utf-8") for path in (*(ROOT / "docs").rglob("*.md"), *naming))
    named = {"ace-hub-wales", *re.findall(r"[a-z0-9-]+", words)}
    kept = [entry for entry in entries if entry.split("\n", 1)[0] in named]
    (root / "resources.yaml").write_text("\n  - id: ".join([head, *kept]), encoding="utf-8")
    for name in ("changes.yaml", "catalogue-state.json"):  # they know every entry that was ever listed
        (root / "data" / name).unlink()
    return root
