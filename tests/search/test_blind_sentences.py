"""Sentences written before the grammar was widened: help that fits who asks, and no alarm for ordinary words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from engines import Engine

GIVEN = yaml.safe_load((Path(__file__).parent / "blind_sentences.yaml").read_text(encoding="utf-8"))
ROUNDS = ("first", "second", "third", "fourth")
DISTRESS = [row for name in ROUNDS for row in GIVEN[name]["distress"]]
ORDINARY = [row for name in ROUNDS for row in GIVEN[name]["ordinary"]]


def asked(engines: dict[str, Engine], row: dict[str, Any]) -> dict[str, Any]:
    """What search says, in the language of the page that the sentence is typed on."""
    return engines[row["lang"]].search(row["asks"])


def fits(row: dict[str, Any], answer: dict[str, Any]) -> bool:
    """Whether there is help, as grave as it has to be, with a line of those whom the sentence needs."""
    wanted = {"urgent"} if row["help"] == "urgent" else {"urgent", "quiet"}
    theirs = {line for family in row["lines"] for line in GIVEN["families"][family]}
    # The urgent box always has the police beside the lines.
    lines = {*answer["lines"], *(("police",) if answer["help"] == "urgent" else ())}
    return answer["help"] in wanted and bool(lines & theirs)


def test_nineteen_in_twenty_get_help_that_fits(engines: dict[str, Engine]) -> None:
    wrong = [row["asks"] for row in DISTRESS if not fits(row, asked(engines, row))]
    assert len(wrong) <= len(DISTRESS) // 20, wrong


def test_nine_in_ten_get_the_situation_that_fits(engines: dict[str, Engine]) -> None:
    known = [row for row in DISTRESS if "answers" in row]
    wrong = [row["asks"] for row in known if asked(engines, row)["answer"] not in row["answers"]]
    assert len(wrong) <= len(known) // 10, wrong


def test_an_ordinary_query_is_no_emergency(engines: dict[str, Engine]) -> None:
    taken = [row["asks"] for row in ORDINARY if asked(engines, row)["help"] == "urgent"]
    assert len(taken) <= len(ORDINARY) // 40, taken


@pytest.mark.parametrize(
    "query", ["he has my pictures", "someone has my nudes", "he's got pics of me", "mae gyda fe lunie ohona i"]
)
def test_whose_pictures_somebody_has_is_answered(engines: dict[str, Engine], query: str) -> None:
    assert ["pictures-of-me"] * 2 == [engine.search(query)["answer"] for engine in engines.values()]


@pytest.mark.parametrize(
    ("query", "line"),
    [
        # Somebody young whom a boy or a girl of their age harms is no parent.
        ("ma hogyn ar insta yn gyrru negeseuon i fi isio llun", "childline"),
        ("ma merch yn dosbarth fi yn gyrru lluniau ohona i", "childline"),
        ("coach at football club touched me and other boys", "childline"),
        ("im scared of my coach at swimming club", "childline"),
    ],
)
def test_a_child_gets_a_childs_line(engines: dict[str, Engine], query: str, line: str) -> None:
    assert [line] * 2 == [engine.search(query)["lines"][0] for engine in engines.values()]


def test_a_sentence_is_not_a_rule() -> None:
    rules = (Path(__file__).parents[2] / "data" / "asking.yaml").read_text(encoding="utf-8")
    assert [] == [row["asks"] for row in DISTRESS if f'"{row["asks"]}"' in rules]
