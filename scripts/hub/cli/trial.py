"""New texts of the project's files, read and checked before any of them is written; then written, each whole."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hub.catalogue import Catalogue, load
from hub.cli import atomic_write, common

CATALOGUE: Final = "resources.yaml"


@dataclass(frozen=True)
class Files:
    """The project's files as they were read: name → path and bytes, None for no file."""

    root: Path
    catalogue: Path

    def path(self, name: str) -> Path:
        """Where a file lies: `--catalogue` stands for `resources.yaml`."""
        return self.catalogue if name == CATALOGUE else self.root / name

    def read(self, name: str) -> bytes | None:
        """What it holds."""
        return atomic_write.read(self.path(name))

    def text(self, name: str) -> str:
        """What it says."""
        return (self.read(name) or b"").decode("utf-8")


def loaded(
    args: argparse.Namespace, files: Files, texts: Mapping[str, str], catalogue: Catalogue, folder: Path
) -> Catalogue:
    """The catalogue that new texts make, tried in a folder of its own.

    Raises:
        CatalogueError: they break a rule.

    """
    path = folder / CATALOGUE
    path.write_bytes((texts[CATALOGUE] if CATALOGUE in texts else files.text(CATALOGUE)).encode("utf-8"))
    root = files.root
    if set(texts) - {CATALOGUE}:  # a whole project, since its other files name each other too
        root = folder
        shutil.copytree(files.root / "data", folder / "data")
        for name, text in texts.items():
            (folder / name).write_bytes(text.encode("utf-8"))
    return load(
        root, catalogue=path, today=catalogue.today, latest=max(common.latest(args), common.real_day()),
        allow_private=args.allow_private,
    )  # fmt: skip


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def write(files: Files, texts: Mapping[str, str], before: Mapping[str, bytes | None]) -> None:
    """Put the new texts in place, in their order: after each of them the project is whole."""
    for name, text in texts.items():
        atomic_write.replace(files.path(name), text.encode("utf-8"), before[name])
