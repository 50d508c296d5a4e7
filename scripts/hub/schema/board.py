"""`data/boards.yaml`: the Safeguarding Boards, the councils, and how to tell one about a child at risk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Generic, TypeVar

from hub.schema.addresses import Address, Email, swapped
from hub.schema.evidence import Evidenced, Fact, Numbers, PageFact, Piece, References
from hub.schema.faults import Fault, Known, Path, placed
from hub.schema.pairs import Both, BothNamed
from hub.schema.record import Record, field
from hub.schema.telephone import Telephone
from hub.schema.values import Id, Reference, Rows, Whole, repeated_ids

T = TypeVar("T")


class Report(Record):
    """How to tell a council about a child at risk."""

    a = "`report`"
    record: ClassVar[str] = "report"

    day: Fact[Telephone] | None = field(None, example='{value: "01492 575 111", facts: [1]}')
    night: Fact[Telephone] | None = field(None, example='{value: "0300 123 3079", facts: [1]}')
    welsh: Fact[Telephone] | None = field(None, example='{value: "01492 575 111", facts: [1]}')
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
        """Also: a site's address without the numbers of its evidence, and those of two languages swapped."""
        yield from super().faults(raw, known)
        site, numbers = raw.get("website"), raw.get("website_facts")
        if isinstance(site, Mapping) and swapped(site.get("cy"), site.get("en")):
            yield placed(("website", "en"), "sides-swapped", "`website.en` is the address of a Welsh page, and "
                         "`website.cy` is not", "let the two change places")  # fmt: skip
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
