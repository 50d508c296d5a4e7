"""Everything together: what is asked for, all engines over it, and the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from hub.checks.accessibility import nu, own_pass, pa11y
from hub.checks.accessibility.engines import Engines
from hub.checks.accessibility.excuses import Excuse
from hub.checks.accessibility.findings import (
    SOURCE,
    TWO_RENDERINGS,
    Asked,
    Outcome,
    Rendering,
    Report,
    report,
)

Told = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be looked at, and in which ways.

    pa11y-ci takes seconds a page, and its two engines see every way in our own pass too: it gets each
    width and each scheme once. The finder's states are shown like that as well.
    """

    addresses: tuple[str, ...]
    renderings: tuple[Rendering, ...]
    states: tuple[tuple[str, str], ...] = ()  # (address, state)
    with_pa11y: bool = True
    fewer: tuple[Rendering, ...] = TWO_RENDERINGS

    def visits(self) -> tuple[own_pass.Visit, ...]:
        """The visits of our own pass."""
        return (
            *(own_pass.Visit(address, self.renderings) for address in self.addresses),
            *(own_pass.Visit(address, self.fewer, state) for address, state in self.states),
        )


def asked_of(plan: Plan, sent: Mapping[str, bytes]) -> tuple[Asked, ...]:
    """Every single result that must come back. `sent` holds the pages that the Nu checker reads."""
    return (
        *(asked for visit in plan.visits() for asked in visit.asked()),
        *(pa11y.asked(plan.addresses, plan.fewer) if plan.with_pa11y else ()),
        *(Asked("nu", address, SOURCE) for address in sent),
    )


def check(
    plan: Plan,
    base: str,
    sent: Mapping[str, bytes],
    engines: Engines,
    excuses: Sequence[Excuse],
    told: Told,
) -> Report:
    """Run every engine on what the plan names, at the address `base`.

    `told(engine, number)` is called as results come in, with how many more are done.
    """
    outcomes: list[Outcome] = []
    reasons: dict[str, str] = {}

    def with_pa11y(rendering: Rendering) -> None:
        found, why = pa11y.run(plan.addresses, rendering, base, engines, excuses)
        outcomes.extend(found)
        reasons.update(why)
        told("pa11y", len(plan.addresses))

    def with_nu() -> None:
        found, why = nu.run(sent, engines, excuses)
        outcomes.extend(found)
        reasons.update(why)
        told("nu", len(sent))

    # pa11y-ci mostly waits for a quiet network, so it runs beside the others: one for each way of
    # showing a page, each with one page at a time and a browser of its own.
    with ThreadPoolExecutor(max_workers=3) as pool:
        ways = plan.fewer if plan.with_pa11y else ()
        beside = [pool.submit(with_nu), *(pool.submit(with_pa11y, way) for way in ways)]
        made = own_pass.run(plan.visits(), base, engines.sources(), excuses, lambda: told("pages", 1))
        for each in beside:
            each.result()
    outcomes += made.outcomes
    return report(asked_of(plan, sent), outcomes, reasons | made.reasons)
