"""Edits of `resources.yaml` by commands: worked out, made, read again and written, all under the lock.

Nothing is written unless the new text says exactly what was meant.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hub.catalogue import Catalogue, CatalogueError, Resource, load
from hub.catalogue.problems import as_text
from hub.catalogue.yaml_writing import Edit, LayoutError, Put, edited
from hub.cli import atomic_write, common

Changed = Mapping[str, Resource]  # id → the entry as it is to be


def change(args: argparse.Namespace, root: Path, wanted: Callable[[Catalogue], Changed]) -> Catalogue | None:
    """Bring entries to what is wanted of them; the catalogue as it then is, or None after telling why not.

    Days are all that may differ: `review_by`, and `checked` of versions.
    """
    with atomic_write.writing(root):
        path: Path = args.catalogue or root / "resources.yaml"
        before = atomic_write.read(path)
        catalogue = common.load_or_tell(args, root)
        if catalogue is None:
            return None
        changed = wanted(catalogue)
        try:
            text = edited((before or b"").decode("utf-8"), _edits(catalogue, changed), path.name)
            new = _read_again(args, root, text, catalogue)
        except LayoutError as error:
            return _refused(as_text([error.problem]))
        except CatalogueError as error:
            return _refused(as_text(error.problems))
        if tuple(changed.get(each.id, each) for each in catalogue.resources) != new.resources:
            return _refused("hub: the entries are laid out in a way that cannot be edited safely.")
        if changed:
            atomic_write.replace(path, text.encode("utf-8"), before)
        return new


def _refused(why: str) -> Catalogue | None:
    """Tell why; there is no catalogue then."""
    print(f"{why}\nNothing was written.", file=sys.stderr)
    return None


def _edits(catalogue: Catalogue, changed: Changed) -> list[Edit]:
    made: list[Edit] = []
    for place, old in enumerate(catalogue.resources):
        new = changed.get(old.id, old)
        if new.review_by != old.review_by:
            made.append(Put(("resources", place, "review_by"), new.review_by))
        made += [
            Put(("resources", place, "versions", at, "checked"), version.checked)
            for at, version in enumerate(new.versions)
            if version.checked != old.versions[at].checked
        ]
    return made


def _read_again(args: argparse.Namespace, root: Path, text: str, catalogue: Catalogue) -> Catalogue:
    """The catalogue that the new text makes.

    Raises:
        CatalogueError: it breaks a rule.

    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "resources.yaml"
        path.write_bytes(text.encode("utf-8"))
        more: dict[str, Any] = {"latest": max(common.latest(args), common.real_day())}
        return load(root, catalogue=path, today=catalogue.today, allow_private=args.allow_private, **more)
