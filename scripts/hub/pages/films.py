"""Films in BSL: whether their files are there and as large as they say, and whether their captions can be read.

Only what browsers agree on is taken as WebVTT: cues with hours or minutes, in order, without styles and regions. A
stricter reader than a browser's finds a slip that a browser would pass over, leaving a Deaf person without words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hub.catalogue import Catalogue, Problem
from hub.catalogue.problems import Place
from hub.schema import Film

FOLDER: Final = Path("docs") / "assets" / "signed"
FILE: Final = Path("data") / "signed.yaml"
_TIME: Final = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING: Final = re.compile(rf"{_TIME} --> {_TIME}(?: .*)?")
_TAG: Final = re.compile(r"</?[^>]*>")
# Captions may end a little after the film's whole seconds.
_ROOM: Final = 1.0


@dataclass(frozen=True, slots=True)
class Cue:
    """Words, and from when to when they stand, in seconds."""

    start: float
    end: float
    words: str


@dataclass(frozen=True, slots=True)
class CaptionFault:
    """What is wrong in a line of captions."""

    line: int
    what: str


def read_captions(text: str) -> tuple[tuple[Cue, ...], tuple[CaptionFault, ...]]:
    """The cues of a WebVTT file, and every fault in it."""
    cues: list[Cue] = []
    faults: list[CaptionFault] = []
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        return (), (CaptionFault(1, "the file does not begin with WEBVTT"),)
    for number, block in _blocks(lines):
        if block[0].startswith("NOTE"):
            continue
        at = next((at for at, line in enumerate(block[:2]) if "-->" in line), None)
        found = _TIMING.fullmatch(block[at].strip()) if at is not None else None
        if at is None or found is None:
            faults.append(CaptionFault(number, "there is no time like 00:01.000 --> 00:04.000"))
            continue
        cue = Cue(_seconds(found.groups()[:4]), _seconds(found.groups()[4:]), _TAG.sub("", "\n".join(block[at + 1 :])))
        faults += [CaptionFault(number + at, what) for what in _wrong(cue, cues[-1] if cues else None)]
        cues.append(cue)
    if not cues and not faults:
        faults.append(CaptionFault(1, "the file has no captions"))
    return tuple(cues), tuple(faults)


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """What stands between empty lines after the head, each with the number of its first line."""
    block: list[str] = []
    head = True
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append(line)
        else:
            if block and not head:
                yield number - len(block), block
            block, head = [], False


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _wrong(cue: Cue, before: Cue | None) -> Iterator[str]:
    if cue.end <= cue.start:
        yield "the caption ends before it begins"
    if before and cue.start < before.start:
        yield "the caption begins before the one above it"
    if not cue.words.strip():
        yield "the caption has no words"


def problems(root: Path, catalogue: Catalogue) -> Iterator[Problem]:
    """What is wrong with the files of films; files that belong to none."""
    films = catalogue.signed.films if catalogue.signed else ()
    named: set[str] = set()
    for film in films:
        for each in film.files:
            named.add(each.file)
            yield from _file(root, film, each.file, each.size)
        for language in ("cy", "en"):
            name = getattr(film.captions, language)
            named.add(name)
            yield from _captions(root, film, name)
    folder = root / FOLDER
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name not in named:
            yield Problem("film-unknown", Place((FOLDER / path.name).as_posix(), 1, 1), "no film names this file",
                          f"name it in {FILE.as_posix()}, or remove it")  # fmt: skip


def _file(root: Path, film: Film, name: str, size: int) -> Iterator[Problem]:
    path = root / FOLDER / name
    if not path.is_file():
        yield _of(root, film, "film-missing", f"there is no {FOLDER.as_posix()}/{name}", "put the film there")
    elif path.stat().st_size != size:
        found = path.stat().st_size
        yield _of(root, film, "film-size", f"{name} has {found} bytes, not {size}", f"write `size: {found}`")


def _captions(root: Path, film: Film, name: str) -> Iterator[Problem]:
    path = root / FOLDER / name
    file = (FOLDER / name).as_posix()
    if not path.is_file():
        yield _of(root, film, "captions-missing", f"there is no {file}",
                  "write captions in both languages: without them the film is not shown")  # fmt: skip
        return
    cues, faults = read_captions(path.read_text(encoding="utf-8", errors="replace"))
    for fault in faults:
        yield Problem("captions", Place(file, fault.line, 1), fault.what, "write it as WebVTT", film.id)
    if cues and cues[-1].end > film.seconds + _ROOM:
        yield Problem("captions", Place(file, 1, 1), f"the captions end after the film, which has {film.seconds} s",
                      "correct the times, or `seconds`", film.id)  # fmt: skip


def _of(root: Path, film: Film, rule: str, what: str, fix: str) -> Problem:
    lines = (root / FILE).read_text(encoding="utf-8").splitlines()
    line = next((at for at, text in enumerate(lines, start=1) if text.strip().startswith(f"- id: {film.id}")), 1)
    return Problem(rule, Place(FILE.as_posix(), line, 1), what, fix, film.id)


def of_situation(catalogue: Catalogue, identity: str) -> Film | None:
    """The film that says what a situation's page says."""
    films = catalogue.signed.films if catalogue.signed else ()
    return next((film for film in films if film.situation == identity), None)
