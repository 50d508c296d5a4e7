"""What goes wrong while pages are made, as problems with their place: faults of templates, warnings of MkDocs."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml
from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

from hub.catalogue import CatalogueError, Place, Problem
from hub.engine.configuration import FILE, unreadable
from hub.exports.packs import PackError

TEMPLATES: Final = "overrides"
# What people write, of which papers are made.
_WRITTEN: Final = ("resources.yaml", "data/*.yaml", "data/doorways/*.yaml", "docs/*/*.md", "scripts/hub/strings/*.yaml")
_QUOTED: Final = re.compile(r"'([^'\n]+)'")


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning of the engine: what it says, and the source of the page that it was at work on (or nothing)."""

    message: str
    source: str = ""


def problems(error: BaseException, root: Path, page: str = "") -> list[Problem]:
    """What an error comes from, as problems; `page` is the page that was being made.

    Every error that led to this one is looked at, the first cause before the rest.
    """
    chain = list(_chain(error))
    for each in reversed(chain):
        if isinstance(each, CatalogueError):
            return list(each.problems)
    for each in reversed(chain):
        found = _of_template(each, root, page) or _of_yaml(each, root) or _of_paper(each, root)
        if found:
            return [found]
    first = chain[-1]
    name, line = _our_line(first, root)
    said = f"{type(first).__name__}: {first}" if str(first) else type(first).__name__
    about = f"the page {page} cannot be made" if page else "the site cannot be built"
    return [Problem("cannot-build", Place(name, line, 1), f"{about} ({said})",
                    "undo the last change of this file or of the data that it shows")]  # fmt: skip


def of_warnings(found: Iterable[Warned], root: Path, sources: Mapping[str, str]) -> list[Problem]:
    """The engine's warnings as problems; each once, at the words in the page that it quotes.

    `sources` leads from what the engine calls a page to the file below `docs/` that a person wrote.
    """
    fix = "correct it; a warning ends a build"
    named = dict.fromkeys(
        Warned(_QUOTED.sub(lambda match: f"'{sources.get(match[1], match[1])}'", each.message),
               sources.get(each.source, each.source))
        for each in found
    )  # fmt: skip
    return [Problem("engine-warning", _quoted(warned, root), warned.message.rstrip("."), fix) for warned in named]


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__


def _of_template(error: BaseException, root: Path, page: str) -> Problem | None:
    """The problem of a template: where it cannot be read, or the line at which it failed."""
    if isinstance(error, TemplateSyntaxError):
        place = Place(_shown(error.filename or error.name or TEMPLATES, root), error.lineno, 1)
        return Problem("template", place, f"the template cannot be read ({error.message})", "correct the template")
    lines = [
        (name, frame.lineno or 1)
        for frame in traceback.extract_tb(error.__traceback__)
        if (name := _shown(frame.filename, root)).startswith(f"{TEMPLATES}/")
    ]
    if isinstance(error, TemplateNotFound):
        place = Place(*lines[-1], 1) if lines else Place(f"{TEMPLATES}/{error.name}", 1, 1)
        return Problem("template", place, f"there is no template «{error.name}»", "correct its name, or add it")
    if isinstance(error, UnicodeDecodeError):
        return _not_text(error, root)
    if not lines:
        return None
    said = str(error) if isinstance(error, UndefinedError) else f"{type(error).__name__}: {error}"
    return Problem("template", Place(*lines[-1], 1), f"the template asks for what is not there ({said})",
                   "correct the template, or the data that it shows", page)  # fmt: skip


def _not_text(error: UnicodeDecodeError, root: Path) -> Problem | None:
    """The problem of a template that is not UTF-8; its name is known only to the loader that was reading it."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        name = frame.f_locals.get("filename")
        if isinstance(name, str) and _shown(name, root).startswith(f"{TEMPLATES}/"):
            line = error.object[: error.start].count(b"\n") + 1
            return Problem("encoding", Place(_shown(name, root), line, 1), "this byte is not UTF-8",
                           "save the file as UTF-8")  # fmt: skip
    return None


def _of_yaml(error: BaseException, root: Path) -> Problem | None:
    if not isinstance(error, yaml.YAMLError):
        return None
    mark = getattr(error, "problem_mark", None)
    name = getattr(mark, "name", "") or ""
    if not Path(name).is_file():  # it was read from a text: the reader knows from which file
        frames = (frame.f_locals.get("path") for frame, _ in traceback.walk_tb(error.__traceback__))
        name = next((str(path) for path in frames if isinstance(path, Path) and path.is_file()), "")
    return unreadable(error, _shown(name, root) if Path(name).is_file() else FILE)


def _of_paper(error: BaseException, root: Path) -> Problem | None:
    """Letters that no paper can show, where the first of them stands in what people write."""
    letters = error.letters if isinstance(error, PackError) else ""
    if not letters:
        return None
    for path in sorted(each for pattern in _WRITTEN for each in root.glob(pattern)):
        text = path.read_text(encoding="utf-8", errors="replace")
        at = text.find(letters)
        if at >= 0:
            place = Place.at(_shown(str(path), root), text, at)
            what = f"«{letters[:40]}» cannot be printed: the papers' typeface lacks it"
            return Problem("no-such-letter", place, what, "write it in other letters")
    return None


def _our_line(error: BaseException, root: Path) -> tuple[str, int]:
    """The last line of the project's own code on the way to an error."""
    found = (FILE, 1)
    for frame in traceback.extract_tb(error.__traceback__):
        name = _shown(frame.filename, root)
        if not Path(name).is_absolute() and (root / name).is_file() and not name.startswith(("<", ".")):
            found = (name, frame.lineno or 1)
    return found


def _quoted(warned: Warned, root: Path) -> Place:
    """The first words quoted by a warning that stand in its page's source."""
    quotes = _QUOTED.findall(warned.message)
    source = warned.source or next((each for each in quotes if each.endswith(".md")), "")
    file = f"docs/{source}"
    try:
        text = (root / file).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return _in_settings(quotes, root)
    for words in quotes:
        at = text.find(words)
        if words != source and at >= 0:
            return Place.at(file, text, at)
    return Place(file, 1, 1)


def _in_settings(quotes: Iterable[str], root: Path) -> Place:
    """The first value of `mkdocs.yml` that is what a warning quotes: a page of the navigation that is not there."""
    text = (root / FILE).read_text(encoding="utf-8", errors="replace")
    for words in quotes:
        found = re.search(rf"""[:\-]\s+["']?{re.escape(words)}["']?(?=[\s\],}}]|$)""", text)
        if found:
            return Place(FILE, text.count("\n", 0, found.start()) + 1, 1)
    return Place(FILE, 1, 1)


def _shown(name: str, root: Path) -> str:
    """A file's name as people know it: from the project's folder where it lies in there."""
    try:
        return Path(name).resolve().relative_to(root.resolve()).as_posix()
    except (ValueError, OSError):
        return name
