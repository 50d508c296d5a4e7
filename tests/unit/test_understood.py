"""Welsh beside English: what is counted, and which page is to be made plainer."""

from __future__ import annotations

import pytest

from hub.checks.texts import understood
from hub.checks.texts.understood import MUCH, Stems, compared, english_stem, welsh_syllables

STEMS: Stems = {"cy": str.lower, "en": english_stem}
PLAIN_CY = "Mae help ar gael nawr. Siaradwch â rhywun heddiw. " * 12
PLAIN_EN = "There is help for you now. Talk to somebody today. " * 12
LONG_CY = "Mae help ar gael nawr i bawb sydd am siarad â rhywun am yr hyn sydd wedi digwydd iddyn nhw heddiw. " * 5


@pytest.mark.parametrize(
    ("word", "number"),
    [("plant", 1), ("gwaith", 1), ("gweithio", 2), ("Cymru", 2), ("plentyn", 2), ("adnoddau", 3), ("ymarferwyr", 4),
     ("awr", 1), ("rhywiol", 2), ("byw", 1), ("tŷ", 1), ("y", 1)],
)  # fmt: skip
def test_syllables_of_welsh_words(word: str, number: int) -> None:
    assert number == welsh_syllables(word)


def test_long_sentences_on_one_side_are_seen_and_stand_first() -> None:
    hard, fair = compared(
        {"fair": {"cy": PLAIN_CY, "en": PLAIN_EN}, "hard": {"cy": LONG_CY, "en": PLAIN_EN}}, STEMS
    )  # fmt: skip
    assert ("hard", True) == (hard.key, hard.much)
    assert ("fair", False) == (fair.key, fair.much)
    assert hard.times > MUCH > fair.times
    assert (21, 5) == (round(hard.cy.sentence), round(hard.en.sentence))


def test_a_page_of_few_words_is_not_judged() -> None:
    assert () == compared({"short": {"cy": "Un frawddeg.", "en": "One sentence."}}, STEMS)


def test_words_of_one_page_only_are_rare() -> None:
    texts = {"a": {"cy": PLAIN_CY, "en": PLAIN_EN}, "b": {"cy": f"{PLAIN_CY} Zwrrw.", "en": PLAIN_EN}}
    rare = {row.key: row.cy.rare for row in compared(texts, STEMS)}
    assert rare["a"] == 0 < rare["b"]


def test_the_table_marks_what_is_to_be_made_plainer() -> None:
    table = understood.as_table(compared({"hard": {"cy": LONG_CY, "en": PLAIN_EN}}, STEMS))
    assert table.splitlines()[-1].endswith("!")
