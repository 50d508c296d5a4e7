"""Sentences of ten kinds of people, written blind: the first line is for whoever asks; ordinary words alarm nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from engines import Engine

HERE = Path(__file__).parent
SETS = {n: yaml.safe_load((HERE / f"blind_sentences_{n}.yaml").read_text(encoding="utf-8")) for n in range(3, 13)}
# How many of each set get help that fits. All but the last were learned from afterwards: it alone measures.
MEASURED = {3: 59, 4: 57, 5: 57, 6: 56, 7: 126, 8: 120, 9: 114, 10: 113, 11: 108, 12: 136}
ALARMED = {12: 1}  # of ordinary queries: a leg that "kills" somebody after a race
HARMED = {"child", "young", "friend", "survivor", "survivor-or-anyone"}
OF_HARM = {
    "help/stop-it-now", "audience/worried-about-self", "topic/own-thoughts", "situation/worried-about-my-thoughts",
    "situation/i-have-harmed-a-child", "situation/i-look-at-pictures-online",
}  # fmt: skip
PEOPLE, DIE = SETS[3]["people"], SETS[3]["die"]


ANSWERS: dict[tuple[str, str], dict[str, Any]] = {}  # each sentence is asked once


def answered(engines: dict[str, Engine], row: dict[str, Any]) -> dict[str, Any]:
    """What search answers to a row's words, on the page of their language."""
    asked = (row["lang"], row["text"])
    if asked not in ANSWERS:
        ANSWERS[asked] = engines[row["lang"]].search(row["text"])
    return ANSWERS[asked]


def fits(engines: dict[str, Engine], row: dict[str, Any]) -> bool:
    """Whether there is help, as grave as it has to be, and the first line is for whoever asks."""
    answer = answered(engines, row)
    urgent = answer["help"] == "urgent"
    first = (answer["lines"] or [""])[0]
    theirs = PEOPLE[row["who"]]
    known = first in theirs["fits"] or (first in DIE and "die" in row)
    danger = urgent and row["help"] == "urgent" and "die" not in row  # the police stand beside the line
    grave = urgent or (bool(answer["help"]) and row["help"] == "quiet")
    return grave and (known or danger) and first not in theirs["not"]


@pytest.mark.parametrize("number", MEASURED)
def test_the_first_line_is_for_whoever_asks(engines: dict[str, Engine], number: int) -> None:
    """The floor is what was measured: a change that makes it worse is seen."""
    rows = SETS[number]["distress"]
    wrong = [row["text"] for row in rows if not fits(engines, row)]
    assert MEASURED[number] <= len(rows) - len(wrong), wrong


@pytest.mark.parametrize("number", MEASURED)
def test_nobody_who_was_harmed_is_led_to_what_is_for_those_who_harm(engines: dict[str, Engine], number: int) -> None:
    """Neither by the numbers that are in view, nor by the situation or the pages beside the results."""
    led = []
    for row in SETS[number]["distress"]:
        answer = answered(engines, row)
        shown = answer["lines"][: 2 if answer["doubt"] else 1]
        pages = {f"situation/{answer['answer']}", *(place["id"] for place in answer["places"])}
        if row["who"] in HARMED and ("stop-it-now" in shown or pages & OF_HARM):
            led.append(row["text"])
    assert [] == led


@pytest.mark.parametrize("number", MEASURED)
def test_an_ordinary_query_is_no_emergency(engines: dict[str, Engine], number: int) -> None:
    rows = SETS[number]["ordinary"]
    urgent = [row["text"] for row in rows if answered(engines, row)["help"] == "urgent"]
    assert ALARMED.get(number, 0) >= len(urgent), urgent


@pytest.mark.parametrize("number", MEASURED)
def test_a_sentence_is_not_a_rule(number: int) -> None:
    rules = (HERE.parents[1] / "data" / "asking.yaml").read_text(encoding="utf-8")
    assert [] == [row["text"] for row in SETS[number]["distress"] if f'"{row["text"]}"' in rules]
