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
from hub.catalogue.editing import CannotEdit
from hub.catalogue.model import Place
from hub.catalogue.problems import as_text
from hub.catalogue.reader import read
from hub.cli import common
from hub.cli.files import replace_bytes
from hub.exports.apply import Rows, apply
from hub.exports.back import in_cells
from hub.exports.merge import Difference, after, merge
from hub.exports.workbook import BASE, COLUMNS, RESOURCES, VERSIONS, rows_of
from hub.exports.workbook_reader import Sheet, read_workbook


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("import", help="take a curator's workbook back")
    common.add_common(parser)
    parser.add_argument("file", type=Path, metavar="FILE.xlsx", help="what `hub export xlsx` wrote")
    parser.add_argument("--dry-run", action="store_true", help="say what would change")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read, compare, check, write."""
    root = common.project_root()
    catalogue = common.load_or_tell(args, root)
    if catalogue is None:
        return common.PROBLEMS
    path = args.catalogue or root / "resources.yaml"
    sheets, problems = read_workbook(args.file)
    if problems:
        return _tell(problems)
    found, problems = _compare(sheets, catalogue)
    for each in found:
        print(each)
    if problems:
        return _tell(problems)
    if not found:
        print("No changes.")
        return common.FINE
    try:
        text = _edited(path, found, catalogue)
    except CannotEdit as cannot:
        return _tell([_by_hand(path, catalogue, str(cannot))])
    problems = _check(text, found, catalogue, sheets, args, root)
    if problems:
        return _tell(problems)
    count = f"{len(found)} change{'' if len(found) == 1 else 's'}"
    if args.dry_run:
        print(f"{count}; nothing was written.")
        return common.FINE
    replace_bytes(path, _with_mark(path, text))
    print(f"{count} written to {path.name}.")
    return common.FINE


def _tell(problems: list[Problem]) -> int:
    print(as_text(problems), file=sys.stderr)
    print("Nothing was written.", file=sys.stderr)
    return common.PROBLEMS


def _compare(
    sheets: Mapping[str, Sheet], catalogue: Catalogue
) -> tuple[list[Difference], list[Problem]]:
    now = rows_of(catalogue)
    found: list[Difference] = []
    problems: list[Problem] = []
    for name in COLUMNS:
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
    problems += [
        sheets[RESOURCES].problem("left-out", row.number, "id", "the id stands in data/left-out.yaml",
                                  "choose another, or remove it there")
        for row in sheets[RESOURCES].rows if row.values["id"] in left_out
    ]  # fmt: skip
    return found, problems


def _target(found: list[Difference], catalogue: Catalogue) -> dict[str, Rows]:
    now = rows_of(catalogue)
    return {name: after(now[name], found, name) for name in COLUMNS}


def _edited(path: Path, found: list[Difference], catalogue: Catalogue) -> str:
    node, _ = read(path)
    if node is None:  # it was read a moment ago
        raise CannotEdit
    # Not read_text, which would turn the line ends of Windows into others.
    text = path.read_bytes().decode("utf-8-sig")
    return apply(text, node, found, _target(found, catalogue))


def _check(
    text: str, found: list[Difference], catalogue: Catalogue,
    sheets: Mapping[str, Sheet], args: argparse.Namespace, root: Path,
) -> list[Problem]:  # fmt: skip
    """Whether the new text is a good catalogue, and says what the workbook says."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "resources.yaml"
        path.write_bytes(text.encode("utf-8"))
        try:
            new = load(root, catalogue=path, today=catalogue.today, allow_private=args.allow_private)
        except CatalogueError as error:
            node, _ = read(path)
            return in_cells(error.problems, str(path), node, sheets)
    now = rows_of(new)
    target = _target(found, catalogue)
    wrong = [
        key[0]
        for name in COLUMNS
        for key, row in target[name].items()
        if _comparable(after(now[name], (), name).get(key, {})) != _comparable(row)
    ]
    whole = {name: {key for key in after(now[name], (), name)} == set(target[name]) for name in COLUMNS}
    if not wrong and all(whole.values()):
        return []
    return [_by_hand(args.catalogue or root / "resources.yaml", catalogue, each) for each in wrong[:5]]


def _comparable(row: Mapping[str, str]) -> dict[str, str]:
    """A row without what is worked out from others."""
    return {column: text for column, text in row.items() if column != "same_in_both"}


def _by_hand(path: Path, catalogue: Catalogue, identity: str) -> Problem:
    entry = catalogue.by_id.get(identity)
    place = entry.place if entry and entry.place else Place(path.name, 1, 1)
    return Problem("layout", place, "the entry is laid out in a way that cannot be edited safely",
                   "make this change by hand", identity)  # fmt: skip


def _with_mark(path: Path, text: str) -> bytes:
    """Keep the byte-order mark, if the file has one."""
    mark = b"\xef\xbb\xbf" if path.read_bytes()[:3] == b"\xef\xbb\xbf" else b""
    return mark + text.encode("utf-8")
