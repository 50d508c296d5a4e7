"""Markdown pages as passages: front matter values and text, without markup, code and addresses.

markdown-it-py tells which blocks there are and what in them is markup. What is not text is blanked out with spaces of
the same length, so that lines and columns stay true. Words inside `<… lang="xx">` are another language than the page's
and are blanked out too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass
from typing import Any, Final

import yaml
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, backtick, emphasis, entity, escape, html_inline, image, link
from markdown_it.token import Token

from hub.catalogue import Problem
from hub.catalogue.problems import Place
from hub.checks.texts.passages import READERS, Form, Passage, Reader
from hub.languages import Language, composed

FRONT_TEXT: Final = frozenset({"title", "tab", "description", "summary"})
_FRONT: Final = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_LINE: Final = re.compile(r"^(?P<key>[A-Za-z_]+):[ \t]*(?P<value>\S.*?)[ \t]*$", re.MULTILINE)
# What is no text either, and no part of Markdown: templates, pictures by name, lists of attributes, notes, addresses.
_NO_TEXT: Final = re.compile(
    r"\{%.*?%\}|\{\{.*?\}\}"
    r"|(?<!\w):[a-z][a-z0-9_+-]*:(?!\w)"
    r"|^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[a-z-]+"
    r"|\[\^[^\]\n]+\]:?"
    r"|\{:?[ \t]*[.#][^}\n]*\}|\{:[^}\n]*\}"
    r"|<?(?:https?://|mailto:|tel:|www\.)[^\s>)]+>?"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:cymru|wales|uk|org|com|net|gov|tv|md|pdf|html)(?:/[^\s)]*)?\b"
    r"|~~",
    re.MULTILINE | re.DOTALL,
)
_LANG: Final = re.compile(r"<([a-z][a-z0-9]*)\b[^>]*\slang=")
_FORMS: Final[dict[str, Form]] = {
    "heading_open": "heading", "list_item_open": "item", "th_open": "cell", "td_open": "cell",
}  # fmt: skip
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its passages, who reads it, and whether its wording is laid down by law."""

    passages: tuple[Passage, ...]
    reader: Reader
    problems: tuple[Problem, ...] = ()


def page(text: str, file: str, language: Language, key: str) -> Page:
    """What a Markdown file says. A front matter that cannot be read is a problem, not an error."""
    text = composed(text.replace("\r\n", "\n").replace("\t", " "))
    front = _FRONT.match(text)
    values, problems = _front_values(front, file) if front else ({}, [])
    reader = _reader(values, key, file, problems)
    statutory = values.get("statutory") is True
    passages = [
        Passage(
            words=match["value"].strip("\"'"), raw=match["value"].strip("\"'"), language=language,
            place=Place.at(file, text, match.start("value")), what=match["key"], key=key,
            reader=reader, form="label", statutory=statutory, origin=match["value"],
        )
        for match in _FRONT_LINE.finditer(text, 0, front.end() if front else 0)
        if match["key"] in FRONT_TEXT
    ]  # fmt: skip
    body = _blank(text[: front.end()]) + text[front.end() :] if front else text
    for start, words, form in blocks(body):
        raw = body[start : start + len(words)]
        passages.append(Passage(
            words=words, raw=raw, language=language, place=Place.at(file, text, start),
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


# ---- blocks ----


def blocks(body: str) -> Iterator[tuple[int, str, Form]]:
    """Paragraphs, list items, headings and cells: offset, words with markup blanked out, and form."""
    lines = body.split("\n")
    begins = [0]
    for line in lines:
        begins.append(begins[-1] + len(line) + 1)
    environment: dict[str, Any] = {}
    forms: list[Form] = []
    cursor = (-1, 0)
    for token in _READER.parse(body, environment):
        if token.type in _FORMS:
            forms.append(_FORMS[token.type])
        elif token.type.endswith("_close") and f"{token.type.removesuffix('_close')}_open" in _FORMS:
            forms.pop()
        elif token.type in {"inline", "html_block"} and token.map is not None:
            places, cursor = _places(token, lines, begins, cursor)
            found = _block(body, token.content, places, environment)
            if found is not None:
                yield *found, forms[-1] if forms else "prose"
            if forms[-1:] == ["item"] and token.type == "inline":
                forms[-1] = "prose"  # a second paragraph of an item is none


def _places(token: Token, lines: list[str], begins: list[int], cursor: _Span) -> tuple[list[int], _Span]:
    """Where in the page each sign of a block's content stands: its lines lack what stood around them."""
    places: list[int] = []
    first = token.map[0] if token.map else 0
    for number, content in enumerate(token.content.split("\n"), start=first):
        line = lines[number] if number < len(lines) else ""
        after = cursor[1] if cursor[0] == number else 0
        column = max(0, line.find(content, after))
        places += range(begins[number] + column, begins[number] + column + len(content) + 1)
        cursor = (number, column + len(content))
    return places, cursor


def _block(body: str, content: str, places: list[int], environment: MutableMapping[str, Any]) -> tuple[int, str] | None:
    """The offset and the words of one block, or None when nothing in it is to be read."""
    environment[_SPANS] = []
    _READER.inline.parse(content, _READER, environment, [])
    kept = list(content)
    for start, end in [*environment[_SPANS], *_other_languages(content, environment)]:
        kept[start:end] = _blank(content[start:end])
    text = _NO_TEXT.sub(lambda found: _blank(found[0]), "".join(kept))
    shown = {places[at]: sign for at, sign in enumerate(text) if not sign.isspace()}
    if not any(sign.isalpha() for sign in shown.values()):
        return None
    start, end = min(shown), max(shown) + 1
    return start, "".join(shown.get(at, "\n" if body[at] == "\n" else " ") for at in range(start, end))


def _other_languages(content: str, environment: MutableMapping[str, Any]) -> Iterator[_Span]:
    """From each tag that names a language to the one that closes it."""
    tags = [span for span in environment[_SPANS] if content.startswith("<", span[0])]
    for number, (start, end) in enumerate(tags):
        opened = _LANG.match(content[start:end])
        if opened:
            closing = f"</{opened[1]}"
            until = next((b for a, b in tags[number + 1 :] if content.startswith(closing, a)), len(content))
            yield start, until


# ---- markup within a block ----

_SPANS: Final = "spans"  # in the parser's environment: what of a block's content is markup
_Rule = Callable[[StateInline, bool], bool]


def _noted(rule: _Rule, label: bool = False) -> _Rule:
    """A rule of the parser that notes what it takes for markup; of a link or picture, all but its label."""

    def note(state: StateInline, silent: bool) -> bool:
        start, noted = state.pos, len(state.env.get(_SPANS, ()))
        inner = start + 1 + (state.src[start : start + 1] == "!")
        close = state.md.helpers.parseLinkLabel(state, inner - 1, True) if label and not silent else -1
        state.pos = start
        taken = rule(state, silent)
        if taken and not silent and _SPANS in state.env:
            if label and rule is image:
                del state.env[_SPANS][noted:]  # counted within the label
            end = start + 1 if rule is escape else state.pos
            ends = [(start, inner), (close, end)] if label and close > 0 else [(start, end)]
            state.env[_SPANS] += [] if rule is emphasis.tokenize and _is_word(state, start) else ends
        return taken

    return note


def _is_word(state: StateInline, start: int) -> bool:
    """Whether a `_` or `*` stands within a word or alone, and so opens and closes nothing."""
    found = state.scanDelims(start, state.src[start] == "*")
    return not (found.can_open or found.can_close)


def _reader_of_pages() -> MarkdownIt:
    reader = MarkdownIt("commonmark").enable("table")
    reader.core.ruler.disable(["inline", "text_join"])
    rules: dict[str, _Rule] = {
        "autolink": autolink, "backticks": backtick, "emphasis": emphasis.tokenize, "entity": entity, "escape": escape,
        "html_inline": html_inline,
    }  # fmt: skip
    for name, rule in rules.items():
        reader.inline.ruler.at(name, _noted(rule))
    reader.inline.ruler.at("link", _noted(link, label=True))
    reader.inline.ruler.at("image", _noted(image, label=True))
    return reader


_READER: Final = _reader_of_pages()


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
