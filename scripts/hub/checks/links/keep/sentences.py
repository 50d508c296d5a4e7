"""The English sentence of each reason, as curators read it in the report and in the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hub.checks.links.keep.history import Link
from hub.checks.links.reasons import Code, Reason

SENTENCES: Final[Mapping[Code, str]] = {
    Code.UNREADABLE_ADDRESS: "the address cannot be read ({0})",
    Code.NOT_HTTP: "the address is not http or https but {0}:",
    Code.NO_HOST: "the address has no host",
    Code.USER_NAME: "the address holds a user name",
    Code.IMPOSSIBLE_HOST: "no host can have that name",
    Code.METADATA: "it leads to a metadata or link-local address",
    Code.THIS_MACHINE: "it leads to this machine itself",
    Code.PRIVATE: "it leads to a private address",
    Code.ROBOTS: "the site's robots.txt does not allow a check",
    Code.NAME_UNKNOWN: "no such host",
    Code.NAME_NOT_LOOKED_UP: "the host's name could not be looked up",
    Code.NAME_SERVER_SILENT: "nobody answered for the host's name",
    Code.HOST_UNREACHABLE: "the host could not be reached",
    Code.CONNECTION_REFUSED: "the host refuses connections",
    Code.NO_CONNECTION: "no connection",
    Code.TIMEOUT: "no full answer within {0} seconds",
    Code.JOURNEY_TIMEOUT: "the whole way took too long",
    Code.BROKE_OFF: "the server broke off the connection",
    Code.BROKE_OFF_INSIDE: "the server broke off in mid-answer",
    Code.NOT_PROPER_HTTP: "the server's answer is not proper HTTP",
    Code.CERTIFICATE_EXPIRED: "the certificate has expired",
    Code.CERTIFICATE_TOO_EARLY: "the certificate is not valid yet",
    Code.CERTIFICATE_SELF_SIGNED: "the certificate is self-signed",
    Code.CERTIFICATE_ISSUER: "the certificate's issuer is not known; the server may not send its whole chain",
    Code.CERTIFICATE_REVOKED: "the certificate was revoked",
    Code.CERTIFICATE_NAME: "the certificate is for another name",
    Code.CERTIFICATE_ADDRESS: "the certificate is for another address",
    Code.NO_TLS: "no safe connection (TLS) could be made",
    Code.TOO_MANY_REDIRECTS: "more than {0} redirects",
    Code.REDIRECT_CIRCLE: "redirects in a circle",
    Code.REDIRECT_REFUSED: "redirects to what cannot be asked: {0}",
    Code.CHECK_FAILED: "the check itself failed ({0})",
    Code.NOT_FOUND: "the server says 404: not found",
    Code.GONE: "the server says 410: gone for good",
    Code.PASSWORD: "the server asks for a password (401)",
    Code.TOO_MANY_REQUESTS: "the server says 429 (too many requests): a person must look",
    Code.LEGAL: "the server says 451 (withheld for legal reasons): a person must look",
    Code.REFUSED: "the server says {0} (refused): a person must look",
    Code.SERVER_ERROR: "the server says {0}",
    Code.NO_CONTENT: "the server sends nothing at all ({0})",
    Code.PACKED_WRONG: "the answer is packed in a way that cannot be undone",
    Code.SWOLLEN: "a little data swells to more than can be read",
    Code.EMPTY_FILE: "the file is empty",
    Code.CUT_SHORT: "the file is cut short",
    Code.PAGE_CUT_SHORT: "the page breaks off in the middle",
    Code.PDF_AS_PAGE: "a PDF that is sent as a web page: browsers show rubbish",
    Code.OTHER_FILE: "not a file of the promised sort ({0})",
    Code.STRANGE_BYTES: "what comes is neither a page nor the promised file",
    Code.PAGE_FOR_FILE: "a web page where a file ({0}) was promised",
    Code.FILE_FOR_PAGE: "a file ({0}) where a web page was promised",
    Code.GATE: "a gate wants to see a person in a browser: look yourself",
    Code.GATE_SAYS: "a gate wants to see a person: it says «{0}»",
    Code.WALL: "a wall stands before the page: it says «{0}»",
    Code.CONSENT: "shows nothing before consent is given: a person must look",
    Code.LOGIN: "asks to log in first",
    Code.SAYS_NOT_FOUND: "says it is not there, with status 200: «{0}»",
    Code.CLOSED: "says that it has come to an end: «{0}»",
    Code.OUT_OF_ORDER: "out of order: it says «{0}»",
    Code.TO_HOME_PAGE: "leads to the home page",
    Code.LEADS_ON_BY_SCRIPT: "says that it leads on, by a script: a person must look",
    Code.NEEDS_SCRIPT: "shows nothing without JavaScript: a person must look",
    Code.EMPTY_PAGE: "the page is empty",
    Code.LANGUAGE: "the page is in {0}, not in {1}",
    Code.FAR_FROM_CONFIRMED: "title and words are far from what a person confirmed («{0}»)",
    Code.FAR_FROM_LAST_GOOD: "title and words are far from what was last found good («{0}»)",
    Code.OTHER_DOMAIN: "leads to another domain, {0}: a person must look",
    Code.OTHER_HOST: "leads to another host, {0}: a person must look",
    Code.SELLS: "the page now sells something ({0})",
    Code.HIDDEN_TRADE: "somebody broke in: hidden words sell something ({0})",
    Code.NOTHING_OF_ENTRY: "nothing of the entry is found on the page: a person must look",
    Code.DOMAIN_MARKET: "leads to {0}, where domains are sold",
    Code.PARKED_SAYS: "a parked, suspended or unfurnished site: it says «{0}»",
    Code.TRADE_DOMAIN: "leads to {0}, a site of another trade",
    Code.TRADE: "now a page of another trade ({0}), nothing of the entry is left",
    Code.DEFACED: "written over by those who broke in: it says «{0}»",
    Code.WITHDRAWN: "withdrawn by a person on {0}",
    Code.UNCHANGED: "unchanged since it was last read",
    Code.CONFIRMED: "as a person confirmed it",
    Code.LOGIN_EXPECTED: "asks to log in, as the entry says",
    Code.PASSWORD_EXPECTED: "asks for a password, as the entry says",
    Code.OTHER_LANGUAGES: "but not in {0}",
    Code.MOVED: "moved for good to {0}",
    Code.AS_WRITTEN: "{0}",
}


def sentence(reason: Reason | None) -> str:
    """A reason in words; "" where there is none."""
    if reason is None:
        return ""
    facts = reason.facts
    if reason.code is Code.REDIRECT_REFUSED and facts:
        facts = (sentence(Reason(Code(facts[0]), facts[1:])),)
    return SENTENCES[reason.code].format(*facts, *("?" for _ in range(3)))


def of_link(link: Link) -> str:
    """What is known of an address in one sentence, with who looked and since when."""
    words = sentence(link.reason)
    if link.reason is None or link.reason.code is Code.AS_WRITTEN:
        return words
    if link.suspicion:
        words += f" (seen on {link.suspicion.day.isoformat()}; not withdrawn until it is seen on another day)"
    if link.state == "broken" and link.failures:
        words += f" (in every run since {link.failures[0].isoformat()})"
    if link.state in {"blocked", "robots"} and link.confirmed:
        words += f"; a person opened it on {link.confirmed.isoformat()}"
    return words
