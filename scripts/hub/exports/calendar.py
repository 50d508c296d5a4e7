"""The days of review as a calendar (RFC 5545), for curators to keep beside their own.

One event for each entry and each situation, all day long, that takes no time. Each keeps its `UID`, so that a calendar
taken in again moves its events and doubles none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from hub.catalogue import Catalogue, Resource
from hub.catalogue.due import is_looked_after
from hub.schema import Situation

TYPE: Final = "text/calendar; charset=utf-8"
_LONGEST: Final = 75  # octets of a line, without its end
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def calendar(catalogue: Catalogue) -> bytes:
    """Every review that is to come or late, in the order of their days. The same catalogue gives the same bytes."""
    kept = sorted(filter(is_looked_after, catalogue.resources), key=lambda each: (each.review_by, each.id))
    situations = sorted(catalogue.situations, key=lambda each: (each.review_by, each.id))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Resource Hub//Reviews//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:" + text("Resource Hub: reviews"),
        *(line for each in kept for line in _of_entry(catalogue, each)),
        *(line for each in situations for line in _of_situation(catalogue, each)),
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def _of_entry(catalogue: Catalogue, resource: Resource) -> Iterator[str]:
    about = "\n".join([resource.id, *(version.url for version in resource.versions)])
    owner = str(catalogue.vocabulary.owners[resource.owner].label.in_("en").words)
    return _event(catalogue, resource.id, resource.title.in_("en").words, about, resource.review_by, owner)


def _of_situation(catalogue: Catalogue, situation: Situation) -> Iterator[str]:
    about = "\n".join([f"data/situations.yaml: {situation.id}", *(each.source for each in situation.sources)])
    title = f"Situation: {situation.title.in_('en').words}"
    return _event(catalogue, f"situation-{situation.id}", title, about, situation.review_by, "")


def _event(catalogue: Catalogue, identity: str, title: str, about: str, day: date, category: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:review-{identity}@resource-hub"
    yield f"DTSTAMP:{catalogue.today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield "SUMMARY:" + text(f"Review: {title}")
    yield "DESCRIPTION:" + text(about)
    if category:
        yield "CATEGORIES:" + text(category)
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def text(words: str) -> str:
    """Words as a value of type TEXT (RFC 5545, 3.3.11); a control character is left out."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return _CONTROL.sub("", escaped.replace("\r\n", "\n").replace("\n", "\\n"))


def folded(line: str) -> bytes:
    """A line in pieces of at most 75 octets, none of which cuts a character (RFC 5545, 3.1)."""
    pieces: list[bytes] = []
    piece = b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > _LONGEST - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
