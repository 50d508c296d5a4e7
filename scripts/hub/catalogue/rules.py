"""What one entry of `resources.yaml` must obey: a node becomes a Resource, or problems.

One small function a rule or a key. What entries must obey together is in `across`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from hub.catalogue import addresses
from hub.catalogue.fields import Fields
from hub.catalogue.model import (
    Evidence,
    Publisher,
    Resource,
    Source,
    Status,
    Version,
    Vocabulary,
)
from hub.catalogue.problems import Problem
from hub.catalogue.reader import Node
from hub.languages import Text

NEEDED: Final = (
    "id", "title", "summary", "publisher", "kind", "audiences", "topics", "objectives", "source",
    "status", "review_by", "owner",
)  # fmt: skip
KEYS: Final = (
    "id", "title", "summary", "publisher", "kind", "audiences", "groups", "role", "topics",
    "objectives", "actions", "region", "year", "ages", "content_note", "cost", "login", "print",
    "versions", "home", "home_insecure", "source", "also_known_as", "status", "superseded_by",
    "same_in_both", "review_by", "owner", "welsh_reviewed",
)  # fmt: skip
VERSION_KEYS: Final = (
    "language", "access", "format", "url", "pages", "minutes", "size_kb", "insecure", "evidence", "checked",
)  # fmt: skip
EVIDENCE: Final = ("seen", "cited", "opened")
STATUSES: Final = ("listed", "address-wanted", "superseded", "withdrawn")
# Dates outside these years are slips of the finger.
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100


@dataclass(frozen=True, slots=True)
class Known:
    """What entries may refer to, and the day and mode they are checked in."""

    vocabulary: Vocabulary
    publishers: dict[str, Publisher]
    actions: frozenset[str]
    documents: frozenset[str]
    today: date
    allow_private: bool = False


def resource(node: Node, file: str, known: Known, problems: list[Problem]) -> Resource | None:
    """The resource that a node describes; None when it lacks what a record cannot be without."""
    if node.entries is None:
        problems.append(Problem("wrong-type", node.place(file), f"an entry is {node.kind()}", "write a map: `- id: …`"))
        return None
    before = len(problems)
    entry = Fields(node, file, problems)
    identity = entry.id()
    entry.about = identity or ""
    entry.only(KEYS)
    entry.need(*NEEDED)
    terms = known.vocabulary
    title = entry.text("title", both=False, may_be_alike=True)
    summary = entry.text("summary")
    status = entry.one_of("status", STATUSES, "unknown-status")
    versions = _versions(entry, known)
    found = Resource(
        id=identity or "",
        title=title or Text(),
        summary=summary or Text(),
        publisher=entry.one_of("publisher", known.publishers, "unknown-publisher") or "",
        kind=entry.one_of("kind", terms.kinds) or "",
        audiences=entry.some_of("audiences", terms.audiences, least=1),
        topics=entry.some_of("topics", terms.topics, least=1),
        objectives=entry.some_of("objectives", terms.objectives, least=1),
        groups=entry.some_of("groups", terms.groups),
        actions=entry.some_of("actions", known.actions, "unknown-action"),
        role=entry.one_of("role", terms.roles),
        region=entry.one_of("region", terms.regions),
        year=entry.whole("year", FIRST_YEAR, known.today.year + 1),
        ages=_ages(entry),
        content_note=entry.text("content_note"),
        cost=entry.one_of("cost", terms.costs),
        login=entry.boolean("login"),
        print=entry.boolean("print"),
        versions=versions,
        home=_home(entry, known),
        home_insecure=entry.text("home_insecure"),
        source=_source(entry, known),
        also_known_as=_also_known_as(entry),
        status=cast("Status", status or "listed"),
        superseded_by=entry.id("superseded_by"),
        review_by=_plausible_date(entry, "review_by") or known.today,
        owner=entry.one_of("owner", terms.owners) or "",
        welsh_reviewed=_past_date(entry, "welsh_reviewed", known.today),
        place=node.place(file),
    )
    _status_fits(entry, found, status)
    return found if identity and len(problems) == before else None


def _versions(entry: Fields, known: Known) -> tuple[Version, ...]:
    versions: list[Version] = []
    pairs: dict[tuple[str, frozenset[str]], int] = {}
    for node in entry.items("versions"):
        version = _version(entry, node, known)
        if version is None:
            continue
        pair = (version.language, frozenset(version.access))
        if pair in pairs:
            entry.problem(
                "same-version", node,
                f"another version has the same language and access (line {pairs[pair]})",
                "keep one, or say how they differ with `access`",
            )  # fmt: skip
        pairs.setdefault(pair, node.line)
        versions.append(version)
    return tuple(versions)


def _version(entry: Fields, node: Node, known: Known) -> Version | None:
    if node.entries is None:
        entry.problem("wrong-type", node, f"a version is {node.kind()}", "write a map: {language: …, url: …}")
        return None
    terms = known.vocabulary
    one = Fields(node, entry.file, entry.problems, entry.about)
    one.only(VERSION_KEYS)
    one.need("language", "url", "checked")
    if one.get("evidence") is None:
        one.problem("evidence-missing", node, "a version has no `evidence`",
                    "add `evidence:` seen, cited or opened, or leave the address out")  # fmt: skip
    insecure = one.text("insecure") if _is_pair(one.get("insecure")) else _reason(one)
    language = one.one_of("language", terms.languages)
    access = one.some_of("access", terms.access)
    url = _address(one, "url", known, has_reason=insecure is not None)
    evidence = one.one_of("evidence", EVIDENCE, "unknown-evidence") if one.get("evidence") else None
    checked = _past_date(one, "checked", known.today)
    form = one.one_of("format", terms.formats)
    pages = one.whole("pages", 1, 5000)
    minutes = one.whole("minutes", 1, 6000)
    size_kb = one.whole("size_kb", 1, 10_000_000)
    if language is None or url is None or evidence is None or checked is None:
        return None
    return Version(
        language=language, url=url, evidence=cast("Evidence", evidence), checked=checked, access=access,
        format=form, pages=pages, minutes=minutes, size_kb=size_kb, insecure=insecure,
        place=node.place(entry.file),
    )  # fmt: skip


def _is_pair(node: Node | None) -> bool:
    return node is not None and node.entries is not None


def _reason(one: Fields) -> Text | None:
    """`insecure: <why>` as one text for curators; the pages show only pairs."""
    why = one.words("insecure") if one.get("insecure") else None
    return Text(why, why) if why else None


def _address(fields: Fields, name: str, known: Known, *, has_reason: bool) -> str | None:
    node = fields.get(name)
    if node is None:
        if name in (fields.node.entries or {}):
            fields.problem("wrong-type", fields.key(name), f"`{name}` has no value", "write the address")
        return None
    if node.words is None:
        fields.problem("wrong-type", node, f"`{name}` is {node.kind()}", "write one address")
        return None
    fault = addresses.fault(node.words, insecure=has_reason, allow_private=known.allow_private)
    if fault:
        fields.problem(fault[0], node, fault[1], fault[2])
        return None
    return node.words


def _home(entry: Fields, known: Known) -> str | None:
    if entry.get("home") is None:
        return None
    return _address(entry, "home", known, has_reason=entry.get("home_insecure") is not None)


def _source(entry: Fields, known: Known) -> Source:
    node = entry.get("source")
    if node is None:
        return Source("")
    if node.entries is None:
        entry.problem("wrong-type", node, f"`source` is {node.kind()}", "write {document: …, lines: [from, to]}")
        return Source("")
    source = Fields(node, entry.file, entry.problems, entry.about)
    source.only(("document", "lines"))
    source.need("document")
    document = source.one_of("document", known.documents, "unknown-document") or ""
    lines: list[int] = []
    for item in source.items("lines"):
        if item.words is None or not item.words.isdigit() or len(item.words) > 7:  # noqa: PLR2004
            source.problem("wrong-type", item, "a line of `source` is not a number", "write lines: [310, 312]")
        else:
            lines.append(int(item.words))
    return Source(document, tuple(lines))


def _ages(entry: Fields) -> tuple[int | None, int | None] | None:
    node = entry.get("ages")
    if node is None:
        return None
    if node.entries is None:
        entry.problem("wrong-type", node, f"`ages` is {node.kind()}", "write {from: 12, to: 17}")
        return None
    ages = Fields(node, entry.file, entry.problems, entry.about)
    ages.only(("from", "to"))
    low, high = ages.whole("from", 0, 120), ages.whole("to", 0, 120)
    if low is not None and high is not None and low > high:
        entry.problem("range", node, f"`ages` runs from {low} down to {high}", "put the lower age first")
    return (low, high)


def _also_known_as(entry: Fields) -> tuple[str, ...]:
    names: list[str] = []
    for node in entry.items("also_known_as"):
        name = entry.clean("also_known_as", node)
        if name is not None and name in names:
            entry.problem("repeated", node, f"`also_known_as` names `{name}` twice", "remove one of the two")
        elif name is not None:
            names.append(name)
    return tuple(names)


def _past_date(fields: Fields, name: str, today: date) -> date | None:
    day = _plausible_date(fields, name)
    if day is not None and day > today:
        where = fields.get(name) or fields.node
        fields.problem("future-date", where, f"`{name}` is {day}, after today ({today})", "correct the date")
        return None
    return day


def _plausible_date(fields: Fields, name: str) -> date | None:
    day = fields.date(name)
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        fields.problem("date", fields.get(name) or fields.node, f"`{name}` is {day}", "correct the year")
        return None
    return day


def _status_fits(entry: Fields, found: Resource, status: str | None) -> None:
    where = entry.get("status") or entry.node
    has_versions = bool(entry.items_quietly("versions"))
    if status == "listed" and not has_versions:
        entry.problem("status", where, "`status` is listed, but there is no version",
                      "add a version with its evidence, or write address-wanted")  # fmt: skip
    if status == "address-wanted" and has_versions:
        entry.problem("status", where, "`status` is address-wanted, but there is a version", "write listed")
    if status != "withdrawn" and not has_versions and entry.get("home") is None:
        entry.problem("no-address", entry.node, "there is no version and no `home`",
                      "add `home:`, the publisher's own site")  # fmt: skip
    if status is not None and status != "superseded" and entry.get("superseded_by") is not None:
        entry.problem("status", entry.key("superseded_by"), f"`superseded_by` is named, but `status` is {status}",
                      "write status: superseded, or remove `superseded_by`")  # fmt: skip
    if found.superseded_by and found.superseded_by == found.id:
        entry.problem("superseded-by", entry.key("superseded_by"), "the entry supersedes itself", "name its successor")
