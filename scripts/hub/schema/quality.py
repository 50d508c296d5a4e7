"""How we know that a work is good: reasons from a short list, never a number, and where each claim is made.

Who has made a work can be seen; that it was tested, evaluated or made by survivors is a claim, and needs the
address where it says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final

from hub.schema.addresses import HttpAddress, http_fault
from hub.schema.faults import Fault, Known, Path, placed
from hub.schema.plain_text import Words
from hub.schema.record import Record, field
from hub.schema.values import Reference

# The reason → the key of `quality_source` that says where it is shown.
CLAIMS: Final[Mapping[str, str]] = {"tested": "tested", "evaluated": "evaluated", "by-survivors": "by_survivors"}
EVALUATED: Final = "evaluated"


class QualitySource(Record):
    """Where each claim about a work is made, and what the study is called."""

    a = "`quality_source`"
    record: ClassVar[str] = "quality_source"

    tested: HttpAddress | None = field(None, example='"https://www.example.org/how-we-made-it"', public=True)
    evaluated: HttpAddress | None = field(None, example='"https://www.example.org/study"', public=True)
    by_survivors: HttpAddress | None = field(None, example='"https://www.example.org/about"', public=True)
    study: Words = field("", example='"An evaluation of the programme"', public=True)
    study_language: Annotated[str, Reference("languages")] = field("en", example="cy", public=True)


def quality_faults(raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
    """Claims without a source, sources of what is not claimed, http without a reason, a study without a name."""
    reasons, source = _listed(raw.get("quality")), raw.get("quality_source")
    given = source if isinstance(source, Mapping) else {}
    for at, reason in enumerate(reasons):
        key = CLAIMS.get(str(reason))
        if key and key not in given:
            what = f"`quality` says `{reason}`, and nothing says where that is shown"
            yield placed(("quality", at), "evidence-missing", what, f"add `quality_source: {{{key}: <address>}}`")
    if EVALUATED in reasons and EVALUATED in given and "study" not in given:
        fix = "add `study:`, its title, to `quality_source`"
        yield placed(("quality_source",), "evidence-missing", "the study of `evaluated` has no name", fix, at_key=True)
    for reason, key in CLAIMS.items():
        if key in given and reason not in reasons:
            what, fix = (
                f"`quality_source` names `{key}`, but `quality` does not say `{reason}`",
                "add it, or remove this",
            )
            yield placed(("quality_source", key), "unused-evidence", what, fix, at_key=True)
    for key in CLAIMS.values():
        address = given.get(key)
        reason = raw.get("insecure") or _excused(raw.get("versions"), address)
        found = http_fault(address, reason, "insecure", allow_private=known.allow_private)
        if found:
            yield ("quality_source", key), found


def _excused(versions: object, address: object) -> bool:
    """Whether a version has this address with a reason for http."""
    rows = versions if isinstance(versions, tuple) else ()
    return any(isinstance(one, Mapping) and one.get("url") == address and bool(one.get("insecure")) for one in rows)


def publisher_faults(raw: Mapping[str, Any]) -> Iterator[tuple[Path, Fault]]:
    """Claims that stand on a publisher: they hold for single works, each with where it says so."""
    for at, reason in enumerate(_listed(raw.get("quality"))):
        if str(reason) in CLAIMS:
            what = f"`{reason}` is true of a work, not of all that a publisher makes"
            yield placed(("quality", at), "evidence-missing", what, "say it on the entries, with `quality_source`")


def _listed(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else ()
