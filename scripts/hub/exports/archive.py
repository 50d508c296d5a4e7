"""Archives that are the same each time they are made of the same files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date


def archive(files: Mapping[str, bytes], day: date, first: str = "") -> bytes:
    """A ZIP file of files by name, in the order of their names, all of one day; `first` stands first, as it is."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name in sorted(files, key=lambda name: (name != first, name)):
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            entry.create_system = 3  # as on the machines that build: the same bytes on each
            entry.external_attr = 0o644 << 16
            made.writestr(entry, files[name], compresslevel=9)
    return held.getvalue()
