"""A resource: one work, with its versions, as it stands in `resources.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final, Literal

from hub.schema.addresses import HttpAddress, http_fault
from hub.schema.faults import NOTHING, Fault, Known, Path, placed
from hub.schema.pairs import AsPublished, Both, Reason
from hub.schema.plain_text import Quoted, Words
from hub.schema.quality import QualitySource, quality_faults
from hub.schema.record import Record, field
from hub.schema.values import (
    Day,
    Id,
    Nullable,
    OneOf,
    PastDay,
    Reference,
    Rows,
    Several,
    Some,
    Whole,
    Year,
)

EVIDENCE: Final = ("seen", "cited", "opened")
STATUSES: Final = ("listed", "address-wanted", "superseded", "withdrawn")
Evidence = Literal["seen", "cited", "opened"]
Status = Literal["listed", "address-wanted", "superseded", "withdrawn"]
# Examples, as they are written in the file.
_SUMMARY: Final = (
    '{cy: "Canllaw byr sy\'n helpu rhieni i siarad am gyfrinachau.", '
    'en: "A short guide that helps parents talk about secrets."}'
)
_NOTE: Final = '{cy: "Mae goroeswr yn adrodd ei hanes.", en: "A survivor tells their story."}'
_NO_HTTPS: Final = '{cy: "Nid yw\'r wefan yn cynnig https.", en: "The website does not offer https."}'
_TWO_WORKS: Final = '{cy: "Mae\'r ddau lyfryn ar y dudalen hon.", en: "Both booklets are on this page."}'


class Version(Record):
    """One way to get a resource: a language, access formats and an address."""

    a = "a version"
    record: ClassVar[str] = "version"

    language: Annotated[str, Reference("languages")] = field(example="cy", public=True)
    access: Several[Annotated[str, Reference("access")]] = field((), example="[easy-read]", public=True)
    format: Annotated[str, Reference("formats")] | None = field(None, example="pdf", public=True)
    url: HttpAddress = field(example='"https://www.example.org/guide"', public=True)
    pages: Annotated[int, Whole(1, 5000)] | None = field(None, example="24", public=True)
    minutes: Annotated[int, Whole(1, 6000)] | None = field(None, example="4", public=True)
    size_kb: Annotated[int, Whole(1, 10_000_000)] | None = field(None, example="640")
    insecure: Reason | None = field(None, example=_NO_HTTPS)
    shared: Both | None = field(None, example=_TWO_WORKS)
    approved: Quoted | None = field(None, example='"This booklet is for children aged 4 to 7."')
    evidence: Annotated[Evidence, OneOf("evidence", EVIDENCE)] = field(example="seen")
    checked: PastDay = field(example="2026-11-21")

    def needs(self) -> frozenset[str]:
        """The needs (cy, en, easy-read, bsl, other) that this version meets, if it is live.

        An Easy Read version in English meets `easy-read` and `en`; a version whose language is `bfi`
        and one with an interpreter in the picture (`access: [bsl]`) both meet `bsl`.
        """
        met = {a for a in self.access if a in {"easy-read", "bsl"}}
        if self.language in {"cy", "en"}:
            met.add(self.language)
        else:
            met.add("bsl" if self.language == "bfi" else "other")
        return frozenset(met)


class Source(Record):
    """Where something was learned: a document and the lines in the copy that was worked from."""

    a = "a source"
    record: ClassVar[str] = "source"

    document: Annotated[str, Reference("documents")] = field(example="delivery-plan-2026")
    lines: tuple[Annotated[int, Whole(1, 9_999_999)], ...] = field((), example="[310, 312]")

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Lines that run backwards."""
        del known
        lines = raw.get("lines")
        if isinstance(lines, tuple) and all(type(line) is int for line in lines) and list(lines) != sorted(lines):
            yield placed(("lines",), "range", "the `lines` of `source` run backwards", "put the lower number first")


class Ages(Record):
    """For which ages a resource is made; either end may be open."""

    a = "`ages`"
    record: ClassVar[str] = "ages"

    low: Annotated[int, Whole(0, 120)] | None = field(None, alias="from", example="12", public=True)
    high: Annotated[int, Whole(0, 120)] | None = field(None, alias="to", example="17", public=True)

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """No age at all, and ages that run down."""
        del known
        low, high = raw.get("from"), raw.get("to")
        if type(low) is int and type(high) is int and low > high:
            yield placed((), "range", f"`ages` runs from {low} down to {high}", "put the lower age first")


class Resource(Record):
    """One work: a leaflet, film, guide, course, helpline, service, policy document …, listed once."""

    a = "an entry"
    record: ClassVar[str] = "resource"
    may_be_alike: ClassVar[tuple[str, ...]] = ("title",)

    id: Id = field(example="parents-guide")
    title: AsPublished = field(example='{cy: "Canllaw i rieni", en: "Parents\' guide"}', public=True)
    summary: Both = field(example=_SUMMARY, public=True)
    publisher: Annotated[str, Reference("publishers")] = field(example="nspcc", public=True)
    kind: Annotated[str, Reference("kinds")] = field(example="guide", public=True)
    audiences: Some[Annotated[str, Reference("audiences")]] = field(example="[parents]", public=True)
    groups: Several[Annotated[str, Reference("groups")]] = field((), example="[disabled]", public=True)
    role: Annotated[str, Reference("roles")] | None = field(None, example="everyone", public=True)
    topics: Some[Annotated[str, Reference("topics")]] = field(example="[online-safety]", public=True)
    objectives: Some[Annotated[str, Reference("objectives")]] = field(example="[prevent]", public=True)
    actions: Several[Annotated[str, Reference("actions")]] = field((), example='["2.1", A11]', public=True)
    region: Annotated[str, Reference("regions")] | None = field(None, example="wales", public=True)
    year: Nullable[Year] = field(None, example="2021", public=True)
    author: Words = field("", example='"Ann Evans"', public=True)
    chosen_by: Annotated[str, Reference("owners")] | None = field(None, example="prevent-workstream", public=True)
    quality: Several[Annotated[str, Reference("qualities")]] = field((), example="[evaluated]", public=True)
    quality_source: QualitySource | None = field(
        None, example='{evaluated: "https://www.example.org/study", study: "…"}', public=True
    )
    ages: Ages | None = field(None, example="{from: 12, to: 17}", public=True)
    content_note: Both | None = field(None, example=_NOTE, public=True)
    cost: Annotated[str, Reference("costs")] | None = field(None, example="free", public=True)
    login: bool | None = field(None, example="false", public=True)
    print: bool | None = field(None, example="true", public=True)
    versions: tuple[Version, ...] = field((), public=True)
    unseen: Several[Annotated[str, OneOf("language", ("cy", "en"))]] = field((), example="[en]")
    home: Nullable[HttpAddress] = field(None, example='"https://www.example.org/"', public=True)
    home_insecure: Both | None = field(None, example=_NO_HTTPS)
    insecure: Reason | None = field(None, example=_NO_HTTPS)
    source: Source = field(example="{document: survey-2026}")
    also_known_as: Several[Id] = field((), example="[old-guide]")
    status: Annotated[Status, OneOf("statuses", STATUSES)] = field(example="listed", public=True)
    superseded_by: Nullable[Id] = field(None, example="new-guide", public=True)
    same_in_both: bool = field(False, example="true")
    review_by: Day = field(example="2027-05-21")
    owner: Annotated[str, Reference("owners")] = field(example="prevent-workstream")
    welsh_reviewed: Nullable[PastDay] = field(None, example="null")

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """A status that does not fit, the same version twice, http without a reason, praise without evidence."""
        yield from _status_faults(raw)
        yield from _version_faults(raw, known)
        yield from quality_faults(raw, known)
        reason = raw.get("home_insecure") or raw.get("insecure")
        found = http_fault(raw.get("home"), reason, "home_insecure", allow_private=known.allow_private)
        if found:
            yield ("home",), found


def _status_faults(raw: Mapping[str, Any]) -> Iterator[tuple[Path, Fault]]:
    versions, status = raw.get("versions", NOTHING), str(raw.get("status"))
    # Versions that cannot be read are told of already.
    has_versions = bool(versions) or not isinstance(versions, (tuple, type(NOTHING)))
    if status == "listed" and not has_versions:
        yield placed(("status",), "status", "`status` is listed, but there is no version",
                     "add a version with its evidence, or write address-wanted")  # fmt: skip
    if status == "address-wanted" and has_versions:
        yield placed(("status",), "status", "`status` is address-wanted, but there is a version", "write listed")
    if status != "withdrawn" and not has_versions and raw.get("home", NOTHING) is NOTHING:
        path = ("home",) if "home" in raw else ()
        yield placed(path, "no-address", "there is no version and no `home`", "add `home:`, the publisher's own site",
                     at_key=True)  # fmt: skip
    if status in {"listed", "address-wanted"} and raw.get("superseded_by", NOTHING) is not NOTHING:
        yield placed(("superseded_by",), "status", f"`superseded_by` is named, but `status` is {status}",
                     "write status: superseded, or remove `superseded_by`", at_key=True)  # fmt: skip


def _version_faults(raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
    versions = raw.get("versions")
    met: dict[tuple[str, frozenset[str]], list[tuple[int, object]]] = {}
    for at, version in enumerate(versions if isinstance(versions, tuple) else ()):
        if not isinstance(version, Mapping):
            continue
        reason = version.get("insecure") or raw.get("insecure")
        found = http_fault(version.get("url"), reason, "insecure", allow_private=known.allow_private)
        if found:
            yield ("versions", at, "url"), found
        access = version.get("access")
        pair = (str(version.get("language")), frozenset(map(str, access if isinstance(access, tuple) else ())))
        file = version.get("format")
        alike = [before for before, other in met.get(pair, ()) if file is None or other is None or file == other]
        if isinstance(version.get("language"), str) and alike:
            what = "a version with the same language, access and format stands"
            fix = "say how they differ with `format` (as a pdf and a web-page do) or `access`, or keep one"
            yield ("versions", at), Fault("same-version", what, fix, first=("versions", alike[0]))
        met.setdefault(pair, []).append((at, file))


class Resources(Record):
    """The catalogue's file."""

    a = "the file"
    record: ClassVar[str] = "resources"
    ids_once: ClassVar[tuple[str, ...]] = ("resources",)

    resources: Rows[Resource] = field()
