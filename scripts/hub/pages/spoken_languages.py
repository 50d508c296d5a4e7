"""Talking to somebody: in which languages people can speak to the helplines, as the helplines' own facts say.

A website and the people behind it may differ: one that is in English only may have somebody who speaks Welsh.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from hub.catalogue import Catalogue, Version
from hub.schema import Helpline
from hub.schema.helpline import GROUPS

# How somebody who does not speak on the phone reaches every other number; it has no `bsl` fact.
_RELAY: Final = "relay-uk"
# Ways to get in touch that need no voice.
_WRITTEN: Final = ("text", "webchat", "message", "email")
_EMERGENCY: Final = "emergency"
_WRITTEN_BOTH: Final = frozenset({"cy", "en"})


def signed(catalogue: Catalogue) -> list[Helpline]:
    """The ways to get help in BSL or without speaking."""
    return [line for line in catalogue.shown_helplines if line.bsl or line.id == _RELAY]


def without_speaking(catalogue: Catalogue) -> list[tuple[str, tuple[Helpline, ...], tuple[Helpline, ...]]]:
    """For each group of helplines but the emergency: those that sign, and those that take writing."""
    found: list[tuple[str, tuple[Helpline, ...], tuple[Helpline, ...]]] = []
    for group in GROUPS:
        lines = [line for line in catalogue.shown_helplines if line.group == group]
        signing = tuple(line for line in lines if line.bsl)
        writing = tuple(line for line in lines if any(getattr(line, way) for way in _WRITTEN))
        if group != _EMERGENCY and (signing or writing):
            found.append((group, signing, writing))
    return found


def interpreted(catalogue: Catalogue) -> list[Helpline]:
    """The helplines where an interpreter can join in."""
    return [line for line in catalogue.shown_helplines if line.interpreter]


def spoken(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """For each resource with a helpline that says so: the languages in which somebody answers."""
    found: dict[str, dict[str, None]] = {}
    for line in catalogue.shown_helplines:
        known = [*(line.languages.value if line.languages else ()), *(["bfi"] if line.bsl else [])]
        if line.resource and known:
            found.setdefault(line.resource, {}).update(dict.fromkeys(known))
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
