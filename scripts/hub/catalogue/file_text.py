"""A file's text, or the problem that keeps it from being read: size, encoding, characters.

What the text says is read in `yaml_file`. Nothing here raises for what is on the disk.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from hub.catalogue.problems import Place, Problem

MAX_BYTES: Final = 20 * 1024 * 1024  # 4,000 entries are about 6 MB
# Besides control characters, the line breaks that editors do not count but YAML does (U+0085,
# U+2028, U+2029): with them every later line number would be wrong.
_NOT_TEXT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")  # byte order marks of UTF-16


def text_of(path: Path, file: str) -> str | Problem:
    """The text of a file; `file` is its name in problems."""
    try:
        wrong = _not_a_file(path)
        if wrong:
            return Problem("not-a-file", Place(file, 1, 1), wrong, "name a YAML file that exists")
        with path.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        return Problem(
            "unreadable", Place(file, 1, 1), f"the file cannot be read ({reason})",
            "check its name and its permissions",
        )  # fmt: skip
    if len(raw) > MAX_BYTES:
        return Problem(
            "too-large", Place(file, 1, 1), "the file is larger than 20 MB",
            "split it or remove what does not belong",
        )  # fmt: skip
    return _decoded(raw, file)


def _not_a_file(path: Path) -> str | None:
    if path.is_dir():
        return "this is a folder"
    if not path.exists():
        return "there is no such file"
    return None if path.is_file() else "this is not an ordinary file"


def _decoded(raw: bytes, file: str) -> str | Problem:
    if raw[:2] in _WIDE or raw[:4].count(0) > 1:
        return Problem(
            "encoding", Place(file, 1, 1), "the file is not UTF-8 (it looks like UTF-16 or UTF-32)",
            "save it as UTF-8",
        )  # fmt: skip
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The positions of the error count from behind a byte order mark.
        read = raw.removeprefix(b"\xef\xbb\xbf")[: error.start].decode("utf-8", "replace")
        return Problem(
            "encoding", Place.at(file, read, len(read)),
            f"this byte is not UTF-8 (0x{error.object[error.start]:02X})", "save the file as UTF-8",
        )  # fmt: skip
    bad = _NOT_TEXT.search(text)
    if bad:
        return Problem(
            "control-character", Place.at(file, text, bad.start()),
            f"there is an invisible or control character (U+{ord(bad.group()):04X})",
            "remove it and type the words again",
        )  # fmt: skip
    return text
