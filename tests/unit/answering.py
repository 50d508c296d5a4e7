"""Somebody at the terminal who answers what a command asks."""

from __future__ import annotations

import pytest

Answer = str | type[BaseException]


def answers(monkeypatch: pytest.MonkeyPatch, *given: Answer) -> None:
    """Give these answers, one to each question; an exception is raised in the place of one, EOFError after the last."""
    waiting = iter(given)

    def ask(_question: str) -> str:
        answer = next(waiting, EOFError)
        if isinstance(answer, str):
            return answer
        raise answer

    monkeypatch.setattr("builtins.input", ask)
