"""The tables for curators, as Markdown and as HTML: one row a problem, worst first; then numbers and sentences.

Titles and reasons come from pages that may mean harm: nothing in them can become a link, a mention
or a tag. Dangerous addresses are written, never linked.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from hub.catalogue.model import DANGER
from hub.checks.links.keep.rows import Row, worst_first
from hub.checks.links.keep.watched import Watched, counts, watched

MOST_ROWS: Final = 250  # an issue holds 65,536 signs
_HEADS: Final = (
    "State",
    "Owner",
    "Resource",
    "Language",
    "Address",
    "What was found",
    "Since",
    "Proposed fix",
)
_WATCHED: Final = "Numbers and sentences compared with their own pages"
_WATCHED_HEADS: Final = ("Found", "Of", "What", "The hub says", "The page says", "Page", "What to do")


def summary(found: Sequence[Row]) -> str:
    """How many of each state, worst first, in one line."""
    counts = Counter(row.state for row in found)
    order = dict.fromkeys([*(row.state for row in worst_first(found)), "ok"])
    return ", ".join(f"{counts[state]} {state}" for state in order if counts[state])


def as_markdown(found: Sequence[Row], today: date) -> str:
    """The report for an issue."""
    listed = worst_first(found)
    lines = [
        f"Links checked on {today.isoformat()}: {len(found)}. {summary(found)}.",
        "",
        _line(_HEADS),
        _line("---" for _ in _HEADS),
        *(_line(_markdown_cells(row)) for row in listed[:MOST_ROWS]),
    ]
    if len(listed) > MOST_ROWS:
        lines += ["", f"And {len(listed) - MOST_ROWS} more: run `hub links --report FILE.html`."]
    if not listed:
        lines = [lines[0], "", "No link needs a person."]
    return "\n".join([*lines, *_watched_as_markdown(found)]) + "\n"


def _watched_as_markdown(found: Sequence[Row]) -> list[str]:
    """The numbers and sentences that do not simply stand on their pages; nothing where none is watched."""
    told = watched(found)
    listed = [each for each in told if not each.is_good]
    if not told:
        return []
    lines = ["", f"{_WATCHED}: {len(told)}. {counts(told)}. None was changed."]
    if not listed:
        return lines
    cells = (map(_inert, _watched_cells(each)) for each in listed[:MOST_ROWS])
    lines += ["", _line(_WATCHED_HEADS), _line("---" for _ in _WATCHED_HEADS), *map(_line, cells)]
    if len(listed) > MOST_ROWS:
        lines += ["", f"And {len(listed) - MOST_ROWS} more: run `hub links --report FILE.html`."]
    return lines


def _watched_as_html(found: Sequence[Row]) -> str:
    told = watched(found)
    if not told:
        return ""
    head = "".join(f'<th scope="col">{name}</th>' for name in _WATCHED_HEADS)
    rows = (map(html.escape, _watched_cells(each)) for each in told if not each.is_good)
    body = "\n".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for cells in rows)
    table = f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n" if body else ""
    said = f"{len(told)}. {html.escape(counts(told))}. None was changed."
    return f"<h2>{_WATCHED}</h2>\n<p>{said}</p>\n{table}"


def _watched_cells(each: Watched) -> tuple[str, ...]:
    return (each.result, each.of, each.name, each.value, "; ".join(each.there), " ".join(each.pages), each.fix)


def as_html(found: Sequence[Row], today: date) -> str:
    """The report as a page by itself."""
    head = "".join(f'<th scope="col">{name}</th>' for name in _HEADS)
    body = "\n".join(f"<tr>{''.join(_html_cells(row))}</tr>" for row in worst_first(found))
    told = f"Links checked on {today.isoformat()}: {len(found)}. {html.escape(summary(found))}."
    table = (
        f"<table>\n<caption>Links that need a person, worst first</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    )
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<title>Link report</title>\n'
        "<style>body{font:1rem/1.5 sans-serif;margin:1rem}table{border-collapse:collapse}"
        "th,td{border:1px solid;padding:.3rem .5rem;text-align:left;vertical-align:top;"
        "overflow-wrap:anywhere}caption{text-align:left;font-weight:bold}</style>\n</head>\n<body>\n"
        f"<main>\n<h1>Link report</h1>\n<p>{told}</p>\n"
        f"{table if body else '<p>No link needs a person.</p>'}\n{_watched_as_html(found)}</main>\n</body>\n</html>\n"
    )


def _cells(row: Row) -> tuple[str, ...]:
    title = row.use.titles[-1] if row.use.titles else ""
    resource = f"{row.use.id}: {title}" if title else row.use.id
    link = row.link
    return (row.state, row.use.owner, resource, row.use.language, link.url, row.reason,
            link.since.isoformat(), row.fix)  # fmt: skip


def _markdown_cells(row: Row) -> list[str]:
    state, owner, resource, language, url, reason, since, fix = _cells(row)
    address = url.replace("`", "%60").replace("|", "%7C")
    return [f"**{state}**", _inert(owner), _inert(resource), language, f"`{address}`",
            _inert(reason), since, _inert(fix)]  # fmt: skip


def _html_cells(row: Row) -> list[str]:
    state, owner, resource, language, url, reason, since, fix = map(html.escape, _cells(row))
    address = f'<a href="{url}" rel="noreferrer">{url}</a>'
    if row.state in DANGER or not re.match(r"https?://", url):
        address = f"<code>{url}</code>"
    cells = (owner, resource, language, address, reason, since, fix)
    return [f'<th scope="row">{state}</th>', *(f"<td>{cell}</td>" for cell in cells)]


def _inert(words: str) -> str:
    """Words that Markdown shows as they are: no tags, no links, nobody mentioned."""
    plain = html.escape(words, quote=False)
    plain = re.sub(r"([\\`*_{}\[\]()#!|~])", r"\\\1", plain)
    return re.sub(r"@(?=\w)|:(?=//)|#(?=\d)", lambda m: f"{m.group()}<!-- -->", plain)


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
