"""Facts and their evidence: each fact that somebody's life may hang on points at where it was seen.

A fact is a map with `value` and `facts`: numbers, counted from 1, into the list `evidence` of the row
that it stands in. What nobody has seen or read in a public document is not here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final, Generic, TypeVar

from pydantic import AfterValidator, ValidationInfo

from hub.schema.addresses import Address, any_address
from hub.schema.faults import Fault, Known, Path, placed
from hub.schema.pairs import Both
from hub.schema.plain_text import Words
from hub.schema.record import Record, field
from hub.schema.resource import EVIDENCE, Evidence
from hub.schema.values import OneOf, PartOfDate, Reference, Some, Whole

NOT_A_PAGE: Final = "a public file"
T = TypeVar("T")


def _where_seen(value: str, info: ValidationInfo) -> str:
    """An address, http too where it was seen so; or that there is no page to name."""
    return value if value == NOT_A_PAGE else any_address(value, info)


class Piece(Record):
    """A piece of evidence: what was seen, where, how, and when the page was written."""

    a = "a piece of evidence"
    record: ClassVar[str] = "evidence"

    what: Words = field(example='"number and hours"')
    source: Annotated[str, AfterValidator(_where_seen)] = field(example='"https://www.example.org/contact"')
    evidence: Annotated[Evidence, OneOf("evidence", EVIDENCE)] = field(example="seen")
    date: PartOfDate | None = field(None, example="2026-11-21")


Numbers = Some[Annotated[int, Whole(1, 200)]]


class Fact(Record, Generic[T]):
    """A fact with the numbers of its evidence, and a note that goes with it."""

    a = "a fact"
    record: ClassVar[str] = "fact"

    value: T = field()
    note: Both | None = field(None, example='{cy: "…", en: "…"}')
    facts: Numbers = field(example="[1]")


class LinkedFact(Fact[T], Generic[T]):
    """A fact with an address where it can be used at once."""

    url: Address | None = field(None, example='"https://www.example.org/chat"')


class PageFact(Fact[Address]):
    """A page on somebody else's site, and the language it is in."""

    language: Annotated[str, Reference("languages")] = field(example="en")


class References(Record):
    """The numbers of some evidence, without a value of their own."""

    a = "`{name}`"
    record: ClassVar[str] = "references"

    facts: Numbers = field(example="[1]")


class Evidenced(Record):
    """A row with a list of evidence that its facts point to."""

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Numbers that point to no evidence."""
        del known
        evidence = raw.get("evidence")
        pieces = evidence if isinstance(evidence, tuple) else ()
        yield from _beyond(raw, len(pieces), ())


def _beyond(value: Any, most: int, path: Path) -> Iterator[tuple[Path, Fault]]:
    """Each number of `facts` below `value` that is larger than `most`; rows with evidence of their own are left out."""
    if isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _beyond(item, most, (*path, at))
    if not isinstance(value, Mapping) or (path and "evidence" in value):
        return
    for key, inner in value.items():
        if key in {"facts", "website_facts"}:
            yield from _numbers(inner, most, (*path, key))
        else:
            yield from _beyond(inner, most, (*path, key))


def _numbers(value: Any, most: int, path: Path) -> Iterator[tuple[Path, Fault]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _numbers(inner, most, (*path, key))
    for at, number in enumerate(value if isinstance(value, tuple) else ()):
        if type(number) is int and number > most:
            fix = f"use a number from 1 to {most}" if most else "add the evidence to the row"
            yield placed((*path, at), "evidence-missing", f"there is no evidence {number}", fix)
