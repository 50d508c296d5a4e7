"""`hub a11y`: check the accessibility of the built site with six engines.

The site is served here with the production headers, and the checks get its address.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from hub.cli.common import FINE, PROBLEMS, WRONG_USE, add_common, project_root, today
from hub.cli.server import served

if TYPE_CHECKING:
    from hub.checks import accessibility

_LINE_EVERY: Final = 50  # pages between two lines of progress, where there is no terminal
_WALKED: Final = frozenset({"index", "help", "resources", "audience/children"})
_PA11Y_EVERY: Final = 3  # kinds: its two engines are among the first three, and it takes seconds a page
_SEE_SOME: Final = frozenset({"alfa", "pa11y"})  # engines that see some kinds only, unless every page is asked for
_SHOWN: Final = 40  # different problems told one by one; the JSON holds all


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "a11y",
        help="check the accessibility of the built site",
        description="Check built pages with axe, HTML_CodeSniffer, IBM's engine, Alfa, pa11y-ci and Nu.",
    )
    add_common(parser)
    parser.add_argument(
        "url", nargs="*", metavar="URL",
        help="addresses inside the site, such as /en/get-help/ (one page of each kind)",
    )  # fmt: skip
    parser.add_argument(
        "--all", action="store_true",
        help="every page, at 320 px light and 1280 px dark, without pa11y-ci",
    )  # fmt: skip
    parser.add_argument("--pa11y", action="store_true", help="with --all: pa11y-ci over every page too (an hour or so)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every finding as JSON")
    parser.add_argument(
        "--html", type=Path, metavar="DIR",
        help="write a report that people can read, in both languages, with pictures of the keyboard's way",
    )  # fmt: skip
    parser.add_argument("--site", type=Path, metavar="DIR", help="the built site (site/)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check; 0 when every engine has answered and none has found a problem."""
    # Playwright takes a while to come in, and no other command needs it.
    from hub.checks import accessibility  # noqa: PLC0415

    root = project_root()
    site = (args.site or root / "site").resolve()
    if not (site / "index.html").is_file():
        return _wrong(f"no built site in {site}; run `hub build`")
    if args.all and args.url:
        return _wrong("give addresses or --all, not both")
    if args.pa11y and not args.all:
        return _wrong("--pa11y goes with --all; without it pa11y-ci runs anyway")
    engines = accessibility.Engines(root)
    try:
        engines.require()
        accessibility.chromium()
        excuses = accessibility.read_excuses()
        pages = _chosen(args, accessibility.built_pages(site))
    except (accessibility.EnginesMissingError, accessibility.BrowserMissingError, ValueError) as error:
        return _wrong(str(error))
    plan = _plan(args, pages)
    started = time.monotonic()
    with served(site) as base, _progress(plan, len(pages)) as told:
        sent = {page.address: (site / page.file).read_bytes() for page in pages}
        found = accessibility.check(plan, base, sent, engines, excuses, told)
        if args.html is not None:
            _report(args, base, found, engines, pages)
    if args.json is not None:
        listed = json.dumps(found.as_json(), ensure_ascii=False, indent=1)
        args.json.write_text(listed + "\n", encoding="utf-8")
    _tell(found, len(pages), time.monotonic() - started, everything=args.all)
    # A run over a few pages, or one without all answers, cannot know whether an excuse is still needed.
    whole = not args.url and not found.unanswered
    old = _old(excuses, found.outcomes, everything=args.all) if whole else ()
    for excuse in old:
        print(f"! excuse no longer needed: {excuse.engine} {excuse.rule} «{excuse.selector}»")
    return PROBLEMS if found.problems or found.unanswered or old else FINE


def _old(
    excuses: Sequence[accessibility.Excuse], outcomes: Sequence[accessibility.Outcome], *, everything: bool
) -> tuple[accessibility.Excuse, ...]:
    """The excuses that are needed no longer. Of an engine that saw some kinds only, nobody can know."""
    from hub.checks import accessibility  # noqa: PLC0415 - as above

    found = accessibility.stale(excuses, outcomes)
    return tuple(excuse for excuse in found if everything or excuse.engine not in _SEE_SOME)


def _report(
    args: argparse.Namespace,
    base: str,
    found: accessibility.Report,
    engines: accessibility.Engines,
    pages: tuple[accessibility.BuiltPage, ...],
) -> None:
    """Write the report for people, with the keyboard's way through the pages of `_WALKED` that were looked at."""
    from hub.checks import accessibility  # noqa: PLC0415 - as above
    from hub.checks.accessibility import for_people  # noqa: PLC0415

    walked = [page.address for page in pages if page.key in _WALKED] or [pages[0].address]
    about = for_people.About(
        day=today(args),
        pages=len(pages),
        versions=for_people.versions(engines.root / "node_modules"),
        excuses=accessibility.read_excuses(),
        walks=accessibility.walks(base, walked, args.html / for_people.PICTURES),
    )
    for_people.write(args.html, found, about)


def _chosen(
    args: argparse.Namespace, pages: tuple[accessibility.BuiltPage, ...]
) -> tuple[accessibility.BuiltPage, ...]:
    """The pages to look at.

    Raises:
        ValueError: an address is not in the site.

    """
    from hub.checks import accessibility  # noqa: PLC0415 - as above

    if args.all:
        return pages
    if not args.url:
        return accessibility.one_of_each(pages)
    by_address = {page.address: page for page in pages}
    found = []
    for url in args.url:
        address = "/" + url.split("://", 1)[-1].partition("/")[2] if "://" in url else url
        address = address.removesuffix("index.html")
        if address not in by_address:
            msg = f"the site has no page {address}"
            raise ValueError(msg)
        found.append(by_address[address])
    return tuple(found)


def _plan(args: argparse.Namespace, pages: tuple[accessibility.BuiltPage, ...]) -> accessibility.Plan:
    """How each page is asked about.

    With `--all` axe, HTML_CodeSniffer and IBM's engine see every page narrow and light, and wide and dark; pages that
    are named, in the other two ways too. Where nothing is chosen (`make test`), a page is shown narrow and light in
    one language and wide and dark in the other, and where it stands for its kind in the other scheme of its width
    too: so each kind is seen in all four ways. A page that has no other language is shown in both of the two. Alfa
    and pa11y-ci see one page of some kinds in one way, and all each night; the finder's states are shown in turn.
    """
    from hub.checks import accessibility as a  # noqa: PLC0415 - as above

    addresses = tuple(page.address for page in pages)
    finders = tuple(page.address for page in pages if page.key == a.FINDER)
    if args.all or args.url:
        states, alfa, by_pa11y = a.in_all(finders), a.in_all(addresses), a.in_all(addresses)
        shown = a.in_all(addresses, a.TWO_RENDERINGS if args.all else a.ALL_RENDERINGS)
    else:
        first, second = ([page.address for page in a.alternating(pages, start)] for start in (0, 1))
        alone = sorted(set(first) & set(second))
        shared_out = a.in_turn([address for address in addresses if address not in alone])
        whole = (*shared_out, *a.in_all(alone))
        shown = (*whole, *a.in_other_schemes(whole, {*first, *second}))
        states, by_pa11y = a.in_turn(finders), a.in_turn(second[::_PA11Y_EVERY])
        in_one_way = (*shared_out, *a.in_all(alone, a.TWO_RENDERINGS[:1]))
        # Every second kind, as it takes as long for a page as the first three engines: in Welsh and English by turns.
        read_out = {*first[::4], *second[2::4]}
        alfa = tuple((address, way) for address, way in in_one_way if address in read_out)
    return a.Plan(
        shown=shown,
        states=tuple((address, state, way) for state in a.STATES for address, way in states),
        alfa=alfa,
        pa11y=by_pa11y if args.pa11y or not args.all else (),
    )


@contextlib.contextmanager
def _progress(plan: accessibility.Plan, pages: int) -> Iterator[accessibility.Told]:
    """Bars on standard error, one for each way of looking."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        tasks = {"pages": progress.add_task("axe, HTML_CodeSniffer, IBM, Alfa", total=len(plan.visits()))}
        if plan.pa11y:
            tasks["pa11y"] = progress.add_task("pa11y-ci", total=len(plan.pa11y))
        tasks["nu"] = progress.add_task("Nu", total=pages)

        def told(engine: str, number: int) -> None:
            progress.advance(tasks[engine], number)
            done = progress.tasks[tasks[engine]]
            # A log gets a line now and then in place of bars.
            if not console.is_terminal and (done.finished or done.completed % _LINE_EVERY == 0):
                print(f"{done.description}: {done.completed:.0f} of {done.total:.0f}", file=sys.stderr)

        yield told


def _tell(found: accessibility.Report, pages: int, seconds: float, *, everything: bool) -> None:
    """The table, the problems, what was not answered and the times, on standard output."""
    from hub.checks import accessibility  # noqa: PLC0415 - as above

    engines = accessibility.ENGINES
    table = Table("Page", *engines)
    for address, row in sorted(found.by_page().items()):
        cells = ["–" if e not in row else "not answered" if row[e] is None else str(row[e]) for e in engines]
        if not everything or any(cell not in {"0", "–"} for cell in cells):
            table.add_row(address, *cells)
    Console().print(table)
    alike = found.alike()
    for (engine, rule, selector), number, outcome, one in alike[:_SHOWN]:
        where = " ".join(part for part in (outcome.asked.rendering, outcome.asked.state) if part)
        print(f"! {engine} {rule} ({number}×, first {outcome.asked.address}, {where}) {selector}")
        print(f"    {' '.join(one.message.split())}\n    {one.html}")
    if len(alike) > _SHOWN:
        print(f"… and {len(alike) - _SHOWN} more kinds of problem (--json FILE writes all).")
    for asked, reason in found.unanswered[:_SHOWN]:
        where = " ".join(part for part in (asked.address, asked.rendering, asked.state) if part)
        print(f"! not answered: {asked.engine} {where}: {reason}")
    print("Seconds: " + ", ".join(f"{step} {took:.0f}" for step, took in found.seconds.items()) + ".")
    if found.again:
        print(f"{found.again} results were asked for again, alone; {found.again - len(found.unanswered)} came then.")
    print(
        f"{pages} pages, {len(found.outcomes)} of {len(found.outcomes) + len(found.unanswered)} results,"
        f" {found.problems} problems found, {seconds:.0f} s."
    )
    if found.unanswered:
        again = " ".join(dict.fromkeys(asked.address for asked, _ in found.unanswered[:_SHOWN]))
        print(
            f"Failed: {len(found.unanswered)} results were not answered, not even when asked again alone. That says"
            f" nothing about these pages; ask again: hub a11y {again}"
        )


def _wrong(message: str) -> int:
    print(f"hub: {message}.", file=sys.stderr)
    return WRONG_USE
