"""Politeness: at most two requests at once and one a second to each host and port, with jitter.

The pause is counted from the moment a request has been sent, so that a slow connection cannot make
two requests arrive together. Hosts that cannot be reached at all are left alone after a few tries.
"""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlsplit

from hub.checks.links.reasons import Reason

AT_ONCE: Final = 2
INTERVAL: Final = 1.0  # seconds between two requests to one host and port
JITTER: Final = 0.25  # seconds, at most, on top of the interval
LONGEST_CRAWL_DELAY: Final = 5.0  # seconds; more than that would make the run endless
GIVE_UP_AFTER: Final = 3  # connections in a row that failed before anything was said
TOO_MANY_AFTER: Final = 5  # addresses in a row that were answered 429


@dataclass
class Host:
    """One host and port, and what this run has learned of it."""

    interval: float = field(default_factory=lambda: INTERVAL)
    next_at: float = 0.0
    dead_tries: int = 0
    too_many: set[str] = field(default_factory=set)  # addresses answered 429, nothing else since
    last_trouble: Reason | None = None
    _places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _door: asyncio.Lock = field(default_factory=asyncio.Lock)

    def turn(self) -> Turn:
        """A turn to ask this host: `async with host.turn() as turn`, then `turn.sent()`."""
        return Turn(self)

    def slower(self, crawl_delay: float) -> None:
        """Obey a Crawl-delay, within reason."""
        self.interval = max(self.interval, min(crawl_delay, LONGEST_CRAWL_DELAY))

    def pause(self, seconds: float) -> None:
        """Ask nothing of this host for so many seconds."""
        self.next_at = max(self.next_at, asyncio.get_running_loop().time() + seconds)

    @property
    def gone(self) -> bool:
        """Whether nobody has answered at this host and port so often that asking on is useless."""
        return self.dead_tries >= GIVE_UP_AFTER

    @property
    def asked_for_quiet(self) -> bool:
        """Whether this host has said «too many requests» again and again."""
        return len(self.too_many) >= TOO_MANY_AFTER


class Turn:
    """One request's turn. The door stays shut to others until the request is on its way."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._holds_door = False

    async def __aenter__(self) -> Self:
        host = self._host
        await host._places.acquire()  # noqa: SLF001  (the two classes are one thing)
        try:
            await host._door.acquire()  # noqa: SLF001
            self._holds_door = True
            loop = asyncio.get_running_loop()
            while (wait := host.next_at - loop.time()) > 0:  # noqa: ASYNC110  (a pause may grow)
                await asyncio.sleep(wait)
        except BaseException:
            self._leave()
            host._places.release()  # noqa: SLF001
            raise
        return self

    def sent(self) -> None:
        """The request is on its way: count the pause from now and let the next one in."""
        if self._holds_door:
            jitter = random.uniform(JITTER / 5, JITTER)  # noqa: S311  (no secret)
            self._host.pause(self._host.interval + jitter)
        self._leave()

    def _leave(self) -> None:
        if self._holds_door:
            self._holds_door = False
            self._host._door.release()  # noqa: SLF001

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.sent()
        self._host._places.release()  # noqa: SLF001


class Hosts:
    """Every host of a run by name and port."""

    def __init__(self) -> None:
        self._hosts: dict[tuple[str, int], Host] = {}

    def of(self, url: str) -> Host:
        """The host and port that an address belongs to."""
        return self._hosts.setdefault(place_of(url), Host())


def place_of(url: str) -> tuple[str, int]:
    """Host and port of an address, the port spelled out."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
