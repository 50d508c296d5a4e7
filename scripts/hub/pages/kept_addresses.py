"""Addresses never die: every page that has been published must still be there, or lead on.

What has been published stands in `data/catalogue-state.json`, which `hub log` writes with each publication.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from hub.catalogue.problems import Place, Problem
from hub.languages import LANGUAGES
from hub.pages import short_addresses
from hub.pages.plan import SHORT, Page, Plan

_ID: Final = re.compile(r"\bid: ([\w.-]+)")
# Which file people edit for the pages of a kind.
_FILES: Final = {
    "resource": "resources.yaml",
    "moved": "data/left-out.yaml",
    "merged": "resources.yaml",
    "audience": "data/vocabulary.yaml",
    "topic": "data/vocabulary.yaml",
    "access": "data/vocabulary.yaml",
    "language": "data/vocabulary.yaml",
    "objective": "data/vocabulary.yaml",
    "situation": "data/situations.yaml",
}
_KEEP_THEIR_IDS: Final = frozenset({"audience", "topic", "access", "language", "objective", "situation"})
_FIX: Final = {
    "resource": "bring it back, or name it under `also_known_as` of another entry or in data/left-out.yaml",
    "moved": "bring it back there, or under `also_known_as` of an entry",
    "merged": "bring it back under `also_known_as` of an entry, or in data/left-out.yaml",
    SHORT: "give the paper its number back, and another paper the next free one; a paper that is no longer made keeps "
    "its row with `retired: true`",
}


def published(plan: Plan) -> dict[str, str]:
    """The address of every page in both languages, with the page's key.

    Of a merged id also into which entry; of a short address its language and the paper that it stands on.
    """
    return {page.address: _key(page) for page in sorted(plan.pages, key=lambda page: page.address)}


def _key(page: Page) -> str:
    kind, _, name = page.key.partition("/")
    if kind == SHORT:
        return f"{SHORT}/{page.language}/{page.subject}"
    return f"merged/{name}/{page.subject}" if page.template == "moved.html" else page.key


def gone(before: Mapping[str, str], plan: Plan, root: Path) -> Iterator[Problem]:
    """A problem for each page that was published and is no more, once for both its languages.

    An entry may become one that leads on; a word of the vocabulary keeps its id too, and a short address the paper that
    it was printed on.
    """
    now = published(plan)
    told: set[str] = set()
    for address, key in before.items():
        kind, _, name = key.partition("/")
        name, _, entry = name.partition("/") if kind == "merged" else (name, "", "")
        if kind == SHORT:
            if now.get(address) != key:
                yield _printed(address, name, root)
            continue
        stays = address in now and (kind not in _KEEP_THEIR_IDS or plan.has(key))
        if stays or key in told:
            continue
        told.add(key)
        file = _FILES.get(kind) or _written(kind, name, address)
        place = Place(file, _line(root / file, entry or name or key, _names(before)), 1)
        yield Problem("address-gone", place, f"`{name or key}` has gone, and with it the page {address}",
                      _FIX.get(kind, "bring it back, with its id and its address as they were"),
                      name or key)  # fmt: skip


def _printed(address: str, paper: str, root: Path) -> Problem:
    """The problem of a short address that stands on paper and leads elsewhere, or nowhere."""
    number = address.strip("/").rpartition("/")[2]
    text = (root / short_addresses.FILE).read_text(encoding="utf-8") if (root / short_addresses.FILE).is_file() else ""
    row = re.search(rf"\b(?:cy|en): {number}\b", text)
    place = Place(short_addresses.FILE, text.count("\n", 0, row.start()) + 1 if row else 1, 1)
    language, _, paper = paper.partition("/")
    about, _, form = paper.rpartition("/")
    return Problem("address-gone", place, f"/{address} stands on paper, as `{language}` of `{about}`, form {form}; "
                   "now it leads elsewhere or nowhere", _FIX[SHORT], about)  # fmt: skip


def _names(before: Mapping[str, str]) -> frozenset[str]:
    return frozenset(key.split("/")[1] for key in before.values() if "/" in key)


def _line(path: Path, name: str, published_names: Collection[str]) -> int:
    """The line of this id, of the word that makes a section's address, or of the new id that looks most alike.

    Else where the file begins, after what is said of it.
    """
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    own = re.search(
        rf"\bid: {re.escape(name)}\b(?![.-])|^path\.{re.escape(name.rpartition('/')[2])}:", text, re.MULTILINE
    )
    if own:
        return text.count("\n", 0, own.start()) + 1
    found = {match[1]: match.start() for match in _ID.finditer(text) if match[1] not in published_names}
    near = difflib.get_close_matches(name, found, n=1, cutoff=0.7)
    begins = re.search(r"^(?!#|\s)", text, re.MULTILINE)
    at = found[near[0]] if near else begins.start() if begins else 0
    return text.count("\n", 0, at) + 1


def _written(kind: str, name: str, address: str) -> str:
    """The file of a page that a person wrote, or the words that make a section's address."""
    language = next((each for each in LANGUAGES if address.startswith(f"{each}/")), LANGUAGES[0])
    return f"docs/{language}/{name}.md" if kind == "pages" else f"scripts/hub/strings/{language}.yaml"
