"""The phrases of `phrases.yaml`, made ready for searching. What they add up to is judged in `judge`."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Final, Literal, get_args

from hub import own_yaml
from hub.checks.links.read.html_page import Page
from hub.checks.links.read.language import folded

LONGEST: Final = 40_000  # signs of text that are searched

_DENIED: Final = r"(?<!not )(?<!never )(?<!n't )"  # «do not buy» is advice, not a call

Group = Literal["not_found", "closed", "wall", "out_of_order", "challenge", "login", "parked", "defaced"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A page's words in the shape that phrases are written in."""

    titles: tuple[str, ...]
    text: str
    count: int  # words in the whole page
    hidden: str = ""  # the beginning of what no visitor sees

    @classmethod
    def of(cls, page: Page) -> Shown:
        """From a page that was read."""
        text = page.text or page.without_script
        return cls(
            tuple(folded(t) for t in (page.title, page.heading) if t),
            folded(text[:LONGEST]),
            len(page.text.split()),
            folded(page.hidden[:LONGEST]),
        )


@dataclass(frozen=True, slots=True)
class Trade:
    """One trade's own words, and its calls to buy."""

    name: str
    words: re.Pattern[str]
    calls: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """All phrases, compiled."""

    title: Mapping[Group, re.Pattern[str]]
    text: Mapping[Group, re.Pattern[str]]
    login_path: re.Pattern[str]
    login_host: re.Pattern[str]
    parking_sources: re.Pattern[str]
    parking_domains: frozenset[str]
    trades: tuple[Trade, ...]
    trade_endings: frozenset[str]
    helping: re.Pattern[str]
    advising: re.Pattern[str]
    consent: re.Pattern[str]
    subject: re.Pattern[str]
    generic: frozenset[str]

    def says(self, what: Group, shown: Shown, *, short: int, titles: bool = True) -> str:
        """The phrase that says so in title or heading, or in a page of fewer words than `short`."""
        for title in shown.titles if titles else ():
            found = self.title[what].search(title)
            if found:
                return found.group().strip() or title
        if shown.count < short:
            found = self.text[what].search(shown.text)
            return found.group().strip() if found else ""
        return ""


@functools.cache
def phrases() -> Phrases:
    """The phrases, read once."""
    source = resources.files("hub.checks.links.judge").joinpath("phrases.yaml").read_text(encoding="utf-8")
    raw: dict[str, Any] = own_yaml.read(source)
    raw["not_found"]["title"] += raw["not_found"]["elsewhere"]
    raw["not_found"]["text"] += raw["not_found"]["elsewhere"]
    trades = {k: v for k, v in raw["trades"].items() if k != "endings"}
    return Phrases(
        title={group: _any(raw[group]["title"]) for group in get_args(Group)},
        text={group: _any(raw[group]["text"]) for group in get_args(Group)},
        login_path=re.compile(raw["login"]["path"], re.IGNORECASE),
        login_host=re.compile(raw["login"]["host"], re.IGNORECASE),
        parking_sources=_any(raw["parked"]["sources"]),
        parking_domains=frozenset(raw["parked"]["domains"]),
        trades=tuple(
            Trade(name, _words(trade["words"]), _words(trade["calls"], unless=_DENIED))
            for name, trade in trades.items()
        ),
        trade_endings=frozenset(raw["trades"]["endings"]),
        helping=_words(raw["helping"]),
        consent=_words(raw["consent"]),
        subject=_words(raw["subject"]),
        generic=frozenset(raw["generic"]),
        advising=_words(raw["advising"]),
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)")


def _words(alternatives: str, unless: str = "") -> re.Pattern[str]:
    return re.compile(rf"{unless}\b(?:{alternatives})\b")
