"""One request, and every way in which it can go wrong told in words.

Redirects, retries and politeness are in `journey`.
"""

from __future__ import annotations

import asyncio
import errno
import ssl
from collections.abc import Collection, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, Final

import aiohttp
from yarl import URL

from hub.checks.links.ask.guard import Resolver
from hub.checks.links.ask.politeness import Turn
from hub.checks.links.read import decode
from hub.checks.links.read.decode import Body
from hub.checks.links.reasons import Code, Reason

LIMIT: Final = 15.0  # seconds for one request, from connecting to the last byte we read
_MOST_HEADERS: Final = 256
_LONGEST_HEADER: Final = 64 * 1024
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
# Browsers may know an issuer that the server did not send, and forgive bad HTTP: such a failure alone
# never makes a link broken.
_SAYS_LITTLE: Final = frozenset({Code.CERTIFICATE_ISSUER, Code.NOT_PROPER_HTTP})
_ISSUER: ContextVar[str] = ContextVar("issuer", default="")  # of the connection made last
# OpenSSL's numbers for what is wrong with a certificate.
_CERTIFICATE: Final = {
    10: Code.CERTIFICATE_EXPIRED,
    9: Code.CERTIFICATE_TOO_EARLY,
    18: Code.CERTIFICATE_SELF_SIGNED,
    19: Code.CERTIFICATE_SELF_SIGNED,
    20: Code.CERTIFICATE_ISSUER,
    21: Code.CERTIFICATE_ISSUER,
    23: Code.CERTIFICATE_REVOKED,
    62: Code.CERTIFICATE_NAME,
    64: Code.CERTIFICATE_ADDRESS,
}
_CONNECTING: Final = {
    errno.ENETUNREACH: Code.HOST_UNREACHABLE,
    errno.EHOSTUNREACH: Code.HOST_UNREACHABLE,
    errno.ECONNREFUSED: Code.CONNECTION_REFUSED,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `trouble` is why nothing could be judged, where that is so."""

    url: str
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Body = field(default_factory=Body)
    issuer: str = ""
    trouble: Reason | None = None

    def failed_by(self, codes: Collection[Code]) -> bool:
        """Whether it failed for one of these reasons."""
        return self.trouble is not None and self.trouble.code in codes

    @property
    def counts(self) -> bool:
        """False where a failure says little about what visitors meet: it never makes a link `broken`."""
        return not self.failed_by(_SAYS_LITTLE)

    @property
    def type(self) -> str:
        """The Content-Type header."""
        return self.headers.get("content-type", "")

    @property
    def leads_on(self) -> bool:
        """Whether this is a redirect that says where to."""
        return self.status in _REDIRECTS and bool(self.headers.get("location"))


def tls() -> ssl.SSLContext:
    """The system's trust, verified names. Old renegotiation is let through as browsers do."""
    context = ssl.create_default_context()
    context.options |= 0x4  # SSL_OP_LEGACY_SERVER_CONNECT
    return context


class Connector(aiohttp.TCPConnector):
    """Makes new connections only, so that a stale one is never mistaken for a dead server."""

    def __init__(self, resolver: Resolver) -> None:
        super().__init__(resolver=resolver, use_dns_cache=False, force_close=True, limit=0, ssl=tls())

    async def connect(self, req: aiohttp.ClientRequest, traces: list[Any], timeout: aiohttp.ClientTimeout) -> Any:  # noqa: ASYNC109  (its name is given)
        """Connect, and keep who vouches for the other side: later the connection may be gone."""
        connection = await super().connect(req, traces, timeout)
        transport = connection.transport
        _ISSUER.set(_issuer(transport.get_extra_info("peercert") if transport else None))
        return connection


def session(shared: aiohttp.BaseConnector, agent: Mapping[str, str]) -> aiohttp.ClientSession:
    """A session with its own cookies, as one visitor has them, over the shared connector."""

    async def sent(
        _: aiohttp.ClientSession,
        context: SimpleNamespace,
        __: aiohttp.TraceRequestHeadersSentParams,
    ) -> None:
        if isinstance(context.trace_request_ctx, Turn):
            context.trace_request_ctx.sent()

    trace = aiohttp.TraceConfig()
    trace.on_request_headers_sent.append(sent)
    visitor = aiohttp.ClientSession(
        connector=shared, connector_owner=False, headers=agent, auto_decompress=False,
        cookie_jar=aiohttp.CookieJar(unsafe=True), trace_configs=[trace],
        max_line_size=_LONGEST_HEADER, max_field_size=_LONGEST_HEADER, max_headers=_MOST_HEADERS,
        read_bufsize=64 * 1024, timeout=aiohttp.ClientTimeout(total=None), raise_for_status=False,
    )  # fmt: skip
    # aiohttp would ask a second time at once where a connection breaks: that is not polite.
    visitor._retry_connection = False  # noqa: SLF001
    return visitor


async def get(
    visitor: aiohttp.ClientSession,
    url: str,
    headers: Mapping[str, str],
    turn: Turn,
    *,
    limit: float = LIMIT,
) -> Answer:
    """GET one address, at most 256 KB of it, within the limit (seconds). Raises nothing."""
    try:
        async with asyncio.timeout(limit):
            return await _get(visitor, url, headers, turn)
    except TimeoutError:
        return Answer(url, trouble=Reason.of(Code.TIMEOUT, f"{limit:.0f}"))
    except (aiohttp.ClientError, ValueError, OSError, EOFError) as error:
        return Answer(url, trouble=Reason(_cause(error)))


def _cause(error: Exception) -> Code:
    """What an error of aiohttp's means."""
    inner = getattr(error, "certificate_error", None) or getattr(error, "os_error", None) or error
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return _CERTIFICATE.get(getattr(inner, "verify_code", 0), Code.NO_TLS)
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return Code.NAME_NOT_LOOKED_UP
    if isinstance(error, aiohttp.ClientConnectorError):
        return _CONNECTING.get(getattr(inner, "errno", 0), Code.NO_CONNECTION)
    if isinstance(error, aiohttp.ServerDisconnectedError | OSError):
        return Code.BROKE_OFF
    return Code.NOT_PROPER_HTTP


async def _get(visitor: aiohttp.ClientSession, url: str, headers: Mapping[str, str], turn: Turn) -> Answer:
    address = URL(url, encoded=True)
    _ISSUER.set("")
    async with visitor.get(address, headers=headers, allow_redirects=False, trace_request_ctx=turn) as response:
        kept = {name.lower(): value[:4000] for name, value in reversed(list(response.headers.items()))}
        issuer = _ISSUER.get()
        answer = Answer(url, response.status, kept, issuer=issuer)
        if answer.leads_on or response.status == 304:  # noqa: PLR2004
            response.close()
            return answer
        raw, cut, whole = await _read(response)
        response.close()
    if not whole and not raw:
        return Answer(url, response.status, kept, issuer=issuer, trouble=Reason(Code.BROKE_OFF_INSIDE))
    unpacked = decode.unpack(raw, kept.get("content-encoding", ""), cut=cut, whole=whole)
    return Answer(url, response.status, kept, unpacked, issuer)


async def _read(response: aiohttp.ClientResponse) -> tuple[bytes, bool, bool]:
    """The bytes up to the cap, whether there was more, and whether the end came as promised."""
    raw = bytearray()
    try:
        async for chunk in response.content.iter_any():
            raw += chunk
            if len(raw) > decode.CAP:
                return bytes(raw[: decode.CAP]), True, True
    except (aiohttp.ClientError, OSError):
        return bytes(raw), False, False
    return bytes(raw), False, True


def _issuer(certificate: dict[str, Any] | None) -> str:
    """Who vouches for a certificate, by organisation."""
    names = {key: value for part in (certificate or {}).get("issuer", ()) for key, value in part}
    return str(names.get("organizationName") or names.get("commonName") or "")[:80]
