"""Helplines and councils: facts that lives hang on, each with its evidence.

A fact is a map with `value` and `facts`: numbers, counted from 1, into the list `evidence` of the row
that it stands in. What nobody has seen or read in a public document is not here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final, Generic, Literal, TypeVar

from pydantic import AfterValidator, ValidationInfo

from hub.schema.addresses import Address, Email, HttpAddress, fault
from hub.schema.faults import Fault, Known, Path, WrongError, known_of, placed
from hub.schema.pairs import Both, BothNamed
from hub.schema.plain_text import Words
from hub.schema.record import Record, field
from hub.schema.resource import EVIDENCE, Evidence
from hub.schema.telephone import Telephone
from hub.schema.values import Id, Nullable, OneOf, PartOfDate, PastDay, Reference, Rows, Some, Whole, repeated_ids

NOT_A_PAGE: Final = "a public file"
GROUPS: Final = ("emergency", "children", "family", "survivors", "own-thoughts", "communities", "more")
Group = Literal["emergency", "children", "family", "survivors", "own-thoughts", "communities", "more"]
T = TypeVar("T")


def _where_seen(value: str, info: ValidationInfo) -> str:
    """An address, http too, since nobody is sent there; or that there is no page to name."""
    if value == NOT_A_PAGE:
        return value
    found = fault(value, insecure=True, allow_private=known_of(info.context).allow_private)
    if found:
        raise WrongError(((), found))
    return value


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


class PageFact(Fact[HttpAddress]):
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
        most = len(evidence) if isinstance(evidence, tuple) else 0
        yield from _beyond(raw, most, ())


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


class Helpline(Evidenced):
    """A helpline or another way to get help."""

    a = "a helpline"
    record: ClassVar[str] = "helpline"
    may_be_alike: ClassVar[tuple[str, ...]] = ("name",)

    id: Id = field(example="childline")
    order: Annotated[int, Whole(0, 100_000)] = field(example="100")
    group: Annotated[Group, OneOf("group", GROUPS)] = field(example="children")
    resource: Annotated[str, Reference("resources")] | None = field(None, example="childline")
    name: BothNamed = field(example='{cy: "Childline", en: "Childline"}')
    same_in_both: bool = field(False, example="true")
    who_for: Both = field(example='{cy: "…", en: "…"}')
    easy: Both | None = field(None, example='{cy: "…", en: "…"}')
    region: Annotated[str, Reference("regions")] | None = field(None, example="wales")
    phone: Fact[Telephone] | None = field(None, example='{value: "0800 1111", facts: [1]}')
    phone_non_urgent: Fact[Telephone] | None = field(None, example='{value: "101", facts: [1]}')
    text: Fact[Telephone] | None = field(None, example='{value: "84001", facts: [1]}')
    relay: Fact[Telephone] | None = field(None, example='{value: "18000", facts: [1]}')
    bsl: LinkedFact[Both] | None = field(None, example='{value: {cy: "…", en: "…"}, url: "https://…", facts: [1]}')
    email: Fact[Email] | None = field(None, example='{value: "help@example.org", facts: [1]}')
    message: LinkedFact[Both] | None = field(None, example='{value: {cy: "…", en: "…"}, url: "https://…", facts: [1]}')
    webchat: LinkedFact[Both] | None = field(None, example='{value: {cy: "…", en: "…"}, url: "https://…", facts: [1]}')
    website: Fact[Address] | None = field(None, example='{value: "https://www.example.org/", facts: [1]}')
    website_cy: Fact[Address] | None = field(None, example='{value: "https://www.example.org/cy/", facts: [1]}')
    hours: Fact[Both] | None = field(None, example='{value: {cy: "…", en: "…"}, facts: [1]}')
    languages: Fact[Some[Annotated[str, Reference("languages")]]] | None = field(
        None, example="{value: [cy, en], facts: [1]}"
    )
    interpreter: Fact[Both] | None = field(None, example='{value: {cy: "…", en: "…"}, facts: [1]}')
    cost: Fact[Both] | None = field(None, example='{value: {cy: "…", en: "…"}, facts: [1]}')
    confidentiality: Fact[Both] | None = field(None, example='{value: {cy: "…", en: "…"}, facts: [1]}')
    what_happens: Fact[Both] | None = field(None, example='{value: {cy: "…", en: "…"}, facts: [1]}')
    evidence: Rows[Piece] = field()
    confirmed: Nullable[PastDay] = field(example="null")
    shown: bool = field(example="true")
    why_not: Both | None = field(None, example='{cy: "…", en: "…"}')

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Also: a line that is kept out of the site without a word why, and one that nobody can reach."""
        yield from super().faults(raw, known)
        if raw.get("shown") is False and "why_not" not in raw:
            yield placed(("shown",), "missing-key", "`shown` is false, but `why_not` is missing",
                         "add `why_not: {cy: …, en: …}`, what the doubt is")  # fmt: skip
        if raw.get("shown") is True and not WAYS.intersection(raw):
            yield placed((), "no-way", "there is no way to reach this line", f"add one of {', '.join(sorted(WAYS))}")


# How somebody can get in touch.
WAYS: Final = frozenset({"phone", "text", "relay", "bsl", "email", "message", "webchat", "website", "website_cy"})


class Helplines(Record):
    """`data/helplines.yaml`."""

    a = "the file"
    record: ClassVar[str] = "helplines"

    helplines: Rows[Helpline] = field()

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Ids that stand twice."""
        del known
        yield from repeated_ids(raw.get("helplines"), inside=("helplines",))


class Report(Record):
    """How to tell a council about a child at risk."""

    a = "`report`"
    record: ClassVar[str] = "report"

    day: Fact[Telephone] | None = field(None, example='{value: "01492 575111", facts: [1]}')
    night: Fact[Telephone] | None = field(None, example='{value: "0300 123 3079", facts: [1]}')
    welsh: Fact[Telephone] | None = field(None, example='{value: "01492 575111", facts: [1]}')
    email: Fact[Email] | None = field(None, example='{value: "duty@example.gov.uk", facts: [1]}')
    page: PageFact | None = field(None, example='{value: "https://…", language: en, facts: [1]}')


class Council(Evidenced):
    """One of the councils of Wales."""

    a = "a council"
    record: ClassVar[str] = "council"
    may_be_alike: ClassVar[tuple[str, ...]] = ("name",)

    id: Id = field(example="conwy")
    name: BothNamed = field(example='{cy: "Sir Ddinbych", en: "Denbighshire"}')
    same_in_both: bool = field(False, example="true")
    resource: Annotated[str, Reference("resources")] | None = field(None, example="council-report-conwy")
    report: Report | None = field(None)
    evidence: Rows[Piece] | None = field(None)


class Sides(Record, Generic[T]):
    """Something that each language has of its own, or only one has."""

    a = "`{name}`"
    record: ClassVar[str] = "sides"

    cy: T | None = field(None)
    en: T | None = field(None)


class Board(Evidenced):
    """A Regional Safeguarding Board: its site, its pages on abuse, its councils."""

    a = "a board"
    record: ClassVar[str] = "board"

    id: Id = field(example="north-wales")
    order: Annotated[int, Whole(0, 100_000)] = field(example="10")
    region: Annotated[str, Reference("regions")] = field(example="north-wales")
    name: BothNamed = field(example='{cy: "…", en: "…"}')
    website: Sides[Address] | None = field(None, example='{en: "https://www.example.org/"}')
    website_facts: Sides[Numbers] | None = field(None, example="{en: [1]}")
    pages: tuple[PageFact, ...] = field(())
    resources: tuple[Annotated[str, Reference("resources")], ...] = field((), example="[cysur-csa-hub]")
    members: References | None = field(None, example="{facts: [1]}")
    evidence: Rows[Piece] = field()
    authorities: Rows[Council] = field()

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Also: a site's address without the numbers of its evidence."""
        yield from super().faults(raw, known)
        site, numbers = raw.get("website"), raw.get("website_facts")
        for side in site if isinstance(site, Mapping) else ():
            if not isinstance(numbers, Mapping) or side not in numbers:
                yield placed(("website", side), "evidence-missing", f"`website.{side}` has no `website_facts`",
                             f"add `website_facts: {{{side}: [1]}}`, the numbers of its evidence")  # fmt: skip


class Anywhere(Evidenced):
    """Whom to ring about a child anywhere in Wales."""

    a = "`anywhere`"
    record: ClassVar[str] = "anywhere"

    text: Both = field(example='{cy: "…", en: "…"}')
    emergency: Fact[Telephone] = field(example='{value: "999", facts: [1]}')
    police: Fact[Telephone] = field(example='{value: "101", facts: [1]}')
    day_and_night: Fact[Both] = field(example='{value: {cy: "…", en: "…"}, facts: [1]}')
    evidence: Rows[Piece] = field()


class Boards(Record):
    """`data/boards.yaml`."""

    a = "the file"
    record: ClassVar[str] = "boards"

    anywhere: Anywhere = field()
    boards: Rows[Board] = field()

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Ids of boards and councils that stand twice; they are places on one page."""
        del known
        boards = raw.get("boards")
        yield from repeated_ids(boards, inside=("boards",))
        met: dict[str, str] = {}
        for at, board in enumerate(boards if isinstance(boards, tuple) else ()):
            councils = board.get("authorities") if isinstance(board, Mapping) else None
            for place, council in enumerate(councils if isinstance(councils, tuple) else ()):
                name = council.get("id") if isinstance(council, Mapping) else None
                if isinstance(name, str) and name in met:
                    yield placed(("boards", at, "authorities", place, "id"), "duplicate-id",
                                 f"the id `{name[:60]}` is already used", "choose another id")  # fmt: skip
                if isinstance(name, str):
                    met[name] = name
