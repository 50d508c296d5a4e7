"""What an entry may refer to, and the keys that it and its versions may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from hub.catalogue.model import Publisher, Term, Vocabulary

NEEDED: Final = (
    "id", "title", "summary", "publisher", "kind", "audiences", "topics", "objectives", "source",
    "status", "review_by", "owner",
)  # fmt: skip
KEYS: Final = (
    "id", "title", "summary", "publisher", "kind", "audiences", "groups", "role", "topics",
    "objectives", "actions", "region", "year", "ages", "content_note", "cost", "login", "print",
    "versions", "home", "home_insecure", "insecure", "source", "also_known_as", "status",
    "superseded_by", "same_in_both", "review_by", "owner", "welsh_reviewed",
)  # fmt: skip
VERSION_KEYS: Final = (
    "language", "access", "format", "url", "pages", "minutes", "size_kb", "insecure", "evidence",
    "checked",
)  # fmt: skip
EVIDENCE: Final = ("seen", "cited", "opened")
STATUSES: Final = ("listed", "address-wanted", "superseded", "withdrawn")


@dataclass(frozen=True, slots=True)
class Known:
    """What entries may refer to, and the day and mode they are checked in.

    `latest` is the last day that has been: later ones are in the future.
    """

    vocabulary: Vocabulary
    publishers: dict[str, Publisher]
    actions: frozenset[str]
    documents: Mapping[str, Term]
    latest: date
    allow_private: bool = False
