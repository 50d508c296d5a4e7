"""Words that search and the wording checks know: terms, blame words, search words."""

from __future__ import annotations

from typing import Annotated, ClassVar

from hub.schema.plain_text import Words
from hub.schema.record import Record, field
from hub.schema.resource import EVIDENCE, Evidence
from hub.schema.values import Id, OneOf, Rows

Phrases = tuple[Words, ...]


class Subject(Record):
    """What people type for a subject: its two names and other words for it."""

    a = "a subject"
    record: ClassVar[str] = "subject"

    en: Words = field(example="child sexual abuse")
    cy: Words = field(example="cam-drin plant yn rhywiol")
    also_en: Phrases = field((), example="[CSA]")
    also_cy: Phrases = field((), example="[camdriniaeth]")


class Synonym(Subject):
    """One line of the term list: the words to use, other words that people use, and whether the Welsh was seen."""

    a = "a term"
    record: ClassVar[str] = "synonym"

    evidence: Annotated[Evidence, OneOf("evidence", EVIDENCE)] | None = field(None, example="seen")

    @property
    def seen(self) -> bool:
        """Whether the Welsh words were read on a public page."""
        return self.evidence == "seen"


class BlameWords(Record):
    """Words that our own texts never use, in each language."""

    a = "`blame_words`"
    record: ClassVar[str] = "blame_words"

    cy: Phrases = field(example="[putain plant]")
    en: Phrases = field(example="[child prostitute]")


class Terms(Record):
    """`data/terms.yaml`."""

    a = "the file"
    record: ClassVar[str] = "terms"

    terms: Rows[Synonym] = field()
    blame_words: BlameWords = field()


class SearchWords(Record):
    """What people type who need one resource, by the language of the page: matched by the search, never shown."""

    a = "a row"
    record: ClassVar[str] = "search_words"

    id: Id = field(example="childline")
    cy: Phrases = field((), example="[llinell ffôn]")
    en: Phrases = field((), example="[hotline]")


class SearchWordsFile(Record):
    """`data/search-words.yaml`."""

    a = "the file"
    record: ClassVar[str] = "search_words_file"
    ids_once: ClassVar[tuple[str, ...]] = ("search_words",)

    search_words: tuple[SearchWords, ...] = field(())
    subjects: tuple[Subject, ...] = field(())
