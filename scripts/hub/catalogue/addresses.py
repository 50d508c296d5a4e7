"""What an outward address must obey before it may stand in the catalogue.

Only the words of the address are looked at; whether anything answers there is for the link check.
"""

from __future__ import annotations

import ipaddress
import re
from typing import Final
from urllib.parse import urlsplit

MAX_LENGTH: Final = 2000
_LOCAL_NAMES: Final = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "localdomain", "arpa")
_UNSEEN: Final = re.compile(r"[\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\\]")
_HOST: Final = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))+", re.IGNORECASE)
_NUMBER_HOST: Final = re.compile(r"(0x[0-9a-f]*|\d+)(\.(0x[0-9a-f]*|\d+)){0,3}", re.IGNORECASE)


def fault(address: str, *, insecure: bool = False, allow_private: bool = False) -> tuple[str, str, str] | None:
    """What is wrong with an address as (rule, what, fix), or None.

    `insecure` says that a reason for http was given. `allow_private` admits http and loopback (tests).
    """
    if len(address) > MAX_LENGTH:
        return "url-length", f"the address is longer than {MAX_LENGTH} characters", "use a shorter address"
    unseen = _UNSEEN.search(address)
    if unseen:
        return (
            "url-characters",
            f"the address holds a space, backslash, control or invisible character (U+{ord(unseen.group()):04X})",
            "copy the address again from the browser's address bar",
        )
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
        _ = parts.port
    except ValueError:
        return "url-host", "the host or port of the address cannot be read", "copy the address again"
    return (
        _scheme_fault(address, parts.scheme.lower(), insecure or allow_private)
        or (("url-credentials", "the address holds a user name or password", "remove everything before the @")
            if "@" in parts.netloc else None)
        or _host_fault(host, allow_private)
    )  # fmt: skip


def _scheme_fault(address: str, scheme: str, insecure: bool) -> tuple[str, str, str] | None:
    if scheme == "https" or (scheme == "http" and insecure):
        return None
    if scheme == "http":
        return "url-scheme", 'the address starts with "http://"', "use https://, or add `insecure: <why>`"
    begins = address.split(":", 1)[0][:20] if ":" in address else address[:20]
    return "url-scheme", f'the address does not start with "https://" (it starts with "{begins}")', "use an https:// address"


def _host_fault(host: str, allow_private: bool) -> tuple[str, str, str] | None:
    fix = "use the public address of the page"
    if not host:
        return "url-host", "the address has no host", "write it in full: https://host/page"
    number = _as_ip(host)
    if number is not None:
        if number.is_loopback and allow_private:
            return None
        if not number.is_global or number.is_multicast:
            return "url-private", f"the address points to a private or local host ({host})", fix
        return "url-private", f"the address names a host by number ({host})", fix
    if host.rstrip(".").rsplit(".", 1)[-1] in _LOCAL_NAMES:
        if allow_private and host.rstrip(".").endswith("localhost"):
            return None
        return "url-private", f"the address points to a private or local host ({host})", fix
    if not host.isascii():
        return "url-host", "the host has letters outside ASCII, which can imitate another host", "write it in its xn-- form"
    if not _HOST.fullmatch(host):
        return "url-host", f"«{host[:60]}» is not a full host name", "write it in full, like www.example.org"
    return None


def _as_ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The IP address that a browser would go to for this host, in any notation, or None for a name."""
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        mapped = getattr(found, "ipv4_mapped", None)
        return mapped or found
    if not _NUMBER_HOST.fullmatch(host):
        return None
    # Browsers read 2130706433, 0x7f.1 and 0177.0.0.1 as addresses too.
    try:
        numbers = [int(p, 16 if p.lower().startswith("0x") else 8 if p.startswith("0") and p != "0" else 10)
                   for p in host.split(".") if p.lower() != "0x"]  # fmt: skip
        value = 0
        for number in numbers[:-1]:
            value = (value << 8) + number
        return ipaddress.IPv4Address((value << (8 * (5 - len(numbers)))) + numbers[-1])
    except (ValueError, IndexError):
        return ipaddress.IPv4Address(0)
