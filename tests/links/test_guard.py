"""What must never be asked is not asked, however one is led there."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest
from misbehaving import Server, answer, redirect
from one_run import TODAY, run
from words_of_pages import GOOD

from hub.checks.links import Settings, Use, check, grouped
from hub.checks.links.ask.guard import RefusedError, Resolver
from hub.checks.links.reasons import Code, Reason

PUBLIC = "93.184.216.34"


def names(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let every name be looked up to the next answer, the last one for ever; the names asked for."""
    asked: list[str] = []

    def look_up(host: str, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        numbers = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 0)) for number in numbers]

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    return asked


def test_a_name_that_points_elsewhere_a_moment_later_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = names(monkeypatch, [PUBLIC], ["127.0.0.1"])

    async def twice() -> list[Any]:
        resolver = Resolver(allow_private=False)
        checked = await resolver.numbers("rebind.example")
        connected = [found["host"] for found in await resolver.resolve("rebind.example", 80)]
        await resolver.close()
        return [checked, connected]

    assert [(PUBLIC,), [PUBLIC]] == asyncio.run(twice())
    assert ["rebind.example"] == asked


def test_of_many_numbers_the_private_ones_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, ["10.0.0.1", PUBLIC, "127.0.0.1"], ["10.0.0.1", "127.0.0.1"])

    async def both() -> tuple[str, ...]:
        resolver = Resolver(allow_private=False)
        found = await resolver.numbers("mixed.example")
        with pytest.raises(RefusedError):
            await resolver.numbers("inside.example")
        await resolver.close()
        return found

    assert (PUBLIC,) == asyncio.run(both())


def test_a_name_for_this_machine_is_not_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, ["127.0.0.1"])
    url = server.url("/p", host="harmless.example")
    found = asyncio.run(check(grouped([Use(id="x", url=url)]), {}, Settings(TODAY), lambda _: None))
    assert (Reason(Code.THIS_MACHINE), []) == (found[url].link.reason, server.seen)


TARGETS = [
    "http://10.0.0.1/", "http://167772161/", "http://0xa.0.0.1/", "http://012.0.0.1/", "http://[fec0::1]/",
    "http://[::ffff:10.0.0.1]/", "http://[::ffff:a00:1]/", "http://[3fff::1]/", "http://[64:ff9b::a00:1]/",
    "http://169.254.169.254/latest/", "http://[2a00:1450::5efe:a00:1]/", "//10.0.0.1/x",
]  # fmt: skip


@pytest.mark.parametrize("way", ["status", "refresh", "script", "frame"])
def test_no_way_of_leading_on_leads_inside(server: Server, way: str) -> None:
    ways = {
        "status": redirect,
        "refresh": lambda to: answer(f'<meta http-equiv="refresh" content="0; url={to}">'),
        "script": lambda to: answer(f"<script>location.replace('{to}')</script>"),
        "frame": lambda to: answer(f'<frameset><frame src="{to}"></frameset>'),
    }
    server.acts |= {f"/p{n}": ways[way](to) for n, to in enumerate(TARGETS)}
    found = run([Use(id="x", url=server.url(f"/p{n}")) for n in range(len(TARGETS))])
    refused = {str(Code.PRIVATE), str(Code.METADATA)}
    told = {url: f.link.reason for url, f in found.items()}
    assert [] == [
        (TARGETS[int(url.rpartition("p")[2])], reason)
        for url, reason in told.items()
        if reason is None or not refused & {reason.code.value, *reason.facts}
    ]


def test_a_redirect_to_a_name_of_the_inside_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, ["192.168.7.7"])
    server.acts |= {"/p": redirect("http://intranet.example/secret"), "/q": answer(GOOD)}
    urls = [server.url("/p"), server.url("/q")]
    found = run([Use(id="x", url=url) for url in urls])
    assert Reason(Code.PRIVATE) == found[urls[0]].link.reason
    assert "ok" == found[urls[1]].link.state
