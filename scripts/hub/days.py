"""Which day it is for a build, as the environment says. Nothing else may be counted from the clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from hub.catalogue import CatalogueError, Place, Problem


def day_of_epoch(epoch: str) -> date:
    """The day (UTC) of a number of seconds since the start of 1970.

    Raises:
        CatalogueError: it is no such number, negative, or beyond the year 9999.

    """
    try:
        start, seconds = datetime(1970, 1, 1, tzinfo=UTC), int(epoch) if epoch.isdecimal() else -1
        return (start + timedelta(seconds=seconds)).date() if seconds >= 0 else _no_day(epoch)
    except (ValueError, OverflowError):
        return _no_day(epoch)


def _no_day(epoch: str) -> date:
    what = f"«{epoch[:40]}» is no number of seconds since the start of 1970"
    fix = "give a whole number such as 1795910400, or unset it"
    raise CatalogueError([Problem("epoch", Place("SOURCE_DATE_EPOCH", 1, 1), what, fix)])


def day_of(environment: Mapping[str, str]) -> date:
    """The day to build for: HUB_TODAY, else SOURCE_DATE_EPOCH, else today (UTC).

    Raises:
        CatalogueError: SOURCE_DATE_EPOCH is no day.

    """
    if environment.get("HUB_TODAY"):
        return date.fromisoformat(environment["HUB_TODAY"])
    epoch = environment.get("SOURCE_DATE_EPOCH")
    return day_of_epoch(epoch) if epoch else datetime.now(tz=UTC).date()
