"""Judging an answer as a file: the promised sort, not empty, packed properly, not cut short.

A page where a file was promised is left to `pages`: it may be a login, or say "not found".
"""

from __future__ import annotations

from typing import Final

from hub.checks.links.judge.case import Case
from hub.checks.links.judge.verdict import Verdict
from hub.checks.links.read import file_type
from hub.checks.links.read.decode import Body

_CLAIMS_TO_BE_READ: Final = frozenset({"", "text/html", "text/plain", "application/xhtml+xml"})
_BLANK: Final = b" \t\r\n\x00\xef\xbb\xbf"
_PARTIAL: Final = 206


def judge(case: Case) -> Verdict | None:
    """Judge what comes as a file; None where it is a page."""
    body, kind = case.journey.answer.body, case.journey.kind
    if wrong := _unreadable(body):
        return case.says("wrong-type", wrong)
    if file_type.is_file(kind) or kind == file_type.OTHER:
        wrong = _wrong_file(case) if file_type.is_file(kind) else _strange(case)
        if wrong:
            return case.says("wrong-type", wrong)
        return case.moved_house() or case.good()
    if not body.whole and b"</html" not in body.data[-2048:].lower():
        return case.says("unreachable", "the page breaks off in the middle")
    return None


def _unreadable(body: Body) -> str:
    if body.garbled:
        return "the answer is packed in a way that cannot be undone"
    if body.swollen:
        return "a little data swells to more than can be read"
    return "" if body.data.strip(_BLANK) else "the file is empty"


def _wrong_file(case: Case) -> str:
    answer, kind = case.journey.answer, case.journey.kind
    partial = answer.status == _PARTIAL and not _all_of_it(answer.headers.get("content-range", ""))
    if partial or not file_type.complete(kind, answer.body, case.journey.tail):
        return "the file is cut short"
    if kind == "pdf" and answer.type.lower().startswith(("text/html", "application/xhtml")):
        return "a PDF that is sent as a web page: browsers show rubbish"
    promised = case.promised
    if promised and kind != "pdf" and not file_type.fits(kind, promised):
        return f"not a file of the promised sort ({promised})"
    return ""


def _strange(case: Case) -> str:
    """Bytes of no kind that we know: trusted only where nothing else was promised."""
    claims = case.journey.answer.type.partition(";")[0].strip().lower()
    strange = case.promised or claims in _CLAIMS_TO_BE_READ
    return "what comes is neither a page nor the promised file" if strange else ""


def _all_of_it(content_range: str) -> bool:
    """Whether a Content-Range covers the whole; a missing one is believed."""
    if not content_range:
        return True
    span, _, total = content_range.removeprefix("bytes").strip().partition("/")
    first, _, last = span.partition("-")
    return first == "0" and last.isdigit() and total.isdigit() and int(last) + 1 == int(total)
