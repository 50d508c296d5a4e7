"""What was asked of the engines, what came back, and what did not: records and counting.

An engine that crashes must never look like a page without problems, so what was asked is compared
with what came back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal

Engine = Literal["axe", "htmlcs", "ibm", "alfa", "pa11y", "nu"]
Scheme = Literal["light", "dark"]
# All of an engine's rules, or only those that look at colours: where only the colour scheme is another one, the
# page differs in nothing else (the stylesheet's dark part sets colours alone, which a test holds).
Rules = Literal["all", "colours"]
ENGINES: Final[tuple[Engine, ...]] = ("axe", "htmlcs", "ibm", "alfa", "pa11y", "nu")
# Where the Nu checker looks: the page as it was sent, whatever the window.
SOURCE: Final = "source"


@dataclass(frozen=True, slots=True)
class Rendering:
    """A width in CSS pixels and a colour scheme."""

    width: int
    scheme: Scheme

    def __str__(self) -> str:
        """As it stands in tables: `320 light`."""
        return f"{self.width} {self.scheme}"

    @property
    def other_scheme(self) -> Rendering:
        """The same width in the other colour scheme."""
        return Rendering(self.width, "dark" if self.scheme == "light" else "light")


TWO_RENDERINGS: Final = (Rendering(320, "light"), Rendering(1280, "dark"))
ALL_RENDERINGS: Final = (*TWO_RENDERINGS, *(each.other_scheme for each in TWO_RENDERINGS))


@dataclass(frozen=True, slots=True)
class Asked:
    """One engine, one page, one way of showing it. `state` is what a person did there first."""

    engine: Engine
    address: str
    rendering: str
    state: str = ""
    rules: Rules = "all"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem as an engine tells it. `excuse` is the number of the excuse that covers it."""

    rule: str
    message: str
    selector: str = ""
    html: str = ""
    excuse: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one engine said; no findings means that it looked and found nothing."""

    asked: Asked
    findings: tuple[Finding, ...] = ()

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The findings that nothing excuses."""
        return tuple(found for found in self.findings if found.excuse is None)


@dataclass(frozen=True)
class Report:
    """Everything that was answered, and everything that was not, with the reason.

    What was not answered says nothing about a page: it is no problem found, and no page without problems.
    """

    outcomes: tuple[Outcome, ...]
    unanswered: tuple[tuple[Asked, str], ...]
    again: int = 0  # how many results were asked for a second time
    seconds: Mapping[str, float] = field(default_factory=dict)  # what each step took

    @property
    def problems(self) -> int:
        """How many problems were found."""
        return sum(len(outcome.problems) for outcome in self.outcomes)

    def by_page(self) -> Mapping[str, Mapping[str, int | None]]:
        """Page → engine → number of problems; None where a result was not answered."""
        found: dict[str, dict[str, int | None]] = {}
        for outcome in self.outcomes:
            row = found.setdefault(outcome.asked.address, {})
            row[outcome.asked.engine] = (row.get(outcome.asked.engine) or 0) + len(outcome.problems)
        for asked, _ in self.unanswered:
            found.setdefault(asked.address, {})[asked.engine] = None
        return found

    def alike(self) -> list[tuple[tuple[str, str, str], int, Outcome, Finding]]:
        """Problems by engine, rule and place: how often, and where first; most frequent first."""
        times: Counter[tuple[str, str, str]] = Counter()
        first: dict[tuple[str, str, str], tuple[Outcome, Finding]] = {}
        for outcome in self.outcomes:
            for found in outcome.problems:
                key = (outcome.asked.engine, found.rule, found.selector)
                times[key] += 1
                first.setdefault(key, (outcome, found))
        return [(key, number, *first[key]) for key, number in times.most_common()]

    def as_json(self) -> dict[str, Any]:
        """The whole report for other programs."""
        return {
            "asked": len(self.outcomes) + len(self.unanswered),
            "answered": len(self.outcomes),
            "problems": self.problems,
            "pages": self.by_page(),
            "asked_again": self.again,
            "seconds": {step: round(seconds, 1) for step, seconds in self.seconds.items()},
            "not_answered": [{**asdict(asked), "reason": reason} for asked, reason in self.unanswered],
            "findings": [
                {**asdict(outcome.asked), **asdict(found)}
                for outcome in self.outcomes for found in outcome.findings
            ],
        }  # fmt: skip


def report(
    asked: Iterable[Asked],
    outcomes: Iterable[Outcome],
    reasons: Mapping[Asked, str],
    again: int = 0,
    seconds: Mapping[str, float] | None = None,
) -> Report:
    """Lay what came back beside what was asked. `reasons` says why something was not answered."""
    came = tuple(outcomes)
    answered = {outcome.asked for outcome in came}
    unanswered = tuple(
        (each, reasons.get(each, "the engine said nothing of it")) for each in dict.fromkeys(asked)
        if each not in answered
    )  # fmt: skip
    return Report(came, unanswered, again, seconds or {})
