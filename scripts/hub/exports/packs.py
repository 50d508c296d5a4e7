"""Papers as PDF, made to PDF/UA-1 by Typst, which refuses a picture without words or a heading that is skipped.

What a paper says comes as values (`hub.pages.pack`), how it looks from `overrides/packs/`. The same values, template
and fonts always give the same bytes, so each is made once and kept below `.hub/packs/` under the digest of all three.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

import segno
import typst

from hub.pages.pack import Paper

TEMPLATES: Final = Path("overrides") / "packs"
FONTS: Final = Path("node_modules") / "@expo-google-fonts" / "atkinson-hyperlegible-next"
_FACES: Final = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
KEPT: Final = Path(".hub") / "packs"
KEPT_FOR: Final = 30 * 86_400  # seconds
STANDARD: Final = "ua-1"
_COUNT: Final = re.compile(rb"/Type\s*/Pages\b.*?/Count (\d+)|/Count (\d+).*?/Type\s*/Pages\b", re.DOTALL)
_NO_GLYPH: Final = re.compile(r'the text `"(.+?)"` could not be displayed')


class PackError(ValueError):
    """A paper that cannot be made: which, and what Typst says."""

    @property
    def letters(self) -> str:
        """What the papers' typeface cannot show, where that is why; else nothing."""
        found = _NO_GLYPH.search(str(self))
        return re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), found[1]) if found else ""


@dataclass(frozen=True, slots=True)
class Pack:
    """A paper as a file, and how many pages it has."""

    paper: Paper
    content: bytes
    pages: int

    @property
    def kilobytes(self) -> int:
        """How large it is, at least one kilobyte."""
        return max(1, round(len(self.content) / 1000))


def packs(root: Path, papers: Iterable[Paper]) -> tuple[Pack, ...]:
    """Every paper as PDF; what nobody has wanted for a month is no longer kept.

    Raises:
        PackError: the fonts are not there, or Typst refuses a paper.

    """
    if not (root / FONTS).is_dir():
        msg = f"the fonts of the packs are not in {FONTS}: run make setup"
        raise PackError(msg)
    look = _look(root)
    made, wanted = [], set()
    for paper in papers:
        values = json.dumps(paper.values, ensure_ascii=False, sort_keys=True).encode()
        digest = hashlib.sha256(b"\0".join((look, paper.form.encode(), values))).hexdigest()
        kept = root / KEPT / f"{digest}.pdf"
        wanted.add(kept.name)
        content = _kept(kept) or _made(root, paper, kept)
        made.append(Pack(paper, content, _pages(content)))
    _forget(root / KEPT, wanted)
    return tuple(made)


def _look(root: Path) -> bytes:
    """A digest of everything that shapes a paper but its values."""
    programs = (metadata.version(name) for name in ("typst", "segno"))
    digest = hashlib.sha256(" ".join((*programs, STANDARD)).encode())
    for file in sorted((root / TEMPLATES).glob("*.typ")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    for face in _faces(root):
        digest.update(face.read_bytes())
    return digest.digest()


def _faces(root: Path) -> list[Path]:
    return [file for face in _FACES for file in sorted((root / FONTS / face).glob("*.ttf"))]


def _with_code(paper: Paper) -> str:
    """The values as JSON, with the code that a phone reads: too slow to be made for papers that are kept."""
    drawn = io.BytesIO()
    segno.make(paper.values["href"], error="m", micro=False).save(drawn, kind="svg", border=2, scale=4, xmldecl=False)
    return json.dumps(paper.values | {"qr": drawn.getvalue().decode()}, ensure_ascii=False, sort_keys=True)


def _kept(file: Path) -> bytes | None:
    try:
        content = file.read_bytes()
    except OSError:
        return None
    if not (content.startswith(b"%PDF") and content.rstrip().endswith(b"%%EOF")):
        return None
    with contextlib.suppress(OSError):
        os.utime(file)  # used today
    return content


def _made(root: Path, paper: Paper, kept: Path) -> bytes:
    try:
        content = typst.compile(
            str(root / TEMPLATES / f"{paper.form}.typ"), root=str(root / TEMPLATES), format="pdf",
            font_paths=[str(root / FONTS / face) for face in _FACES], ignore_system_fonts=True,
            sys_inputs={"data": _with_code(paper)}, pdf_standards=[STANDARD],
        )  # fmt: skip
    except (typst.TypstError, RuntimeError) as error:
        msg = f"{paper.uri}: {error}"
        raise PackError(msg) from error
    if not isinstance(content, bytes):
        msg = f"{paper.uri}: Typst gave no PDF"
        raise PackError(msg)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        aside = kept.with_suffix(f".{paper.form}.tmp")
        aside.write_bytes(content)
        aside.replace(kept)
    except OSError:
        pass  # nothing can be kept here: the next build makes it again
    return content


def _pages(content: bytes) -> int:
    """How many pages a PDF has: the count of the one page tree that Typst writes."""
    found = _COUNT.search(content)
    if not found:
        msg = "a PDF without a page tree"
        raise PackError(msg)
    return int(found[1] or found[2])


def _forget(folder: Path, wanted: set[str]) -> None:
    """Remove what was last used a month or more before what is wanted now."""
    try:
        used = {file: file.stat().st_mtime for file in folder.glob("*.pdf")}
        newest = max((day for file, day in used.items() if file.name in wanted), default=0.0)
        for file, day in used.items():
            if file.name not in wanted and day < newest - KEPT_FOR:
                file.unlink(missing_ok=True)
    except OSError:
        pass  # another build tidies at the same time
