"""The questions about a record, made from its declaration: each field is asked for as what it is.

What is needed is asked for, then which of the other fields are known. A field that is declared tomorrow is asked
for tomorrow, with the words that the curators' page has for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hub.cli.questions import ask, one, pair, say, some, until, yes_or_no
from hub.languages import words
from hub.schema import plain_text
from hub.schema.faults import Fault, Known
from hub.schema.record import Record, example_of, keys, meaning_keys, needed
from hub.schema.shapes import SIDES, Shape, shapes
from hub.schema.single import fault

Values = dict[str, Any]
# What a whole answer about a field must obey besides its declaration.
Check = Callable[[Any], Fault | None]


@dataclass(frozen=True)
class Questions:
    """The questions about one kind of record.

    `follows` are the fields that nobody is asked for, `opens` the one whose empty answer ends a list of such
    records, `checks` what an answer must obey besides its declaration, by the field's key. `usual` are fields that
    need not be there and are asked for in every case; `also` names those that an answer to `opens` makes needed.
    """

    record: type[Record]
    known: Known
    follows: Collection[str] = ()
    opens: str = ""
    checks: Mapping[str, Check] = field(default_factory=dict)
    inner: Mapping[str, Questions] = field(default_factory=dict)  # by the key of a field that holds records
    usual: Collection[str] = ()
    also: Callable[[str], Collection[str]] = lambda _: ()

    @property
    def needed(self) -> tuple[str, ...]:
        """The fields that are asked for in every case, in order."""
        return tuple(key for key in needed(self.record) if key not in self.follows)

    @property
    def others(self) -> tuple[str, ...]:
        """The fields that may be known, in order."""
        return tuple(key for key in keys(self.record) if key not in (*self.needed, *self.follows, *self.usual))

    def which(self) -> list[str]:
        """Which of the other fields are known."""
        found = some("What else is known? Empty for nothing.", _Meanings(self, self.others), least=0)
        return [key for key in self.others if key in found]

    def answer(self, key: str, *, may_be_empty: bool = False) -> Any:
        """A field's value, asked for until it is right; None where nothing is said and that may be."""
        shape = shapes(self.record)[key]
        example = example_of(self.record, key)
        is_plain = example and not shape.parts and not shape.choices and not shape.held and not shape.is_yes_or_no
        say(f"\n{key}: {self.meaning(key)}" + (f" Like this: {example}" if is_plain else ""))
        if may_be_empty:
            say("Empty when there is none, or it is not known.")
        while True:
            value = self._asked(key, shape, may_be_empty=may_be_empty)
            if may_be_empty and value in ("", [], {}):
                return None
            wrong = self._wrong(key, value)
            if wrong is None:
                return value
            say(f"  {wrong.what}. Fix: {wrong.fix}.")

    def rows(self, given: Sequence[Values] = ()) -> list[Values]:
        """A list of such records, until the field that opens one is left empty; none is like those given before."""
        found: list[Values] = []
        while first := self._opened():
            also = {key: self.answer(key) for key in self.also(first)}
            row = {self.opens: first} | also | self.filled(self.opens, *also)
            if any(_alike(row, other) for other in (*given, *found)):
                say("  One that is the same was given already; say how this one differs, or leave it out.")
            else:
                found.append({key: row[key] for key in keys(self.record) if key in row})
        return found

    def filled(self, *given: str) -> Values:
        """One record's fields but for those that were given."""
        asked = [key for key in self.needed if key not in given]
        values = {key: self.answer(key) for key in asked}
        return values | {key: self.answer(key) for key in self.which() if key not in given}

    def meaning(self, key: str) -> str:
        """What a field means, in English."""
        table = words("en")
        return next((table[each] for each in meaning_keys(self.record, key) if each in table), "")

    def _opened(self) -> str:
        say(f"\n{self.opens}: {self.meaning(self.opens)} Empty when there are no more.")
        return until(self.opens, lambda words: self._wrong(self.opens, words) if words else None)

    def _wrong(self, key: str, value: Any) -> Fault | None:
        check = self.checks.get(key)
        return fault(self.record, key, _as_written(value), self.known) or (check(value) if check else None)

    def _asked(self, key: str, shape: Shape, *, may_be_empty: bool = False) -> Any:
        if shape.held is not None:
            inner = self.inner.get(key, Questions(shape.held, self.known))
            return inner.rows() if shape.is_list else inner.filled()
        if shape.choices:
            choices = shape.words or self.known.ids.get(shape.choices, ())
            least = 0 if may_be_empty else 1
            return some(key, choices, least=least) if shape.is_list else one(key, choices, may_be_empty=may_be_empty)
        if shape.parts == SIDES:
            return pair(key, lambda words: _of_words(key, words))
        return yes_or_no(f"{key}?") if shape.is_yes_or_no else _typed(key, shape)


class _Meanings(Mapping[str, str]):
    """Fields with what they mean, to choose from."""

    def __init__(self, questions: Questions, among: tuple[str, ...]) -> None:
        self._questions, self._among = questions, among

    def __getitem__(self, key: str) -> str:
        if key not in self._among:
            raise KeyError(key)
        return self._questions.meaning(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._among)

    def __len__(self) -> int:
        return len(self._among)


def _of_words(key: str, words: str) -> Fault | None:
    found = plain_text.fault(words)
    return found._replace(what=found.what.replace("{name}", key)) if found else None


def _typed(key: str, shape: Shape) -> Any:
    if shape.is_list:
        return [_plain(word, shape) for word in ask(f"{key}, with spaces between: ").replace(",", " ").split()]
    return _plain(ask(f"{key}: ").strip(), shape)


def _plain(word: str, shape: Shape) -> str | int:
    """An answer as what the field holds; a number that is none is left for the declaration to refuse."""
    return int(word) if shape.is_whole and word.isascii() and word.isdigit() and len(word) < 9 else word  # noqa: PLR2004


def _as_written(value: Any) -> Any:
    """An answer as the reader of a file would give it: lists as tuples."""
    if isinstance(value, list):
        return tuple(map(_as_written, value))
    if isinstance(value, dict):
        return {key: _as_written(each) for key, each in value.items()}
    return value


def _alike(row: Values, other: Values) -> bool:
    """Two versions that readers could not tell apart: those of one format, or of one that is not said."""
    files = {row.get("format"), other.get("format")}
    return (len(files) == 1 or None in files) and all(row.get(key) == other.get(key) for key in ("language", "access"))
