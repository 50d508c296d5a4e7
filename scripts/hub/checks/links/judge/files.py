"""Judging an answer as a file: the promised sort, not empty, packed properly, not cut short.

A page where a file was promised is left to `pages`: it may be a login, or say "not found".
"""

from __future__ import annotations

from typing import Final

from hub.checks.links.judge.case import Case
from hub.checks.links.judge.verdict import Verdict
from hub.checks.links.read import file_type
from hub.checks.links.read.decode import Body
from hub.checks.links.reasons import Code, Reason

_CLAIMS_TO_BE_READ: Final = frozenset({"", "text/html", "text/plain", "application/xhtml+xml"})
_BLANK: Final = b" \t\r\n\x00\xef\xbb\xbf"
_PARTIAL: Final = 206
_DOCUMENTS: Final = frozenset({"pdf", "zip", "ole", "rtf"})


def judge(case: Case) -> Verdict | None:
    """Judge what comes as a file; None where it is a page."""
    body, kind = case.journey.answer.body, case.journey.kind
    if unreadable := _unreadable(body):
        return case.says("wrong-type", unreadable)
    if file_type.is_file(kind) or kind == file_type.OTHER:
        wrong = _wrong_file(case) if file_type.is_file(kind) else _strange(case)
        if wrong:
            return case.says("wrong-type", wrong)
        return case.moved_house() or case.good()
    if not body.whole and b"</html" not in body.data[-2048:].lower():
        return case.says("unreachable", Code.PAGE_CUT_SHORT)
    return None


def _unreadable(body: Body) -> Code | None:
    if body.garbled:
        return Code.PACKED_WRONG
    if body.swollen:
        return Code.SWOLLEN
    return None if body.data.strip(_BLANK) else Code.EMPTY_FILE


def _wrong_file(case: Case) -> Reason | Code | None:
    answer, kind = case.journey.answer, case.journey.kind
    partial = answer.status == _PARTIAL and not _all_of_it(answer.headers.get("content-range", ""))
    if partial or not file_type.complete(kind, answer.body, case.journey.tail):
        return Code.CUT_SHORT
    if kind == "pdf" and answer.type.lower().startswith(("text/html", "application/xhtml")):
        return Code.PDF_AS_PAGE
    if kind in _DOCUMENTS and all(use.format == "web-page" for use in case.address.uses):
        return Reason.of(Code.FILE_FOR_PAGE, kind)
    promised = case.promised
    if promised and kind != "pdf" and not file_type.fits(kind, promised):
        return Reason.of(Code.OTHER_FILE, promised)
    return None


def _strange(case: Case) -> Code | None:
    """Bytes of no kind that we know: trusted only where nothing else was promised."""
    claims = case.journey.answer.type.partition(";")[0].strip().lower()
    strange = case.promised or claims in _CLAIMS_TO_BE_READ
    return Code.STRANGE_BYTES if strange else None


def _all_of_it(content_range: str) -> bool:
    """Whether a Content-Range covers the whole; a missing one is believed."""
    if not content_range:
        return True
    span, _, total = content_range.removeprefix("bytes").strip().partition("/")
    first, _, last = span.partition("-")
    return first == "0" and last.isdigit() and total.isdigit() and int(last) + 1 == int(total)
