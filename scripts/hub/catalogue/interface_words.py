"""The words of the interface as files: both languages, the same keys, the same placeholders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hub.catalogue import records
from hub.catalogue.problems import Place, Problem
from hub.catalogue.suggestions import nearest
from hub.catalogue.yaml_file import Node
from hub.languages import LANGUAGES, Language, other
from hub.schema.faults import Fault, Known
from hub.schema.interface_words import WORDS, address_faults, missing, placeholder_faults

FOLDER: Final = "scripts/hub/strings"
_RULES: Final[dict[Language, str]] = {"cy": "welsh-missing", "en": "english-missing"}


def check_interface_words(root: Path) -> list[Problem]:
    """What is wrong with the files of interface words; a project that has none uses the hub's own."""
    problems: list[Problem] = []
    nodes: dict[Language, Node] = {}
    words: dict[Language, dict[str, str]] = {}
    for language in LANGUAGES:
        path = root / FOLDER / f"{language}.yaml"
        if not path.exists():
            return problems
        node = records.read_nodes(path, root, problems)
        found = records.value(WORDS, node, _file(language), Known(), problems) if node is not None else None
        if node is not None and found is not None:
            nodes[language], words[language] = node, found
    if len(words) == len(LANGUAGES):
        for language in LANGUAGES:
            problems += _against(words[language], words[other(language)], nodes, language)
    return problems


def _against(
    here: dict[str, str], there: dict[str, str], nodes: dict[Language, Node], language: Language
) -> Iterator[Problem]:
    strange = set(here) - set(there)
    for key in missing(here, there):
        near = nearest(key, strange)
        line = nodes[language].line
        if near:  # the key that was meant is here, misspelled: that is the line to look at
            name = near.split("`")[1]
            line = (nodes[language].entries or {})[name][0].line
            near = f" (is it written `{name}` here?)"
        yield Problem(_RULES[language], Place(_file(language), line, 1), f"the key `{key}` is missing{near}",
                      f"add it, as in {_file(other(language))}", key)  # fmt: skip
        there_key = (nodes[other(language)].entries or {})[key][0]
        yield Problem(_RULES[language], there_key.place(_file(other(language))), f"the key `{key}` stands only here",
                      f"add it to {_file(language)}, or remove it", key)  # fmt: skip
    for key, fault in (*placeholder_faults(here, there), *address_faults(here)):
        yield records.problem(nodes[language], _file(language), (key,), Fault(*fault), about=key)


def _file(language: Language) -> str:
    return f"{FOLDER}/{language}.yaml"
