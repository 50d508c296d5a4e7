"""When a helpline answers, out of the sentence that says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from hub.catalogue import load
from hub.pages.asked import lines_named
from hub.pages.opening import opening
from hub.schema import Helpline

ROOT = Path(__file__).resolve().parents[2]


def line(hours: str | None, *, always: bool = False) -> Helpline:
    said = None if hours is None else SimpleNamespace(value=SimpleNamespace(en=hours))
    return cast("Helpline", SimpleNamespace(hours=said, always_open=always or None))


@pytest.mark.parametrize(
    ("hours", "found"),
    [
        ("Monday to Friday, 10am to 8pm.", "12345 600-1200"),
        ("Monday to Thursday, 9am to 9pm. Friday, 9am to 5pm.", "1234 540-1260,5 540-1020"),
        ("Monday to Thursday, 10am to 9pm. Friday, 10am to 6pm. Closed at weekends.", "1234 600-1260,5 600-1080"),
        ("8am to midnight, every day.", "0123456 480-1440"),
        ("7pm to 11pm every day.", "0123456 1140-1380"),
        ("Monday to Friday, 9.30am to 12.30pm.", "12345 570-750"),
        ("Day and night, every day.", "*"),
        ("In 2020 it was open day and night. We found no newer hours.", ""),
        ("Monday to Friday, 9am to 5pm. At other times, only if it is urgent.", ""),
        ("Friday to Monday, 9am to 5pm.", ""),
        (None, ""),
    ],
)
def test_hours_are_read_or_left_alone(hours: str | None, found: str) -> None:
    assert found == opening(line(hours))


def test_a_line_that_is_always_open_needs_no_sentence() -> None:
    assert "*" == opening(line("Any time, day or night.", always=True))


def test_the_hours_of_every_line_that_search_shows_are_understood() -> None:
    catalogue = load(ROOT, today=date(2026, 11, 22), latest=date(2099, 1, 1))
    assert catalogue.asking
    lines: dict[str, Any] = catalogue.line_by_id
    named = [lines[each] for each in lines_named(catalogue.asking)]
    assert [] == [each.id for each in named if each.hours and not opening(each)]
