"""The site's scripts as they are served: minified by Terser, each once for as long as it stays the same."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

TERSER: Final = Path("node_modules") / "terser"
RUNNER: Final = Path(__file__).with_name("minify.mjs")
KEPT: Final = Path(".hub") / "scripts"


def node(root: Path) -> str:
    """The Node that set-up has chosen, else whichever is on the path."""
    chosen = next((b / "node" for b in (root / ".venv" / "bin", Path(sys.prefix) / "bin") if (b / "node").exists()), "")
    return str(chosen) or "node"


def minify_site(root: Path, site: Path) -> None:
    """Make every script of a built site smaller, in its place; say so where set-up has brought no Terser.

    Raises:
        OSError, ValueError: as `minified`.

    """
    if not (root / TERSER).is_dir():
        print("The scripts stand as they are written; `make site` makes them smaller.", file=sys.stderr)
        return
    found = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.js"))}
    made = minified(root, {name: path.read_text(encoding="utf-8") for name, path in found.items()})
    for name, content in made.items():
        found[name].write_bytes(content)


def minified(root: Path, texts: Mapping[str, str]) -> dict[str, bytes]:
    """Scripts by name, without comments and with short names within.

    What was made is kept below `.hub/`, named by what it was made from and how, so that a build waits for Node
    only when a script has changed.

    Raises:
        OSError: Node or Terser is not installed.
        ValueError: a script cannot be read as one.

    """
    how = RUNNER.read_bytes() + (root / TERSER / "package.json").read_bytes()
    places = {name: root / KEPT / f"{_mark(how, text)}.js" for name, text in texts.items()}
    missing = {name: text for name, text in texts.items() if not places[name].is_file()}
    for name, text in (_made(root, missing) if missing else {}).items():
        _keep(places[name], text)
    return {name: path.read_bytes() for name, path in places.items()}


def _mark(how: bytes, text: str) -> str:
    return hashlib.sha256(how + b"\0" + text.encode()).hexdigest()[:32]


def _made(root: Path, texts: Mapping[str, str]) -> dict[str, str]:
    request = json.dumps({"terser": str(root / TERSER / "dist" / "bundle.min.js"), "texts": texts})
    done = subprocess.run([node(root), str(RUNNER)], input=request, capture_output=True, text=True, encoding="utf-8",
                          check=False)  # fmt: skip
    if done.returncode != 0:
        said = [line for line in done.stderr.splitlines() if "Error" in line] or ["Node did not finish"]
        names = ", ".join(texts)
        problem = f"the scripts could not be made smaller ({names}): {said[0].strip()}"
        raise ValueError(problem)
    found: dict[str, str] = json.loads(done.stdout)
    return found


def _keep(path: Path, text: str) -> None:
    """Whole or not at all: two builds may keep the same script at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{hashlib.sha256(text.encode()).hexdigest()[:8]}")
    aside.write_text(f"{text}\n", encoding="utf-8")
    aside.replace(path)
