"""What is wrong with a value, before it is known where the value stands, and what a value may refer to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

# A path into a record: names of fields and numbers of items.
Path = tuple[str | int, ...]


class Fault(NamedTuple):
    """What is wrong with a value and how to fix it.

    In `what`, `{name}` stands for the name of the value's field and `{kind}` for what was written there.
    `word` and `known`: a word that is none of the known ones; whoever tells the fault names the nearest.
    `at_key`: it is told at the field's key, not at its value. `first`: the path, from the
    record that tells it, of what it repeats.
    """

    rule: str
    what: str
    fix: str
    word: str = ""
    known: Collection[str] = ()
    at_key: bool = False
    first: Path = ()


class WrongError(ValueError):
    """Raised by a validator with one or more faults, each with its path from the value that was validated."""

    def __init__(self, *faults: tuple[Path, Fault]) -> None:
        self.faults = faults
        super().__init__(faults[0][1].what if faults else "")


def wrong(rule: str, what: str, fix: str) -> WrongError:
    """One fault of the whole value."""
    return WrongError(((), Fault(rule, what, fix)))


class _Nothing:
    """A key that is written without a value. Not None: an optional field may be left out, not left empty."""

    def __repr__(self) -> str:
        return "NOTHING"

    def __bool__(self) -> bool:
        return False


NOTHING: Final = _Nothing()
# Not even `null` stands there: a value may have been lost.
BLANK: Final = _Nothing()


@dataclass(frozen=True, slots=True)
class Known:
    """What values may refer to, and the day and mode they are checked in.

    `ids` holds the known ids of each kind of thing (`topics`, `publishers` …); a kind that is not in it
    is not checked. `latest` is the last day that has been: later ones are in the future.
    `allow_private` admits http and loopback addresses, for tests. `refused` are the beginnings of addresses
    that may stand nowhere, each with its reason.
    """

    ids: Mapping[str, Collection[Any]] = field(default_factory=dict)
    latest: date | None = None
    allow_private: bool = False
    refused: Mapping[str, str] = field(default_factory=dict)


ANYTHING: Final = Known()


def known_of(context: Any) -> Known:
    """The validation context, or one that knows nothing and so refuses nothing for what it refers to."""
    return context if isinstance(context, Known) else ANYTHING


def placed(path: Iterable[str | int], rule: str, what: str, fix: str, *, at_key: bool = False) -> tuple[Path, Fault]:
    """One fault at a path."""
    return tuple(path), Fault(rule, what, fix, at_key=at_key)


def faults_of(error: ValidationError, of_type: Callable[[Mapping[str, Any]], Fault]) -> Iterator[tuple[Path, Fault]]:
    """Everything that is wrong with a record, each with its path; `of_type` words what pydantic itself has found."""
    for each in error.errors(include_url=False, include_input=False):
        cause = each.get("ctx", {}).get("error")
        if isinstance(cause, WrongError):
            for path, fault in cause.faults:
                first = (*each["loc"], *fault.first) if fault.first else ()
                yield (*each["loc"], *path), fault._replace(first=first)
        else:
            yield each["loc"], of_type(each)
