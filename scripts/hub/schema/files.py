"""Every file that people write, with its record and what it is called where its fields are explained."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, get_args

from hub.schema.asking import Asking
from hub.schema.board import Boards
from hub.schema.doorway import Doorway, DoorwaySentences
from hub.schema.easy_read import EasyRead
from hub.schema.finder import FinderFile
from hub.schema.helpline import Helplines
from hub.schema.link_health import LinkHealth
from hub.schema.page import FrontMatter
from hub.schema.record import Record
from hub.schema.requirement import Requirements
from hub.schema.resource import Resources
from hub.schema.review import ReviewRules
from hub.schema.search_words import SearchWordsFile, Terms
from hub.schema.settings import MkdocsFile
from hub.schema.short_address import ShortAddresses
from hub.schema.signed import Signed
from hub.schema.situation import Situations
from hub.schema.small_files import (
    AcceptedWarnings,
    CatalogueState,
    LeftOutFile,
    Publishers,
    RefusedAddresses,
)
from hub.schema.strategy import StrategyFile
from hub.schema.vocabulary import VocabularyFile

# The name of a file's JSON Schema → where the file lies, and its record.
FILES: Final[Mapping[str, tuple[str, type[Record]]]] = {
    "resources": ("resources.yaml", Resources),
    "vocabulary": ("data/vocabulary.yaml", VocabularyFile),
    "publishers": ("data/publishers.yaml", Publishers),
    "helplines": ("data/helplines.yaml", Helplines),
    "situations": ("data/situations.yaml", Situations),
    "doorways": ("data/doorways.yaml", DoorwaySentences),
    "doorway": ("data/doorways/<language>.yaml", Doorway),
    "easy-read": ("data/easy-read.yaml", EasyRead),
    "signed": ("data/signed.yaml", Signed),
    "boards": ("data/boards.yaml", Boards),
    "strategy": ("data/strategy.yaml", StrategyFile),
    "requirements": ("data/requirements.yaml", Requirements),
    "review": ("data/review.yaml", ReviewRules),
    "terms": ("data/terms.yaml", Terms),
    "search-words": ("data/search-words.yaml", SearchWordsFile),
    "asking": ("data/asking.yaml", Asking),
    "finder": ("data/finder.yaml", FinderFile),
    "left-out": ("data/left-out.yaml", LeftOutFile),
    "short-addresses": ("data/short-addresses.yaml", ShortAddresses),
    "refused-addresses": ("data/refused-addresses.yaml", RefusedAddresses),
    "warnings-reviewed": ("data/warnings-reviewed.yaml", AcceptedWarnings),
    "link-health": ("data/link-health.json", LinkHealth),
    "catalogue-state": ("data/catalogue-state.json", CatalogueState),
    "page": ("docs/<language>/<page>.md", FrontMatter),
    "mkdocs": ("mkdocs.yml", MkdocsFile),
}


def records_in(record: type[Record]) -> dict[str, type[Record]]:
    """The records that a record is made of, itself first: class name → record."""
    found: dict[str, type[Record]] = {}
    _collect(record, found)
    return found


def _collect(kind: object, found: dict[str, type[Record]]) -> None:
    if isinstance(kind, type) and issubclass(kind, Record):
        if kind.__name__ in found:
            return
        found[kind.__name__] = kind
        for info in kind.model_fields.values():
            _collect(info.annotation, found)
            for mark in info.metadata:
                _collect(getattr(mark, "json_schema_input_type", None), found)
    for inner in get_args(kind):
        _collect(inner, found)
