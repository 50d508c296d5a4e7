"""Collects our own texts with their places, those of YAML files here, the others from `docs_and_strings`.

What each text must obey is in the other modules. Titles of works and names of publishers are
collected as names: they stay as published, and other texts may quote them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from hub.catalogue import Problem
from hub.catalogue.yaml_file import Node, read
from hub.checks.texts.docs_and_strings import docs, origin, strings
from hub.checks.texts.passages import Form, Pair, Passage, Reader
from hub.languages import LANGUAGES, composed

DATA: Final = (
    "vocabulary", "publishers", "helplines", "situations", "doorways", "easy-read", "signed", "boards", "strategy",
    "left-out", "terms",
)  # fmt: skip
STRINGS: Final = "scripts/hub/strings"
_SKIPPED_KEYS: Final = frozenset({"slug", "blame_words", "evidence", "website", "url"})
_LABELS: Final = frozenset({"heading", "label", "name", "title", "use", "word"})
_READERS: Final[Mapping[str, Reader]] = {"strategy": "strategy", "left-out": "strategy", "easy-read": "easy-read"}
_CHILDREN: Final = frozenset({"children", "young-people"})
# A situation speaks to its audience as that audience's page does.
_BY_AUDIENCE: Final[Mapping[str, Reader]] = {"children": "children", "young-people": "young-people"}


@dataclass(frozen=True, slots=True)
class Texts:
    """Everything we say, and what was wrong while it was being read."""

    pairs: tuple[Pair, ...]
    names: frozenset[str]
    problems: tuple[Problem, ...] = ()

    def of_catalogue(self) -> tuple[Pair, ...]:
        """The pairs that stand in the list of resources."""
        return tuple(pair for pair in self.pairs if pair.key.startswith("resources/"))


def collect(root: Path, catalogue: Path) -> Texts:
    """All texts of the project at `root`, with `catalogue` as its list of resources."""
    problems: list[Problem] = []
    own = list(_from_yaml(catalogue, _shown(catalogue, root), "resources"))
    others: list[Pair] = []
    for name in DATA:
        path = root / "data" / f"{name}.yaml"
        if path.is_file():
            others += _from_yaml(path, f"data/{name}.yaml", name)
    names = frozenset(_names([*own, *others]))
    others += strings(root / STRINGS, STRINGS, problems)
    others += docs(root / "docs", problems)
    return Texts((*own, *others), names, tuple(problems))


def _shown(path: Path, root: Path) -> str:
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return str(path)


def _names(pairs: Iterable[Pair]) -> Iterator[str]:
    for pair in pairs:
        for passage in (*pair.cy, *pair.en):
            if not passage.checked or pair.same_in_both:
                yield " ".join(passage.words.split())


# ---- YAML ----


def _from_yaml(path: Path, file: str, name: str) -> Iterator[Pair]:
    """The pairs of a file that the catalogue's own rules have already read and judged."""
    node, _ = read(path, file)
    if node is None:
        return
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    yield from _walk(node, _Where(file, name, tuple(lines), name, _READERS.get(name, "public")))


@dataclass(frozen=True, slots=True)
class _Where:
    """Where in a file the walk stands."""

    file: str
    top: str
    lines: tuple[str, ...]
    key: str
    reader: Reader
    about: str = ""
    same: bool = False

    def below(self, name: str) -> _Where:
        return replace(self, key=f"{self.key}/{name}")


def _walk(node: Node, where: _Where) -> Iterator[Pair]:
    for number, item in enumerate(node.items or ()):
        named = _word(item, "id") or str(number)
        yield from _walk(item, replace(where.below(named), about=_word(item, "id") or where.about))
    entries = node.entries or {}
    if _is_pair(node) or (where.top == "terms" and {"en", "cy"} <= set(entries)):
        yield _pair(node, where)
        return
    same = where.same or _word(node, "same_in_both") == "true"
    reader: Reader = "young-people" if _word(node, "group") in _CHILDREN else where.reader
    if where.top == "doorways" and _word(node, "part") == "child":
        reader = "young-people"
    if where.top == "situations" and (audience := _word(node, "audience")):
        reader = _BY_AUDIENCE.get(audience, where.reader)
    for name, (_, value) in entries.items():
        if name not in _SKIPPED_KEYS:
            below = where if where.key == where.top and name == where.top else where.below(name)
            whose: Reader = "children" if below.key == "easy-read/children" else reader
            yield from _walk(value, replace(below, same=same, reader=whose))


def _word(node: Node, key: str) -> str | None:
    found = (node.entries or {}).get(key)
    return found[1].words if found else None


def _is_pair(node: Node) -> bool:
    entries = node.entries or {}
    return bool(entries) and set(entries) <= {"cy", "en"} and all(
        value.words is not None and not value.words.startswith(("https:", "http:"))
        for _, value in entries.values()
    )  # fmt: skip


def _pair(node: Node, where: _Where) -> Pair:
    what = where.key.rpartition("/")[2]
    is_name = (where.top, what) in {("resources", "title"), ("publishers", "name")}
    form: Form = "label" if what in _LABELS or where.top == "terms" else "prose"
    sides: dict[str, tuple[Passage, ...]] = {"cy": (), "en": ()}
    for language in LANGUAGES:
        found = (node.entries or {}).get(language)
        if found is None or not (found[1].words or "").strip():
            continue
        value = found[1]
        words = composed(value.words or "")
        sides[language] = (Passage(
            words=words, raw=words, language=language, place=value.place(where.file), what=what,
            key=where.key, about=where.about, reader=where.reader, form=form,
            checked=not is_name and not where.same, origin=composed(origin(value, words, where.lines)),
        ),)  # fmt: skip
    return Pair(where.key, sides["cy"], sides["en"], same_in_both=where.same)
