"""Whatever is typed, search answers, soon, and with nothing odd in its answer."""

from __future__ import annotations

import pytest
from engines import Engine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FEW = settings(
    max_examples=250, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
LETTERS = st.text(alphabet="abcdefghilmnoprstuwyŵŷâêîôûïcdhgl'’-– ", max_size=60)
SLOW_MILLISECONDS = 2_000  # a pattern that runs away takes far longer; a busy machine takes its time


@FEW
@given(query=st.one_of(st.text(max_size=400), LETTERS))
def test_any_text_is_answered(engines: dict[str, Engine], query: str) -> None:
    for engine in engines.values():
        answer = engine.search(query, 10)
        assert {
            "hits",
            "places",
            "help",
            "answer",
            "situation",
            "lines",
            "suggestion",
            "unsure",
            "abroad",
            "closed",
            "doubt",
            "took",
        } == set(answer)
        assert len(answer["hits"]) <= 10
        assert all(hit["score"] > 0 for hit in answer["hits"])
        assert answer["took"] < SLOW_MILLISECONDS


@FEW
@given(text=st.one_of(st.text(max_size=200), LETTERS))
def test_any_text_comes_apart_into_folded_words(cy: Engine, text: str) -> None:
    for language in ("cy", "en"):
        for word in cy.read(text, language):
            assert word["form"]
            assert len(word["form"]) <= 40
            assert word["form"] == word["form"].lower() or not word["form"].isascii()
            assert all(word["keys"])


@pytest.mark.parametrize(
    "query", ["a" * 100_000, "gam-" * 20_000, "'" * 50_000, "plant " * 20_000, "\u0300" * 10_000, "-’" * 9_000]
)
def test_a_very_long_text_is_no_trouble(engines: dict[str, Engine], query: str) -> None:
    assert engines["cy"].search(query)["took"] < SLOW_MILLISECONDS


@pytest.mark.parametrize(
    "query",
    [
        "constructor",
        "__proto__",
        "toString hasOwnProperty",
        "cy:plant",
        "_plant",
        "en:_child",
        "\\",
        '"',
        "${x}",
        "<b>",
    ],
)
def test_words_of_the_machine_are_words_like_others(engines: dict[str, Engine], query: str) -> None:
    for engine in engines.values():
        assert isinstance(engine.ids(query), list)
