"""`data/review.yaml`: how often each entry is looked at again, and which helplines are rung first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar

from hub.schema.faults import Fault, Known, Path, placed
from hub.schema.pairs import Both
from hub.schema.record import Record, field
from hub.schema.values import Id, Reference, Rows, Several, Whole


class ReviewRule(Record):
    """How many months may pass between two looks at some kinds of entries, or at entries for some audiences."""

    a = "a rule"
    record: ClassVar[str] = "review_rule"

    id: Id = field(example="ways-to-get-help")
    months: Annotated[int, Whole(1, 60)] = field(example="3")
    kinds: Several[Annotated[str, Reference("kinds")]] = field((), example="[helpline, service]")
    audiences: Several[Annotated[str, Reference("audiences")]] = field((), example="[children]")
    why: Both = field(example='{cy: "…", en: "…"}')

    def fits(self, kind: str, audiences: tuple[str, ...]) -> bool:
        """Whether an entry falls under this rule."""
        everything = not self.kinds and not self.audiences
        return everything or kind in self.kinds or any(each in self.audiences for each in audiences)


class ReviewRules(Record):
    """The whole file."""

    a = "the file"
    record: ClassVar[str] = "review_rules"
    ids_once: ClassVar[tuple[str, ...]] = ("rules",)

    aim_a_week: Annotated[int, Whole(1, 1000)] = field(example="10")
    most_a_week: Annotated[int, Whole(1, 1000)] = field(example="12")
    rules: Rows[ReviewRule] = field()
    ring_first: Several[Annotated[str, Reference("helplines")]] = field((), example="[childline]")

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Also: no rule for what the others leave, a rule that is never reached, a limit below the aim."""
        del known
        aim, most, rules = raw.get("aim_a_week"), raw.get("most_a_week"), raw.get("rules")
        if type(aim) is int and type(most) is int and most < aim:
            yield placed(("most_a_week",), "range", f"`most_a_week` is {most}, less than `aim_a_week`",
                         "correct the number")  # fmt: skip
        whole = [
            at for at, rule in enumerate(rules if isinstance(rules, tuple) else ())
            if isinstance(rule, Mapping) and not rule.get("kinds") and not rule.get("audiences")
        ]  # fmt: skip
        last = len(rules) - 1 if isinstance(rules, tuple) else 0
        if isinstance(rules, tuple) and rules and last not in whole:
            yield placed(("rules", last), "last-rule", "the last rule does not fit every entry",
                         "add one without `kinds` and `audiences`")  # fmt: skip
        for at in whole:
            if at != last:
                yield placed(("rules", at), "last-rule", "this rule fits every entry, so that no later one counts",
                             "name `kinds` or `audiences`, or put it last")  # fmt: skip
