"""Whether a page holds what the hub says of it: a line's number, its chat, the sentence of an entry.

What is found is told to people; nothing is changed by it. Another number on the page counts only where
ours is not there and no line of the hub has it: pages name many other services.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from hub.checks.links.ask.addresses import Use
from hub.checks.links.ask.claims import APPROVED, EMAIL, WEBCHAT, Claim
from hub.checks.links.ask.domains import domain_of
from hub.checks.links.judge.case import Case
from hub.checks.links.judge.verdict import Compared, Verdict, tame
from hub.checks.links.read import file_type, numbers, quoted
from hub.checks.links.read.html_page import Page
from hub.schema.link_health import Found, State

# In these states the page is the one that was meant, in whatever language; in others there is nothing to compare.
_READ_IN: Final[frozenset[State]] = frozenset({"ok", "moved", "changed", "wrong-language"})
MOST: Final = 5  # other numbers that are named
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_CHAT: Final = re.compile(r"chat|sgwrs")
_LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class _Words:
    """A page in the shape that claims are looked for in."""

    page: Page
    text: str
    at: str
    cut: bool


def compare(case: Case, verdict: Verdict) -> tuple[Compared, ...]:
    """Every claim on this address with what was found; nothing where the page says nothing of itself."""
    claimed = [(use, claim) for use in case.address.uses for claim in use.claims]
    if not claimed or verdict.unchanged:
        return ()
    journey = case.journey
    page = journey.page if journey.kind in {file_type.PAGE, file_type.TEXT} else None
    if page is None or not case.is_good or verdict.state not in _READ_IN:
        return tuple(Compared(use.id, claim.fact, claim.value, "not-read") for use, claim in claimed)
    text = numbers.plain(f"{page.title}\n{page.text or page.without_script}")
    words = _Words(page, text, journey.final, journey.answer.body.cut)
    return tuple(dict.fromkeys(_one(use, claim, words) for use, claim in claimed))


def _one(use: Use, claim: Claim, words: _Words) -> Compared:
    if claim.fact == APPROVED:
        found, there = _sentence(claim.value, words)
    elif claim.fact == EMAIL:
        found, there = _email(claim.value, use.others, words)
    elif claim.fact == WEBCHAT:
        found, there = _chat(claim.value, words)
    else:
        found, there = _number(claim, use.others, words)
    return Compared(use.id, claim.fact, claim.value, found, tuple(tame(each, _LONGEST) for each in there))


def _number(claim: Claim, others: frozenset[str], words: _Words) -> tuple[Found, tuple[str, ...]]:
    if numbers.stands(claim.value, words.text, words.page.links):
        return "same", ()
    known = {numbers.digits(number) for number in others}
    short = numbers.is_short(claim.value)
    there = [
        shown for shown in numbers.offered(words.text, words.page.links)
        if numbers.digits(shown) not in known and (numbers.is_short(shown) or not short)
    ]  # fmt: skip
    return _absent(there, words)


def _email(value: str, others: frozenset[str], words: _Words) -> tuple[Found, tuple[str, ...]]:
    behind = (unquote(link[7:].partition("?")[0]) for link in words.page.links if link.lower().startswith("mailto:"))
    shown = dict.fromkeys(each.lower().strip(".") for each in (*_EMAIL.findall(words.text), *behind) if "@" in each)
    if value.lower() in shown:
        return "same", ()
    own = {domain_of(f"https://{value.rpartition('@')[2]}/"), domain_of(words.at)}
    known = {each.lower() for each in others}
    return _absent(
        [each for each in shown if each not in known and domain_of(f"https://{each.rpartition('@')[2]}/") in own], words
    )


def _chat(value: str, words: _Words) -> tuple[Found, tuple[str, ...]]:
    led = dict.fromkeys(full for link in words.page.links if (full := _joined(words.at, link)))
    wanted = _bare(value)
    if wanted == _bare(words.at) or wanted in {_bare(link) for link in led}:
        return "same", ()
    return _absent([link for link in led if _CHAT.search(urlsplit(link).path.lower())], words)


def _sentence(value: str, words: _Words) -> tuple[Found, tuple[str, ...]]:
    text = f"{words.page.title}\n{words.page.text or words.page.without_script}"
    if quoted.stands(value, text):
        return "stands", ()
    if words.cut:
        return "not-read", ()
    near = quoted.closest(value, text)
    return ("changed", (near,)) if near else ("gone", ())


def _absent(there: Iterable[str], words: _Words) -> tuple[Found, tuple[str, ...]]:
    """Ours is not there. Of a page that was not read to its end nobody can say so."""
    if words.cut:
        return "not-read", ()
    named = tuple(there)[:MOST]
    return ("differs", named) if named else ("not-found-there", ())


def _joined(at: str, link: str) -> str:
    try:
        full = urljoin(at, link)
        return full if urlsplit(full).scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def _bare(url: str) -> str:
    """An address without what may be written in several ways."""
    parts = urlsplit(url)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/').lower()}?{parts.query}"
