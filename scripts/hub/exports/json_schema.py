"""JSON Schemas of the files that people write, for editors and for other programs.

They are made from the records of `hub.schema`, with the ids of today's vocabularies and what each
field means in both languages. A schema cannot say everything that `hub check` checks: that an id is
used once, that Welsh is not the English, that a number can be a telephone number.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any, Final
from urllib.parse import urljoin

from hub.catalogue import Catalogue
from hub.catalogue.changelog import CHANGES
from hub.languages import words
from hub.pages.site import Asset
from hub.schema.files import FILES, records_in
from hub.schema.interface_words import WORDS
from hub.schema.record import Record, meaning_keys
from hub.schema.vocabulary import VOCABULARIES

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
# Longer lists of ids would make an editor slow and the schema old within a day.
_MOST_IDS: Final = 200


def schemas(catalogue: Catalogue, base: str) -> dict[str, dict[str, Any]]:
    """The schema of each kind of file by its name. `base` is the site's address."""
    known = _ids(catalogue)
    found: dict[str, dict[str, Any]] = {}
    for name, (path, record) in FILES.items():
        found[name] = _finished(record.model_json_schema(), record, known)
        found[name]["title"] = path
    found["strings"] = {**WORDS.json_schema(), "title": "scripts/hub/strings/<language>.yaml"}
    found["changes"] = {**CHANGES.json_schema(), "title": "data/changes.yaml"}
    return {
        name: {"$schema": DIALECT, "$id": urljoin(base, f"data/schema/{name}.json"), **schema}
        for name, schema in found.items()
    }


def assets(catalogue: Catalogue, base: str) -> list[Asset]:
    """The schemas as files of the site."""
    return [
        Asset(f"data/schema/{name}.json", (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode())
        for name, schema in schemas(catalogue, base).items()
    ]


def _ids(catalogue: Catalogue) -> Mapping[str, Collection[str]]:
    known: dict[str, Collection[str]] = {name: getattr(catalogue.vocabulary, name) for name in VOCABULARIES}
    known["publishers"] = catalogue.publishers
    known["actions"] = sorted(catalogue.actions)
    known["bodies"] = catalogue.strategy.bodies if catalogue.strategy else ()
    known["doorway sentences"] = [each.id for each in catalogue.doorway_sentences]
    known["shown helplines"] = [line.id for line in catalogue.shown_helplines]
    return known


def _finished(schema: dict[str, Any], record: type[Record], known: Mapping[str, Collection[str]]) -> dict[str, Any]:
    """The schema with what each field means, and the ids that it may hold."""
    parts = records_in(record)
    for name, part in ((record.__name__, schema), *schema.get("$defs", {}).items()):
        part.pop("description", None)
        kind = parts.get(name)
        for key, field in part.get("properties", {}).items():
            field.pop("title", None)
            if kind is not None:
                _explain(field, kind, key)
    _fill(schema, known)
    return schema


def _explain(field: dict[str, Any], kind: type[Record], key: str) -> None:
    for language, name in (("en", "description"), ("cy", "x-description-cy")):
        meanings = words(language)
        found = next((meanings[each] for each in meaning_keys(kind, key) if each in meanings), None)
        if found:
            field[name] = found


def _fill(part: Any, known: Mapping[str, Collection[str]]) -> None:
    """Ids in place of each reference, as long as they are not too many."""
    if isinstance(part, list):
        for item in part:
            _fill(item, known)
    if isinstance(part, dict):
        ids = known.get(part.get("x-reference", ""))
        if ids and len(ids) <= _MOST_IDS:
            part["enum"] = list(ids)
        for item in part.values():
            _fill(item, known)
