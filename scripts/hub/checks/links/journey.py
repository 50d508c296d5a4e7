"""The way from an address to where it ends: redirects of every sort, politely, with a few retries.

Every hop is guarded (public hosts only), asks robots.txt, and waits for its host's turn.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from typing import Final, Literal
from urllib.parse import urljoin

import aiohttp
from yarl import URL

from hub.checks.links import body as bodies
from hub.checks.links import fetch, kinds, robots
from hub.checks.links import page as pages
from hub.checks.links.domains import domain_of
from hub.checks.links.fetch import Answer
from hub.checks.links.guard import NameError_, RefusedError, Resolver, normal
from hub.checks.links.hosts import Host, Hosts
from hub.checks.links.page import Page

MOST_REDIRECTS: Final = 8
MOST_TRIES: Final = 3
BACK_OFF: Final = 1.0  # seconds before the second try; doubled before the third
LONGEST_WAIT: Final = (
    10.0  # seconds of Retry-After that are waited for; beyond that it is next week's
)
LONGEST_JOURNEY: Final = 60.0  # seconds of asking (not of waiting for turns) for one address
_ROBOTS_LIMIT: Final = 10.0
_FEW_WORDS: Final = 60
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 527})
_PASSING_TROUBLE: Final = frozenset({"connect", "reset", "protocol", "dns-again"})

Sort = Literal["redirect", "refresh", "script", "frame"]


@dataclass(frozen=True, slots=True)
class Hop:
    """One leading-on: from which address, with which status, and how."""

    url: str
    status: int
    sort: Sort = "redirect"


@dataclass(frozen=True, slots=True)
class Journey:
    """Everything that was met. `page` is there where the end is a page of HTML."""

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


@dataclass
class Client:
    """What all journeys of a run share."""

    connector: aiohttp.TCPConnector
    resolver: Resolver
    agent: Mapping[str, str]
    product: str
    at_once: asyncio.Semaphore
    hosts: Hosts = field(default_factory=Hosts)
    _robots: dict[str, asyncio.Task[robots.Robots]] = field(default_factory=dict)

    async def travel(self, url: str, headers: Mapping[str, str]) -> Journey:
        """Follow an address to its end. Raises nothing that the other side can cause."""
        trip = _Trip(self, url)
        async with fetch.session(self.connector, self.agent) as visitor:
            return await trip.go(visitor, headers)

    async def ask(
        self, visitor: aiohttp.ClientSession, url: str, headers: Mapping[str, str],
        *, limit: float = fetch.LIMIT,
    ) -> Answer:  # fmt: skip
        """One request in its turn."""
        host = self.hosts.of(url)
        async with host.turn() as turn:
            if host.gone:
                return Answer(url, trouble="gone", detail=host.last_trouble)
            async with self.at_once:
                answer = await fetch.get(visitor, url, headers, turn, limit=limit)
        _learn(host, answer)
        return answer

    async def allowed(self, url: str) -> bool:
        """Whether the site's robots.txt lets us ask; read once per host."""
        place = urljoin(url, "/robots.txt")
        if place not in self._robots:
            self._robots[place] = asyncio.create_task(self._read_robots(place))
        rules = await asyncio.shield(self._robots[place])
        return rules.allows(url)

    async def _read_robots(self, place: str) -> robots.Robots:
        url = place
        async with fetch.session(self.connector, self.agent) as visitor:
            for _ in range(6):
                try:
                    await self.look_up(url)
                except (RefusedError, NameError_):
                    return robots.EVERYTHING_ALLOWED
                answer = await self.ask(visitor, url, {}, limit=_ROBOTS_LIMIT)
                if not answer.leads_on:
                    break
                try:
                    url = normal(urljoin(url, answer.headers["location"]))
                except (RefusedError, ValueError):
                    return robots.EVERYTHING_ALLOWED
        if answer.status != 200 or answer.trouble or answer.body.garbled:  # noqa: PLR2004
            return robots.EVERYTHING_ALLOWED
        rules = robots.parse(bodies.text(answer.body.data, "charset=utf-8"), self.product)
        self.hosts.of(place).slower(rules.crawl_delay)
        return rules

    async def look_up(self, url: str) -> None:
        """Refuse what must not be asked before anything is sent."""
        await self.resolver.numbers(URL(url, encoded=True).raw_host or "")


def _learn(host: Host, answer: Answer) -> None:
    """Keep what an answer tells of its host."""
    if answer.trouble in {"connect", "dns"}:
        host.dead_tries += 1
        host.last_trouble = answer.detail
    else:
        host.dead_tries = 0
    if answer.status == 429:  # noqa: PLR2004
        host.too_many += 1
        host.slower(2.0)
    elif answer.status:
        host.too_many = 0


@dataclass
class _Trip:
    """One address's way."""

    client: Client
    asked: str
    hops: list[Hop] = field(default_factory=list)
    been: set[tuple[str, str]] = field(default_factory=set)
    spent: float = 0.0

    async def go(self, visitor: aiohttp.ClientSession, headers: Mapping[str, str]) -> Journey:
        url = self.asked
        while True:
            answer = await self._step(visitor, url, headers if not self.hops else _plain(headers))
            arrived = self._arrived(answer)
            onward = _onward(arrived)
            if onward is None:
                return await self._with_tail(visitor, arrived)
            target, sort = onward
            self.hops.append(Hop(answer.url, answer.status, sort))
            if len(self.hops) > MOST_REDIRECTS:
                return self._stuck(answer, "redirects", f"more than {MOST_REDIRECTS} redirects")
            try:
                url = normal(urljoin(answer.url, target))
            except (RefusedError, ValueError) as error:
                return self._stuck(answer, "refused", f"redirects to what cannot be asked: {error}")
            place = (url, _cookies(visitor))
            if place in self.been:
                return self._stuck(answer, "redirects", "redirects in a circle")
            self.been.add(place)

    async def _step(
        self, visitor: aiohttp.ClientSession, url: str, headers: Mapping[str, str]
    ) -> Answer:
        try:
            url = normal(url)
            await self.client.look_up(url)
        except RefusedError as error:
            return Answer(url, trouble="refused", detail=str(error))
        except NameError_ as error:
            host = self.client.hosts.of(url)
            host.last_trouble = str(error)
            return Answer(url, trouble="dns", detail=str(error))
        if not await self.client.allowed(url):
            return Answer(
                url, trouble="robots", detail="the site's robots.txt does not allow a check"
            )
        self.been.add((url, _cookies(visitor)))
        return await self._tried(visitor, url, headers)

    async def _tried(
        self, visitor: aiohttp.ClientSession, url: str, headers: Mapping[str, str]
    ) -> Answer:
        """Ask, and ask again where a failure may pass."""
        loop, host = asyncio.get_running_loop(), self.client.hosts.of(url)
        answer = Answer(url, trouble="timeout", detail="the whole way took too long")
        for attempt in range(MOST_TRIES):
            if self.spent > LONGEST_JOURNEY or (attempt and host.asked_for_quiet):
                break
            began = loop.time()
            answer = await self.client.ask(visitor, url, headers)
            self.spent += (
                min(fetch.LIMIT, loop.time() - began) if answer.trouble == "timeout" else 0.5
            )
            wait = _worth_another_try(answer, attempt, conditional=headers != _plain(headers))
            if wait is None:
                break
            if answer.status in {429, 503} and "retry-after" in answer.headers:
                host.pause(wait)
            await asyncio.sleep(wait)
            headers = {**headers, "Cache-Control": "no-cache"}
        return answer

    def _arrived(self, answer: Answer) -> Journey:
        """What an answer is, once its body is read."""
        if answer.trouble or answer.leads_on:
            return Journey(self.asked, answer, tuple(self.hops))
        kind = kinds.kind_of(answer.body.data, answer.type) if answer.body.data else ""
        page = None
        if kind in {kinds.PAGE, kinds.TEXT}:
            page = pages.read(bodies.text(answer.body.data, answer.type))
            if kind == kinds.PAGE and "refresh" in answer.headers and page.refresh is None:
                page.refresh = pages.refresh(answer.headers["refresh"])
        return Journey(self.asked, answer, tuple(self.hops), page, kind)

    def _stuck(self, answer: Answer, trouble: str, detail: str) -> Journey:
        stopped = replace(answer, trouble=trouble, detail=detail)
        return Journey(self.asked, stopped, tuple(self.hops))

    async def _with_tail(self, visitor: aiohttp.ClientSession, journey: Journey) -> Journey:
        """A long file tells only at its end whether it is whole."""
        answer = journey.answer
        if answer.status != 200 or not kinds.needs_tail(journey.kind, answer.body):  # noqa: PLR2004
            return journey
        asked = {"Range": f"bytes=-{kinds.TAIL}", "Accept-Encoding": "identity"}
        end = await self.client.ask(visitor, answer.url, asked)
        good = end.status == 206 and not end.trouble and end.body.whole and not end.body.cut  # noqa: PLR2004
        return replace(journey, tail=end.body.data[-kinds.TAIL :] if good else None)


def _onward(journey: Journey) -> tuple[str, Sort] | None:
    """Where an answer sends people on to, and how; None where it is the end."""
    answer, page = journey.answer, journey.page
    if answer.trouble:
        return None
    if answer.leads_on:
        return _readable(answer.headers["location"]), "redirect"
    if page is None or journey.kind != kinds.PAGE or not 200 <= answer.status < 300:  # noqa: PLR2004
        return None
    words = len(page.text.split())
    if (
        page.refresh is not None
        and page.refresh[0] <= 15
        and not _itself(answer.url, page.refresh[1])
    ):  # noqa: PLR2004
        return page.refresh[1], "refresh"
    if page.sends_to and not _itself(answer.url, page.sends_to):
        # A full page that sends everybody to another domain has been tampered with.
        away = domain_of(urljoin(answer.url, page.sends_to)) != domain_of(answer.url)
        if words < _FEW_WORDS or away:
            return page.sends_to, "script"
    if page.frames and words < _FEW_WORDS:
        return page.frames[0], "frame"
    return None


def _worth_another_try(answer: Answer, attempt: int, *, conditional: bool) -> float | None:
    """Seconds to wait before asking again, or None. A lasting state is not asked about thrice."""
    if attempt >= MOST_TRIES - 1:
        return None
    pause = BACK_OFF * 2**attempt
    if answer.trouble:
        once = answer.trouble == "timeout" and attempt == 0
        return pause if once or answer.trouble in _PASSING_TROUBLE else None
    if answer.status in _PASSING:
        asked = _retry_after(answer.headers)
        return None if asked > LONGEST_WAIT else max(pause, asked)
    unasked = answer.status == 304 and not conditional  # noqa: PLR2004
    odd = answer.status == 404 or unasked or not answer.body.whole or answer.body.garbled  # noqa: PLR2004
    return pause if odd and attempt == 0 else None


def _retry_after(headers: Mapping[str, str]) -> float:
    """Seconds that the server asks for; a date is read against the server's own clock."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}", value):
        return float(value)
    try:
        then = parsedate_to_datetime(value)
        now = parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (then - now).total_seconds())
    except (ValueError, TypeError, IndexError):
        return 2 * LONGEST_WAIT if value else 0.0


def _plain(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers without conditions: those belong to the address that was asked."""
    return {k: v for k, v in headers.items() if k not in {"If-None-Match", "If-Modified-Since"}}


def _readable(location: str) -> str:
    """A Location that was written in raw UTF-8, as browsers read it."""
    try:
        return location.encode("utf-8", "surrogateescape").decode("utf-8").strip()
    except UnicodeError:
        return location.encode("utf-8", "replace").decode("utf-8").strip()


def _itself(url: str, target: str) -> bool:
    return urljoin(url, target).split("#")[0] == url.split("#")[0]


def _cookies(visitor: aiohttp.ClientSession) -> str:
    return ";".join(sorted(f"{c.key}={c.value}" for c in visitor.cookie_jar))
