"""English and Welsh beside each other: numbers, names and denials that one side has and the other lacks.

Numbers and names that differ are errors: one side is wrong, or tells its readers less. A denial on one side alone is a
warning, as a language may say the same thing without one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any, Final

from hub import own_yaml
from hub.catalogue import Problem
from hub.checks.texts.dictionary import forms
from hub.checks.texts.passages import WORD, Pair, Passage, sentences, short
from hub.checks.texts.spelling import Names
from hub.languages import Language

_DIGITS: Final = re.compile(r"(?<![\w.,])\d[\d,.]*\d|(?<![\w.,])\d")
_ACRONYM: Final = re.compile(r"(?<![\w-])[A-Z][A-Z0-9]{1,6}s?(?![\w-])")
# «Ni» denies at the head of a clause; elsewhere it is «we».
_NEGATIVE_NI: Final = re.compile(r"(?:^|[.?!,;:(] |\b(?:ac|ond|neu|felly) )[“\"]?ni (?!ein\b|sy|a\b|yw\b|biau)")
_SIDES: Final[dict[Language, str]] = {"en": "English", "cy": "Welsh"}
_MANY: Final = 60  # words; where a text is longer, a denial can be said elsewhere


@functools.cache
def _words() -> dict[str, Any]:
    return dict(own_yaml.read(resources.files("hub.checks.texts").joinpath("both_sides.yaml").read_text("utf-8")))


def differing(pairs: Iterable[Pair], names: Names) -> Iterator[Problem]:
    """A problem for each number, acronym and denial of one side that the other has not."""
    for pair in pairs:
        if pair.same_in_both or not pair.cy or not pair.en or not pair.cy[0].checked or pair.key.startswith("terms/"):
            continue
        for cy, en in _side_by_side(pair):
            yield from _numbers(cy, en)
            yield from _acronyms(cy, en)
            yield from _denials(cy, en, names)


def _side_by_side(pair: Pair) -> Iterator[tuple[tuple[Passage, ...], tuple[Passage, ...]]]:
    """Block by block where both sides have equally many, else as a whole."""
    if len(pair.cy) == len(pair.en):
        yield from (((cy,), (en,)) for cy, en in zip(pair.cy, pair.en, strict=True))
    else:
        yield pair.cy, pair.en


def _said(passages: tuple[Passage, ...]) -> str:
    return "\n\n".join(passage.words for passage in passages)


# ---- numbers ----


@functools.cache
def _in_words(language: Language) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, sides in _words()["numbers"].items():
        for word in sides[language]:
            for form in forms(word) if language == "cy" else (word,):
                found[form] = str(number)
    return found


def _digits(text: str) -> dict[str, tuple[int, int]]:
    """Each number in digits, written in one way, with where it stands."""
    found = {m[0].rstrip(".,").replace(",", ""): m.span() for m in _DIGITS.finditer(text)}
    return {number.lstrip("0") or "0": span for number, span in found.items()}


def _counted(text: str, language: Language) -> set[str]:
    words = {match[0].lower().replace("’", "'").partition("'")[0] for match in WORD.finditer(text)}
    return {number for word, number in _in_words(language).items() if word in words}


def _numbers(cy: tuple[Passage, ...], en: tuple[Passage, ...]) -> Iterator[Problem]:
    both: dict[Language, str] = {"cy": _said(cy), "en": _said(en)}
    digits = {language: _digits(text) for language, text in both.items()}
    words = {language: _counted(text, language) for language, text in both.items()}
    sides: tuple[tuple[Language, Language, tuple[Passage, ...]], ...] = (("en", "cy", en), ("cy", "en", cy))
    for here, there, passages in sides:
        for number, span in digits[here].items():
            said = number in digits[there] or number in words[there]
            if not said and not re.search(rf"(?<!\d){re.escape(number)}(?!\d)", both[there]):
                what = f"the {_SIDES[here]} says «{number}», the {_SIDES[there]} does not"
                yield _differ(passages, span, what, "say the same in both")


def _differ(passages: tuple[Passage, ...], span: tuple[int, int], what: str, fix: str) -> Problem:
    """An error at the words that one side has; where many blocks were read as one, at the first."""
    return passages[0].problem("sides-differ", span if len(passages) == 1 else (0, 0), what, fix)


# ---- names ----


def _acronyms(cy: tuple[Passage, ...], en: tuple[Passage, ...]) -> Iterator[Problem]:
    welsh, english = _said(cy), _said(en)
    if english.isupper() or welsh.isupper():
        return
    other_way: dict[str, list[str]] = {}
    for name, form in _words()["names"].items():
        for each in form if isinstance(form, list) else [form]:
            other_way.setdefault(each, []).append(name)
    for text, there, passages, named in ((english, welsh, en, "English"), (welsh, english, cy, "Welsh")):
        for match in _ACRONYM.finditer(text):
            name = match[0]
            if name in _words()["need_no_other"]:
                continue
            known = _words()["names"].get(name, name) if named == "English" else other_way.get(name, name)
            accepted = {name, name.rstrip("s"), *(known if isinstance(known, list) else [known])}
            if not any(each in there for each in accepted):
                yield _differ(passages, match.span(), f"the {named} says «{name}», the other side does not",
                              "name it in both")  # fmt: skip


# ---- denials ----


def _denials(cy: tuple[Passage, ...], en: tuple[Passage, ...], names: Names) -> Iterator[Problem]:
    if len(cy) != 1 or len(en) != 1:
        return
    both = [(cy[0], list(_sentences(cy[0], names))), (en[0], list(_sentences(en[0], names)))]
    welsh, english = both[0][1], both[1][1]
    if len(welsh) != len(english):
        if len(_said(cy).split()) > _MANY:
            return
        welsh, english = [" ".join(welsh)], [" ".join(english)]
    for one, other in zip(welsh, english, strict=True):
        denied = {"cy": _denies(one, "cy"), "en": _denies(other, "en")}
        softly = _split(f"{one} {other}") & set(_words()["softly"].split())
        if denied["cy"] != denied["en"] and not softly:
            side, lacking = ("English", one) if denied["en"] else ("Welsh", other)
            yield Problem("denial-differs", cy[0].place, f"«{short(lacking)}» denies nothing, the {side} does",
                          "say the same in both, or add it to data/warnings-reviewed.yaml", cy[0].about or cy[0].key,
                          "warning")  # fmt: skip


def _sentences(passage: Passage, names: Names) -> Iterator[str]:
    text = names.blanked(passage.words)
    for start, end in sentences(text):
        yield " ".join(text[start:end].split())


def _denies(text: str, language: Language) -> bool:
    text = text.lower().replace("’", "'")
    for phrase in _words()["denying_nothing"][language]:
        text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", text)
    if language == "en":
        text = text.replace("n't", " not")
    if language == "cy" and _NEGATIVE_NI.search(text):
        return True
    return bool(_split(text) & set(_words()["negations"][language].split()))


def _split(text: str) -> set[str]:
    found = {part for word in text.lower().replace("’", "'").split() for part in (word, *word.split("-"))}
    found = {word.strip("'\"“”.,?!;:()") for word in found}
    return found | {word.partition("'")[0] for word in found}
