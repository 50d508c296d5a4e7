"""A wrong number can cost a life: every fact that is shown points at evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hub.catalogue import load

ROOT = Path(__file__).resolve().parents[2]
FACTS = (
    "phone", "phone_non_urgent", "text", "relay", "email", "webchat", "bsl", "website", "website_cy", "hours",
    "languages", "cost", "confidentiality", "what_happens", "message", "interpreter",
)  # fmt: skip
NUMBERS = ("phone", "phone_non_urgent", "text")


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return dict(load(ROOT, today=date(2026, 11, 22)).data)


def facts(data: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any], int]]:
    for line in data["helplines"]["helplines"]:
        for name in FACTS:
            if name in line:
                yield line["id"], name, line[name], len(line.get("evidence") or [])


def test_every_fact_of_a_helpline_points_at_its_evidence(data: dict[str, Any]) -> None:
    found = list(facts(data))
    assert len(found) > 100
    wrong = [
        (line, name)
        for line, name, fact, rows in found
        if not fact.get("facts") or not all(1 <= number <= rows for number in fact["facts"])
    ]
    assert [] == wrong


def test_every_piece_of_evidence_says_where_and_how_it_was_seen(data: dict[str, Any]) -> None:
    for line in data["helplines"]["helplines"]:
        for row in line.get("evidence") or []:
            assert row["evidence"] in {"seen", "cited", "opened"}, line["id"]
            assert row["source"] == "a public file" or row["source"].startswith("http"), line["id"]


def test_telephone_numbers_are_texts_of_digits_and_spaces(data: dict[str, Any]) -> None:
    wrong = [
        (line, fact["value"])
        for line, name, fact, _ in facts(data)
        if name in NUMBERS and not (isinstance(fact["value"], str) and re.fullmatch(r"[0-9][0-9 ]*", fact["value"]))
    ]
    assert [] == wrong


def test_a_line_in_doubt_is_kept_but_not_shown_and_says_why(data: dict[str, Any]) -> None:
    hidden = [line for line in data["helplines"]["helplines"] if not line["shown"]]
    assert hidden
    assert all(line["why_not"].complete() for line in hidden)


def test_helpline_ids_are_used_once(data: dict[str, Any]) -> None:
    ids = [line["id"] for line in data["helplines"]["helplines"]]
    assert sorted(set(ids)) == sorted(ids)


def test_every_way_to_report_to_a_council_points_at_its_evidence(data: dict[str, Any]) -> None:
    found = [
        (council["id"], name, way, len(council.get("evidence") or []))
        for board in data["boards"]["boards"]
        for council in board["authorities"]
        for name, way in (council.get("report") or {}).items()
    ]
    assert len(found) > 20
    wrong = [
        (i, n) for i, n, way, rows in found if not way.get("facts") or not all(1 <= f <= rows for f in way["facts"])
    ]
    assert [] == wrong


def test_the_six_boards_hold_the_twenty_two_councils_once_each(data: dict[str, Any]) -> None:
    boards = data["boards"]["boards"]
    councils = [council["id"] for board in boards for council in board["authorities"]]
    assert 6 == len(boards)
    assert 22 == len(councils) == len(set(councils))
