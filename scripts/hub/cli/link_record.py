"""What `hub links` does with the record alone, asking nobody: putting shares together, withdrawing at a word."""

from __future__ import annotations

import argparse
import sys

from hub.catalogue.problems import as_text
from hub.checks import links
from hub.cli import common
from hub.cli.link_findings import tell

Uses = tuple[links.Use, ...]


def withdraw(args: argparse.Namespace, wanted: Uses) -> int:
    """Withdraw an entry's links at a person's word, without asking for them."""
    known, last, problems = links.read(args.health)
    if problems:
        print(as_text(problems), file=sys.stderr)
        return common.PROBLEMS
    for url in {use.url for use in wanted}:
        old = known.get(url) or links.Link(url, "ok", args.today, args.today)
        known[url] = links.withdraw(old, args.today)
    links.write(args.health, known.values(), last)
    return tell(args, links.rows(wanted, known), [])


def merge(args: argparse.Namespace, uses: Uses) -> int:
    """Put the parts of a shared run together; the shares that are not there keep what was known."""
    known, last, problems = links.read(args.health)
    parts = []
    for path in args.merge:
        part, wrong = links.read_part(path)
        problems += wrong
        parts += [part] if part else []
    if problems:
        print(as_text(problems), file=sys.stderr)
        return common.PROBLEMS
    gone = links.missing(parts)
    kept = links.merged(known, parts)
    links.write(args.health, kept.values(), last if gone else min(part.checked for part in parts))
    status = tell(args, links.rows(uses, kept), [])
    for share in gone:
        print(f"! share {share} is not there: its addresses keep what was known", file=sys.stderr)
    return common.PROBLEMS if gone else status
