"""What the versions of an entry must obey, and any address that an entry or publisher gives."""

from __future__ import annotations

from datetime import date
from typing import Final, cast

from hub.catalogue import addresses
from hub.catalogue.fields import Fields
from hub.catalogue.known import EVIDENCE, VERSION_KEYS, Known
from hub.catalogue.model import Evidence, Version
from hub.languages import Text

# Dates outside these years are slips of the finger.
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
_MAP: Final = "write a map: {language: …, url: …, evidence: …, checked: …}"


def versions(entry: Fields, known: Known) -> tuple[Version, ...]:
    """The sound versions of an entry, each language and access once."""
    found: list[Version] = []
    met: dict[tuple[str, frozenset[str]], int] = {}
    given = reason(entry)
    for node in entry.items("versions"):
        if node.entries is None:
            entry.problem("wrong-type", node, f"a version is {node.kind()}", _MAP)
            continue
        one = entry.inside(node)
        version = _version(one, known, given)
        pair = _pair(one)
        if pair is not None and pair in met:
            entry.problem(
                "same-version", node,
                f"another version has the same language and access (line {met[pair]})",
                "keep one, or say how they differ with `access`",
            )  # fmt: skip
        if pair is not None:
            met.setdefault(pair, node.line)
        if version is not None:
            found.append(version)
    return tuple(found)


def _pair(one: Fields) -> tuple[str, frozenset[str]] | None:
    """Language and access as they are written, so that a faulty version still counts."""
    language, access = one.get("language"), one.get("access")
    if language is None or language.words is None:
        return None
    return language.words, frozenset(n.words or "" for n in (access.items or [] if access else []))


def _version(one: Fields, known: Known, given: Text | None) -> Version | None:
    terms = known.vocabulary
    one.only(VERSION_KEYS)
    one.need("language", "url", "checked")
    insecure = reason(one) or given
    language = one.one_of("language", terms.languages)
    access = one.some_of("access", terms.access)
    url = address(one, "url", known, has_reason=insecure is not None)
    evidence = _evidence(one)
    checked = past_date(one, "checked", known.latest)
    form = one.one_of("format", terms.formats)
    pages = one.whole("pages", 1, 5000)
    minutes = one.whole("minutes", 1, 6000)
    size_kb = one.whole("size_kb", 1, 10_000_000)
    if language is None or url is None or evidence is None or checked is None:
        return None
    return Version(
        language=language, url=url, evidence=cast("Evidence", evidence), checked=checked,
        access=access, format=form, pages=pages, minutes=minutes, size_kb=size_kb,
        insecure=insecure, place=one.node.place(one.file),
    )  # fmt: skip


def _evidence(one: Fields) -> str | None:
    if one.get("evidence") is None:
        one.problem(
            "evidence-missing", one.key("evidence"), "a version has no `evidence`",
            "add `evidence:` seen, cited or opened, or leave the address out",
        )  # fmt: skip
        return None
    return one.one_of("evidence", EVIDENCE, "unknown-evidence")


def reason(fields: Fields, name: str = "insecure") -> Text | None:
    """Why http is accepted: a pair, or one text, which then stands for both languages."""
    node = fields.get(name)
    if node is None or node.entries is not None:
        return fields.text(name)
    why = fields.words(name)
    return Text(why, why) if why else None


def address(fields: Fields, name: str, known: Known, *, has_reason: bool) -> str | None:
    """An outward address that may stand in the catalogue."""
    node = fields.present(name, "the address")
    if node is None:
        return None
    if node.words is None:
        fields.wrong_type(name, node, "write one address")
        return None
    if node.kind() != "text":
        fields.problem("wrong-type", node, f"`{name}` is {node.kind()}", "write an https:// address")
        return None
    key = "insecure" if name == "url" else f"{name}_insecure"
    found = addresses.fault(node.words, insecure=has_reason, allow_private=known.allow_private, key=key)
    if found:
        fields.fault(node, found)
        return None
    return node.words


def past_date(fields: Fields, name: str, latest: date) -> date | None:
    """A day that is not in the future."""
    day = plausible_date(fields, name)
    if day is not None and day > latest:
        where = fields.get(name) or fields.node
        fields.problem("future-date", where, f"`{name}` is {day}, after today ({latest})", "correct the date")
        return None
    return day


def plausible_date(fields: Fields, name: str) -> date | None:
    """A day in a year that can be meant."""
    day = fields.date(name)
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        where = fields.get(name) or fields.node
        fields.problem("date", where, f"`{name}` is {day}, a year that cannot be meant", "correct the year")
        return None
    return day
