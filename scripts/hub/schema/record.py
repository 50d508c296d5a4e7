"""The base of every record: strict, frozen, unknown keys refused, every fault told at once.

A record declares each of its fields once: its type, whether it is needed, an example, and what else
it is for. What a field means stands in `strings/<language>.yaml` under `field.<record>.<field>`.
"""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import InitErrorDetails

from hub.schema.faults import Fault, Known, Path, WrongError, known_of, placed
from hub.schema.values import repeated_ids

_NEEDED: Final[Any] = ...
_SHORT: Final = 40  # characters of an example that a remedy can quote
# Told by the record itself, which knows the nearest key.
_OF_KEYS: Final = frozenset({"extra_forbidden", "missing"})


class Record(BaseModel):
    """One kind of thing that a person writes."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", arbitrary_types_allowed=True)

    # What one of them is called in problems: «a version is text».
    a: ClassVar[str] = "this"
    # The record's part of `field.<record>.<field>` in the strings.
    record: ClassVar[str] = ""
    # Fields that may be alike in Welsh and English if the record's own `same_in_both` says so.
    may_be_alike: ClassVar[tuple[str, ...]] = ()
    # Lists of rows, each with an id that no other row of the list has.
    ids_once: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """What is wrong between the fields, read from the values as they were written."""
        del raw, known
        yield from ()

    @model_validator(mode="wrap")
    @classmethod
    def _every_fault_at_once(cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        """Rules between fields are told beside faults of single fields, so that nobody has to run a check twice."""
        if isinstance(value, cls):
            return value
        if not isinstance(value, Mapping):
            shape = ", ".join(f"{key}: …" for key in needed(cls)[:4])
            raise WrongError(placed((), "wrong-type", f"{cls.a} is {{kind}}", f"write {{{shape}}}"))
        value = _excused(value, cls.may_be_alike)
        twice = (fault for key in cls.ids_once for fault in repeated_ids(value.get(key), inside=(key,)))
        found = (*_key_faults(cls, value), *twice, *cls.faults(value, known_of(info.context)))
        if not value and not needed(cls) and not found:  # whatever it held is lost
            found = (placed((), "wrong-type", "`{name}` is empty", "write what it says, or remove the key"),)
        single: list[InitErrorDetails] = []
        try:
            record = handler(value)
        except ValidationError as error:
            if not found:
                raise  # nothing to add; a large file has a hundred thousand of them
            single = [
                InitErrorDetails(type=e["type"], loc=e["loc"], input=e["input"], ctx=e.get("ctx", {}))
                for e in error.errors(include_url=False)
                if e["type"] not in _OF_KEYS
            ]
        if found:
            own = InitErrorDetails(type="value_error", loc=(), input=value, ctx={"error": WrongError(*found)})
            single.append(own)
        if single:
            raise ValidationError.from_exception_data(cls.__name__, single)
        return record


def _excused(raw: Mapping[str, Any], names: tuple[str, ...]) -> Mapping[str, Any]:
    """A record whose `same_in_both` stands for its names: each of them is told so before it is read."""
    if not names or raw.get("same_in_both") is not True:
        return raw
    return {
        key: {"same_in_both": True, **value} if key in names and isinstance(value, Mapping) else value
        for key, value in raw.items()
    }


def _key_faults(record: type[Record], raw: Mapping[str, Any]) -> Iterator[tuple[Path, Fault]]:
    """Keys that are not known, and keys that are missing, unless an unknown key seems to be meant."""
    known = keys(record)
    strange = [name for name in raw if name not in known]
    for name in strange:
        what = f"the key `{name[:60]}` is not known"
        yield (name,), Fault("unknown-key", what, "correct or remove it", name, known, at_key=True)
    absent = [name for name in needed(record) if name not in raw]
    for name in strange[:40] if absent else ():
        near = difflib.get_close_matches(name.lower()[:60], absent, n=1, cutoff=0.7)
        absent = [each for each in absent if each not in near]
    for name in absent:
        yield (), _missing(record, name)


@functools.cache
def _missing(record: type[Record], name: str) -> Fault:
    example = example_of(record, name)
    is_short = example is not None and len(example) < _SHORT
    return Fault("missing-key", f"`{name}` is missing", f"add `{name}: {example}`" if is_short else f"add `{name}:`")


def field(
    default: Any = _NEEDED,
    *,
    example: str | None = None,
    alias: str | None = None,
    public: bool = False,
) -> Any:
    """A field of a record.

    Without `default` it is needed. `example` is a value as it is written in the file; it is shown to
    whoever fills the field in. `alias` is its key in the file, where that is no name in Python.
    `public`: what the public sees of the record changes with it.
    """
    extra: dict[str, Any] = {"x-public": True} if public else {}
    return Field(default, alias=alias, examples=None if example is None else [example], json_schema_extra=extra)


def key_of(name: str, info: FieldInfo) -> str:
    """The key of a field in its file."""
    return info.alias or name


@functools.cache
def keys(record: type[Record]) -> tuple[str, ...]:
    """The keys of a record in the order of their declaration, which is the order in a file."""
    return tuple(key_of(name, info) for name, info in record.model_fields.items())


@functools.cache
def needed(record: type[Record]) -> tuple[str, ...]:
    """The keys that must be there."""
    return tuple(key_of(name, info) for name, info in record.model_fields.items() if info.is_required())


@functools.cache
def public(record: type[Record]) -> tuple[str, ...]:
    """The names of the fields with which what the public sees changes."""
    return tuple(
        name
        for name, info in record.model_fields.items()
        if isinstance(info.json_schema_extra, dict) and info.json_schema_extra.get("x-public")
    )


def example_of(record: type[Record], key: str) -> str | None:
    """The example of a field, as it is written in the file."""
    for name, info in record.model_fields.items():
        if key_of(name, info) == key:
            return str(info.examples[0]) if info.examples else None
    return None


def plain(value: Any) -> Any:
    """Records as maps from key to value, without what was not written; all else as it is."""
    if isinstance(value, Record):
        info = type(value).model_fields
        return {
            key_of(name, info[name]): plain(getattr(value, name)) for name in info if name in value.model_fields_set
        }
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def meaning_keys(record: type[Record], key: str) -> tuple[str, ...]:
    """The keys of the strings that say what a field means: the record's own, its base's, then the one for all."""
    own = [base.record for base in record.__mro__ if issubclass(base, Record) and base.record]
    return (*(f"field.{each}.{key}" for each in dict.fromkeys(own)), f"field.any.{key}")
