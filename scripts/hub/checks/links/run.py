"""One run over all addresses: two workers a host, one record an address, nothing lost on the way."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from hub.checks.links.ask import request
from hub.checks.links.ask.addresses import Address
from hub.checks.links.ask.client import Client
from hub.checks.links.ask.guard import Resolver
from hub.checks.links.ask.politeness import AT_ONCE, place_of
from hub.checks.links.ask.redirects import Journey, travel
from hub.checks.links.ask.request import Answer
from hub.checks.links.judge.case import Before
from hub.checks.links.judge.decision import judge
from hub.checks.links.judge.verdict import Verdict
from hub.checks.links.keep import history
from hub.checks.links.keep.archive import archived_copy
from hub.checks.links.keep.history import Link
from hub.checks.links.reasons import NAMELESS, Code, Reason

PRODUCT: Final = "HubLinkBot"
AT_ONCE_IN_ALL: Final = 48  # requests under way over all hosts; bounds the memory too
# What most browsers in Wales say. A page that is Welsh only for browsers set to Welsh is no Welsh page.
LANGUAGES: Final = "en-GB,en;q=0.9"
_READ_AGAIN: Final = 4  # every so many weeks a page is read in full, whatever its ETag says
_MOST_OF_A_MACHINE: Final = 10  # addresses from which «not one name is known» means that we are offline

Done = Callable[[Link], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How to ask. `contact` is what the User-Agent says of us: an address or a mailbox, or ""."""

    today: date
    contact: str = ""
    sender: str = ""
    allow_private: bool = False
    archive_api: str = ""

    @property
    def agent(self) -> dict[str, str]:
        """The headers that every request carries."""
        comment = f"+{self.contact}" if self.contact.startswith("http") else self.contact
        about = "; ".join(part for part in ("weekly link check of a public directory", comment) if part)
        headers = {
            "User-Agent": f"{PRODUCT}/1.0 ({about})",
            "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
            "Accept-Encoding": "gzip, deflate",
        }
        return headers | ({"From": self.sender} if self.sender else {})


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict of this run and the record that comes of it."""

    verdict: Verdict
    link: Link

    @classmethod
    def of(cls, link: Link) -> Finding:
        """A finding from the notes of an unfinished run."""
        return cls(Verdict(link.state, link.reason, link.status), link)


async def check(
    addresses: Iterable[Address], known: Mapping[str, Link], settings: Settings, done: Done
) -> dict[str, Finding]:
    """Check every address; `done` hears of each as soon as it is known."""
    queues = _by_host(addresses)
    resolver = Resolver(allow_private=settings.allow_private)
    found: dict[str, Finding] = {}
    try:
        async with request.Connector(resolver) as connector:
            client = Client(connector, resolver, settings.agent, PRODUCT, asyncio.Semaphore(AT_ONCE_IN_ALL))
            worker = _Worker(client, known, settings, done, found)
            async with asyncio.TaskGroup() as group:
                for queue in queues:
                    for _ in range(min(AT_ONCE, len(queue))):
                        group.create_task(worker.work(queue))
    finally:
        await resolver.close()
    return found


def _by_host(addresses: Iterable[Address]) -> list[list[Address]]:
    """The addresses of each host and port, in no order: a site is not walked from front to back."""
    queues: dict[tuple[str, int], list[Address]] = {}
    for address in addresses:
        try:
            place = place_of(address.url)
        except ValueError:
            place = ("", 0)
        queues.setdefault(place, []).append(address)
    for queue in queues.values():
        random.shuffle(queue)
    return list(queues.values())


@dataclass(frozen=True, slots=True)
class _Worker:
    """Takes addresses from a host's queue until it is empty."""

    client: Client
    known: Mapping[str, Link]
    settings: Settings
    done: Done
    found: dict[str, Finding]

    async def work(self, queue: list[Address]) -> None:
        while queue:
            address = queue.pop()
            old = self.known.get(address.url)
            try:
                verdict = await self._verdict(address, old)
            except Exception as error:  # noqa: BLE001  (one odd page must not end the run)
                reason = Reason.of(Code.CHECK_FAILED, type(error).__name__)
                verdict = Verdict("unreachable", reason, counts=False)
            link = history.after(old, verdict, self.settings.today, url=address.url, promise=address.promise)
            link = await archived_copy(self.client, self.settings.archive_api, address, link)
            self.found[address.url] = Finding(verdict, link)
            self.done(link)

    async def _verdict(self, address: Address, old: Link | None) -> Verdict:
        before = Before(old.seen, old.confirmed is not None) if old else Before()
        host = self.client.hosts.of(address.url)
        if host.gone:
            answer = Answer(address.url, trouble=host.last_trouble)
            return judge(address, Journey(address.url, answer), before)
        if host.asked_for_quiet:
            return Verdict("blocked", Reason(Code.TOO_MANY_REQUESTS), 429)
        headers = {"Accept-Language": LANGUAGES} | self._conditions(address, old)
        return judge(address, await travel(self.client, address.url, headers), before)

    def _conditions(self, address: Address, old: Link | None) -> dict[str, str]:
        """Ask only for what is new, where last time was good and the entry has not changed since."""
        if old is None or old.seen is None or old.state != "ok" or old.promise != address.promise:
            return {}
        if old.wrong_for or old.seen.final_url != address.url:
            return {}
        if self.settings.today.toordinal() // 7 % _READ_AGAIN == 0:
            return {}
        pairs = (("If-None-Match", old.seen.etag), ("If-Modified-Since", old.seen.modified))
        return {name: value for name, value in pairs if value}


def offline(found: Mapping[str, Finding]) -> bool:
    """Whether the run says nothing but that this machine has no network: not one name was known."""
    reasons = [finding.verdict.reason for finding in found.values()]
    nameless = (reason is not None and reason.code in NAMELESS for reason in reasons)
    return len(reasons) >= _MOST_OF_A_MACHINE and all(nameless)
