"""The gap map as JSON and CSV: the shapes of design §6, at the terminal as on the site."""

from __future__ import annotations

import json
from typing import Any, Final

from hub.catalogue.gaps import Cell, Gap, GapMap
from hub.exports import licence
from hub.exports.tables import csv_text
from hub.pages.site import Asset

# One table holds all: `row` is `cell`, `gap` or `unknown`; gaps stand below the cells, worst first.
COLUMNS: Final = (
    "row", "audience", "objective", "need", "topic", "live", "listed", "unseen", "thin", "score", "mark",
)  # fmt: skip
VIEW_COLUMNS: Final = ("view", "id", "need", "live", "listed", "unseen", "thin")


def plain(found: GapMap) -> dict[str, list[dict[str, Any]]]:
    """The map as plain values: `cells` (all of them), `gaps` (ranked) and `unknown`, of which nobody knows."""
    return {
        "cells": [_cell(cell) for cell in found.cells],
        "gaps": [_gap(gap) for gap in found.gaps],
        "unknown": [_gap(gap) for gap in found.unknown],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "audience": cell.audience,
        "objective": cell.objective,
        "need": cell.need,
        "live": cell.count.live,
        "listed": cell.count.listed,
        "unseen": cell.count.unseen,
        "thin": cell.count.thin,
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "audience": gap.audience,
        "objective": gap.objective,
        "need": gap.need,
        "topic": gap.topic,
        "score": gap.score,
        "mark": gap.mark_id,
    }


def as_json(found: GapMap, licence_of: str = "") -> str:
    """The map as JSON, one cell and one gap a line; with the licence where it is given away."""
    head = [f'  "licence": {json.dumps(licence_of)}'] if licence_of else []
    rows_of = [
        f'  "{name}": [\n' + ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in rows) + "\n  ]"
        for name, rows in plain(found).items()
    ]
    return "{\n" + ",\n".join([*head, *rows_of]) + "\n}\n"


def as_csv(found: GapMap) -> str:
    """Cells, then gaps, then what nobody knows; a gap's counts are those of its cell, or of its topic in that cell."""
    cells = [
        ("cell", c.audience, c.objective, c.need, None, c.count.live, c.count.listed, c.count.unseen, c.count.thin,
         None, None)
        for c in found.cells
    ]  # fmt: skip
    gaps = [
        (name, g.audience, g.objective, g.need, g.topic, g.count.live, g.count.listed, g.count.unseen,
         g.count.thin, g.score, g.mark_id)
        for name, listed in (("gap", found.gaps), ("unknown", found.unknown))
        for g in listed
    ]  # fmt: skip
    return csv_text(COLUMNS, [*cells, *gaps])


def views_csv(found: GapMap) -> str:
    """The counts by topic, by group and by action."""
    views = (("topic", found.topics), ("group", found.groups), ("action", found.actions))
    return csv_text(
        VIEW_COLUMNS,
        [
            (name, row.id, need, count.live, count.listed, count.unseen, count.thin)
            for name, rows in views
            for row in rows
            for need, count in row.counts.items()
        ],
    )


def assets(found: GapMap) -> list[Asset]:
    """The files that the gap map's page offers."""
    return [
        Asset("data/gaps.csv", as_csv(found).encode()),
        Asset("data/gaps.json", as_json(found, licence.ADDRESS).encode()),
        Asset("data/gap-views.csv", views_csv(found).encode()),
    ]
