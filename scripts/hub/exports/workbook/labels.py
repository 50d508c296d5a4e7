"""What people read in the workbook: the names of its sheets and columns in one language, and what each column means."""

from __future__ import annotations

import functools
from typing import Final

from hub.exports.workbook.columns import ADD, TABLES, Column, columns
from hub.languages import LANGUAGES, Language, word, words
from hub.schema import Record
from hub.schema.record import example_of, meaning_keys
from hub.schema.shapes import SIDES

REQUIRED: Final = "*"  # ends the heading of a column that must be filled
_SHORT: Final = 120  # characters of an example that a comment shows


@functools.cache
def sheet_name(sheet: str, language: Language) -> str:
    """The words on a sheet's tab."""
    return word(language, f"workbook.sheet.{sheet}")


@functools.cache
def sheets_by_name() -> dict[str, str]:
    """What a tab may say, in either language → the sheet that it is."""
    found = {sheet_name(sheet, language).casefold(): sheet for sheet in TABLES for language in LANGUAGES}
    return found | {sheet: sheet for sheet in TABLES}


@functools.cache
def heading(sheet: str, column: str, language: Language) -> str:
    """The words at the head of a column."""
    each = columns(sheet)[column]
    if each.use == "add":
        return word(language, "workbook.add", label=_label(sheet, columns(sheet)[column.removesuffix(ADD)], language))
    if each.use:
        return word(language, f"workbook.use.{each.use}")
    return _label(sheet, each, language)


@functools.cache
def by_heading(sheet: str) -> dict[str, str]:
    """What stands at the head of a column, in either language or as the column's own name → the column."""
    found = {heading(sheet, name, language).casefold(): name for name in columns(sheet) for language in LANGUAGES}
    others = dict.fromkeys(_NOTES, "notes")
    return {**others, **found, **{name: name for name in columns(sheet)}}


# What somebody may write above remarks of their own.
_NOTES: Final = ("note", "notes", "comment", "comments", "nodyn", "nodiadau", "sylw", "sylwadau")


def column_of(sheet: str, words_at_head: str) -> str | None:
    """The column that a heading means, or None."""
    said = words_at_head.strip().removesuffix(REQUIRED).strip()
    return by_heading(sheet).get(said.casefold())


def comment(sheet: str, column: str, language: Language) -> str:
    """What a column means, whether it must be filled, how several values are written, and an example."""
    each = columns(sheet)[column]
    if each.use:
        return word(language, f"workbook.use.{each.use}.meaning")
    lines = [_meaning(each, language)]
    if each.is_required:
        lines.append(word(language, "workbook.required"))
    if each.is_list:
        lines.append(word(language, "workbook.several"))
    if each.is_pieces:
        lines.append(word(language, "workbook.pieces"))
    if each.is_day:
        lines.append(word(language, "workbook.day"))
    example = _example(each)
    if example:
        lines.append(word(language, "workbook.example", example=example))
    return "\n".join(filter(None, lines)).replace("`", "")


def _label(sheet: str, column: Column, language: Language) -> str:
    if not column.records:  # the column that says whose row it is
        return word(language, f"workbook.owner.{sheet}")
    said = ""
    for at, step in enumerate(column.path):
        if step == "value":
            continue
        if step in SIDES and at:
            said = f"{said} ({word(language, f'label.side.{step}')})"
        else:
            own = _of_key(column.records[at], step, language)
            said = f"{said}: {own[:1].lower()}{own[1:]}" if said else own
    return said


def _of_key(record: type[Record], key: str, language: Language) -> str:
    table = words(language)
    names = [each.replace("field.", "label.", 1) for each in meaning_keys(record, key)]
    return next(table[each] for each in names if each in table)


def _meaning(column: Column, language: Language) -> str:
    if not column.records:
        return word(language, "workbook.owner.meaning")
    table = words(language)
    first, *rest = column.records
    inner = rest[-1] if rest else first
    key = column.path[len(column.records) - 1] if rest else column.key
    for record, name in ((inner, key), (first, column.key)):
        if name == "value":
            continue
        for each in meaning_keys(record, name):
            if each in table:
                return table[each]
    return ""


def _example(column: Column) -> str:
    """A value as one would type it into the cell."""
    if not column.records or column.choices or column.words or column.is_yes_or_no or column.is_day:
        return ""
    if len(column.path) > 1 or column.is_pieces:
        return ""
    found = (example_of(column.records[0], column.key) or "").strip('"')
    if column.is_list:
        found = "; ".join(each.strip(' "') for each in found.strip("[]").split(","))
    return found if len(found) < _SHORT and found != "null" else ""
