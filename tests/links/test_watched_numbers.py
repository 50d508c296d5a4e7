"""Every number of a line is compared with the line's own page; people hear of it, and nothing is changed."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from misbehaving import Server, answer, redirect
from one_run import ROOT, TODAY, run
from words_of_pages import ENGLISH, page

from hub.catalogue import load
from hub.checks.links import Link, Use, as_html, as_markdown, counts, of_everything, read, rows, watched, write
from hub.checks.links.ask.claims import NUMBERS, Claim, own_pages
from hub.checks.links.judge.verdict import Compared, Verdict
from hub.checks.links.keep.history import after
from hub.checks.links.read import html_page, numbers

LATER = date(2027, 12, 31)  # no `checked` of the catalogue lies after it
OTHERS = frozenset({"0800 1111", "116 123", "999", "101", "help@others.example"})


def compared(server: Server, html: str | bytes, *claims: Claim, known: Link | None = None) -> tuple[Compared, ...]:
    """What one run over a line's page finds."""
    server.acts["/p"] = html if isinstance(html, bytes) else answer(html)
    url = server.url("/p")
    use = Use(id="line", url=url, role="data", claims=claims, others=OTHERS)
    return run([use], {url: known} if known else None)[url].link.compared


def told(server: Server, body: str, value: str, fact: str = "phone") -> tuple[str, tuple[str, ...]]:
    """The result for one number on a page of a helpline, and what is there instead."""
    found = compared(server, page("Helpline", f"{ENGLISH}</p>{body}<p>"), Claim(fact, value))
    return found[0].found, found[0].there


@pytest.mark.parametrize(
    "written",
    [
        "0808 80 10 800", "08088010800", "0808-801-0800", "0808 801 0800", "(0808) 8010800", "+44 808 801 0800",
        "+44 (0)808 801 0800", "0044 808 801 0800", "0808\u00a0801\u00a00800", "0808.801.0800", "<b>0808</b> 801 0800",
        "\uff10\uff18\uff10\uff18 801 0800", "0808&#8209;801&#8209;0800", "0808\u200b8010800",
        '<a href="tel:+448088010800">Ring us</a>', '<a href="tel:0808%20801%200800">Ffoniwch ni</a>',
    ],
)  # fmt: skip
def test_a_number_is_the_same_however_it_is_written(server: Server, written: str) -> None:
    assert ("same", ()) == told(server, f"<p>Ring {written} free</p>", "0808 80 10 800")


@pytest.mark.parametrize(
    ("value", "body"),
    [
        ("116 123", "Ring Samaritans on 116123 at any time."), ("101", "Ffoniwch 101, os nad oes brys."),
        ("84001", "Text us: 84001."), ("18000", "Textphone: 18000"), ("999", "Ring 999."),
    ],
)  # fmt: skip
def test_short_numbers_are_found_too(server: Server, value: str, body: str) -> None:
    assert ("same", ()) == told(server, f"<p>{body}</p>", value)


@pytest.mark.parametrize("body", ["0300 101 9999", "Room 1019", "2101", "0808 999 1010"])
def test_a_short_number_inside_a_longer_one_is_not_that_number(server: Server, body: str) -> None:
    assert "same" != told(server, f"<p>{body}</p>", "101")[0]


def test_another_number_is_named(server: Server) -> None:
    body = "<p>Ring us on 0808 802 9999.</p><a href='tel:02920345556'>Office</a>"
    assert ("differs", ("0808 802 9999", "029 2034 5556")) == told(server, body, "0808 801 0800")


@pytest.mark.parametrize(
    ("fact", "value", "body"),
    [
        ("phone", "0808 801 0800", "Fax: 029 2034 5555"), ("phone", "0808 801 0800", "Ffacs ar 029 2034 5555"),
        ("phone", "0808 801 0800", "In danger? Ring 999. Children ring Childline on 0800 1111, or Samaritans 116 123."),
        ("phone", "0808 801 0800", "Registered charity 1089464. Company number 02345678. Updated 2026-11-30."),
        ("text", "84001", "Our office: 029 2034 5556. Open 08:00 - 20:00, 365 days."),
        ("email", "help@charity.example", "Write to help@others.example or press@paper.example."),
        ("police", "101", "Our reception is 029 2034 5556."),
    ],
)  # fmt: skip
def test_numbers_of_others_and_of_fax_machines_are_no_news(server: Server, fact: str, value: str, body: str) -> None:
    assert ("not-found-there", ()) == told(server, f"<p>{body}</p>", value, fact)


@pytest.mark.parametrize("body", ["Text HELP to 85258", "Tecstiwch 85258", "Anfonwch neges at 85258"])
def test_another_text_code_is_named(server: Server, body: str) -> None:
    assert ("differs", ("85258",)) == told(server, f"<p>{body}</p>", "84001", "text")


def test_no_more_than_five_are_named(server: Server) -> None:
    body = "".join(f"<p>Ring 029 2034 555{n}</p>" for n in range(9))
    assert 5 == len(told(server, body, "0808 801 0800")[1])


def test_e_mail_addresses_are_compared(server: Server) -> None:
    value = "help@charity.example"
    hidden = bytes([7, *(ord(letter) ^ 7 for letter in value)]).hex()
    same = [
        "Write to Help@charity.example.", '<a href="mailto:help%40charity.example?subject=x">Write</a>',
        f'<a href="/cdn-cgi/l/email-protection" data-cfemail="{hidden}">[email protected]</a>',
        f'<a href="/cdn-cgi/l/email-protection#{hidden}">[email protected]</a>',
    ]  # fmt: skip
    assert [("same", ())] * 4 == [told(server, f"<p>{body}</p>", value, "email") for body in same]
    assert ("differs", ("support@charity.example",)) == told(
        server, "<p>support@charity.example, a@b.example</p>", value, "email"
    )


def test_the_address_of_a_web_chat_is_compared(server: Server) -> None:
    chat = server.url("/get-support/chat-with-us/")
    led = "<a href='/get-support/chat-with-us'>Chat</a>"
    assert ("same", ()) == told(server, led, chat, "webchat")
    assert ("not-found-there", ()) == told(server, "<a href='/about'>About</a>", chat, "webchat")
    moved = told(server, "<a href='/sgwrs-newydd'>Sgwrs</a><a href='mailto:chat@x.example'>E</a>", chat, "webchat")
    assert ("differs", (server.url("/sgwrs-newydd"),)) == moved
    assert ("same", ()) == told(server, "", server.url("/p"), "webchat")


@pytest.mark.parametrize(
    "act",
    [
        answer("", "404 Not Found"), answer("", "503 Busy", Retry_After="9999"), redirect("/nowhere"),
        answer(b"%PDF-1.7\n" + b"1 0 obj\n" * 40 + b"startxref\n9\n%%EOF", type_="application/pdf"),
        answer(page("Just a moment...", "Enable JavaScript and cookies to continue")),
        answer(page("Lucky casino", "This domain is for sale! Ring 029 2034 5556.")),
        answer(page("Helpline", f"{ENGLISH} " + "x " * 140_000 + "Ring 029 2034 5556")),
    ],
)  # fmt: skip
def test_a_page_that_was_not_read_says_nothing(server: Server, act: bytes) -> None:
    assert ["not-read"] == [each.found for each in compared(server, act, Claim("phone", "0808 801 0800"))]


def test_what_was_found_stays_while_the_page_cannot_be_read() -> None:
    differs = Compared("line", "phone", "0808 801 0800", "differs", ("029 2034 5556",))
    unread = replace(differs, found="not-read", there=())
    day = date(2026, 11, 1)
    link = after(None, Verdict("ok", None, compared=(differs,)), day, url="https://x.org/", promise="")
    later = after(link, Verdict("unreachable", None, compared=(unread,)), day + timedelta(7), url=link.url, promise="")
    other = replace(unread, value="0300 123 3079")
    now = after(later, Verdict("ok", None, compared=(other,)), day + timedelta(14), url=link.url, promise="")
    assert [(differs,), (differs,), (other,)] == [link.compared, later.compared, now.compared]


def test_a_number_that_was_changed_in_the_hub_is_compared_anew(server: Server) -> None:
    html = page("Helpline", f"{ENGLISH} Ring 0808 801 0800")

    async def unchanged(request: object, writer: object) -> None:
        asked = "if-none-match" in request.headers  # type: ignore[attr-defined]
        writer.write(answer("", "304 Not Modified") if asked else answer(html, ETag='"1"'))  # type: ignore[attr-defined]

    server.acts["/p"] = unchanged  # type: ignore[assignment]
    url = server.url("/p")

    def once(value: str, known: dict[str, Link]) -> Link:
        return run([Use(id="line", url=url, claims=(Claim("phone", value),))], known)[url].link

    first = once("0808 801 0800", {})
    again = once("0808 801 0800", {url: first})
    other = once("0300 123 3079", {url: again})
    assert ["same", "same", "differs"] == [link.compared[0].found for link in (first, again, other)]


def line(found: str, there: tuple[str, ...] = (), url: str = "https://x.org/", value: str = "0808 801 0800") -> Link:
    """A record of a page with one comparison."""
    each = Compared("line", "phone", value, found, there)  # type: ignore[arg-type]
    return after(None, Verdict("ok", None, compared=(each,)), TODAY, url=url, promise="")


def test_a_line_has_its_number_where_any_of_its_pages_has_it() -> None:
    links = {link.url: link for link in (line("differs", ("1",)), line("same", url="https://x.org/cy"))}
    claim = Claim("phone", "0808 801 0800")
    uses = [Use(id="line", url=url, claims=(claim,)) for url in links]
    assert ["same"] == [each.found for each in watched(rows(uses, links))]
    uses = [Use(id="line", url="https://x.org/", claims=(claim,))]
    assert [("differs", ("1",))] == [(each.found, each.there) for each in watched(rows(uses, links))]
    uses = [Use(id="line", url="https://x.org/", claims=(Claim("phone", "0300 123 3079"),))]
    assert ["not-read"] == [each.found for each in watched(rows(uses, links))]


def test_reports_name_what_is_there_and_nothing_in_them_is_alive() -> None:
    nasty = "<script>x</script> | @everyone [b](https://evil.example)"
    links = {"https://x.org/": line("differs", (nasty,))}
    uses = [Use(id="line", url="https://x.org/", claims=(Claim("phone", "0808 801 0800"),))]
    found = rows(uses, links)
    markdown, html = as_markdown(found, TODAY), as_html(found, TODAY)
    assert "1 differs" == counts(watched(found))
    for report in (markdown, html):
        assert ("0808 801 0800" in report, "None was changed" in report) == (True, True)
        assert "<script>" not in report
    assert "](" not in markdown
    assert "@everyone" not in markdown
    assert "https://evil" not in markdown
    assert [{"fact": "phone", "value": "0808 801 0800", "found": "differs", "there": [nasty]}] == found[0].as_json()[
        "compared"
    ]


def test_records_of_what_was_compared_come_back(tmp_path: Path) -> None:
    written = [line("differs", ("029 2034 5556",)), line("same", url="https://x.org/cy")]
    write(tmp_path / "h.json", written, TODAY)
    found, _, problems = read(tmp_path / "h.json")
    assert ([], written) == (problems, list(found.values()))
    text = (tmp_path / "h.json").read_text()
    (tmp_path / "h.json").write_text(text.replace('"differs"', '"wrong"'))
    assert [True] == [bool(read(tmp_path / "h.json")[2])]


def test_every_number_of_the_hub_that_has_a_page_is_compared_with_it() -> None:
    catalogue = load(ROOT, today=LATER)
    assert catalogue.boards
    pages = own_pages(catalogue)
    compared_facts = {(each.id, claim.fact) for each in pages for claim in each.claims}
    councils = [council for board in catalogue.boards.boards for council in board.authorities if council.report]
    rows_ = [(line.id, line, line) for line in catalogue.helplines]
    rows_ += [(council.id, council.report, council) for council in councils]  # type: ignore[misc]
    unseen = [
        (name, key)
        for name, ways, row in rows_
        for key in NUMBERS
        if (fact := getattr(ways, key, None))
        and any((row.evidence or ())[number - 1].source.startswith("http") for number in fact.facts)
        and (name, key) not in compared_facts
        and not getattr(ways, "website", None)
    ]
    assert [] == unseen
    assert len(compared_facts) > 60
    assert {each.url for each in pages} <= {use.url for use in of_everything(catalogue)}


def test_a_line_without_a_page_of_its_own_is_compared_where_its_facts_were_seen() -> None:
    pages = own_pages(load(ROOT, today=LATER))
    police = {each.url for each in pages if each.id == "police"}
    childline = {each.url.split("/")[2] for each in pages if each.id == "childline"}
    assert any("northwales.police.uk" in url for url in police)
    assert {"www.childline.org.uk"} == childline


@pytest.mark.parametrize(
    "hostile",
    ["0800 " * 50_000, "1 " * 120_000, "call " * 50_000, "text 0" * 40_000, "(" * 250_000, "+44 (0)" * 30_000,
     "a@" * 100_000, "a." * 100_000, "fax " * 60_000, "0800 11" * 30_000],
)  # fmt: skip
def test_no_page_takes_long_to_be_searched_for_numbers(hostile: str) -> None:
    began = time.process_time()
    numbers.stands("0800 1111", hostile, [])
    numbers.offered(hostile, ["tel:" + hostile[:300]])
    html_page.read(f"<a href='mailto:{hostile}' data-cfemail='{hostile}'>x</a>")
    assert time.process_time() - began < 2


def test_the_terminal_tells_numbers_and_json_holds_them(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    import argparse  # noqa: PLC0415  (only here)

    from hub.cli.link_findings import tell  # noqa: PLC0415

    found = rows([Use(id="line", url="https://x.org/", claims=(Claim("phone", "0808 801 0800"),))],
                 {"https://x.org/": line("differs", ("029 2034 5556",))})  # fmt: skip
    args = argparse.Namespace(json=tmp_path / "o.json", report=[tmp_path / "o.md"], today=TODAY)
    status = tell(args, found, [])
    said = capsys.readouterr().out
    assert (1, True) == (status, "! differs: «line» telephone «0808 801 0800»" in said)
    assert "there is 029 2034 5556" in said
    assert "differs" == json.loads((tmp_path / "o.json").read_text())[0]["compared"][0]["found"]
    assert "029 2034 5556" in (tmp_path / "o.md").read_text()
