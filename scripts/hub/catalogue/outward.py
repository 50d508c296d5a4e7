"""The one gate for every link out: an address that was withdrawn leads nowhere any more, wherever it stands.

Links are withdrawn by address, however it is written. A page of the same host that was never checked goes
with it: who took one page of a site has the others. One that was checked is judged by what was found there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Gate:
    """Which addresses the public must not be given."""

    closed: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()  # every address that was checked
    hosts: frozenset[str] = frozenset()  # where a closed address lies

    @classmethod
    def of(cls, checked: Iterable[tuple[str, bool]]) -> Gate:
        """From every address that was checked, and whether it was withdrawn."""
        each = [(_bare(url), withdrawn) for url, withdrawn in checked]
        closed = frozenset(url for url, withdrawn in each if withdrawn)
        return cls(closed, frozenset(url for url, _ in each), frozenset(url.partition("/")[0] for url in closed))

    def outward(self, url: str | None) -> str | None:
        """The address if people may be sent there, or None."""
        if not url or not self.closed:
            return url or None
        bare = _bare(url)
        if bare in self.closed or (bare not in self.known and bare.partition("/")[0] in self.hosts):
            return None
        return url


def _bare(url: str) -> str:
    """An address without what may be written in several ways: scheme, www, port, fragment, a slash at the end."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return url
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}/{parts.path.strip('/')}{query}"
