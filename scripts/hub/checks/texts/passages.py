"""Our own texts as passages that know their place: the records that every text check reads.

Where passages come from is in `collect` (YAML), `docs_and_strings` and `markdown` (interface words, pages);
what they must obey is in the checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from hub.catalogue import Problem
from hub.catalogue.problems import Place, Severity
from hub.languages import Language

Reader = Literal["children", "young-people", "easy-read", "public", "strategy"]
Form = Literal["prose", "item", "heading", "cell", "label"]

READERS: Final[tuple[Reader, ...]] = ("children", "young-people", "easy-read", "public", "strategy")

# Words with their inner hyphens and apostrophes, and the clitic 'r, 'n, 'i … that may open one.
WORD: Final = re.compile(r"['’]?[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_END: Final = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|[:;](?=\s|$)|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch of words in one language.

    `words` has markup blanked out, `raw` has it still; both are equally long. `origin` is the
    file's text from where the passage begins, when the words were folded or escaped there (YAML).
    `checked` is False for names and titles, which stay as published.
    """

    words: str
    raw: str
    language: Language
    place: Place
    what: str
    key: str
    about: str = ""
    reader: Reader = "public"
    form: Form = "prose"
    checked: bool = True
    statutory: bool = False
    origin: str | None = None

    def at(self, start: int, end: int) -> Place:
        """The place in the file of `words[start:end]`."""
        if self.origin is None:
            line = self.words.count("\n", 0, start)
            column = start - (self.words.rfind("\n", 0, start) + 1) + 1
            if line == 0:
                column += self.place.column - 1
            return Place(self.place.file, self.place.line + line, column)
        found = _nth(self.origin, self.words, start, end)
        if found is None:
            return self.place
        line = self.origin.count("\n", 0, found)
        column = found - (self.origin.rfind("\n", 0, found) + 1) + 1
        if line == 0:
            column += self.place.column - 1
        return Place(self.place.file, self.place.line + line, column)

    def problem(self, rule: str, span: tuple[int, int], what: str, fix: str, severity: Severity = "error") -> Problem:
        """A problem at a span of the words."""
        about = self.about or self.key.partition("/")[2]
        return Problem(rule, self.at(*span), what, fix, about, severity)


@dataclass(frozen=True, slots=True)
class Pair:
    """The same thing said in both languages, passage by passage; a side may have none."""

    key: str
    cy: tuple[Passage, ...]
    en: tuple[Passage, ...]
    same_in_both: bool = False

    def said(self, language: Language) -> str:
        """Everything one side says, a blank line between passages."""
        return "\n\n".join(p.words for p in (self.cy if language == "cy" else self.en))


def _nth(origin: str, words: str, start: int, end: int) -> int | None:
    """Where `words[start:end]` stands in `origin`: the same words, counted from the beginning."""
    snippet = words[start:end].strip()
    if not snippet:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, snippet.split())))
    before = sum(1 for _ in pattern.finditer(words, 0, start))
    # In quotes, YAML doubles an apostrophe and puts a stroke before a quotation mark.
    quoted = pattern.pattern.replace("'", "''?").replace('"', r'\\?"')
    pattern = re.compile(quoted)
    for count, match in enumerate(pattern.finditer(origin)):
        if count == before:
            return match.start()
    return None


def sentences(words: str) -> Iterator[tuple[int, int]]:
    """The span of each sentence or clause that ends in `. ! ? : ;` or at a blank line."""
    begin = 0
    for end in _SENTENCE_END.finditer(words):
        if words[begin : end.end()].strip():
            yield begin, end.end()
        begin = end.end()
    if words[begin:].strip():
        yield begin, len(words)


def short(words: str, most: int = 60) -> str:
    """Words on one line, short enough to be quoted in a problem."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
