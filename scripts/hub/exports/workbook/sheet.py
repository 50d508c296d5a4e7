"""A sheet that came back, as rows of text, and how a cell of it is told of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from openpyxl.utils import get_column_letter

from hub.catalogue import Problem
from hub.catalogue.problems import Place

_MOST_SHOWN: Final = 120  # characters of a cell that are told again


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the sheet and the text of each column that is not empty."""

    number: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: which column stands where (from 1), what its heading says, and its rows.

    `tab` is what stands on its tab; a table of commas has none.
    """

    file: str
    tab: str
    columns: Mapping[str, int]
    rows: tuple[Row, ...]
    headings: Mapping[str, str]

    def place(self, row: int, column: str = "") -> Place:
        """A cell as a place: `file[sheet]`, row, column."""
        file = f"{self.file}[{self.tab}]" if self.tab else self.file
        return Place(file, row, self.columns.get(column, 1))

    def problem(self, rule: str, row: int, column: str, what: str, fix: str) -> Problem:
        """A problem in a cell, which names sheet, cell and column as people see them."""
        where = f"sheet {self.tab}, " if self.tab else ""
        if column:
            name = self.headings.get(column, column)
            cell = f"cell {get_column_letter(self.columns[column])}{row}" if column in self.columns else f"row {row}"
            what = f"{where}{cell} ({name}): {what}"
        else:
            what = f"{where}row {row}: {what}"
        return Problem(rule, self.place(row, column), what, fix)


def clipped(text: str, most: int = _MOST_SHOWN) -> str:
    """A cell's words as a problem can tell them again."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
