"""`data/helplines.yaml`: helplines and other ways to get help."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import AfterValidator, Field

from hub.schema.addresses import Address, Email, swapped
from hub.schema.evidence import Evidenced, Fact, LinkedFact, Piece
from hub.schema.faults import Fault, Known, Path, placed, wrong
from hub.schema.pairs import Both, BothNamed
from hub.schema.plain_text import Words
from hub.schema.record import Record, field
from hub.schema.telephone import Telephone
from hub.schema.values import Id, Nullable, OneOf, PastDay, Reference, Rows, Some, Whole

GROUPS: Final = ("emergency", "children", "family", "survivors", "own-thoughts", "communities", "more")
Group = Literal["emergency", "children", "family", "survivors", "own-thoughts", "communities", "more"]
# How much of Wales a line answers. A line that is for another country is never shown.
COVERS: Final = ("all", "part", "none")
Covers = Literal["all", "part", "none"]


# Who rang: initials, since the file can be read by all.
INITIALS: Final = r"[A-Z]{2,4}"


def _initials(value: str) -> str:
    if not re.fullmatch(INITIALS, value):
        raise wrong("initials", f"`{{name}}` is «{value[:60]}»", "write two to four capital letters")
    return value


Initials = Annotated[str, AfterValidator(_initials), Field(json_schema_extra={"pattern": f"^{INITIALS}$"})]


class Confirmed(Record):
    """That somebody rang a line and asked: when, and who."""

    a = "`confirmed`"
    record: ClassVar[str] = "confirmed"

    day: PastDay = field(example="2026-11-30")
    by: Initials = field(example="AB")


class Differs(Record):
    """Something that people at a line said and the file does not say, until a curator has put it in its place."""

    a = "something told"
    record: ClassVar[str] = "differs"

    day: PastDay = field(example="2026-11-30")
    by: Initials = field(example="AB")
    fact: Id = field(example="hours")
    told: Words = field(example='"8am to 10pm, every day"')


def _value(raw: Mapping[str, Any], key: str) -> Any:
    """What a fact says, where it is written as one."""
    fact = raw.get(key)
    return fact.get("value") if isinstance(fact, Mapping) else None


class Helpline(Evidenced):
    """A helpline or another way to get help."""

    a = "a helpline"
    record: ClassVar[str] = "helpline"
    may_be_alike: ClassVar[tuple[str, ...]] = ("name",)

    id: Id = field(example="childline")
    order: Annotated[int, Whole(0, 100_000)] = field(example="100")
    group: Annotated[Group, OneOf("group", GROUPS)] = field(example="children")
    resource: Nullable[Annotated[str, Reference("resources")]] = field(example="childline")
    name: BothNamed = field(example='{cy: "Childline", en: "Childline"}')
    same_in_both: bool = field(False, example="true")
    who_for: Both = field(example='{cy: "…", en: "…"}')
    easy: Both | None = field(None, example='{cy: "…", en: "…"}')
    region: Annotated[str, Reference("regions")] | None = field(None, example="wales")
    phone: Fact[Telephone] | None = field(None, example='{value: "0800 1111", facts: [1]}')
    phone_non_urgent: Fact[Telephone] | None = field(None, example='{value: "101", facts: [1]}')
    silent: Fact[Both] | None = field(None, example='{value: {cy: "…", en: "…"}, facts: [1]}')
    text: Fact[Telephone] | None = field(None, example='{value: "84001", facts: [1]}')
    relay: Fact[Telephone] | None = field(None, example='{value: "18000", facts: [1]}')
    bsl: LinkedFact[Both] | None = field(None, example='{value: {cy: "…", en: "…"}, url: "https://…", facts: [1]}')
    email: Fact[Email] | None = field(None, example='{value: "help@example.org", facts: [1]}')
    message: LinkedFact[Both] | None = field(None, example='{value: {cy: "…", en: "…"}, url: "https://…", facts: [1]}')
    webchat: LinkedFact[Both] | None = field(None, example='{value: {cy: "…", en: "…"}, url: "https://…", facts: [1]}')
    website: Fact[Address] | None = field(None, example='{value: "https://www.example.org/", facts: [1]}')
    website_cy: Fact[Address] | None = field(None, example='{value: "https://www.example.org/cy/", facts: [1]}')
    hours: Fact[Both] | None = field(None, example='{value: {cy: "…", en: "…"}, facts: [1]}')
    always_open: Fact[Literal[True]] | None = field(None, example="{value: true, facts: [1]}")
    covers_wales: Fact[Annotated[Covers, OneOf("part of Wales", COVERS)]] | None = field(
        None, example="{value: all, facts: [1]}"
    )
    languages: Fact[Some[Annotated[str, Reference("languages")]]] | None = field(
        None, example="{value: [cy, en], facts: [1]}"
    )
    interpreter: Fact[Both] | None = field(None, example='{value: {cy: "…", en: "…"}, facts: [1]}')
    cost: Fact[Both] | None = field(None, example='{value: {cy: "…", en: "…"}, facts: [1]}')
    confidentiality: Fact[Both] | None = field(None, example='{value: {cy: "…", en: "…"}, facts: [1]}')
    what_happens: Fact[Both] | None = field(None, example='{value: {cy: "…", en: "…"}, facts: [1]}')
    evidence: Rows[Piece] = field()
    confirmed: Nullable[Confirmed] = field(example="{day: 2026-11-20, by: AB}")
    differs: tuple[Differs, ...] = field((), example='[{day: 2026-11-20, by: AB, fact: hours, told: "…"}]')
    shown: bool = field(example="true")
    why_not: Both | None = field(None, example='{cy: "…", en: "…"}')

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Also: a line hidden without a word why, or shown though nobody can reach it or it is not for Wales.

        And hours in words that do not agree with `always_open`.
        """
        yield from super().faults(raw, known)
        if raw.get("shown") is False and "why_not" not in raw:
            yield placed(("shown",), "missing-key", "`shown` is false, but `why_not` is missing",
                         "add `why_not: {cy: …, en: …}`, what the doubt is")  # fmt: skip
        if swapped(_value(raw, "website_cy"), _value(raw, "website")):
            yield placed(("website", "value"), "sides-swapped", "`website` is the address of a Welsh page, and "
                         "`website_cy` is not", "let the two change places")  # fmt: skip
        if raw.get("shown") is True and not WAYS.intersection(raw):
            yield placed((), "no-way", "there is no way to reach this line", f"add one of {', '.join(sorted(WAYS))}")
        if raw.get("shown") is True and _value(raw, "covers_wales") == "none":
            yield placed(("covers_wales", "value"), "not-for-wales", "the line is shown, but it does not cover Wales",
                         "write `shown: false` and the reason, or correct `covers_wales`")  # fmt: skip
        if "always_open" not in raw and _day_and_night(raw.get("hours")):
            yield placed(("hours",), "missing-key", "`hours` say day and night, but `always_open` is missing: the line "
                         "is not named where another is closed", "add `always_open: {value: true, facts: […]}` with "
                         "the same evidence; where that is in doubt, add a `note` to `hours`", at_key=True)  # fmt: skip
        if "always_open" in raw and "hours" not in raw:
            yield placed(("always_open",), "missing-key", "`always_open` says day and night, but `hours` is missing",
                         "add `hours` in words, with the same evidence")  # fmt: skip


# How somebody can get in touch.
WAYS: Final = frozenset({"phone", "text", "relay", "bsl", "email", "message", "webchat", "website", "website_cy"})


# Hours that begin like this are those of a line that is always open, unless a note speaks of a doubt.
_ALWAYS: Final = {
    "cy": re.compile(r"24 awr|ddydd a nos|unrhyw bryd", re.IGNORECASE),
    "en": re.compile(r"24 hours|day and night|any time", re.IGNORECASE),
}


def _day_and_night(hours: Any) -> bool:
    """Whether hours say so in either language, and no more than that."""
    words = hours.get("value") if isinstance(hours, Mapping) and "note" not in hours else None
    sides = words if isinstance(words, Mapping) else {}
    return any(pattern.match(side) for name, pattern in _ALWAYS.items() if isinstance(side := sides.get(name), str))


class Helplines(Record):
    """`data/helplines.yaml`."""

    a = "the file"
    record: ClassVar[str] = "helplines"
    ids_once: ClassVar[tuple[str, ...]] = ("helplines",)

    helplines: Rows[Helpline] = field()
