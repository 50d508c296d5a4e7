"""The way from an address to where it ends: redirects of every sort, with a few retries.

Every hop is guarded (public hosts only), asks robots.txt, and waits for its host's turn.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal
from urllib.parse import urljoin

import aiohttp

from hub.checks.links.ask import request, retries
from hub.checks.links.ask.client import Client
from hub.checks.links.ask.domains import domain_of
from hub.checks.links.ask.guard import RefusedError, UnknownNameError, normal
from hub.checks.links.ask.request import Answer
from hub.checks.links.read import decode, file_type, html_page
from hub.checks.links.read.html_page import Page
from hub.checks.links.reasons import Code, Reason

MOST_REDIRECTS: Final = 8
LONGEST_JOURNEY: Final = 60.0  # seconds lost to silent servers for one address
_FEW_WORDS: Final = 60
_SOON: Final = 15  # seconds after which a page that refreshes counts as leading on
_CONDITIONS: Final = frozenset({"If-None-Match", "If-Modified-Since"})

Sort = Literal["redirect", "refresh", "script", "frame"]


@dataclass(frozen=True, slots=True)
class Hop:
    """One leading-on: from which address, with which status, and how."""

    url: str
    status: int
    sort: Sort = "redirect"


@dataclass(frozen=True, slots=True)
class Journey:
    """Everything that was met. `page` is there where the end is a page; `tail` is a long file's end."""

    asked: str
    answer: Answer
    hops: tuple[Hop, ...] = ()
    page: Page | None = None
    kind: str = ""
    tail: bytes | None = None

    @property
    def final(self) -> str:
        """The last address that answered, or was asked."""
        return self.answer.url or self.asked


async def travel(client: Client, url: str, headers: Mapping[str, str]) -> Journey:
    """Follow an address to its end. Raises nothing that the other side can cause."""
    async with client.visitor() as visitor:
        return await _Trip(client, visitor, url).go(headers)


@dataclass
class _Trip:
    """One address's way."""

    client: Client
    visitor: aiohttp.ClientSession
    asked: str
    hops: list[Hop] = field(default_factory=list)
    been: set[tuple[str, str]] = field(default_factory=set)
    lost: float = 0.0

    async def go(self, headers: Mapping[str, str]) -> Journey:
        """From hop to hop until one answer is the end."""
        url = self.asked
        while True:
            answer = await self._step(url, _plain(headers) if self.hops else headers)
            arrived = read_answer(self.asked, answer, tuple(self.hops))
            onward = _onward(arrived)
            if onward is None:
                return await self._with_tail(arrived)
            target, sort = onward
            self.hops.append(Hop(answer.url, answer.status, sort))
            if len(self.hops) > MOST_REDIRECTS:
                return self._stuck(answer, Reason.of(Code.TOO_MANY_REDIRECTS, MOST_REDIRECTS))
            try:
                url = normal(urljoin(answer.url, target))
            except RefusedError as error:
                return self._stuck(answer, Reason.of(Code.REDIRECT_REFUSED, error.reason.code, *error.reason.facts))
            except ValueError as error:
                return self._stuck(answer, Reason.of(Code.REDIRECT_REFUSED, Code.UNREADABLE_ADDRESS, error))
            if (url, self._cookies()) in self.been:
                return self._stuck(answer, Reason(Code.REDIRECT_CIRCLE))

    async def _step(self, url: str, headers: Mapping[str, str]) -> Answer:
        try:
            url = normal(url)
            await self.client.look_up(url)
        except RefusedError as error:
            return Answer(url, trouble=error.reason)
        except UnknownNameError as error:
            return Answer(url, trouble=error.reason)
        if not await self.client.allows(url):
            return Answer(url, trouble=Reason(Code.ROBOTS))
        self.been.add((url, self._cookies()))
        return await self._tried(url, headers)

    async def _tried(self, url: str, headers: Mapping[str, str]) -> Answer:
        """Ask, and ask again where a failure may pass."""
        host = self.client.hosts.of(url)
        conditional = not _CONDITIONS.isdisjoint(headers)
        answer = Answer(url, trouble=Reason(Code.JOURNEY_TIMEOUT))
        for attempt in range(retries.MOST_TRIES):
            if self.lost > LONGEST_JOURNEY or (attempt and host.asked_for_quiet):
                break
            answer = await self.client.ask(self.visitor, url, headers)
            self.lost += request.LIMIT if answer.failed_by({Code.TIMEOUT}) else 0
            wait = retries.wait_before_next(answer, attempt, conditional=conditional)
            if wait is None:
                break
            if "retry-after" in answer.headers:
                host.pause(wait)
            await asyncio.sleep(wait)
            headers = {**headers, "Cache-Control": "no-cache"}
        return answer

    def _stuck(self, answer: Answer, trouble: Reason) -> Journey:
        stopped = replace(answer, trouble=trouble)
        return Journey(self.asked, stopped, tuple(self.hops))

    async def _with_tail(self, journey: Journey) -> Journey:
        """A long file tells only at its end whether it is whole."""
        answer = journey.answer
        if answer.status != 200 or not file_type.needs_tail(journey.kind, answer.body):  # noqa: PLR2004
            return journey
        asked = {"Range": f"bytes=-{file_type.TAIL}", "Accept-Encoding": "identity"}
        end = await self.client.ask(self.visitor, answer.url, asked)
        good = end.status == 206 and not end.trouble and end.body.whole and not end.body.cut  # noqa: PLR2004
        return replace(journey, tail=end.body.data[-file_type.TAIL :] if good else None)

    def _cookies(self) -> str:
        return ";".join(sorted(f"{c.key}={c.value}" for c in self.visitor.cookie_jar))


def read_answer(asked: str, answer: Answer, hops: tuple[Hop, ...] = ()) -> Journey:
    """What an answer is, once its body is read."""
    if answer.trouble or answer.leads_on:
        return Journey(asked, answer, hops)
    kind = file_type.kind_of(answer.body.data, answer.type) if answer.body.data else ""
    page = None
    if kind in {file_type.PAGE, file_type.TEXT}:
        page = html_page.read(decode.text(answer.body.data, answer.type))
        if "refresh" in answer.headers and page.refresh is None:
            page.refresh = html_page.refresh(answer.headers["refresh"])
    return Journey(asked, answer, hops, page, kind)


def _onward(journey: Journey) -> tuple[str, Sort] | None:
    """Where an answer sends people on to, and how; None where it is the end."""
    answer, page = journey.answer, journey.page
    if answer.trouble:
        return None
    if answer.leads_on:
        return _readable(answer.headers["location"]), "redirect"
    if page is None or journey.kind != file_type.PAGE or not 200 <= answer.status < 300:  # noqa: PLR2004
        return None
    return _by_itself(answer.url, page)


def _by_itself(url: str, page: Page) -> tuple[str, Sort] | None:
    """Where a page sends a browser without being asked."""
    words = len(page.text.split())
    if page.refresh is not None and page.refresh[0] <= _SOON and not _is(url, page.refresh[1]):
        return page.refresh[1], "refresh"
    # A full page that sends everybody to another domain has been tampered with.
    if page.sends_to and not _is(url, page.sends_to) and (
        words < _FEW_WORDS or _domain(url, page.sends_to) != domain_of(url)
    ):  # fmt: skip
        return page.sends_to, "script"
    return (page.frames[0], "frame") if page.frames and words < _FEW_WORDS else None


def _plain(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers without conditions: those belong to the address that was asked."""
    return {name: value for name, value in headers.items() if name not in _CONDITIONS}


def _readable(location: str) -> str:
    """A Location that was written in raw UTF-8, as browsers read it."""
    return location.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()


def _is(url: str, target: str) -> bool:
    """Whether a target is the same page again."""
    try:
        return urljoin(url, target).partition("#")[0] == url.partition("#")[0]
    except ValueError:
        return True


def _domain(url: str, target: str) -> str:
    try:
        return domain_of(urljoin(url, target))
    except ValueError:
        return ""
