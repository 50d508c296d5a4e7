"""Danger: a domain that is parked, for sale or suspended, or a page that now plies another trade.

Sexual words alone never count: many of our pages are about abuse. A trade is told by its own words
together with its calls to buy, and only where nothing of the entry is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal

from hub.checks.links.ask.addresses import Use
from hub.checks.links.ask.domains import domain_of, host_of
from hub.checks.links.judge.phrases import Shown, Trade, phrases
from hub.checks.links.read.html_page import Page
from hub.checks.links.read.language import folded, telling, tokens
from hub.checks.links.reasons import Code, Reason

_SHORT: Final = 250  # words; a parking page says little
_A_PHRASE: Final = 4  # words of a title that are no chance, however small they are
_SAYS_MUCH: Final = 25  # words of a page
_SPEAKS_OF_IT: Final = 2  # words of the entry or its subject on a page that may be parked
_SPEAKS_MUCH_OF_IT: Final = 3  # the same on a page that may sell
_FURNISHED: Final = 3  # pages of its own that a page leads to
_FURNISHED_WORDS: Final = 40
_HOST: Final = re.compile(r"\b[\w-]{1,63}(?:\.[\w-]{1,63})+\b")
_SPAM: Final = 3  # calls to buy in what is hidden
_LONG_ENOUGH: Final = 150  # words from which a page with the entry's title is surely no parking page


@dataclass(frozen=True, slots=True)
class Danger:
    """A finding: `changed` where the trade is there but something of the entry is, too."""

    state: Literal["parked", "hijacked", "changed"]
    reason: Reason
    phrase: str


def left_of_entry(page: Page, shown: Shown, uses: Iterable[Use]) -> bool:
    """Whether anything of an entry is left: its title, or its publisher's name."""
    everything = f"{' '.join(shown.titles)} {shown.text} {folded(page.site_name)}"
    present = set(tokens(everything))
    heads = set(tokens(" ".join(shown.titles)))
    return any(
        any(_title_left(title, everything, heads) for title in use.titles)
        or any(_name_left(name, everything, present) for name in use.publishers)
        for use in uses
    )


def _title_left(title: str, everything: str, heads: set[str]) -> bool:
    words = telling(title)
    if not words:
        return False
    if (len(words) > 1 or len(tokens(title)) >= _A_PHRASE) and folded(title) in everything:
        return True
    shared = len(_stems(words) & _stems(heads))
    return shared >= max(1 if len(words) == 1 else 2, round(0.6 * len(words)))


def _stems(words: set[str]) -> set[str]:
    """Words by their beginnings: children and child, parents and parenting are alike."""
    return {word[:5] for word in words}


def titled(shown: Shown, uses: Iterable[Use]) -> bool:
    """Whether an entry's own title stands in the page's title or heading."""
    heads = " ".join(shown.titles)
    return any(_title_left(title, heads, set(tokens(heads))) for use in uses for title in use.titles)


def touches(page: Page, shown: Shown, uses: Iterable[Use]) -> bool:
    """Whether a page speaks of an entry. One word is enough where it says much; on a short page there must be two."""
    found, of_entry = _touching(page, shown, uses)
    return found >= (1 if shown.count >= _SAYS_MUCH and of_entry else 2)


def _touching(page: Page, shown: Shown, uses: Iterable[Use]) -> tuple[int, bool]:
    """How many words a page has of an entry's title or publisher, or of what the hub is about; whether of the first."""
    known, text = phrases(), f"{' '.join(shown.titles)} {shown.text} {folded(page.site_name)}"
    of_titles = {word for use in uses for title in use.titles for word in telling(title)}
    of_names = {word for use in uses for name in use.publishers for word in tokens(folded(name)) if _is_own(word)}
    there, heads = _starts(set(tokens(text))), _starts(set(tokens(" ".join(shown.titles))))
    shared = {word for word in of_titles | of_names if not there.isdisjoint(_starts({word}))}
    in_heads = {word for word in shared if not heads.isdisjoint(_starts({word}))}
    subject = {word[:4] for word in _all(known.subject, text)} - _starts(shared)
    return len(shared) + len(in_heads) + len(subject), bool(shared)


def _starts(words: set[str]) -> set[str]:
    """Beginnings of words, without the first letter too where they are long: Welsh changes it."""
    return {word[:4] for word in words} | {word[1:5] for word in words if len(word) > 5}  # noqa: PLR2004


def _is_own(word: str) -> bool:
    """Whether a word of a publisher's name is its own: most are in half of all names."""
    return len(word) > 4 and word not in phrases().generic  # noqa: PLR2004


def _name_left(name: str, everything: str, present: set[str]) -> bool:
    plain = folded(name)
    if len(plain) > 5 and re.search(rf"\b{re.escape(plain)}\b", everything):  # noqa: PLR2004
        return True
    own = {word for word in tokens(plain) if _is_own(word)}
    return bool(own) and own <= present


def find(page: Page, shown: Shown, url: str, final: str, uses: tuple[Use, ...]) -> Danger | None:
    """The danger that a page is, if it is one. `url` is what was asked, `final` where it led."""
    return (
        _parked(page, shown, url, final, uses)
        or _defaced(shown, uses)
        or _hijacked(page, shown, url, final, uses)
        or _spam_inside(shown)
    )


def _defaced(shown: Shown, uses: tuple[Use, ...]) -> Danger | None:
    said = "" if titled(shown, uses) else phrases().says("defaced", shown, short=_SHORT)
    return Danger("hijacked", Reason.of(Code.DEFACED, said), said) if said else None


def _spam_inside(shown: Shown) -> Danger | None:
    """A trade's calls to buy that visitors do not see: those who broke in sell them to search engines."""
    for trade in phrases().trades:
        calls = _all(trade.calls, shown.hidden)
        if len(calls) >= _SPAM:
            return Danger("changed", Reason.of(Code.HIDDEN_TRADE, trade.name), min(calls))
    return None


def _parked(page: Page, shown: Shown, url: str, final: str, uses: tuple[Use, ...]) -> Danger | None:
    known, moved_to = phrases(), domain_of(final)
    if moved_to != domain_of(url) and moved_to in known.parking_domains:
        return Danger("parked", Reason.of(Code.DOMAIN_MARKET, moved_to), moved_to)
    said = known.says("parked", shown, short=_SHORT)
    if not said and shown.count < _SHORT:
        source = known.parking_sources.search("\n".join(page.sources))
        said = source.group() if source else ""
    if not said:
        return None
    heads = set(tokens(" ".join(shown.titles)))
    if shown.count >= _LONG_ENOUGH and any(_title_left(t, "", heads) for u in uses for t in u.titles):
        return None
    # A site with pages of its own, or one that speaks of the entry, is for a person to judge.
    lived_in = _is_furnished(page, shown) or _touching(page, _without_hosts(shown), uses)[0] >= _SPEAKS_OF_IT
    # Advertisements beside a bare name of a host speak of anything.
    lived_in = lived_in and folded(page.title) not in {host_of(final), moved_to, ""}
    return Danger("changed" if lived_in else "parked", Reason.of(Code.PARKED_SAYS, said[:80]), said)


def _is_furnished(page: Page, shown: Shown) -> bool:
    """Whether a page has words and a menu of its own site: what is parked leads to advertisements only."""
    own = {link.partition("#")[0] for link in page.links if re.match(r"/?[a-z][\w-]+(/|\.html?$|$)", link)}
    return shown.count >= _FURNISHED_WORDS and len(own) >= _FURNISHED


def _without_hosts(shown: Shown) -> Shown:
    """A page's words without names of hosts: a parked domain's own name holds the publisher's."""
    return replace(
        shown, titles=tuple(_HOST.sub(" ", title) for title in shown.titles), text=_HOST.sub(" ", shown.text)
    )


def _hijacked(page: Page, shown: Shown, url: str, final: str, uses: tuple[Use, ...]) -> Danger | None:
    known = phrases()
    left = left_of_entry(page, shown, uses)
    ending = host_of(final).rpartition(".")[2]
    if ending in known.trade_endings and domain_of(final) != domain_of(url) and not left:
        return Danger("hijacked", Reason.of(Code.TRADE_DOMAIN, domain_of(final)), ending)
    own = set(tokens(folded(" ".join(t for u in uses for t in (*u.titles, *u.publishers)))))
    helping = len(_all(known.helping, shown.text))
    # A title that offers help weighs as much as two such words in the text.
    helping += 2 * any(known.advising.search(title) for title in shown.titles)
    for trade in known.trades:
        sold = _sold(trade, shown, own, helping)
        if sold is None:
            continue
        calls, phrase = sold
        helps = helping >= 3 and (calls <= 2 or helping >= 2 * calls)  # noqa: PLR2004
        if helps:
            continue
        # One call alone, or one among many words of the entry, may be quoted: a person looks.
        if not left and calls >= 2 and _touching(page, shown, uses)[0] < _SPEAKS_MUCH_OF_IT:  # noqa: PLR2004
            return Danger("hijacked", Reason.of(Code.TRADE, trade.name), phrase)
        if not left or calls >= 2:  # noqa: PLR2004
            return Danger("changed", Reason.of(Code.SELLS, trade.name), phrase)
    return None


def _all(pattern: re.Pattern[str], text: str) -> set[str]:
    """Every different thing that a pattern finds."""
    return {found.group() for found in pattern.finditer(text)}


def _sold(trade: Trade, shown: Shown, own: set[str], helping: int) -> tuple[int, str] | None:
    """How many different calls to buy there are, and one phrase; None where it is not that trade."""
    heads = " ".join(shown.titles)
    text = f"{heads} {shown.text}"
    hits = [f.group() for f in trade.words.finditer(text) if f.group() not in own]
    calls = _all(trade.calls, text)
    words, density = set(hits), len(hits) / max(1, len(text.split()))
    in_title = any(f.group() not in own for f in trade.words.finditer(heads)) or bool(trade.calls.search(heads))
    if trade.name in {"lending", "selling"}:
        strong = in_title and len(calls) >= 3  # noqa: PLR2004  (honest pages advise on debt)
    else:
        strong = (
            (len(calls) >= 2 and (len(words) >= 2 or (in_title and bool(words))))  # noqa: PLR2004
            or (bool(calls) and in_title and (len(words) >= 2 or density >= 0.02))  # noqa: PLR2004
            or (in_title and len(words) >= 3 and density >= 0.06 and not helping)  # noqa: PLR2004
        )
    return (len(calls), min(calls or words)) if strong else None
