"""`hub import FILE.xlsx`: take a curator's workbook back into the files that people write.

One of its sheets as CSV is taken too. Nothing is written unless everything is right: the workbook can be read, no
cell contradicts what changed in the catalogue since it was given out, and the new catalogue obeys every rule.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hub.catalogue import Catalogue, CatalogueError, Problem
from hub.catalogue.problems import Place, as_text
from hub.catalogue.yaml_file import read
from hub.catalogue.yaml_writing import Edit, LayoutError, edited
from hub.cli import atomic_write, common, trial
from hub.exports.workbook import ticks
from hub.exports.workbook.apply import Rows, edits
from hub.exports.workbook.cells import in_cells
from hub.exports.workbook.columns import BASE, FILES, RESOURCES, SHEETS, TABLES, VERSIONS
from hub.exports.workbook.meant import meant
from hub.exports.workbook.merge import Difference, Key, after, key_of, merge
from hub.exports.workbook.read import read_workbook
from hub.exports.workbook.rows import rows_of
from hub.exports.workbook.sheet import Row, Sheet


@dataclass(frozen=True, slots=True)
class Planned:
    """What a workbook changes: the differences, and the new text of each file in the order of writing."""

    found: tuple[Difference, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("import", help="take a curator's workbook back")
    common.add_common(parser)
    parser.add_argument("file", type=Path, metavar="FILE.xlsx", help="what `hub export xlsx` wrote, or a sheet as CSV")
    parser.add_argument("--dry-run", action="store_true", help="say what would change")
    parser.set_defaults(run=run)


class RefusedError(Exception):
    """Ends the import before anything is written."""

    def __init__(self, problems: list[Problem], found: tuple[Difference, ...] = ()) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems, self.found = problems, found


def run(args: argparse.Namespace) -> int:
    """Read, compare, check, write: all under the lock, so that two imports come one after the other."""
    root = common.project_root()
    if args.dry_run:
        return _run(args, root)
    with atomic_write.writing(root):
        return _run(args, root)


def _run(args: argparse.Namespace, root: Path) -> int:
    files = trial.Files(root, args.catalogue or root / trial.CATALOGUE)
    before = {name: files.read(name) for name in FILES}
    catalogue = common.load_or_tell(args, root)
    if catalogue is None:
        return common.PROBLEMS
    try:
        planned = plan(args, files, catalogue, args.file)
    except RefusedError as refused:
        for each in refused.found:
            print(each)
        print(as_text(refused.problems), file=sys.stderr)
        print("Nothing was written.", file=sys.stderr)
        return common.PROBLEMS
    for each in planned.found:
        print(each)
    count = f"{len(planned.found)} change{'' if len(planned.found) == 1 else 's'}"
    if not planned.found:
        print("No changes.")
    elif args.dry_run:
        print(f"{count}; nothing was written.")
    else:
        trial.write(files, planned.texts, before)
        print(f"{count} written to {', '.join(files.path(name).name for name in planned.texts)}.")
    return common.FINE


def plan(args: argparse.Namespace, files: trial.Files, catalogue: Catalogue, workbook: Path) -> Planned:
    """What a workbook changes.

    Raises:
        RefusedError: with everything that is wrong with it.

    """
    sheets, problems = read_workbook(workbook)
    if problems:
        raise RefusedError(problems)
    now = rows_of(catalogue)
    sheets = meant(_with_bases(sheets, now), catalogue, common.real_day())
    ticked: dict[str, int] = {}
    wrong_ticks: list[Problem] = []
    if RESOURCES in sheets:
        sheets[RESOURCES], ticked, wrong_ticks = ticks.taken(sheets[RESOURCES])
    found, problems = _compare(sheets, catalogue, now)
    problems += wrong_ticks
    if ticked:
        problems += ticks.wrong(sheets[RESOURCES], ticked, catalogue)
    if not problems:
        found += ticks.differences(ticked, catalogue, found, common.real_day())
    if problems:
        raise RefusedError(problems, tuple(found))
    return _new_texts(args, files, catalogue, sheets, tuple(found)) if found else Planned()


def _with_bases(sheets: Mapping[str, Sheet], now: Mapping[str, list[dict[str, str]]]) -> dict[str, Sheet]:
    """The sheets with how they were given out; for a table with commas that is the catalogue as it is.

    Rows and columns that such a table does not have are left alone.
    """
    found = dict(sheets)
    for name, sheet in sheets.items():
        if name.startswith(BASE) or BASE + name in sheets:
            continue
        keys = {key_of(name, row.values) for row in sheet.rows}
        rows = [
            Row(0, {column: text for column, text in values.items() if column in sheet.columns})
            for values in now[name] if key_of(name, values) in keys
        ]  # fmt: skip
        found[BASE + name] = replace(sheet, rows=tuple(rows))
    return found


def _compare(
    sheets: Mapping[str, Sheet], catalogue: Catalogue, now: Mapping[str, list[dict[str, str]]]
) -> tuple[list[Difference], list[Problem]]:
    found: list[Difference] = []
    problems: list[Problem] = []
    for name in SHEETS:
        if name in sheets:
            some, wrong = merge(sheets[BASE + name], sheets[name], now[name], name)
            found += some
            problems += wrong
    entries = {row.values.get("id", "") for row in sheets[RESOURCES].rows} if RESOURCES in sheets else set()
    problems += _nobodys(sheets, VERSIONS, entries | set(catalogue.by_id), "entry", RESOURCES)
    boards = {row["id"] for row in now["boards"]}
    problems += _nobodys(sheets, "councils", boards, "board", "boards")
    left_out = {out.id for out in catalogue.left_out}
    problems += [
        sheets[RESOURCES].problem("left-out", row.number, "id", "the id stands in data/left-out.yaml",
                                  "choose another, or remove it there")
        for row in (sheets[RESOURCES].rows if RESOURCES in sheets else ()) if row.values.get("id") in left_out
    ]  # fmt: skip
    return found, problems


def _nobodys(sheets: Mapping[str, Sheet], name: str, known: set[str], owner: str, other: str) -> list[Problem]:
    """Rows that belong to a row which there is not."""
    column = TABLES[name].owner
    return [
        sheets[name].problem(
            "id", row.number, column, f"no {owner} has the id «{row.values.get(column, '')}»",
            f"correct it, or add the {owner} in the sheet «{sheets[other].tab if other in sheets else other}»")
        for row in (sheets[name].rows if name in sheets else ()) if row.values.get(column, "") not in known
    ]  # fmt: skip


def _new_texts(
    args: argparse.Namespace,
    files: trial.Files,
    catalogue: Catalogue,
    sheets: Mapping[str, Sheet],
    found: tuple[Difference, ...],
) -> Planned:
    now = rows_of(catalogue)
    target = {name: after(now[name], found, name) for name in SHEETS}
    nodes = {name: node for name in FILES if name != trial.CATALOGUE and (node := read(files.path(name))[0])}
    made = edits(catalogue, found, target, nodes)
    try:
        texts = {name: _edited(files, name, made[name]) for name in FILES if name in made}
    except LayoutError as error:
        raise RefusedError([error.problem], found) from error
    with trial.folder() as folder:
        try:
            new = trial.loaded(args, files, texts, catalogue, folder)
        except CatalogueError as error:
            is_whole = bool(set(texts) - {trial.CATALOGUE})  # its files are told of as those of the project
            roots = {name if is_whole else str(folder / name): read(folder / name)[0] for name in texts}
            raise RefusedError(in_cells(error.problems, roots, sheets), found) from error
    wrong = sorted({key[0] for name in SHEETS for key in _unlike(new, target[name], name)})
    if wrong:
        raise RefusedError([_by_hand(files, each) for each in wrong], found)
    return Planned(found, texts)


def _edited(files: trial.Files, name: str, made: list[Edit]) -> str:
    return edited(files.text(name), made, files.path(name).name)


def _unlike(new: Catalogue, target: Rows, name: str) -> set[Key]:
    """The rows that the new text does not say as they should be: the last guard before writing."""
    is_ = after(rows_of(new)[name], (), name)
    return {key for key in {*is_, *target} if _comparable(is_.get(key, {})) != _comparable(target.get(key, {}))}


def _comparable(row: Mapping[str, str]) -> dict[str, str]:
    """A row without what is worked out from others."""
    return {column: text for column, text in row.items() if column != "same_in_both"}


def _by_hand(files: trial.Files, identity: str) -> Problem:
    return Problem("layout", Place(files.catalogue.name, 1, 1), "the entry is laid out in a way that cannot be edited"
                   " safely", "make this change by hand", identity)  # fmt: skip
