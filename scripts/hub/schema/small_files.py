"""The curators' short lists, and the files that commands write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import AfterValidator

from hub.languages import Text
from hub.schema.addresses import HttpAddress, fault, http_fault
from hub.schema.faults import NOTHING, Fault, Known, Path, WrongError, placed, wrong
from hub.schema.pairs import AsPublished, Both
from hub.schema.plain_text import Words
from hub.schema.quality import publisher_faults
from hub.schema.record import Record, field
from hub.schema.resource import EVIDENCE, STATUSES, Evidence, Status
from hub.schema.values import Day, Id, Nullable, OneOf, Reference, Rows, Several

CHANGE_KINDS: Final = ("added", "changed", "withdrawn")
ChangeKind = Literal["added", "changed", "withdrawn"]
_DIGEST: Final = re.compile("[0-9a-f]{12,64}")


class Publisher(Record):
    """Who made a resource. `home` is its own site's address, where evidenced."""

    a = "a publisher"
    record: ClassVar[str] = "publisher"
    may_be_alike: ClassVar[tuple[str, ...]] = ("name",)

    id: Id = field(example="nspcc")
    name: AsPublished = field(example='{cy: "Llywodraeth Cymru", en: "Welsh Government"}')
    same_in_both: bool = field(False, example="true")
    home: Nullable[HttpAddress] = field(None, example='"https://www.example.org/"')
    home_insecure: Both | None = field(None, example='{cy: "…", en: "…"}')
    evidence: Annotated[Evidence, OneOf("evidence", EVIDENCE)] | None = field(None, example="seen")
    quality: Several[Annotated[str, Reference("qualities")]] = field((), example="[public-body]")

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """A home without evidence, or by http without a reason; claims that only a work can make."""
        yield from publisher_faults(raw)
        if raw.get("home", NOTHING) is not NOTHING and "evidence" not in raw:
            yield placed(("home",), "evidence-missing", "`home` has no `evidence`",
                         "add `evidence:` seen, cited or opened", at_key=True)  # fmt: skip
        found = http_fault(
            raw.get("home"), raw.get("home_insecure"), "home_insecure", allow_private=known.allow_private
        )
        if found:
            yield ("home",), found


class Publishers(Record):
    """`data/publishers.yaml`."""

    a = "the file"
    record: ClassVar[str] = "publishers"
    ids_once: ClassVar[tuple[str, ...]] = ("publishers",)

    publishers: Rows[Publisher] = field()


class LeftOut(Record):
    """An id of the inventory that is not in the catalogue on purpose, and why."""

    a = "a row"
    record: ClassVar[str] = "left_out"

    id: Id = field(example="old-leaflet")
    reason: Both = field(example='{cy: "…", en: "…"}')


class LeftOutFile(Record):
    """`data/left-out.yaml`."""

    a = "the file"
    record: ClassVar[str] = "left_out_file"
    ids_once: ClassVar[tuple[str, ...]] = ("left_out",)

    left_out: tuple[LeftOut, ...] = field()


def _beginning(value: str) -> str:
    """The beginning of an address, far enough to name a host."""
    found = fault(value)
    if found:
        raise WrongError(((), found))
    return value


class RefusedAddress(Record):
    """Addresses that may stand in no file, by how they begin, and why."""

    a = "a row"
    record: ClassVar[str] = "refused_address"

    prefix: Annotated[str, AfterValidator(_beginning)] = field(example='"https://www.example.org/cy/"')
    reason: Both = field(example='{cy: "…", en: "…"}')


class RefusedAddresses(Record):
    """`data/refused-addresses.yaml`."""

    a = "the file"
    record: ClassVar[str] = "refused_addresses"

    refused: tuple[RefusedAddress, ...] = field()


class Change(Record):
    """One line of the log of changes."""

    a = "a change"
    record: ClassVar[str] = "change"

    date: Day = field(example="2026-11-21")
    id: Annotated[Id, Reference("ever listed")] = field(example="childline")
    change: Annotated[ChangeKind, OneOf("change", CHANGE_KINDS)] = field(example="added")
    note: Both = field(Text(), example='{cy: "…", en: "…"}')


def _told_once(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """A change that stands twice on one day is counted twice wherever changes are counted."""
    first: dict[tuple[date, str, str], int] = {}
    repeated: list[tuple[Path, Fault]] = []
    for at, each in enumerate(changes):
        earlier = first.setdefault((each.date, each.id, each.change), at)
        if earlier != at:
            what = f"that `{each.id}` was {each.change} on {each.date} is already said"
            repeated.append(((at,), Fault("repeated", what, "remove one of the two", first=(earlier,))))
    if repeated:
        raise WrongError(*repeated)
    return changes


# `data/changes.yaml`.
Changes = Annotated[tuple[Change, ...], AfterValidator(_told_once)]


class AcceptedWarning(Record):
    """A warning that a careful reader has looked at and found to be no mistake."""

    a = "a row"
    record: ClassVar[str] = "accepted_warning"

    rule: Words = field(example="terms")
    phrase: Words = field(example='"adult survivors"')
    only_in: Words = field("", alias="in", example="our-voice-survivor-survey")
    reason: Words = field(example='"the context says it"')


class AcceptedWarnings(Record):
    """`data/warnings-reviewed.yaml`."""

    a = "the file"
    record: ClassVar[str] = "accepted_warnings"

    reviewed: tuple[AcceptedWarning, ...] = field()


def _digest(value: str) -> str:
    if not _DIGEST.fullmatch(value):
        raise wrong("digest", f"`{{name}}` is «{value[:40]}», which is no digest", "take the file back from Git")
    return value


Digest = Annotated[str, AfterValidator(_digest)]


class LoggedState(Record):
    """What was last logged of a resource: a digest of what the public saw, and its status."""

    a = "an entry"
    record: ClassVar[str] = "logged_state"

    digest: Digest = field(example='"6eca…"')
    status: Annotated[Status, OneOf("statuses", STATUSES)] = field(example='"listed"')


# The addresses of pages, below that of the site, and what the plan calls them.
_ADDRESS: Final = re.compile(r"(?:[a-z0-9-]+/)*(?:[a-z0-9-]+\.html)?")
_KEY: Final = re.compile(r"[a-z0-9_-]+(?:/[a-z0-9_.-]+)*")


class CatalogueState(Record):
    """`data/catalogue-state.json`, which `hub log` writes."""

    a = "the file"
    record: ClassVar[str] = "catalogue_state"

    entries: dict[str, LoggedState] = field()
    addresses: dict[str, str] = field({}, example='{"en/help/": "help"}')

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """What cannot be the address of a page, or its key."""
        del known
        addresses = raw.get("addresses")
        for address, key in addresses.items() if isinstance(addresses, Mapping) else ():
            if not _ADDRESS.fullmatch(address):
                yield placed(("addresses", address), "state-address", f"«{address[:60]}» is no page's address",
                             "take the file back from Git", at_key=True)  # fmt: skip
            elif isinstance(key, str) and not _KEY.fullmatch(key):
                yield placed(("addresses", address), "state-address", f"«{key[:60]}» is no page's key",
                             "take the file back from Git")  # fmt: skip
