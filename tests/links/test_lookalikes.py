"""Good pages that look bad stay, bad pages that look good do not pass: judged without a network."""

from __future__ import annotations

import pytest
from lookalikes import BAD, INNOCENT, Sheet

from hub.checks.links import Use, grouped
from hub.checks.links.ask.redirects import read_answer
from hub.checks.links.ask.request import Answer
from hub.checks.links.judge.case import Before
from hub.checks.links.judge.decision import judge
from hub.checks.links.judge.verdict import Verdict
from hub.checks.links.keep.sentences import sentence
from hub.checks.links.read.decode import Body

URL = "https://charity.example/guide"


def judged(sheet: Sheet) -> Verdict:
    """The verdict on a page that is seen for the first time."""
    use = Use(id="x", url=URL, language=sheet.language, format="web-page", titles=(sheet.entry,),
              publishers=("Stop It Now Wales",), domains=("charity.example",), kind="guide")  # fmt: skip
    answer = Answer(URL, 200, {"content-type": "text/html; charset=utf-8"}, Body(sheet.source.encode()))
    return judge(grouped([use])[0], read_answer(URL, answer), Before())


@pytest.mark.parametrize("sheet", [*INNOCENT, *BAD], ids=lambda sheet: sheet.name)
def test_each_page_has_one_of_its_states(sheet: Sheet) -> None:
    verdict = judged(sheet)
    assert verdict.state in sheet.states, f"{verdict.state}: {sentence(verdict.reason)}"


def test_there_are_enough_pages_and_each_once() -> None:
    names = [sheet.name for sheet in (*INNOCENT, *BAD)]
    assert len(set(names)) == len(names)
    assert (True, True) == (len(INNOCENT) >= 60, len(BAD) >= 40)
