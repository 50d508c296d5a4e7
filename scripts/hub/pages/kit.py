"""The search as one script, put together from its modules, so that a first search waits for one answer only.

The modules are written with `import { … } from "./name.js"`, `import * as name` and `export const` (or `class`) and
nothing else of the kind; each becomes a function that gives what it exports. Under Node they run as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

MODULES: Final = Path("docs") / "assets" / "search"
# What the page asks the kit for.
WANTED: Final[Mapping[str, tuple[str, ...]]] = {"engine": ("createEngine",), "documents": ("rowsOf", "turned")}
_SOME: Final = re.compile(r'^import (\{[^}]*\}) from "\./([\w-]+)\.js";$', re.MULTILINE)
_ALL: Final = re.compile(r'^import \* as (\w+) from "\./([\w-]+)\.js";$', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:const|class) (\w+))", re.MULTILINE)


def kit(root: Path) -> str:
    """The modules that a first search needs, in an order in which each comes after those it uses.

    Raises:
        OSError: a module is not there.

    """
    made: dict[str, str] = {}
    for name in WANTED:
        _add(root, name, made)
    given = "".join(f"export const {{ {', '.join(names)} }} = {_called(name)};\n" for name, names in WANTED.items())
    return f"{''.join(made.values())}{given}"


def _called(name: str) -> str:
    return f"module_{name.replace('-', '_')}"


def _add(root: Path, name: str, made: dict[str, str]) -> None:
    if name in made:
        return
    text = (root / MODULES / f"{name}.js").read_text(encoding="utf-8")
    for needed in _needed(text):
        _add(root, needed, made)
    exported = _EXPORT.findall(text)
    text = _SOME.sub(lambda found: f"const {found[1].replace(' as ', ': ')} = {_called(found[2])};", text)
    text = _ALL.sub(lambda found: f"const {found[1]} = {_called(found[2])};", text)
    text = _EXPORT.sub("", text)
    made[name] = f"const {_called(name)} = (() => {{\n{text}\nreturn {{ {', '.join(exported)} }};\n}})();\n"


def _needed(text: str) -> Iterator[str]:
    for pattern in (_SOME, _ALL):
        for found in pattern.finditer(text):
            yield found[2]
