"""What a field looks like in a table: its parts, whether it is a list or a number, what it may be chosen from."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, get_args

from hub.languages import Text
from hub.schema.record import Record, key_of, keys
from hub.schema.values import OneOf, Reference

SIDES: Final = ("cy", "en")


@dataclass(frozen=True, slots=True)
class Shape:
    """One field of a record. `parts` are the sides of a pair, or the keys of the record that it holds."""

    key: str
    parts: tuple[str, ...] = ()
    is_list: bool = False
    is_whole: bool = False
    is_yes_or_no: bool = False
    choices: str = ""  # the kind of things that it refers to
    words: tuple[str, ...] = ()  # the words that it may be, where they are few and fixed
    held: type[Record] | None = None  # the record that it holds, or a list of them
    is_day: bool = False


@functools.cache
def shapes(record: type[Record]) -> dict[str, Shape]:
    """Every field of a record by its key, in the order of their declaration."""
    return {
        key_of(name, info): _shape(key_of(name, info), [info.annotation, *info.metadata])
        for name, info in record.model_fields.items()
    }


def columns(record: type[Record]) -> dict[str, Shape]:
    """The columns that a record takes in a table, by name: `title_cy`, `title_en` and `source_lines`."""
    found: dict[str, Shape] = {}
    for key, shape in shapes(record).items():
        for part in shape.parts or ("",):
            inner = _part(record, key, part) if part else shape
            found[f"{key}_{part}" if part else key] = inner
    return found


def _part(record: type[Record], key: str, part: str) -> Shape:
    held = next(kind for kind in _walk(_annotation(record, key)) if _is_record(kind) or kind is Text)
    return shapes(held)[part] if _is_record(held) else Shape(part)


def _annotation(record: type[Record], key: str) -> Any:
    return next(info.annotation for name, info in record.model_fields.items() if key_of(name, info) == key)


def _shape(key: str, kinds: list[Any]) -> Shape:
    met = [kind for each in kinds for kind in _walk(each)]
    held = next((kind for kind in met if _is_record(kind)), None)
    is_list = tuple in met
    parts = SIDES if Text in met else keys(held) if held and not is_list else ()
    mark = next((mark for mark in met if isinstance(mark, (Reference, OneOf))), None) if not parts else None
    return Shape(
        key, parts, is_list, int in met and bool not in met, bool in met and not parts, mark.kind if mark else "",
        mark.words if isinstance(mark, OneOf) else (), held, date in met,
    )  # fmt: skip


def _walk(kind: Any) -> Iterator[Any]:
    """A type, what it is made of, and the marks on it."""
    yield getattr(kind, "__origin__", None) if not _is_record(kind) else kind
    yield kind
    for inner in get_args(kind):
        yield from _walk(inner)


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record)
