"""A second set of sentences by somebody who had not seen the grammar: help that fits, no alarm, and what is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from engines import Engine

GIVEN = yaml.safe_load((Path(__file__).parent / "blind_sentences_2.yaml").read_text(encoding="utf-8"))


def fits(engines: dict[str, Engine], row: dict[str, Any]) -> bool:
    """Whether there is help, as grave as it has to be, and the first line is for whoever asks."""
    answer = engines[row["lang"]].search(row["text"])
    urgent = answer["help"] == "urgent"
    first = (answer["lines"] or [""])[0]
    theirs = first in row["fits"] or (urgent and "police" in row["fits"])
    return (urgent or (answer["help"] and row["help"] != "urgent")) and theirs and first not in row["not"]


@pytest.mark.parametrize("language", ["cy", "en"])
def test_nineteen_in_twenty_get_help_that_fits(engines: dict[str, Engine], language: str) -> None:
    rows = [row for row in GIVEN["distress"] if row["lang"] == language]
    wrong = [row["text"] for row in rows if not fits(engines, row)]
    assert len(wrong) <= len(rows) // 20, wrong


def test_an_ordinary_query_is_no_emergency(engines: dict[str, Engine]) -> None:
    rows = GIVEN["ordinary"]
    taken = [row["text"] for row in rows if engines[row["lang"]].search(row["text"])["help"] == "urgent"]
    assert len(taken) <= len(rows) // 40, taken


@pytest.mark.parametrize("language", ["cy", "en"])
def test_what_is_wanted_is_in_the_first_five(engines: dict[str, Engine], language: str) -> None:
    rows = [row for row in GIVEN["queries"] if row["lang"] == language]
    missed = [row["text"] for row in rows if not set(engines[language].ids(row["text"])) & set(row["relevant"])]
    assert len(missed) <= len(rows) // 10, missed


def test_a_sentence_is_not_a_rule() -> None:
    rules = (Path(__file__).parents[2] / "data" / "asking.yaml").read_text(encoding="utf-8")
    assert [] == [row["text"] for row in GIVEN["distress"] if f'"{row["text"]}"' in rules]
