"""The scripts of the finder, put together from their modules: one that its page loads, and one for the first search.

So each waits for one answer only. The modules are written with `import { … } from "./name.js"`, `import * as name` and
`export const` (or `class`) and nothing else of the kind; each becomes a function that gives what it exports. Under Node
they run as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

MODULES: Final = Path("docs") / "assets" / "search"
# What the page asks the kit for; the page's own script is asked for nothing.
WANTED: Final[Mapping[str, tuple[str, ...]]] = {"engine": ("createEngine",), "documents": ("rowsOf", "turned")}
PAGE: Final[Mapping[str, tuple[str, ...]]] = {"finder": ()}
_SOME: Final = re.compile(r'^import (\{[^}]*\}) from "\./([\w-]+)\.js";$', re.MULTILINE)
_ALL: Final = re.compile(r'^import \* as (\w+) from "\./([\w-]+)\.js";$', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:const|class) (\w+))", re.MULTILINE)


def kit(root: Path, wanted: Mapping[str, tuple[str, ...]] = WANTED) -> str:
    """The modules that are wanted and those they need, in an order in which each comes after those it uses.

    Raises:
        OSError: a module is not there.

    """
    given = "".join(
        f"export const {{ {', '.join(names)} }} = {_called(name)};\n" for name, names in wanted.items() if names
    )
    return f"{_modules(root, wanted, {})}{given}"


def plain_kit(root: Path, wanted: Mapping[str, tuple[str, ...]], place: str, instead: Mapping[str, Path]) -> str:
    """The same as a plain script, which puts what is wanted in a place; `instead` has files for some of the modules.

    Raises:
        OSError: a module is not there.

    """
    given = "".join(f"...{_called(name)}, " for name in wanted)
    return f"(() => {{\n{_modules(root, wanted, instead)}{place} = {{ {given}}};\n}})();\n"


def _modules(root: Path, wanted: Iterable[str], instead: Mapping[str, Path]) -> str:
    made: dict[str, str] = {}
    for name in wanted:
        _add(root, name, made, instead)
    return "".join(made.values())


def _called(name: str) -> str:
    return f"module_{name.replace('-', '_')}"


def _add(root: Path, name: str, made: dict[str, str], instead: Mapping[str, Path]) -> None:
    if name in made:
        return
    text = instead.get(name, root / MODULES / f"{name}.js").read_text(encoding="utf-8")
    for needed in _needed(text):
        _add(root, needed, made, instead)
    exported = _EXPORT.findall(text)
    text = _SOME.sub(lambda found: f"const {found[1].replace(' as ', ': ')} = {_called(found[2])};", text)
    text = _ALL.sub(lambda found: f"const {found[1]} = {_called(found[2])};", text)
    text = _EXPORT.sub("", text)
    made[name] = f"const {_called(name)} = (() => {{\n{text}\nreturn {{ {', '.join(exported)} }};\n}})();\n"


def _needed(text: str) -> Iterator[str]:
    for pattern in (_SOME, _ALL):
        for found in pattern.finditer(text):
            yield found[2]
