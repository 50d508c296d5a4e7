"""The small server: the headers of production on every answer, and nothing that makes it fall or wait for ever."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hub.cli import server as served
from hub.pages.security import HEADERS


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """A server of a folder with two pages."""
    (tmp_path / "404.html").write_text("<p>not here", encoding="utf-8")
    (tmp_path / "index.html").write_text("<p>here", encoding="utf-8")
    with served.server(tmp_path, 0) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield int(running.server_address[1])
        running.shutdown()
        thread.join()


def get(port: int, path: str, **asked: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in asked.items()})
    answer = connection.getresponse()
    found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return found


def raw(port: int, sent: bytes) -> bytes:
    """What comes back for some bytes until the other side closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(sent)
        found = b""
        while some := connection.recv(65536):
            found += some
    return found


def test_every_answer_carries_the_headers_of_production(port: int) -> None:
    status, headers, _ = get(port, "/")
    again, not_modified, body = get(port, "/", If_Modified_Since=headers["last-modified"])
    missing, not_found, page = get(port, "/no/such/page")
    assert (200, 304, 404) == (status, again, missing)
    assert (b"", b"<p>not here") == (body, page)
    for found in (headers, not_modified, not_found):
        assert {name.lower(): value for name, value in HEADERS.items()}.items() <= found.items()


@pytest.mark.parametrize("path", ["/%00", "/a%00b", "/%ff%fe", "/" + "a" * 5000, "/%2e%2e/x", "/%ed%a0%80"])
def test_an_address_that_is_no_file_is_not_there(port: int, path: str) -> None:
    assert 404 == get(port, path)[0]


def test_a_burst_of_requests_is_answered_whole(port: int) -> None:
    with ThreadPoolExecutor(500) as pool:
        assert {200} == {found[0] for found in pool.map(lambda _: get(port, "/"), range(500))}


def test_a_head_without_end_is_refused(port: int) -> None:
    said = raw(port, b"GET / HTTP/1.1\r\n" + b"X-Long: x\r\n" * 4000)
    assert said.startswith(b"HTTP/1.1 431 ")
    assert b"Content-Security-Policy: " in said


def test_who_sends_too_slowly_is_left(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served, "HEAD_SECONDS", 0.3)
    assert b"" == raw(port, b"GET / HTTP/1.1\r\nHost: x\r\n")


def test_two_requests_at_once_on_one_connection_are_both_answered(port: int) -> None:
    one = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    last = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    assert 2 == raw(port, one + last).count(b"<p>here")


def test_it_listens_on_this_machine_only(tmp_path: Path) -> None:
    with served.server(tmp_path, 0) as running:
        assert "127.0.0.1" == running.server_address[0]


def test_a_free_port_can_be_used(tmp_path: Path) -> None:
    with served.server(tmp_path, 0) as taken:
        found = served.free_port(int(taken.server_address[1]))
        assert found != taken.server_address[1]
        served.server(tmp_path, found).server_close()
