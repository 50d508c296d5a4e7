"""The days of review as a calendar (RFC 5545), for curators to keep beside their own.

One event for each entry, all day long, that takes no time. An entry keeps its `UID`, so that a calendar
taken in again moves its events and doubles none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from hub.catalogue import Catalogue, Resource
from hub.catalogue.due import is_looked_after

TYPE: Final = "text/calendar; charset=utf-8"
_LONGEST: Final = 75  # octets of a line, without its end
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def calendar(catalogue: Catalogue) -> bytes:
    """Every review that is to come or late, in the order of their days. The same catalogue gives the same bytes."""
    kept = sorted(filter(is_looked_after, catalogue.resources), key=lambda each: (each.review_by, each.id))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Resource Hub//Reviews//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:" + text("Resource Hub: reviews"),
        *(line for each in kept for line in _event(catalogue, each)),
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def _event(catalogue: Catalogue, resource: Resource) -> Iterator[str]:
    title = resource.title.in_("en").words
    day = resource.review_by
    yield "BEGIN:VEVENT"
    yield f"UID:review-{resource.id}@resource-hub"
    yield f"DTSTAMP:{catalogue.today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield "SUMMARY:" + text(f"Review: {title}")
    yield "DESCRIPTION:" + text("\n".join([resource.id, *(version.url for version in resource.versions)]))
    yield "CATEGORIES:" + text(str(catalogue.vocabulary.owners[resource.owner].label.in_("en").words))
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
