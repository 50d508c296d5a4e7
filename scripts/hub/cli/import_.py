"""`hub import FILE.xlsx`: take a curator's workbook back into `resources.yaml`.

Nothing is written unless everything is right: the workbook can be read, no cell contradicts what
changed in the catalogue since it was given out, and the new catalogue obeys every rule.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hub.catalogue import Catalogue, CatalogueError, Problem, load
from hub.catalogue.problems import Place, as_text
from hub.catalogue.yaml_file import read
from hub.catalogue.yaml_writing import LayoutError, edited
from hub.cli import atomic_write, common
from hub.exports.workbook import ticks
from hub.exports.workbook.apply import Rows, edits
from hub.exports.workbook.cells import in_cells
from hub.exports.workbook.columns import BASE, RESOURCES, SHEETS, VERSIONS
from hub.exports.workbook.merge import Difference, Key, after, merge
from hub.exports.workbook.read import Sheet, read_workbook
from hub.exports.workbook.write import rows_of


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("import", help="take a curator's workbook back")
    common.add_common(parser)
    parser.add_argument("file", type=Path, metavar="FILE.xlsx", help="what `hub export xlsx` wrote")
    parser.add_argument("--dry-run", action="store_true", help="say what would change")
    parser.set_defaults(run=run)


class _Refused(Exception):  # noqa: N818 - not an error of the program
    """Ends the import before anything is written."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems


def run(args: argparse.Namespace) -> int:
    """Read, compare, check, write: all under the lock, so that two imports come one after the other."""
    root = common.project_root()
    if args.dry_run:
        return _run(args, root)
    with atomic_write.writing(root):
        return _run(args, root)


def _run(args: argparse.Namespace, root: Path) -> int:
    path: Path = args.catalogue or root / "resources.yaml"
    before = atomic_write.read(path)
    catalogue = common.load_or_tell(args, root)
    if catalogue is None:
        return common.PROBLEMS
    try:
        found, text = _planned(args, root, path, (before or b"").decode("utf-8"), catalogue)
    except _Refused as refused:
        print(as_text(refused.problems), file=sys.stderr)
        print("Nothing was written.", file=sys.stderr)
        return common.PROBLEMS
    count = f"{len(found)} change{'' if len(found) == 1 else 's'}"
    if not found:
        print("No changes.")
    elif args.dry_run:
        print(f"{count}; nothing was written.")
    else:
        atomic_write.replace(path, text.encode("utf-8"), before)
        print(f"{count} written to {path.name}.")
    return common.FINE


def _planned(
    args: argparse.Namespace, root: Path, path: Path, before: str, catalogue: Catalogue
) -> tuple[list[Difference], str]:
    """What the workbook changes, told as it is found, and the new text of the catalogue."""
    sheets, problems = read_workbook(args.file)
    if problems:
        raise _Refused(problems)
    sheets[RESOURCES], ticked, wrong_ticks = ticks.taken(sheets[RESOURCES])
    found, problems = _compare(sheets, catalogue)
    problems += [*wrong_ticks, *ticks.wrong(sheets[RESOURCES], ticked, catalogue)]
    if not problems:
        found += ticks.differences(ticked, catalogue, found, common.real_day())
    for each in found:
        print(each)
    if problems:
        raise _Refused(problems)
    if not found:
        return [], ""
    target = _target(found, catalogue)
    try:
        text = edited(before, edits(catalogue, found, target), path.name)
    except LayoutError as error:
        raise _Refused([error.problem]) from error
    new = _read_again(text, catalogue, sheets, args, root)
    wrong = sorted({key[0] for name in SHEETS for key in _unlike(new, target[name], name)})
    if wrong:
        raise _Refused([_by_hand(path, catalogue, each) for each in wrong])
    return found, text


def _compare(sheets: Mapping[str, Sheet], catalogue: Catalogue) -> tuple[list[Difference], list[Problem]]:
    now = rows_of(catalogue)
    found: list[Difference] = []
    problems: list[Problem] = []
    for name in SHEETS:
        some, wrong = merge(sheets[BASE + name], sheets[name], now[name], name)
        found += some
        problems += wrong
    known = {row.values["id"] for row in sheets[RESOURCES].rows} | set(catalogue.by_id)
    given = sheets[VERSIONS]
    problems += [
        given.problem("id", row.number, "id", f"no entry has the id «{row.values['id']}»",
                      f"correct it, or add the entry in the sheet «{RESOURCES}»")
        for row in given.rows if row.values["id"] not in known
    ]  # fmt: skip
    left_out = {out.id for out in catalogue.left_out}
    entries = sheets[RESOURCES]
    problems += [
        entries.problem("left-out", row.number, "id", "the id stands in data/left-out.yaml",
                        "choose another, or remove it there")
        for row in entries.rows if row.values["id"] in left_out
    ]  # fmt: skip
    return found, problems


def _target(found: list[Difference], catalogue: Catalogue) -> dict[str, Rows]:
    now = rows_of(catalogue)
    return {name: after(now[name], found, name) for name in SHEETS}


def _read_again(
    text: str,
    catalogue: Catalogue,
    sheets: Mapping[str, Sheet],
    args: argparse.Namespace,
    root: Path,
) -> Catalogue:
    """The catalogue that the new text makes; refused when it breaks a rule."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "resources.yaml"
        path.write_bytes(text.encode("utf-8"))
        try:
            return load(
                root, catalogue=path, today=catalogue.today, latest=max(common.latest(args), common.real_day()),
                allow_private=args.allow_private,
            )  # fmt: skip
        except CatalogueError as error:
            node, _ = read(path)
            raise _Refused(in_cells(error.problems, str(path), node, sheets)) from error


def _unlike(new: Catalogue, target: Rows, name: str) -> set[Key]:
    """The rows that the new text does not say as they should be: the last guard before writing."""
    is_ = after(rows_of(new)[name], (), name)
    return {key for key in {*is_, *target} if _comparable(is_.get(key, {})) != _comparable(target.get(key, {}))}


def _comparable(row: Mapping[str, str]) -> dict[str, str]:
    """A row without what is worked out from others."""
    return {column: text for column, text in row.items() if column != "same_in_both"}


def _by_hand(path: Path, catalogue: Catalogue, identity: str) -> Problem:
    del catalogue
    return Problem("layout", Place(path.name, 1, 1), "the entry is laid out in a way that cannot be edited safely",
                   "make this change by hand", identity)  # fmt: skip
