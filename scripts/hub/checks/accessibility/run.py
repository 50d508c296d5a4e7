"""Everything together: what is asked for, all engines over it, a second try for what failed, the report."""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from hub.checks.accessibility import nu, own_pass, pa11y
from hub.checks.accessibility.engines import Engines
from hub.checks.accessibility.excuses import Excuse
from hub.checks.accessibility.findings import TWO_RENDERINGS, Asked, Outcome, Rendering, Report, report

Told = Callable[[str, int], None]
Shown = tuple[str, Rendering]  # an address, and how it is shown
AGAIN: Final = "again, alone"  # the step that asks once more


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be looked at, and in which ways.

    `shown` is for axe, HTML_CodeSniffer and IBM's engine. pa11y-ci takes seconds a page, and its two engines see
    every way in our own pass too; Alfa reads a page outside the browser. So each of them has its own list of pages
    and ways (`in_turn` shares them out), and so have the finder's states.
    """

    shown: tuple[Shown, ...]
    states: tuple[tuple[str, str, Rendering], ...] = ()  # (address, state, how it is shown)
    alfa: tuple[Shown, ...] = ()
    pa11y: tuple[Shown, ...] = ()
    first: own_pass.Limits = own_pass.FIRST
    alone: own_pass.Limits = own_pass.ALONE

    def visits(self) -> tuple[own_pass.Visit, ...]:
        """The visits of our own pass."""
        alfa = _by_address(self.alfa)
        states: dict[tuple[str, str], list[Rendering]] = {}
        for address, state, rendering in self.states:
            states.setdefault((address, state), []).append(rendering)
        return (
            *(
                own_pass.visit(address, ways, alfa=alfa.get(address, ()))
                for address, ways in _by_address(self.shown).items()
            ),
            *(own_pass.visit(address, each, state) for (address, state), each in states.items()),
        )

    def ways(self) -> tuple[tuple[Asked, ...], ...]:
        """What pa11y-ci is asked, for each way of showing a page."""
        by_way: dict[Rendering, list[str]] = {}
        for address, rendering in self.pa11y:
            by_way.setdefault(rendering, []).append(address)
        return tuple(pa11y.asked(addresses, rendering) for rendering, addresses in by_way.items())


def _by_address(shown: Iterable[Shown]) -> dict[str, list[Rendering]]:
    found: dict[str, list[Rendering]] = {}
    for address, rendering in shown:
        found.setdefault(address, []).append(rendering)
    return found


def in_turn(addresses: Sequence[str], renderings: Sequence[Rendering] = TWO_RENDERINGS) -> tuple[Shown, ...]:
    """Each page in one of two ways.

    Of two pages that follow each other each is shown in another way, and of the next two the other way round: so in
    a list in which languages alternate each language is shown in both.
    """
    return tuple(
        (address, renderings[(place + place // 2) % len(renderings)]) for place, address in enumerate(addresses)
    )


def in_other_schemes(shown: Iterable[Shown], addresses: Container[str]) -> tuple[Shown, ...]:
    """What some of these pages are in the other colour scheme at the same width."""
    return tuple((address, rendering.other_scheme) for address, rendering in shown if address in addresses)


def in_all(addresses: Sequence[str], renderings: Sequence[Rendering] = TWO_RENDERINGS) -> tuple[Shown, ...]:
    """Each page in every way."""
    return tuple((address, rendering) for address in addresses for rendering in renderings)


def asked_of(plan: Plan, sent: Mapping[str, bytes]) -> tuple[Asked, ...]:
    """Every single result that must come back. `sent` holds the pages that the Nu checker reads."""
    return (
        *(asked for visit in plan.visits() for asked in visit.wanted),
        *(asked for way in plan.ways() for asked in way),
        *(nu.asked(address) for address in sent),
    )


@dataclass
class _Run:
    """What is needed to ask, and what has come back so far. `reasons` holds what must be asked again."""

    base: str
    engines: Engines
    excuses: Sequence[Excuse]
    outcomes: list[Outcome] = field(default_factory=list)
    reasons: dict[Asked, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Note how long a step takes."""
        started = time.monotonic()
        yield
        self.seconds[step] = self.seconds.get(step, 0.0) + time.monotonic() - started

    def keep(self, outcomes: Sequence[Outcome], reasons: Mapping[Asked, str]) -> None:
        """Add what has come back and what has not."""
        self.outcomes.extend(outcomes)
        self.reasons.update(reasons)

    def pages(self, visits: Sequence[own_pass.Visit], told: Callable[[], None], limits: own_pass.Limits,
              workers: int) -> None:  # fmt: skip
        """axe, HTML_CodeSniffer, IBM's engine and Alfa."""
        made = own_pass.run(visits, self.base, self.engines, self.excuses, told, limits, workers)
        self.keep(made.outcomes, made.reasons)
        for engine, seconds in made.seconds.items():
            self.seconds[engine] = self.seconds.get(engine, 0.0) + seconds

    def pa11y(self, wanted: Sequence[Asked], limit: float) -> None:
        """pa11y-ci, pages shown in one way."""
        self.keep(*pa11y.run(wanted, self.base, self.engines, self.excuses, limit))

    def nu(self, pages: Mapping[str, bytes]) -> None:
        """The Nu checker."""
        self.keep(*nu.run(pages, self.engines, self.excuses))


def check(
    plan: Plan,
    base: str,
    sent: Mapping[str, bytes],
    engines: Engines,
    excuses: Sequence[Excuse],
    told: Told,
) -> Report:
    """Run every engine on what the plan names, at the address `base`.

    What is not answered is asked once more when all the rest is done, one thing at a time and with
    twice the patience. `told(engine, number)` is called as results come in, with how many more are done.
    """
    made = _Run(base, engines, excuses)

    def with_pa11y(way: tuple[Asked, ...]) -> None:
        with made.timed(f"pa11y-ci {way[0].rendering}"):
            made.pa11y(way, pa11y.FIRST)
        told("pa11y", len(way))

    def with_nu() -> None:
        with made.timed("Nu"):
            made.nu(sent)
        told("nu", len(sent))

    # pa11y-ci mostly waits for a quiet network, so it runs beside the others: one for each way of
    # showing a page, each with one page at a time and a browser of its own.
    with ThreadPoolExecutor(max_workers=3) as pool:
        beside = [pool.submit(with_nu), *(pool.submit(with_pa11y, way) for way in plan.ways() if way)]
        with made.timed("pages"):
            made.pages(plan.visits(), lambda: told("pages", 1), plan.first, own_pass.WORKERS)
        for each in beside:
            each.result()
    again = _again(made, plan, sent)
    return report(asked_of(plan, sent), made.outcomes, made.reasons, again, made.seconds)


def _again(made: _Run, plan: Plan, sent: Mapping[str, bytes]) -> int:
    """Ask once more, one thing at a time, what was not answered; how much that was."""
    answered = {outcome.asked for outcome in made.outcomes}
    wanted = [asked for asked in asked_of(plan, sent) if asked not in answered]
    made.reasons = {}
    if not wanted:
        return 0
    with made.timed(AGAIN):
        made.pages(own_pass.regrouped(wanted), lambda: None, plan.alone, 1)
        for way in plan.ways():
            if part := [asked for asked in way if asked not in answered]:
                made.pa11y(part, pa11y.ALONE)
        if pages := {asked.address: sent[asked.address] for asked in wanted if asked.engine == "nu"}:
            made.nu(pages)
    return len(wanted)
