"""What is made of a screen reader's log: each fault is found in a log that has it, and in no other.

The functions are those by which `make spoken` judges Orca; here they need no Orca.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "orca"))

from desktop import Said
from listening import (
    Shown,
    alerts,
    headings,
    in_another_voice,
    jammed,
    log,
    long_numbers,
    read_log,
    repeated,
    unheard,
)
from recorder import Asked, Recorder, words_of

SHOWN = Shown(
    language="cy",
    title="Cael help",
    texts=(("cy", "Cael help"), ("cy", "Ffôn"), ("cy", "0800 1111"), ("en", "Stop It Now"), ("cy", "Gadael.")),
    names=(("cy", "Iaith"),),
    headings=("Cael help",),
    numbers=("Ffôn 0800 1111",),
)
GOOD = [
    Said("", "navigation"), Said("", "Iaith"), Said("cy", "Cael help"), Said("", "heading level 1"),
    Said("cy", "Ffôn 0800 1111"), Said("", "link"), Said("en", "Stop It Now"), Said("cy", "Gadael."),
]  # fmt: skip


def with_said(*said: Said) -> list[Said]:
    return [*GOOD, *said]


def test_a_good_log_has_no_fault() -> None:
    assert [[]] * 6 == [
        jammed(GOOD, SHOWN), in_another_voice(GOOD, SHOWN), unheard(GOOD, SHOWN), long_numbers(GOOD), repeated(GOOD),
        alerts(GOOD),
    ]  # fmt: skip
    assert ["Cael help"] == headings(GOOD)


def test_words_that_run_together_are_found() -> None:
    assert ["Ffôn0800 in 'Ffôn0800 1111'"] == jammed(with_said(Said("cy", "Ffôn0800 1111")), SHOWN)
    assert ["toEnglish in 'Change toEnglish'"] == jammed(with_said(Said("", "Change toEnglish")), SHOWN)


def test_a_voice_of_the_wrong_language_is_found() -> None:
    wrong = [*GOOD[:6], Said("cy", "Stop It Now")]
    assert ["cy: Stop It Now"] == in_another_voice(wrong, SHOWN)
    assert ["en: Stop It Now"] == unheard(wrong, SHOWN)


@pytest.mark.parametrize("number", ["08001111", "01437 764551", "080880 23456", "116000", "0800 11111"])
def test_numbers_that_are_said_as_thousands_are_found(number: str) -> None:
    assert [f"Ffôn {number}"] == long_numbers([Said("cy", f"Ffôn {number}")])


@pytest.mark.parametrize(
    "number", ["0800 1111", "01437 764 551", "116 123", "18000", "84001", "0808 80 10 800", "2026"]
)
def test_numbers_in_groups_are_right(number: str) -> None:
    assert [] == long_numbers([Said("cy", f"Ffôn {number}")])


def test_what_is_said_twice_in_a_row_is_found_whatever_stands_between() -> None:
    assert ["gadael"] == repeated(with_said(Said("", "link"), Said("cy", "Gadael")))


@pytest.mark.parametrize(
    "words", ["alert Translate this page?", "www.bbc.co.uk wants to know your location Allow Block"]
)
def test_what_the_browser_says_beside_the_page_is_found(words: str) -> None:
    assert [words] == alerts(with_said(Said("", words)))


def test_a_log_is_read_as_it_was_written() -> None:
    assert GOOD == read_log(log(GOOD))


def test_the_recorder_notes_language_and_words_and_answers_the_dispatcher() -> None:
    message = '<speak><mark name="0:4"/>Ffôn &amp; help</speak>'
    asked = f"INIT\nSET\nlanguage=cy\n.\nSPEAK\n{message}\n.\nLIST VOICES\nODD\nQUIT\n"
    answers, kept = io.StringIO(), io.StringIO()
    Recorder(Asked(io.StringIO(asked)), answers, kept).serve()
    assert '{"language": "cy", "words": "Ffôn & help"}\n' == kept.getvalue()
    lines = answers.getvalue().splitlines()
    assert "299 OK LOADED SUCCESSFULLY" in lines
    assert ["701 BEGIN", "700-0:4", "700 INDEX MARK", "702 END"] == [line for line in lines if line.startswith("70")]
    assert "200-cymraeg\tcy\tnone" in lines
    assert ["300 ERR UNKNOWN COMMAND", "210 OK QUIT"] == lines[-2:]


def test_a_message_can_be_stopped() -> None:
    answers, kept = io.StringIO(), io.StringIO()
    Recorder(Asked(io.StringIO("SPEAK\n<speak>Help</speak>\n.\nSTOP\nQUIT\n")), answers, kept).serve()
    assert ["703 STOP", "210 OK QUIT"] == answers.getvalue().splitlines()[-2:]


def test_a_line_that_begins_with_a_full_stop_is_unstuffed() -> None:
    assert ["a", ".b"] == Asked(io.StringIO("a\n..b\n.\n")).block()
    assert "A & B" == words_of("<speak>A &amp; <mark name='x'/>B</speak>")
