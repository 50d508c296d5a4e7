"""The sentence for which a version was listed: whether it still stands on its page."""

from __future__ import annotations

from datetime import date

import pytest
from misbehaving import Server, answer
from one_run import ENTRY, TODAY, run
from words_of_pages import ENGLISH, page

from hub.checks.links import Use, as_markdown, rows, watched
from hub.checks.links.ask.claims import Claim
from hub.checks.links.read import quoted
from hub.schema import Version

SENTENCE = "This booklet is for children aged 4 to 7, and “it is free”."


def told(server: Server, body: str | bytes, value: str = SENTENCE) -> tuple[str, tuple[str, ...]]:
    """The result for the sentence on one page, and the closest one there."""
    server.acts["/p"] = body if isinstance(body, bytes) else answer(page("A booklet", f"{ENGLISH}</p>{body}<p>"))
    url = server.url("/p")
    use = Use(id="x", url=url, language="en", titles=("A booklet",), claims=(Claim("approved", value),))
    found = run([use])[url].link.compared[0]
    return found.found, found.there


@pytest.mark.parametrize(
    "body",
    [
        "<p>This booklet is for children aged 4 to 7, and “it is free”.</p>",
        '<p>THIS BOOKLET   is for children\naged 4 to 7, and "it is free"</p>',
        "<p>Look: this <b>booklet</b> is for children aged 4\u00a0to\u00a07, and &laquo;it is free&raquo;. Order.</p>",
        "<div>This booklet is for chil\u00addren aged 4 to 7,<br>and &ldquo;it is free&rdquo;.</div>",
    ],
)
def test_it_stands_however_it_is_set(server: Server, body: str) -> None:
    assert ("stands", ()) == told(server, body)


def test_a_changed_one_is_shown(server: Server) -> None:
    other = "This booklet is for children aged 8 to 11, and it is free."
    assert ("changed", (other,)) == told(server, f"<p>New! {other} Order it today.</p>")


def test_one_that_is_gone_is_gone(server: Server) -> None:
    assert ("gone", ()) == told(server, "<p>We sell pens and paper.</p>")


@pytest.mark.parametrize(
    "act",
    [
        answer("", "404 Not Found"),
        answer(b"%PDF-1.7\n" + b"1 0 obj\n" * 40 + b"startxref\n9\n%%EOF", type_="application/pdf"),
        answer(page("A booklet", ENGLISH + "x " * 140_000)),
    ],
)
def test_what_cannot_be_read_is_not_read(server: Server, act: bytes) -> None:
    assert "not-read" == told(server, act)[0]


def test_a_sentence_belongs_to_its_own_version(server: Server) -> None:
    server.acts |= {"/a": answer(page("A booklet", f"{ENGLISH} {SENTENCE}")), "/b": answer(page("A booklet", ENGLISH))}
    claim = (Claim("approved", SENTENCE),)
    uses = [Use(id="x", url=server.url(path), titles=("A booklet",), claims=claim) for path in ("/a", "/b")]
    links = {url: finding.link for url, finding in run(uses).items()}
    found = watched(rows(uses, links))
    assert [("gone", server.url("/b")), ("stands", server.url("/a"))] == [(each.found, each.pages[0]) for each in found]
    assert "1 gone, 1 stands" in as_markdown(rows(uses, links), TODAY)


@pytest.mark.parametrize(
    "text", ["a " * 100_000, "one two. " * 25_000, "word\n" * 50_000, " ".join(map(str, range(50_000)))]
)
def test_no_page_takes_long_to_be_compared(text: str) -> None:
    quoted.stands(SENTENCE, text)
    quoted.closest(SENTENCE, text)


def test_a_version_may_quote_one_sentence_of_200_signs_at_most() -> None:
    facts = {"language": "en", "url": "https://x.org/", "evidence": "seen", "checked": date(2026, 1, 1)}
    assert "a" * 200 == Version.model_validate({**facts, "approved": "a" * 200}).approved
    with pytest.raises(ValueError, match="approved"):
        Version.model_validate({**facts, "approved": "a" * 201})
    assert "approved" not in ENTRY
