"""`data/requirements.yaml`: what the Delivery Plan and the papers behind it ask of the hub, and where it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final, Literal

from hub.schema.faults import Fault, Known, Path, placed
from hub.schema.pairs import Both
from hub.schema.plain_text import Words
from hub.schema.record import Record, field
from hub.schema.resource import Source
from hub.schema.values import Id, OneOf, Rows, Several

ANSWERS: Final = ("answered", "partly", "not-yet")
Answered = Literal["answered", "partly", "not-yet"]


class Quote(Record):
    """A document's own words, as they were published, and the line where they stand."""

    a = "a quotation"
    record: ClassVar[str] = "quote"

    text: Words = field(example='"Centralise existing resources already available."')
    source: Source = field(example="{document: delivery-plan-2026, lines: [100]}")


class Part(Record):
    """A part of the list of requirements."""

    a = "a part"
    record: ClassVar[str] = "requirement_part"

    id: Id = field(example="a")
    title: Both = field(example='{cy: "…", en: "…"}')


class Requirement(Record):
    """One thing that is asked: in whose words, whether the hub answers it, and where."""

    a = "a requirement"
    record: ClassVar[str] = "requirement"

    id: Id = field(example="a1")
    part: Id = field(example="a")
    title: Both = field(example='{cy: "…", en: "…"}')
    quotes: Rows[Quote] = field()
    status: Annotated[Answered, OneOf("answer", ANSWERS)] = field(example="partly")
    answer: Both = field(example='{cy: "…", en: "…"}')
    pages: Several[Words] = field((), example="[gaps, pages/suggest]")
    commands: Several[Words] = field((), example="[gaps]")
    checks: Several[Words] = field((), example="[texts/blame_words]")
    waits: Both | None = field(None, example='{cy: "…", en: "…"}')
    waits_for: Id | None = field(None, example="packs")

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Also: an answer that is found nowhere, and a gap in an answer without its reason, or the other way round."""
        del known
        full = raw.get("status") == "answered"
        places = ("pages", "commands", "checks")
        if full and not any(raw.get(key) for key in places):
            empty = next((key for key in places if key in raw), "status")
            yield placed((empty,), "nowhere", "`status` is answered, but no page, command or check is named",
                         "add `pages:`, `commands:` or `checks:`")  # fmt: skip
        for key in ("waits", "waits_for"):
            if full and key in raw:
                yield placed((key,), "status", f"`status` is answered, but there is `{key}`", "remove one of the two",
                             at_key=True)  # fmt: skip
            if not full and "status" in raw and key not in raw:
                yield placed((), "missing-key", f"`{key}` is missing",
                             "say why it is not answered in full and what that waits for")  # fmt: skip


class Requirements(Record):
    """The whole file."""

    a = "the file"
    record: ClassVar[str] = "requirements"
    ids_once: ClassVar[tuple[str, ...]] = ("parts", "requirements")

    parts: Rows[Part] = field()
    requirements: Rows[Requirement] = field()

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Requirements of a part that is not there."""
        del known
        parts = {part.get("id") for part in _rows(raw, "parts")}
        for at, row in enumerate(_rows(raw, "requirements")):
            if isinstance(row.get("part"), str) and row["part"] not in parts:
                what = f"there is no part `{row['part'][:60]}`"
                yield placed(("requirements", at, "part"), "unknown-term", what, "use an id from `parts`")


def _rows(raw: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    rows = raw.get(key)
    return [row if isinstance(row, Mapping) else {} for row in (rows if isinstance(rows, tuple) else ())]
