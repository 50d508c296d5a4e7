"""The packages that must not change by themselves."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def name_of(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None
    return found.group().lower().replace("_", "-").replace(".", "-")


def test_mkdocs_is_older_than_version_2() -> None:
    """Version 2 drops plugins, and with them both languages."""
    assert int(version("mkdocs").split(".")[0]) < 2
    assert "mkdocs==1.6.1" in PROJECT["project"]["dependencies"]


def test_the_engine_is_the_one_that_was_tried() -> None:
    expected = {"mkdocs": "1.6.1", "mkdocs-material": "9.8.1", "mkdocs-static-i18n": "1.3.1"}
    assert expected == {name: version(name) for name in expected}


def test_every_package_is_locked_with_its_hashes() -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", "\n".join(line for line in LOCK.splitlines() if not line.startswith("#")))
    locked = {name_of(block): block for block in blocks if block.strip()}
    assert [] == [name for name, block in locked.items() if "--hash=sha256:" not in block or "==" not in block]
    wanted = {name_of(each) for each in PROJECT["project"]["dependencies"]}
    wanted |= {name_of(each) for each in PROJECT["dependency-groups"]["dev"]}
    assert set() == wanted - set(locked)


def test_nothing_comes_from_a_name_that_nobody_owns() -> None:
    assert "pa11y-ci-wrapper" not in LOCK
    assert "mkdocs-static-i18n[material]" not in str(PROJECT)
