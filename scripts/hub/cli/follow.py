"""A site that follows its sources: built whole once, then again only those pages whose sources have changed.

What a change leads to is worked out from the files themselves, not from what an editor or a watcher says of them.
The folder is the same, to the byte, as after a whole build.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from hub import building, languages
from hub.building import Building
from hub.catalogue.problems import as_text
from hub.cli import swap
from hub.cli.build import build_or_tell, surroundings
from hub.cli.minify import minified
from hub.engine import faults
from hub.engine.configuration import FILE
from hub.engine.fingerprints import Marks, below, of_files
from hub.pages.plan import Page
from hub.pages.site import Asset

STRINGS: Final = "scripts/hub/strings"
_MOST_EDITED: Final = 10  # entries at once; more than a person edits comes from a tool, and nobody waits for one page


@dataclass(frozen=True, slots=True)
class Sources:
    """What the files say that are no data: each a mark of some of them."""

    engine: str  # what MkDocs itself reads or publishes: a change needs a whole build
    strings: str
    templates: str


def sources(root: Path) -> Sources:
    """The sources as they are now."""
    docs, overrides, strings = below(root / "docs"), below(root / "overrides"), below(root / STRINGS)
    published = [path for path in docs if path.suffix != ".md"]
    published += [path for path in overrides if path.suffix != ".html"]
    return Sources(
        of_files([root / FILE, *published], root),
        of_files([path for path in strings if path.suffix == ".yaml"], root),
        of_files([path for path in overrides if path.suffix == ".html"], root),
    )


@dataclass(slots=True)
class Follower:
    """One site in a folder. `follow` is called after every change."""

    root: Path
    out: Path
    args: argparse.Namespace
    _built: Any = None  # what `mkdocs_hooks.build` gave
    _sources: Sources | None = None
    _folder: int = 0  # which folder `out` is: another build puts another one there
    _marks: dict[str, str] = field(default_factory=dict)  # a page's path → its mark
    _assets: frozenset[str] = frozenset()

    def build(self) -> bool:
        """Build the whole site; whether it could be built."""
        now = sources(self.root)
        languages.words.cache_clear()
        built = build_or_tell(self.root, self.out, surroundings(self.args, self.root))
        if built is None:
            self._built = None
            return False
        self._built, self._sources, self._folder = built, now, self.out.stat().st_ino
        self._assets = frozenset(asset.uri for asset in built.made.assets)
        marks = _marks(built.made, now)
        self._marks = {page.path: marks.of(page) for page in built.made.site.plan.pages}
        return True

    def follow(self) -> bool:
        """Bring the folder up to date with its sources; whether that could be done."""
        started = time.monotonic()
        now = sources(self.root)
        if self._built is None or self._sources is None or not self._is_ours() or now.engine != self._sources.engine:
            return self.build()
        collecting = gc.isenabled()
        gc.disable()  # hundreds of thousands of small objects, few of them garbage
        before = self._built.made
        try:
            count = self._update(before, now)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told, and the last good site stays
            # The interface words may have been read anew: have them read again next time.
            self._built.made, self._sources = before, Sources(now.engine, "", "")
            told = f"hub serve: {error}" if isinstance(error, OSError) else as_text(faults.problems(error, self.root))
            print(f"{told}\nNothing was built. The last good site is as it was.", file=sys.stderr)
            return False
        finally:
            if collecting:
                gc.enable()
        if count is None:
            return self.build()
        print(f"{count} files are new, in {time.monotonic() - started:.1f} s.", file=sys.stderr)
        return True

    def _is_ours(self) -> bool:
        return self.out.is_dir() and self.out.stat().st_ino == self._folder

    def _update(self, before: Building, now: Sources) -> int | None:
        """Make the pages that are new, then the files to take away; how many, or None when MkDocs is needed for it."""
        assert self._sources is not None  # noqa: S101 - asked by the caller
        if now.strings != self._sources.strings:
            languages.words.cache_clear()
        config = self._built.config
        made = building.prepare(
            self.root, site_url=config.site_url, extra=dict(config.extra),
            environment=surroundings(self.args, self.root),
        )  # fmt: skip
        self._built.made = made
        pages = made.site.plan.pages
        if any(page.written is not None and page.path not in self._built.sources for page in pages):
            return None
        if now == self._sources:
            self._put_edited(before, made)
        marks = _marks(made, now)
        found = {page.path: marks.of(page) for page in pages}
        changed: dict[str, bytes | None] = {path: None for path in self._marks if path not in found}
        for page in pages:
            if found[page.path] != self._marks.get(page.path):
                changed[page.path] = self._filled(made, page)
        changed |= {path: self._built.fill(name, made.shared_context(path)) for path, name in made.shared.items()}
        changed |= {path: self._built.fill(path, shown) for path, shown in made.outer().items()}
        changed |= self._as_served(made.searched)
        first = self._put(changed)
        self._marks, self._sources = found, now
        # What people take away needs as long again as the pages, and nobody waits for it.
        rest = dict.fromkeys(self._assets - {asset.uri for asset in made.assets})
        second = self._put({**rest, **self._as_served(made.assets)})
        self._assets = frozenset(asset.uri for asset in made.assets)
        return first + second

    def _put_edited(self, before: Building, made: Building) -> None:
        """Show what was edited before all else: the pages of entries that are new or read differently.

        Whoever edits an entry looks at its page; the lists in which it stands follow in a moment.
        """
        old = before.site.catalogue.by_id
        edited = {each.id for each in made.site.catalogue.resources if each != old.get(each.id)}
        if len(edited) <= _MOST_EDITED:
            pages = [
                page for page in made.site.plan.pages if page.template == "resource.html" and page.subject in edited
            ]
            self._put({page.path: self._filled(made, page) for page in pages})

    def _filled(self, made: Building, page: Page) -> bytes:
        content: bytes = self._built.fill("main.html", made.whole(page, self._built.read(page)))
        return content

    def _put(self, files: Mapping[str, bytes | None]) -> int:
        """Put files in place whose bytes are new; how many."""
        new = {path: content for path, content in files.items() if content != _bytes(self.out / path)}
        if new:
            swap.files(new, self.out)
        return len(new)

    def _as_served(self, assets: Iterable[Asset]) -> dict[str, bytes | None]:
        """Files as the site serves them: scripts are minified."""
        found: dict[str, bytes | None] = {asset.uri: asset.content for asset in assets}
        scripts = {uri: content.decode() for uri, content in found.items() if content and uri.endswith(".js")}
        return {**found, **minified(self.root, scripts)}


def _marks(made: Building, now: Sources) -> Marks:
    return Marks(made, f"{now.strings} {now.templates}")


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
