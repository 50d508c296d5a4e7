"""A server that misbehaves, on loopback: every way in which an address can go wrong, by its path.

Answers are written byte by byte, since no proper server would send them. Every request is kept with
its time, so that tests can see how polite the check was.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(frozen=True)
class Request:
    """One request as it came."""

    at: float
    host: str
    port: int
    path: str
    headers: dict[str, str]
    method: str = "GET"


Act = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


def answer(
    body: str | bytes = "",
    status: str = "200 OK",
    type_: str = "text/html; charset=utf-8",
    **headers: str,
) -> bytes:
    """A proper answer; `name_of_header` keywords become headers."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(data)}", "Connection: close"]
    if type_:
        lines.append(f"Content-Type: {type_}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + data


def redirect(to: str, status: str = "302 Found", **headers: str) -> bytes:
    """A redirect."""
    return answer("", status, Location=to, **headers)


@dataclass
class Server:
    """The running server: `acts` by path, `seen` in order of coming."""

    acts: dict[str, Act | bytes] = field(default_factory=dict)
    otherwise: Act | bytes = field(default_factory=lambda: answer("nothing here", "404 Not Found"))
    seen: list[Request] = field(default_factory=list)
    ports: list[int] = field(default_factory=list)
    opened: list[asyncio.Server] = field(default_factory=list)
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)

    def url(self, path: str, port: int = 0, host: str = "127.0.0.1", scheme: str = "http") -> str:
        """An address on this server."""
        return f"{scheme}://{host}:{port or self.ports[0]}{path}"

    def count(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(request.path == path for request in self.seen)

    def gaps(self) -> list[float]:
        """Seconds between two requests to one port, robots.txt aside."""
        found = []
        for port in self.ports:
            times = [r.at for r in self.seen if r.port == port and r.path != "/robots.txt"]
            found += [later - earlier for earlier, later in pairwise(times)]
        return found

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(
            OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError
        ):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            first, *lines = head.split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in lines if ": " in line)
            path = first.split(" ")[1]
            port = writer.get_extra_info("sockname")[1]
            request = Request(time.monotonic(), headers.get("host", ""), port, path, headers, first.split(" ")[0])
            self.seen.append(request)
            act = self.acts.get(path) or self.acts.get(path.split("?")[0]) or self.otherwise
            if isinstance(act, bytes):
                writer.write(act)
                await writer.drain()
            else:
                await act(request, writer)
        writer.close()

    async def _open(self, count: int, hosts: list[str], context: ssl.SSLContext | None) -> list[int]:
        ports = []
        for _ in range(count):
            opened = await asyncio.start_server(self._serve, hosts[0], 0, ssl=context, backlog=200)
            self.opened.append(opened)
            ports.append(opened.sockets[0].getsockname()[1])
            for host in hosts[1:]:
                with contextlib.suppress(OSError):
                    again = await asyncio.start_server(self._serve, host, ports[-1], ssl=context)
                    self.opened.append(again)
        return ports

    def open(
        self,
        count: int = 1,
        context: ssl.SSLContext | None = None,
        hosts: tuple[str, ...] = ("127.0.0.1",),
    ) -> list[int]:
        """Open so many more ports."""
        waiting = asyncio.run_coroutine_threadsafe(self._open(count, list(hosts), context), self._loop)
        ports = waiting.result(10)
        self.ports += ports
        return ports


@contextlib.contextmanager
def running() -> Iterator[Server]:
    """A server in a thread of its own; open ports as needed."""
    server = Server()
    loop = server._loop
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:

        async def stop() -> None:
            for opened in server.opened:
                opened.close()
            others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(stop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
