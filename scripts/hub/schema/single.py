"""One field's value by itself, before there is a record to put it into."""

from __future__ import annotations

import functools
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from hub.schema.faults import Fault, Known, WrongError
from hub.schema.record import Record, example_of, key_of


def fault(record: type[Record], key: str, value: Any, known: Known) -> Fault | None:
    """The first thing that is wrong with a value for a field, in a curator's words, or None.

    What only the whole record shows (two versions alike, http without a reason) is not seen here.
    """
    try:
        _reader(record, key).validate_python(value, strict=True, context=known)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        cause = first.get("ctx", {}).get("error")
        if isinstance(cause, WrongError):
            found = cause.faults[0][1]
            return found._replace(what=found.what.replace("{name}", key))
        return Fault("wrong-type", f"`{key}` is not what it should be", f"write it like {example_of(record, key)}")
    return None


@functools.cache
def _reader(record: type[Record], key: str) -> TypeAdapter[Any]:
    info = next(info for name, info in record.model_fields.items() if key_of(name, info) == key)
    kind: Any = info.annotation
    for mark in info.metadata:
        kind = Annotated[kind, mark]
    return TypeAdapter(kind)
