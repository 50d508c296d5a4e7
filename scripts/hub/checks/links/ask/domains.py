"""Hosts and domains: who a name is registered to, as far as its ending tells, and what a home page is.

The endings come from the Public Suffix List; a few platforms where every customer has a name of their
own are added to it.
Which addresses may be asked at all is in `guard`.
"""

from __future__ import annotations

import functools
import ipaddress
import re
from typing import Final
from urllib.parse import urlsplit

import idna
from publicsuffixlist import PublicSuffixList

# Below these, every label is somebody else's, though the public list does not say so.
_PLATFORMS: Final = frozenset({"gb.com", "sharepoint.com", "squarespace.com", "weebly.com", "wordpress.com"})
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
    domain = _suffixes().privatesuffix(host)
    if domain in _PLATFORMS:
        return ".".join(host.split(".")[-3:])
    return domain or host


@functools.cache
def _suffixes() -> PublicSuffixList:
    """The list, read once when it is first asked: that takes a fifth of a second."""
    return PublicSuffixList()


def domain_of(url: str) -> str:
    """The registrable domain of an address."""
    return registrable(host_of(url))


def is_home(url: str) -> bool:
    """Whether an address is a site's home page, in any of the usual spellings and both languages."""
    parts = urlsplit(url)
    return _HOME.fullmatch(parts.path) is not None and not re.search(r"\d", parts.query)
