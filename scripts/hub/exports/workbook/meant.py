"""What people write in a cell and what the catalogue calls it: names of terms for their ids, yes, today."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from hub.catalogue import Catalogue
from hub.exports.workbook.columns import BASE, NO, YES, Column, columns
from hub.exports.workbook.rows import BETWEEN
from hub.exports.workbook.sheet import Row, Sheet
from hub.languages import LANGUAGES, words
from hub.schema.vocabulary import VOCABULARIES

_TODAY: Final = frozenset({"today", "heddiw"})


def meant(sheets: Mapping[str, Sheet], catalogue: Catalogue, day: date) -> dict[str, Sheet]:
    """The sheets that came back with ids for names, `true` for yes, and the day for today."""
    called = names(catalogue)
    return {
        name: sheet if name.startswith(BASE) else replace(
            sheet, rows=tuple(_row(name, row, called, day) for row in sheet.rows))
        for name, sheet in sheets.items()
    }  # fmt: skip


def _row(sheet: str, row: Row, called: Mapping[str, Mapping[str, str]], day: date) -> Row:
    known = columns(sheet)
    return Row(row.number, {name: _value(known[name], text, called, day) for name, text in row.values.items()})


def _value(column: Column, text: str, called: Mapping[str, Mapping[str, str]], day: date) -> str:
    said = text.casefold()
    if column.is_day and said in _TODAY:
        return day.isoformat()
    if column.is_yes_or_no and (said in YES or said in NO):
        return "true" if said in YES else "false"
    ids = called.get(column.choices, {})
    if column.is_list:
        return "; ".join(ids.get(each.casefold(), each) for each in text.split("; "))
    return ids.get(said, text) if ids and not column.use else text


def names(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Vocabulary → what its terms are called in both languages, in lower case → id. An id always means itself."""
    found: dict[str, dict[str, str]] = {}
    for name in VOCABULARIES:
        terms = getattr(catalogue.vocabulary, name)
        found[name] = _ids({term.id: (term.label.cy, term.label.en) for term in terms.values()})
    found["publishers"] = _ids({each.id: (each.name.cy, each.name.en) for each in catalogue.publishers.values()})
    found["resources"] = _ids({each.id: (each.title.cy, each.title.en) for each in catalogue.resources})
    for kind in ("statuses", "evidence"):
        found[kind] = _ids(dict(_fixed(kind)))
    return found


def _ids(called: Mapping[str, tuple[str | None, ...]]) -> dict[str, str]:
    """Names that only one thing has."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for identity, each in called.items():
        for name in {(side or "").casefold() for side in each} - {""}:
            if found.setdefault(name, identity) != identity:
                twice.add(name)
    return {name: identity for name, identity in found.items() if name not in twice} | {
        identity.casefold(): identity for identity in called
    }


@functools.cache
def _fixed(kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The few fixed words with what they are called where people fill them in."""
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for key, text in words(language).items():
            if key.startswith(f"label.{kind}."):
                found.setdefault(key.rsplit(".", 1)[1], []).append(text)
    return tuple((identity, tuple(each)) for identity, each in found.items())


def pieces(text: str) -> list[dict[str, str]]:
    """Pieces of evidence from the lines of a cell."""
    found = []
    for line in text.splitlines():
        _, _, said = line.partition(". ")
        parts = [part.strip() for part in said.split(BETWEEN.strip())]
        keys = ("what", "source", "evidence", "date")
        found.append({key: part for key, part in zip(keys, parts, strict=False) if part})
    return found
