"""`hub log`: write into `data/changes.yaml` what changed in the catalogue since it was last run."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, Final

from hub.catalogue import Catalogue
from hub.catalogue.changelog import (
    compare,
    log_text,
    news,
    read_changes,
    read_state,
    state_of,
    state_text,
)
from hub.catalogue.problems import as_text
from hub.cli import atomic_write, common
from hub.pages import kept_addresses
from hub.pages.docs_pages import read_pages
from hub.pages.plan import plan
from hub.schema.faults import ANYTHING

CHANGES: Final = Path("data") / "changes.yaml"
STATE: Final = Path("data") / "catalogue-state.json"


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("log", help="add what changed in the catalogue to the log")
    common.add_common(parser)
    parser.add_argument("--dry-run", action="store_true", help="print, but write nothing")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Compare, add, remember. Run twice, the second time adds nothing."""
    root = common.project_root()
    if args.dry_run:
        return _run(args, root)
    with atomic_write.writing(root):
        return _run(args, root)


def _run(args: argparse.Namespace, root: Path) -> int:
    catalogue = common.load_or_tell(args, root)
    if catalogue is None:
        return common.PROBLEMS
    old_log, old_state = atomic_write.read(root / CHANGES), atomic_write.read(root / STATE)
    before, published, problems = read_state(root / STATE)
    already, more = read_changes(root / CHANGES, CHANGES.as_posix())
    if problems or more:
        print(as_text([*problems, *more]), file=sys.stderr)
        return common.PROBLEMS
    after = state_of(catalogue)
    new = news(already, compare(before, after, catalogue.today))
    for change in new:
        print(f"{change.date}  {change.change}  {change.id}")
    if before is None:
        print(f"The log begins here, with {len(after)} entries.")
    else:
        print(f"{len(new)} change{'' if len(new) == 1 else 's'}.")
    if args.dry_run:
        return common.FINE
    if new:
        text = log_text((old_log or b"").decode("utf-8"), new)
        atomic_write.replace(root / CHANGES, text.encode("utf-8"), old_log)
    # The state is written last: if writing the log fails, the next run finds the same changes.
    addresses = {**published, **_addresses(catalogue, root)}
    if (before, published) != (after, addresses):
        atomic_write.replace(root / STATE, state_text(after, addresses).encode("utf-8"), old_state)
    return common.FINE


def _addresses(catalogue: Catalogue, root: Path) -> dict[str, str]:
    """The addresses that the site has now. A page that cannot be read is for `hub check` to tell."""
    written, _ = read_pages(root / "docs", ANYTHING)
    return kept_addresses.published(plan(catalogue, written))
