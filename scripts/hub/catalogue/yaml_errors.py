"""What the YAML parser complains of, in a curator's words and at the line where the slip was made.

The parser stops where it can go no further, often lines after an open quote or bracket; here the
place is led back to where the quote or bracket was opened.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

import yaml

from hub.catalogue.problems import Place, Problem

_FIX: Final = "check indentation, quotes and colons here and on the line above"
# What the parser says → what is wrong and how to fix it.
_WORDS: Final = {
    "mapping values are not allowed in this context": (
        "a key stands where none can stand, or words with a colon have no quotes",
        'indent the line like its neighbours, and put words that hold a colon in quotes: "…"',
    ),
    "could not find expected ':'": (
        "there is no colon with a space after it",
        "write `key: value`",
    ),
    "did not find expected key": (
        "this does not continue what stands above it",
        'check the quotes and the indentation of this line; a quote within quotes is written \\"',
    ),
    "did not find expected '-' indicator": (
        "this does not continue the list above it",
        "indent it like its neighbours, or begin an entry with `- `",
    ),
    "found a tab character that violates indentation": (
        "the line is indented with a tab",
        "use spaces",
    ),
    "did not find expected <document start>": (
        "something stands after the end of the document",
        "remove the `...` or what follows it",
    ),
    "found unknown escape character": (
        "there is a backslash that means nothing here",
        "write \\\\ for a backslash",
    ),
}
# Spaces that look alike and are none for YAML, such as the no-break space.
_STRANGE_INDENT: Final = re.compile(r"( *)[^\S \t\r\n]")
_CANNOT_BEGIN: Final = "found character that cannot start any token"
_OPEN_QUOTE: Final = ("found unexpected end of stream", "found unexpected document indicator")
_OPEN_BRACKET: Final = ("did not find expected ',' or ']'", "did not find expected ',' or '}'")


def problem(error: yaml.YAMLError, file: str, text: str, last: yaml.ScalarEvent | None) -> Problem:
    """The problem that a parser's error tells of; `last` is the last scalar that it could read."""
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "")
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None)
    if mark is None:
        return _at(begun, file, "this is not valid YAML", _FIX)
    lines = text.splitlines()
    if said in _OPEN_QUOTE and begun is not None:
        return _at(begun, file, "a quote is opened here and not closed", "close the quote")
    if (indented := _strange_indent(lines, mark)) is not None:
        return _at(indented, file, "the line is indented with a space of another kind",
                   "use ordinary spaces: this one is a no-break space or the like")  # fmt: skip
    opened = _quote_over_lines(last, mark.line)
    if opened is not None:
        return _at(
            opened, file,
            f"a quote is opened here and not closed before line {mark.line + 1}",
            'close the quote; a quote within quotes is written \\"',
        )  # fmt: skip
    if said in _OPEN_BRACKET:
        return _bracket(said, mark, begun, file, lines)
    if said == "could not find expected ':'" and begun is not None:
        mark = begun
    if said == "did not find expected <document start>":
        mark = _end_of_document(lines, mark)
    unknown = (f"this is not valid YAML: {said or 'it cannot be read'}", _FIX)
    what, fix = _character(lines, mark) if said == _CANNOT_BEGIN else _WORDS.get(said, unknown)
    return _at(mark, file, what, fix)


def _strange_indent(lines: Sequence[str], mark: Any) -> Any:
    """Where an indentation holds a space that YAML takes for a letter: on this line, or on the nearest above it."""
    for number in range(min(mark.line, len(lines) - 1), -1, -1):
        found = _STRANGE_INDENT.match(lines[number])
        if found:
            return yaml.Mark(mark.name, 0, number, len(found[1]), None, 0)
    return None


def _bracket(said: str, mark: Any, begun: Any, file: str, lines: Sequence[str]) -> Problem:
    """A list or map in brackets: still open when the next line begins, or a comma is missing."""
    closing = said[-2]
    missing = _at(
        mark, file, f"a comma or the closing {closing} is missing",
        f"separate values by commas, and close with {closing}",
    )  # fmt: skip
    if begun is None or begun.line == mark.line:
        return missing
    if _indent(lines, mark.line) > _indent(lines, begun.line):
        return missing
    opening = "[" if closing == "]" else "{"
    return _at(begun, file, f"the {opening} that is opened here is not closed", f"add {closing}")


def _end_of_document(lines: Sequence[str], mark: Any) -> Any:
    """Where the document was ended, which may be long before the words that cannot follow."""
    ends = (at for at in range(min(mark.line, len(lines) - 1), -1, -1) if lines[at].strip() == "...")
    ended = next(ends, None)
    return mark if ended is None else yaml.Mark(mark.name, 0, ended, 0, None, 0)


def _character(lines: Sequence[str], mark: Any) -> tuple[str, str]:
    line = lines[mark.line] if mark.line < len(lines) else ""
    sign = line[mark.column : mark.column + 1]
    if sign == "\t":
        return "there is a tab before a word", "use spaces"
    return f"a value cannot begin with {sign or 'this'}", 'put the words in quotes: "…"'


def _quote_over_lines(event: yaml.ScalarEvent | None, line: int) -> Any:
    """Where a quoted text begins that ends on this line and not on its first one."""
    if event is None or event.style not in {"'", '"'}:
        return None
    start: Any = event.start_mark
    end: Any = event.end_mark
    return start if start.line < end.line == line else None


def _indent(lines: Sequence[str], number: int) -> int:
    line = lines[number] if number < len(lines) else ""
    return len(line) - len(line.lstrip(" "))


def _at(mark: Any, file: str, what: str, fix: str) -> Problem:
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem("syntax", Place(file, line, column), what, fix)
