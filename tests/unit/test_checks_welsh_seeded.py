"""Faults seeded into good Welsh are found on their line, and good Welsh is left alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from hub.catalogue import Problem
from hub.checks.texts import markdown, welsh
from hub.checks.texts.dictionary import WORDS_FILE
from hub.checks.texts.dictionary import welsh as welsh_words
from hub.checks.texts.passages import Pair
from hub.checks.texts.spelling import Names

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures" / "welsh"
GOOD = (FIXTURES / "good.md").read_text(encoding="utf-8")
FAULTS = yaml.safe_load((FIXTURES / "faults.yaml").read_text(encoding="utf-8"))
RULES = {
    "spelling": {"welsh-spelling"},
    "english": {"english-sentence", "welsh-spelling"},
    "mutations": {"welsh-mutation"},
}


def problems_of(text: str) -> list[Problem]:
    words = welsh_words(ROOT / WORDS_FILE)
    page = markdown.page(text, "page.md", "cy", "docs/page")
    pairs = [Pair("docs/page", page.passages, ())]
    yardstick = welsh.known(pairs, words, Names(()), ())
    return list(welsh.check(pairs, yardstick))


def seeded(right: str, wrong: str) -> tuple[str, int]:
    at = GOOD.index(right)
    return GOOD[:at] + wrong + GOOD[at + len(right) :], GOOD.count("\n", 0, at) + 1


def found(kind: str, right: str, wrong: str) -> bool:
    text, line = seeded(right, wrong)
    return any(p.rule in RULES[kind] and p.place.line == line for p in problems_of(text))


def test_a_page_of_good_welsh_has_no_problem_and_no_warning() -> None:
    assert [] == [str(problem) for problem in problems_of(GOOD)]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["spelling", "english"])
def test_at_least_95_in_100_seeded_faults_are_found_on_their_line(kind: str) -> None:
    missed = [wrong for right, wrong in FAULTS[kind] if not found(kind, right, wrong)]
    assert len(missed) <= len(FAULTS[kind]) * 0.05, missed


def test_there_are_at_least_sixty_seeded_faults() -> None:
    assert len(FAULTS["spelling"]) + len(FAULTS["english"]) >= 60


@pytest.mark.parametrize(("right", "wrong"), FAULTS["mutations"])
def test_a_missing_or_wrong_mutation_is_an_error_on_its_line(right: str, wrong: str) -> None:
    text, line = seeded(right, wrong)
    assert "error" in {p.severity for p in problems_of(text) if p.rule == "welsh-mutation" and p.place.line == line}


@pytest.mark.parametrize(("right", "wrong"), FAULTS["english"])
def test_seeded_english_is_an_error(right: str, wrong: str) -> None:
    text, line = seeded(right, wrong)
    assert "error" in {p.severity for p in problems_of(text) if p.place.line == line}


def test_every_seeded_fault_is_another_one() -> None:
    wrongs = [wrong for kind in FAULTS.values() for _, wrong in kind]
    assert [] == [wrong for wrong, times in Counter(wrongs).items() if times > 1]
