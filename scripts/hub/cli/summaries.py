"""Problems as Markdown, for the summary that GitHub shows above the log of a run.

Titles and values come from files that anybody may propose: nothing in them can become a link, a
mention, a tag or a second row.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from hub.catalogue import Problem
from hub.catalogue.problems import in_order

MOST_ROWS: Final = 200  # a summary holds 1 MiB, a reader less


def inert(words: str) -> str:
    """Words that Markdown shows as they are, on one line of a table."""
    plain = html.escape(" ".join(words.split()), quote=False)
    plain = re.sub(r"([\\`*_{}\[\]()#!|~])", r"\\\1", plain)
    return re.sub(r"@(?=\w)|:(?=//)|#(?=\d)|\b(?:www|GH)(?=[.-])", lambda found: f"{found.group()}<!-- -->", plain)


def problems_as_markdown(problems: Iterable[Problem]) -> str:
    """How many there are, and a table: errors first, each file from its top."""
    listed: Sequence[Problem] = sorted(in_order(problems), key=lambda each: each.severity != "error")
    if not listed:
        return "No problems.\n"
    errors = sum(each.severity == "error" for each in listed)
    lines = [
        f"{errors} error{'' if errors == 1 else 's'}, {len(listed) - errors} to look at.",
        "",
        "| Where | What | How to fix it |",
        "| --- | --- | --- |",
        *(_row(each) for each in listed[:MOST_ROWS]),
    ]
    if len(listed) > MOST_ROWS:
        lines += ["", f"And {len(listed) - MOST_ROWS} more: run `hub check`."]
    return "\n".join(lines) + "\n"


def _row(problem: Problem) -> str:
    where = f"{problem.place.file}:{problem.place.line}"
    about = f"«{problem.about}»: " if problem.about else ""
    mark = "**error** " if problem.severity == "error" else ""
    return f"| {inert(where)} | {mark}{inert(about + problem.what)} | {inert(problem.fix)} |"


def append(path: Path, text: str) -> None:
    """Add to a file, as `$GITHUB_STEP_SUMMARY` wants it."""
    with path.open("a", encoding="utf-8") as file:
        file.write(text)
