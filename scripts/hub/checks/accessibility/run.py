"""Everything together: what is asked for, all engines over it, and the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from hub.checks.accessibility import nu, own_pass, pa11y
from hub.checks.accessibility.engines import Engines
from hub.checks.accessibility.excuses import Excuse
from hub.checks.accessibility.findings import SOURCE, Asked, Outcome, Rendering, Report, report

Told = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be looked at: addresses, ways to show them, and the finder's states."""

    addresses: tuple[str, ...]
    renderings: tuple[Rendering, ...]
    states: tuple[tuple[str, str], ...] = ()  # (address, state)
    with_pa11y: bool = True

    def visits(self) -> tuple[own_pass.Visit, ...]:
        """The visits of our own pass."""
        return (
            *(own_pass.Visit(address, self.renderings) for address in self.addresses),
            *(own_pass.Visit(address, self.renderings, state) for address, state in self.states),
        )


def asked_of(plan: Plan, sent: Mapping[str, bytes]) -> tuple[Asked, ...]:
    """Every single result that must come back. `sent` holds the pages that the Nu checker reads."""
    return (
        *(asked for visit in plan.visits() for asked in visit.asked()),
        *(pa11y.asked(plan.addresses, plan.renderings) if plan.with_pa11y else ()),
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

    def with_pa11y() -> None:
        for rendering in plan.renderings if plan.with_pa11y else ():
            found, why = pa11y.run(plan.addresses, rendering, base, engines, excuses)
            outcomes.extend(found)
            reasons.update(why)
            told("pa11y", len(plan.addresses))

    def with_nu() -> None:
        found, why = nu.run(sent, engines, excuses)
        outcomes.extend(found)
        reasons.update(why)
        told("nu", len(sent))

    # pa11y-ci mostly waits for a quiet network, so it runs beside the others.
    with ThreadPoolExecutor(max_workers=2) as pool:
        beside = [pool.submit(with_pa11y), pool.submit(with_nu)]
        made = own_pass.run(
            plan.visits(), base, engines.sources(), excuses, lambda: told("pages", 1)
        )
        for each in beside:
            each.result()
    outcomes += made.outcomes
    return report(asked_of(plan, sent), outcomes, reasons | made.reasons)
