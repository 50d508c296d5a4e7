"""What the hub is made of may be used together with it: the licences of what runs and of what reaches a browser."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import metadata, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
# Licences under which a package may be used and given on beside MIT code; MPL asks only that its own files stay open.
FINE = {
    "0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MPL-1.1", "MPL-2.0", "OFL-1.1",
    "PSF-2.0", "Unlicense",
}  # fmt: skip
# The same licences as packages name them that give no expression.
NAMES = {
    "Apache 2.0": "Apache-2.0", "Apache Software License": "Apache-2.0", "BSD License": "BSD", "MIT License": "MIT",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1", "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}  # fmt: skip


# Needed by a package's server, which the hub does not use and does not install (see the lock files).
NOT_INSTALLED = {"mcp"}


def licence(package: str) -> str:
    """The licence of an installed package: its expression, else its word, else its classifier."""
    about = metadata(package)
    if about.get("License-Expression"):
        return str(about["License-Expression"])
    classified = [each.split(" :: ")[-1] for each in about.get_all("Classifier") or [] if each.startswith("License ::")]
    said = str(about.get("License") or "")
    if said in FINE or said in NAMES or not classified:
        return NAMES.get(said, said)
    return " OR ".join(NAMES.get(each, each) for each in classified)  # a package with several gives the choice


def running() -> Iterator[str]:
    """Every package that a build or a link check runs with, on this machine."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [Requirement(each) for each in project["dependencies"]]
    met: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        asked = waiting.pop()
        name, extras = canonicalize_name(asked.name), frozenset(asked.extras)
        if (name, extras) in met:
            continue
        met.add((name, extras))
        if name in NOT_INSTALLED:
            continue
        yield name
        for each in map(Requirement, requires(name) or []):
            surroundings = [{"extra": extra} for extra in (extras or {""})]
            if each.marker is None or any(map(each.marker.evaluate, surroundings)):
                waiting.append(each)


def parts(expression: str) -> list[list[str]]:
    """`A AND (B OR C)` as what is asked for, each with its choices."""
    return [re.split(r"\s+OR\s+", each.strip("() ")) for each in re.split(r"\s+AND\s+", expression)]


def test_everything_that_runs_may_be_used_beside_it() -> None:
    found = {name: licence(name) for name in running()}
    assert 30 < len(found)
    assert {} == {
        name: words for name, words in found.items() if not all(set(choices) & FINE for choices in parts(words))
    }


def test_what_npm_brings_for_the_site_is_fine_and_listed() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Licence")[2]
    for name in package["dependencies"]:
        about = json.loads((ROOT / "node_modules" / name / "package.json").read_text(encoding="utf-8"))
        assert all(set(choices) & FINE for choices in parts(about["license"])), name
        assert f"{name} ({about['license']})" in readme.replace("MiniSearch", "minisearch").replace("Terser", "terser")
