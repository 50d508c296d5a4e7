"""The rules of Easy Read, held for every line of `data/easy-read.yaml` and for what helplines say of themselves there.

After Inclusion Europe's «Information for all»: short sentences, one idea a line, no initials that nobody explains, no
percentages, somebody who does something, one word for one thing, and a picture that shows what the line says.
Whether people understand a page only people can say: `tested_by` in the file.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import Any, Final

from hub import own_yaml
from hub.catalogue import Catalogue, Problem
from hub.checks.texts.dictionary import forms
from hub.checks.texts.passages import Pair, Passage
from hub.languages import LANGUAGES, Language
from hub.schema import EasyPage, EasyRead
from hub.schema.easy_read import SameWord

MOST_WORDS: Final = 12  # of a sentence
MOST_SENTENCES: Final = 2  # of a line
# How many lines later than a hard word its explanation may stand.
NEAR: Final = 5
_WORD: Final = re.compile(r"['’]?\w+(?:['’-]\w+)*")
_SENTENCE: Final = re.compile(r"[^.!?]+[.!?]*[\"”’)]*")
_INITIALS: Final = re.compile(r"\b[A-Z]{2,}\b")
_PERCENT: Final = re.compile(r"%|\bper ?cent\b|\by cant\b|\bcanran\w*", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d(?:[ \d]*\d){2,}")
# The interface words that only Easy Read pages show.
_OWN: Final = "strings/easy."
_ADVERB: Final = r"(?:not|never|always|often|also|still|already|being|\w+ly)"
_BE: Final = r"(?:am|is|are|was|were|be|been|being|gets?|got)"
# What counts as sentences: lines, titles and headings; of hard words and slugs each is a word or two.
_SENTENCES: Final = ("say", "means", "easy", "title", "heading")


def check(pairs: Iterable[Pair], catalogue: Catalogue) -> Iterator[Problem]:
    """Every line that breaks a rule."""
    by_key = {pair.key: pair for pair in pairs if _is_easy(pair.key) or _is_name(pair.key)}
    easy = catalogue.easy_read
    same = easy.same_words if easy else ()
    for pair in by_key.values():
        for passage in (*pair.cy, *pair.en) if _is_easy(pair.key) else ():
            yield from _of_words(passage, same)
    if easy is None:
        return
    for page in easy.pages:
        yield from _of_page(page, easy, by_key)
    for at, step in enumerate(easy.children):
        yield from _picture_fits(step.picture, easy, by_key.get(f"easy-read/children/{at}/say"))
    yield from _unused(easy, by_key)


def _is_easy(key: str) -> bool:
    return key.startswith(("easy-read/", _OWN)) or (key.startswith("helplines/") and key.endswith("/easy"))


def _is_name(key: str) -> bool:
    """What a helpline is called: the name stands as its people write it, but its initials are explained."""
    return key.startswith("helplines/") and key.endswith("/name")


# ---- what any line must obey ----


def _of_words(passage: Passage, same: Iterable[SameWord]) -> Iterator[Problem]:
    words = passage.words
    if passage.key.startswith(_OWN) or passage.key.rpartition("/")[2] in _SENTENCES:
        yield from _length(passage)
    for pattern, rule, what, fix in (
        (_PERCENT, "easy-percent", "a percentage is hard to picture", "say «one in five», or «many»"),
        (_NUMBER, "easy-number", "a telephone number stands in the words",
         "name the helpline with `line` and `way`, so that the number stands in data/helplines.yaml alone"),
        (_passive(passage.language), "easy-passive", "nobody does it: the sentence is passive", "say who does it"),
    ):  # fmt: skip
        for found in pattern.finditer(words):
            yield passage.problem(rule, found.span(), f"«{found[0]}»: {what}", fix)
    if passage.language == "cy":
        yield from _impersonal(passage)
    for row in same:
        for other in row.not_cy if passage.language == "cy" else row.not_en:
            for found in _one_of((other,), passage.language).finditer(words):
                use = row.use.in_(passage.language).words
                yield passage.problem("easy-same-word", found.span(), f"«{found[0]}» is another word for «{use}»",
                                      f"write «{use}»: one word for one thing")  # fmt: skip


def _length(passage: Passage) -> Iterator[Problem]:
    sentences = [found for found in _SENTENCE.finditer(passage.words) if _WORD.search(found[0])]
    for found in sentences:
        count = len(_WORD.findall(found[0]))
        if count > MOST_WORDS:
            yield passage.problem("easy-sentence", found.span(), f"the sentence has {count} words",
                                  f"say it in at most {MOST_WORDS}, or in two lines")  # fmt: skip
    if len(sentences) > MOST_SENTENCES:
        yield passage.problem("easy-line", (0, 1), f"the line has {len(sentences)} sentences",
                              "one idea a line: make two lines of it")  # fmt: skip


@functools.cache
def _known() -> Mapping[str, list[str]]:
    text = resources.files("hub.checks.texts").joinpath("easy_read.yaml").read_text(encoding="utf-8")
    found: Mapping[str, list[str]] = own_yaml.read(text)
    return found


@functools.cache
def _passive(language: Language) -> re.Pattern[str]:
    known = _known()
    if language == "cy":
        cael, own = "|".join(known["cael"]), "|".join(map(re.escape, known["possessives"]))
        return re.compile(rf"\b(?:{cael})(?: \w+)?(?: |(?=['’]))(?:{own})\b", re.IGNORECASE)
    irregular, but = "|".join(known["participles"]), "|".join(known["not_passive"])
    return re.compile(rf"\b{_BE}(?: {_ADVERB})* (?!(?:{but})\b)(?:\w+ed|{irregular})\b", re.IGNORECASE)


def _impersonal(passage: Passage) -> Iterator[Problem]:
    but = set(_known()["not_impersonal"])
    for found in _WORD.finditer(passage.words):
        word = found[0].lower()
        if word.endswith(("ir", "wyd")) and word not in but:
            yield passage.problem("easy-passive", found.span(), f"«{found[0]}»: nobody does it: the verb is impersonal",
                                  "say who does it")  # fmt: skip


# ---- what a page must hold together ----


def _of_page(page: EasyPage, easy: EasyRead, by_key: Mapping[str, Pair]) -> Iterator[Problem]:
    rows = [
        (line, by_key.get(f"easy-read/pages/{page.id}/sections/{part}/lines/{at}/say"))
        for part, section in enumerate(page.sections)
        for at, line in enumerate(section.lines)
    ]
    explained = {line.explain: at for at, (line, _) in enumerate(rows) if line.explain}
    for at, (line, pair) in enumerate(rows):
        if line.picture:
            yield from _picture_fits(line.picture, easy, pair)
        if pair and not (line.page or line.beyond):
            yield from _hard_words(pair, at, easy, explained)
    told = {form for word in easy.words if word.id in explained for form in (*word.forms.cy, *word.forms.en)}
    shown = [by_key.get(f"easy-read/pages/{page.id}/title"), *(pair for _, pair in rows)]
    shown += [by_key.get(f"easy-read/pages/{page.id}/sections/{part}/heading") for part in range(len(page.sections))]
    # A line without words of its own shows the helpline's name and what it says of itself.
    named = [line.line for line, _ in rows if line.line and line.say is None]
    shown += [by_key.get(f"helplines/{line}/{part}") for line in named for part in ("name", "easy")]
    for pair in shown:
        yield from _initials(pair, told)


def _picture_fits(picture: str, easy: EasyRead, pair: Pair | None) -> Iterator[Problem]:
    """Both languages of a line have a word of its picture."""
    shown = next((each for each in easy.pictures if each.id == picture), None)
    if shown is None:
        return
    for language in LANGUAGES:
        words = _wanted(shown.shows, language)
        for passage in _side(pair, language):
            if not _one_of(words, language).search(passage.words):
                yield passage.problem("easy-picture", (0, 1),
                                      f"the picture `{picture}` shows none of the line's words",
                                      f"use one of {', '.join(words)}, or another picture")  # fmt: skip


def _hard_words(pair: Pair, at: int, easy: EasyRead, explained: Mapping[str, int]) -> Iterator[Problem]:
    for word in easy.words:
        place = explained.get(word.id)
        if place is not None and place <= at + NEAR:
            continue
        for language in LANGUAGES:
            for passage in _side(pair, language):
                found = _one_of(_wanted(word.forms, language), language).search(passage.words)
                if found:
                    where = "nowhere on the page" if place is None else "only further down"
                    fix = f"add `{{explain: {word.id}}}` beside the line, or use an easier word"
                    yield passage.problem("easy-hard-word", found.span(), f"«{found[0]}» is explained {where}", fix)


def _initials(pair: Pair | None, explained: set[str]) -> Iterator[Problem]:
    for passage in (*pair.cy, *pair.en) if pair else ():
        for found in _INITIALS.finditer(passage.words):
            if found[0] not in explained:
                yield passage.problem("easy-initials", found.span(), f"nothing on the page explains «{found[0]}»",
                                      "add it to `words` and explain it there, or write it out")  # fmt: skip


def _unused(easy: EasyRead, by_key: Mapping[str, Pair]) -> Iterator[Problem]:
    """Pictures and hard words that no page uses: a reader of the file would look for them in vain."""
    lines = [line for page in easy.pages for section in page.sections for line in section.lines]
    words = {line.explain for line in lines}
    pictures = {line.picture for line in lines} | {step.picture for step in easy.children}
    pictures |= {word.picture for word in easy.words if word.id in words}
    anywhere = next((pair for key, pair in by_key.items() if key.startswith("easy-read/")), None)
    strange = [("picture", each.id) for each in easy.pictures if each.id not in pictures]
    strange += [("hard word", each.id) for each in easy.words if each.id not in words]
    for passage in anywhere.cy[:1] if anywhere else ():
        for kind, identity in strange:
            yield Problem("easy-unused", passage.place, f"no page uses the {kind} `{identity}`", "remove it", identity)


def _side(pair: Pair | None, language: Language) -> tuple[Passage, ...]:
    return () if pair is None else pair.cy if language == "cy" else pair.en


def _wanted(shown: Any, language: Language) -> tuple[str, ...]:
    found: tuple[str, ...] = getattr(shown, language)
    return found


@functools.cache
def _one_of(words: tuple[str, ...], language: Language) -> re.Pattern[str]:
    """Any of some words, in Welsh with each mutation of their first letter; `*` stands for any ending."""
    found: list[str] = []
    for word in words:
        head, _, rest = word.removesuffix("*").partition(" ")
        starts = {head, *forms(head)} if language == "cy" else {head}
        end = r"\w*" if word.endswith("*") else ""
        found += [re.escape(f"{start} {rest}" if rest else start) + end for start in starts]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(found, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
