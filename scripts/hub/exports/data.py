"""The whole catalogue as JSON and CSV, every field, Welsh beside English.

The keys are those of `resources.yaml`, so that one word means one thing everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from hub.catalogue import Catalogue, Publisher, Resource, Term, Version, doorways
from hub.exports import licence
from hub.exports.tables import csv_text
from hub.languages import Text
from hub.pages.site import Asset
from hub.schema.record import keys, plain
from hub.schema.shapes import columns
from hub.schema.vocabulary import VOCABULARIES

VERSION_FIELDS: Final = keys(Version)
FIELDS: Final = keys(Resource)


def plain_resource(resource: Resource) -> dict[str, Any]:
    """A resource as it stands in `resources.yaml`: plain values, empty fields left out."""
    values: dict[str, Any] = {
        name: _value(getattr(resource, name))
        for name in FIELDS
        if name not in {"versions", "source", "ages", "quality_source", "same_in_both"}
    }
    values["versions"] = [plain_version(version) for version in resource.versions]
    values["source"] = {"document": resource.source.document}
    if resource.source.lines:
        values["source"]["lines"] = list(resource.source.lines)
    for name in ("ages", "quality_source"):
        held = getattr(resource, name)
        if held:
            values[name] = plain(held)
    title = resource.title
    values["same_in_both"] = True if title.cy is not None and title.cy == title.en else None
    ordered = {name: values.get(name) for name in FIELDS}
    empty: tuple[object, ...] = (None, [], {}, "")
    return {name: value for name, value in ordered.items() if value not in empty or name == "welsh_reviewed"}


def plain_version(version: Version) -> dict[str, Any]:
    """A version as it stands in `resources.yaml`."""
    values = {name: _value(getattr(version, name)) for name in VERSION_FIELDS}
    return {name: value for name, value in values.items() if value not in (None, [], {})}


def _value(value: object) -> Any:
    if isinstance(value, Text):
        return value.sides()
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, (bool, int)) else str(value)


def as_json(catalogue: Catalogue) -> str:
    """Resources with their versions, publishers and vocabularies; `live` says what counts today."""
    terms = catalogue.vocabulary
    whole = {
        "date": str(catalogue.today),
        "licence": licence.ADDRESS,
        "resources": [_resource(catalogue, resource) for resource in catalogue.resources],
        "publishers": {p.id: _open(catalogue, _publisher(p), "home") for p in catalogue.publishers.values()},
        "vocabulary": {name: _terms(getattr(terms, name)) for name in VOCABULARIES},
    }
    return _dumped(whole)


def _resource(catalogue: Catalogue, resource: Resource) -> dict[str, Any]:
    values = opened(catalogue, resource)
    if resource.versions:
        values["versions"] = [
            opened_version(catalogue, v) | {"live": catalogue.version_is_live(resource, v)} for v in resource.versions
        ]
    return values


def opened(catalogue: Catalogue, resource: Resource) -> dict[str, Any]:
    """A resource as it stands in `resources.yaml`, without addresses of its own to which nobody must be sent."""
    return _open(catalogue, _with_open_sources(catalogue, plain_resource(resource)), "home")


def opened_version(catalogue: Catalogue, version: Version) -> dict[str, Any]:
    """A version as it stands in `resources.yaml`, without an address to which nobody must be sent."""
    return _open(catalogue, plain_version(version), "url")


def _open(catalogue: Catalogue, values: dict[str, Any], key: str) -> dict[str, Any]:
    """The values without an address to which nobody must be sent; `withdrawn` says that there was one."""
    if key not in values or catalogue.outward(values[key]):
        return values
    return {name: value for name, value in values.items() if name != key} | {"withdrawn": True}


def _with_open_sources(catalogue: Catalogue, values: dict[str, Any]) -> dict[str, Any]:
    """The values without those sources of praise to which nobody must be sent."""
    sources = values.get("quality_source")
    if not isinstance(sources, dict):
        return values
    kept = {
        name: value
        for name, value in sources.items()
        if not (isinstance(value, str) and value.startswith("http")) or catalogue.outward(value)
    }
    return values | {"quality_source": kept}


def _publisher(publisher: Publisher) -> dict[str, Any]:
    found = {"name": _value(publisher.name), "home": publisher.home}
    return {name: value for name, value in found.items() if value is not None}


def _terms(terms: Mapping[str, Term]) -> dict[str, Any]:
    return {term.id: _value(term.label) for term in terms.values()}


def as_csv(catalogue: Catalogue) -> str:
    """One row for each version; a resource without one has a row with empty version columns."""
    rows = []
    for resource in catalogue.resources:
        values = flat(opened(catalogue, resource))
        head = [values.get(name) for name in RESOURCE_COLUMNS]
        for version in resource.versions or (None,):
            one = opened_version(catalogue, version) if version else {}
            if isinstance(one.get("insecure"), dict):
                one["insecure"] = one["insecure"].get("en")
            live = catalogue.version_is_live(resource, version) if version else None
            rows.append([*head, *(one.get(name) for name in VERSION_FIELDS), live, one.get("withdrawn")])
    columns = [*RESOURCE_COLUMNS, *(f"version_{name}" for name in VERSION_FIELDS), "version_live", "version_withdrawn"]
    return csv_text(columns, rows)


def flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """Pairs become two columns, `source` and `ages` theirs."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, dict):
            found |= {f"{name}_{side}": part for side, part in value.items()}
        else:
            found[name] = value
    return found


RESOURCE_COLUMNS: Final = tuple(name for name, shape in columns(Resource).items() if shape.key != "versions")


def situations_as_json(catalogue: Catalogue) -> str:
    """Situations as they stand in `data/situations.yaml`, in the order of the index."""
    found = [_plain(plain(each)) for each in catalogue.situation_by_id.values()]
    for each in found:
        each["sources"] = [_open(catalogue, source, "source") for source in each["sources"]]
    return _dumped({"date": str(catalogue.today), "licence": licence.ADDRESS, "situations": found})


def doorways_as_json(catalogue: Catalogue, *, adopted: bool) -> str:
    """The doorways that stand on the site: each sentence in Welsh, English and every other language.

    Each says whether it is stale, and whether a second translator has read it.
    """
    sentences = catalogue.doorway_sentences
    whole = {
        "date": str(catalogue.today),
        "licence": licence.ADDRESS,
        "sentences": [_plain(plain(each)) for each in sentences],
        "doorways": [
            _plain(plain(each))
            | {"checked": doorways.is_checked(each, sentences), "stale": doorways.is_stale(each, sentences)}
            for each in doorways.shown(catalogue, adopted=adopted).values()
        ],
    }
    return _dumped(whole)


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _plain(value: Any) -> Any:
    """The same with pairs and days as JSON has them."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else _value(value)


def assets(catalogue: Catalogue, *, adopted: bool = False) -> list[Asset]:
    """The files that the open data page offers, apart from the workbook."""
    return [
        Asset("data/situations.json", situations_as_json(catalogue).encode()),
        Asset("data/doorways.json", doorways_as_json(catalogue, adopted=adopted).encode()),
        Asset("data/catalogue.json", as_json(catalogue).encode()),
        Asset("data/catalogue.csv", as_csv(catalogue).encode()),
    ]
