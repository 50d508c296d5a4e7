"""What a change file does, and what is wrong with it, in plain words of both languages.

Words from the file are never markup here; whoever prints them makes them harmless in their own place.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from hub.catalogue import Catalogue
from hub.exports.desk.reading import Wrong
from hub.exports.desk.taking_in import Done, Taken
from hub.languages import LANGUAGES, Language, Text, word, words
from hub.schema import Publisher, Resource, Version
from hub.schema.faults import Path
from hub.schema.record import Record
from hub.schema.shapes import SIDES, Shape, shapes

# What follows by itself and is not worth a line of its own on a new entry.
_FOLLOWS: Final = frozenset({"id", "owner", "welsh_reviewed", "same_in_both"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and what is told below it."""

    words: Text
    below: tuple[Text, ...] = ()
    about: str = ""


def told(taken: Taken, catalogue: Catalogue) -> Iterator[Sentence]:
    """What a file changes, one sentence a change, with a line for each field."""
    publishers = {**catalogue.publishers, **{each.id: each for each in taken.publishers}}
    say = _Say(catalogue, publishers)
    for each in taken.publishers:
        yield Sentence(_both(functools.partial(_new_publisher, each)), about=each.id)
    for done in taken.done:
        yield Sentence(
            _both(functools.partial(_headline, done)), tuple(say.fields(done)), done.id,
        )  # fmt: skip


def told_wrong(found: Wrong) -> Sentence:
    """What is wrong: the field's own name, then the rule in plain words."""
    key = f"wrong.{found.rule}"
    known = key if key in words("en") else "wrong.other"

    def said(language: Language) -> str:
        name = label(found.field, language)
        return ": ".join(filter(None, (found.about, name, word(language, known))))

    return Sentence(_both(said), about=found.about)


def label(path: Path, language: Language) -> str:
    """What a field is called, as a path from an entry: `Versions 2, Web address`."""
    names: list[str] = []
    record: type[Record] | None = Resource
    for step in _from_entry(path):
        if isinstance(step, int):
            if names:
                names[-1] = word(language, "change.version", number=step + 1) if record is Version else names[-1]
        elif step in SIDES and record is None:
            names.append(word(language, f"label.side.{step}"))
        else:
            table = words(language)
            key = f"label.{record.record if record else ''}.{step}"
            names.append(table.get(key, step[:60]))
            shape = shapes(record).get(step) if record else None
            record = shape.held if shape else None
    return ", ".join(names)


def _from_entry(path: Path) -> Path:
    """A path without what leads to the entry."""
    steps = list(path)
    if steps[:1] == ["changes"]:
        steps = steps[2:]
    if steps[:1] in (["entry"], ["was"]):
        steps = steps[1:]
    return tuple(steps)


def _both(said: Callable[[Language], str]) -> Text:
    cy, en = (said(language) for language in LANGUAGES)
    return Text(cy, en)


def _new_publisher(publisher: Publisher, language: Language) -> str:
    return word(language, "change.publisher", title=f"{publisher.name.in_(language).words} ({publisher.id})")


def _headline(done: Done, language: Language) -> str:
    title = done.after.get("title") or {}
    found = Text(title.get("cy"), title.get("en")).in_(language).words
    return word(language, f"change.{done.action}", title=f"{found} ({done.id})")


@dataclass(frozen=True, slots=True)
class _Say:
    """Values in words."""

    catalogue: Catalogue
    publishers: Mapping[str, Publisher]

    def fields(self, done: Done) -> Iterator[Text]:
        """A line for each field that a change touches."""
        before = done.before or {}
        for key in dict.fromkeys([*done.after, *before]):
            was, now = before.get(key), done.after.get(key)
            if was == now or (done.before is None and key in _FOLLOWS):
                continue
            yield from self._field(Resource, key, was, now)

    def _field(self, record: type[Record], key: str, was: Any, now: Any, within: Path = ()) -> Iterator[Text]:
        shape = shapes(record).get(key)
        if shape is not None and shape.held is Version:
            yield from self._versions(was or [], now or [])
        elif shape is not None and shape.parts and (isinstance(was, dict) or isinstance(now, dict)):
            old, new = was if isinstance(was, dict) else {}, now if isinstance(now, dict) else {}
            for part in dict.fromkeys([*new, *old]):
                if old.get(part) != new.get(part):
                    inner = shapes(shape.held).get(part) if shape.held else shape
                    yield self._line((key, part), inner, old.get(part), new.get(part), within)
        else:
            yield self._line((key,), shape, was, now, within)

    def _versions(self, was: list[Any], now: list[Any]) -> Iterator[Text]:
        """Each version that is new, gone or other than it was."""
        for at in range(max(len(was), len(now))):
            old = was[at] if at < len(was) else {}
            new = now[at] if at < len(now) else {}
            for key in dict.fromkeys([*new, *old]):
                if old.get(key) != new.get(key):
                    yield from self._field(Version, key, old.get(key), new.get(key), ("versions", at))

    def _line(self, path: Path, shape: Shape | None, was: Any, now: Any, within: Path) -> Text:
        def said(language: Language) -> str:
            values = {
                "label": label((*within, *path), language),
                "before": self._value(shape, was, language), "after": self._value(shape, now, language),
            }  # fmt: skip
            key = "change.is" if was in (None, []) else "change.gone" if now in (None, []) else "change.was"
            return word(language, key, **values)

        return _both(said)

    def _value(self, shape: Shape | None, value: Any, language: Language) -> str:
        if value is None or value == []:
            return word(language, "change.nothing")
        if isinstance(value, bool):
            return word(language, "change.yes" if value else "change.no")
        if isinstance(value, list):
            return ", ".join(self._value(shape, each, language) for each in value)
        if isinstance(value, dict):
            return ", ".join(str(each) for each in value.values())
        return self._named(shape.choices if shape else "", str(value), language)

    def _named(self, kind: str, value: str, language: Language) -> str:
        """What a reader sees in place of an id."""
        if kind == "publishers" and value in self.publishers:
            return self.publishers[value].name.in_(language).words
        terms = getattr(self.catalogue.vocabulary, kind, {}) if kind else {}
        if isinstance(terms, Mapping) and value in terms:
            return str(terms[value].label.in_(language).words)
        return words(language).get(f"label.{kind}.{value}", value) if kind else value
