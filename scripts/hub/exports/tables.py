"""CSV as spreadsheets like it: UTF-8, one header, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

# A spreadsheet takes a cell that begins so for a formula; an apostrophe before it makes it text. What
# begins with such an apostrophe itself gets one more, so that taking one away gives every text back.
_FORMULA: Final = re.compile("'*[=+\\-@\t\r\n]")


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV file. None is an empty cell, true and false are words, lists are joined by `; `."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    text = str(value)
    return f"'{text}" if _FORMULA.match(text) else text
