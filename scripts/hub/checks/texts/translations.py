"""English that is newer than its Welsh: by the hashes of both when they were last written together.

`data/translations.json` maps the key of each text to [hash of the English, hash of the Welsh].
Works without history, so that a shallow clone finds what a full one finds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from hub.catalogue import Problem
from hub.catalogue.problems import Place
from hub.checks.texts.passages import Pair

FILE: Final = "data/translations.json"
Stamps = dict[str, tuple[str, str]]


def hashes(pair: Pair) -> tuple[str, str]:
    """Short hashes of the English and of the Welsh, however they are wrapped and spaced."""
    return _hash(pair.said("en")), _hash(pair.said("cy"))


def _hash(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode(errors="replace")).hexdigest()[:12]


def stamps(path: Path) -> tuple[Stamps, list[Problem]]:
    """What was recorded, and what is wrong with the record. No file, nothing recorded."""
    if not path.is_file():
        return {}, []
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return {str(key): (str(en), str(cy)) for key, (en, cy) in values.items()}, []
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}, [Problem("syntax", Place(FILE, 1, 1), "the record cannot be read",
                            "write it anew with `hub check --stamp`")]  # fmt: skip


def newer_english(pairs: Iterable[Pair], recorded: Mapping[str, tuple[str, str]]) -> Iterator[Problem]:
    """A warning for each pair whose English changed since the record while its Welsh did not."""
    for pair in pairs:
        known = recorded.get(pair.key)
        if known is None or not pair.cy or not pair.en:
            continue
        en, cy = hashes(pair)
        if en != known[0] and cy == known[1]:
            passage = pair.cy[0]
            yield Problem("english-newer", passage.place,
                          f"the English of «{pair.key}» changed since the Welsh was written",
                          "bring the Welsh up to date, or run "
                          f"`hub check --stamp --still-right {pair.key}`", passage.about,
                          "warning")  # fmt: skip


def of_no_text(pairs: Iterable[Pair], recorded: Collection[str], path: Path) -> Iterator[Problem]:
    """One warning for all keys of the record that belong to no text."""
    strange = sorted(set(recorded) - {pair.key for pair in pairs})
    if strange:
        lines = path.read_text(encoding="utf-8").splitlines()
        at = next((n for n, line in enumerate(lines, start=1) if f'"{strange[0]}"' in line), 1)
        more = f" and {len(strange) - 1} more" if len(strange) > 1 else ""
        yield Problem("stale-record", Place(FILE, at, 1), f"no text has the key «{strange[0][:80]}»{more}",
                      "write the record anew with `hub check --stamp`", severity="warning")  # fmt: skip


def stamped(
    pairs: Iterable[Pair],
    recorded: Mapping[str, tuple[str, str]],
    still_right: Collection[str] = (),
) -> Stamps:
    """The record as it should be now.

    A pair whose English alone changed keeps its old record, and so its warning, unless its key is
    in `still_right`. Keys that no longer exist are dropped.
    """
    new: Stamps = {}
    for pair in pairs:
        if not pair.cy or not pair.en:
            continue
        now, known = hashes(pair), recorded.get(pair.key)
        stale = known is not None and now[0] != known[0] and now[1] == known[1]
        new[pair.key] = known if known and stale and pair.key not in still_right else now
    return new


def as_json(record: Mapping[str, tuple[str, str]]) -> str:
    """The record as a file: one key on a line, sorted."""
    lines = [f"  {json.dumps(key)}: {json.dumps(list(record[key]))}" for key in sorted(record)]
    return "{\n" + ",\n".join(lines) + "\n}\n"
