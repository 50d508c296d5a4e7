"""Every file of open data, and last of all what describes them."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from hub.exports import licence
from hub.exports.open_data import linked_data, open_referral, package
from hub.exports.open_data.tables import tables
from hub.pages.site import Asset, Site

# Where programs that know CSV on the Web look for what is said of the tables of a folder.
BESIDE: Final = "csv-metadata.json"


def assets(site: Site, others: Sequence[Asset]) -> list[Asset]:
    """Tables, linked data and the directory of services; `others` are the data files that are made elsewhere.

    Raises:
        KeyError: one of the others that the description tells of was not made.

    """
    found = tables(site.catalogue)
    made = [
        *(Asset(table.uri, table.text().encode()) for table in found),
        *linked_data.assets(site),
        *open_referral.assets(site),
    ]
    files = {each.uri: each.content for each in (*others, *made) if each.uri.startswith("data/")}
    beside = list(licences(files))
    made += beside
    files |= {each.uri: each.content for each in beside}
    return [*made, *package.assets(site, found, files)]


def licences(files: Mapping[str, bytes]) -> Iterator[Asset]:
    """In each folder with tables a file that says their licence: a line of words within would be taken for a row."""
    tables_of: dict[str, list[str]] = {}
    for uri in sorted(files):
        if uri.endswith(".csv"):
            tables_of.setdefault(posixpath.dirname(uri), []).append(posixpath.basename(uri))
    for folder, names in tables_of.items():
        said = {
            "@context": "http://www.w3.org/ns/csvw",
            "dc:license": {"@id": licence.ADDRESS},
            "tables": [{"url": name} for name in names],
        }
        yield Asset(f"{folder}/{BESIDE}", (json.dumps(said, indent=1) + "\n").encode())
