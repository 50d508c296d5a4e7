"""`data/link-health.json`: what the link check last found at every address."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final, Literal

from hub.schema.addresses import HttpAddress
from hub.schema.record import Record, field
from hub.schema.values import Day, Nullable, OneOf, Whole

State = Literal[
    "ok", "moved", "blocked", "unreachable", "broken", "soft-404", "login", "wrong-language",
    "changed", "parked", "hijacked", "wrong-type", "robots",
]  # fmt: skip
STATES: Final[tuple[str, ...]] = State.__args__  # type: ignore[attr-defined]


# A number or an address of a line on its own page, and the sentence for which a version was listed.
Found = Literal["same", "not-found-there", "differs", "not-read", "stands", "gone", "changed"]
FOUND: Final[tuple[str, ...]] = Found.__args__  # type: ignore[attr-defined]


class ComparedRecord(Record):
    """One thing that the hub says of a page, and whether it stands there. `there`: what stands there instead."""

    a = "what was compared"
    record: ClassVar[str] = "compared"

    of: str = field()
    fact: str = field()
    value: str = field()
    found: Annotated[Found, OneOf("found", FOUND)] = field()
    there: tuple[str, ...] = field(())


class LinkRecord(Record):
    """One address. Days, reasons and what was seen there are the link check's own; it alone writes them."""

    a = "a record of a link"
    record: ClassVar[str] = "link"

    state: Annotated[State, OneOf("state", STATES)] = field(example='"ok"')
    since: Day = field(example='"2026-11-21"')
    checked: Day | None = field(None, example='"2026-11-21"')
    reason: str = field("")
    code: str | None = field(None)
    facts: tuple[str, ...] = field(())
    status: Annotated[int, Whole(0, 999)] | None = field(None, example="200")
    final_url: str | None = field(None)
    proposed: str | None = field(None)
    confirmed: Day | None = field(None)
    failures: tuple[Day, ...] = field(())
    evidence: dict[str, str] = field({})
    wrong_for: tuple[str, ...] = field(())
    archive: HttpAddress | None = field(None)
    promise: str | None = field(None)
    seen: dict[str, str | int] = field({})
    suspicion: dict[str, str] = field({})
    recovery: tuple[Day, ...] = field(())
    compared: tuple[ComparedRecord, ...] = field(())


class LinkHealth(Record):
    """The whole file. `checked` is the day of the last full run; `share` stands in the part of a shared run."""

    a = "the file"
    record: ClassVar[str] = "link_health"

    about: str = field("")
    format: Annotated[int, Whole(1, 1)] = field(1)
    checked: Nullable[Day] = field(None)
    share: str | None = field(None)
    links: dict[str, LinkRecord] = field()
