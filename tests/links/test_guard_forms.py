"""Every form of a private address is refused, and a name is held to the numbers that it had first."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest
from misbehaving import Server, answer, redirect
from one_run import TODAY, run
from words_of_pages import GOOD

from hub.checks.links import Settings, Use, check, grouped
from hub.checks.links.ask.guard import RefusedError, normal, refusal
from hub.checks.links.reasons import Code, Reason
from hub.schema.addresses import fault

INSIDE = [
    # IPv4
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.255.255.254", "169.254.0.1",
    "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.8", "192.0.0.170", "192.0.2.1", "192.168.0.1",
    "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1",
    "255.255.255.255", "168.63.129.16", "169.254.169.254", "100.100.100.200", "192.88.99.1",
    # IPv6
    "::", "::1", "fc00::1", "fd00:ec2::254", "fdff::1", "fe80::1", "fe80::1%eth0", "febf::1", "fec0::1", "feff::1",
    "ff02::1", "100::1", "100:0:0:1::1", "2001::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "3fff::1",
    "3fff:fff::1", "5f00::1", "4000::1", "8000::1", "e000::1", "1::1",
    # IPv4 inside IPv6
    "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "::10.0.0.1", "::ffff:0:10.0.0.1",
    "64:ff9b::10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::10.0.0.1", "64:ff9b:1:ffff::1",
    "2002:a00:1::1", "2002:7f00:1::1", "2002:a9fe:a9fe::1", "2002:c0a8:101::",
    "2001:0:a00:1::1", "2a00:1450::5efe:10.0.0.1", "2a00:1450::200:5efe:192.168.0.1", "fe80::5efe:10.0.0.1",
    "2a00:1450::5efe:7f00:1",
]  # fmt: skip
OUTSIDE = ["93.184.216.34", "8.8.8.8", "2a00:1450:4009:81f::2004", "2606:2800:220:1::1", "64:ff9b::808:808",
           "2002:808:808::1", "::ffff:8.8.8.8", "2a00:1450::5efe:8.8.8.8"]  # fmt: skip
WRITTEN = [
    "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "127.0.1", "0", "[::1]", "[::ffff:7f00:1]",
    "[fec0::1]", "[64:ff9b::a00:1]", "localhost", "a.localhost", "LOCALHOST.", "１２７.０.０.１", "127。0。0。1",
]  # fmt: skip


@pytest.mark.parametrize("number", INSIDE)
def test_a_number_of_the_inside_is_refused(number: str) -> None:
    assert refusal(number, allow_private=False) is not None


@pytest.mark.parametrize("number", OUTSIDE)
def test_a_public_number_is_let_through(number: str) -> None:
    assert refusal(number, allow_private=False) is None


def test_tests_are_let_through_to_this_machine_only() -> None:
    allowed = {number for number in INSIDE if refusal(number, allow_private=True) is None}
    assert {"127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::1",
            "2a00:1450::5efe:7f00:1"} == allowed  # fmt: skip


@pytest.mark.parametrize("host", WRITTEN)
def test_this_machine_is_not_asked_however_its_host_is_written(server: Server, host: str) -> None:
    url = server.url("/p", host=host)
    link = asyncio.run(check(grouped([Use(id="x", url=url)]), {}, Settings(TODAY), lambda _: None))[url].link
    assert ([], "unreachable") == (server.seen, link.state)


HOSTS = [f"[{each}]" if ":" in each else each for each in INSIDE if "%" not in each]


@pytest.mark.parametrize("host", [*WRITTEN, *HOSTS])
def test_such_an_address_enters_no_file(host: str) -> None:
    assert fault(f"https://{host}/") is not None


@pytest.mark.parametrize("way", ["status", "refresh", "script", "frame"])
def test_no_redirect_leads_to_a_number_of_the_inside(server: Server, way: str) -> None:
    ways = {
        "status": redirect,
        "refresh": lambda to: answer(f'<meta http-equiv="refresh" content="0; url={to}">'),
        "script": lambda to: answer(f"<script>location.replace('{to}')</script>"),
        "frame": lambda to: answer(f'<frameset><frame src="{to}"></frameset>'),
    }
    hosts = [host for host in HOSTS if refusal(host.strip("[]"), allow_private=True)]
    server.acts |= {f"/p{n}": ways[way](f"http://{host}/x") for n, host in enumerate(hosts)}
    found = run([Use(id="x", url=server.url(f"/p{n}")) for n in range(len(hosts))])
    refused = {str(Code.PRIVATE), str(Code.METADATA)}
    told = {url: finding.link.reason for url, finding in found.items()}
    assert [] == [
        (hosts[int(url.rpartition("p")[2])], reason)
        for url, reason in told.items()
        if reason is None or not refused & {reason.code.value, *reason.facts}
    ]


def names(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let every name be looked up to the next answer, the last one for ever; the names asked for."""
    asked: list[str] = []

    def look_up(host: str, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        numbers = answers[min(len(asked), len(answers)) - 1]
        return [
            (socket.AF_INET6 if ":" in number else socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 0))
            for number in numbers
        ]

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    return asked


def test_a_whole_journey_goes_to_the_number_that_was_looked_at(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = names(monkeypatch, ["127.0.0.1"], ["10.0.0.1"], ["192.168.7.7"])
    server.acts |= {"/p": redirect("/q"), "/q": redirect("/r"), "/r": answer(GOOD)}
    url = server.url("/p", host="rebind.example")
    link = run([Use(id="x", url=url)])[url].link
    assert ("ok", ["rebind.example"]) == (link.state, asked)


def test_a_name_that_was_refused_stays_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, ["10.0.0.1"], ["127.0.0.1"])
    urls = [server.url(f"/p{n}", host="rebind.example") for n in range(3)]
    found = run([Use(id="x", url=url) for url in urls])
    assert [Reason(Code.PRIVATE)] * 3 == [found[url].link.reason for url in urls]
    assert [] == server.seen


@pytest.mark.parametrize("number", ["fec0::1", "64:ff9b::a00:1", "2a00:1450::5efe:a00:1", "3fff::1", "::ffff:10.0.0.1"])
def test_a_name_with_such_a_number_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch, number: str) -> None:
    names(monkeypatch, [number])
    server.acts |= {"/p": redirect("http://inside.example/x")}
    url = server.url("/p")
    found = run([Use(id="x", url=url), Use(id="y", url="http://inside.example/y")])
    assert {Reason(Code.PRIVATE)} == {finding.link.reason for finding in found.values()}


@pytest.mark.parametrize(
    "url", ["http://user@example.org/", "http://example.org@10.0.0.1/", "http://a\\@10.0.0.1/", "ftp://example.org/",
            "file:///etc/passwd", "gopher://127.0.0.1:70/", "http://[::1", "http://127.0.0.1:99999/"]
)  # fmt: skip
def test_what_is_no_plain_public_address_is_refused_before_it_is_asked(url: str) -> None:
    try:
        host = normal(url)
    except RefusedError:
        return
    assert host.startswith("http://a/")  # the backslash ends the host, as in browsers
