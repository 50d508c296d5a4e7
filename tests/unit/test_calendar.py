"""The calendar of reviews, read as RFC 5545 says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from holes import catalogue, resource, version
from small_project import make, run

from hub.cli import review
from hub.exports.calendar import calendar, folded, text
from hub.languages import Text

TITLE = Text(None, "Plant, pobl; a\\b \N{LATIN SMALL LETTER W WITH CIRCUMFLEX}" + "ŵ" * 60 + "\nBEGIN:VEVENT")


def unfolded(content: bytes) -> list[str]:
    """The lines as a reader puts them together."""
    assert content.endswith(b"\r\n")
    return content.decode().replace("\r\n ", "").split("\r\n")[:-1]


def value(line: str) -> str:
    """A TEXT as a reader takes it."""
    plain = {"n": "\n", "N": "\n"}
    return re.sub(r"\\(.)", lambda found: plain.get(found[1], found[1]), line.partition(":")[2])


def test_each_review_is_a_whole_day_that_takes_no_time() -> None:
    lines = unfolded(calendar(catalogue(resource("a", version(), review_by=date(2027, 12, 31)))))
    assert ["BEGIN:VCALENDAR", "VERSION:2.0"] == lines[:2]
    assert "END:VCALENDAR" == lines[-1]
    assert {"DTSTART;VALUE=DATE:20271231", "DTEND;VALUE=DATE:20280101", "DTSTAMP:20261122T000000Z",
            "UID:review-a@resource-hub", "TRANSP:TRANSPARENT"} <= set(lines)  # fmt: skip


def test_every_event_has_what_it_must_have_once_and_an_id_of_its_own() -> None:
    found = catalogue(resource("a", version()), resource("b"), resource("gone", version(), status="withdrawn"))
    events = calendar(found).decode().split("BEGIN:VEVENT\r\n")[1:]
    assert 2 == len(events)
    for event in events:
        for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"):
            assert 1 == len(re.findall(rf"^{name}[:;]", event, re.MULTILINE))
    assert 2 == len({re.findall(r"UID:(\S+)", event)[0] for event in events})


def test_a_line_has_at_most_75_octets_and_no_character_is_cut() -> None:
    content = calendar(catalogue(resource("a", version(), title=TITLE)))
    pieces = content.split(b"\r\n")
    assert all(len(piece) <= 75 and piece.decode() is not None for piece in pieces)
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_title_comes_out_as_it_went_in_and_opens_no_event() -> None:
    lines = unfolded(calendar(catalogue(resource("a", version(), title=TITLE))))
    (summary,) = [line for line in lines if line.startswith("SUMMARY")]
    assert f"Review: {TITLE.en}" == value(summary)
    assert 1 == lines.count("BEGIN:VEVENT")


@pytest.mark.parametrize(
    ("words", "expected"),
    [("a, b; c", "a\\, b\\; c"), ("a\\b", "a\\\\b"), ("a\r\nb\nc", "a\\nb\\nc"), ("a\x07b\rc", "abc"), ("a:b", "a:b")],
)
def test_text_is_escaped(words: str, expected: str) -> None:
    assert expected == text(words)


@pytest.mark.parametrize("length", [74, 75, 76, 149, 150, 300])
def test_a_line_is_folded_only_when_it_must_be(length: int) -> None:
    whole = folded("a" * length)
    assert (length <= 75) is (b"\r\n " not in whole)
    assert b"a" * length + b"\r\n" == whole.replace(b"\r\n ", b"")


def test_the_same_catalogue_gives_the_same_bytes() -> None:
    found = catalogue(resource("a", version()), resource("b"))
    assert calendar(found) == calendar(found)


def test_the_command_writes_the_calendar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert 0 == run((review,), "review", "--ics", "reviews.ics")
    assert 2 == len(re.findall(rb"UID:review-(?!situation-)", Path("reviews.ics").read_bytes()))
