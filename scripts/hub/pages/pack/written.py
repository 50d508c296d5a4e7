"""The words of a written page as parts of a paper: no links, as paper cannot be pressed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

Part = dict[str, Any]
Run = dict[str, Any]

EMPTY: Final[Part] = {"kind": "words", "heading": "", "items": []}
_READER: Final = MarkdownIt("commonmark")


def parts(words: str) -> list[Part]:
    """Headings, paragraphs and lists in order; a heading goes with the first part below it."""
    found: list[Part] = []
    heading = ""
    items: list[list[Run]] | None = None  # of the list that is being read
    tokens = _READER.parse(words)
    for at, token in enumerate(tokens):
        if token.type.endswith("_list_open"):
            items = []
        elif token.type.endswith("_list_close"):
            found.append(_part("list", heading, items or ()))
            items, heading = None, ""
        elif token.type == "inline" and tokens[at - 1].type == "heading_open":
            heading = _plain(token)
        elif token.type == "inline" and items is not None:
            items.append(runs(token))
        elif token.type == "inline":
            found.append(_part("words", heading, [runs(token)]))
            heading = ""
    return found


def _part(kind: str, heading: str, items: Sequence[list[Run]]) -> Part:
    return {"kind": kind, "heading": heading, "items": list(items)}


def runs(token: Token) -> list[Run]:
    """The stretches of a piece of running text, each strong or not."""
    found: list[Run] = []
    strong = False
    for child in token.children or ():
        strong = {"strong_open": True, "strong_close": False}.get(child.type, strong)
        found += [{"words": words, "strong": strong} for words in _words(child)]
    return found


def _words(child: Token) -> Iterator[str]:
    if child.type in {"text", "code_inline"}:
        yield child.content
    elif child.type in {"softbreak", "hardbreak"}:
        yield " "


def _plain(token: Token) -> str:
    return "".join(run["words"] for run in runs(token))
