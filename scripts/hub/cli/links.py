"""`hub links`: check every address that the hub sends people to, or the built site's own links."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import yaml
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from hub.catalogue.problems import as_text
from hub.checks import links
from hub.cli import common, internal_links

_NOTES: Final = ".hub"  # where an unfinished run leaves its notes


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "links",
        help="check outward links",
        description="Check every outward address politely, and keep what was found.",
    )
    common.add_common(parser)
    parser.add_argument("--health", type=Path, metavar="FILE", help="in place of data/link-health.json")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the findings as JSON")
    parser.add_argument(
        "--report", type=Path, action="append", default=[], metavar="FILE.md|FILE.html",
        help="write the table for curators (may be given twice)",
    )  # fmt: skip
    parser.add_argument("--since", metavar="REV", help="only addresses that are new since REV")
    parser.add_argument("--only", metavar="ID", help="only the addresses of this entry")
    parser.add_argument("--confirm", metavar="ID", help="check this entry's addresses and vouch for what is there")
    parser.add_argument(
        "--homes", action="store_true",
        help="with --catalogue: also publishers' homes and the addresses in data/",
    )  # fmt: skip
    again = parser.add_mutually_exclusive_group()
    again.add_argument("--resume", action="store_true", help="go on with an unfinished run of today (the default)")
    again.add_argument("--fresh", action="store_true", help="begin anew")
    parser.add_argument(
        "--inside", type=Path, nargs="?", const=Path("site"), metavar="DIR",
        help="check the links inside the built site instead",
    )  # fmt: skip
    parser.add_argument("--crawl", action="store_true", help="--inside, and LinkChecker over HTTP too (minutes)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check; 0 when nothing needs a person, 1 when something does."""
    root = common.project_root()
    if args.inside is not None or args.crawl:
        return internal_links.run(Path.cwd() / (args.inside or "site"), root, crawl=args.crawl)
    if any(path.suffix not in {".md", ".html"} for path in args.report):
        return _wrong("a report's name ends in .md or .html")
    # Outages are counted in days, so the clock is the real one unless a date is given.
    args.today = args.today or datetime.now(tz=UTC).date()
    catalogue = common.load_or_tell(args, root)
    if catalogue is None:
        return common.PROBLEMS
    everything = args.catalogue is None or args.homes
    uses = links.of_everything(catalogue) if everything else links.of_versions(catalogue)
    wanted = uses
    if name := args.confirm or args.only:
        wanted = tuple(use for use in uses if use.id == name)
        if not wanted:
            return _wrong(f"no entry «{name}» with an address")
    if args.since:
        try:
            before = links.addresses_at(root, args.since, args.catalogue or root / "resources.yaml")
        except links.RevisionError as error:
            return _wrong(str(error))
        wanted = links.new_uses(wanted, before)
    return _check(args, root, uses, wanted)


def _check(args: argparse.Namespace, root: Path, uses: tuple[links.Use, ...], wanted: tuple[links.Use, ...]) -> int:
    path: Path = args.health or root / "data" / "link-health.json"
    known, last, problems = links.read(path)
    if problems:
        # What is known of failing and dangerous links must not be lost by writing over it.
        print(as_text(problems), file=sys.stderr)
        return common.PROBLEMS
    whole = not (args.only or args.since or args.confirm)
    journal = links.Journal(root / _NOTES, path, args.today) if not (args.only or args.confirm) else None
    # An address used by entries that are not asked for is still judged by all of its uses.
    urls = {use.url for use in wanted}
    addresses = links.grouped(use for use in uses if use.url in urls)
    found = _run(args, _settings(args, root), addresses, known, journal)
    if not args.allow_private and links.offline(found):
        print(
            "hub: not one host's name is known; is this machine offline? Nothing was kept.",
            file=sys.stderr,
        )
        return common.PROBLEMS
    checked = {url: finding.link for url, finding in found.items()}
    refused = _confirm(args, root, found, known, checked) if args.confirm else []
    prune = whole and (args.catalogue is None or args.health is not None)
    kept = {url: link for url, link in (known | checked).items() if not prune or url in checked}
    links.write(path, kept.values(), args.today if whole else last)
    if journal is not None:
        journal.over()
    return _tell(args, links.rows(wanted, checked), refused)


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
    columns = (TextColumn("Links"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("links", total=len(addresses), completed=len(earlier))

        def done(link: links.Link) -> None:
            if journal is not None:
                journal.note(link)
            progress.advance(task)

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


def _tell(args: argparse.Namespace, rows: tuple[links.Row, ...], refused: list[str]) -> int:
    """Write what was asked for, and say the rest."""
    if args.json is not None:
        listed = json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=1)
        args.json.write_text(listed + "\n", encoding="utf-8")
    for path in args.report:
        written = links.as_html if path.suffix == ".html" else links.as_markdown
        path.write_text(written(rows, args.today), encoding="utf-8")
    for row in links.worst_first(rows):
        mark = "!" if row.is_problem else " "
        language = f" ({row.use.language})" if row.use.language else ""
        print(f"{mark} {row.state}: «{row.use.id}»{language} {row.link.url} — {row.link.reason}")
    for url in refused:
        print(f"! not confirmed: {url}: there is no page to vouch for", file=sys.stderr)
    print(f"{len(rows)} links: {links.summary(rows) or 'none'}.")
    return common.PROBLEMS if refused or any(row.is_problem for row in rows) else common.FINE


def _settings(args: argparse.Namespace, root: Path) -> links.Settings:
    """Who we say we are, from the owner's settings in mkdocs.yml; what is unset is not sent."""
    site = _owner(root)
    extra: dict[str, Any] = site.get("extra") or {}
    mailbox = next(
        (str(extra[k]) for k in ("contact", "contact_email", "mailbox", "email") if extra.get(k)),
        "",
    )
    home = str(extra.get("site_url") or site.get("site_url") or "")
    home = home if home.startswith("http") and "127.0.0.1" not in home else ""
    return links.Settings(
        today=args.today,
        contact=home or mailbox,
        sender=mailbox if "@" in mailbox and mailbox.isascii() else "",
        allow_private=args.allow_private,
        archive_api="" if args.allow_private else links.ARCHIVE_API,
    )


def _owner(root: Path) -> dict[str, Any]:
    """mkdocs.yml as far as plain YAML goes: its special tags are passed over."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)
    try:
        found = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader)  # noqa: S506
    except (OSError, yaml.YAMLError):
        return {}
    return found if isinstance(found, dict) else {}


def _wrong(message: str) -> int:
    print(f"hub: {message}.", file=sys.stderr)
    return common.WRONG_USE
