"""Asking people at the terminal, until an answer is right: words, pairs of words, words of a list.

Everything said goes to standard error. `EOFError` and `KeyboardInterrupt` of an answer pass through.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from hub.catalogue.suggestions import nearest
from hub.languages import Text
from hub.schema import Publisher, Resource, Term
from hub.schema.faults import Fault

try:
    import readline
except ImportError:  # a machine without it completes nothing
    readline = None  # type: ignore[assignment]

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


def one(name: str, known: Collection[str], *, may_be_empty: bool = False) -> str:
    """One of the known ids; empty where that may be."""
    return next(iter(some(name, known, least=0 if may_be_empty else 1, most=1)), "")


def some(name: str, known: Collection[str], *, least: int = 1, most: int = 0) -> list[str]:
    """Some of the known ids, each by its number in the list, by itself, or by its name in either language."""
    ids = list(known)
    how = "a number, an id or a name" if most == 1 else "numbers, ids or names, with commas between"
    if len(ids) <= _MOST_LISTED:
        _show(known)
    else:
        how += "; ? lists them"
    names = called(known)
    while True:
        with _completing([*ids, *names]):
            said = ask(f"{name} ({how}): ")
        found, wrong = _meant(said, ids, names)
        if "?" in wrong:
            _show(known)
        elif wrong:
            for word in wrong:
                say(f"  «{word}» is not known{nearest(word, {**dict.fromkeys(ids), **dict.fromkeys(names)})}.")
        elif len(found) < least or len(found) > (most or len(ids)):
            say("  Name one." if most == 1 else "  Name at least one.")
        else:
            return found


def _meant(said: str, ids: Sequence[str], names: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The ids that an answer means, and the words in it that mean none. A name may have spaces in it."""
    found: list[str] = []
    wrong: list[str] = []
    for part in filter(None, map(str.strip, said.replace(";", ",").split(","))):
        whole = _id_of(part, ids, names)
        words: list[tuple[str, str | None]] = [(word, _id_of(word, ids, names)) for word in part.split()]
        if whole or not any(meant for _, meant in words):
            words = [(part, whole)]
        found += [meant for _, meant in words if meant]
        wrong += [word for word, meant in words if not meant]
    return list(dict.fromkeys(found)), wrong


def _id_of(word: str, ids: Sequence[str], names: Mapping[str, str]) -> str | None:
    if word in ids:
        return word
    if word.isascii() and word.isdigit() and 0 < int(word[:6]) <= len(ids):
        return ids[int(word) - 1]
    return names.get(word.casefold())


def called(known: Collection[str]) -> dict[str, str]:
    """What known things are called in either language, in lower case → their ids; what two are called is nobody's."""
    found: dict[str, str] = {}
    twice = set()
    for identity, thing in known.items() if isinstance(known, Mapping) else ():
        sides = _sides(thing)
        for name in {side.casefold() for side in (sides.cy, sides.en) if side} if sides else ():
            if found.setdefault(name, identity) != identity:
                twice.add(name)
    return {name: identity for name, identity in found.items() if name not in twice}


def _sides(thing: object) -> Text | None:
    if isinstance(thing, Term):
        return thing.label
    return thing.name if isinstance(thing, Publisher) else thing.title if isinstance(thing, Resource) else None


@contextmanager
def _completing(words: Collection[str]) -> Iterator[None]:
    """Let the Tab key complete words while one line is asked for, at a terminal that can."""
    if readline is None or not sys.stdin.isatty():
        yield
        return

    def complete(begun: str, number: int) -> str | None:
        fitting = [word for word in sorted(words) if word.casefold().startswith(begun.casefold())]
        return fitting[number] if number < len(fitting) else None

    before = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(complete)
    readline.set_completer_delims(",;")
    readline.parse_and_bind("tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before[0])
        readline.set_completer_delims(before[1])


def _show(known: Collection[str]) -> None:
    for number, identity in enumerate(known, start=1):
        thing = known[identity] if isinstance(known, Mapping) else None
        sides = _sides(thing)
        label = " / ".join(dict.fromkeys(side for side in (sides.cy, sides.en) if side)) if sides else thing or ""
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
