"""What `hub links` tells of its findings: as JSON, as reports, and a line each in the terminal."""

from __future__ import annotations

import argparse
import json
import sys

from hub.checks import links
from hub.cli import common


def tell(args: argparse.Namespace, rows: tuple[links.Row, ...], refused: list[str]) -> int:
    """Write what was asked for, and say the rest."""
    if args.json is not None:
        listed = json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=1)
        args.json.write_text(listed + "\n", encoding="utf-8")
    for path in args.report:
        written = links.as_html if path.suffix == ".html" else links.as_markdown
        path.write_text(written(rows, args.today), encoding="utf-8")
    for row in links.worst_first(rows):
        mark = "!" if row.is_problem else " "
        language = f" ({row.use.language})" if row.use.language else ""
        print(f"{mark} {row.state}: «{row.use.id}»{language} {row.link.url} — {row.reason}")
    told = links.watched(rows)
    for each in told:
        if not each.is_good:
            mark = "!" if each.is_problem else " "
            instead = f": there is {'; '.join(each.there)}" if each.there else ""
            print(f"{mark} {each.result}: «{each.of}» {each.name} «{each.value}» {each.pages[0]}{instead}")
    for url in refused:
        print(f"! not confirmed: {url}: there is no page to vouch for", file=sys.stderr)
    print(f"{len(rows)} links: {links.summary(rows) or 'none'}.")
    if told:
        print(f"{len(told)} numbers and sentences compared with their own pages: {links.counts(told)}.")
    wrong = refused or any(row.is_problem for row in rows) or any(each.is_problem for each in told)
    return common.PROBLEMS if wrong else common.FINE
