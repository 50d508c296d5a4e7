"""The curators' page that says what each field of their files means, made from the records themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from hub.languages import Language, word, words
from hub.pages.plan import Page
from hub.pages.site import Site
from hub.schema.files import FILES, records_in
from hub.schema.record import Record, example_of, keys, meaning_keys, needed

# The files that the page explains, in its order.
EXPLAINED: Final = (
    "resources", "publishers", "vocabulary", "helplines", "situations", "easy-read", "signed", "boards", "review",
    "terms", "search-words", "left-out", "short-addresses", "doorways", "doorway", "page", "mkdocs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field: its key, what it means, an example as written in the file, and whether it is needed."""

    key: str
    meaning: Markup
    example: str
    needed: bool


@dataclass(frozen=True, slots=True)
class RecordView:
    """One kind of thing with its fields."""

    id: str
    name: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class FileView:
    """One file with the kinds of things in it."""

    path: str
    schema: str  # address of its JSON Schema, from the site's root
    records: tuple[RecordView, ...]


def view(site: Site, page: Page) -> tuple[FileView, ...]:
    """Every file, each kind of thing where it first occurs."""
    del site
    return tuple(_files(page.language))


def _files(language: Language) -> Iterator[FileView]:
    met: set[str] = set()
    for name in EXPLAINED:
        path, top = FILES[name]
        found: list[RecordView] = []
        for record in records_in(top).values():
            if record.record not in met and f"record.{record.record}" in words(language):
                met.add(record.record)
                found.append(_record(record, language))
        yield FileView(path, f"data/schema/{name}.json", tuple(found))


def _record(record: type[Record], language: Language) -> RecordView:
    wanted = needed(record)
    return RecordView(
        record.record,
        word(language, f"record.{record.record}"),
        tuple(
            FieldView(key, with_code(meaning(record, key, language)), example_of(record, key) or "", key in wanted)
            for key in keys(record)
        ),
    )


def with_code(text: str) -> Markup:
    """Words with what stands between backticks as code."""
    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if at % 2 else escape(part) for at, part in enumerate(parts)
    )


def meaning(record: type[Record], key: str, language: Language) -> str:
    """What a field means.

    Raises:
        KeyError: no words say it; a field without meaning must fail the build.

    """
    table = words(language)
    for each in meaning_keys(record, key):
        if each in table:
            return table[each]
    raise KeyError(meaning_keys(record, key)[0])
