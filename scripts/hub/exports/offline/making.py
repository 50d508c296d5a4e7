"""One archive out of the built site: pages that can be reached, styles and pictures, scripts, and data for search."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from hub.exports import licence
from hub.exports.archive import archive
from hub.exports.inside import INDEX
from hub.exports.offline import pages
from hub.exports.offline.pages import CopyError, Known
from hub.exports.offline.scripts import SEARCH, as_script
from hub.languages import LANGUAGES, word
from hub.pages.render import day
from hub.pages.security import FRAMED

LARGEST: Final = 6_000_000  # bytes: what fits on an old stick and through a poor line
NAME: Final = "hyb-adnoddau-resource-hub"
FOLDER: Final = "hub"  # short, as it stands before each of the names
READ_ME: Final = "darllenwch-read-me.txt"
# Pages for those who look after the catalogue and plan the work: they have the network, and need what is newest.
_FOR_PLANNING: Final = frozenset({"curators", "gaps", "objective", "strategy"})
_ONLINE: Final = re.compile(r'<link rel="canonical" href="([^"]+)"')
_FINDER: Final = "resources"
# Where the columns of the search's data hold an address.
_ADDRESSES: Final = {"answers": 6, "places": 3}


@dataclass(frozen=True, slots=True)
class Copy:
    """The archive, and how many pages it holds."""

    content: bytes
    pages: int
    made: date


def copied(site: Path, scripts: Mapping[str, bytes]) -> Copy:
    """The copy of a built site, with its scripts.

    Raises:
        CopyError: the folder is no built site of ours, or the copy is larger than it may be.

    """
    try:
        made = date.fromisoformat(json.loads((site / "data" / "catalogue.json").read_text(encoding="utf-8"))["date"])
        front = (site / INDEX).read_text(encoding="utf-8")
    except OSError as error:
        msg = f"there is no built site in {site}: run make site first"
        raise CopyError(msg) from error
    online = _ONLINE.search(front)
    if not online:
        msg = f"{site}: the front page does not say its address"
        raise CopyError(msg)
    texts = _reached(_pages(site))
    files = {name: (site / name).read_bytes() for name in _beside(site)}
    known = Known({*texts, *files, *scripts}, online[1], made)
    files |= scripts
    files |= {name: pages.page(name, text, known).encode() for name, text in texts.items()}
    files |= _data(site, known, [name for name, text in texts.items() if pages.key_of(text) == _FINDER])
    files[READ_ME] = _read_me(known).encode()
    content = archive({f"{FOLDER}/{name}": found for name, found in files.items()}, made)
    if len(content) > LARGEST:
        msg = f"the copy has {len(content):,} bytes, more than {LARGEST:,}: leave more pages out"
        raise CopyError(msg)
    return Copy(content, len(texts), made)


def _pages(site: Path) -> dict[str, str]:
    """Every page that the copy may hold, by its path."""
    found = {}
    for path in sorted(site.rglob(INDEX)):
        name = path.relative_to(site).as_posix()
        if not name.startswith(FRAMED.folder):
            text = path.read_text(encoding="utf-8")
            if pages.key_of(text).partition("/")[0] not in _FOR_PLANNING:
                found[name] = text
    return found


def _reached(texts: Mapping[str, str]) -> dict[str, str]:
    """The pages that links lead to from the front page and from the short addresses of languages.

    Those that are left are pages of merged and renamed works, kept for links on other sites.
    """
    waiting = [name for name in texts if name.count("/") <= 1]
    found: dict[str, str] = {}
    while waiting:
        name = waiting.pop()
        if name in texts and name not in found:
            found[name] = texts[name]
            waiting += [place.path for place in pages.places(name, texts[name])]
    return found


def _beside(site: Path) -> Iterable[str]:
    """Styles and pictures."""
    for path in sorted((site / "assets").rglob("*")):
        if path.suffix in {".css", ".svg"}:
            yield path.relative_to(site).as_posix()


def _data(site: Path, known: Known, finders: Iterable[str]) -> dict[str, bytes]:
    """What the finders' pages ask for, as scripts; addresses in it lead to files."""
    of = {name.partition("/")[0]: name for name in finders}
    found = {}
    for path in sorted((site / SEARCH).glob("*.json")):
        data: Any = json.loads(path.read_text(encoding="utf-8"))
        if path.stem in LANGUAGES:
            for column, at in _ADDRESSES.items():
                for row in data[column]:
                    row[at] = pages.leading(of[path.stem], row[at], known)[0]
        found[f"{SEARCH}/{path.stem}.js"] = as_script(path.stem, data)
    return found


def _read_me(known: Known) -> str:
    """What somebody reads who has unpacked the copy, in both languages."""
    parts = []
    for language in LANGUAGES:
        keys = ("open", "line", "holds", "licence")
        values = {
            "file": INDEX, "date": day(known.made, language), "address": known.online,
            "licence": licence.ADDRESS,
        }  # fmt: skip
        parts += [word(language, "site.name"), "", *(word(language, f"offline.{key}", **values) for key in keys), ""]
    return "\n".join(parts)
