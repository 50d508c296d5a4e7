"""Pictures: our names for them, and the shapes that Material's bundled icon set gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any, Final

from hub import own_yaml
from hub.catalogue import CatalogueError, Problem
from hub.catalogue.problems import Place

NAMES: Final = Path("overrides") / "hub" / "components" / "icon" / "icons.yaml"
VOCABULARY: Final = Path("data") / "vocabulary.yaml"
EASY_READ: Final = Path("data") / "easy-read.yaml"
_SET: Final = ("templates", ".icons", "material")
_SHAPE: Final = re.compile(r'<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="0 0 24 24"><path d="([^"<>]+)"/></svg>')
_IN_A_PAGE: Final = re.compile(r":pic-([\w-]+):")
_IN_THE_VOCABULARY: Final = re.compile(r"^\s+icon:\s*[\"']?([\w-]+)", re.MULTILINE)


def read_icons(root: Path) -> Mapping[str, str]:
    """The shape of each of our names, as the path of an SVG of 24 × 24.

    Raises:
        CatalogueError: a name has no icon in Material's set, or one that is more than a single path; or two names
            have one icon, which would stand for two things.

    """
    text = (root / NAMES).read_text(encoding="utf-8")
    names: dict[str, Any] = own_yaml.read(text)
    shapes = {name: _shape(str(icon)) for name, icon in names.items()}
    problems = list(_same_twice(names, text))
    missing = [name for name, shape in shapes.items() if shape is None]
    if missing or problems:
        raise CatalogueError([*problems, *(
            Problem("no-such-icon", Place(str(NAMES), _line(text, f"{name}:"), 1),
                    f"Material has no plain icon «{names[name]}»", "name a file of its material folder, without .svg",
                    name)
            for name in missing
        )])  # fmt: skip
    return {name: shape for name, shape in shapes.items() if shape is not None}


def _same_twice(names: Mapping[str, Any], text: str) -> Iterator[Problem]:
    """Names whose icon an earlier name has already."""
    first: dict[str, str] = {}
    for name, icon in names.items():
        earlier = first.setdefault(str(icon), name)
        if earlier != name:
            yield Problem("same-icon", Place(str(NAMES), _line(text, f"{name}:"), 1),
                          f"«{name}» has the icon of «{earlier}»", "one picture stands for one thing: choose another",
                          name)  # fmt: skip


def _shape(icon: str) -> str | None:
    file = resources.files("material").joinpath(*_SET, f"{icon}.svg")
    if not re.fullmatch(r"[a-z0-9-]+", icon) or not file.is_file():
        return None
    found = _SHAPE.fullmatch(file.read_text(encoding="utf-8").strip())
    return found[1] if found else None


def _line(text: str, start: str) -> int:
    return next((number for number, line in enumerate(text.splitlines(), 1) if line.startswith(start)), 1)


def missing(root: Path, icons: Mapping[str, str]) -> Iterator[Problem]:
    """Names of pictures, in the vocabulary and the hand-written pages, that are no icon of ours."""
    sources = [(root / VOCABULARY, _IN_THE_VOCABULARY), *((path, _IN_A_PAGE) for path in _pages(root))]
    for path, pattern in sources:
        text = path.read_text(encoding="utf-8", errors="replace")  # a byte that is no text is told by its reader
        for found in pattern.finditer(text):
            if found[1] in icons:
                continue
            start = found.start(1)
            place = Place(path.relative_to(root).as_posix(), text.count("\n", 0, start) + 1,
                          start - text.rfind("\n", 0, start))  # fmt: skip
            yield Problem("no-such-icon", place, f"there is no picture «{found[1]}»",
                          f"use one of {', '.join(sorted(icons))}, or add it to {NAMES}")  # fmt: skip


def undrawn(root: Path, icons: Mapping[str, str], pictures: Iterable[str]) -> Iterator[Problem]:
    """Pictures of Easy Read that are no icon of ours."""
    strange = [name for name in pictures if name not in icons]
    text = (root / EASY_READ).read_text(encoding="utf-8", errors="replace") if strange else ""
    for name in strange:
        found = re.search(rf"\bid:\s*[\"']?{re.escape(name)}\b", text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        yield Problem("no-such-icon", Place(EASY_READ.as_posix(), line, 1), f"there is no picture «{name}»",
                      f"use one of {', '.join(sorted(icons))}, or add it to {NAMES}")  # fmt: skip


def _pages(root: Path) -> list[Path]:
    return sorted((root / "docs").rglob("*.md"))
