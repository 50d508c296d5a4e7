"""Faults that the checks were not made for are found, and right Welsh, ours and that of others, is left alone."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Final

import pytest
import yaml

from hub.catalogue import Problem
from hub.catalogue.problems import Place
from hub.checks.texts import welsh
from hub.checks.texts.collect import collect
from hub.checks.texts.dictionary import WORDS_FILE
from hub.checks.texts.dictionary import welsh as welsh_words
from hub.checks.texts.passages import Pair, Passage
from hub.checks.texts.spelling import Names

ROOT = Path(__file__).resolve().parents[2]
FIXTURES: Final = ROOT / "tests" / "fixtures" / "welsh"
SEEDED: Final = yaml.safe_load((FIXTURES / "seeded.yaml").read_text(encoding="utf-8"))
OURS: Final = (FIXTURES / "ours.txt").read_text(encoding="utf-8").splitlines()
PUBLIC: Final = [
    sentence
    for sentences in yaml.safe_load((FIXTURES / "public.yaml").read_text(encoding="utf-8")).values()
    for sentence in sentences
]


@functools.cache
def yardstick() -> welsh.Known:
    """What the whole check has: our names and all our words."""
    words = welsh_words(ROOT / WORDS_FILE)
    texts = collect(ROOT, ROOT / "resources.yaml")
    names = Names({name for name in texts.names if " " in name or not words.known(name)}, words.phrases)
    return welsh.known(texts.pairs, words, names, ())


def problems(sentence: str) -> list[Problem]:
    passage = Passage(sentence, sentence, "cy", Place("f", 1, 1), "summary", "resources/x/summary")
    return list(welsh.check([Pair(passage.key, (passage,), ())], yardstick()))


def is_found(sentence: str, right: str, wrong: str) -> bool:
    known = {(p.rule, p.what) for p in problems(sentence)}
    found = problems(sentence.replace(right, wrong, 1))
    return any(p.severity == "error" and (p.rule, p.what) not in known for p in found)


@pytest.mark.parametrize(("name", "least"), [("first", 76), ("second", 71), ("third", 29)])
def test_faults_of_many_kinds_are_errors(name: str, least: int) -> None:
    faults = [fault for kind in SEEDED[name].values() for fault in kind]
    missed = [wrong for sentence, right, wrong in faults if not is_found(sentence, right, wrong)]
    assert len(faults) - len(missed) >= least, missed


def test_each_kind_of_fault_is_mostly_found() -> None:
    poor = [
        kind
        for kinds in SEEDED.values()
        for kind, faults in kinds.items()
        if sum(is_found(*fault) for fault in faults) < len(faults) * 0.8
    ]
    assert [] == poor


def test_two_hundred_sentences_of_ours_raise_no_alarm() -> None:
    assert len(OURS) >= 200
    assert [] == [sentence for sentence in OURS if problems(sentence)]


def test_of_seventy_public_sentences_at_most_three_raise_an_alarm() -> None:
    assert len(PUBLIC) >= 70
    assert len([sentence for sentence in PUBLIC if problems(sentence)]) <= 3
