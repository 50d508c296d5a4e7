"""Each way of misbehaving leads to exactly one state."""

from __future__ import annotations

import asyncio
from datetime import date
from itertools import pairwise

import behaviours
import pytest
from misbehaving import Request, Server, answer, redirect, running
from one_run import run, use
from words_of_pages import CASINO, ENGLISH, GOOD, GOOD_WELSH, page

from hub.checks.links import Finding, Settings, Use, check, grouped
from hub.checks.links.keep.sentences import of_link
from hub.checks.links.read.language import reads_as

with running() as _server:
    _server.open(1)
    EXPECTED = {b.path: b.state for b in [*behaviours.listed(_server), *behaviours.slow()]}

Found = tuple[Server, dict[str, Finding]]


@pytest.mark.parametrize("path", EXPECTED)
def test_each_behaviour_has_its_one_state(path: str, found: Found) -> None:
    link = found[1][path].link
    assert EXPECTED[path] == link.found, of_link(link)


@pytest.mark.parametrize("path", [path for path, state in EXPECTED.items() if state != "ok"])
def test_what_is_not_simply_good_says_why(path: str, found: Found) -> None:
    assert of_link(found[1][path].link)


def test_no_host_is_asked_more_than_once_a_second(found: Found) -> None:
    hosts: dict[str, list[float]] = {}
    for request in found[0].seen:
        hosts.setdefault(request.host, []).append(request.at)
    gaps = [later - earlier for times in hosts.values() for earlier, later in pairwise(sorted(times))]
    assert min(gaps) >= 0.8  # the server notes a request late when the machine is busy


def test_robots_txt_is_read_once_a_host(found: Found) -> None:
    asked = [request.host for request in found[0].seen if request.path == "/robots.txt"]
    assert len(set(asked)) == len(asked)


def test_a_forbidden_page_is_never_asked_for(found: Found) -> None:
    assert found[0].count("/forbidden/page") == 0


def test_the_user_agent_is_honest(found: Found) -> None:
    assert {r.headers["user-agent"].split("/")[0] for r in found[0].seen} == {"hublinkbot"}


def test_a_permanent_redirect_proposes_the_new_address(found: Found) -> None:
    link = found[1]["/permanent"].link
    assert link.url.replace("/permanent", "/good") == link.proposed


def one(server: Server, path: str = "/p", **words: object) -> Finding:
    """The finding at one path."""
    facts = {"language": "en", "format": "web-page", "titles": (behaviours.TITLE,)} | words
    url = server.url(path)
    return run([Use(id="x", url=url, **facts)])[url]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("robots", "state"),
    [
        (answer("", "500 Oops"), "ok"),
        (answer("", "404 Not Found"), "ok"),
        (answer("", "403 Forbidden"), "ok"),
        (redirect("/robots.txt"), "ok"),
        (redirect("/other.txt"), "robots"),
        (redirect("http://10.1.2.3/robots.txt"), "ok"),
        (b"rubbish\r\n\r\n", "ok"),
        (answer("<html>Disallow: /</html>"), "ok"),
        (answer("User-agent: *\n" + "Disallow: /x*y*z$\n" * 20_000), "ok"),
        (answer("User-agent: *\nDisallow: /"), "robots"),
        (answer("User-agent: *\nDisallow: /\nAllow: /p"), "ok"),
        (answer("User-agent: HubLinkBot\nDisallow: /\n\nUser-agent: *\nAllow: /"), "robots"),
        (answer("User-agent: HubLinkBot\nDisallow:\n\nUser-agent: *\nDisallow: /"), "ok"),
        (answer("\ufeffuser-agent : * # all\ndisallow : /*p$"), "robots"),
    ],
)  # fmt: skip
def test_robots_txt_is_obeyed_and_its_errors_allow(server: Server, robots: bytes, state: str) -> None:
    server.acts |= {"/p": answer(GOOD), "/robots.txt": robots}
    server.acts["/other.txt"] = answer("User-agent: *\nDisallow: /p")
    assert state == one(server).link.state


def test_a_robots_txt_that_hangs_counts_as_allowed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.checks.links.ask.client._ROBOTS_LIMIT", 0.5)
    server.acts |= {"/p": answer(GOOD), "/robots.txt": behaviours.hang}
    assert one(server).link.state == "ok"


def test_a_page_for_both_languages_is_wrong_only_for_the_one_it_is_not_in(server: Server) -> None:
    server.acts["/p"] = answer(GOOD)
    url = server.url("/p")
    uses = [Use(id="x", url=url, language=code, titles=("Safe",)) for code in ("cy", "en")]
    link = run(uses)[url].link
    assert (("cy",), "ok") == (link.wrong_for, link.state)
    assert server.count("/p") == 1


def test_a_login_that_the_entry_speaks_of_is_no_fault(server: Server) -> None:
    server.acts["/p"] = answer(page("Sign in", "<form><input type=password></form>"))
    assert one(server, login=True).link.state == "ok"


def test_the_publishers_own_domain_is_not_a_change(server: Server) -> None:
    server.acts |= {"/p": redirect(server.url("/q", host="localhost")), "/q": answer(GOOD)}
    assert one(server, domains=("localhost",)).link.state == "ok"


@pytest.mark.parametrize("host", ["xn--t-mka.localhost", "tŷ.localhost", "[::1]", "LOCALHOST"])
@pytest.mark.usefixtures("hasty")
def test_every_way_of_writing_a_host_is_understood(host: str) -> None:
    with running() as server:
        server.open(1, hosts=("127.0.0.1", "::1"))
        server.acts["/p"] = answer(GOOD)
        url = server.url("/p", host=host)
        link = run([Use(id="x", url=url, titles=(behaviours.TITLE,))])[url].link
    assert link.state == "ok", of_link(link)


@pytest.mark.parametrize(
    "url",
    ["http://", "http://[::1", "http://a..b/", "ftp://x/", "http://x:99999/", "http://u:p@127.0.0.1/"],
)
def test_an_address_that_cannot_be_is_not_asked_and_ends_no_run(url: str) -> None:
    assert run([Use(id="x", url=url)])[url].link.state == "unreachable"


def test_private_addresses_are_refused_unless_allowed(server: Server) -> None:
    url = server.url("/p")
    settings = Settings(date(2026, 11, 22))
    link = asyncio.run(check(grouped([Use(id="x", url=url)]), {}, settings, lambda _: None))[url].link
    assert (0, "unreachable") == (len(server.seen), link.state)


@pytest.mark.usefixtures("hasty")
def test_a_dead_host_is_left_alone_after_three_tries() -> None:
    with running() as server:
        port = server.open(1)[0]
    uses = [Use(id=str(n), url=f"http://127.0.0.1:{port}/{n}") for n in range(30)]
    states = {finding.link.state for finding in run(uses).values()}
    assert states == {"unreachable"}


def test_a_hijack_is_seen_where_the_old_words_were_known(server: Server) -> None:
    server.acts["/p"] = answer(GOOD)
    before = one(server).link
    server.acts["/p"] = answer(page("Lucky Spin Casino", CASINO))
    url = server.url("/p")
    now = run([Use(id="x", url=url, language="en", titles=("Lucky",))], {url: before})[url].link
    assert now.found in {"hijacked", "changed"}


def test_another_page_at_a_known_address_is_changed(server: Server) -> None:
    server.acts["/p"] = answer(GOOD)
    before = one(server).link
    knitting = "Wool and needles make warm jumpers. Knit two rows, then purl one, and count the stitches twice. "
    server.acts["/p"] = answer(page("Aunt Mary's knitting patterns", knitting * 5))
    url = server.url("/p")
    now = run([Use(id="x", url=url, language="en", titles=("Other",))], {url: before})[url].link
    assert now.state == "changed"


def test_small_changes_of_a_living_page_do_not_show(server: Server) -> None:
    server.acts["/p"] = answer(GOOD, ETag='"1"')
    before = one(server).link
    server.acts["/p"] = answer(GOOD.replace("</main>", "<p>Updated on 3 May 2026</p></main>"), ETag='"2"')
    url = server.url("/p")
    now = run([use(behaviours.Behaviour("/p", b"", "ok"), url)], {url: before})[url].link
    assert (before.seen, "ok") == (now.seen, now.state)


def test_a_known_etag_asks_only_for_news(server: Server) -> None:
    server.acts["/p"] = behaviours.only_with_etag
    uses = [Use(id="x", url=server.url("/p"), language="en", titles=(behaviours.TITLE,))]
    first = {url: finding.link for url, finding in run(uses).items()}
    second = run(uses, first)[server.url("/p")].link
    assert first[server.url("/p")] == second
    assert server.seen[-1].headers["if-none-match"] == '"one"'


def test_a_page_that_is_welsh_for_welsh_browsers_only_is_in_the_wrong_language(server: Server) -> None:
    async def by_browser(request: Request, writer: asyncio.StreamWriter) -> None:
        welsh = request.headers.get("accept-language", "").startswith("cy")
        writer.write(answer(GOOD_WELSH if welsh else GOOD, Vary="Accept-Language"))
        await writer.drain()

    server.acts["/p"] = by_browser
    assert one(server, language="cy").link.state == "wrong-language"


def test_a_file_where_a_page_was_promised_is_of_the_wrong_type(server: Server) -> None:
    server.acts["/p"] = answer(behaviours.PDF, type_="application/octet-stream")
    told = [one(server, format=promised).link.state for promised in ("web-page", "pdf", None)]
    assert ["wrong-type", "ok", "ok"] == told


def test_the_end_of_a_long_pdf_is_looked_at(server: Server) -> None:
    whole = behaviours.PDF * 400

    async def ranged(request: object, writer: asyncio.StreamWriter) -> None:
        asked = request.headers.get("range")  # type: ignore[attr-defined]
        end = b"rubbish" * 600
        writer.write(answer(end, "206 Partial Content", Content_Range="bytes 1-2/3") if asked
                     else answer(whole, type_="application/pdf"))  # fmt: skip
        await writer.drain()

    server.acts["/p"] = ranged
    assert one(server, format="pdf").link.state == "wrong-type"


def test_english_that_speaks_of_wales_is_english() -> None:
    text = f"{ENGLISH}\nMae croeso i chi ysgrifennu atom yn Gymraeg."
    assert (True, False) == (reads_as(text, "en", ""), reads_as(text, "cy", ""))
