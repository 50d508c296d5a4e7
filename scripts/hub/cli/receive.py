"""`hub receive EVENT.json`: take in what somebody has put onto the form "Change the catalogue" on GitHub.

The event is what GitHub saves of an issue. What is in it, and the file that was attached, may come from anybody:
they are read, never run, and told as text. What is right is written into this checkout, for another step to propose.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from hub.catalogue import Catalogue
from hub.cli import apply, atomic_write, common, import_, trial
from hub.cli.summaries import inert
from hub.exports.workbook import telling
from hub.exports.workbook.columns import FILES
from hub.languages import LANGUAGES, word

_MOST_EVENT: Final = 5_000_000  # bytes; GitHub's own limit for a body is 65,536 characters
_PASTED: Final = re.compile(r"```(?:json)?\s*\n(\{.*?\n?\})\s*\n```", re.DOTALL)
_NAMES: Final = {"cy": "Cymraeg", "en": "English"}
_MOST_LINES: Final = 400  # of a report; an issue holds 65,536 characters
_MOST_SIGNS: Final = 50_000


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("receive", help="take in a change that came by the form on GitHub")
    common.add_common(parser)
    parser.add_argument("event", type=Path, metavar="EVENT.json", help="the event of the issue, as GitHub saves it")
    parser.add_argument("--file", type=Path, metavar="FILE", help="what was attached: change.json, XLSX or CSV")
    parser.add_argument("--report", type=Path, metavar="FILE.md", help="write here what changes, in both languages")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read, apply, tell; 1 when nothing could be taken in."""
    root = common.project_root()
    with trial.folder() as folder:
        given = args.file if args.file and args.file.is_file() else _pasted(args.event, folder)
        if given is None:
            status, report = common.PROBLEMS, _said("receive.nothing")
        elif given.suffix.lower() == ".json":
            status, report = _applied(args, given)
        else:
            status, report = _imported(args, root, given)
    if args.report:
        atomic_write.replace(args.report, report.encode("utf-8"))
    print(report)
    return status


def _pasted(event: Path, folder: Path) -> Path | None:
    """A change file that was pasted between fences into the issue, as a file; None where there is none."""
    body = _body(event)
    found = _PASTED.search(body)
    if found is None:
        return None
    path = folder / "change.json"
    path.write_text(found.group(1), encoding="utf-8", errors="replace")
    return path


def _body(event: Path) -> str:
    try:
        with event.open("rb") as file:
            read: Any = json.loads(file.read(_MOST_EVENT + 1).decode("utf-8"))
        body = read["issue"]["body"]
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return ""
    return body.replace("\r\n", "\n") if isinstance(body, str) else ""


def _applied(args: argparse.Namespace, given: Path) -> tuple[int, str]:
    """What `hub apply` says of a change file."""
    args.file, args.dry_run, args.format = given, False, "markdown"
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
        status = apply.run(args)
    return status, _whole(said.getvalue()) if said.getvalue().strip() else _said("receive.refused")


def _imported(args: argparse.Namespace, root: Path, given: Path) -> tuple[int, str]:
    """What a workbook, or a sheet of it, changes; every cell that is wrong, where it cannot be taken."""
    files = trial.Files(root, args.catalogue or root / trial.CATALOGUE)
    with atomic_write.writing(root):
        before = {name: files.read(name) for name in FILES}
        catalogue = common.load_or_tell(args, root)
        if catalogue is None:
            return common.PROBLEMS, _said("receive.refused")
        try:
            planned = import_.plan(args, files, catalogue, given)
        except import_.RefusedError as refused:
            return common.PROBLEMS, _whole("\n".join(_refused(refused)))
        if not planned.found:
            return common.PROBLEMS, _said("receive.same")
        trial.write(files, planned.texts, before)
    return common.FINE, _whole("\n".join(_told(planned, catalogue)))


def _told(planned: import_.Planned, catalogue: Catalogue) -> Iterator[str]:
    for language in LANGUAGES:
        yield f"### {_NAMES[language]}\n"
        for headline, below in telling.changes(planned.found, catalogue, language):
            yield f"- {as_text(headline)}"
            yield from (f"  - {as_text(line)}" for line in below)
        yield ""


def _refused(refused: import_.RefusedError) -> Iterator[str]:
    for language in LANGUAGES:
        yield f"### {_NAMES[language]}\n\n{word(language, 'receive.refused')}\n"
        yield from (f"- {as_text(line)}" for line in telling.problems(refused.problems, language))
        yield ""


def _said(key: str) -> str:
    return _whole("\n\n".join(f"### {_NAMES[language]}\n\n{word(language, key)}" for language in LANGUAGES))


def _whole(text: str) -> str:
    """A report that an issue can hold."""
    lines = text.strip().splitlines()
    short = "\n".join(lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES or len(short) > _MOST_SIGNS:
        more = " / ".join(word(language, "receive.more") for language in LANGUAGES)
        short = f"{short[:_MOST_SIGNS].rpartition(chr(10))[0]}\n\n{more}"
    return f"{short}\n"


def as_text(words: str) -> str:
    """Words from outside that Markdown, a terminal and GitHub show as they are."""
    return inert("".join(c if c.isprintable() or c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in words))
