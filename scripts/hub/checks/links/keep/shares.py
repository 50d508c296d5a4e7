"""One run shared by several machines: which hosts are whose, and the parts put together again.

Hosts are shared out, not addresses, so that each host is asked by one machine only and stays unhurried.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hub.checks.links.ask.domains import host_of
from hub.checks.links.keep.history import Link


class ShareError(ValueError):
    """A share that cannot be, or parts that do not belong together. The message says why."""


@dataclass(frozen=True, slots=True)
class Share:
    """The `number`th of `count` shares, counted from 1."""

    number: int
    count: int

    @classmethod
    def read(cls, text: str) -> Share:
        """A share as it is typed: `2/8`.

        Raises:
            ShareError: it is not of that form, or there is no such share.

        """
        found = re.fullmatch(r"(\d{1,4})/(\d{1,4})", text)
        number, count = (int(found.group(1)), int(found.group(2))) if found else (0, 0)
        if not 1 <= number <= count:
            message = f"{text!r} is no share: write 2/8 for the second of eight"
            raise ShareError(message)
        return cls(number, count)

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"

    def has(self, url: str) -> bool:
        """Whether an address is in this share: by its host, the same on every machine and every day."""
        digest = hashlib.blake2b(host_of(url).encode(), digest_size=8).digest()
        return int.from_bytes(digest) % self.count == self.number - 1


@dataclass(frozen=True, slots=True)
class Part:
    """What one share of a run found, and on which day."""

    share: Share
    checked: date
    links: Mapping[str, Link]


def missing(parts: Sequence[Part]) -> tuple[str, ...]:
    """The shares of the run that are not among the parts.

    Raises:
        ShareError: there are no parts, a share is there twice, or they are of different runs.

    """
    counts = {part.share.count for part in parts}
    if len(counts) != 1:
        message = "the parts are of different runs: they must all be of so many shares" if parts else "no parts"
        raise ShareError(message)
    there = [part.share.number for part in parts]
    if twice := sorted({number for number in there if there.count(number) > 1}):
        message = f"share {twice[0]}/{counts.pop()} is there twice"
        raise ShareError(message)
    count = counts.pop()
    return tuple(f"{number}/{count}" for number in range(1, count + 1) if number not in there)


def merged(known: Mapping[str, Link], parts: Sequence[Part]) -> dict[str, Link]:
    """Every record: those of the parts, and of shares that are not there what was known before."""
    kept = {url: link for url, link in known.items() if not any(part.share.has(url) for part in parts)}
    for part in parts:
        kept |= {url: link for url, link in part.links.items() if part.share.has(url)}
    return kept
