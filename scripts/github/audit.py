"""What pip-audit and npm audit know of the locked packages, as one Markdown table.

Names and advice come from public databases: nothing in them can become a link, a mention or a tag.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Row = tuple[str, str, str, str]  # package, version or range, what is known, what mends it


def inert(words: str) -> str:
    """Words that Markdown shows as they are, on one line of a table."""
    plain = html.escape(" ".join(words.split()), quote=False)
    plain = re.sub(r"([\\`*_{}\[\]()#!|~])", r"\\\1", plain)
    return re.sub(r"@(?=\w)|:(?=//)", lambda found: f"{found.group()}<!-- -->", plain)


def of_python(found: dict[str, Any]) -> Iterator[Row]:
    """The rows of `pip-audit --format json`."""
    for package in found.get("dependencies", []):
        for known in package.get("vulns", []):
            mended = ", ".join(known.get("fix_versions") or []) or "nothing yet"
            yield package["name"], package["version"], known["id"], mended


def of_npm(found: dict[str, Any]) -> Iterator[Row]:
    """The rows of `npm audit --json`: one for each piece of advice, not for all that depend on it."""
    for name, package in sorted(found.get("vulnerabilities", {}).items()):
        advice = [each for each in package.get("via", []) if isinstance(each, dict)]
        for known in advice:
            mended = "a newer version" if package.get("fixAvailable") else "nothing yet"
            yield name, known.get("range", ""), f"{known.get('title', '')} ({known.get('severity', '')})", mended


def unasked(python: dict[str, Any], npm: dict[str, Any]) -> str:
    """Why the answers say nothing: a database that was not reached is no clean list. Empty when they do."""
    packages = python.get("dependencies", [])
    passed_over = [each for each in packages if "skip_reason" in each]
    if not packages or passed_over:
        reason = passed_over[0]["skip_reason"] if passed_over else "it listed no package"
        return f"pip-audit passed over {len(passed_over)} of {len(packages)} packages: {reason}"
    if "vulnerabilities" not in npm:
        return f"npm audit asked nobody: {npm.get('message') or npm.get('error')}"
    return ""


def markdown(rows: Sequence[Row]) -> str:
    """The table, or a sentence when it would be empty."""
    if not rows:
        return "No locked package has a known weakness.\n"
    lines = ["| Package | Version | What is known | What mends it |", "| --- | --- | --- | --- |"]
    lines += ["| " + " | ".join(map(inert, row)) + " |" for row in rows]
    about = f"{len(rows)} known weakness{'' if len(rows) == 1 else 'es'} in locked packages."
    return "\n".join([about, "", *lines, "", "`make lock` chooses versions anew."]) + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; 1 when anything stands in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pip-audit", type=Path, required=True, metavar="FILE.json")
    parser.add_argument("--npm-audit", type=Path, required=True, metavar="FILE.json")
    args = parser.parse_args(argv)
    python = json.loads(args.pip_audit.read_text(encoding="utf-8"))
    npm = json.loads(args.npm_audit.read_text(encoding="utf-8"))
    if silent := unasked(python, npm):
        sys.exit(f"::error title=Packages::{silent}")
    rows = [*of_python(python), *of_npm(npm)]
    print(markdown(rows), end="")
    return 1 if rows else 0


if __name__ == "__main__":
    sys.exit(main())
