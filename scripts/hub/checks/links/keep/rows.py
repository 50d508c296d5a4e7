"""The findings as rows, one for each use of an address: for `--json` and for the reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from hub.catalogue.model import DANGER
from hub.checks.links.ask.addresses import Use
from hub.checks.links.judge.verdict import PROBLEMS, WORST_FIRST, Compared
from hub.checks.links.keep import sentences
from hub.checks.links.keep.history import Link
from hub.schema.link_health import State

_FIXES: Final[Mapping[State, str]] = {
    "hijacked": "find the publisher's true page; until then the link is withdrawn",
    "parked": "find the publisher's true page; until then the link is withdrawn",
    "broken": "find the new address, or mark the entry `address-wanted`",
    "soft-404": "find the page itself, or mark the entry `address-wanted`",
    "wrong-type": "link to the file itself, or correct the entry's `format`",
    "wrong-language": "link to this language's page, or drop this version",
    "login": "find an open page, or say `login: true`",
    "changed": "look; then correct the entry, or run `hub links --confirm {id}`",
    "blocked": "open it yourself; then run `hub links --confirm {id}`",
    "unreachable": "wait: it counts as broken after three failing runs over a week",
    "robots": "open it yourself; then run `hub links --confirm {id}`",
    "moved": "replace the address by {proposed}",
}


_SUSPECTED: Final = (
    "look at once, with care: seen again on another day it is withdrawn; `hub links --withdraw {id}` does so now, "
    "`hub links --confirm {id}` if the page is good"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One use of an address with what was found there."""

    use: Use
    link: Link

    @property
    def state(self) -> State:
        """The state for this use: a page may be good for one language and wrong for another."""
        return "wrong-language" if self.use.language in self.link.wrong_for else self.link.found

    @property
    def reason(self) -> str:
        """Why, in a sentence."""
        return sentences.of_link(self.link)

    @property
    def compared(self) -> tuple[Compared, ...]:
        """What was found of everything that this use says of its page; what was never compared is not read."""
        known = {(each.of, each.fact, each.value): each for each in self.link.compared}
        keys = ((self.use.id, claim.fact, claim.value) for claim in self.use.claims)
        return tuple(known.get(key) or Compared(*key, found="not-read") for key in keys)

    @property
    def is_problem(self) -> bool:
        """Whether a curator must do something."""
        return self.state in PROBLEMS

    @property
    def fix(self) -> str:
        """What to do about it, in one line."""
        words = _SUSPECTED if self.link.suspicion else _FIXES.get(self.state, "")
        if self.state in {"broken", "soft-404"} and self.link.archive:
            words += f"; archived copy: {self.link.archive}"
        return words.replace("{id}", self.use.id).replace("{proposed}", self.link.proposed)

    def as_json(self) -> dict[str, Any]:
        """The row as `hub links --json` writes it."""
        link = self.link
        return {
            "id": self.use.id,
            "url": link.url,
            "language": self.use.language or None,
            "state": self.state,
            "reason": self.reason,
            "code": link.reason.code.value if link.reason else None,
            "status": link.status,
            "final_url": link.final_url or link.url,
            "checked": link.checked.isoformat(),
            "since": link.since.isoformat(),
            "proposed": link.proposed or None,
            "confirmed": link.confirmed.isoformat() if link.confirmed else None,
            "archive": link.archive or None,
            "owner": self.use.owner or None,
            "role": self.use.role,
            "withdrawn": self.link.state in DANGER,
            "evidence": dict(link.evidence),
            "compared": [
                {"fact": each.fact, "value": each.value, "found": each.found, "there": list(each.there)}
                for each in self.compared
            ],
        }


def rows(uses: Iterable[Use], links: Mapping[str, Link]) -> tuple[Row, ...]:
    """A row for each use whose address was checked, in the catalogue's order."""
    return tuple(Row(use, links[use.url]) for use in uses if use.url in links)


def worst_first(found: Iterable[Row]) -> tuple[Row, ...]:
    """The rows that are not simply good: worst first, then the oldest, then by id."""

    def key(row: Row) -> tuple[int, date, str, str]:
        return WORST_FIRST.index(row.state), row.link.since, row.use.id, row.use.url

    return tuple(sorted((row for row in found if row.state != "ok"), key=key))
