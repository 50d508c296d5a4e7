"""`data/strategy.yaml`: the strategy and its Delivery Plan as data, with the plan before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final

from hub.schema.evidence import Piece
from hub.schema.faults import Fault, Known, Path
from hub.schema.pairs import Both, BothNamed
from hub.schema.plain_text import Words
from hub.schema.record import Record, field
from hub.schema.resource import Source
from hub.schema.values import Day, Id, OneOf, Reference, Rows, Several, Some, Whole, repeated_ids

Number = Annotated[int, Whole(0, 100)]
Years = Some[Annotated[int, Reference("years")]]
ActionId = Annotated[str, Reference("actions")]
Body = Annotated[str, Reference("bodies")]
ResourceId = Annotated[str, Reference("resources")]


class Strategy(Record):
    """The ten-year strategy: its name, its years and when it was launched."""

    a = "`strategy`"
    record: ClassVar[str] = "strategy"

    title: Both = field(example='{cy: "…", en: "…"}')
    period: Words = field(example='"2026-2036"')
    launched: Day = field(example="2026-03-12")
    resource: ResourceId = field(example="csa-strategy-2026-2036")
    evidence: Rows[Piece] = field()


class PlanYear(Record):
    """A year of the plan: its number and how the calendar calls it."""

    a = "a year"
    record: ClassVar[str] = "year"

    id: Number = field(example="1")
    label: Words = field(example='"2026/27"')


class Plan(Record):
    """The Delivery Plan as a whole."""

    a = "`meta`"
    record: ClassVar[str] = "plan"

    title: Both = field(example='{cy: "…", en: "…"}')
    period: Words = field(example='"2026-2029"')
    strategy: Strategy = field()
    resource: ResourceId = field(example="csa-delivery-plan-2026-2029")
    publisher: Annotated[str, Reference("publishers")] = field(example="welsh-government")
    titles_note: Both = field(example='{cy: "…", en: "…"}')
    years: Rows[PlanYear] = field()
    years_note: Both = field(example='{cy: "…", en: "…"}')
    living: Both = field(example='{cy: "…", en: "…"}')
    reporting: Both = field(example='{cy: "…", en: "…"}')
    source: Source = field(example="{document: delivery-plan-2026, lines: [27, 33]}")
    reporting_source: Source = field(example="{document: delivery-plan-2026, lines: [239, 239]}")


class Vision(Record):
    """What the strategy wants for every child."""

    a = "`vision`"
    record: ClassVar[str] = "vision"

    text: Both = field(example='{cy: "…", en: "…"}')
    source: Source = field(example="{document: delivery-plan-2026, lines: [37, 37]}")


class Objective(Record):
    """One of the strategy's four objectives."""

    a = "an objective"
    record: ClassVar[str] = "objective"

    id: Annotated[str, Reference("objectives")] = field(example="prevent")
    order: Annotated[int, Whole(0, 100_000)] = field(example="10")
    number: Number = field(example="1")
    section: Annotated[int, Reference("sections")] = field(example="2")
    title: Both = field(example='{cy: "…", en: "…"}')
    summary: Both = field(example='{cy: "…", en: "…"}')
    source: Source = field(example="{document: delivery-plan-2026, lines: [39, 41]}")


class Section(Record):
    """A part of the plan, with what it wants to come about."""

    a = "a section"
    record: ClassVar[str] = "section"

    id: Number = field(example="2")
    title: Both = field(example='{cy: "…", en: "…"}')
    objective: Annotated[str, Reference("objectives")] | None = field(None, example="prevent")
    outcomes: tuple[Both, ...] = field(example="[]")
    source: Source = field(example="{document: delivery-plan-2026, lines: [84, 93]}")


class Step(Record):
    """A step of an action, with when it is to be done."""

    a = "a step"
    record: ClassVar[str] = "step"

    text: Both = field(example='{cy: "…", en: "…"}')
    years: Years = field(example="[1, 2]")
    when: Both = field(example='{cy: "…", en: "…"}')
    hub: bool = field(False, example="true")


class Action(Record):
    """An action of the Delivery Plan."""

    a = "an action"
    record: ClassVar[str] = "action"

    id: Words = field(example='"2.1"')
    section: Annotated[int, Reference("sections")] = field(example="2")
    objective: Annotated[str, Reference("objectives")] | None = field(None, example="prevent")
    title: Both = field(example='{cy: "…", en: "…"}')
    lead: Body = field(example="prevent-workstream")
    partners: Several[Body] = field(example="[police]")
    steps: Rows[Step] = field()
    outcome: Both = field(example='{cy: "…", en: "…"}')
    source: Source = field(example="{document: delivery-plan-2026, lines: [95, 99]}")


class Planned(Record):
    """A product that the plan says will be made."""

    a = "a planned product"
    record: ClassVar[str] = "planned"

    id: Id = field(example="resource-hub")
    action: ActionId = field(example='"2.2"')
    title: Both = field(example='{cy: "…", en: "…"}')
    due: Both = field(example='{cy: "…", en: "…"}')
    years: Years = field(example="[1]")
    status: Annotated[str, OneOf("status", ("promised", "begun", "delivered"))] = field(example="promised")
    source: Source = field(example="{document: delivery-plan-2026, lines: [95, 99]}")


class Crossover(Record):
    """Another plan of the Government that touches this one."""

    a = "a plan"
    record: ClassVar[str] = "crossover"

    id: Id = field(example="vawdasv")
    resource: ResourceId | None = field(None, example="vawdasv-strategy")
    title: Both = field(example='{cy: "…", en: "…"}')
    objectives: Several[Annotated[str, Reference("objectives")]] = field(example="[prevent]")
    actions: Several[ActionId] = field(example='["1.1"]')
    intention: Both = field(example='{cy: "…", en: "…"}')
    relation: Both = field(example='{cy: "…", en: "…"}')
    how_managed: Both = field(example='{cy: "…", en: "…"}')
    source: Source = field(example="{document: delivery-plan-2026, lines: [95, 99]}")


class EarlierObjective(Record):
    """An objective of the plan of 2019 to 2022."""

    a = "an objective"
    record: ClassVar[str] = "earlier_objective"

    id: Number = field(example="1")
    part: Words = field(example="prevent")
    title: Both = field(example='{cy: "…", en: "…"}')
    source: Source = field(example="{document: delivery-report-2022, lines: [10, 12]}")


class EarlierAction(Record):
    """An action of the plan of 2019 to 2022."""

    a = "an action"
    record: ClassVar[str] = "earlier_action"

    id: Words = field(example="A7")
    objective: Annotated[int, Reference("earlier objectives")] = field(example="1")
    lead: Body = field(example="welsh-government")
    title: Both = field(example='{cy: "…", en: "…"}')
    source: Source = field(example="{document: delivery-report-2022, lines: [10, 12]}")


class Delivered(Record):
    """Something that the plan of 2019 to 2022 brought about."""

    a = "something delivered"
    record: ClassVar[str] = "delivered"

    id: Id = field(example="guidance")
    actions: Several[ActionId] = field(example="[A7]")
    text: Both = field(example='{cy: "…", en: "…"}')
    source: Source = field(example="{document: delivery-report-2022, lines: [10, 12]}")


class Progress(Record):
    """Something that happened under the strategy; the progress page gains one a year."""

    a = "a piece of progress"
    record: ClassVar[str] = "progress"

    id: Id = field(example="launch-2026")
    date: Day = field(example="2026-03-12")
    seen: Words | None = field(None, example='"read in the press"')
    kind: Words | None = field(None, example="launch")
    text: Both = field(example='{cy: "…", en: "…"}')
    resources: Several[ResourceId] = field((), example="[csa-strategy-2026-2036]")
    source: Source | None = field(None, example="{document: delivery-plan-2026, lines: [27, 33]}")
    evidence: Rows[Piece] | None = field(None)


class StrategyFile(Record):
    """The whole file."""

    a = "the file"
    record: ClassVar[str] = "strategy_file"

    meta: Plan = field()
    vision: Vision = field()
    objectives: Rows[Objective] = field()
    sections: Rows[Section] = field()
    bodies: dict[str, BothNamed] = field()
    actions: Rows[Action] = field()
    planned: Rows[Planned] = field()
    crossover: Rows[Crossover] = field()
    earlier_objectives: Rows[EarlierObjective] = field()
    earlier_actions: Rows[EarlierAction] = field()
    delivered: Rows[Delivered] = field()
    progress: Rows[Progress] = field()

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Ids that stand twice."""
        del known
        for name in LISTS:
            yield from repeated_ids(raw.get(name), inside=(name,))


LISTS: Final = tuple(name for name in StrategyFile.model_fields if name not in {"meta", "vision", "bodies"})
