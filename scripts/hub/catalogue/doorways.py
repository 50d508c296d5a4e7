"""What makes a doorway fit to be shown: from which words it was translated, who checked it, what stands in its way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from hub.catalogue.model import Catalogue
from hub.catalogue.problems import Place, Problem
from hub.catalogue.yaml_file import Node, read
from hub.schema import Doorway, DoorwaySentence
from hub.schema.doorway import placeholders
from hub.schema.scripts import SCRIPTS, strange

FOLDER: Final = "doorways"
_VOCABULARY: Final = "data/vocabulary.yaml"
_LENGTH: Final = 12


def names(root: Path) -> list[str]:
    """The translations of a project, each as a name of a file of `data/` without its ending."""
    return sorted(f"{FOLDER}/{path.stem}" for path in (root / "data" / FOLDER).glob("*.yaml"))


def digest(sentences: Iterable[DoorwaySentence], size: str) -> str:
    """Twelve signs that change with any English word of the sentences that a doorway of this size says."""
    said = [f"{each.id}\t{each.say.en}" for each in sentences if each.short or size != "short"]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:_LENGTH]


def is_stale(doorway: Doorway, sentences: Iterable[DoorwaySentence]) -> bool:
    """Whether the source has changed since the translation was made."""
    return doorway.source != digest(sentences, doorway.size)


def is_checked(doorway: Doorway, sentences: Iterable[DoorwaySentence]) -> bool:
    """Whether a second translator has read these very words."""
    return doorway.checked_by is not None and not is_stale(doorway, sentences)


def shown(catalogue: Catalogue, *, adopted: bool) -> dict[str, Doorway]:
    """The doorways that may stand on the site: once it is adopted, only those that are checked."""
    sentences = catalogue.doorway_sentences
    return {
        language: doorway
        for language, doorway in catalogue.doorways.items()
        if not adopted or is_checked(doorway, sentences)
    }


def problems(catalogue: Catalogue, root: Path) -> Iterator[Problem]:
    """What is wrong between the doorways and other files, and a warning for each that is stale."""
    yield from _without_number(catalogue, root)
    named = _languages(root)
    for language, doorway in catalogue.doorways.items():
        file = f"data/{FOLDER}/{language}.yaml"
        top, _ = read(root / file, file)
        if top is None:
            continue
        row = named.get(language, top)
        term = catalogue.vocabulary.languages[language]
        script = SCRIPTS[language]
        if term.direction != script.direction:
            yield _at(row, _VOCABULARY, "direction", "direction", f"`{language}` is said to run {term.direction}",
                      f"write `direction: {script.direction}`")  # fmt: skip
        if not term.native or any(strange(term.native, script)):
            yield _at(row, _VOCABULARY, "native", "native-name", f"`{language}` has no name in its own letters",
                      "write it under `native`: the language's doorway needs it")  # fmt: skip
        if is_stale(doorway, catalogue.doorway_sentences):
            now = digest(catalogue.doorway_sentences, doorway.size)
            fix = f'translate what changed, let it be checked again, then write `source: "{now}"`'
            yield _at(top, file, "source", "stale", "data/doorways.yaml has changed since this was translated", fix,
                      "warning")  # fmt: skip


def named_by_file(loaded: Mapping[str, tuple[Node, Doorway]]) -> Iterator[Problem]:
    """Doorways that lie in another language's file."""
    for name, (node, doorway) in loaded.items():
        if name != f"{FOLDER}/{doorway.language}":
            fix = f"name it {doorway.language}.yaml, or correct `language`"
            yield _at(node, f"data/{name}.yaml", "language", "file-name", "the file has another language's name", fix)


def _without_number(catalogue: Catalogue, root: Path) -> Iterator[Problem]:
    """Sentences that put in a telephone number which no longer stands in data/helplines.yaml."""
    lines = catalogue.line_by_id
    file = f"data/{FOLDER}.yaml"
    top, _ = read(root / file, file)
    rows = top.get("sentences") if top else None
    for node, sentence in zip((rows.items or ()) if rows else (), catalogue.doorway_sentences, strict=False):
        for name in placeholders(sentence.say.en or ""):
            line = lines.get(name.removesuffix("-non-urgent"))
            if line is None or (line.phone_non_urgent if name.endswith("-non-urgent") else line.phone):
                continue
            what = f"{{{name}}} stands for a number, and data/helplines.yaml has none"
            yield Problem("no-number", node.place(file), what, "name another line", sentence.id)


def _languages(root: Path) -> dict[str, Node]:
    """Where each language stands in the vocabulary."""
    top, _ = read(root / _VOCABULARY, _VOCABULARY)
    rows = top.get("languages") if top else None
    items = rows.items if rows else None
    return {named.words or "": row for row in items or () if (named := row.get("id"))}


def _at(top: Node, file: str, key: str, rule: str, what: str, fix: str, severity: str = "error") -> Problem:
    found = top.get(key) or top
    place: Place = found.place(file)
    return Problem(rule, place, what, fix, "", "warning" if severity == "warning" else "error")
