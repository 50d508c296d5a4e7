"""One address with everything that is known of it: what every judgement looks at, and what all share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from hub.checks.links.ask.addresses import Address
from hub.checks.links.ask.domains import domain_of, is_ip
from hub.checks.links.ask.redirects import Journey
from hub.checks.links.judge import hijack
from hub.checks.links.judge.phrases import Shown
from hub.checks.links.judge.verdict import Verdict, tame
from hub.checks.links.read import file_type, fingerprint
from hub.checks.links.read.fingerprint import Seen
from hub.checks.links.read.language import spoken
from hub.checks.links.reasons import Code, Reason
from hub.schema.link_health import State

_LONGEST_NUMBER: Final = 15  # digits of a size that are believed


@dataclass(frozen=True, slots=True)
class Before:
    """What earlier runs hand over: the last good fingerprint, and whether a person confirmed it."""

    seen: Seen | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """An address, the way to its end, and what was there before.

    `related`: something of the entry, or of what was seen before, is on the page. `titled`: its very
    title stands in the page's title or heading.
    """

    address: Address
    journey: Journey
    before: Before
    shown: Shown | None
    seen: Seen | None
    related: bool
    titled: bool

    @classmethod
    def of(cls, address: Address, journey: Journey, before: Before) -> Case:
        """Put together what is known."""
        page = journey.page
        shown = Shown.of(page) if page else None
        seen = _seen(journey)
        related = bool(seen and before.seen and fingerprint.same(before.seen, seen)) or bool(
            page and shown and hijack.left_of_entry(page, shown, address.uses)
        )
        titled = shown is not None and hijack.titled(shown, address.uses)
        return cls(address, journey, before, shown, seen, related, titled)

    @property
    def is_good(self) -> bool:
        """Whether the server says that all is well (2xx)."""
        return 200 <= self.journey.answer.status < 300  # noqa: PLR2004

    @property
    def is_as_before(self) -> bool:
        """Whether this is plainly the page of last time."""
        seen, before = self.seen, self.before.seen
        return seen is not None and before is not None and fingerprint.same(before, seen)

    @property
    def promised(self) -> str | None:
        """The sort of file that the entries promise, if they promise one."""
        found = (file_type.expected(use.format, use.url) for use in self.address.uses)
        return next((promised for promised in found if promised), None)

    @property
    def login_is_expected(self) -> bool:
        """Whether an entry says that one has to log in."""
        return any(use.login for use in self.address.uses)

    def says(self, state: State, reason: Reason | Code | None, *, phrase: str = "", counts: bool = True) -> Verdict:
        """A verdict with the evidence."""
        if isinstance(reason, Code):
            reason = Reason(reason)
        if reason is not None:
            reason = Reason(reason.code, tuple(tame(fact, 200) for fact in reason.facts))
        answer, page = self.journey.answer, self.journey.page
        evidence = {"title": tame(page.title) if page else "", "phrase": tame(phrase)}
        return Verdict(
            state, reason, answer.status or None, self.journey.final, seen=self.seen,
            evidence={k: v for k, v in evidence.items() if v}, counts=counts, related=self.related,
        )  # fmt: skip

    def good(self, why: Reason | Code | None = None) -> Verdict:
        """Ok, or moved where the server says that the address has changed for good."""
        verdict = self.says("ok", why)
        hops, final = self.journey.hops, self.journey.final
        for_good = ""
        for place, hop in enumerate(hops):
            if hop.sort != "redirect" or hop.status not in {301, 308}:
                break
            for_good = hops[place + 1].url if place + 1 < len(hops) else final
        if not for_good or for_good in {self.address.url, hops[0].url}:
            return verdict
        fragment = urlsplit(self.address.url).fragment
        proposed = for_good + (f"#{fragment}" if fragment else "")
        return replace(self.says("moved", Reason.of(Code.MOVED, proposed)), proposed=proposed)

    def moved_house(self) -> Verdict | None:
        """Another registrable domain is somebody else's until a person says otherwise."""
        domain = domain_of(self.journey.final)
        own = {domain_of(self.address.url), *(d for use in self.address.uses for d in use.domains)}
        known = self.before.seen.domain if self.before.confirmed and self.before.seen else ""
        if domain in own or domain == known:
            return None
        return self.says("changed", Reason.of(Code.OTHER_HOST if is_ip(domain) else Code.OTHER_DOMAIN, domain))


def _seen(journey: Journey) -> Seen | None:
    """The fingerprint of what was met, where something was."""
    answer, page = journey.answer, journey.page
    if not 200 <= answer.status < 300 or answer.trouble or not journey.kind:  # noqa: PLR2004
        return None
    words, count = fingerprint.word_hash(page.text) if page else ("", 0)
    told = answer.headers.get("content-length", "")
    believed = told.isdigit() and len(told) <= _LONGEST_NUMBER
    return Seen(
        final_url=journey.final,
        domain=domain_of(journey.final),
        title=tame(page.title or page.heading) if page else "",
        language=spoken(page.main, page.lang) if page else "",
        words=words,
        count=count,
        type=file_type.PAGE if page else journey.kind,
        size=int(told) if believed else len(answer.body.data),
        etag=answer.headers.get("etag", "")[:100],
        modified=answer.headers.get("last-modified", "")[:40],
        issuer=answer.issuer,
    )
