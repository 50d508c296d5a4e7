"""What one entry of `resources.yaml` must obey: a node becomes a Resource, or problems.

Versions and dates are in `versions`; what entries must obey together is in `across`.
"""

from __future__ import annotations

from typing import cast

from hub.catalogue.fields import Fields
from hub.catalogue.known import KEYS, NEEDED, STATUSES, Known
from hub.catalogue.model import Resource, Source, Status
from hub.catalogue.problems import Problem
from hub.catalogue.reader import Node, shown
from hub.catalogue.versions import FIRST_YEAR, address, past_date, plausible_date, versions
from hub.languages import Text


def resource(node: Node, file: str, known: Known, problems: list[Problem]) -> Resource | None:
    """The resource that a node describes; None when there is any problem with it."""
    if node.entries is None:
        what = f"an entry is {node.kind()}"
        problems.append(Problem("wrong-type", node.place(file), what, "write a map: `- id: …`"))
        return None
    before = len(problems)
    entry = Fields(node, file, problems, _about(node))
    entry.only(KEYS)
    entry.need(*NEEDED)
    found = _read(entry, known)
    _status_fits(entry, found)
    return found if len(problems) == before else None


def _about(node: Node) -> str:
    found = (node.entries or {}).get("id")
    return shown((found[1].words or "") if found else "")


def _read(entry: Fields, known: Known) -> Resource:
    terms = known.vocabulary
    return Resource(
        id=entry.id() or "",
        title=entry.text("title", both=False, may_be_alike=True) or Text(),
        summary=entry.text("summary") or Text(),
        publisher=entry.one_of("publisher", known.publishers, "unknown-publisher") or "",
        kind=entry.one_of("kind", terms.kinds) or "",
        audiences=entry.some_of("audiences", terms.audiences, least=1),
        topics=entry.some_of("topics", terms.topics, least=1),
        objectives=entry.some_of("objectives", terms.objectives, least=1),
        groups=entry.some_of("groups", terms.groups),
        actions=_actions(entry, known),
        role=entry.one_of("role", terms.roles),
        region=entry.one_of("region", terms.regions),
        year=entry.whole("year", FIRST_YEAR, known.latest.year + 1),
        ages=_ages(entry),
        content_note=entry.text("content_note"),
        cost=entry.one_of("cost", terms.costs),
        login=entry.boolean("login"),
        print=entry.boolean("print"),
        versions=versions(entry, known),
        home=_home(entry, known),
        home_insecure=entry.text("home_insecure"),
        source=_source(entry, known),
        also_known_as=entry.ids("also_known_as"),
        status=cast("Status", entry.one_of("status", STATUSES, "unknown-status") or ""),
        superseded_by=entry.id("superseded_by"),
        review_by=plausible_date(entry, "review_by") or known.latest,
        owner=entry.one_of("owner", terms.owners) or "",
        welsh_reviewed=past_date(entry, "welsh_reviewed", known.latest),
        place=entry.node.place(entry.file),
    )


def _actions(entry: Fields, known: Known) -> tuple[str, ...]:
    """The actions that an entry serves; a number without quotes would lose its last zero elsewhere."""
    node = entry.get("actions")
    for item in (node.items or []) if node else []:
        if item.kind() == "a number":
            what = f"the action {shown(item.words or '')} is written as a number"
            entry.problem("wrong-type", item, what, f'put it in quotes: "{shown(item.words or "")}"')
    return entry.some_of("actions", known.actions, "unknown-action")


def _home(entry: Fields, known: Known) -> str | None:
    has_reason = entry.get("home_insecure") is not None or entry.get("insecure") is not None
    return address(entry, "home", known, has_reason=has_reason) if entry.get("home") else None


def _source(entry: Fields, known: Known) -> Source:
    source = entry.map("source", "{document: …, lines: [from, to]}")
    if source is None:
        return Source("")
    source.only(("document", "lines"))
    source.need("document")
    document = source.one_of("document", known.documents, "unknown-document") or ""
    lines: list[int] = []
    for item in source.items("lines"):
        words = item.words or ""
        if item.quoted or not words.isascii() or not words.isdigit() or not 0 < int(words[:8]) < 10**7:
            what = "a line of `source` is not a number"
            source.problem("wrong-type", item, what, "write lines: [310, 312]")
        else:
            lines.append(int(words))
    if lines != sorted(lines):
        source.problem("range", source.get("lines") or source.node, "the `lines` of `source` run backwards",
                       "put the lower number first")  # fmt: skip
    return Source(document, tuple(lines))


def _ages(entry: Fields) -> tuple[int | None, int | None] | None:
    ages = entry.map("ages", "{from: 12, to: 17}")
    if ages is None:
        return None
    ages.only(("from", "to"))
    low, high = ages.whole("from", 0, 120), ages.whole("to", 0, 120)
    if not ages.node.entries:
        entry.problem("wrong-type", ages.node, "`ages` is empty", "write {from: 12, to: 17}, or remove the key")
    if low is not None and high is not None and low > high:
        entry.problem("range", ages.node, f"`ages` runs from {low} down to {high}", "put the lower age first")
    return (low, high)


def _status_fits(entry: Fields, found: Resource) -> None:
    where = entry.get("status") or entry.node
    given = entry.get("versions")
    # Versions that cannot be read are told of already.
    has_versions = given is not None and (given.items is None or bool(given.items))
    if found.status == "listed" and not has_versions:
        entry.problem("status", where, "`status` is listed, but there is no version",
                      "add a version with its evidence, or write address-wanted")  # fmt: skip
    if found.status == "address-wanted" and has_versions:
        entry.problem("status", where, "`status` is address-wanted, but there is a version", "write listed")
    if found.status != "withdrawn" and not has_versions and entry.get("home") is None:
        entry.problem("no-address", entry.key("home"), "there is no version and no `home`",
                      "add `home:`, the publisher's own site")  # fmt: skip
    if found.status in {"listed", "address-wanted"} and entry.get("superseded_by") is not None:
        entry.problem("status", entry.key("superseded_by"),
                      f"`superseded_by` is named, but `status` is {found.status}",
                      "write status: superseded, or remove `superseded_by`")  # fmt: skip
