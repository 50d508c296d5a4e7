"""`hub gaps`: the gap map at the terminal, as a table, CSV or JSON."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from hub.catalogue import Catalogue
from hub.catalogue.gap_history import history_text, line, read_history, with_line
from hub.catalogue.gaps import Cell, Gap, GapMap, gap_map
from hub.catalogue.problems import as_text
from hub.cli import atomic_write, common
from hub.exports.gaps import as_csv, as_json
from hub.schema import Term

HISTORY: Final = Path("data") / "gap-history.csv"
_GAP: Final = "   "  # between columns


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("gaps", help="show what is missing, for whom")
    common.add_common(parser)
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.add_argument("--health", type=Path, metavar="FILE", help="read this file in place of link-health.json")
    parser.add_argument("--record", action="store_true", help=f"also write today's line in {HISTORY.as_posix()}")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the map; with `--record` keep today's figures too."""
    root = common.project_root()
    catalogue = common.load_or_tell(args, root)
    if catalogue is None:
        return common.PROBLEMS
    found = gap_map(catalogue)
    if args.format == "json":
        print(as_json(found), end="")
    elif args.format == "csv":
        sys.stdout.write(as_csv(found).replace("\r\n", "\n"))
    else:
        print("\n".join(table(catalogue, found)))
    return _record(catalogue, found, root) if args.record else common.FINE


def _record(catalogue: Catalogue, found: GapMap, root: Path) -> int:
    path = root / HISTORY
    with atomic_write.writing(root):
        old = atomic_write.read(path)
        before, problems = read_history(path, HISTORY.as_posix())
        if problems:
            print(as_text(problems), file=sys.stderr)
            return common.PROBLEMS
        new = history_text(with_line(before, line(catalogue, found)))
        atomic_write.replace(path, new.encode("utf-8"), old)
    return common.FINE


def table(catalogue: Catalogue, found: GapMap) -> Iterator[str]:
    """The map as lines of text: a table for each objective, then the gaps, worst first."""
    terms = catalogue.vocabulary
    needs = list(terms.needs.values())
    for objective in terms.objectives.values():
        rows = [["", *(_label(need) for need in needs)]]
        for audience in terms.audiences.values():
            here = [c for c in found.cells
                    if c.objective == objective.id and c.audience == audience.id]  # fmt: skip
            rows.append([_label(audience), *(_cell(cell) for cell in here)])
        yield _label(objective)
        yield from _aligned(rows)
        yield ""
    yield f"{len(found.gaps)} gaps on {catalogue.today}, worst first (score, what, mark)"
    yield from (_gap(catalogue, gap) for gap in found.gaps)
    if found.unknown:
        yield ""
        why = "a work is there, and nobody has seen this language yet"
        yield f"{len(found.unknown)} not known on {catalogue.today}: {why}"
        yield from (_gap(catalogue, gap) for gap in found.unknown)


def _cell(cell: Cell) -> str:
    count = cell.count
    if count.unknown:
        return f"not known ({count.unseen} not seen yet)"
    if count.live == 0:
        return f"none yet ({count.listed} listed, not live)" if count.listed else "none yet"
    notes = [*(["only one"] if count.live == 1 else []), *([f"{count.unseen} not seen yet"] if count.unseen else [])]
    return f"{count.live} ({', '.join(notes)})" if notes else str(count.live)


def _gap(catalogue: Catalogue, gap: Gap) -> str:
    terms = catalogue.vocabulary
    about = [
        f"{'unseen' if gap.count.unknown else 'no'} {_label(terms.needs[gap.need])}",
        _label(terms.audiences[gap.audience]),
        _label(terms.objectives[gap.objective]),
        *([_label(terms.topics[gap.topic])] if gap.topic else []),
    ]
    ids = "/".join([gap.audience, gap.objective, gap.need, *([gap.topic] if gap.topic else [])])
    mark = f"  [{gap.mark_id}]" if gap.mark_id else ""
    return f"{gap.score:>3}  {' · '.join(about)}  ({ids}){mark}"


def _label(term: Term) -> str:
    return str(term.label.in_("en"))


def _aligned(rows: Iterable[list[str]]) -> Iterator[str]:
    listed = list(rows)
    widths = [max(map(len, column)) for column in zip(*listed, strict=True)]
    for row in listed:
        padded = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        yield ("  " + _GAP.join(padded)).rstrip()
