"""`hub due`: what curators have to look at, as a table, as Markdown for an issue, or as JSON."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from hub.catalogue import Catalogue
from hub.catalogue.due import LISTS, Task, by_owner, situations_due, tasks
from hub.cli import common

_NAMES: Final = {
    "overdue": "Past the review date (labelled to the public; not counted after 60 days)",
    "due": "Due for review this month",
    "broken": "Links that do not work",
    "doubtful": "Links for a person to open",
    "address-wanted": "Web address wanted",
    "never-checked": "Not opened yet",
    "unseen": "A language not seen yet",
    "welsh-unreviewed": "Welsh not reviewed",
}
_SITUATIONS: Final = "Situations to read beside their sources (data/situations.yaml)"
# An issue on GitHub holds 65,536 characters; the lists that shrink slowly are cut first.
_MOST_IN_ISSUE: Final = 50
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]<>#|!~@])")


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("due", help="list what is due for review, by owner")
    common.add_common(parser)
    parser.add_argument("--format", choices=("table", "markdown", "json"), default="table")
    parser.add_argument("--health", type=Path, metavar="FILE", help="read this file in place of link-health.json")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the lists. Something being due is no problem of the catalogue: the status is 0."""
    catalogue = common.load_or_tell(args, common.project_root())
    if catalogue is None:
        return common.PROBLEMS
    found = tasks(catalogue)
    if args.format == "json":
        print(json.dumps(plain(catalogue, found), ensure_ascii=False, indent=1))
    else:
        lines = markdown if args.format == "markdown" else table
        print("\n".join(lines(catalogue, found)))
    return common.FINE


def plain(catalogue: Catalogue, found: tuple[Task, ...]) -> dict[str, Any]:
    """`today`, `situations` that are due, and `owners`: owner → list → tasks."""
    return {
        "today": str(catalogue.today),
        "situations": [{"id": each.id, "review_by": str(each.review_by)} for each in situations_due(catalogue)],
        "owners": {
            owner: {kind: [_plain(task) for task in listed] for kind, listed in lists.items()}
            for owner, lists in by_owner(found).items()
        },
    }


def _plain(task: Task) -> dict[str, Any]:
    return {
        "id": task.resource.id,
        "review_by": str(task.resource.review_by),
        "versions": [{"language": v.language, "url": v.url} for v in task.versions],
        "languages": list(task.languages),
        "state": task.state or None,
    }


def table(catalogue: Catalogue, found: tuple[Task, ...]) -> Iterator[str]:
    """Lines for the terminal: ids first, since curators look entries up by them."""
    for owner, lists in by_owner(found).items():
        yield f"{_owner(catalogue, owner)}, {catalogue.today}"
        for kind in LISTS:
            yield ""
            yield f"{_NAMES[kind]}: {len(lists[kind])}"
            for task in lists[kind]:
                about = f"  ({_about(task)})" if _about(task) else ""
                yield f"  {task.resource.review_by}  {task.resource.id}{about}"
        yield ""
    due = situations_due(catalogue)
    if due:
        yield f"{_SITUATIONS}: {len(due)}"
        yield from (f"  {each.review_by}  {each.id}" for each in due)
        yield ""
    count = len(found) + len(due)
    yield f"{count} in all." if count else f"Nothing is due on {catalogue.today}."


def markdown(catalogue: Catalogue, found: tuple[Task, ...]) -> Iterator[str]:
    """The text of the monthly issue."""
    yield f"What the catalogue needs, as of {catalogue.today}. `hub due` prints the whole lists."
    for owner, lists in by_owner(found).items():
        yield ""
        yield f"## {escaped(_owner(catalogue, owner))}"
        for kind in LISTS:
            listed = lists[kind]
            yield ""
            yield f"### {_NAMES[kind]}: {len(listed)}"
            if listed:
                yield ""
            for task in listed[:_MOST_IN_ISSUE]:
                title = escaped(str(task.resource.title.in_("en")))
                about = _about(task)
                yield (
                    f"- [ ] {title} (`{task.resource.id}`{f', {about}' if about else ''}), "
                    f"review by {task.resource.review_by}"
                )
            if len(listed) > _MOST_IN_ISSUE:
                yield f"- and {len(listed) - _MOST_IN_ISSUE} more"
    due = situations_due(catalogue)
    if due:
        yield ""
        yield f"## {_SITUATIONS}: {len(due)}"
        yield ""
        for each in due:
            yield f"- [ ] {escaped(each.title.in_('en').words)} (`{each.id}`), review by {each.review_by}"
    if not found and not due:
        yield ""
        yield "Nothing is due."


def _about(task: Task) -> str:
    languages = ", ".join(task.languages)
    return f"{languages}: {task.state}" if task.state else languages


def _owner(catalogue: Catalogue, owner: str) -> str:
    return str(catalogue.vocabulary.owners[owner].label.in_("en"))


def escaped(words: str) -> str:
    """Words that Markdown and GitHub leave alone: no links, mentions or HTML out of a title."""
    return _MARKDOWN.sub(r"\\\1", words)
