"""What may be said: one record for each kind of thing that people write, each field declared once.

From these declarations come the checks, the JSON Schemas, the columns of the workbook and of the CSV
files, the questions of `hub new`, the digest of changes and the page that says what each field means.
Records know nothing of files, lines and columns; those are the catalogue's.
"""

from hub.schema.asking import Asking
from hub.schema.board import Board, Boards, Council
from hub.schema.change import ChangeFile, Proposed
from hub.schema.doorway import Doorway, DoorwaySentence, DoorwaySentences
from hub.schema.easy_read import EasyLine, EasyPage, EasyRead, EasySection
from hub.schema.evidence import Fact
from hub.schema.finder import FilterGroup, FinderFile, QuickChoice
from hub.schema.helpline import Helpline, Helplines
from hub.schema.link_health import LinkHealth, LinkRecord
from hub.schema.page import FrontMatter
from hub.schema.record import Record
from hub.schema.requirement import Requirement, Requirements
from hub.schema.resource import Resource, Resources, Source, Version
from hub.schema.review import ReviewRule, ReviewRules
from hub.schema.search_words import SearchWords, SearchWordsFile, Subject, Synonym, Terms
from hub.schema.settings import MkdocsFile, OwnersSettings
from hub.schema.short_address import ShortAddress, ShortAddresses
from hub.schema.signed import Film, Signed
from hub.schema.situation import LineToCall, Situation, Situations, Statement
from hub.schema.small_files import (
    AcceptedWarnings,
    CatalogueState,
    Change,
    LeftOut,
    LeftOutFile,
    Publisher,
    Publishers,
    RefusedAddresses,
)
from hub.schema.strategy import StrategyFile
from hub.schema.vocabulary import GapMark, Term, TopicGroup, VocabularyFile

__all__ = [
    "AcceptedWarnings", "Asking", "Board", "Boards", "CatalogueState", "Change", "ChangeFile", "Council", "Doorway",
    "DoorwaySentence", "DoorwaySentences", "EasyLine", "EasyPage", "EasyRead", "EasySection", "Fact", "Film",
    "FilterGroup", "FinderFile", "FrontMatter", "GapMark", "Helpline", "Helplines", "LeftOut", "LeftOutFile",
    "LineToCall", "LinkHealth", "LinkRecord", "MkdocsFile", "OwnersSettings", "Proposed", "Publisher", "Publishers",
    "QuickChoice", "Record", "RefusedAddresses", "Requirement", "Requirements", "Resource", "Resources", "ReviewRule",
    "ReviewRules", "SearchWords", "SearchWordsFile", "ShortAddress", "ShortAddresses", "Signed", "Situation",
    "Situations", "Source", "Statement", "StrategyFile", "Subject", "Synonym", "Term", "Terms", "TopicGroup", "Version",
    "VocabularyFile",
]  # fmt: skip
