"""Single values: ids, days, whole numbers, references to what stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
)
from pydantic_core import core_schema

from hub.schema.faults import BLANK, NOTHING, Fault, Path, WrongError, known_of, placed, wrong

MAX_ID: Final = 80
ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Dates outside these years are slips of the finger.
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PART_OF_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
T = TypeVar("T")
JsonSchema = dict[str, Any]


def null_or_value(value: Any) -> Any:
    """None for `null`; what is blank may have lost its value.

    Raises:
        WrongError: nothing stands there, not even `null`.

    """
    if value is BLANK:
        raise wrong("wrong-type", "`{name}` has no value", "write the value, or `null` where there is none")
    return None if value is NOTHING else value


# A value that may be written as `null`.
Nullable = Annotated[T | None, BeforeValidator(null_or_value)]


def _id(value: str) -> str:
    if len(value) > MAX_ID:
        raise wrong("id", f"`{{name}}` is longer than {MAX_ID} characters", "choose a shorter id")
    if not ID.fullmatch(value):
        raise wrong("id", f"`{{name}}` is «{value[:60]}»", "use lower-case letters, digits and single hyphens")
    return value


# An id in kebab-case.
Id = Annotated[str, AfterValidator(_id), Field(json_schema_extra={"pattern": f"^{ID.pattern}$"})]


def _slug(value: str) -> str:
    if not ID.fullmatch(value):
        raise wrong("slug", f"«{value[:60]}» is not a slug", "use lower-case letters, digits and hyphens")
    return value


# The last part of a page's address.
Slug = Annotated[str, AfterValidator(_slug), Field(json_schema_extra={"pattern": f"^{ID.pattern}$"})]


def _day(value: Any) -> Any:
    """A day written YYYY-MM-DD, in quotes or not. Anything but text is left for its type to be told of."""
    if isinstance(value, str):
        if not _DATE.fullmatch(value):
            raise wrong("date", f"`{{name}}` is «{value[:60]}», which is not a date", "write YYYY-MM-DD")
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise wrong("date", f"`{{name}}` is {value}, a day that does not exist", "correct the date") from None
    if isinstance(value, date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise wrong("date", f"`{{name}}` is {value}, a year that cannot be meant", "correct the year")
    return value


def _not_in_the_future(value: date, info: ValidationInfo) -> date:
    latest = known_of(info.context).latest
    if latest is not None and value > latest:
        raise wrong("future-date", f"`{{name}}` is {value}, after today ({latest})", "correct the date")
    return value


Day = Annotated[date, BeforeValidator(_day)]
# A day that has been.
PastDay = Annotated[date, BeforeValidator(_day), AfterValidator(_not_in_the_future)]


def _part_of_date(value: Any) -> Any:
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(value, str) and not _PART_OF_DATE.fullmatch(value):
        raise wrong("date", f"`{{name}}` is «{value[:60]}», which is not a date",
                    'write YYYY-MM-DD, or "YYYY-MM" or "YYYY" in quotes')  # fmt: skip
    if isinstance(value, str):
        try:
            date.fromisoformat(f"{value}-01-01"[:10] if len(value) < len("YYYY-MM-DD") else value)
        except ValueError:
            raise wrong("date", f"`{{name}}` is {value}, a day that does not exist", "correct the date") from None
    return value


# A day, a month or a year, as far as it is known.
PartOfDate = Annotated[str, BeforeValidator(_part_of_date)]


@dataclass(frozen=True, slots=True)
class Whole:
    """Marks a whole number between two bounds, both included."""

    least: int
    most: int

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, core: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        return {**handler(core), "minimum": self.least, "maximum": self.most}

    def _check(self, value: int) -> int:
        if not self.least <= value <= self.most:
            what = f"`{{name}}` is {value}, outside {self.least} to {self.most}"
            raise wrong("range", what, "correct the number")
        return value


@dataclass(frozen=True, slots=True)
class Length:
    """Marks a list that has so many items, both bounds included."""

    least: int
    most: int

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, core: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        return {**handler(core), "minItems": self.least, "maxItems": self.most}

    def _check(self, value: tuple[Any, ...]) -> tuple[Any, ...]:
        what = f"`{{name}}` has {len(value)}, outside {self.least} to {self.most}"
        if len(value) < self.least:
            raise WrongError(placed((), "range", what, "add what is missing", at_key=True))
        _no_row_twice(value)  # which may be why there are too many
        if len(value) > self.most:  # at the first that is too many, where a heading may have been lost
            raise WrongError(placed((self.most,), "range", what, "keep the most needed"))
        return value


def _year(value: int, info: ValidationInfo) -> int:
    latest = known_of(info.context).latest
    most = latest.year + 1 if latest else LAST_YEAR
    if not FIRST_YEAR <= value <= most:
        raise wrong("range", f"`{{name}}` is {value}, outside {FIRST_YEAR} to {most}", "correct the number")
    return value


# A year of publication; next year's may be announced already.
Year = Annotated[int, AfterValidator(_year)]

# Many ids are named by the file that has them; few are named one by one.
_MOST_NAMED: Final = 13
RULE_OF_UNKNOWN: Final = {
    "publishers": "unknown-publisher", "actions": "unknown-action", "documents": "unknown-document",
    "evidence": "unknown-evidence", "statuses": "unknown-status", "resources": "unknown-resource",
    "ever listed": "unknown-resource", "helplines": "unknown-line", "shown helplines": "unknown-line",
    "situations": "unknown-situation", "easy-read pages": "unknown-page", "easy-read pictures": "no-such-icon",
    "works to open": "unknown-resource", "doorway sentences": "unknown-sentence", "papers": "unknown-paper",
}  # fmt: skip
_ONE: Final = {
    "audiences": "audience", "topics": "topic", "objectives": "objective", "groups": "group", "kinds": "kind",
    "actions": "action", "access": "access format", "evidence": "kind of evidence", "publishers": "publisher",
    "documents": "document", "statuses": "status", "regions": "region", "languages": "language", "roles": "role",
    "costs": "cost", "owners": "owner", "formats": "format", "needs": "need", "resources": "resource",
    "ever listed": "resource",
    "bodies": "body", "helplines": "helpline", "shown helplines": "helpline that is shown", "sections": "section",
    "qualities": "reason why a work is good",
    "situations": "situation", "easy-read pages": "Easy Read page", "easy-read pictures": "picture",
    "hard words": "hard word",
    "works to open": "resource that is listed with an address",
    "doorway sentences": "sentence of a doorway", "papers": "paper",
}  # fmt: skip
_FILES: Final = {
    "publishers": "use an id from data/publishers.yaml, or add the publisher there",
    "actions": 'use an id from data/strategy.yaml, like "2.1" or A11',
    "resources": "use the id of an entry of resources.yaml",
    "ever listed": "use the id of an entry, one under `also_known_as`, or one of data/left-out.yaml",
    "bodies": "use an id from `bodies`, or add it there",
    "shown helplines": "use an id of data/helplines.yaml whose line has `shown: true`",
    "sections": "use an id from `sections`",
    "situations": "use an id of data/situations.yaml",
    "easy-read pages": "use an id of `pages` in data/easy-read.yaml",
    "easy-read pictures": "use an id of `pictures` in data/easy-read.yaml, or add one there",
    "hard words": "use an id of `words` in data/easy-read.yaml, or add one there",
    "works to open": "use the id of an entry of resources.yaml with `status: listed` and a version",
    "doorway sentences": "use an id of data/doorways.yaml",
    "papers": "write what it is about, like audience/parents or board/gwent; what is no longer made keeps its row "
    "with `retired: true`",
}


def unknown(kind: str, value: str, known: Collection[Any]) -> WrongError:
    """An id that is not known: which kind of id it should be, and where to look it up."""
    what = f"`{value[:60]}` is not a known {_ONE.get(kind, kind)}"
    rule = RULE_OF_UNKNOWN.get(kind, "unknown-term")
    fix = _FILES.get(kind, "use an id from data/vocabulary.yaml")
    if kind not in _FILES and len(known) <= _MOST_NAMED:
        fix = f"use one of: {', '.join(map(str, known))}"
    return WrongError(((), Fault(rule, what, fix, value, known)))


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks an id that must be one of a kind of things: `topics` or `publishers`."""

    kind: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, core: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        return {**handler(core), "x-reference": self.kind}

    def _check(self, value: Any, info: ValidationInfo) -> Any:
        known = known_of(info.context).ids.get(self.kind)
        if known and value not in known:  # an empty vocabulary has problems of its own
            raise unknown(self.kind, str(value), known)
        return value


@dataclass(frozen=True, slots=True)
class OneOf:
    """Marks a word that is one of a few. `kind` is what they are called."""

    kind: str
    words: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        del source
        return core_schema.no_info_after_validator_function(self._check, handler(str))

    def __get_pydantic_json_schema__(self, core: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        return {**handler(core), "enum": list(self.words)}

    def _check(self, value: str) -> str:
        if value not in self.words:
            raise unknown(self.kind, value, self.words)
        return value


def _repeats(values: tuple[Any, ...]) -> Iterator[tuple[int, int]]:
    """Where a value of a list stands again, and where it stood first."""
    met: dict[Any, int] = {}
    for at, value in enumerate(values):
        try:
            first = met.setdefault(value, at)
        except TypeError:  # a record that holds a map
            first = values.index(value)
        if first != at:
            yield at, first


def _each_once(values: tuple[T, ...]) -> tuple[T, ...]:
    repeated: list[tuple[Path, Fault]] = [
        placed((at,), "repeated", f"`{{name}}` names `{values[at]}` twice", "remove one of the two")
        for at, _ in _repeats(values)
    ]
    if repeated:
        raise WrongError(*repeated)
    return values


def _at_least_one(values: tuple[T, ...]) -> tuple[T, ...]:
    if not values:
        raise wrong("empty-list", "`{name}` is empty", "name at least one")
    return values


def _no_row_twice(values: tuple[T, ...]) -> tuple[T, ...]:
    fix = "keep one of the two, and look at numbers that point to rows below"
    repeated = [
        ((at,), Fault("repeated", "the same row stands already", fix, first=(first,))) for at, first in _repeats(values)
    ]
    if repeated:
        raise WrongError(*repeated)
    return values


# `Several`: a list of values, each once. `Some` has at least one.
Several = Annotated[tuple[T, ...], AfterValidator(_each_once)]
Some = Annotated[tuple[T, ...], AfterValidator(_at_least_one), AfterValidator(_each_once)]
# `Distinct`: a list of records, each once. `Rows` has at least one.
Distinct = Annotated[tuple[T, ...], AfterValidator(_no_row_twice)]
Rows = Annotated[tuple[T, ...], AfterValidator(_at_least_one), AfterValidator(_no_row_twice)]


def repeated_ids(rows: Any, key: str = "id", inside: Path = ()) -> list[tuple[Path, Fault]]:
    """A fault for each row whose id an earlier row of the list has already."""
    found: list[tuple[Path, Fault]] = []
    met: dict[str, int] = {}
    for at, row in enumerate(rows if isinstance(rows, tuple) else ()):
        identity = row.get(key) if isinstance(row, Mapping) else None
        if not isinstance(identity, (str, int)) or identity == "":
            continue
        name = str(identity)
        if name in met:
            what, fix = f"the id `{name[:60]}` is already used", "choose another id, or merge the two"
            found.append(((*inside, at, key), Fault("duplicate-id", what, fix, first=(*inside, met[name], key))))
        met.setdefault(name, at)
    return found
