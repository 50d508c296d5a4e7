"""How often pages were asked for: the last week drawn, and the weeks before it as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from hub.catalogue.weekly_counts import Count
from hub.languages import LANGUAGES
from hub.pages.asked_pages import GROUPS
from hub.pages.plan import Page
from hub.pages.site import Site

_WEEKS: Final = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A group of pages in one week: the numbers by language, None for too few, and a bar as long as their sum."""

    group: str
    asked: Mapping[str, int | None]  # by language; by nothing where both are counted together
    share: float


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The weeks that were counted, the newest first; none where nothing was counted yet."""
    counts: Sequence[Count] = site.extra.get("counts", ())
    weeks = sorted({each.week for each in counts}, reverse=True)[:_WEEKS]
    return {"weeks": [(week, _rows(counts, week)) for week in weeks], "languages": LANGUAGES}


def _rows(counts: Sequence[Count], week: date) -> list[Row]:
    asked: dict[str, dict[str, int | None]] = {}
    for each in counts:
        if each.week == week:
            asked.setdefault(each.group, {})[each.language] = each.asked
    sums = {group: sum(number or 0 for number in found.values()) for group, found in asked.items()}
    most = max(sums.values(), default=0) or 1
    return [Row(group, asked[group], sums[group] / most) for group in GROUPS if group in asked]
