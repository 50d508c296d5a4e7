"""Pairs of words, Welsh and English: which sides must be there, and that one is not the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final

from pydantic import PlainValidator, TypeAdapter, ValidationInfo

from hub.languages import Text
from hub.schema import sides
from hub.schema.faults import NOTHING, Fault, Known, Path, placed
from hub.schema.plain_text import Words, alike
from hub.schema.record import Record, field
from hub.schema.values import Nullable, Slug

_SIDES: Final = (("cy", "welsh-missing", "Welsh"), ("en", "english-missing", "English"))


class _Both(Record):
    """A text of our own: both languages, and not the same words."""

    a = "`{name}`"
    record: ClassVar[str] = "text"

    cy: Words | None = field(None)
    en: Words | None = field(None)

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """A side that is missing, Welsh that is the English, and the two in each other's place."""
        del known
        for side, rule, language in _SIDES:
            if side not in raw:
                yield placed((), rule, f"`{{name}}` has no `{side}`", f"add its {language} words", at_key=True)
        yield from _alike(raw, "write it in Welsh")
        yield from _changed_places(raw)


class _BothNamed(_Both):
    """A name or label of both languages, which may be the same in both if that is said."""

    same_in_both: bool = field(False)

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """As for every text, unless `same_in_both` excuses it."""
        excused = raw.get("same_in_both") is True
        for path, fault in super().faults(raw, known):
            if fault.rule != "welsh-equals-english":
                yield path, fault
            elif not excused:
                yield path, fault._replace(fix="write it in Welsh, or add `same_in_both: true`")


class _AsPublished(Record):
    """A title or name as it was published: in one language or both."""

    a = "`{name}`"
    record: ClassVar[str] = "text"

    cy: Nullable[Words] = field(None)
    en: Nullable[Words] = field(None)
    same_in_both: bool = field(False)

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Words in no language, and Welsh that is the English without a word about it."""
        del known
        if not any(raw.get(side, NOTHING) is not NOTHING for side in ("cy", "en")):
            yield placed((), "no-language", "`{name}` has words in no language",
                         "add the title as published, in `cy`, `en` or both", at_key=True)  # fmt: skip
        if raw.get("same_in_both") is not True:
            yield from _alike(raw, "write it in Welsh, or add `same_in_both: true`")
        yield from _changed_places(raw)


class _Slugs(Record):
    """The last part of a page's address in each language; `bsl` is `bsl` in both."""

    a = "`{name}`"
    record: ClassVar[str] = "text"

    cy: Slug = field()
    en: Slug = field()


def _alike(raw: Mapping[str, Any], fix: str) -> Iterator[tuple[Path, Fault]]:
    cy, en = raw.get("cy"), raw.get("en")
    if isinstance(cy, str) and isinstance(en, str) and cy.strip() and alike(cy, en):
        yield placed(("cy",), "welsh-equals-english", "the Welsh of `{name}` is the same as the English", fix)


def _changed_places(raw: Mapping[str, Any]) -> Iterator[tuple[Path, Fault]]:
    cy, en = raw.get("cy"), raw.get("en")
    if isinstance(cy, str) and isinstance(en, str) and sides.swapped(cy, en):
        yield placed(("cy",), "sides-swapped", "the Welsh of `{name}` reads as English, and its English as Welsh",
                     "let the two change places")  # fmt: skip


def _reader(record: type[Record]) -> Callable[[Any, ValidationInfo], Text]:
    adapter: TypeAdapter[Any] = TypeAdapter(record)

    def read(value: Any, info: ValidationInfo) -> Text:
        if isinstance(value, Text):
            return value
        found = adapter.validate_python(value, context=info.context)
        return Text(found.cy, found.en)

    return read


Both = Annotated[Text, PlainValidator(_reader(_Both), json_schema_input_type=_Both)]
BothNamed = Annotated[Text, PlainValidator(_reader(_BothNamed), json_schema_input_type=_BothNamed)]
AsPublished = Annotated[Text, PlainValidator(_reader(_AsPublished), json_schema_input_type=_AsPublished)]
Slugs = Annotated[Text, PlainValidator(_reader(_Slugs), json_schema_input_type=_Slugs)]


def _reason(value: Any, info: ValidationInfo) -> Text:
    if isinstance(value, str):
        why = _WORDS.validate_python(value, context=info.context)
        return Text(why, why)
    found: Any = _BOTH.validate_python(value, context=info.context)
    return Text(found.cy, found.en)


_WORDS: TypeAdapter[str] = TypeAdapter(Words)
_BOTH: TypeAdapter[_Both] = TypeAdapter(_Both)
# Why something is as it is: a pair, or one text that stands for both languages.
Reason = Annotated[Text, PlainValidator(_reason, json_schema_input_type=str | _Both)]
