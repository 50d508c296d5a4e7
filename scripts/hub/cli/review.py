"""`hub review`: what is due within 60 days; confirm many at once, give days of their own, write a calendar."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from hub.catalogue import Catalogue, Resource
from hub.catalogue.due import is_looked_after, upcoming, upcoming_situations
from hub.catalogue.reviews import a_week, confirmed, monday, rule_for, rules_of, spread, weeks
from hub.cli import atomic_write, catalogue_edits, common
from hub.cli.due import escaped
from hub.exports.calendar import calendar

DAYS: Final = 60
_MOST_IN_ISSUE: Final = 150
_HOW_SITUATIONS: Final = "Read each beside its sources, then give it its next `review_by` in data/situations.yaml."


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "review", help="list what is due for review within 60 days, confirm entries, spread their days",
        description="List what is due for review, week by week; or confirm entries that somebody has looked at, "
        "give entries that fall due together days of their own, or write the days as a calendar.",
    )  # fmt: skip
    common.add_common(parser)
    parser.add_argument("--days", type=_days, default=DAYS, metavar="N", help="look so many days ahead (60)")
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--confirm", nargs="+", metavar="ID",
                      help="somebody has looked at these entries and their links today, and all is well")  # fmt: skip
    what.add_argument("--spread", action="store_true", help="give entries that fall due together days of their own")
    what.add_argument("--ics", type=Path, metavar="FILE", help="write every day of review to a calendar")
    parser.add_argument("--all", action="store_true", help="with --spread: chosen days too")
    parser.add_argument("--dry-run", action="store_true", help="with --confirm or --spread: write nothing")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List, or do what is asked. Something being due is no problem: the status is 0."""
    if wrong := _wrong_use(args):
        print(f"hub review: {wrong}", file=sys.stderr)
        return common.WRONG_USE
    root = common.project_root()
    catalogue = common.load_or_tell(args, root)
    if catalogue is None:
        return common.PROBLEMS
    if args.confirm:
        return _confirm(args, root, catalogue)
    if args.spread:
        return _spread(args, root, catalogue)
    if args.ics:
        atomic_write.replace(args.ics, calendar(catalogue))
        print(f"Every day of review is in {args.ics}.", file=sys.stderr)
        return common.FINE
    if args.format == "json":
        print(json.dumps(plain(catalogue, args.days), ensure_ascii=False, indent=1))
    else:
        lines = markdown if args.format == "markdown" else table
        print("\n".join(lines(catalogue, args.days)))
    return common.FINE


def _days(word: str) -> int:
    if not word.isascii() or not word.isdigit() or int(word[:6]) > 3660:  # noqa: PLR2004 - ten years
        message = "a number of days, such as 60"
        raise argparse.ArgumentTypeError(message)
    return int(word)


def _wrong_use(args: argparse.Namespace) -> str | None:
    if args.all and not args.spread:
        return "--all goes with --spread."
    if args.dry_run and not (args.spread or args.confirm):
        return "--dry-run goes with --confirm or --spread."
    return None


# ---- changing days ----


def _confirm(args: argparse.Namespace, root: Path, catalogue: Catalogue) -> int:
    ids = list(dict.fromkeys(args.confirm))
    for each in ids:
        if each not in catalogue.by_id:
            print(f"hub review: there is no entry «{each}». Nothing was written.", file=sys.stderr)
            return common.WRONG_USE
        if not is_looked_after(catalogue.by_id[each]):
            status = catalogue.by_id[each].status
            print(f"hub review: «{each}» is {status}: nobody looks after it. Nothing was written.", file=sys.stderr)
            return common.WRONG_USE
    day = common.real_day()

    def wanted(known: Catalogue) -> dict[str, Resource]:
        return confirmed(known, [known.by_id[each] for each in ids if each in known.by_id], day)

    return _change(args, root, catalogue, wanted, "confirmed")


def _spread(args: argparse.Namespace, root: Path, catalogue: Catalogue) -> int:
    def wanted(known: Catalogue) -> dict[str, Resource]:
        days = spread(known, anew=args.all)
        return {name: known.by_id[name].model_copy(update={"review_by": day}) for name, day in days.items()}

    return _change(args, root, catalogue, wanted, "moved")


def _change(args: argparse.Namespace, root: Path, catalogue: Catalogue, wanted: Any, done: str) -> int:
    changed: Mapping[str, Resource] = wanted(catalogue)
    for name, entry in sorted(changed.items(), key=lambda each: (each[1].review_by, each[0])):
        print(f"{catalogue.by_id[name].review_by} → {entry.review_by}  {name}")
    if args.dry_run:
        print(f"{_entries(len(changed))} would be {done}; nothing was written.")
        return common.FINE
    new = catalogue_edits.change(args, root, wanted)
    if new is None:
        return common.PROBLEMS
    print(f"{_entries(len(changed))} {done}. {_fullest(new)}")
    return common.FINE


def _entries(count: int) -> str:
    return f"{count} entr{'y' if count == 1 else 'ies'}"


def _fullest(catalogue: Catalogue) -> str:
    """How many reviews the fullest week to come holds, and how many the rules ask for."""
    most = max((len(week.resources) for week in weeks(catalogue)), default=0)
    return f"The fullest week holds {most}; the rules ask for {a_week(catalogue):.1f} a week on average."


# ---- listing ----


def plain(catalogue: Catalogue, days: int) -> dict[str, Any]:
    """`today`, `due` (each entry with its day, its rule and how many days are left), and `situations` likewise."""
    return {
        "today": str(catalogue.today),
        "days": days,
        "due": [
            {
                "id": each.id, "review_by": str(each.review_by), "left": (each.review_by - catalogue.today).days,
                "rule": _rule(catalogue, each), "owner": each.owner, "urls": [v.url for v in each.versions],
            }
            for each in upcoming(catalogue, days)
        ],
        "situations": [
            {"id": each.id, "review_by": str(each.review_by), "left": (each.review_by - catalogue.today).days}
            for each in upcoming_situations(catalogue, days)
        ],
    }  # fmt: skip


def _rule(catalogue: Catalogue, resource: Resource) -> dict[str, Any]:
    rule = rule_for(rules_of(catalogue), resource)
    return {"id": rule.id, "months": rule.months}


def by_week(catalogue: Catalogue, days: int) -> dict[date | None, list[Resource]]:
    """The Monday of each week, or None for what is late → what is to be looked at."""
    found: dict[date | None, list[Resource]] = {}
    for each in upcoming(catalogue, days):
        found.setdefault(monday(each.review_by) if each.review_by >= catalogue.today else None, []).append(each)
    return found


def table(catalogue: Catalogue, days: int) -> Iterator[str]:
    """Lines for the terminal: ids first, since `--confirm` takes them."""
    found = by_week(catalogue, days)
    for week, listed in found.items():
        yield f"{f'Week of {week}' if week else 'Late'}: {len(listed)}"
        for each in listed:
            months = rule_for(rules_of(catalogue), each).months
            yield f"  {each.review_by}  {each.id}  ({each.kind}, every {months} months)"
        yield ""
    situations = upcoming_situations(catalogue, days)
    if situations:
        yield f"Situations: {len(situations)}"
        yield from (f"  {each.review_by}  {each.id}" for each in situations)
        yield f"  {_HOW_SITUATIONS}"
        yield ""
    count = sum(map(len, found.values()))
    yield f"{_entries(count)} to look at by {days} days from {catalogue.today}. {_fullest(catalogue)}"
    if count:
        yield f"Looked at some, and all is well? {common.typed('review --confirm ID …')}"


def markdown(catalogue: Catalogue, days: int) -> Iterator[str]:
    """The first part of the monthly issue."""
    found = by_week(catalogue, days)
    count = sum(map(len, found.values()))
    yield f"# To look at in the next {days} days: {count}"
    yield ""
    yield (
        "Open each link, read our words beside it, and tick it here. Then confirm what is well in one go: "
        "`hub review --confirm ID …`, or write `yes` under `reviewed` in the workbook (`hub export xlsx`) and take it "
        "back (`hub import`). Each gets its next day by the rules in `data/review.yaml`."
    )
    left = _MOST_IN_ISSUE
    for week, listed in found.items():
        yield ""
        yield f"### {f'Week of {week}' if week else 'Late'}: {len(listed)}"
        yield ""
        for each in listed[:left]:
            title = escaped(each.title.in_("en").words)
            links = ", ".join(f"<{version.url}>" for version in each.versions)
            yield f"- [ ] {each.review_by} {title} (`{each.id}`){f': {links}' if links else ''}"
        if len(listed) > left:
            yield f"- and {len(listed) - max(left, 0)} more"
        left = max(left - len(listed), 0)
    situations = upcoming_situations(catalogue, days)
    if situations:
        yield ""
        yield f"### Situations: {len(situations)}"
        yield ""
        yield _HOW_SITUATIONS
        yield ""
        for situation in situations:
            yield f"- [ ] {situation.review_by} {escaped(situation.title.in_('en').words)} (`{situation.id}`)"
    if not found and not situations:
        yield ""
        yield "Nothing is due."
    yield ""
