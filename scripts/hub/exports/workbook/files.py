"""What kind of file somebody gives back, before it is opened: what cannot be read says what to do instead.

Limits: 20 MB packed, 100 MB unpacked, 1,000 parts; no document type.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Final, Literal

from hub.catalogue import Problem
from hub.catalogue.problems import Place

Kind = Literal["workbook", "table"]
_MOST_BYTES: Final = 20 * 1024 * 1024
_MOST_UNPACKED: Final = 100 * 1024 * 1024
_MOST_PARTS: Final = 1000
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_AS_XLSX: Final = "open it, choose File, Save As, and save it as “Excel Workbook (.xlsx)”"
_CLOSED: Final = "the workbook is locked with a password"
_WITHOUT: Final = "open it, take the password away (File, Info, Protect Workbook), and save it again"
_STRANGE: Final = "this is not a workbook that can be read"
_NEW: Final = "begin from a new copy, and put your changes there"
_MARKS: Final = (b"<!doctype", b"<html", b"<?xml", b"<table")


def content_of(path: Path) -> tuple[bytes, Problem | None]:
    """What a file holds, unless it is too large or cannot be read."""
    try:
        if not path.is_file():
            return b"", whole(path.name, "there is no such file", "check the name and the folder")
        size = path.stat().st_size
        if size > _MOST_BYTES:
            what = f"the file has {size / 1024 / 1024:.0f} MB; 20 MB is the most that is read"
            return b"", whole(
                path.name, what, "remove pictures and sheets that do not belong, or begin from a new copy"
            )
        with path.open("rb") as file:
            return file.read(_MOST_BYTES + 1), None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not one"
        return b"", whole(path.name, f"the file cannot be read ({reason})", "check its name and its permissions")


def whole(file: str, what: str, fix: str) -> Problem:
    """A problem of the whole file."""
    return Problem("workbook", Place(file, 1, 1), what, fix)


def kind_of(file: str, content: bytes) -> Kind | Problem:
    """What a file is by what it holds, whatever it is called; or why it cannot be taken."""
    if content.startswith(b"PK"):
        told = _of_zip(content)
        return whole(file, *told) if told else "workbook"
    told = _of_other(content)
    return whole(file, *told) if told else "table"


def _of_other(content: bytes) -> tuple[str, str] | None:
    """What is wrong with a file that is no ZIP, and what to do; None for text."""
    head = content[:500].lstrip().lower()
    if content.startswith(_OLE):
        found = (_CLOSED, _WITHOUT) if _LOCKED in content else ("this is an old workbook (.xls)", _AS_XLSX)
    elif not head:
        found = ("the file is empty", "save the workbook again")
    elif head.startswith(_MARKS):
        found = ("this is a page or an XML file under another name", _AS_XLSX)
    elif head.startswith(b"%pdf"):
        found = ("this is a PDF, which cannot be read back", "send the workbook itself")
    elif b"\0" in content[:2000] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        found = (_STRANGE, _AS_XLSX)
    else:
        return None
    return found


def _of_zip(content: bytes) -> tuple[str, str] | None:
    """What is wrong with a file that is a ZIP, and what to do; None for a workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            listed = parts.infolist()
            names = {part.filename for part in listed}
            if len(listed) > _MOST_PARTS or sum(part.file_size for part in listed) > _MOST_UNPACKED:
                found = ("the workbook unpacks to more than 100 MB", _NEW)
            elif "mimetype" in names and b"opendocument" in parts.read("mimetype")[:100]:
                found = ("this is an OpenDocument file (.ods)", _AS_XLSX)
            elif "xl/workbook.bin" in names:
                found = ("this is a binary workbook (.xlsb)", _AS_XLSX)
            elif "xl/workbook.xml" not in names:
                found = (_STRANGE, _AS_XLSX)
            # A part is never unpacked further than the size that its head names.
            elif any(b"<!DOCTYPE" in parts.read(part).replace(b"\0", b"") for part in listed):
                found = ("the workbook holds a document type, which may hide anything", _NEW)
            else:
                return None
    except Exception:  # noqa: BLE001 - a broken file makes the reader of ZIP raise whatever it likes
        return _STRANGE, _AS_XLSX
    return found
