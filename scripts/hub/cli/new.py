"""`hub new`: ask for a new resource's facts, one by one, and add it to the catalogue.

Nothing is written until every answer has been checked by the rules; the rest of the file stays as it was.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Collection
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hub.catalogue import Catalogue, CatalogueError, load, writer
from hub.catalogue.suggestions import nearest
from hub.cli.common import FINE, PROBLEMS, WRONG_USE, add_common, load_or_tell, project_root, today
from hub.schema.values import ID

Ask = Callable[[str], str]
REVIEW_DAYS = 180


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("new", help="ask for a new resource's facts and add it to the catalogue")
    add_common(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Ask, check, add."""
    root = project_root()
    catalogue = load_or_tell(args, root)
    if catalogue is None:
        return PROBLEMS
    path: Path = args.catalogue or root / "resources.yaml"
    try:
        values = answers(catalogue, input, today(args, root))
    except EOFError:
        print("\nhub new: no more answers; nothing was written.", file=sys.stderr)
        return WRONG_USE
    before = path.read_text(encoding="utf-8")
    path.write_text(appended(before, values), encoding="utf-8")
    try:
        load(root, catalogue=path, today=today(args, root), allow_private=args.allow_private)
    except CatalogueError as error:
        path.write_text(before, encoding="utf-8")
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print("Nothing was written.", file=sys.stderr)
        return PROBLEMS
    print(f"Added «{values['id']}» to {path}.", file=sys.stderr)
    return FINE


def appended(text: str, values: dict[str, Any]) -> str:
    """The file's text with one entry more at its end."""
    return f"{text.rstrip()}\n\n{writer.entry(values)}"


def answers(catalogue: Catalogue, ask: Ask, day: date) -> dict[str, Any]:
    """One entry's values, asked for in order; an answer that a vocabulary does not know is asked for again."""
    terms = catalogue.vocabulary
    identity = _until(
        ask,
        "Id (kebab-case, for ever): ",
        lambda word: ID.fullmatch(word) and word not in catalogue.by_id,
        "not in kebab-case, or taken",
    )
    values: dict[str, Any] = {
        "id": identity,
        "title": _pair(ask, "Title as published", both=False),
        "summary": _pair(ask, "Summary in our own words", both=True),
        "publisher": _one(ask, "Publisher", catalogue.publishers),
        "kind": _one(ask, "Kind", terms.kinds),
        "audiences": _some(ask, "Audiences", terms.audiences),
        "topics": _some(ask, "Topics", terms.topics),
        "objectives": _some(ask, "Objectives", terms.objectives),
    }
    versions = []
    while url := ask("Address of a version (empty when there are no more): ").strip():
        version: dict[str, Any] = {"language": _one(ask, "  Language", terms.languages)}
        access = _some(ask, "  Access formats (may be empty)", terms.access, least=0)
        form = _one(ask, "  Format (may be empty)", terms.formats, may_be_empty=True)
        version |= ({"access": access} if access else {}) | ({"format": form} if form else {})
        versions.append(
            version
            | {"url": url, "evidence": _one(ask, "  Evidence", ("opened", "seen", "cited")), "checked": day.isoformat()}
        )
    if versions:
        values["versions"] = versions
    else:
        values["home"] = _until(ask, "The publisher's own site: ", bool, "needed when there is no address")
    return values | {
        "source": {"document": _one(ask, "Where we learned of it", terms.documents)},
        "status": "listed" if versions else "address-wanted",
        "review_by": (day + timedelta(days=REVIEW_DAYS)).isoformat(),
        "owner": next(iter(terms.owners)),
        "welsh_reviewed": None,
    }


def _until(ask: Ask, question: str, right: Callable[[str], Any], why: str) -> str:
    while not right(answer := ask(question).strip()):
        print(f"  {why}; again, please.", file=sys.stderr)
    return answer


def _pair(ask: Ask, name: str, *, both: bool) -> dict[str, str]:
    while True:
        sides = {side: ask(f"{name}, {language}: ").strip() for side, language in (("cy", "Welsh"), ("en", "English"))}
        given = {side: words for side, words in sides.items() if words}
        if len(given) == 2 or (given and not both):  # noqa: PLR2004 - two languages
            return given
        print("  both languages are needed." if both else "  one language is needed.", file=sys.stderr)


def _one(ask: Ask, name: str, known: Collection[str], *, may_be_empty: bool = False) -> str:
    while True:
        answer = ask(f"{name}: ").strip()
        if answer in known or (may_be_empty and not answer):
            return answer
        print(f"  «{answer}» is not known{nearest(answer, known)}. Known: {', '.join(known)}", file=sys.stderr)


def _some(ask: Ask, name: str, known: Collection[str], *, least: int = 1) -> list[str]:
    while True:
        found = list(dict.fromkeys(ask(f"{name} (ids, with spaces between): ").replace(",", " ").split()))
        wrong = [word for word in found if word not in known]
        if not wrong and len(found) >= least:
            return found
        for word in wrong:
            print(f"  «{word}» is not known{nearest(word, known)}", file=sys.stderr)
        print(f"  Known: {', '.join(known)}", file=sys.stderr)
