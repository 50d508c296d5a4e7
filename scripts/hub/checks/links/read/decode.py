"""From the bytes of an answer to its text: unpacking with a cap, and guessing the charset honestly."""

from __future__ import annotations

import codecs
import re
import zlib
from dataclasses import dataclass
from typing import Final

CAP: Final = 256 * 1024  # bytes read of an answer, and bytes unpacked from it
SWOLLEN: Final = 200  # times larger than what came over the wire: no honest page is
_META: Final = re.compile(rb"<meta[^>]{0,300}charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_XML: Final = re.compile(rb"^\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]{2,40})")
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Body:
    """The unpacked beginning of an answer.

    `cut`: there is more that was not read. `whole`: the answer ended as its sender promised.
    `garbled`: it is packed in a way that it does not say or that we do not know.
    `swollen`: a little came over the wire and a lot would come out of it.
    """

    data: bytes = b""
    cut: bool = False
    whole: bool = True
    garbled: bool = False
    swollen: bool = False


def unpack(raw: bytes, encoding: str, *, cut: bool, whole: bool) -> Body:
    """Undo gzip or deflate, never giving out more than the cap."""
    names = [n for n in re.split(r"[,\s]+", encoding.lower()) if n and n != "identity"]
    if not names or not raw:
        return Body(raw[:CAP], cut=cut or len(raw) > CAP, whole=whole)
    data, ended, used = raw, True, len(raw)
    for name in reversed(names[:3]):
        if name not in {"gzip", "x-gzip", "deflate"}:
            return Body(b"", cut=cut, whole=whole, garbled=True)
        try:
            data, ended, used = _inflate(data, deflate=name == "deflate")
        except zlib.error:
            return Body(b"", cut=cut, whole=whole, garbled=True)
    more = len(data) > CAP
    swollen = more and len(data) > SWOLLEN * used
    return Body(data[:CAP], cut=cut or more, whole=whole and (ended or cut or more), swollen=swollen)


def _inflate(raw: bytes, *, deflate: bool) -> tuple[bytes, bool, int]:
    """Up to one byte more than the cap, whether the packing came to its end, and the bytes it took."""
    # Some servers send «deflate» without the zlib wrapper that the standard wants.
    bare = deflate and (len(raw) < 2 or (raw[0] << 8 | raw[1]) % 31 != 0 or raw[0] & 15 != 8)  # noqa: PLR2004
    out, ended, used = bytearray(), False, 0
    while raw and len(out) <= CAP:
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)
        try:
            out += unpacker.decompress(raw, CAP + 1 - len(out))
        except zlib.error:
            if not out:
                raise
            break  # rubbish after a good beginning
        ended = unpacker.eof
        used += len(raw) - len(unpacker.unused_data) - len(unpacker.unconsumed_tail)
        raw = unpacker.unused_data if ended else b""
    return bytes(out), ended, max(used, 1)


def text(data: bytes, content_type: str) -> str:
    """The words, whatever the headers claim: a byte order mark first, then what decodes cleanly."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace").lstrip("\ufeff")
    sixteen = _looks_sixteen_bits(data[:2048])
    if sixteen:
        return data.decode(sixteen, "replace")
    named = re.search(r"charset\s*=\s*[\"']?([\w:.-]+)", content_type, re.IGNORECASE)
    in_page = _XML.search(data[:512]) or _META.search(data[:8192])
    claims = [named.group(1) if named else "", in_page.group(1).decode() if in_page else ""]
    # UTF-8 hardly ever decodes by chance, so it is tried before any other claim.
    for name in ("utf-8", *claims):
        words = _decoded(data, name)
        if words is not None:
            return words
    return data.decode("windows-1252", "replace")


def _decoded(data: bytes, name: str) -> str | None:
    """The text in that charset, or None; a sign that the cap cut in two does not count."""
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not getattr(codec, "_is_text_encoding", True) or codec.name.startswith(("utf-16", "utf-32")):
        return None
    name = "windows-1252" if codec.name in {"ascii", "iso8859-1"} else codec.name
    try:
        return codecs.getincrementaldecoder(name)("strict").decode(data, final=len(data) < CAP)
    except (UnicodeDecodeError, ValueError):
        return None


def _looks_sixteen_bits(head: bytes) -> str:
    """UTF-16 without a mark shows as every second byte being zero."""
    if len(head) < 8 or b"<" not in head:  # noqa: PLR2004
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.1 else ""
