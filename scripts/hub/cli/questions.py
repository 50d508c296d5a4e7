"""Asking people at the terminal, until an answer is right: words, pairs of words, words of a list.

Everything said goes to standard error. `EOFError` and `KeyboardInterrupt` of an answer pass through.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from typing import Final

from hub.catalogue.suggestions import nearest
from hub.schema import Term
from hub.schema.faults import Fault

_MOST_LISTED: Final = 30  # longer lists are shown when they are asked for


def until(question: str, wrong: Callable[[str], Fault | None]) -> str:
    """An answer in which nothing is wrong."""
    while fault := wrong(answer := ask(f"{question}: ").strip()):
        say(f"  {fault.what}. Fix: {fault.fix}.")
    return answer


def pair(name: str, wrong: Callable[[str], Fault | None]) -> dict[str, str]:
    """The Welsh and the English of a text, without a side that was left empty."""
    sides = {
        side: until(f"{name}, {language}", lambda words: wrong(words) if words else None)
        for side, language in (("cy", "Welsh"), ("en", "English"))
    }
    return {side: words for side, words in sides.items() if words}


def yes_or_no(question: str) -> bool:
    """A yes or a no, asked for until there is one."""
    known = {"y": True, "yes": True, "true": True, "n": False, "no": False, "false": False}
    while (answer := ask(f"{question} [y/n] ").strip().lower()) not in known:
        say("  Say yes or no.")
    return known[answer]


def one(name: str, known: Collection[str]) -> str:
    """One of the known ids."""
    return some(name, known, most=1)[0]


def some(name: str, known: Collection[str], *, least: int = 1, most: int = 0) -> list[str]:
    """Some of the known ids, each by its number in the list or by itself."""
    ids = list(known)
    how = "a number or an id" if most == 1 else "numbers or ids, with spaces between"
    if len(ids) <= _MOST_LISTED:
        _show(known)
    else:
        how += "; ? lists them"
    while True:
        said = ask(f"{name} ({how}): ").replace(",", " ").split()
        found = list(dict.fromkeys(
            ids[int(word) - 1] if word.isascii() and word.isdigit() and 0 < int(word[:6]) <= len(ids) else word
            for word in said
        ))  # fmt: skip
        wrong = [word for word in found if word not in known]
        if "?" in wrong:
            _show(known)
        elif wrong:
            for word in wrong:
                say(f"  «{word}» is not known{nearest(word, known)}.")
        elif len(found) < least or len(found) > (most or len(ids)):
            say("  Name one." if most == 1 else "  Name at least one.")
        else:
            return found


def _show(known: Collection[str]) -> None:
    for number, identity in enumerate(known, start=1):
        term = known[identity] if isinstance(known, Mapping) else None
        label = str(term.label.in_("en")) if isinstance(term, Term) else term if isinstance(term, str) else ""
        say(f"  {number:>3}  {identity}  {label}".rstrip())


def ask(question: str) -> str:
    """One line of answer.

    Raises:
        EOFError: there are no more answers, or what comes is no text.

    """
    try:
        return input(question)
    except UnicodeDecodeError as error:
        raise EOFError from error


def say(words: str) -> None:
    """Tell something that is no answer."""
    print(words, file=sys.stderr)


def yes(question: str) -> bool:
    """Whether somebody agrees; no answer is a no."""
    try:
        return ask(f"{question} [Y/n] ").strip().lower() in {"", "y", "yes"}
    except (EOFError, KeyboardInterrupt):
        return False
