"""Which addresses may be asked: http and https to public hosts; never private, local or metadata ones.

Names are looked up here, once a run, and the connection is made to the numbers that were looked at,
so that a name cannot point elsewhere a moment later.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

from aiohttp.abc import AbstractResolver, ResolveResult

from hub.checks.links.ask.domains import in_ascii, is_ip
from hub.checks.links.reasons import Code, Reason

_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address

# Public by number, but answered by the machine's own host.
_METADATA: Final = frozenset({"168.63.129.16", "169.254.169.254", "100.100.100.200", "fd00:ec2::254"})
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
# RFC 5214: the third quarter of the address, but for the bit that says whether it is unique.
_ISATAP: Final = 0x00005EFE
_NOT_UNIVERSAL: Final = 0xFDFFFFFF
# All public IPv6 addresses of today; inside them protocol assignments with Teredo, and examples.
_UNICAST: Final = ipaddress.ip_network("2000::/3")
_SPECIAL: Final = tuple(map(ipaddress.ip_network, ("2001::/23", "2001:db8::/32", "3fff::/20")))
# Of IPv4 what some versions of Python take for public: protocol assignments, and the old relays of 6to4.
_SPECIAL_V4: Final = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24")))
_SAFE_IN_PATH: Final = "%/:=&?~+!$,;'@()*[]|"


class RefusedError(Exception):
    """The address is one that the check must not ask."""

    def __init__(self, code: Code, *facts: object) -> None:
        super().__init__(code.value, *facts)
        self.reason = Reason.of(code, *facts)


class UnknownNameError(OSError):
    """A host's name could not be looked up."""

    def __init__(self, code: Code) -> None:
        super().__init__(code.value)
        self.reason = Reason(code)

    @property
    def passing(self) -> bool:
        """Whether trying again may help."""
        return self.reason.code is not Code.NAME_UNKNOWN


def normal(url: str) -> str:
    """An address as it is sent: host in ASCII, odd signs quoted, no fragment.

    Raises:
        RefusedError: not http(s), no host, a name or port that cannot be, or a password inside.

    """
    try:
        # Browsers read a backslash before the query as a slash, so a host must not hide behind one.
        place, mark, rest = re.sub(r"[\t\r\n]", "", url.strip()).partition("?")
        parts = urlsplit(place.replace("\\", "/") + mark + rest)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise RefusedError(Code.UNREADABLE_ADDRESS, error) from error
    if parts.scheme not in {"http", "https"}:
        raise RefusedError(Code.NOT_HTTP, parts.scheme or "nothing")
    if not host:
        raise RefusedError(Code.NO_HOST)
    if "@" in parts.netloc:
        raise RefusedError(Code.USER_NAME)
    try:
        place = f"[{host}]" if ":" in host else in_ascii(host)
    except ValueError as error:
        raise RefusedError(Code.IMPOSSIBLE_HOST) from error
    if port is not None and port != {"http": 80, "https": 443}[parts.scheme]:
        place += f":{port}"
    path = quote(parts.path or "/", safe=_SAFE_IN_PATH)
    return urlunsplit((parts.scheme, place, path, quote(parts.query, safe=_SAFE_IN_PATH), ""))


def refusal(number: str, *, allow_private: bool) -> Code | None:
    """Why this IP address must not be asked, or None. `allow_private` lets loopback through (tests)."""
    ip = _inner(ipaddress.ip_address(number.split("%", 1)[0]))
    if str(ip) in _METADATA or ip.is_link_local:
        return Code.METADATA
    if ip.is_loopback:
        return None if allow_private else Code.THIS_MACHINE
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return Code.PRIVATE
    special = _SPECIAL if isinstance(ip, ipaddress.IPv6Address) else _SPECIAL_V4
    if any(ip in net for net in special) or (isinstance(ip, ipaddress.IPv6Address) and ip not in _UNICAST):
        return Code.PRIVATE
    return None


def _inner(ip: _Ip) -> _Ip:
    """The IPv4 address that an IPv6 one leads to, where it holds one."""
    if not isinstance(ip, ipaddress.IPv6Address):
        return ip
    holds_one = ip in _NAT64 or int(ip) >> 32 & _NOT_UNIVERSAL == _ISATAP
    if ip.ipv4_mapped or ip.sixtofour or holds_one:
        return ip.ipv4_mapped or ip.sixtofour or ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip


class Resolver(AbstractResolver):
    """Looks up names, keeps what it found for the run, and leaves out every refused number."""

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._known: dict[str, asyncio.Task[tuple[str, ...]]] = {}
        self._tries: dict[str, int] = {}
        # Its own threads: a dead name server must not hold up everything else.
        self._threads = ThreadPoolExecutor(max_workers=16, thread_name_prefix="names")

    async def numbers(self, host: str) -> tuple[str, ...]:
        """The permitted numbers of a host.

        Raises:
            RefusedError: all of its numbers are refused.
            UnknownNameError: the name was not found, or nobody answered.

        """
        task = self._known.get(host)
        again = self._tries.get(host, 0) < 2  # noqa: PLR2004  (a dead name server is not asked for ever)
        if task is None or (again and task.done() and _failed_in_passing(task)):
            self._tries[host] = self._tries.get(host, 0) + 1
            task = asyncio.create_task(self._look_up(host))
            self._known[host] = task
        return await asyncio.shield(task)

    async def _look_up(self, host: str) -> tuple[str, ...]:
        found = await self._ask(host)
        refused = {number: refusal(number, allow_private=self._allow_private) for number in found}
        allowed = tuple(number for number, code in refused.items() if code is None)
        if not allowed:
            raise RefusedError(next((code for code in refused.values() if code), Code.PRIVATE))
        return allowed

    async def _ask(self, host: str) -> tuple[str, ...]:
        if is_ip(host):
            return (host.strip("[]"),)
        if host == "localhost" or host.endswith(".localhost"):
            return ("127.0.0.1", "::1")  # RFC 6761: these names never leave the machine
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(15):
                found = await loop.run_in_executor(
                    self._threads,
                    lambda: socket.getaddrinfo(host, None, type=socket.SOCK_STREAM),
                )
        except TimeoutError as error:
            raise UnknownNameError(Code.NAME_SERVER_SILENT) from error
        except (OSError, UnicodeError) as error:
            passing = getattr(error, "errno", None) == socket.EAI_AGAIN
            raise UnknownNameError(Code.NAME_NOT_LOOKED_UP if passing else Code.NAME_UNKNOWN) from error
        return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """What aiohttp asks: the permitted numbers in its own shape."""
        try:
            numbers = await self.numbers(host)
        except RefusedError as error:
            raise OSError(str(error)) from error
        return [
            ResolveResult(
                hostname=host, host=number, port=port, proto=0, flags=socket.AI_NUMERICHOST,
                family=socket.AF_INET6 if ":" in number else socket.AF_INET,
            )
            for number in numbers
            if family in {socket.AF_UNSPEC, socket.AF_INET6 if ":" in number else socket.AF_INET}
        ]  # fmt: skip

    async def close(self) -> None:
        """Let the threads go; one that still waits for a dead name server is not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _failed_in_passing(task: asyncio.Task[tuple[str, ...]]) -> bool:
    error = None if task.cancelled() else task.exception()
    return task.cancelled() or (isinstance(error, UnknownNameError) and error.passing)
