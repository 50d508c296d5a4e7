"""The small parts of the link check, each by itself."""

from __future__ import annotations

import json
import subprocess
import time
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from lookalikes import Sheet
from test_lookalikes import judged
from words_of_pages import ABUSE, ENGLISH, GOOD, WELSH, page

from hub.checks.links import Use, addresses_at, as_html, as_markdown, grouped, new_uses, rows, stamped
from hub.checks.links.ask.domains import is_home, registrable
from hub.checks.links.ask.guard import RefusedError, normal, refusal
from hub.checks.links.ask.retries import retry_after
from hub.checks.links.judge.hijack import find
from hub.checks.links.judge.phrases import Group, Shown, phrases
from hub.checks.links.judge.verdict import Verdict
from hub.checks.links.keep.archive import copy_in, is_document
from hub.checks.links.keep.history import after
from hub.checks.links.read import decode, html_page
from hub.checks.links.read.fingerprint import FAR, SAME, distance, word_hash
from hub.checks.links.read.language import reads_as
from hub.checks.links.read.script_redirect import sent_away
from hub.checks.links.reasons import Code, Reason


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.barnardos.org.uk", "barnardos.org.uk"),
        ("phw.nhs.wales", "nhs.wales"),
        ("a.b.gov.wales", "gov.wales"),
        ("llyw.cymru", "llyw.cymru"),
        ("x.cardiff.gov.uk", "cardiff.gov.uk"),
        ("111.wales.nhs.uk", "wales.nhs.uk"),
        ("www.south-wales.police.uk", "south-wales.police.uk"),
        ("www.cardiff.ac.uk", "cardiff.ac.uk"),
        ("www.co.uk.example.com", "example.com"),
        ("school.county.sch.uk", "school.county.sch.uk"),
        ("bl.uk", "bl.uk"),
        ("www.parliament.uk", "parliament.uk"),
        ("one.github.io", "one.github.io"),
        ("one.service.gov.uk", "one.service.gov.uk"),
        ("www.one.weebly.com", "one.weebly.com"),
        ("weebly.com", "weebly.com"),
        ("github.io", "github.io"),
        ("aifs.gov.au", "aifs.gov.au"),
        ("www.aifs.gov.au", "aifs.gov.au"),
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "localhost"),
    ],
)
def test_a_domain_is_what_somebody_registered(host: str, domain: str) -> None:
    assert domain == registrable(host)


@pytest.mark.parametrize(
    ("path", "home"),
    [("", True), ("/", True), ("/cy", True), ("/cy/hafan/", True), ("/index.html", True), ("/en-GB/home", True),
     ("/about", False), ("/en/guide", False), ("/?p=12", False), ("/?lang=cy", True)],
)  # fmt: skip
def test_home_pages_are_known_by_their_address(path: str, home: bool) -> None:
    assert home == is_home(f"https://example.org{path}")


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
     "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "::ffff:10.0.0.1",
     "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "168.63.129.16", "ff02::1", "198.18.0.1",
     "fec0::1", "feff::1", "3fff::1", "3fff:fff::1", "2001:db8::1", "::10.0.0.1", "::ffff:0:10.0.0.1", "64:ff9b:1::1",
     "2a00:1450::5efe:a00:1", "2a00:1450::200:5efe:7f00:1", "fe80::5efe:a00:1", "2001::1", "2001:20::1", "100::1",
     "5f00::1", "4000::1", "fe80::1%eth0", "::ffff:169.254.169.254", "2002:7f00:1::", "192.0.2.1", "203.0.113.9",
     "240.0.0.1", "192.168.0.0"],
)  # fmt: skip
def test_private_local_and_metadata_numbers_are_refused(number: str) -> None:
    assert refusal(number, allow_private=False)


def test_public_numbers_are_allowed_and_loopback_only_in_tests() -> None:
    public = ("93.184.216.34", "2606:4700::1111", "2a00:1450::5efe:5db8:d822", "64:ff9b::5db8:d822", "2001:4860::8888")
    assert [None] * 5 == [refusal(number, allow_private=False) for number in public]
    tests = [refusal(n, allow_private=True) for n in ("127.0.0.1", "::1", "169.254.169.254", "10.0.0.1")]
    assert [True, True, False, False] == [reason is None for reason in tests]


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://Tŷ.Cymru/Ŵyl?q=â b#c", "https://xn--t-foa.cymru/%C5%B4yl?q=%C3%A2%20b"),
        ("http://x.org:80", "http://x.org/"),
        ("https://x.org:8443/a%20b", "https://x.org:8443/a%20b"),
        ("https://x.org\\evil", "https://x.org/evil"),
        ("gopher://x.org", None),
        ("https://user@x.org/", None),
        ("//x.org/", None),
        ("https://x.org:port/", None),
    ],
)
def test_addresses_are_sent_in_one_clean_form(url: str, sent: str | None) -> None:
    try:
        assert sent == normal(url)
    except RefusedError:
        assert sent is None


def test_welsh_and_english_are_told_apart_by_their_small_words() -> None:
    told = [reads_as(text, code, "") for text in (WELSH, ENGLISH) for code in ("cy", "en")]
    assert told == [True, False, False, True]


def test_words_outweigh_what_a_page_claims() -> None:
    assert (True, False) == (reads_as(WELSH, "cy", "en"), reads_as(ENGLISH, "cy", "cy"))


def test_with_too_few_words_only_a_plain_claim_counts() -> None:
    told = [reads_as("Ffilm", "cy", claim) for claim in ("", "cy-GB", "en")]
    assert told == [None, True, False]


def test_other_languages_are_told_by_script_or_by_not_being_welsh_or_english() -> None:
    assert reads_as("هذا دليل للآباء والأمهات عن سلامة الأطفال " * 4, "ar", "en")
    assert reads_as(ENGLISH, "pl", "en") is False


@pytest.mark.parametrize(
    "source",
    ["<" * 250_000, "<a " * 80_000, "<a href='" * 25_000, "<script>" * 30_000, "<svg>" * 50_000, "<!--" * 60_000,
     '<p title="' * 25_000, "&" * 250_000, "<noscript><meta " * 15_000, "<script>location=" * 15_000,
     "<title>" * 35_000, "a" * 250_000, "buy " * 60_000, "<nav>" * 50_000, "page not " * 28_000,
     "window. " * 30_000, "<h1>" * 60_000, "Free spins casino " * 14_000, "<noscript>" * 26_000,
     "<noscript><p>x</p></noscript>" * 9_000, "<b><p>" * 42_000, "<i><div></i>" * 20_000, "<b></i>" * 36_000,
     "<p><font a=1></p>" * 15_000, "<b><i><font><a><div>" * 12_000, "<table><tr><td>" * 17_000, "<br/>x" * 40_000,
     "<p " + " ".join(f"a{n}" for n in range(35_000)) + ">", "<p " + "".join(f"a{n}='>'" for n in range(25_000)) + ">",
     "".join(f"<font a={n}>" for n in range(18_000)), "<b>" * 900 + "x<br>" * 48_000, "<dl><dt>" * 32_000,
     "accept all reject " * 14_000,
     "abuse child page domain " * 10_000, "related " * 31_000, "<p hidden>free spins" * 12_000],
)  # fmt: skip
def test_no_page_takes_long_to_read_and_judge(source: str) -> None:
    began = time.process_time()
    shown = Shown.of(html_page.read(source))
    for group in get_args(Group):
        phrases().says(group, shown, short=10**9)
    judged(Sheet("hostile", html=source))
    assert time.process_time() - began < 3


def test_a_page_is_read_as_a_visitor_sees_it() -> None:
    read = html_page.read(
        "<!doctype html><HTML LANG=cy-GB><head><title>T&ecirc;st</title><style>p{x:y}</style></head><body>"
        "<nav>Hafan</nav><h1>Pen <b>nawd</b></h1><p>Un<br>dau<!-- <p>dim --><script>var a='<p>nid hyn'</script>"
        "<input TYPE=Password></body>"
    )
    assert ("Têst", "Pen nawd", "cy-gb", "Hafan\nPen nawd\nUn\ndau", True) == (
        read.title, read.heading, read.lang, read.text, read.password,
    )  # fmt: skip


@pytest.mark.parametrize("end", ["-->", "--!>", "->-->"])
def test_what_follows_a_comment_is_read(end: str) -> None:
    assert html_page.read(f"<p>Before<!-- inside {end}<p>after").text == "Before\nafter"


def test_words_for_browsers_without_scripts_are_kept_apart() -> None:
    read = html_page.read("<p>Shown</p><noscript><p>Turn on</p> <p>JavaScript</p></noscript>")
    assert ("Shown", "Turn on JavaScript") == (read.text, " ".join(read.without_script.split()))


@pytest.mark.parametrize(
    ("script", "to"),
    [
        ("location='/a'", "/a"),
        ('window.location.href = "/a";', "/a"),
        ("setTimeout(function(){ top.location.replace('/a') }, 10)", "/a"),
        ('window.onload=function(){window.location.href="/lander"}', "/lander"),
        ("button.onclick = function(){ location.href='/a' }", ""),
        ("if (old) { location = '/a' }", ""),
        ("if (old) location = '/a'", ""),
        ("function go(){ location = '/a' } go();", "/a"),
        ("function go(){ location = '/a' }", ""),
        ("(() => { location = '/a' })()", "/a"),
        ("if (location.href == '/a') {}", ""),
    ],
)
def test_only_scripts_that_send_everybody_away_are_followed(script: str, to: str) -> None:
    assert to == sent_away(script)


@pytest.mark.parametrize(
    ("data", "header", "words"),
    [
        ("Tŷ".encode(), "charset=iso-8859-1", "Tŷ"),
        ("Tê".encode("latin-1"), "charset=utf-8", "Tê"),
        (b"<meta charset=iso-8859-14>" + "ŵ".encode("iso-8859-14"), "", "<meta charset=iso-8859-14>ŵ"),
        ("<p>Tŷ".encode("utf-16-le"), "text/html", "<p>Tŷ"[0:5]),
        ("Tŷ".encode("utf-16"), "charset=utf-8", "Tŷ"),
        (b"a", "charset=no-such-thing", "a"),
        (b"a", "charset=base64", "a"),
    ],
)
def test_charsets_are_believed_only_when_they_fit(data: bytes, header: str, words: str) -> None:
    assert words == decode.text(data, header)


def test_word_hashes_are_near_for_like_pages_and_far_for_others() -> None:
    one, two, three = (word_hash(text)[0] for text in (ENGLISH, ENGLISH + " Updated on 3 May.", ABUSE))
    assert distance(one, two) <= SAME
    assert distance(one, three) >= FAR


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("7", 7.0), ("", 0.0), ("soon", 20.0), ("Sun, 22 Nov 2026 00:00:09 GMT", 9.0), ("9" * 40, 20.0)],
)
def test_retry_after_is_read_as_seconds_or_date(value: str, seconds: float) -> None:
    assert seconds == retry_after({"retry-after": value, "date": "Sun, 22 Nov 2026 00:00:00 GMT"})


def test_reports_cannot_be_written_by_the_pages_they_speak_of() -> None:
    nasty = "<script>x</script> | @everyone `a` [b](https://evil.example) #12"
    listed = Use(id="x", url="https://example.org/`|a", titles=(nasty,), owner="us")
    link = after(
        None, Verdict("hijacked", Reason.of(Code.PARKED_SAYS, nasty)), date(2026, 1, 1), url=listed.url, promise=""
    )
    found = rows([listed], {listed.url: link})
    markdown, html = as_markdown(found, date(2026, 1, 1)), as_html(found, date(2026, 1, 1))
    assert "<script>" not in markdown + html
    assert "](" not in markdown
    assert "@everyone" not in markdown
    assert "https://evil" not in markdown
    assert "<a " not in html
    assert {markdown.splitlines()[2].count("|")} == {
        len([n for n, sign in enumerate(line) if sign == "|" and line[n - 1] != "\\"])
        for line in markdown.splitlines()[2:]
    }


YAML = """resources:
  - id: one
    source: {document: x, lines: [1]}
    versions:
      - {language: en, url: "https://x.org/a", checked: 2026-01-01}
      - language: cy
        url: "https://x.org/ab"
        checked: 2026-01-01  # by hand
    status: listed
  - id: two
    versions:
      - {language: en, url: "https://x.org/a", checked: 2026-01-01}
"""


def test_stamping_changes_the_dates_of_one_entry_only() -> None:
    new = stamped(YAML, "one", frozenset({"https://x.org/a"}), date(2026, 5, 6))
    changed = [n for n, (a, b) in enumerate(zip(YAML.splitlines(), new.splitlines(), strict=True)) if a != b]
    assert [4] == changed
    new = stamped(YAML, "one", frozenset({"https://x.org/ab"}), date(2026, 5, 6))
    assert YAML.replace("2026-01-01  #", "2026-05-06  #") == new
    assert YAML == stamped(YAML, "three", frozenset({"https://x.org/a"}), date(2026, 5, 6))


def test_only_addresses_that_are_new_since_a_revision_are_asked(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@x", *words], cwd=tmp_path, check=True, capture_output=True
        )

    git("init", "-q")
    (tmp_path / "resources.yaml").write_text('versions: [{url: "https://x.org/a"}, {url: https://x.org/b}]')
    git("add", ".")
    git("commit", "-qm", "one")
    before = addresses_at(tmp_path, "HEAD", tmp_path / "resources.yaml")
    uses = [Use(id="x", url=f"https://x.org/{n}") for n in "abc"]
    assert ["https://x.org/c"] == [use.url for use in new_uses(uses, before)]


def test_archived_copies_are_for_documents_only() -> None:
    sorts = [("guide", "pdf"), ("helpline", "pdf"), ("service", "pdf"), ("guide", "web-page")]
    found = [is_document(grouped([Use(id="x", url="https://x.org/a", kind=k, format=f)])[0]) for k, f in sorts]
    assert found == [True, False, False, False]


def test_only_a_good_copy_in_the_archive_is_offered() -> None:
    def told(**closest: object) -> str:
        return copy_in(json.dumps({"archived_snapshots": {"closest": closest}}).encode())

    good = "http://web.archive.org/web/20200102030405/https://x.org/a"
    assert good.replace("http:", "https:", 1) == told(available=True, status="200", url=good)
    assert [
        told(available=True, status="404", url=good),
        told(available=True, status="200", url="https://evil.example/"),
    ] == ["", ""]
    assert [copy_in(b"rubbish"), copy_in(b"{}")] == ["", ""]


def test_a_good_page_shows_no_sign_of_danger() -> None:
    read = html_page.read(GOOD)
    assert find(read, Shown.of(read), "https://x.org/", "https://x.org/", ()) is None
    assert page("x", "y").startswith("<!doctype html>")
