"""What a run has done so far, so that one that was killed goes on where it stopped.

One line an address, written as soon as it is known; the file goes when the run is over.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import TextIO

from hub.checks.links.keep.history import Link
from hub.checks.links.keep.records import from_json, to_json


class Journal:
    """The notes of one run over one health file on one day."""

    def __init__(self, folder: Path, health: Path, today: date) -> None:
        name = hashlib.blake2b(str(health.resolve()).encode(), digest_size=6).hexdigest()
        self.path = folder / f"links-{name}.jsonl"
        self._today = today
        self._file: TextIO | None = None

    def done(self) -> dict[str, Link]:
        """What an unfinished run of the same day had found; a torn last line is passed over."""
        found: dict[str, Link] = {}
        try:
            lines = self.path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return {}
        for line in lines:
            try:
                note = json.loads(line)
                link = from_json(note["url"], note["link"], self._today)
                if link is not None and note["today"] == self._today.isoformat():
                    found[link.url] = link
            except (ValueError, KeyError, TypeError, AttributeError):
                continue
        return found

    def begin(self, *, keep: bool) -> None:
        """Open the notes, going on with those that are there if `keep`.

        Raises:
            OSError: the file cannot be written.

        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self.path.open("a" if keep else "w", encoding="utf-8")
        if keep:
            self._file.write("\n")  # a torn line must not swallow the next one

    def note(self, link: Link) -> None:
        """Write one finding down at once."""
        if self._file is not None:
            note = {"today": self._today.isoformat(), "url": link.url, "link": to_json(link, None)}
            self._file.write(json.dumps(note, ensure_ascii=False) + "\n")
            self._file.flush()

    def close(self) -> None:
        """Stop writing; the notes stay."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def over(self) -> None:
        """The run is complete: nothing is left to go on with."""
        self.close()
        self.path.unlink(missing_ok=True)
