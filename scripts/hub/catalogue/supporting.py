"""The curators' lists beside the catalogue: publishers, what is left out, the list of terms, and search words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from hub.catalogue import addresses
from hub.catalogue.fields import Fields
from hub.catalogue.known import EVIDENCE
from hub.catalogue.model import LeftOut, Publisher, SearchWords, Synonym
from hub.catalogue.opening import opened
from hub.catalogue.problems import Problem
from hub.languages import Text

PUBLISHER_KEYS: Final = ("id", "name", "home", "home_insecure", "evidence", "same_in_both")
TERM_KEYS: Final = ("en", "cy", "evidence", "also_en", "also_cy")


def _rows(top: Fields, name: str, thing: str, *, least: int = 0) -> Iterator[Fields]:
    """The maps of a list; what is no map is noted."""
    for item in top.items(name, least=least):
        if item.entries is None:
            top.problem("wrong-type", item, f"{thing} is {item.kind()}", "write {key: value}")
        else:
            yield top.inside(item)


def publishers(path: Path, root: Path, problems: list[Problem], *, allow_private: bool) -> dict[str, Publisher]:
    """Who publishes, by id."""
    found: dict[str, Publisher] = {}
    top = opened(path, root, problems)
    if top is None:
        return found
    top.only(("publishers",))
    top.need("publishers")
    for fields in _rows(top, "publishers", "a publisher", least=1):
        identity = _identity(fields, found)
        fields.only(PUBLISHER_KEYS)
        fields.need("id", "name")
        name = fields.text("name", both=False, may_be_alike=True)
        home = _home(fields, allow_private=allow_private)
        if identity:
            found.setdefault(identity, Publisher(identity, name or Text(), home))
    return found


def _identity(fields: Fields, found: Mapping[str, object]) -> str | None:
    identity = fields.id()
    fields.about = identity or ""
    if identity in found:
        what = f"the id `{identity}` is already used"
        fields.problem("duplicate-id", fields.node, what, "keep one of the two")
    return identity


def _home(fields: Fields, *, allow_private: bool) -> str | None:
    """A publisher's own site, with the evidence for it."""
    if fields.get("evidence") is not None:
        fields.one_of("evidence", EVIDENCE, "unknown-evidence")
    insecure = fields.text("home_insecure") is not None
    home = fields.words("home") if fields.get("home") else None
    if home is None:
        return None
    wrong = addresses.fault(home, insecure=insecure, allow_private=allow_private, key="home_insecure")
    if wrong:
        fields.fault(fields.get("home") or fields.node, wrong)
    if fields.get("evidence") is None:
        fields.problem("evidence-missing", fields.key("home"), "`home` has no `evidence`",
                       "add `evidence:` seen, cited or opened")  # fmt: skip
    return home


def left_out(path: Path, root: Path, problems: list[Problem]) -> tuple[LeftOut, ...]:
    """Inventory ids that are not in the catalogue on purpose."""
    found: dict[str, LeftOut] = {}
    top = opened(path, root, problems)
    if top is None:
        return ()
    top.only(("left_out",))
    for fields in _rows(top, "left_out", "a row"):
        identity = _identity(fields, found)
        fields.only(("id", "reason"))
        fields.need("id", "reason")
        reason = fields.text("reason")
        if identity and reason:
            found.setdefault(identity, LeftOut(identity, reason))
    return tuple(found.values())


def terms(path: Path, root: Path, problems: list[Problem]) -> tuple[tuple[Synonym, ...], dict[str, tuple[str, ...]]]:
    """The term list, and by language the words that our own texts never use."""
    top = opened(path, root, problems)
    if top is None:
        return (), {}
    top.only(("terms", "blame_words"))
    found = list(_synonyms(top, "terms", TERM_KEYS, least=1))
    blame = top.map("blame_words", "{cy: […], en: […]}")
    if blame is None:
        return tuple(found), {}
    blame.only(("cy", "en"))
    return tuple(found), {side: _phrases(blame, side) for side in ("cy", "en")}


def search_words(path: Path, root: Path, problems: list[Problem]) -> tuple[dict[str, SearchWords], tuple[Synonym, ...]]:
    """What people type who need one resource, by its id, and for a subject; a project need not have the list."""
    found: dict[str, SearchWords] = {}
    top = opened(path, root, problems) if path.exists() else None
    if top is None:
        return found, ()
    top.only(("search_words", "subjects"))
    for fields in _rows(top, "search_words", "a row"):
        identity = _identity(fields, found)
        fields.only(("id", "cy", "en"))
        fields.need("id")
        if identity:
            place = (fields.get("id") or fields.node).place(fields.file)
            found.setdefault(identity, SearchWords(_phrases(fields, "cy"), _phrases(fields, "en"), place))
    return found, tuple(_synonyms(top, "subjects", ("en", "cy", "also_en", "also_cy")))


def _synonyms(top: Fields, name: str, keys: tuple[str, ...], *, least: int = 0) -> Iterator[Synonym]:
    for fields in _rows(top, name, "a term", least=least):
        fields.only(keys)
        fields.need("en", "cy")
        en, cy = fields.words("en"), fields.words("cy")
        evidence = fields.one_of("evidence", EVIDENCE) if fields.get("evidence") else None
        also_en, also_cy = _phrases(fields, "also_en"), _phrases(fields, "also_cy")
        if en and cy:
            yield Synonym(en, cy, also_en, also_cy, evidence == "seen")


def _phrases(fields: Fields, name: str) -> tuple[str, ...]:
    return tuple(words for node in fields.items(name) if (words := fields.clean(name, node)))
