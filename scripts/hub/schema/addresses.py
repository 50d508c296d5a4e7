"""What an outward address must obey before it may stand in any file.

Only the words of the address are looked at; whether anything answers there is for the link check.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from typing import Annotated, Final
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator, Field, ValidationInfo

from hub.schema.faults import Fault, Known, WrongError, known_of, wrong
from hub.schema.plain_text import UNSEEN_SIGNS

MAX_LENGTH: Final = 2000
_LOCAL_NAMES: Final = frozenset(
    {"localhost", "local", "internal", "intranet", "lan", "home", "corp", "localdomain", "arpa"}
)
_UNSEEN: Final = re.compile(rf"[\s{UNSEEN_SIGNS}]")
_UNFIT: Final = re.compile(r'[\\<>"{}|^`]')  # no browser writes these into its address bar
_HOST: Final = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))+", re.ASCII)
_NUMBER_HOST: Final = re.compile(r"(0x[0-9a-f]*|\d+)(\.(0x[0-9a-f]*|\d+)){0,3}\.?", re.IGNORECASE)
_WELSH: Final = re.compile(r"^https?://(llyw\.cymru|cy\.|cymraeg\.)|/(cy|cym|cymraeg)(/|$)", re.IGNORECASE)
_BEFORE_HOST: Final = re.compile(r"^https?://(www\.)?")
_COPY: Final = "copy the address again from the browser's address bar"


def swapped(cy: object, en: object) -> bool:
    """Whether the address of the English page says that it is Welsh, and that of the Welsh page does not."""
    return _says_welsh(en) and isinstance(cy, str) and not _says_welsh(cy)


def _says_welsh(address: object) -> bool:
    return isinstance(address, str) and _WELSH.search(address) is not None


def fault(address: str, *, insecure: bool = False, allow_private: bool = False, key: str = "") -> Fault | None:
    """What is wrong with an address, or None.

    `insecure` says that a reason for http was given, `key` where one can be given. `allow_private`
    admits http and loopback (for tests).
    """
    found = _words_fault(address)
    if found:
        return found
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
        port = parts.port
    except ValueError:
        return Fault("url-host", "the host or port of the address cannot be read", _COPY)
    found = _scheme_fault(address, parts.scheme.lower(), key, insecure=insecure or allow_private)
    if found:
        return found
    if "@" in parts.netloc:
        return Fault(
            "url-credentials", "the address holds a user name or password",
            "remove everything before the @",
        )  # fmt: skip
    return _host_fault(host, allow_private=allow_private) or _port_fault(parts, port)


def _words_fault(address: str) -> Fault | None:
    if not address.strip():
        return Fault("url-empty", "the address is empty", "write it in full: https://host/page")
    if len(address) > MAX_LENGTH:
        what = f"the address is longer than {MAX_LENGTH} characters"
        return Fault("url-length", what, "use a shorter address")
    unseen = _UNSEEN.search(address)
    if unseen:
        what = f"the address holds a space or an invisible character (U+{ord(unseen.group()):04X})"
        return Fault("url-characters", what, _COPY)
    unfit = _UNFIT.search(address)
    if unfit:
        return Fault("url-characters", f"the address holds the sign {unfit.group()}", _COPY)
    return None


def _scheme_fault(address: str, scheme: str, key: str, *, insecure: bool) -> Fault | None:
    if scheme == "https" or (scheme == "http" and insecure):
        return None
    if scheme == "http":
        what = 'the address starts with "http://"'
        return Fault("url-scheme", what, f"use https://, or add `{key}: <why>`" if key else "use https://")
    begins = f"{address.split(':', 1)[0]}:" if ":" in address[:20] else address
    what = f'the address does not start with "https://" (it starts with "{begins[:20]}")'
    return Fault("url-scheme", what, "use an https:// address")


def _host_fault(host: str, *, allow_private: bool) -> Fault | None:
    if not host:
        return Fault("url-host", "the address has no host", "write it in full: https://host/page")
    number = _as_ip(host)
    if number is not None:
        return None if number.is_loopback and allow_private else _number_fault(host, number)
    last = host.rstrip(".").rsplit(".", 1)[-1]
    if last in _LOCAL_NAMES:
        return None if allow_private and last == "localhost" else _private(host)
    if not host.isascii():
        what = "the host has letters outside ASCII, which can imitate another host"
        return Fault("url-host", what, "write it in its xn-- form")
    if not _HOST.fullmatch(host) or last.isdigit():
        what = f"«{host[:60]}» is not a full host name"
        return Fault("url-host", what, "write it in full, like www.example.org")
    return None


def _port_fault(parts: SplitResult, port: int | None) -> Fault | None:
    if port == 0 or parts.netloc.endswith(":"):
        return Fault("url-host", "the port of the address cannot be right", "remove the port")
    return None


def _private(host: str) -> Fault:
    what = f"the address points to a private or local host ({host[:60]})"
    return Fault("url-private", what, "use the public address of the page")


def _number_fault(host: str, number: ipaddress.IPv4Address | ipaddress.IPv6Address) -> Fault:
    if not number.is_global or number.is_multicast:
        return _private(host)
    what = f"the address names a host by number ({host[:60]})"
    return Fault("url-private", what, "use the public address of the page")


def _as_ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The IP address that a browser would go to for this host, in any notation, or None for a name."""
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return _as_number(host)
    return getattr(found, "ipv4_mapped", None) or found


def _as_number(host: str) -> ipaddress.IPv4Address | None:
    """Browsers read 2130706433, 0x7f.1 and 0177.0.0.1 as addresses too."""
    if not _NUMBER_HOST.fullmatch(host):
        return None
    try:
        *high, low = [_part(part) for part in host.rstrip(".").split(".")]
        value = sum(number << (8 * (3 - place)) for place, number in enumerate(high))
        return ipaddress.IPv4Address(value + low)
    except ValueError:
        return ipaddress.IPv4Address(0)


def _part(part: str) -> int:
    if part.lower().startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8) if part.startswith("0") and part != "0" else int(part)


def _secure(value: str, info: ValidationInfo) -> str:
    return _checked(value, known_of(info.context), insecure=False)


def any_address(value: str, info: ValidationInfo) -> str:
    """An address, http too.

    Raises:
        WrongError: it cannot stand in any file.

    """
    return _checked(value, known_of(info.context), insecure=True)


def _checked(value: str, known: Known, *, insecure: bool) -> str:
    found = fault(value, insecure=insecure, allow_private=known.allow_private) or _refused(value, known.refused)
    if found:
        raise WrongError(((), found))
    return value


def _refused(address: str, refused: Mapping[str, str]) -> Fault | None:
    """The fault of an address that begins as one in `data/refused-addresses.yaml` does, with its reason."""
    bare = _bare(address)
    for prefix, reason in refused.items():
        if bare.startswith(_bare(prefix)):
            what = f"addresses that begin with {prefix} are refused: {reason}"
            return Fault("refused-address", what, "use another page, or none")
    return None


def _bare(address: str) -> str:
    """An address without its scheme and `www.`: a page is the same page under either."""
    return _BEFORE_HOST.sub("", address.lower())


def same_page(address: str) -> str:
    """What two addresses of one page have in common: http or https, `www.` or not, a slash at the end or not."""
    scheme, _, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    bare = _BEFORE_HOST.sub("", f"{scheme}://{host}".lower())
    return f"{bare}{slash}{path}".rstrip("/")


_URI: Final = Field(json_schema_extra={"format": "uri", "maxLength": MAX_LENGTH})
# An address that people are sent to.
Address = Annotated[str, AfterValidator(_secure), _URI]
# An address that may be http: where a reason is given beside it, or where nobody is sent to.
HttpAddress = Annotated[str, AfterValidator(any_address), _URI]


def http_fault(address: object, reason: object, key: str, *, allow_private: bool) -> Fault | None:
    """The fault of an http address without a reason."""
    if isinstance(address, str) and address[:7].lower() == "http://" and not reason and not allow_private:
        return _scheme_fault(address, "http", key, insecure=False)
    return None


_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+")


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise wrong("email", f"`{{name}}` is «{value[:60]}», which is no e-mail address", "write name@host")
    return value


Email = Annotated[str, AfterValidator(_email)]
# Settings that an owner may leave empty.
EmailOrUnset = Annotated[str, AfterValidator(lambda value: value and _email(value))]
AddressOrUnset = Annotated[str, AfterValidator(lambda value, info: value and _secure(value, info))]
