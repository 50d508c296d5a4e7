"""Reading and writing `data/link-health.json`: one line for each address, in order of address.

The date of the last full run stands once, at the top; a record has its own only where it differs,
so that a week in which nothing happened changes one line.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import Any, Final, cast, get_args

from hub.catalogue.link_health import read_document
from hub.catalogue.model import DANGER
from hub.catalogue.problems import Place, Problem
from hub.checks.links.judge.verdict import Compared
from hub.checks.links.keep import sentences
from hub.checks.links.keep.history import Link, Suspicion
from hub.checks.links.keep.shares import Part, Share, ShareError
from hub.checks.links.read.fingerprint import Seen
from hub.checks.links.reasons import Code, Reason
from hub.schema.link_health import FOUND, Found, State

ABOUT: Final = "Written by `hub links`: what it last found at every address. Do not edit by hand."
FORMAT: Final = 1
_STATES: Final = frozenset(get_args(State))


def read(path: Path) -> tuple[dict[str, Link], date | None, list[Problem]]:
    """The records by address, the date of the last full run, and what is wrong with the file."""
    document, problems = read_document(path)
    last = _date(document.get("checked"))
    records = document.get("links", {}).items()
    links = {url: link for url, record in records if (link := from_json(url, record, last)) is not None}
    return links, last, problems


def read_part(path: Path) -> tuple[Part | None, list[Problem]]:
    """What one share of a run wrote, or None and what is wrong with it."""
    links, checked, problems = read(path)
    try:
        share = Share.read(str(read_document(path)[0].get("share")))
    except ShareError:
        share = None
    if not problems and (share is None or checked is None):
        fix = "give `--merge` the files that `hub links --shard` wrote"
        what = "not a part of a run" if path.exists() else "no such file"
        problems.append(Problem("link-health", Place(str(path), 1, 1), what, fix))
    return (Part(share, checked, links) if share and checked and not problems else None), problems


def write(path: Path, links: Iterable[Link], last: date | None, share: Share | None = None) -> None:
    """Write all records at once: a reader never sees half a file.

    Raises:
        OSError: the file cannot be written.

    """
    lines = [
        f"    {_json(link.url)}: {_json(to_json(link, last))}" for link in sorted(links, key=lambda link: link.url)
    ]
    heads = {"about": ABOUT, "format": FORMAT, "checked": last.isoformat() if last else None}
    heads |= {"share": str(share)} if share else {}
    head = "".join(f"  {_json(key)}: {_json(value)},\n" for key, value in heads.items())
    inside = "{\n" + ",\n".join(lines) + "\n  }" if lines else "{}"
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f'{{\n{head}  "links": {inside}\n}}\n')
            file.flush()
            os.fsync(file.fileno())
        Path(aside).chmod(0o644)
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def to_json(link: Link, last: date | None) -> dict[str, Any]:
    """A record without what is empty, or the same as anyway."""
    record: dict[str, Any] = {
        "state": link.state,
        "since": link.since.isoformat(),
        "checked": link.checked.isoformat() if link.checked != last else None,
        "reason": sentences.of_link(link),
        "code": link.reason.code.value if link.reason else None,
        "facts": list(link.reason.facts) if link.reason else None,
        "status": link.status,
        "final_url": link.final_url if link.final_url != link.url else None,
        "proposed": link.proposed,
        "confirmed": link.confirmed.isoformat() if link.confirmed else None,
        "failures": [day.isoformat() for day in link.failures] if link.failures else None,
        "evidence": dict(link.evidence),
        "wrong_for": list(link.wrong_for),
        "archive": link.archive,
        "promise": link.promise,
        "suspicion": _suspicion_as_json(link.suspicion),
        "compared": [{k: v for k, v in asdict(each).items() if v} for each in link.compared],
        "recovery": [day.isoformat() for day in link.recovery],
        "seen": {k: v for k, v in asdict(link.seen).items() if v} if link.seen else None,
    }
    return {key: value for key, value in record.items() if value}


def from_json(url: str, record: Mapping[str, Any], last: date | None) -> Link | None:
    """A record read back; None where its state or dates are missing."""
    since = _date(record.get("since"))
    checked = _date(record.get("checked")) or last or since
    state = record.get("state")
    if since is None or checked is None or state not in _STATES:
        return None
    days = [day for value in _list(record, "failures") if (day := _date(value))]
    seen = record.get("seen")
    return Link(
        url=url, state=cast(State, state), since=since, checked=checked,
        reason=_reason(record), status=record.get("status"),
        final_url=str(record.get("final_url", url)), proposed=str(record.get("proposed", "")),
        confirmed=_date(record.get("confirmed")),
        failures=(days[0], days[1], days[2]) if len(days) == 3 else None,  # noqa: PLR2004
        seen=_seen(seen) if isinstance(seen, dict) else None,
        evidence={str(k): str(v) for k, v in dict(record.get("evidence") or {}).items()},
        wrong_for=tuple(map(str, _list(record, "wrong_for"))),
        archive=str(record.get("archive", "")), promise=str(record.get("promise", "")),
        suspicion=_suspicion(record.get("suspicion")),
        compared=tuple(each for value in _list(record, "compared") if (each := _compared(value))),
        recovery=tuple(day for value in _list(record, "recovery") if (day := _date(value))),
    )  # fmt: skip


def _reason(record: Mapping[str, Any]) -> Reason | None:
    """The reason by its code. A file from before there were codes has the sentence only, which stays."""
    try:
        code = Code(str(record.get("code")))
    except ValueError:
        words = str(record.get("reason") or "")
        return Reason(Code.AS_WRITTEN, (words,)) if words else None
    return Reason(code, tuple(map(str, _list(record, "facts"))))


def _suspicion_as_json(suspicion: Suspicion | None) -> dict[str, str] | None:
    return {"state": suspicion.state, "day": suspicion.day.isoformat()} if suspicion else None


def _suspicion(record: object) -> Suspicion | None:
    if not isinstance(record, dict):
        return None
    state, day = record.get("state"), _date(record.get("day"))
    return Suspicion(cast(State, state), day) if state in DANGER and day else None


def _compared(record: object) -> Compared | None:
    if not isinstance(record, dict) or record.get("found") not in FOUND:
        return None
    of, fact, value = (str(record.get(key, "")) for key in ("of", "fact", "value"))
    return Compared(of, fact, value, cast(Found, record["found"]), tuple(map(str, _list(record, "there"))))


def _seen(record: Mapping[str, Any]) -> Seen:
    whole = {"count", "size"}
    kept: dict[str, Any] = {
        field.name: record[field.name]
        for field in fields(Seen)
        if isinstance(record.get(field.name), int if field.name in whole else str)
    }
    return Seen(**kept)


def _list(record: Mapping[str, Any], key: str) -> list[Any]:
    value = record.get(key)
    return value if isinstance(value, list) else []


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
