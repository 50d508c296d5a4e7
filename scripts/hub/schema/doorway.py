"""`data/doorways.yaml` and `data/doorways/<language>.yaml`: words for those who read neither Welsh nor English.

The one file holds the sentences in Welsh and English, each of the others a translation of them; beside every sentence
stands what somebody who saw only the translation made of it. Numbers, names and the words of buttons are never
translated: they stand in braces, and the site puts them in.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import AfterValidator, Field

from hub.schema import plain_text
from hub.schema.faults import Fault, Known, Path, WrongError, placed, wrong
from hub.schema.pairs import Both, BothNamed
from hub.schema.plain_text import Words
from hub.schema.record import Record, field
from hub.schema.scripts import SCRIPTS, Script, strange
from hub.schema.values import Id, Nullable, OneOf, PastDay, Reference, Rows

PARTS: Final = (
    "welcome", "danger", "child", "adult", "worried", "fault", "works", "card", "leave", "rest", "draft",
)  # fmt: skip
Part = Literal["welcome", "danger", "child", "adult", "worried", "fault", "works", "card", "leave", "rest", "draft"]
SIZES: Final = ("full", "short")
Size = Literal["full", "short"]
# Between letters of Persian, Kurdish and Urdu it keeps two apart that would join.
_NON_JOINER: Final = "\u200c"
PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
DIGEST: Final = "[0-9a-f]{12}"


def placeholders(words: str) -> list[str]:
    """What stands in braces, in its order."""
    return PLACEHOLDER.findall(words)


def _foreign(words: str) -> str:
    found = plain_text.fault(words.replace(_NON_JOINER, ""))
    if found:
        raise WrongError(((), found))
    return " ".join(words.split())


def _digest(value: str) -> str:
    if not re.fullmatch(DIGEST, value):
        raise wrong("digest", f"`{{name}}` is «{value[:40]}»", "write the twelve signs that `hub check` names")
    return value


# Words of another language than Welsh and English.
Foreign = Annotated[str, AfterValidator(_foreign)]
Digest = Annotated[str, AfterValidator(_digest), Field(json_schema_extra={"pattern": f"^{DIGEST}$"})]


class DoorwaySentence(Record):
    """One sentence of a doorway in Welsh and English; the first one of a part is its heading."""

    a = "a sentence"
    record: ClassVar[str] = "doorway_sentence"

    id: Id = field(example="danger-call")
    part: Annotated[Part, OneOf("part", PARTS)] = field(example="danger")
    short: bool = field(False, example="true")
    say: Both = field(example='{cy: "…", en: "…"}')

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Braces that differ between Welsh and English, or hold what the site cannot put in; figures."""
        say = raw.get("say")
        sides = {side: say.get(side) for side in ("cy", "en")} if isinstance(say, Mapping) else {}
        lines = known.ids.get("shown helplines", ())
        for side, words in sides.items():
            if not isinstance(words, str):
                continue
            yield from _figures(words, ("say", side))
            for name in placeholders(words):
                if lines and not _can_be_put_in(name, lines):
                    yield placed(("say", side), "placeholder", f"nothing can be put in for {{{name}}}",
                                 "name a helpline that is shown, `name-` and one, `language` or `exit`")  # fmt: skip
        if all(isinstance(words, str) for words in sides.values()) and len(sides) == 2:  # noqa: PLR2004 - Welsh, English
            yield from _other_placeholders(str(sides["cy"]), str(sides["en"]), ("say", "cy"))


class DoorwaySentences(Record):
    """`data/doorways.yaml`."""

    a = "the file"
    record: ClassVar[str] = "doorway_sentences"
    ids_once: ClassVar[tuple[str, ...]] = ("sentences",)

    sentences: Rows[DoorwaySentence] = field()


class Translated(Record):
    """One sentence in another language, and what somebody who saw only that made of it in English."""

    a = "a sentence"
    record: ClassVar[str] = "doorway_translated"

    id: Annotated[str, Reference("doorway sentences")] = field(example="danger-call")
    say: Foreign = field(example='"Zadzwoń pod numer {police}."')
    back: Words = field(example='"Call {police}."')


class Doorway(Record):
    """The sentences of a doorway in one language, who translated and checked them, and from what."""

    a = "a doorway"
    record: ClassVar[str] = "doorway"

    language: Annotated[str, Reference("languages")] = field(example="pl")
    size: Annotated[Size, OneOf("size", SIZES)] = field("full", example="short")
    spoken: tuple[BothNamed, ...] = field((), example='[{cy: "Cantoneg", en: "Cantonese"}]')
    translator: Nullable[Words] = field(example='"A. Nowak, ITI"')
    checked_by: Nullable[Words] = field(example='"B. Kowalska, CIOL"')
    checked_on: Nullable[PastDay] = field(example="2026-11-30")
    source: Digest = field(example='"0123456789ab"')
    doubts: Both | None = field(None, example='{cy: "…", en: "…"}')
    sentences: Rows[Translated] = field()

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """A sentence missing or given twice, other braces than in the source, figures, letters of another script."""
        rows = raw.get("sentences")
        rows = rows if isinstance(rows, tuple) else ()
        said = [row.get("id") for row in rows if isinstance(row, Mapping)]
        source: Any = known.ids.get("doorway sentences", {})
        for identity in needed_sentences(source, raw.get("size", "full")):
            if identity not in said:
                yield placed(("sentences",), "sentence-missing", f"the sentence `{identity}` is missing",
                             f"translate «{source[identity][0]}»", at_key=True)  # fmt: skip
        language = raw.get("language")
        script = SCRIPTS.get(language) if isinstance(language, str) else None
        if isinstance(language, str) and script is None:
            yield placed(("language",), "unknown-script", f"it is not known how `{language[:20]}` is written",
                         "write the code of a known language; CONTRIBUTING.md says how one is added")  # fmt: skip
        for at, row in enumerate(rows):
            if isinstance(row, Mapping):
                if row.get("id") in said[:at]:
                    yield placed(("sentences", at, "id"), "repeated", f"`{row.get('id')}` is said twice",
                                 "remove one of the two")  # fmt: skip
                yield from _sentence_faults(row, at, source, script)
        if bool(raw.get("checked_by")) != bool(raw.get("checked_on")):
            yield placed(("checked_on",), "missing-key", "only one of `checked_by` and `checked_on` is given",
                         "give both, or neither", at_key=True)  # fmt: skip
        if raw.get("checked_by") and raw.get("checked_by") == raw.get("translator"):
            yield placed(("checked_by",), "same-person", "the translator has checked their own work",
                         "let a second translator read it")  # fmt: skip


def needed_sentences(source: Mapping[str, tuple[str, bool]], size: object) -> Iterator[str]:
    """What a doorway of a size says, by id. `source`: the English by id, and whether a short one says it too."""
    return (identity for identity, (_, short) in source.items() if short or size != "short")


def _sentence_faults(
    row: Mapping[str, Any], at: int, source: Mapping[str, tuple[str, bool]], script: Script | None
) -> Iterator[tuple[Path, Fault]]:
    english = source.get(str(row.get("id")), ("", False))[0]
    for key in ("say", "back"):
        words = row.get(key)
        if not isinstance(words, str):
            continue
        path: Path = ("sentences", at, key)
        yield from _figures(words, path)
        if english:
            yield from _other_placeholders(words, english, path)
        if key == "say" and script is not None:
            letters = dict.fromkeys(strange(PLACEHOLDER.sub("", words), script))
            if letters:
                yield placed(path, "script", f"`{{name}}` holds «{''.join(letters)[:20]}», which this language "
                             "is not written with", "type the words again, or correct `language`")  # fmt: skip


def _figures(words: str, path: Path) -> Iterator[tuple[Path, Fault]]:
    figures = "".join(sign for sign in words if unicodedata.category(sign) == "Nd")
    if figures:
        yield placed(path, "number-written", f"`{{name}}` holds the figures «{figures[:20]}»",
                     "name the helpline in braces: {childline}")  # fmt: skip


def _other_placeholders(words: str, english: str, path: Path) -> Iterator[tuple[Path, Fault]]:
    have, want = Counter(placeholders(words)), Counter(placeholders(english))
    if have != want:
        told = ", ".join(f"{{{name}}}" for name in want.elements()) or "nothing"
        yield placed(path, "placeholder", "what stands in braces in `{name}` is not what stands in the source",
                     f"put {told} in braces, as the English does")  # fmt: skip


def _can_be_put_in(name: str, lines: Iterable[str]) -> bool:
    return name in {"language", "exit"} or name.removeprefix("name-").removesuffix("-non-urgent") in set(lines)
