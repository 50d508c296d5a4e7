"""What a site's robots.txt allows us (RFC 9309): parsing only.

It is asked once per host in `client`. A robots.txt that errs counts as allowed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote_to_bytes, urlsplit

LONGEST: Final = 256 * 1024  # bytes of robots.txt that are read
MOST_RULES: Final = 5_000


@dataclass(frozen=True, slots=True)
class Rule:
    """One Allow or Disallow line."""

    path: str
    allow: bool

    def matches(self, path: str) -> bool:
        """Whether the rule speaks of this path. `*` is any run of signs, `$` at the end is the end."""
        anchored = self.path.endswith("$")
        pieces = (self.path[:-1] if anchored else self.path).split("*")
        if not path.startswith(pieces[0]):
            return False
        if len(pieces) == 1:
            return not anchored or path == pieces[0]
        at = len(pieces[0])
        # Leftmost matches, one after the other: linear, whatever a rule may look like.
        for piece in pieces[1:-1]:
            found = path.find(piece, at)
            if found < 0:
                return False
            at = found + len(piece)
        last = pieces[-1]
        if anchored:
            return path.endswith(last) and len(path) - len(last) >= at
        return path.find(last, at) >= 0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that hold for us, and the pause that the site asks for (seconds)."""

    rules: tuple[Rule, ...] = ()
    crawl_delay: float = 0.0

    def allows(self, url: str) -> bool:
        """Whether an address may be asked: the longest rule wins, Allow where two are alike."""
        parts = urlsplit(url)
        path = _alike((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        if path == "/robots.txt":
            return True
        matching = [rule for rule in self.rules if rule.matches(path)]
        if not matching:
            return True
        return max(matching, key=lambda rule: (len(rule.path), rule.allow)).allow


EVERYTHING_ALLOWED: Final = Robots()


def parse(text: str, agent: str) -> Robots:
    """The rules for our agent: the groups that name it, otherwise the groups for everybody."""
    groups: dict[str, list[tuple[str, str]]] = {}
    names: list[str] = []
    in_rules = False
    for line in text[:LONGEST].lstrip("\ufeff").splitlines():
        key, colon, value = line.split("#", 1)[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            names = [] if in_rules else names
            in_rules = False
            names.append(re.split(r"[/\s]", value.lower(), maxsplit=1)[0])
            groups.setdefault(names[-1], [])
        elif key in {"allow", "disallow", "crawl-delay"}:
            in_rules = True
            for name in names:
                groups[name].append((key, value))
    lines = groups.get(agent.lower(), groups.get("*", []))[:MOST_RULES]
    rules = (Rule(_alike(value), key == "allow") for key, value in lines if key != "crawl-delay")
    delays = [value for key, value in lines if key == "crawl-delay"]
    return Robots(tuple(rule for rule in rules if rule.path), _seconds(delays))


def _seconds(values: list[str]) -> float:
    for value in values:
        if re.fullmatch(r"\d{1,4}(\.\d{1,3})?", value):
            return float(value)
    return 0.0


def _alike(path: str) -> str:
    """One spelling for paths that are percent-encoded differently."""
    return quote(unquote_to_bytes(path), safe="/*$?&=:;,+@!~'()%") if path else ""
