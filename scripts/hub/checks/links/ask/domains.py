"""Hosts and domains: who a name is registered to, as far as its ending tells, and what a home page is.

A small honest list of public suffixes lives here, with the endings that Welsh and British bodies use
and the platforms where every customer has a name of their own. It is not the whole public list.
Which addresses may be asked at all is in `guard`.
"""

from __future__ import annotations

import ipaddress
import re
from typing import Final
from urllib.parse import urlsplit

import idna

# Below these endings of .uk a name is registered at the third level.
_UK: Final = frozenset(
    "ac co gov ltd me mod net nhs org plc police sch".split()  # noqa: SIM905
)
# Elsewhere a two-letter country often keeps these as second level.
_SECOND_LEVEL: Final = frozenset(
    "ac co com edu gob gouv gov govt gv id ltd me mil ne net nhs nom or org plc sch school web".split()  # noqa: SIM905
)
# Below these, every label is somebody else's.
_PLATFORMS: Final = frozenset(
    {
        "azurewebsites.net", "blob.core.windows.net", "blogspot.com", "cloudfront.net",
        "firebaseapp.com", "github.io", "gitlab.io", "herokuapp.com", "netlify.app", "onrender.com",
        "pages.dev", "s3.amazonaws.com", "sharepoint.com", "squarespace.com", "uk.com", "gb.com",
        "vercel.app", "web.app", "webflow.io", "weebly.com", "wixsite.com", "wordpress.com",
        "workers.dev", "service.gov.uk",
    }
)  # fmt: skip
_HOME: Final = re.compile(
    r"/?(?:(?:cy|en|cy-gb|en-gb|cym|eng|cymraeg|saesneg|english|welsh)/?)?"
    r"(?:(?:index|default|home|hafan|homepage|main)(?:\.\w{2,5})?/?)?",
    re.IGNORECASE,
)


def host_of(url: str) -> str:
    """The host of an address, in ASCII, without its port; "" where there is none."""
    try:
        return in_ascii(urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def in_ascii(host: str) -> str:
    """A host as it is asked for: `tŷ.cymru` → `xn--t-foa.cymru`.

    Raises:
        ValueError: no host can have that name.

    """
    return host.lower() if host.isascii() else idna.encode(host, uts46=True).decode("ascii")


def is_ip(host: str) -> bool:
    """Whether a host is written as a number (IPv4 or IPv6)."""
    try:
        ipaddress.ip_address(host.strip("[]").split("%", 1)[0])
    except ValueError:
        return False
    return True


def registrable(host: str) -> str:
    """The part of a host that somebody registered: `www.barnardos.org.uk` → `barnardos.org.uk`."""
    host = host.lower().strip(".")
    if is_ip(host):
        return host
    labels = host.split(".")
    keep = _suffix_labels(labels) + 1
    return ".".join(labels[-keep:])


def _suffix_labels(labels: list[str]) -> int:
    """How many of the last labels are a public suffix."""
    for count in (4, 3, 2):
        if len(labels) > count and ".".join(labels[-count:]) in _PLATFORMS:
            return count
    if len(labels) < 3:  # noqa: PLR2004  (name.tld)
        return 1
    second, top = labels[-2:]
    if top == "uk":
        # Schools are registered below their county: name.county.sch.uk.
        return (3 if second == "sch" and len(labels) > 3 else 2) if second in _UK else 1  # noqa: PLR2004
    return 2 if len(top) == 2 and second in _SECOND_LEVEL else 1  # noqa: PLR2004


def domain_of(url: str) -> str:
    """The registrable domain of an address."""
    return registrable(host_of(url))


def is_home(url: str) -> bool:
    """Whether an address is a site's home page, in any of the usual spellings and both languages."""
    parts = urlsplit(url)
    return _HOME.fullmatch(parts.path) is not None and not re.search(r"\d", parts.query)
