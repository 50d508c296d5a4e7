"""Editor's notes left in texts: TODO, [..?], "insert link here", double spaces. Always errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from hub.catalogue import Problem
from hub.checks.texts.passages import Passage, short
from hub.languages import Language

_BOTH: Final = (
    r"\b(?:TODO|TO DO|FIXME|XXX+|TBC|TBA|TBD|TKTK)\b",
    r"(?i:\blorem(?: ipsum)?\b)",
    r"\?{2,}|!{3,}",
    r"\[[^\]\n]*\?\]|\[(?:\.{2,}|…|cy|en|CY|EN|Cym|Eng|Welsh|English|Cymraeg|Saesneg)\](?!\()",
    r"\[(?i:insert|mewnosod|link|dolen|text|testun|name|enw|date|dyddiad)\b[^\]\n]*\](?![(\[])",
    r"(?i:\b(?:insert|add) (?:a |the )?(?:link|text|name|date|image|number)s? here\b)",
    r"(?i:\binsert (?:a |the )?(?:link|text|name|date|image|number)\b)",
    r"<<[^>\n]*>>|\{\{\s*\}\}|@@+",
)
_ONE: Final[dict[Language, tuple[str, ...]]] = {
    "cy": (
        r"(?i:\bmewnosod(?:er|wch|ir)?\b)",
        r"(?i:\bi['’]w (?:gadarnhau|gyfieithu|gwblhau|ychwanegu|benderfynu)\b)",
        r"(?i:\b(?:angen|eisiau) (?:ei )?(?:g|ch)?c?yfieith(?!ydd|wyr)\w*)",  # not of a person
        r"(?i:\btranslat(?:e|ed|ion|ions)\b)",
        r"(?i:\bcyfieithiad(?: i| yma)? (?:ddod|dilyn)\b)",
    ),
    "en": (
        r"(?i:\btranslat(?:e|ion) (?:this|here|needed|to follow|to come|pending)\b)",
        r"(?i:\bto be (?:confirmed|translated|completed|written)\b)",
        r"(?i:\b(?:needs|awaiting) (?:a )?translation\b)",
    ),
}
_DOUBLE_SPACE: Final = re.compile(r"(?<=[^\s|]) {2,}(?=[^\s|\\])")
_PATTERNS: Final = {language: re.compile("|".join((*_BOTH, *patterns))) for language, patterns in _ONE.items()}


def notes(passage: Passage) -> Iterator[Problem]:
    """Every note that an editor left in a passage."""
    for match in _PATTERNS[passage.language].finditer(passage.raw):
        yield passage.problem("editors-note", match.span(),
                              f"an editor's note is left in: «{short(match[0])}»",
                              "write the text, or remove the note")  # fmt: skip
    for match in _DOUBLE_SPACE.finditer(passage.raw):
        yield passage.problem("double-space", (match.start() - 1, match.end() + 1),
                              "there are two spaces in a row", "keep one")  # fmt: skip
