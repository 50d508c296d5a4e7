"""`change.json` as a record, or everything that is wrong with it. What it says of the catalogue is not known here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from hub.catalogue.suggestions import nearest
from hub.languages import composed
from hub.schema.change import MOST_BYTES, ChangeFile
from hub.schema.faults import NOTHING, Fault, Known, Path, faults_of

_MOST_TOLD: Final = 200
# What pydantic calls a fault → what should have been written.
_WANTED: Final = {
    "string_type": "text", "tuple_type": "a list", "dict_type": "a map", "int_type": "a whole number",
    "bool_type": "true or false", "date_type": "a day like 2026-11-21",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong: with which entry (or none), at which field, by which rule; in a curator's words."""

    about: str
    field: Path
    rule: str
    what: str
    fix: str


class _UnreadableError(ValueError):
    """JSON that is none, or that says one thing twice."""


def read_change_file(content: bytes, known: Known) -> tuple[ChangeFile | None, list[Wrong]]:
    """The file, or None and what is wrong with it."""
    try:
        raw = _plain(content)
    except _UnreadableError as error:
        return None, [Wrong("", (), "file", str(error), "take the file from the desk again, and do not edit it")]
    try:
        return ChangeFile.model_validate(raw, context=known), []
    except ValidationError as error:
        return None, list(wrongs(error, "", raw))


def wrongs(error: ValidationError, about: str, raw: Any = None) -> Iterator[Wrong]:
    """The faults of a record that could not be made, as many as anybody reads."""
    for number, (path, fault) in enumerate(faults_of(error, _of_type)):
        if number >= _MOST_TOLD:
            return
        name = _name(path)
        what = fault.what.replace("{name}", name).replace("{kind}", "something else")
        if fault.word:
            what += nearest(fault.word, fault.known)
        yield Wrong(about or _id_at(raw, path), path, fault.rule, what, fault.fix)


def as_read(value: Any) -> Any:
    """A value as the reader of a file gives it: lists as tuples, null as nothing, letters composed."""
    if isinstance(value, dict):
        return {composed(key): as_read(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(map(as_read, value))
    if isinstance(value, str):
        return composed(value)
    return NOTHING if value is None else value


def _plain(content: bytes) -> Any:
    if len(content) > MOST_BYTES:
        message = f"the file has {len(content)} bytes, more than {MOST_BYTES}"
        raise _UnreadableError(message)
    try:
        return as_read(json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number))
    except _UnreadableError:
        raise
    except RecursionError:
        message = "the file is nested too deeply"
        raise _UnreadableError(message) from None
    except ValueError:  # no UTF-8, no JSON, or a number of thousands of digits
        message = "the file is not JSON"
        raise _UnreadableError(message) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        message = "a key stands twice in one place"
        raise _UnreadableError(message)
    return found


def _no_number(name: str) -> Any:
    message = f"{name} is not a number"
    raise _UnreadableError(message)


def _of_type(each: Mapping[str, Any]) -> Fault:
    """A value of the wrong type, in a curator's words."""
    wanted = _WANTED.get(each["type"], "what the page on the catalogue's fields says")
    return Fault("wrong-type", "`{name}` is not what it should be", f"write {wanted}")


def _name(path: Path) -> str:
    keys = [str(step) for step in path if isinstance(step, str)]
    return ".".join(keys[-2:]) if keys and keys[-1] in {"cy", "en"} else keys[-1] if keys else "the file"


def _id_at(raw: Any, path: Path) -> str:
    """The id of the change that a path lies in."""
    for step in path:
        try:
            raw = raw[step]
        except (KeyError, IndexError, TypeError):
            return ""
        if isinstance(raw, dict) and isinstance(raw.get("id"), str):
            return str(raw["id"])[:80]
    return ""
