"""The gap map as JSON and CSV: the shapes of design §6, at the terminal as on the site."""

from __future__ import annotations

import json
from typing import Any, Final

from hub.catalogue.gaps import Cell, Gap, GapMap
from hub.exports.tables import csv_text
from hub.pages.site import Asset

# One table holds both: `row` is `cell` or `gap`; gaps stand below the cells, worst first.
COLUMNS: Final = (
    "row", "audience", "objective", "need", "topic", "live", "listed", "thin", "score", "mark",
)  # fmt: skip
VIEW_COLUMNS: Final = ("view", "id", "need", "live", "listed", "thin")


def plain(found: GapMap) -> dict[str, list[dict[str, Any]]]:
    """The map as plain values: `cells` (all of them) and `gaps` (ranked)."""
    return {"cells": [_cell(cell) for cell in found.cells], "gaps": [_gap(g) for g in found.gaps]}


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "audience": cell.audience,
        "objective": cell.objective,
        "need": cell.need,
        "live": cell.count.live,
        "listed": cell.count.listed,
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


def as_json(found: GapMap) -> str:
    """The map as JSON, one cell and one gap a line."""
    parts = [
        f'  "{name}": [\n' + ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in rows) + "\n  ]"
        for name, rows in plain(found).items()
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def as_csv(found: GapMap) -> str:
    """Cells, then gaps; a gap's counts are those of its cell, or of its topic in that cell."""
    cells = [
        ("cell", c.audience, c.objective, c.need, None, c.count.live, c.count.listed, c.count.thin,
         None, None)
        for c in found.cells
    ]  # fmt: skip
    gaps = [
        ("gap", g.audience, g.objective, g.need, g.topic, g.count.live, g.count.listed,
         g.count.thin, g.score, g.mark_id)
        for g in found.gaps
    ]  # fmt: skip
    return csv_text(COLUMNS, [*cells, *gaps])


def views_csv(found: GapMap) -> str:
    """The counts by topic, by group and by action."""
    views = (("topic", found.topics), ("group", found.groups), ("action", found.actions))
    return csv_text(
        VIEW_COLUMNS,
        [
            (name, row.id, need, count.live, count.listed, count.thin)
            for name, rows in views
            for row in rows
            for need, count in row.counts.items()
        ],
    )


def assets(found: GapMap) -> list[Asset]:
    """The files that the gap map's page offers."""
    return [
        Asset("data/gaps.csv", as_csv(found).encode()),
        Asset("data/gaps.json", as_json(found).encode()),
        Asset("data/gap-views.csv", views_csv(found).encode()),
    ]
