"""`data/situations.yaml`: what has happened to somebody, in their own words, and what to do now.

Each statement points at its sources by number, counted from 1, as the facts of a helpline do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final

from hub.schema.evidence import Numbers, Piece
from hub.schema.faults import Fault, Known, Path, placed
from hub.schema.pairs import Both
from hub.schema.record import Record, field
from hub.schema.values import Day, Id, Length, Nullable, Reference, Rows, Several, Slug, Some, Whole, repeated_ids

# As many as the homes offer.
COMMONEST: Final = 6


class Statement(Record):
    """One thing to do, not to do, or that will happen, with the numbers of its sources."""

    a = "a statement"
    record: ClassVar[str] = "statement"

    do: Both = field(example='{cy: "…", en: "…"}')
    sources: Numbers = field(example="[1]")


class LineToCall(Record):
    """A helpline that fits, and words to begin with."""

    a = "a line"
    record: ClassVar[str] = "line_to_call"

    helpline: Annotated[str, Reference("shown helplines")] = field(example="childline")
    say: Both = field(example='{cy: "…", en: "…"}')


class Situation(Record):
    """What has happened to somebody: what to do in the next ten minutes and today, whom to call, what helps then."""

    a = "a situation"
    record: ClassVar[str] = "situation"

    id: Id = field(example="my-child-told-me")
    slug_cy: Slug = field(example="maer-plentyn-wedi-dweud")
    audience: Annotated[str, Reference("audiences")] = field(example="parents")
    also: Several[Annotated[str, Reference("audiences")]] = field((), example="[public]")
    order: Annotated[int, Whole(0, 100_000)] = field(example="10")
    common: bool = field(False, example="true")
    title: Both = field(example='{cy: "…", en: "…"}')
    says: Both | None = field(None, example='{cy: "…", en: "…"}')
    kind: Both = field(example='{cy: "Nid dy fai di yw hyn.", en: "This is not your fault."}')
    now: Annotated[tuple[Statement, ...], Length(3, 5)] = field()
    not_: Annotated[tuple[Statement, ...], Length(0, 4)] = field((), alias="not")
    next: Annotated[tuple[Statement, ...], Length(1, 4)] = field()
    lines: Annotated[tuple[LineToCall, ...], Length(1, 3)] = field()
    works: Annotated[Several[Annotated[str, Reference("works to open")]], Length(0, 5)] = field(
        (), example="[report-remove]"
    )
    topics: Some[Annotated[str, Reference("topics")]] = field(example="[sharing-images]")
    is_not: Both = field(example='{cy: "…", en: "…"}')
    sources: Rows[Piece] = field()
    review_by: Day = field(example="2027-03-01")
    easy_read: Nullable[Annotated[Id, Reference("easy-read pages")]] = field(None, example="tell")

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Numbers without a source, sources without a number, an audience or a line that is named twice."""
        del known
        yield from _source_faults(raw)
        also, audience = raw.get("also"), raw.get("audience")
        if isinstance(also, tuple) and audience in also:
            yield placed(("also", also.index(audience)), "repeated",
                         f"`also` names `{audience}`, the `audience` itself", "remove it from `also`")  # fmt: skip
        lines = raw.get("lines")
        yield from repeated_ids(lines, "helpline", ("lines",))


class Situations(Record):
    """`data/situations.yaml`."""

    a = "the file"
    record: ClassVar[str] = "situations"
    ids_once: ClassVar[tuple[str, ...]] = ("situations",)

    situations: Rows[Situation] = field()

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """A Welsh address that is taken, and more common ones than the homes show."""
        del known
        rows = raw.get("situations")
        yield from repeated_ids(rows, "slug_cy", ("situations",))
        common = [
            at
            for at, row in enumerate(rows if isinstance(rows, tuple) else ())
            if isinstance(row, Mapping) and row.get("common") is True
        ]
        for at in common[COMMONEST:]:
            yield placed(("situations", at, "common"), "range", f"more than {COMMONEST} situations are `common`",
                         f"the homes show {COMMONEST}: take `common` from one of them")  # fmt: skip


def _source_faults(raw: Mapping[str, Any]) -> Iterator[tuple[Path, Fault]]:
    sources = raw.get("sources")
    most = len(sources) if isinstance(sources, tuple) else 0
    used: set[int] = set()
    for name in ("now", "not", "next"):
        rows = raw.get(name)
        for row, statement in enumerate(rows if isinstance(rows, tuple) else ()):
            numbers = statement.get("sources") if isinstance(statement, Mapping) else None
            for at, number in enumerate(numbers if isinstance(numbers, tuple) else ()):
                if type(number) is not int:
                    continue
                used.add(number)
                if number > most:
                    fix = f"use a number from 1 to {most}" if most else "add the source to `sources`"
                    what = f"there is no source {number}"
                    yield placed((name, row, "sources", at), "evidence-missing", what, fix)
    for number in range(1, most + 1):
        if number not in used:
            yield placed(("sources", number - 1), "unused-source", f"no statement names source {number}",
                         "name it where it belongs, or remove it")  # fmt: skip
