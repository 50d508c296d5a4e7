"""Which works are nearest to filling a gap: what is there for the same people and could be made into what they lack.

Only what can be read, watched or worked through can be made into another version; a helpline or a law cannot.
First come works that serve the most of the objectives that lack one, then short kinds before long ones, then works
made for these people alone, then those with fewer pages. Where there is none for these objectives, works for
the same people under another objective stand in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from hub.catalogue.model import Catalogue
from hub.schema import Resource

# The kinds that can be made into another version, the least work first. A film is no nearer to Easy Read than a
# leaflet, and nearer to BSL.
_WRITTEN: Final = (
    "leaflet", "information", "poster", "guide", "book", "film", "campaign", "lesson-pack", "toolkit", "podcast",
    "training", "guidance",
)  # fmt: skip
_SIGNED: Final = ("film", *(kind for kind in _WRITTEN if kind != "film"))
_ORDER: Final = {"bsl": _SIGNED}
_MANY_PAGES: Final = 10_000  # of a work whose length nobody noted


def nearest(catalogue: Catalogue, audience: str, objectives: Collection[str], need: str) -> tuple[Resource, ...]:
    """The works for this audience that could be made into what it lacks under these objectives, nearest first."""
    kinds = _ORDER.get(need, _WRITTEN)
    found = list(_works(catalogue, audience, need, kinds))
    here = [each for each in found if _shared(each, objectives)]

    def key(each: Resource) -> tuple[object, ...]:
        pages = min((v.pages or _MANY_PAGES for v in each.versions), default=_MANY_PAGES)
        return (-_shared(each, objectives), kinds.index(each.kind), len(each.audiences), pages, each.id)

    return tuple(sorted(here or found, key=key))


def _works(catalogue: Catalogue, audience: str, need: str, kinds: Collection[str]) -> Iterator[Resource]:
    """Works for an audience that can be had today, can be made into something, and do not meet the need yet."""
    for each in catalogue.resources:
        live = catalogue.live_versions(each)
        is_near = live and audience in each.audiences and each.kind in kinds and need not in each.unseen
        if is_near and not any(need in version.needs() for version in live):
            yield each


def _shared(resource: Resource, objectives: Collection[str]) -> int:
    return len(set(resource.objectives) & set(objectives))
