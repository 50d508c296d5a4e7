"""`data/finder.yaml`: what the finder shows first, its quick choices, and how its filters are laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final, Literal

from hub.schema.faults import Fault, Known, Path, placed
from hub.schema.pairs import BothNamed
from hub.schema.record import Record, field
from hub.schema.values import OneOf, Reference, Rows, Several, Some, Whole

# Groups of works, each a step of the order; what is in none comes last.
STEPS: Final = ("answer-now", "starts", "own-language")
Step = Literal["answer-now", "starts", "own-language"]
Group = Literal["audience", "access", "language", "kind", "topic", "objective", "group", "quality"]
# The groups of filters, by the name that each has in the form.
GROUPS: Final[tuple[Group, ...]] = ("audience", "access", "language", "kind", "topic", "objective", "group", "quality")
SORTS: Final = ("order", "count")
Sort = Literal["order", "count"]
# What a quick choice may tick.
TICKS: Final = ("audience", "access", "language", "kind")


class QuickChoice(Record):
    """A filter that stands above the results, ready to be pressed; names exactly one thing that it ticks."""

    a = "a quick choice"
    record: ClassVar[str] = "quick_choice"
    may_be_alike: ClassVar[tuple[str, ...]] = ("label",)

    label: BothNamed = field(example='{cy: "I rieni", en: "For parents"}')
    same_in_both: bool = field(False, example="true")
    audience: Annotated[str, Reference("audiences")] | None = field(None, example="parents")
    access: Annotated[str, Reference("access")] | None = field(None, example="easy-read")
    language: Annotated[str, Reference("languages")] | None = field(None, example="cy")
    kind: Annotated[str, Reference("kinds")] | None = field(None, example="film")

    @property
    def ticks(self) -> tuple[str, str]:
        """The group of the filter and the id that it ticks."""
        return next((name, getattr(self, name)) for name in TICKS if getattr(self, name))

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """A choice that ticks nothing, or more than one thing."""
        del known
        found = [name for name in TICKS if name in raw]
        if len(found) != 1:
            yield placed((), "quick-choice", f"the choice ticks {len(found)} things", f"name one of {', '.join(TICKS)}")


class FilterGroup(Record):
    """One group of filters: whether it stands open, how many options are seen at first, and in which order."""

    a = "a group of filters"
    record: ClassVar[str] = "filter_group"

    name: Annotated[Group, OneOf("group", GROUPS)] = field(example="audience")
    open: bool = field(False, example="true")
    first: Annotated[int, Whole(1, 100)] | None = field(None, example="6")
    sort: Annotated[Sort, OneOf("order", SORTS)] = field("order", example="count")
    empty: bool = field(False, example="true")


class FinderFile(Record):
    """The whole file."""

    a = "the file"
    record: ClassVar[str] = "finder_file"

    order: Some[Annotated[Step, OneOf("step", STEPS)]] = field(example="[answer-now, starts, own-language]")
    answer_now: Several[Annotated[str, Reference("shown helplines")]] = field((), example="[childline, nspcc]")
    quick: Rows[QuickChoice] = field()
    filters: Rows[FilterGroup] = field()
