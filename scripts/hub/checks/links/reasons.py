"""Why an address has its state: one code a reason, and the facts that belong to it.

Codes are what the check decides by and what is kept. The English sentence that curators read is made
from them in `keep.sentences`, and is never read again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Code(StrEnum):
    """Every reason. The comment names the facts that go with it, in order."""

    # The address itself must not be asked.
    UNREADABLE_ADDRESS = "unreadable-address"  # what is wrong with it
    NOT_HTTP = "not-http"  # its scheme
    NO_HOST = "no-host"
    USER_NAME = "user-name"
    IMPOSSIBLE_HOST = "impossible-host"
    METADATA = "metadata"
    THIS_MACHINE = "this-machine"
    PRIVATE = "private"
    ROBOTS = "robots"

    # No answer.
    NAME_UNKNOWN = "name-unknown"
    NAME_NOT_LOOKED_UP = "name-not-looked-up"
    NAME_SERVER_SILENT = "name-server-silent"
    HOST_UNREACHABLE = "host-unreachable"
    CONNECTION_REFUSED = "connection-refused"
    NO_CONNECTION = "no-connection"
    TIMEOUT = "timeout"  # seconds
    JOURNEY_TIMEOUT = "journey-timeout"
    BROKE_OFF = "broke-off"
    BROKE_OFF_INSIDE = "broke-off-inside"
    NOT_PROPER_HTTP = "not-proper-http"
    CERTIFICATE_EXPIRED = "certificate-expired"
    CERTIFICATE_TOO_EARLY = "certificate-too-early"
    CERTIFICATE_SELF_SIGNED = "certificate-self-signed"
    CERTIFICATE_ISSUER = "certificate-issuer"
    CERTIFICATE_REVOKED = "certificate-revoked"
    CERTIFICATE_NAME = "certificate-name"
    CERTIFICATE_ADDRESS = "certificate-address"
    NO_TLS = "no-tls"
    TOO_MANY_REDIRECTS = "too-many-redirects"  # how many are followed
    REDIRECT_CIRCLE = "redirect-circle"
    REDIRECT_REFUSED = "redirect-refused"  # the code of the refusal and its facts
    CHECK_FAILED = "check-failed"  # the kind of error

    # What the server's status says.
    NOT_FOUND = "not-found"
    GONE = "gone"
    PASSWORD = "password"  # noqa: S105  (a reason, no secret)
    TOO_MANY_REQUESTS = "too-many-requests"
    LEGAL = "legal"
    REFUSED = "refused"  # the status
    SERVER_ERROR = "server-error"  # the status
    NO_CONTENT = "no-content"  # the status

    # What the file is.
    PACKED_WRONG = "packed-wrong"
    SWOLLEN = "swollen"
    EMPTY_FILE = "empty-file"
    CUT_SHORT = "cut-short"
    PAGE_CUT_SHORT = "page-cut-short"
    PDF_AS_PAGE = "pdf-as-page"
    OTHER_FILE = "other-file"  # the promised sort
    STRANGE_BYTES = "strange-bytes"
    PAGE_FOR_FILE = "page-for-file"  # the promised sort
    FILE_FOR_PAGE = "file-for-page"  # the sort that comes

    # What the page says or is.
    GATE = "gate"
    GATE_SAYS = "gate-says"  # its words
    WALL = "wall"  # its words
    CONSENT = "consent"
    LOGIN = "login"
    SAYS_NOT_FOUND = "says-not-found"  # its words
    CLOSED = "closed"  # its words
    OUT_OF_ORDER = "out-of-order"  # its words
    TO_HOME_PAGE = "to-home-page"
    LEADS_ON_BY_SCRIPT = "leads-on-by-script"
    NEEDS_SCRIPT = "needs-script"
    EMPTY_PAGE = "empty-page"
    LANGUAGE = "language"  # the language found, and those wanted
    FAR_FROM_CONFIRMED = "far-from-confirmed"  # the title that a person confirmed
    FAR_FROM_LAST_GOOD = "far-from-last-good"  # the title that was last found good
    OTHER_DOMAIN = "other-domain"  # the domain
    OTHER_HOST = "other-host"  # the host, an IP address
    SELLS = "sells"  # the trade
    HIDDEN_TRADE = "hidden-trade"  # the trade
    NOTHING_OF_ENTRY = "nothing-of-entry"

    # Danger.
    DOMAIN_MARKET = "domain-market"  # the domain
    PARKED_SAYS = "parked-says"  # its words
    TRADE_DOMAIN = "trade-domain"  # the domain
    TRADE = "trade"  # the trade
    DEFACED = "defaced"  # its words
    WITHDRAWN = "withdrawn"  # the day on which a person said so

    # All is well.
    UNCHANGED = "unchanged"
    CONFIRMED = "confirmed"
    LOGIN_EXPECTED = "login-expected"
    PASSWORD_EXPECTED = "password-expected"  # noqa: S105
    OTHER_LANGUAGES = "other-languages"  # the languages that it is not in
    MOVED = "moved"  # the new address

    AS_WRITTEN = "as-written"  # a sentence of a file from before there were codes


# Nobody knows the host by its name; nobody answers at it.
NAMELESS: Final = frozenset({Code.NAME_UNKNOWN, Code.NAME_NOT_LOOKED_UP, Code.NAME_SERVER_SILENT})
UNCONNECTED: Final = frozenset({Code.HOST_UNREACHABLE, Code.CONNECTION_REFUSED, Code.NO_CONNECTION})


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason with its facts, each a short plain text."""

    code: Code
    facts: tuple[str, ...] = ()

    @classmethod
    def of(cls, code: Code, *facts: object) -> Reason:
        """A reason from facts of any kind."""
        return cls(code, tuple(map(str, facts)))
