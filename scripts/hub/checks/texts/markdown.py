"""Markdown pages as passages: front matter values and text, without markup, code and addresses.

Blanks out what is not text with spaces of the same length, so that lines and columns stay true.
Words inside `<… lang="xx">` are another language than the page's and are blanked out too.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import Final, cast

import yaml

from hub.catalogue import Problem
from hub.catalogue.problems import Place
from hub.checks.texts.passages import READERS, Form, Passage, Reader
from hub.languages import Language

FRONT_TEXT: Final = frozenset({"title", "tab", "description", "summary"})
_FRONT: Final = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_LINE: Final = re.compile(r"^(?P<key>[A-Za-z_]+):[ \t]*(?P<value>\S.*?)[ \t]*$", re.MULTILINE)
_FENCE: Final = re.compile(r"^([ \t]*)(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*\2[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_OTHER_LANGUAGE: Final = re.compile(
    r"<(?P<tag>[a-z][a-z0-9]*)\b[^>]*\slang=[\"']?[a-z-]+[^>]*>.*?</(?P=tag)>", re.DOTALL
)
# Each is blanked out whole, or but for its group `text`.
_MARKUP: Final = tuple(
    re.compile(pattern, re.MULTILINE | re.DOTALL)
    for pattern in (
        r"<!--.*?-->",
        r"\{%.*?%\}|\{\{.*?\}\}",
        r"`+[^`\n]+`+",
        r"(?<!\w):[a-z][a-z0-9_+-]*:(?!\w)",
        r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[a-z-]+",
        r"^[ \t]*\[[^\]\n]+\]:[ \t]*\S+[^\n]*$",
        r"!\[(?P<text>[^\]\n]*)\]\([^)\n]*\)",
        r"\[(?P<text>[^\[\]]*)\]\([^)\n]*\)",
        r"\[(?P<text>[^\[\]\n]*)\]\[[^\]\n]*\]",
        r"\[\^[^\]\n]+\]:?",
        r"\{:?[ \t]*[.#][^}\n]*\}|\{:[^}\n]*\}",
        r"</?[A-Za-z][^>]*>",
        r"<?(?:https?://|mailto:|tel:|www\.)[^\s>)]+>?",
        r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        r"\b[\w-]+(?:\.[\w-]+)*\.(?:cymru|wales|uk|org|com|net|gov|tv|md|pdf|html)(?:/[^\s)]*)?\b",
        r"&[A-Za-z]+;|&#\w+;",
        r"\*{1,3}|(?<!\w)_{1,2}|_{1,2}(?!\w)|~~",
        r"^[ \t]*(?:-{3,}|\*{3,}|={3,}|\|?[ :|-]+\|[ :|-]*)[ \t]*$",
    )
)
_LINE_START: Final = re.compile(
    r"^(?P<heading>[ \t]*#{1,6}[ \t]+)|^(?P<item>[ \t>]*(?:[-*+]|\d+[.)])[ \t]+)"
    r"|^(?P<cell>[ \t]*\|)|^(?P<prose>[ \t>]*:?[ \t]*)"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its passages, who reads it, and whether its wording is laid down by law."""

    passages: tuple[Passage, ...]
    reader: Reader
    problems: tuple[Problem, ...] = ()


def page(text: str, file: str, language: Language, key: str) -> Page:
    """What a Markdown file says. A front matter that cannot be read is a problem, not an error."""
    text = text.replace("\r\n", "\n").replace("\t", " ")
    front = _FRONT.match(text)
    values, problems = _front_values(front, file) if front else ({}, [])
    reader = _reader(values, key, file, problems)
    statutory = values.get("statutory") is True
    passages = [
        Passage(
            words=match["value"].strip("\"'"), raw=match["value"].strip("\"'"), language=language,
            place=_place(text, match.start("value"), file), what=match["key"], key=key,
            reader=reader, form="label", statutory=statutory, origin=match["value"],
        )
        for match in _FRONT_LINE.finditer(text, 0, front.end() if front else 0)
        if match["key"] in FRONT_TEXT
    ]  # fmt: skip
    body = _blank(text[: front.end()]) + text[front.end() :] if front else text
    for start, end, form in _blocks(blanked := without_markup(body)):
        lead = len(blanked[start:end]) - len(blanked[start:end].lstrip())
        words = blanked[start + lead : end].rstrip()
        if not any(c.isalpha() for c in words):
            continue
        raw = body[start + lead : start + lead + len(words)]
        passages.append(Passage(
            words=words, raw=raw, language=language, place=_place(text, start + lead, file),
            what="text", key=key, reader=reader, form=form, statutory=statutory,
        ))  # fmt: skip
    return Page(tuple(passages), reader, tuple(problems))


def _front_values(front: re.Match[str], file: str) -> tuple[dict[str, object], list[Problem]]:
    try:
        values = yaml.safe_load(front[1] or "")
    except (yaml.YAMLError, ValueError, RecursionError):
        values = "unreadable"
    if values is None:
        return {}, []
    if not isinstance(values, dict):
        return {}, [Problem("front-matter", Place(file, 1, 1), "the front matter cannot be read",
                            "write `key: value` lines between two lines of ---")]  # fmt: skip
    return {str(key): value for key, value in values.items()}, []


def _reader(values: dict[str, object], key: str, file: str, problems: list[Problem]) -> Reader:
    """The `reader:` of the front matter; without it the file's name decides, else the public."""
    given = values.get("reader")
    if given is not None and given not in READERS:
        problems.append(Problem("reader", Place(file, 1, 1), f"`reader` is {str(given)[:40]}",
                                f"use one of {', '.join(READERS)}"))  # fmt: skip
        given = None
    if given is not None:
        return given
    name = key.rpartition("/")[2]
    return next((reader for reader in READERS if name.startswith(reader)), "public")


def without_markup(text: str) -> str:
    """The text with everything that is not to be read replaced by spaces of the same length."""
    text = _FENCE.sub(lambda found: _blank(found[0]), text)
    text = _OTHER_LANGUAGE.sub(lambda found: _blank(found[0]), text)
    for pattern in _MARKUP:
        text = pattern.sub(_blank_but_text, text)
    return text


def _blank_but_text(found: re.Match[str]) -> str:
    if "text" not in found.re.groupindex or not found["text"]:
        return _blank(found[0])
    begin, end = found.start("text") - found.start(), found.end("text") - found.start()
    return _blank(found[0][:begin]) + found[0][begin:end] + _blank(found[0][end:])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _blocks(text: str) -> list[tuple[int, int, Form]]:
    """Paragraphs, list items, headings and rows as (start, end, form) of the text."""
    blocks: list[tuple[int, int, Form]] = []
    joins = False
    offset = 0
    for line in text.splitlines(keepends=True):
        start = _LINE_START.match(line)
        form = cast("Form", start.lastgroup if start else "prose")
        begin = offset + (start.end() if start else 0)
        end = offset + len(line)
        if not line.strip():
            joins = False
        elif form == "prose" and joins:
            blocks[-1] = (blocks[-1][0], end, blocks[-1][2])
        elif form == "cell":
            blocks += _cells(text, offset, end)
            joins = False
        else:
            blocks.append((begin, end, form))
            joins = form in {"prose", "item"}
        offset = end
    return blocks


def _cells(text: str, start: int, end: int) -> list[tuple[int, int, Form]]:
    edges = [start, *(i for i in range(start, end) if text[i] == "|"), end]
    return [(a + (text[a] == "|"), b, "cell") for a, b in itertools.pairwise(edges)]


def _place(text: str, offset: int, file: str) -> Place:
    return Place(file, text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)
