"""How search tells who is asking, what has happened to them, and whose number to show: `data/asking.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final, Literal

from hub.schema.faults import NOTHING, Fault, Known, Path, placed
from hub.schema.plain_text import Words
from hub.schema.record import Record, field
from hub.schema.values import Id, OneOf, Reference, Rows, Several, Some, Whole

HELP: Final = ("urgent", "quiet")
Help = Literal["urgent", "quiet"]
ABOUT: Final = ("die", "danger")
About = Literal["die", "danger"]
WHO: Final = ("young", "survivor", "parent", "family", "self", "work")
Who = Literal["young", "survivor", "parent", "family", "self", "work"]
ANYONE: Final = "anyone"
MOST_POINTS: Final = 9
NUMBERS: Final = frozenset({"#young", "#grown", "#year"})
_CLASS: Final = re.compile(r"@([\w-]+)")
_NUMBER: Final = re.compile(r"#[\w-]+")
Line = Annotated[str, Reference("shown helplines")]


class WordClass(Record):
    """Words that mean one thing to a rule: `@kin` stands for any of them."""

    a = "a class of words"
    record: ClassVar[str] = "word_class"

    id: Id = field(example="kin")
    cy: Several[Words] = field((), example="[tad, nhad, mam]")
    en: Several[Words] = field((), example="[dad, mum]")


class AskingRule(Record):
    """Sequences of words that tell what somebody needs."""

    a = "a rule"
    record: ClassVar[str] = "asking_rule"

    id: Id = field(example="in-my-family")
    help: Annotated[Help, OneOf("help", HELP)] = field(example="urgent")
    who: Annotated[Who, OneOf("who", WHO)] | None = field(None, example="young")
    answer: Annotated[Id, Reference("situations")] | None = field(None, example="it-is-in-my-family")
    topics: Several[Annotated[Id, Reference("topics")]] = field((), example="[abuse-in-the-family]")
    about: Annotated[About, OneOf("about", ABOUT)] | None = field(None, example="die")
    always: bool = field(False, example="true")
    when: Some[Words] = field(example='["@kin @come @bed"]')


class Asks(Record):
    """Sequences of words that tell who is asking, where no rule does, or one that tells of somebody in `over`."""

    a = "a row of `asks`"
    record: ClassVar[str] = "asks"

    who: Annotated[Who, OneOf("who", WHO)] = field(example="parent")
    over: Several[Annotated[Who, OneOf("who", WHO)]] = field((), example="[survivor]")
    when: Some[Words] = field(example='["@my @child"]')


class Evidence(Record):
    """Sequences of words that speak for somebody who asks: the points of all that stand there are added up."""

    a = "a row of `evidence`"
    record: ClassVar[str] = "evidence"

    who: Annotated[Who, OneOf("who", WHO)] = field(example="survivor")
    points: Annotated[int, Whole(-MOST_POINTS, MOST_POINTS)] = field(example="2")
    when: Some[Words] = field(example='["& @past @first"]')


class Needing(Record):
    """Words that speak of need, or against it, where no rule tells of help."""

    a = "a row of `needing`"
    record: ClassVar[str] = "needing"

    points: Annotated[int, Whole(-MOST_POINTS, MOST_POINTS)] = field(example="2")
    when: Some[Words] = field(example='["@kin", hurts]')


class Besides(Record):
    """Whose numbers are shown too, by the words that somebody uses."""

    a = "a row of `besides`"
    record: ClassVar[str] = "besides"

    lines: Some[Line] = field(example="[galop]")
    when: Some[Words] = field(example='["im trans"]')


class AskedLines(Record):
    """Whose numbers are shown, best first, and to somebody who wants to die."""

    a = "a row of `lines`"
    record: ClassVar[str] = "asked_lines"

    who: Annotated[str, OneOf("who", (*WHO, ANYONE))] = field(example="survivor")
    day: Some[Line] = field(example="[napac]")
    die: Some[Line] = field(example="[samaritans]")


class Asking(Record):
    """`data/asking.yaml`."""

    a = "the file"
    record: ClassVar[str] = "asking"
    ids_once: ClassVar[tuple[str, ...]] = ("words", "rules")

    words: Rows[WordClass] = field()
    rules: Rows[AskingRule] = field()
    asks: tuple[Asks, ...] = field(())
    evidence: tuple[Evidence, ...] = field(())
    leanings: tuple[Evidence, ...] = field(())
    needing: tuple[Needing, ...] = field(())
    besides: tuple[Besides, ...] = field(())
    lines: Rows[AskedLines] = field()

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """A sequence that names a class or a number that there is not, and nobody's lines."""
        del known
        classes = {row.get("id") for row in _rows(raw, "words")}
        for key in ("rules", "asks", "evidence", "leanings", "needing", "besides"):
            for at, row in enumerate(_rows(raw, key)):
                when = row.get("when")
                for place, text in enumerate(when if isinstance(when, tuple) else ()):
                    if isinstance(text, str):
                        yield from _unknown(text, classes, (key, at, "when", place))
        if raw.get("lines", NOTHING) and ANYONE not in {row.get("who") for row in _rows(raw, "lines")}:
            yield placed(("lines",), "asking-lines", "no row of `lines` is for anyone", "add one with `who: anyone`",
                         at_key=True)  # fmt: skip


def _rows(raw: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    rows = raw.get(key)
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, tuple) else []


def _unknown(text: str, classes: set[Any], path: Path) -> Iterator[tuple[Path, Fault]]:
    for name in _CLASS.findall(text):
        if name not in classes:
            what = f"`@{name}` is no class of words"
            known = sorted(map(str, classes))
            yield path, Fault("asking-class", what, "use an id of `words`, or add it there", name, known)
    for number in _NUMBER.findall(text):
        if number not in NUMBERS:
            fix = f"use one of: {', '.join(sorted(NUMBERS))}"
            yield path, Fault("asking-class", f"`{number}` is no kind of number", fix, number, NUMBERS)
