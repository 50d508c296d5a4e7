"""Our texts outside the catalogue: the interface words and the pages that people write.

Both must exist in both languages; what stands in one alone is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from hub.catalogue import Problem
from hub.catalogue.problems import Place
from hub.catalogue.yaml_file import Node, read
from hub.checks.texts import markdown
from hub.checks.texts.passages import Pair, Passage, Reader
from hub.languages import LANGUAGES, Language, composed

# A word of a file or a program, as it stands there.
_CODE: Final = re.compile(r"`[^`\n]*`")
# Plural categories that Welsh has and English has not may stand in one language alone.
PLURALS: Final = frozenset({"zero", "one", "two", "few", "many"})


def origin(node: Node, words: str, lines: tuple[str, ...]) -> str:
    """The file's text from where a value begins: enough of it to hold its words."""
    first = node.line - 1
    needed = 2 + words.count("\n") + len(words) // 20
    text = "\n".join(lines[first : first + needed])
    return text[node.column - 1 :][: 2 * len(words) + 40 * needed]


def strings(folder: Path, shown: str, problems: list[Problem]) -> list[Pair]:
    """The interface words of both languages, key beside key; a key in one alone is a problem."""
    sides: dict[Language, dict[str, tuple[Node, Node]]] = {}
    lines: dict[Language, tuple[str, ...]] = {}
    for language in LANGUAGES:
        path = folder / f"{language}.yaml"
        if not path.is_file():
            continue
        node, found = read(path, f"{shown}/{language}.yaml")
        problems += found
        sides[language] = (node.entries or {}) if node is not None else {}
        lines[language] = tuple(path.read_text(encoding="utf-8-sig").split("\n")) if node else ()
    pairs: list[Pair] = []
    for key in dict.fromkeys(key for entries in sides.values() for key in entries):
        passages: dict[Language, tuple[Passage, ...]] = {"cy": (), "en": ()}
        for language, entries in sides.items():
            if key in entries:
                file = f"{shown}/{language}.yaml"
                passages[language] = _string(key, entries[key], language, file, lines[language])
        pairs.append(Pair(f"strings/{key}", passages["cy"], passages["en"]))
        problems += _lonely(key, sides, shown)
    return pairs


def _string(
    key: str, entry: tuple[Node, Node], language: Language, file: str, lines: tuple[str, ...]
) -> tuple[Passage, ...]:
    words = composed(entry[1].words or "")
    if not words.strip():
        return ()
    raw, words = words, _CODE.sub(lambda code: " " * len(code[0]), words)
    reader: Reader = "children" if key.startswith("children.") else "public"
    return (Passage(
        words=words, raw=raw, language=language, place=entry[1].place(file),
        what="interface word", key=f"strings/{key}", about=key, reader=reader, form="label",
        origin=composed(origin(entry[1], words, lines)),
    ),)  # fmt: skip


def _lonely(key: str, sides: Mapping[Language, Mapping[str, tuple[Node, Node]]], shown: str) -> Iterator[Problem]:
    stem, _, last = key.rpartition(".")
    for language in LANGUAGES:
        entries = sides.get(language, {})
        rule = "welsh-missing" if language == "cy" else "english-missing"
        file = f"{shown}/{language}.yaml"
        if key not in entries:
            if last in PLURALS and f"{stem}.other" in entries:
                continue
            there = next(iter(entries.values()), None)
            line = there[0].line if there else 1
            yield Problem(rule, Place(file, line, 1), f"the key `{key}` is missing",
                          "add it, as in the other language", key)  # fmt: skip
        elif entries[key][1].words is None or not (entries[key][1].words or "").strip():
            yield Problem(rule, entries[key][1].place(file), f"`{key}` has no words",
                          "write them", key)  # fmt: skip


def docs(folder: Path, problems: list[Problem]) -> list[Pair]:
    """The pages that people write, paired by file name; a page in one language is a problem."""
    names = {
        path.relative_to(folder / language).as_posix()
        for language in LANGUAGES
        for path in (folder / language).rglob("*.md")
    }
    pairs: list[Pair] = []
    for name in sorted(names):
        key = f"docs/{name.removesuffix('.md')}"
        passages: dict[Language, tuple[Passage, ...]] = {"cy": (), "en": ()}
        for language in LANGUAGES:
            file = f"docs/{language}/{name}"
            text = _page_text(folder / language / name, file, language, problems)
            if text is not None:
                found = markdown.page(text, file, language, key)
                passages[language] = found.passages
                problems += found.problems
        pairs.append(Pair(key, passages["cy"], passages["en"]))
    return pairs


def _page_text(path: Path, file: str, language: Language, problems: list[Problem]) -> str | None:
    rule, missing = ("welsh-missing", "Welsh") if language == "cy" else ("english-missing", "English")
    if not path.is_file():
        problems.append(Problem(rule, Place(file, 1, 1), "the page exists in one language only",
                                f"write it in {missing} too"))  # fmt: skip
        return None
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        problems.append(Problem("encoding", Place(file, 1, 1), "the page cannot be read as UTF-8",
                                "save it as UTF-8"))  # fmt: skip
        return None
    if not text.strip():
        problems.append(Problem(rule, Place(file, 1, 1), "the page is empty", "write it"))
    return text
