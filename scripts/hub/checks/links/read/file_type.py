"""What kind of file an answer is, by its first and last bytes, and whether it is all there.

What a server calls it is only trusted where the bytes say nothing.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from hub.checks.links.read.decode import Body

PAGE: Final = "page"
TEXT: Final = "text"
OTHER: Final = "other"

# The catalogue's formats that are files; every other format may be an ordinary page.
_FILES: Final = {
    "pdf": frozenset({"pdf"}),
    "word": frozenset({"zip", "ole", "rtf"}),
    "slides": frozenset({"zip", "ole", "pdf"}),
    "spreadsheet": frozenset({"zip", "ole", TEXT}),
    "zip": frozenset({"zip"}),
}
_ENDINGS: Final = {
    "pdf": "pdf", "doc": "word", "docx": "word", "odt": "word", "rtf": "word", "ppt": "slides",
    "pptx": "slides", "odp": "slides", "xls": "spreadsheet", "xlsx": "spreadsheet",
    "ods": "spreadsheet", "csv": "spreadsheet", "zip": "zip", "epub": "zip",
}  # fmt: skip
_MAGIC: Final = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"ID3", "media"),
    (b"OggS", "media"),
    (b"\x1aE\xdf\xa3", "media"),
)
_MPEG: Final = re.compile(rb"\xff[\xe0-\xfd\xff]")  # sound without a name tag
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TAGS: Final = re.compile(
    rb"<(!doctype\s+html|html|head|body|title|meta|script|div|h1|p|main|center|frameset)[\s>/]",
    re.IGNORECASE,
)
TAIL: Final = 4096  # bytes at the end that are looked at


def kind_of(data: bytes, content_type: str) -> str:
    """page, pdf, zip, ole, rtf, image, media, text or other."""
    return _by_mark(data) or _by_look(data, content_type)


def _by_mark(data: bytes) -> str:
    """The kind that the first bytes prove, or ""."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if b"%PDF-" in data[:1024] and b"<" not in data[:64]:
        return "pdf"  # readers allow a little rubbish before the mark
    if data[4:8] == b"ftyp" or _MPEG.match(data):
        return "media"
    return ""


def _by_look(data: bytes, content_type: str) -> str:
    """The kind of what has no mark: pages by their tags, the rest by what the server says."""
    claimed = content_type.split(";", maxsplit=1)[0].strip().lower()
    if _TAGS.search(data[:16384].replace(b"\x00", b"")):
        return PAGE
    if claimed in {"text/html", "application/xhtml+xml"}:
        return OTHER if _is_binary(data[:4096]) else PAGE
    if claimed.startswith("text/") or claimed in {"application/json", "application/xml"}:
        return OTHER if _is_binary(data[:4096]) else TEXT
    return "media" if claimed.startswith(("video/", "audio/", "image/")) else OTHER


def _is_binary(head: bytes) -> bool:
    """Whether more than one sign in fifty is none that a text has."""
    return 50 * len(_CONTROL.findall(head)) > len(head)


def expected(format_: str | None, url: str) -> str | None:
    """The file format that the entry promises (pdf, word, …), or None for pages and what is not known."""
    if format_ in _FILES:
        return format_
    if format_ is None:
        return _ENDINGS.get(urlsplit(url).path.lower().rpartition(".")[2])
    return None


def fits(kind: str, promised: str) -> bool:
    """Whether a kind is what was promised. A promised file of unknown bytes gets the benefit of doubt."""
    return kind in _FILES[promised]


def is_file(kind: str) -> bool:
    """Whether this kind is downloaded or shown by itself, not read as a page."""
    return kind not in {PAGE, TEXT, OTHER}


def complete(kind: str, body: Body, tail: bytes | None) -> bool:
    """Whether a file came whole, as far as its end tells. `tail` is the end where the body was cut."""
    if not body.whole:
        return False
    end = tail if body.cut else body.data[-TAIL:]
    if end is None:
        return True  # its end was not seen: nothing can be said against it
    if kind == "pdf":
        return b"%%EOF" in end or b"startxref" in end
    if kind == "zip":
        return b"PK\x05\x06" in end or b"PK\x06\x06" in end or len(end) >= TAIL
    return True


def needs_tail(kind: str, body: Body) -> bool:
    """Whether only the end can tell if the file is whole."""
    return kind in {"pdf", "zip"} and body.cut and body.whole
