"""Talking to somebody: in which languages people can speak to the helplines, as the helplines' own facts say.

A website and the people behind it may differ: one that is in English only may have somebody who speaks Welsh.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from hub.catalogue import Catalogue, Version

Line = Mapping[str, Any]
# How somebody who does not speak on the phone reaches every other number; it has no `bsl` fact.
_RELAY: Final = "relay-uk"
_WRITTEN_BOTH: Final = frozenset({"cy", "en"})


def shown(catalogue: Catalogue) -> list[Line]:
    """The helplines that the public sees."""
    return [line for line in catalogue.data.get("helplines", {}).get("helplines", []) if line.get("shown")]


def signed(catalogue: Catalogue) -> list[Line]:
    """The ways to get help in BSL or without speaking."""
    return [line for line in shown(catalogue) if "bsl" in line or line["id"] == _RELAY]


def interpreted(catalogue: Catalogue) -> list[Line]:
    """The helplines where an interpreter can join in."""
    return [line for line in shown(catalogue) if "interpreter" in line]


def spoken(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """For each resource with a helpline that says so: the languages in which somebody answers."""
    found: dict[str, dict[str, None]] = {}
    for line in shown(catalogue):
        if line.get("resource"):
            known = list(line.get("languages", {}).get("value", ())) + (["bfi"] if "bsl" in line else [])
            if known:
                found.setdefault(line["resource"], {}).update(dict.fromkeys(known))
    return {identity: tuple(languages) for identity, languages in found.items()}


def only_spoken(live: Iterable[Version], spoken_here: Iterable[str]) -> str:
    """The language of a website that is in Welsh only or in English only, where people speak the other one too."""
    written = {version.language for version in live} & _WRITTEN_BOTH
    beyond = set(spoken_here) & _WRITTEN_BOTH - written
    return next(iter(written)) if len(written) == 1 and beyond else ""


def unmet(missing: Iterable[str], spoken_here: Iterable[str]) -> tuple[str, ...]:
    """What is missing once the languages that people speak count too."""
    met = {"bsl" if language == "bfi" else language for language in spoken_here}
    return tuple(need for need in missing if need not in met)
