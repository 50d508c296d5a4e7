"""What a workbook changes and what is wrong with it, in plain words of both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from openpyxl.utils import get_column_letter

from hub.catalogue import Catalogue, Problem
from hub.exports.workbook.columns import RESOURCES, VERSIONS
from hub.exports.workbook.labels import heading, sheet_name
from hub.exports.workbook.merge import Difference, Key
from hub.exports.workbook.sheet import clipped
from hub.languages import Language, word, words

_MOST: Final = 300  # characters of a cell that are told
_TAB: Final = re.compile(r"\[([^\]]*)\]$")


def changes(found: Sequence[Difference], catalogue: Catalogue, language: Language) -> Iterator[tuple[str, list[str]]]:
    """Each row that changes, with a line for each of its cells."""
    rows: dict[tuple[str, Key], list[Difference]] = {}
    for each in found:
        rows.setdefault((each.sheet, each.key), []).append(each)
    for (sheet, key), here in rows.items():
        yield (
            _headline(sheet, key, here[0], catalogue, language),
            [line for each in here for line in _lines(each, language)],
        )


def _headline(sheet: str, key: Key, first: Difference, catalogue: Catalogue, language: Language) -> str:
    entry = catalogue.by_id.get(key[0])
    name = str(entry.title.in_(language)) if entry and sheet in {RESOURCES, VERSIONS} else ", ".join(filter(None, key))
    if entry and sheet == VERSIONS:
        name = f"{name} ({', '.join(filter(None, key[1:]))})"
    return word(language, f"workbook.told.{first.kind}", sheet=sheet_name(sheet, language), name=clipped(name, _MOST))


def _lines(each: Difference, language: Language) -> Iterator[str]:
    """A cell that changes, or the cells of a new row."""
    if each.kind == "set":
        key = "change.was" if each.before and each.after else "change.is" if each.after else "change.gone"
        values = {"before": each.before, "after": each.after}
        yield _line(key, each.sheet, each.column, values, language)
    elif each.kind == "add":
        for column, text in (each.values or {}).items():
            yield _line("change.is", each.sheet, column, {"before": "", "after": text}, language)


def _line(key: str, sheet: str, column: str, values: dict[str, str], language: Language) -> str:
    told = {name: clipped(text, _MOST) for name, text in values.items()}
    return word(language, key, label=heading(sheet, column, language), **told)


def problems(found: Iterable[Problem], language: Language) -> Iterator[str]:
    """Each problem with its cell: in English as the check tells it, in Welsh by the rule that it breaks."""
    for each in found:
        if language == "en":
            yield f"{each.what}. Fix: {each.fix}."
        else:
            rule = f"wrong.{each.rule}"
            said = word(language, rule if rule in words(language) else "wrong.other")
            yield f"{_cell(each, language)}: {said}"


def _cell(problem: Problem, language: Language) -> str:
    tab = _TAB.search(problem.place.file)
    cell = f"{get_column_letter(problem.place.column)}{problem.place.line}"
    if tab:
        return word(language, "workbook.told.cell", sheet=tab.group(1), cell=cell)
    return f"{problem.place.file}, {cell}" if problem.rule != "workbook" else problem.place.file
