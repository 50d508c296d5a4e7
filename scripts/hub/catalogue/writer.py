"""How an entry is written in `resources.yaml`: one layout, so that changes read well in a diff.

Writes plain values (str, int, bool, None, lists and maps); reads nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from hub.schema import Resource, Version
from hub.schema.record import keys

_BARE: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]*|A?\d{1,4}|\d{4}-\d{2}-\d{2}")
_RESERVED: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
KEYS: Final = keys(Resource)
VERSION_KEYS: Final = keys(Version)
# Free text is always in quotes, so that a colon or an apostrophe never surprises.
_QUOTED: Final = frozenset({"url", "home", "cy", "en", "insecure"})
# Read best over several lines: one side a line.
_LONG: Final = frozenset({"summary", "content_note", "home_insecure"})


def scalar(value: Any, key: str = "") -> str:
    """One value as YAML, in quotes unless it is a plain id, number, date or constant."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if key in _QUOTED or not _BARE.fullmatch(text) or text.lower() in _RESERVED:
        return json.dumps(text, ensure_ascii=False)
    return text


def flow(value: Any, key: str = "") -> str:
    """A value on one line."""
    if isinstance(value, Mapping):
        inside = ", ".join(f"{name}: {flow(item, name)}" for name, item in value.items())
        return f"{{{inside}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_action(item) if key == 'actions' else flow(item) for item in value)}]"
    return scalar(value, key)


def _action(value: Any) -> str:
    text = str(value)
    return text if text[:1] == "A" else json.dumps(text)


def entry(values: Mapping[str, Any], indent: str = "  ") -> str:
    """One resource as the lines of its list item, ending in a newline."""
    lines: list[str] = []
    for key in sorted(values, key=KEYS.index):
        value = values[key]
        if key == "versions" and value:
            lines.append("versions:")
            lines += [f"  - {flow(_ordered(version))}" for version in value]
        elif key in _LONG and isinstance(value, Mapping):
            lines.append(f"{key}:")
            lines += [f"  {side}: {scalar(value[side], side)}" for side in ("en", "cy") if side in value]
        else:
            lines.append(f"{key}: {flow(value, key)}")
    first, *rest = lines
    return "\n".join([f"{indent}- {first}", *(f"{indent}  {line}" for line in rest)]) + "\n"


def _ordered(version: Mapping[str, Any]) -> dict[str, Any]:
    return {key: version[key] for key in sorted(version, key=VERSION_KEYS.index)}
