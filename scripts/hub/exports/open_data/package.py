"""What describes the data: a Frictionless package, a DCAT catalogue, and the digest of every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import urljoin

from hub.exports import licence
from hub.exports.open_data.linked_data import said
from hub.exports.open_data.tables import Column, Table
from hub.languages import LANGUAGES, Language, Text, word
from hub.pages.plan import Plan
from hub.pages.site import Asset, Site

PACKAGE: Final = "data/datapackage.json"
CATALOGUE: Final = "data/dcat.jsonld"
SUMS: Final = "data/SHA256SUMS"
# The files that are not tables and are worth telling of, by their names; what each holds is said in words.
_OTHERS: Final = ("catalogue", "situations", "doorways", "gaps")
_LICENCES: Final = [{"name": licence.ID, "title": licence.TITLE, "path": licence.ADDRESS}]
_JSON: Final = "application/json"
_CONTEXT: Final[dict[str, Any]] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{
        name: {"@id": name, "@type": "@id"}
        for name in (
            "dcat:dataset", "dcat:distribution", "dcat:downloadURL", "dcat:landingPage", "dct:license", "dct:publisher",
            "foaf:homepage", "spdx:algorithm",
        )
    },
    "dct:issued": {"@id": "dct:issued", "@type": "xsd:date"},
    "spdx:checksumValue": {"@id": "spdx:checksumValue", "@type": "xsd:hexBinary"},
}  # fmt: skip
_SHA: Final = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


def assets(site: Site, tables: Sequence[Table], files: Mapping[str, bytes]) -> list[Asset]:
    """The descriptions of all that was made, with the digest of each file as it is published."""
    described = [
        *(_of_table(table, files[table.uri]) for table in tables),
        *(_of_file(name, files[f"data/{name}.json"]) for name in _OTHERS),
    ]
    package = {
        "profile": "data-package",
        "name": "resource-hub",
        "title": f"{word('cy', 'site.name')} · {word('en', 'site.name')}",
        "description": word("en", "open.package"),
        "description_cy": word("cy", "open.package"),
        "homepage": site.settings.site_url,
        "version": str(site.catalogue.today),
        "created": f"{site.catalogue.today}T00:00:00Z",
        "licenses": _LICENCES,
        "resources": described,
    }
    made = [_json(PACKAGE, package), _json(CATALOGUE, _dcat(site, described))]
    every = {**files, **{each.uri: each.content for each in made}}
    lines = "".join(f"{_sha(content)}  {uri.removeprefix('data/')}\n" for uri, content in sorted(every.items()))
    return [*made, Asset(SUMS, lines.encode())]


def _json(uri: str, value: Any) -> Asset:
    return Asset(uri, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


# ---- Frictionless ----


def _of_table(table: Table, content: bytes) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_of_column(column, table) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.refers:
        column, there = table.refers
        schema["foreignKeys"] = [{"fields": [column], "reference": {"resource": there, "fields": ["id"]}}]
    return {
        "type": "table", "profile": "tabular-data-resource", **_common(table.name, "csv", "text/csv", content),
        "schema": schema,
        "dialect": {"lineTerminator": "\r\n"},
    }  # fmt: skip


def _of_file(name: str, content: bytes) -> dict[str, Any]:
    return {"type": "json", **_common(name, "json", _JSON, content)}


def _common(name: str, ending: str, media: str, content: bytes) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"{name}.{ending}",
        "title": word("en", f"open.file.{name}"),
        "title_cy": word("cy", f"open.file.{name}"),
        "format": ending,
        "mediatype": media,
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{_sha(content)}",
        "licenses": _LICENCES,
    }


def _of_column(column: Column, table: Table) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name, "type": column.kind, "description": column.meaning("en"),
        "description_cy": column.meaning("cy"),
    }  # fmt: skip
    constraints: dict[str, Any] = {"required": True} if column.always else {}
    if table.key == (column.name,):
        constraints["unique"] = True
    return found | ({"constraints": constraints} if constraints else {})


# ---- DCAT ----


def _dcat(site: Site, described: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The catalogue of data sets as DCAT in JSON-LD."""
    base = site.settings.site_url
    owner = urljoin(base, "#owner")
    return {
        "@context": _CONTEXT,
        "@id": urljoin(base, CATALOGUE),
        "@type": "dcat:Catalog",
        "dct:title": _both("site.name"),
        "dct:description": _both("open.package"),
        "dct:issued": str(site.catalogue.today),
        "dct:language": list(LANGUAGES),
        "dct:license": licence.ADDRESS,
        "dct:publisher": {"@id": owner, "@type": "foaf:Agent", "foaf:name": _both("site.name"), "foaf:homepage": base},
        "foaf:homepage": base,
        "dcat:dataset": [_dataset(site.plan, base, each, owner) for each in described],
    }


def _dataset(plan: Plan, base: str, each: Mapping[str, Any], owner: str) -> dict[str, Any]:
    address = urljoin(base, f"data/{each['path']}")
    return {
        "@id": f"{address}#dataset",
        "@type": "dcat:Dataset",
        "dct:title": _both(f"open.file.{each['name']}"),
        "dct:identifier": each["name"],
        "dct:license": licence.ADDRESS,
        "dct:publisher": owner,
        "dcat:landingPage": [urljoin(base, plan.page(language, "pages/open-data").address) for language in LANGUAGES],
        "dcat:distribution": {
            "@id": address,
            "@type": "dcat:Distribution",
            "dcat:downloadURL": address,
            "dcat:mediaType": each["mediatype"],
            "dcat:byteSize": each["bytes"],
            "dct:license": licence.ADDRESS,
            "spdx:checksum": {
                "@type": "spdx:Checksum", "spdx:algorithm": _SHA,
                "spdx:checksumValue": str(each["hash"]).removeprefix("sha256:"),
            },
        },
    }  # fmt: skip


def _both(key: str) -> list[dict[str, str]]:
    pair: dict[Language, str] = {language: word(language, key) for language in LANGUAGES}
    return said(Text(pair["cy"], pair["en"]))
