"""What a site's robots.txt allows us (RFC 9309), read by Protego.

It is asked once per host in `client`. A robots.txt that errs counts as allowed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from protego import Protego

LONGEST: Final = 256 * 1024  # signs of robots.txt that are read


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that hold for us, and the pause that the site asks for (seconds)."""

    rules: Protego
    agent: str

    def allows(self, url: str) -> bool:
        """Whether an address may be asked: the longest rule wins, Allow where two are alike."""
        return self.rules.can_fetch(url, self.agent)

    @property
    def crawl_delay(self) -> float:
        """The pause between two requests that the site asks for, in seconds; 0 where it asks for none."""
        delay = self.rules.crawl_delay(self.agent)
        return delay if delay is not None and math.isfinite(delay) and delay > 0 else 0.0


def parse(text: str, agent: str) -> Robots:
    """The rules for our agent: the groups that name it, otherwise the groups for everybody."""
    return Robots(Protego.parse(text[:LONGEST].lstrip("\ufeff")), agent)


EVERYTHING_ALLOWED: Final = parse("", "")
