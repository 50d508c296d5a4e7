"""Our own small server, for this machine only: MkDocs' own injects an inline script, which our policy forbids."""

from __future__ import annotations

import contextlib
import functools
import http.server
import io
import threading
import time
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from hub.pages.security import HEADERS, headers_of
from hub.pages.web_servers import DIRECTORY

LARGEST_HEAD: Final = 16 * 1024  # bytes of a request's first line and headers
HEAD_SECONDS: Final = 10.0  # for all of them together
IDLE_SECONDS: Final = 30.0  # between two requests of one connection
_END: Final = b"\r\n\r\n"
_TYPES: Final = {
    ".js": "text/javascript", ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json",
    ".jsonld": "application/ld+json", ".webm": "video/webm", ".mp4": "video/mp4", ".vtt": "text/vtt; charset=utf-8",
}  # fmt: skip


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a site's files with the headers of production, and the 404 page with its status."""

    server_version = "Hub"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS
    _refused: Mapping[str, str] | None = None  # what is said with an answer that is no file
    _more = b""  # what came behind the last request

    def handle_one_request(self) -> None:
        """Answer one request whose head came whole, in time and in bounds; close the connection otherwise."""
        try:
            head = self._head()
        except OSError:  # too slow, or gone
            head = b""
        if not head:
            self.close_connection = True
            return
        if len(head) > LARGEST_HEAD:
            self.raw_requestline, self.requestline, self.request_version, self.command = head[:100], "", "HTTP/1.1", ""
            self.close_connection = True
            self.send_error(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
            return
        self.rfile, self._refused = io.BytesIO(head), None
        super().handle_one_request()

    def _head(self) -> bytes:
        """The first line and the headers of the next request; nothing when the other side has gone."""
        found, self._more = self._more, b""
        until: float | None = None
        while _END not in found and len(found) <= LARGEST_HEAD:
            if found and until is None:
                until = time.monotonic() + HEAD_SECONDS
            left = IDLE_SECONDS if until is None else until - time.monotonic()
            if left <= 0:
                return b""
            self.connection.settimeout(left)
            some = self.connection.recv(LARGEST_HEAD)
            if not some:
                return b""
            found += some
        self.connection.settimeout(IDLE_SECONDS)
        if _END not in found:
            return found
        head, _, self._more = found.partition(_END)
        return head + _END

    def do_GET(self) -> None:
        """Send a file; an address that can be no file's name is not there."""
        self._answer(super().do_GET)

    def do_HEAD(self) -> None:
        """Send what would be sent with a file."""
        self._answer(super().do_HEAD)

    def _answer(self, answer: Any) -> None:
        try:
            answer()
        except ValueError:  # such as a NUL in the address
            self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Add the headers that every answer of this part of the site carries."""
        for name, value in (self._refused or headers_of(urlsplit(self.path).path)).items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what is not there, wherever it is not: it can stand in no frame."""
        self._refused = HEADERS
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def translate_path(self, path: str) -> str:
        """The file of an address; of the directory of services, also by an address without its ending."""
        found = Path(super().translate_path(path))
        if urlsplit(path).path.startswith(f"/{DIRECTORY}"):
            tried = (found / "index.json" if path.endswith("/") else found, found.with_name(f"{found.name}.json"))
            found = next((each for each in tried if each.is_file()), found)
        return f"{found}/" if path.endswith("/") and found.is_dir() else str(found)

    def list_directory(self, path: str) -> None:  # type: ignore[override] # noqa: ARG002 - its name
        """No listings: a folder without a page is not there."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def guess_type(self, path: str) -> str:  # type: ignore[override]
        """Types by name, text always as UTF-8."""
        found = _TYPES.get(Path(path).suffix, super().guess_type(path))
        return f"{found}; charset=utf-8" if found.startswith("text/") or found.endswith("+xml") else found

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing for each request."""


class Server(http.server.ThreadingHTTPServer):
    """Takes a whole burst of connections at once: a page and all that it loads, in several windows."""

    request_queue_size = 1024
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor who has gone is no fault."""


def server(folder: Path, port: int) -> Server:
    """A server of a folder on this machine only.

    Raises:
        OSError, OverflowError: the port cannot be used.

    """
    return Server(("127.0.0.1", port), functools.partial(Handler, directory=str(folder)))


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder on a free port of this machine as long as it is needed: `http://127.0.0.1:…`, without a slash."""
    serving = server(folder, 0)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{serving.server_address[1]}"
    finally:
        serving.shutdown()
        serving.server_close()


def free_port(near: int) -> int:
    """A port that is free: the next one above `near` if it is, else any."""
    for port in (near + 1, 0):
        try:
            with server(Path(), port) as tried:
                return int(tried.server_address[1])
        except (OSError, OverflowError):
            continue
    return near
