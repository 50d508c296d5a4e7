"""One issue for one subject: opened when something is found, brought up to date, closed when nothing is left.

Runs in the job that may write issues, so it uses nothing but Python's own library and gh.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

LONGEST = 60_000  # characters; GitHub takes 65,536
CUT = "\n\nThe list is longer than an issue can hold: the whole of it is in the report of the run.\n"


def gh(*words: str) -> str:
    """What gh says.

    Raises:
        SystemExit: gh failed; its own words are shown.

    """
    done = subprocess.run(["gh", *words], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"gh {' '.join(words[:2])} failed: {done.stderr.strip()}")
    return done.stdout


def fitting(text: str) -> str:
    """A text that an issue can hold, cut between two lines."""
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition("\n")[0] + CUT


def open_number(title: str) -> str | None:
    """The number of the open issue with this title that a workflow opened."""
    listed = json.loads(gh("issue", "list", "--state", "open", "--limit", "500", "--json", "number,title,author"))
    numbers = [str(each["number"]) for each in listed if each["title"] == title and each["author"].get("is_bot")]
    return numbers[0] if numbers else None


def close_earlier(title: str, family: str) -> str:
    """Close a workflow's open issues whose titles begin alike, but for this one; what was done, in a sentence."""
    listed = json.loads(gh("issue", "list", "--state", "open", "--limit", "500", "--json", "number,title,author"))
    old = [
        str(each["number"])
        for each in listed
        if each["title"].startswith(family) and each["title"] != title and each["author"].get("is_bot")
    ]
    for number in old:
        gh("issue", "close", number, "--comment", f"What is left of it stands in «{title}».")
    return f"Issues {', '.join(old)} were closed." if old else "No earlier issue was open."


def keep(title: str, text: str, *, anything: bool) -> str:
    """Open, bring up to date or close; what was done, in a sentence."""
    number = open_number(title)
    if number is None and not anything:
        return "Nothing to tell, and no issue is open."
    with tempfile.TemporaryDirectory() as folder:
        body = Path(folder) / "body.md"
        body.write_text(fitting(text), encoding="utf-8")
        if number is None:
            gh("issue", "create", "--title", title, "--body-file", str(body))
            return "An issue was opened."
        gh("issue", "edit", number, "--body-file", str(body))
    if anything:
        return f"Issue {number} is up to date."
    gh("issue", "close", number, "--comment", "Nothing is left of it.")
    return f"Issue {number} was closed."


def main(argv: Sequence[str] | None = None) -> int:
    """Keep the one issue."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("title")
    parser.add_argument("body", type=Path, help="a Markdown file")
    parser.add_argument("--status", type=int, default=1, help="0: nothing was found, and an open issue is closed")
    parser.add_argument("--in-place-of", metavar="BEGINNING", help="close open issues whose titles begin like this")
    args = parser.parse_args(argv)
    print(keep(args.title, args.body.read_text(encoding="utf-8"), anything=args.status != 0))
    if args.in_place_of:
        print(close_earlier(args.title, args.in_place_of))
    return 0


if __name__ == "__main__":
    sys.exit(main())
