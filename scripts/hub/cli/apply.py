"""`hub apply FILE`: take in the file that the curators' desk makes.

What it changes is told in Welsh and in English; nothing is written unless all of it is right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from hub.catalogue import Catalogue, CatalogueError, Problem
from hub.catalogue.yaml_writing import LayoutError, edited
from hub.cli import atomic_write, common, trial
from hub.cli.summaries import inert
from hub.exports.data import plain_resource
from hub.exports.desk import Refused, Sentence, Taken, Wrong, read_change_file, taken, told, told_wrong
from hub.languages import LANGUAGES, word
from hub.schema.change import MOST_BYTES

PUBLISHERS: Final = "data/publishers.yaml"


@dataclass(frozen=True, slots=True)
class Planned:
    """The new text of each file by its name, and what it held before."""

    taken: Taken
    texts: Mapping[str, str]
    before: Mapping[str, bytes | None]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "apply", help="take in a file of changes that the curators' desk made",
        description="Check a file of changes (change.json), say in Welsh and English what it changes, and change it.",
    )  # fmt: skip
    common.add_common(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="what the desk gave: change.json")
    parser.add_argument("--dry-run", action="store_true", help="say what would change; write nothing")
    parser.add_argument("--format", choices=tuple(_SHOWN), default="text", help="how to say it")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read, check, tell, write: all under the lock."""
    root = common.project_root()
    try:
        content = _content(args.file)
    except OSError as error:
        print(f"hub apply: {args.file} cannot be read ({error.strerror or 'no such file'}).", file=sys.stderr)
        return common.WRONG_USE
    if args.dry_run:
        return _run(args, root, content)
    with atomic_write.writing(root):
        return _run(args, root, content)


def _content(path: Path) -> bytes:
    """The file, as far as anybody would read it."""
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _run(args: argparse.Namespace, root: Path, content: bytes) -> int:
    catalogue = common.load_or_tell(args, root)
    if catalogue is None:
        return common.PROBLEMS
    files = trial.Files(root, args.catalogue or root / trial.CATALOGUE)
    try:
        planned = _planned(args, files, catalogue, content)
    except Refused as refused:
        print(_SHOWN[args.format]([], [told_wrong(each) for each in refused.found], refused.found))
        return common.PROBLEMS
    if not args.dry_run:
        trial.write(files, planned.texts, planned.before)
    print(_SHOWN[args.format](list(told(planned.taken, catalogue)), [], ()))
    return common.FINE


# ---- working it out ----


def _planned(args: argparse.Namespace, files: trial.Files, catalogue: Catalogue, content: bytes) -> Planned:
    """What the file changes, and the texts that say so.

    Raises:
        Refused: with everything that is wrong.

    """
    day = common.real_day()
    known = replace(catalogue.known, latest=max(common.latest(args), day))
    file, wrong = read_change_file(content, known)
    if file is None:
        raise Refused(wrong)
    found = taken(file, catalogue, known, day)
    before: dict[str, bytes | None] = {}
    texts: dict[str, str] = {}
    for name, edits in ((PUBLISHERS, found.publisher_edits), (trial.CATALOGUE, found.edits)):
        if edits:
            before[name] = files.read(name)
            try:
                texts[name] = edited(files.text(name), edits, name)
            except LayoutError as error:
                raise Refused([_wrong(error.problem)]) from error
    _read_again(args, files, catalogue, found, texts)
    return Planned(found, texts, before)


def _read_again(
    args: argparse.Namespace, files: trial.Files, catalogue: Catalogue, found: Taken, texts: Mapping[str, str]
) -> None:
    """See that the new texts obey every rule and say what was meant, and nothing else.

    Raises:
        Refused: they do not.

    """
    with trial.folder() as folder:
        try:
            new = trial.loaded(args, files, texts, catalogue, folder)
        except CatalogueError as error:
            raise Refused([_wrong(each) for each in error.problems]) from error
    meant = {**catalogue.publishers, **{each.id: each for each in found.publishers}}
    same = [plain_resource(each) for each in new.resources] == [plain_resource(each) for each in found.resources]
    if not same or new.publishers != meant:
        what, fix = "the new text would not say what was meant", "make this change by hand"
        raise Refused([Wrong("", (), "layout", what, fix)])


def _wrong(problem: Problem) -> Wrong:
    return Wrong(problem.about, (), problem.rule, problem.what, problem.fix)


# ---- telling it ----


def as_text(sentences: Iterable[Sentence], refused: Sequence[Sentence], found: Sequence[Wrong]) -> str:
    """Both languages, each by itself, Welsh first; what is refused with the rule and the remedy of `hub check`."""
    lines = []
    for language, nothing in zip(LANGUAGES, _NOTHING, strict=True):
        for each in (*sentences, *refused):
            lines.append(_printable(str(each.words.side(language))))
            lines += [f"  {_printable(str(line.side(language)))}" for line in each.below]
        lines += [nothing, ""] if refused else [""]
    lines += [_printable(f"[{each.rule}] {each.what}. Fix: {each.fix}.") for each in found]
    return "\n".join(lines).rstrip()


def as_markdown(sentences: Iterable[Sentence], refused: Sequence[Sentence], found: Sequence[Wrong]) -> str:
    """For a pull request: nothing of it can become a link, a mention or a tag."""
    del found
    lines = []
    for language, name, nothing in zip(LANGUAGES, ("Cymraeg", "English"), _NOTHING, strict=True):
        lines += [f"### {name}", ""]
        for each in (*sentences, *refused):
            lines.append(f"- {inert(_printable(str(each.words.side(language))))}")
            lines += [f"  - {inert(_printable(str(line.side(language))))}" for line in each.below]
        lines += ["", nothing, ""] if refused else [""]
    return "\n".join(lines).rstrip()


def as_json(sentences: Iterable[Sentence], refused: Sequence[Sentence], found: Sequence[Wrong]) -> str:
    """`changes` and `problems`, each with the entry's id and its words; a problem with its field and rule too."""

    def plain(each: Sentence) -> dict[str, object]:
        below = {language: [line.side(language) for line in each.below] for language in LANGUAGES}
        return {"id": each.about, "cy": each.words.cy, "en": each.words.en, "fields": below}

    problems = [
        {"id": each.about, "field": ".".join(map(str, wrong.field)), "rule": wrong.rule, "cy": each.words.cy,
         "en": each.words.en, "what": wrong.what, "fix": wrong.fix}
        for each, wrong in zip(refused, found, strict=True)
    ]  # fmt: skip
    return json.dumps({"changes": list(map(plain, sentences)), "problems": problems}, ensure_ascii=False, indent=1)


def _printable(words: str) -> str:
    """Words on one line, without signs that a terminal or a log may take for something else."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words)


_NOTHING: Final = tuple(word(language, "change.refused") for language in LANGUAGES)
_SHOWN: Final = {"text": as_text, "markdown": as_markdown, "json": as_json}
