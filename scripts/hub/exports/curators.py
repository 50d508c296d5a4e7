"""The curators' lists as tables (CSV), Welsh beside English; each row says what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from hub.catalogue import Catalogue
from hub.catalogue.due import LISTS, Task, tasks
from hub.catalogue.reviews import forecast
from hub.catalogue.ringing import to_ring, unknown
from hub.exports.tables import csv_text
from hub.languages import LANGUAGES
from hub.pages import tasks_in_words
from hub.pages.site import Asset

_COLUMNS: Final = (
    "id", "title_cy", "title_en", "owner", "review_by", "languages", "addresses", "state", "do_cy", "do_en",
)  # fmt: skip
_LINES: Final = ("id", "name_cy", "name_en", "phone", "last_rung", "not_known", "do_cy", "do_en")
_CHANGES: Final = ("date", "id", "change", "title_cy", "title_en", "note_cy", "note_en")


def assets(catalogue: Catalogue) -> list[Asset]:
    """A table for each list, for all reviews, for the lines to ring and for the log of changes."""
    found = tasks(catalogue)
    tables = {
        **{kind: _of(catalogue, (task for task in found if task.kind == kind)) for kind in LISTS},
        "reviews": _of(catalogue, _reviews(catalogue)),
        "ring": _ringing(catalogue),
        "changes": _changes(catalogue),
    }
    return [Asset(tasks_in_words.table_address(name), text.encode()) for name, text in tables.items()]


def _reviews(catalogue: Catalogue) -> Iterable[Task]:
    """Every review, the late ones first, as tasks."""
    found = forecast(catalogue)
    ahead = (*(each for month in found.months for each in month.resources), *found.later)
    return (*(Task("overdue", each) for each in found.late), *(Task("due", each) for each in ahead))


def _of(catalogue: Catalogue, found: Iterable[Task]) -> str:
    rows = [
        (
            task.resource.id, task.resource.title.cy, task.resource.title.en, task.resource.owner,
            task.resource.review_by, list(task.languages),
            [url for version in task.versions if (url := catalogue.outward(version.url))], task.state or None,
            *(tasks_in_words.what_to_do(task, language) for language in LANGUAGES),
        )
        for task in found
    ]  # fmt: skip
    return csv_text(_COLUMNS, rows)


def _ringing(catalogue: Catalogue) -> str:
    rows = [
        (
            line.id, line.name.cy, line.name.en, line.phone.value if line.phone else None,
            line.confirmed.day if line.confirmed else None, list(unknown(line)),
            *(tasks_in_words.what_to_ask(line, language) for language in LANGUAGES),
        )
        for line in to_ring(catalogue)
    ]  # fmt: skip
    return csv_text(_LINES, rows)


def _changes(catalogue: Catalogue) -> str:
    """The log, newest first; an entry that is gone has no title."""
    rows = []
    for each in sorted(catalogue.changes, key=lambda change: change.date, reverse=True):
        known = catalogue.by_id.get(each.id)
        titles = (known.title.cy, known.title.en) if known else (None, None)
        rows.append((each.date, each.id, each.change, *titles, each.note.cy, each.note.en))
    return csv_text(_CHANGES, rows)
