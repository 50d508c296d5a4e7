"""Facts of helplines in written pages: `:fact-police_silent:` stands for the words of that fact.

So a promise, an hour or a number stands in one place, beside its evidence, and pages cannot contradict it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from hub.catalogue import Catalogue, Problem
from hub.catalogue.problems import Place
from hub.languages import Language, Text
from hub.pages.docs_pages import DocsPage
from hub.schema import Fact

# The id of a line has hyphens only, so its first underscore begins the name of the fact.
_FACT: Final = re.compile(r":fact-([a-z0-9-]+)_([a-z_]+):")
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]#|])")


def resolved(words: str, catalogue: Catalogue, language: Language) -> str:
    """Written words with the words of each fact in place of its name."""
    return _FACT.sub(lambda match: _words(match, catalogue, language) or "", words)


def missing(docs: Path, written: Iterable[DocsPage], catalogue: Catalogue) -> Iterator[Problem]:
    """A problem for each name of a fact that no shown helpline has."""
    for page in written:
        name = f"{page.language}/{page.name}.md"
        for number, line in enumerate((docs / name).read_text(encoding="utf-8-sig").splitlines(), start=1):
            for match in _FACT.finditer(line):
                if not _words(match, catalogue, page.language):
                    what = f"no helpline that is shown has the fact «{match[0]}»"
                    yield Problem("no-such-fact", Place(f"docs/{name}", number, match.start() + 1), what,
                                  "write `:fact-`, an id of data/helplines.yaml, `_`, a fact of it, `:`")  # fmt: skip


def _words(match: re.Match[str], catalogue: Catalogue, language: Language) -> str:
    line = next((line for line in catalogue.shown_helplines if line.id == match[1]), None)
    fact = getattr(line, match[2], None)
    if not isinstance(fact, Fact):
        return ""
    value = fact.value.in_(language).words if isinstance(fact.value, Text) else fact.value
    return _MARKUP.sub(r"\\\1", html.escape(value, quote=False)) if isinstance(value, str) else ""
