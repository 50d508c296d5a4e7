"""What all journeys of a run share: connections, each host's turn, and each site's robots.txt."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urljoin

import aiohttp
from yarl import URL

from hub.checks.links.ask import request, robots
from hub.checks.links.ask.guard import RefusedError, Resolver, UnknownNameError, normal
from hub.checks.links.ask.politeness import Host, Hosts
from hub.checks.links.ask.request import Answer
from hub.checks.links.read import decode
from hub.checks.links.reasons import NAMELESS, UNCONNECTED

_ROBOTS_LIMIT: Final = 10.0  # seconds
_ROBOTS_REDIRECTS: Final = 5
_OK: Final = 200
_TOO_MANY: Final = 429
_SLOWER: Final = 2.0  # seconds between requests to a host that said «too many»


@dataclass
class Client:
    """Asks, in turn."""

    connector: aiohttp.BaseConnector
    resolver: Resolver
    agent: Mapping[str, str]
    product: str
    at_once: asyncio.Semaphore
    hosts: Hosts = field(default_factory=Hosts)
    _robots: dict[str, asyncio.Task[robots.Robots]] = field(default_factory=dict)

    def visitor(self) -> aiohttp.ClientSession:
        """A visitor without cookies yet."""
        return request.session(self.connector, self.agent)

    async def look_up(self, url: str) -> None:
        """Look up the host before anything is sent.

        Raises:
            RefusedError: it must not be asked.
            UnknownNameError: it has no number.

        """
        await self.resolver.numbers(URL(url, encoded=True).raw_host or "")

    async def ask(
        self,
        visitor: aiohttp.ClientSession,
        url: str,
        headers: Mapping[str, str],
        *,
        limit: float = request.LIMIT,
    ) -> Answer:
        """One request in its turn; `limit` in seconds."""
        host = self.hosts.of(url)
        async with host.turn() as turn:
            if host.gone:
                return Answer(url, trouble=host.last_trouble)
            async with self.at_once:
                answer = await request.get(visitor, url, headers, turn, limit=limit)
        _learn(host, answer)
        return answer

    async def allows(self, url: str) -> bool:
        """Whether the site's robots.txt lets us ask; it is read once per host."""
        place = urljoin(url, "/robots.txt")
        if place not in self._robots:
            self._robots[place] = asyncio.create_task(self._read_robots(place))
        rules = await asyncio.shield(self._robots[place])
        return rules.allows(url)

    async def _read_robots(self, place: str) -> robots.Robots:
        try:
            answer = await self._robots_answer(place)
        except (RefusedError, UnknownNameError, ValueError):
            return robots.EVERYTHING_ALLOWED
        if answer.status != _OK or answer.trouble or answer.body.garbled:
            return robots.EVERYTHING_ALLOWED
        rules = robots.parse(decode.text(answer.body.data, "charset=utf-8"), self.product)
        self.hosts.of(place).slower(rules.crawl_delay)
        return rules

    async def _robots_answer(self, url: str) -> Answer:
        answer = Answer(url)
        async with self.visitor() as visitor:
            for _ in range(_ROBOTS_REDIRECTS + 1):
                await self.look_up(url)
                answer = await self.ask(visitor, url, {}, limit=_ROBOTS_LIMIT)
                if not answer.leads_on:
                    break
                url = normal(urljoin(url, answer.headers["location"]))
        return answer


def _learn(host: Host, answer: Answer) -> None:
    """Keep what an answer tells of its host."""
    if answer.failed_by(NAMELESS | UNCONNECTED):
        host.dead_tries += 1
        host.last_trouble = answer.trouble
    else:
        host.dead_tries = 0
    if answer.status == _TOO_MANY:
        host.too_many.add(answer.url)
        if len(host.too_many) > 1:  # one page alone may have its own limit
            host.slower(_SLOWER)
    elif answer.status:
        host.too_many.clear()
