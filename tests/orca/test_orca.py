"""What Orca says of the pages, and of what somebody does on them."""

from __future__ import annotations

import re
import subprocess

import pytest
from desktop import Said
from listening import alerts, headings, in_another_voice, jammed, known, long_numbers, repeated, unheard, words

from conftest import PAGES, Ear, Heard
from hub.languages import LANGUAGES, Language, word

named = pytest.mark.parametrize("name", PAGES)
spoken_in = pytest.mark.parametrize("language", LANGUAGES)
# The front door's exit is one button with a name in both languages, and a voice says a button's whole name; the link
# before it says the same in the voice of each.
EXIT_BUTTON = " ".join(word(language, f"exit.{key}") for language in LANGUAGES for key in ("emergency", "button"))


# ---- each page, from its first word to its last ----


@named
def test_no_two_words_run_together(name: str, ear: Ear) -> None:
    assert [] == jammed(ear.page(name).page, ear.page(name).shown)


@named
def test_each_part_is_said_in_the_voice_of_its_language(name: str, ear: Ear) -> None:
    said = [each for each in ear.page(name).page if each.words != EXIT_BUTTON]
    assert [] == in_another_voice(said, ear.page(name).shown)
    assert [] == unheard(said, ear.page(name).shown)
    assert known(ear.page(name).shown, ear.page(name).shown.language)


@named
def test_numbers_are_said_in_groups_of_digits(name: str, ear: Ear) -> None:
    assert [] == long_numbers(ear.page(name).page)
    said = "\n".join(" ".join(words(each.words)) for each in ear.page(name).page)
    assert [] == [number for number in ear.page(name).shown.numbers if " ".join(words(number)) not in said]


@named
def test_headings_are_heard_in_order(name: str, ear: Ear) -> None:
    shown, said = ear.page(name).shown.headings, headings(ear.page(name).page)
    assert len(shown) > 1
    # Of a heading in two languages the last voice's words count.
    assert [
        (a, b) for a, b in zip(shown, said, strict=True) if not " ".join(words(a)).endswith(" ".join(words(b)))
    ] == []


@named
def test_the_browser_itself_says_nothing(name: str, ear: Ear) -> None:
    assert [] == alerts(ear.page(name).said)


@named
def test_nothing_is_said_twice_in_a_row(name: str, ear: Ear) -> None:
    assert [] == repeated(ear.page(name).page)


@named
def test_the_skip_link_is_heard_first_and_the_exit_second(name: str, ear: Ear) -> None:
    language: Language = "en" if name.endswith("-en") else "cy"
    first, second = [each.words for each in ear.page(name).page if each.language == language][:2]
    assert word(language, "skip") == first
    assert word(language, "exit.emergency") in second
    assert word(language, "exit.button") in second


def test_a_page_with_all_these_faults_is_found_out(broken: Heard) -> None:
    assert any("Ffôn08001111" in each for each in jammed(broken.page, broken.shown))
    assert ["Ffôn08001111"] == long_numbers(broken.page)
    assert ["cael help yng nghymru"] == repeated(broken.page)
    assert any("Translate" in each for each in alerts(broken.said)), broken.said[:6]
    assert headings(broken.page) == ["Tudalen â gwallau"]
    elsewhere = [Said("en", each.words) for each in broken.page]
    assert len(elsewhere) > 5
    assert in_another_voice(elsewhere, broken.shown) != []


# ---- by keys ----


@spoken_in
def test_the_second_stop_of_the_keyboard_is_the_exit(language: Language, ear: Ear) -> None:
    opened, first, second, *_ = ear.steps("stops", language)
    # What Orca has said already, as the place where a page begins, it does not say again when the focus comes there.
    assert word(language, "skip") in f"{opened.words} {first.words}"
    assert word(language, "exit.button") not in first.words
    assert f"{word(language, 'exit.emergency')} {word(language, 'exit.button')}" in " ".join(words(second.words))


@spoken_in
def test_headings_are_reached_in_order_by_their_key(language: Language, ear: Ear) -> None:
    pressed = [step.words for step in ear.steps("stops", language)[3:]]
    shown = ear.page(f"children-{language}").shown.headings
    assert [True] * 3 == [heading in said for heading, said in zip(shown, pressed, strict=False)], pressed


# ---- searching and leaving ----


def _after(what: str, language: Language, ear: Ear) -> str:
    """All that was said after somebody had typed, and pressed Enter, and the key after that."""
    steps = ear.steps(what, language)
    typed = next(place for place, step in enumerate(steps) if step.done.startswith("type"))
    return "\n".join(step.words for step in steps[typed:])


@spoken_in
def test_after_a_search_the_count_is_said_once(language: Language, ear: Ear) -> None:
    after = word(language, "count.resources.other").replace("{count}", "").strip(" .")
    said = _after("search", language, ear)
    assert 1 == len(re.findall(rf"\d+ {re.escape(after)}", said)), said


@spoken_in
def test_after_a_search_with_no_result_that_is_said(language: Language, ear: Ear) -> None:
    assert word(language, "finder.count_zero") in _after("nothing", language, ear)


@spoken_in
def test_leaving_is_said_once_and_nothing_of_the_page_after_it(language: Language, ear: Ear) -> None:
    last = ear.steps("leave", language)[-1].said
    assert word(language, "exit.activated") == last[0].words
    assert 1 == [each.words for each in last].count(word(language, "exit.activated"))
    assert [] == [each for each in last if each.language]  # nothing more of the page


# ---- voices ----


@pytest.mark.parametrize(("voice", "million"), [("cy", "miliwn"), ("en-gb", "million")])
def test_there_is_a_voice_that_says_numbers_without_millions(voice: str, million: str, ear: Ear) -> None:
    def sound(text: str) -> str:
        done = subprocess.run(
            ["espeak-ng", "-v", voice, "-q", "-x", "--", text], capture_output=True, text=True, check=True
        )
        return re.sub(r"[',_!: \n]", "", done.stdout)

    start = sound(million)[:5]
    assert start in sound("8001111")
    numbers = {number for page in (ear.page(name) for name in PAGES) for number in page.shown.numbers}
    assert len(numbers) > 5
    assert {number for number in numbers if start in sound(number)} == set()
