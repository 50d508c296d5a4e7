"""Innocent pages that say dangerous words are never withdrawn; misbehaving ones are never called good.

When the first 61 innocent and 65 bad pages were first judged, 19 of the innocent ones were taken for danger
and 10 of the bad ones for good. Of the 15 and 15 that were written after that was mended, none and 2 were.
"""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

import pytest
from blind_pages import BAD, INNOCENT, Blind, bare
from misbehaving import Request, Server, answer
from one_run import run
from words_of_pages import CASINO, GOOD, GOOD_WELSH

from hub.catalogue.model import DANGER
from hub.checks.links import Link, Use, grouped, withdraw
from hub.checks.links.ask.redirects import read_answer
from hub.checks.links.ask.request import Answer
from hub.checks.links.judge.case import Before
from hub.checks.links.judge.decision import judge
from hub.checks.links.judge.verdict import Verdict
from hub.checks.links.keep.history import after
from hub.checks.links.keep.sentences import sentence
from hub.checks.links.read.decode import Body

URL = "https://hafandeg.example/guide"
DAY = date(2026, 11, 1)
STATUSES = (200, 404, 419, 503)
PARKED = bare("hafandeg.example", "<h1>hafandeg.example</h1><p>This domain is for sale! Buy this domain.</p>")
HIJACKED = bare("Lucky Spin Casino", f"<h1>Lucky Spin Casino</h1><p>{CASINO}</p>")


def judged(page: Blind, status: int = 0) -> Verdict:
    """The verdict on a page that is seen for the first time."""
    use = Use(id="x", url=URL, language=page.language, format=page.format, titles=(page.entry,),
              publishers=(page.publisher,), domains=("hafandeg.example",), kind="guide")  # fmt: skip
    told = Answer(URL, status or page.status, {"content-type": page.type}, Body(page.body))
    return judge(grouped([use])[0], read_answer(URL, told), Before())


def kept(verdicts: list[tuple[int, Verdict]]) -> list[Link]:
    """The records after verdicts on so many days after the first."""
    links: list[Link] = []
    for day, verdict in verdicts:
        old = links[-1] if links else None
        links.append(after(old, verdict, DAY + timedelta(day), url=URL, promise=""))
    return links


@pytest.mark.parametrize("page", INNOCENT, ids=lambda page: page.name)
def test_an_innocent_page_is_never_withdrawn(page: Blind) -> None:
    verdicts = [judged(page, status) for status in (page.status, *STATUSES)]
    assert set() == {sentence(verdict.reason) for verdict in verdicts if verdict.state in DANGER}
    for verdict in verdicts:
        assert set() == DANGER & {link.state for link in kept([(0, verdict), (7, verdict), (14, verdict)])}


@pytest.mark.parametrize("page", BAD, ids=lambda page: page.name)
def test_a_misbehaving_page_is_never_called_good(page: Blind) -> None:
    verdict = judged(page)
    assert verdict.state not in {"ok", "moved"}
    assert sentence(verdict.reason)


def test_there_are_enough_of_both_and_each_once() -> None:
    names = [page.name for page in (*INNOCENT, *BAD)]
    assert len(names) == len(set(names))
    assert (True, True) == (len(INNOCENT) >= 60, len(BAD) >= 44)
    assert {"cy", "en", "pl", "es", "fr", "ro", "uk", "ar", "so"} <= {page.language for page in INNOCENT}


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize(("html", "state"), [(PARKED, "parked"), (HIJACKED, "hijacked")])
def test_danger_withdraws_on_a_second_day_only_whatever_the_status(html: str, state: str, status: int) -> None:
    verdict = judged(Blind("x", html), status)
    assert state == verdict.state
    first, again, second = kept([(0, verdict), (0, verdict), (1, verdict)])
    assert (True, True, state) == (first.state not in DANGER, again.state not in DANGER, second.state)
    assert (state, state) == (first.found, again.found)


@pytest.mark.parametrize("status", STATUSES)
def test_danger_that_a_good_day_parts_is_seen_for_the_first_time_again(status: int) -> None:
    danger, good = judged(Blind("x", PARKED), status), judged(Blind("x", GOOD))
    assert set() == DANGER & {link.state for link in kept([(0, danger), (7, good), (14, danger)])}


def test_one_look_of_a_person_withdraws_at_once() -> None:
    link = kept([(0, judged(Blind("x", GOOD)))])[0]
    assert ("ok", "hijacked") == (link.state, withdraw(link, DAY).state)


def test_a_page_that_gives_its_language_to_some_browsers_only_is_not_that_language(server: Server) -> None:
    async def by_browser(request: Request, writer: asyncio.StreamWriter) -> None:
        welsh = request.headers.get("accept-language", "").startswith("cy")
        writer.write(answer(GOOD_WELSH if welsh else GOOD, Vary="Accept-Language"))
        await writer.drain()

    server.acts["/p"] = by_browser
    url = server.url("/p")
    link = run([Use(id="x", url=url, language="cy", titles=("Cadw plant yn ddiogel",))])[url].link
    assert "wrong-language" == link.state
