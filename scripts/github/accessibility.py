"""What `hub a11y --json` found, for people: a Markdown list for the summary and the issue, and a page of its own.

Selectors and pieces of pages are other people's words: nothing in them becomes a link, a mention or a tag.
"""

from __future__ import annotations

import argparse
import html
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from audit import inert

MOST_ROWS = 100  # kinds of problem in the Markdown; the page and the JSON hold all
HEADS = ("Engine", "Rule", "How often", "First page", "Where on the page", "What the engine says")
Row = tuple[str, str, str, str, str, str]


def kinds(found: Sequence[dict[str, Any]]) -> list[Row]:
    """Findings of the same rule at the same place as one row, the most frequent first."""
    open_ = [each for each in found if each.get("excuse") is None]
    alike = Counter((each["engine"], each["rule"], each["selector"]) for each in open_)
    first = {(each["engine"], each["rule"], each["selector"]): each for each in reversed(open_)}
    return [
        (engine, rule, str(number), first[key]["address"], selector, first[key]["message"])
        for key, number in alike.most_common()
        for engine, rule, selector in [key]
    ]


def silent(found: Iterable[dict[str, Any]]) -> list[str]:
    """What was asked and not answered, one line each."""
    return [" ".join(str(each[key]) for key in ("engine", "address", "rendering", "reason")) for each in found]


def told(report: dict[str, Any]) -> str:
    """How much was asked, answered and found, in a sentence."""
    pages = len(report["pages"])
    return (
        f"{pages} page{'' if pages == 1 else 's'}, {report['answered']} of {report['asked']} results, "
        f"{report['problems']} problems, {len(report['not_answered'])} without an answer."
    )


def as_markdown(report: dict[str, Any]) -> str:
    """The list for the summary and the issue."""
    rows, unanswered = kinds(report["findings"]), silent(report["not_answered"])
    lines = [told(report), ""]
    if rows:
        lines += ["| " + " | ".join(HEADS) + " |", "|" + " --- |" * len(HEADS)]
        lines += ["| " + " | ".join(inert(cell[:300]) for cell in row) + " |" for row in rows[:MOST_ROWS]]
        lines += [f"\nAnd {len(rows) - MOST_ROWS} more kinds: see the report of the run."] * (len(rows) > MOST_ROWS)
    if unanswered:
        lines += ["", "Not answered:", "", *(f"- {inert(each)}" for each in unanswered[:MOST_ROWS])]
    return "\n".join(lines) + "\n"


def as_html(report: dict[str, Any]) -> str:
    """The report as a page by itself."""
    heads = "".join(f'<th scope="col">{name}</th>' for name in HEADS)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in kinds(report["findings"])
    )
    table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>" if body else ""
    items = "\n".join(f"<li>{html.escape(each)}</li>" for each in silent(report["not_answered"]))
    unanswered = f"<h2>Not answered</h2>\n<ul>\n{items}\n</ul>" if items else ""
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Accessibility report</title>\n'
        "<style>body{font:1rem/1.5 sans-serif;margin:1rem}table{border-collapse:collapse}"
        "th,td{border:1px solid;padding:.3rem .5rem;text-align:left;vertical-align:top;"
        "overflow-wrap:anywhere}</style>\n"
        f"</head>\n<body>\n<main>\n<h1>Accessibility report</h1>\n<p>{html.escape(told(report))}</p>\n"
        f"{table}\n{unanswered}\n</main>\n</body>\n</html>\n"
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Print the list, and write the page when a name is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", type=Path, metavar="FILE.json")
    parser.add_argument("--html", type=Path, metavar="FILE.html")
    args = parser.parse_args(argv)
    report = json.loads(args.report.read_text(encoding="utf-8"))
    if args.html is not None:
        args.html.write_text(as_html(report), encoding="utf-8")
    print(as_markdown(report), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
