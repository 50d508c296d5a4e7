"""The declarations of an entry as plain values, so that the desk asks and checks by them.

A validator that is not named here would be a rule that the desk does not know; a test sees that there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, get_args

from pydantic import AfterValidator, BeforeValidator, PlainValidator
from pydantic.fields import FieldInfo

from hub.catalogue.yaml_file import read_text
from hub.languages import LANGUAGES, word, words
from hub.schema import Publisher, Resource, Source, Version
from hub.schema.quality import QualitySource
from hub.schema.record import Record, example_of, key_of, meaning_keys
from hub.schema.resource import Ages
from hub.schema.shapes import shapes
from hub.schema.values import Whole, null_or_value

RECORDS: Final[tuple[type[Record], ...]] = (Resource, Version, Source, Ages, QualitySource, Publisher)
# What a validator is called → what the desk's script calls its rule.
CHECKS: Final = {
    "_id": "id", "clean": "words", "_quoted": "quoted", "any_address": "address", "_day": "day",
    "_not_in_the_future": "past-day", "_year": "year",
}  # fmt: skip
_OF_LISTS: Final = {"_at_least_one": "some", "_each_once": "once"}
_PAIRS: Final = {"_Both": "both", "_AsPublished": "published"}


def records() -> dict[str, list[dict[str, Any]]]:
    """Each record's fields, in the order of their declaration."""
    return {record.record: [_field(record, info, name) for name, info in record.model_fields.items()]
            for record in RECORDS}  # fmt: skip


def validators(record: type[Record]) -> set[str]:
    """What the validators of a record's fields are called."""
    return {name for info in record.model_fields.values() for name in _names(info)}


def _field(record: type[Record], info: FieldInfo, name: str) -> dict[str, Any]:
    key = key_of(name, info)
    shape = shapes(record)[key]
    names = set(_names(info))
    pair = next((_pair(mark) for mark in _marks(info) if isinstance(mark, PlainValidator)), "")
    whole = next((mark for mark in _marks(info) if isinstance(mark, Whole)), None)
    kind = (
        "pair" if pair else "record" if shape.held else "truth" if shape.is_yes_or_no
        else "whole" if shape.is_whole else "text"
    )  # fmt: skip
    made = {
        "key": key,
        "needed": info.is_required(),
        "list": shape.is_list,
        "some": "_at_least_one" in names,
        "once": "_each_once" in names,
        "nullable": _is_nullable(info),
        "type": kind,
        "checks": [CHECKS[each] for each in CHECKS if each in names],
        "pair": pair,
        "held": shape.held.record if shape.held else "",
        "choices": shape.choices,
        "bounds": [whole.least, whole.most] if whole else None,
        "example": _example(record, key),
        "label": {language: word(language, f"label.{record.record}.{key}") for language in LANGUAGES},
        "meaning": {language: _meaning(record, key, language) for language in LANGUAGES},
    }
    return {name: value for name, value in made.items() if name == "checks" or value not in ("", None, False, {})}


def _example(record: type[Record], key: str) -> dict[str, str]:
    """An example as somebody would type it, in each language; none where there are choices, or no words."""
    own: dict[str, str] = {
        language: words(language).get(f"desk.example.{record.record}.{key}", "") for language in LANGUAGES
    }
    if all(own.values()):
        return own
    shape = shapes(record)[key]
    if shape.choices or shape.held or shape.is_yes_or_no:
        return {}
    written = read_text(f"example: {example_of(record, key) or 'null'}\n", "")[0]
    value = written and written.get("example")
    if value is None or value.is_null():
        return {}
    if value.entries is not None:
        sides: dict[str, str] = {language: side.words or "" for language in LANGUAGES if (side := value.get(language))}
        return {} if "…" in sides.values() else sides
    typed = ", ".join(item.words or "" for item in value.items) if value.items is not None else value.words or ""
    return dict.fromkeys(map(str, LANGUAGES), typed)


def _meaning(record: type[Record], key: str, language: Any) -> str:
    """What a field means to somebody who fills in a form: in words of its own where the file's own are of codes."""
    table = words(language)
    keys = (f"desk.help.{record.record}.{key}", *meaning_keys(record, key))
    return next((table[each] for each in keys if each in table), "").replace("`", "")


def _pair(mark: PlainValidator) -> str:
    kind = mark.json_schema_input_type
    return _PAIRS.get(getattr(kind, "__name__", ""), "reason")


def _is_nullable(info: FieldInfo) -> bool:
    return any(isinstance(mark, BeforeValidator) and mark.func is null_or_value for mark in _marks(info))


def _names(info: FieldInfo) -> Iterator[str]:
    for mark in _marks(info):
        if isinstance(mark, (AfterValidator, BeforeValidator)):
            yield str(getattr(mark.func, "__name__", ""))


def _marks(info: FieldInfo) -> Iterator[Any]:
    yield from info.metadata
    yield from _walk(info.annotation)


def _walk(kind: Any) -> Iterator[Any]:
    yield from getattr(kind, "__metadata__", ())
    for inner in get_args(kind):
        if not isinstance(inner, (AfterValidator, BeforeValidator, PlainValidator)):
            yield from _walk(inner)
