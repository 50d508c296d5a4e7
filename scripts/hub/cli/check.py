"""`hub check [FILE]`: is everything that curators and editors wrote right, in both languages."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from hub import building
from hub.catalogue import Catalogue, CatalogueError, Problem, doorways, load
from hub.catalogue.cross_checks import full_weeks, shared_addresses, without_entry
from hub.catalogue.problems import as_github, as_json, as_text
from hub.checks.texts import dictionary, translations, understood
from hub.checks.texts import run as texts_run
from hub.checks.texts.collect import Texts, collect
from hub.cli import atomic_write, common
from hub.cli.summaries import append, problems_as_markdown

_SHOWN: Final = {"text": as_text, "github": as_github, "json": as_json}
_MANY: Final = 500  # texts; fewer are checked in less than two seconds


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "check", help="check the catalogue, the interface words, the pages and their Welsh",
        description="Checks the catalogue, the interface words, the pages and their Welsh. Errors "
        "give exit status 1; warnings are listed.",
    )  # fmt: skip
    common.add_common(parser)
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE",
        help="check this file only, in place of resources.yaml and against the project's own data",
    )  # fmt: skip
    parser.add_argument("--format", choices=tuple(_SHOWN), default="text", help="how to show problems")
    parser.add_argument("--summary", type=Path, metavar="FILE", help="also add the problems to FILE, as Markdown")
    parser.add_argument(
        "--understood", action="store_true",
        help="list how hard each page is in Welsh and in English side by side, hardest Welsh first",
    )  # fmt: skip
    parser.add_argument("--warnings", action="store_true", help="let warnings fail the check too")
    parser.add_argument(
        "--stamp", action="store_true",
        help=f"record in {translations.FILE} that both sides of each text were written together",
    )  # fmt: skip
    parser.add_argument(
        "--still-right", action="append", default=[], metavar="KEY",
        help="with --stamp: the Welsh of this text is right although its English has changed",
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check, show what was found, and record it when asked."""
    if wrong := _wrong_use(args):
        print(f"hub check: {wrong}", file=sys.stderr)
        return common.WRONG_USE
    root = common.project_root()
    args.catalogue = args.file or args.catalogue
    try:
        catalogue = load(
            root, latest=common.latest(args), catalogue=args.catalogue, today=common.today(args, root),
            allow_private=args.allow_private,
        )  # fmt: skip
        texts = collect(root, args.catalogue or root / "resources.yaml")
        if args.understood:
            return _understood(root, texts, catalogue)
        problems = _of_texts(root, texts, catalogue, only_file=args.file is not None)
        if args.catalogue is None:
            told = {(problem.rule, problem.place) for problem in problems}
            pages = building.page_problems(root, catalogue)
            problems += [each for each in pages if (each.rule, each.place) not in told]
            problems += [*without_entry(catalogue, root), *full_weeks(catalogue, root), *shared_addresses(root)]
            problems += doorways.problems(catalogue, root)
    except CatalogueError as error:
        _show(error.problems, args.format, args.summary)
        return common.PROBLEMS
    except dictionary.MissingToolsError as error:
        print(f"hub check: {error} is not installed; run `make setup` first.", file=sys.stderr)
        return common.WRONG_USE
    _show(problems, args.format, args.summary)
    failed = any(problem.severity == "error" or args.warnings for problem in problems)
    if args.stamp:
        return _stamp(root, texts, args.still_right, failed=failed)
    return common.PROBLEMS if failed else common.FINE


def _wrong_use(args: argparse.Namespace) -> str | None:
    if args.file is not None and not args.file.exists():
        return f"there is no file {args.file}."
    if args.file is not None and args.catalogue is not None:
        return "name one file, either as FILE or with --catalogue."
    if args.stamp and (args.file is not None or args.catalogue is not None):
        return "--stamp records the project's own texts; leave the file out."
    if args.still_right and not args.stamp:
        return "--still-right goes with --stamp."
    return None


def _of_texts(root: Path, texts: Texts, catalogue: Catalogue, *, only_file: bool) -> list[Problem]:
    if len(texts.pairs) > _MANY:
        print(f"Checking {len(texts.pairs)} texts in both languages …", file=sys.stderr)
    return texts_run.check(root, texts, catalogue, only_file=only_file)


def _understood(root: Path, texts: Texts, catalogue: Catalogue) -> int:
    """List the pages; 1 when the Welsh of one is much harder than its English."""
    welsh = dictionary.welsh(root / dictionary.WORDS_FILE)
    names = texts_run.names_of(texts, welsh)
    found = understood.rows(texts.pairs, catalogue, names, welsh)
    texts_too_long = understood.long_texts(texts.pairs, names)
    much = sum(row.much for row in found)
    print(understood.as_table(found))
    if texts_too_long:
        print(f"\n{understood.as_list(texts_too_long)}")
    print(
        f"{len(found)} pages; the Welsh of {much} pages and of {len(texts_too_long)} single texts is {understood.MUCH}"
        " times as hard as its English, or more."
    )
    return common.PROBLEMS if much else common.FINE


def _show(problems: Iterable[Problem], form: str, summary: Path | None) -> None:
    if summary is not None:
        append(summary, problems_as_markdown(problems))
    shown = _SHOWN[form](problems)
    if shown:
        print(shown)


def _stamp(root: Path, texts: Texts, still_right: Sequence[str], *, failed: bool) -> int:
    if failed:
        print("Nothing was recorded: correct the problems first.", file=sys.stderr)
        return common.PROBLEMS
    keys = {pair.key for pair in texts.pairs}
    if unknown := [key for key in still_right if key not in keys]:
        print(f"hub check: there is no text «{unknown[0]}».", file=sys.stderr)
        return common.WRONG_USE
    path = root / translations.FILE
    with atomic_write.writing(root):
        old = atomic_write.read(path)
        before, _ = translations.stamps(path)
        after = translations.stamped(texts.pairs, before, still_right)
        atomic_write.replace(path, translations.as_json(after).encode("utf-8"), old)
    changed = sum(before.get(key) != stamp for key, stamp in after.items())
    print(f"Recorded {len(after)} texts, {changed} of them new or changed.", file=sys.stderr)
    return common.FINE
