"""`hub links`: check every address that the hub sends people to, or the built site's own links."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from hub.catalogue.problems import as_text
from hub.checks import links
from hub.cli import common, internal_links, link_record
from hub.cli.link_findings import tell
from hub.cli.link_settings import asked_with
from hub.cli.progress import counted

_NOTES: Final = ".hub"  # where an unfinished run leaves its notes
_STOPPED: Final = 130  # by Ctrl-C, as shells count it

Uses = tuple[links.Use, ...]


class _WrongUseError(Exception):
    """What was asked for cannot be done. The message says why."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "links",
        help="check outward links",
        description="Check every outward address politely, and keep what was found.",
    )
    common.add_common(parser)
    option = parser.add_argument
    option("--health", type=Path, metavar="FILE", help="in place of data/link-health.json")
    option("--json", type=Path, metavar="FILE", help="write the findings as JSON")
    option("--report", type=_report, action="append", default=[], metavar="FILE.md|FILE.html",
           help="write the table for curators (may be given twice)")  # fmt: skip
    option("--since", metavar="REV", help="only addresses that are new since REV")
    option("--homes", action="store_true",
           help="with --catalogue: also publishers' homes and the addresses in data/")  # fmt: skip
    option("--part", type=Path, metavar="FILE", help="with --shard: where its findings go (link-health-2-of-8.json)")
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--only", metavar="ID", help="only the addresses of this entry")
    one.add_argument("--confirm", metavar="ID", help="check this entry's addresses and vouch for what is there")
    one.add_argument("--withdraw", metavar="ID", help="say that this entry's addresses are somebody else's now")
    one.add_argument("--shard", type=_share, metavar="2/8", help="only the hosts of the second of eight shares")
    one.add_argument("--merge", type=Path, nargs="+", metavar="FILE", help="put together what all shares found")
    one.add_argument("--inside", type=Path, nargs="?", const=Path("site"), metavar="DIR",
                     help="check the links inside the built site instead")  # fmt: skip
    option("--crawl", action="store_true", help="--inside, and LinkChecker over HTTP too (minutes)")
    again = parser.add_mutually_exclusive_group()
    again.add_argument("--resume", action="store_true", help="go on with an unfinished run of today (the default)")
    again.add_argument("--fresh", action="store_true", help="begin anew")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check; 0 when nothing needs a person, 1 when something does."""
    root = common.project_root()
    if args.inside is not None or args.crawl:
        return internal_links.run(Path.cwd() / (args.inside or "site"), root, crawl=args.crawl)
    # Outages are counted in days, so the clock is the real one unless a date is given.
    args.today = args.today or datetime.now(tz=UTC).date()
    # Another catalogue says nothing about the addresses that the project's own file knows.
    args.prune = args.catalogue is None or args.health is not None
    args.health = args.health or root / "data" / "link-health.json"
    catalogue = common.load_or_tell(args, root)
    if catalogue is None:
        return common.PROBLEMS
    everything = args.catalogue is None or args.homes
    uses = links.of_everything(catalogue) if everything else links.of_versions(catalogue)
    try:
        wanted = _wanted(args, root, uses)
        if args.merge:
            return link_record.merge(args, uses)
        return link_record.withdraw(args, wanted) if args.withdraw else _check(args, root, uses, wanted)
    except (_WrongUseError, links.RevisionError, links.ShareError) as error:
        return _wrong(str(error))
    except KeyboardInterrupt:
        print(
            "\nStopped. What was found is kept: the same command goes on today, --fresh begins anew.", file=sys.stderr
        )
        return _STOPPED


def _report(text: str) -> Path:
    if Path(text).suffix not in {".md", ".html"}:
        message = "a report's name ends in .md or .html"
        raise argparse.ArgumentTypeError(message)
    return Path(text)


def _share(text: str) -> links.Share:
    try:
        return links.Share.read(text)
    except links.ShareError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _wanted(args: argparse.Namespace, root: Path, uses: Uses) -> Uses:
    """The uses whose addresses are asked for."""
    if name := args.confirm or args.only or args.withdraw:
        uses = tuple(use for use in uses if use.id == name)
        if not uses:
            message = f"no entry «{name}» with an address"
            raise _WrongUseError(message)
    if args.since:
        before = links.addresses_at(root, args.since, args.catalogue or root / "resources.yaml")
        uses = links.new_uses(uses, before)
    if args.shard:
        uses = tuple(use for use in uses if args.shard.has(use.url))
    return uses


def _check(args: argparse.Namespace, root: Path, uses: Uses, wanted: Uses) -> int:
    known, last, problems = links.read(args.health)
    if problems:
        # What is known of failing and dangerous links must not be lost by writing over it.
        print(as_text(problems), file=sys.stderr)
        return common.PROBLEMS
    single = bool(args.only or args.confirm)
    whole = not (single or args.since)
    to = _part(args) if args.shard else args.health
    journal = None if single else links.Journal(root / _NOTES, to, args.today)
    # An address used by entries that are not asked for is still judged by all of its uses.
    urls = {use.url for use in wanted}
    addresses = links.grouped(use for use in uses if use.url in urls)
    found = _run(args, asked_with(args, root), addresses, known, journal)
    if not args.allow_private and links.offline(found):
        print("hub: not one host's name is known; is this machine offline? Nothing was kept.", file=sys.stderr)
        return common.PROBLEMS
    checked = {url: finding.link for url, finding in found.items()}
    refused = _confirm(args, root, found, known, checked) if args.confirm else []
    if args.shard:
        links.write(to, checked.values(), args.today, args.shard)
        print(f"Share {args.shard}: written to {to}; `hub links --merge` puts all shares together.", file=sys.stderr)
    else:
        kept = checked if whole and args.prune else known | checked
        links.write(to, kept.values(), args.today if whole else last)
    if journal is not None:
        journal.over()
    return tell(args, links.rows(wanted, checked), refused)


def _part(args: argparse.Namespace) -> Path:
    name = f"link-health-{args.shard.number}-of-{args.shard.count}.json"
    return args.part or Path.cwd() / name


def _run(
    args: argparse.Namespace,
    settings: links.Settings,
    addresses: tuple[links.Address, ...],
    known: Mapping[str, links.Link],
    journal: links.Journal | None,
) -> dict[str, links.Finding]:
    """Ask every address that an unfinished run of today has not asked already."""
    earlier = journal.done() if journal is not None and not args.fresh else {}
    promises = {address.url: address.promise for address in addresses}
    earlier = {url: link for url, link in earlier.items() if promises.get(url) == link.promise}
    if journal is not None:
        journal.begin(keep=bool(earlier))
    if earlier:
        print(f"Going on with an unfinished run: {len(earlier)} addresses are done.", file=sys.stderr)
    left = [address for address in addresses if address.url not in earlier]
    with counted("Links", len(addresses), len(earlier)) as one_more:

        def done(link: links.Link) -> None:
            if journal is not None:
                journal.note(link)
            one_more()

        try:
            found = asyncio.run(links.check(left, known, settings, done))
        finally:
            if journal is not None:
                journal.close()
    return found | {url: links.Finding.of(link) for url, link in earlier.items()}


def _confirm(
    args: argparse.Namespace,
    root: Path,
    found: Mapping[str, links.Finding],
    known: Mapping[str, links.Link],
    checked: dict[str, links.Link],
) -> list[str]:
    """Vouch for what was found; the addresses where nothing is there to vouch for."""
    refused = []
    for url, finding in found.items():
        confirmed = links.confirm(known.get(url, finding.link), finding.verdict, args.today)
        if confirmed is None:
            refused.append(url)
        else:
            checked[url] = confirmed
    catalogue: Path = args.catalogue or root / "resources.yaml"
    text = catalogue.read_text(encoding="utf-8")
    stamped = links.stamped(text, args.confirm, frozenset(found) - set(refused), args.today)
    if stamped != text:
        catalogue.write_text(stamped, encoding="utf-8")
    return refused


def _wrong(message: str) -> int:
    print(f"hub: {message}.", file=sys.stderr)
    return common.WRONG_USE
