"""How a new value is laid out in the catalogue's files, so that changes read well in a diff.

Plain values (str, int, bool, None, dates, lists and maps) become YAML text through ruamel.yaml. What
already stands in a file is not touched here: that is `yaml_writing`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from hub.schema import Helpline, Resource, Version
from hub.schema.record import keys

_WIDE: Final = 10**6  # nothing is broken over lines
_BARE: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]*|\d{4}-\d{2}-\d{2}")
_RESERVED: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
# Free text is always in quotes, so that a colon or an apostrophe never surprises.
_QUOTED: Final = frozenset({"url", "home", "cy", "en", "insecure"})
# Read best over several lines: one side a line.
_LONG: Final = frozenset({"summary", "content_note", "home_insecure"})
_ORDER: Final = {"resources": keys(Resource), "versions": keys(Version), "helplines": keys(Helpline)}
_SIDES: Final = ("en", "cy")


class _AsWritten(VersionedResolver):
    """Takes every scalar for text: `null`, `2026-11-21` and `1.10` stay the words that were written."""

    @property
    def versioned_resolver(self) -> dict[str, Any]:
        return {}


def yaml() -> YAML:
    """A reader and writer of ruamel.yaml that keeps scalars, quotes and comments as they were written."""
    made = YAML()
    made.Resolver = _AsWritten
    made.width = _WIDE
    made.preserve_quotes = True
    made.brace_single_entry_mapping_in_flow_sequence = True
    made.indent(mapping=2, sequence=4, offset=2)
    return made


def dumped(value: Any) -> str:
    """The text of a value that `styled` or `yaml` made, without a newline at its end."""
    out = io.StringIO(newline="")
    yaml().dump(value, out)
    return out.getvalue().removesuffix("\n").removesuffix("\n...")


def in_order(keys: Iterable[str], within: str) -> list[str]:
    """Keys in the order in which they stand in a map; `within` is the key that holds the map or its list."""
    order = _ORDER.get(within, _SIDES)
    return sorted(keys, key=lambda key: order.index(key) if key in order else len(order))


def styled(value: Any, key: str = "", within: str = "") -> Any:
    """A plain value as ruamel.yaml takes it. `key` is its key (or its list's), `within` the key above."""
    if isinstance(value, Mapping):
        made = CommentedMap()
        if key not in _LONG and key != "resources":
            made.fa.set_flow_style()
        for name in in_order(value, key):
            made[name] = styled(value[name], name, key)
        return made
    if isinstance(value, Sequence) and not isinstance(value, str):
        items = CommentedSeq(styled(item, key, within) for item in value)
        if key not in _ORDER or not value:
            items.fa.set_flow_style()
        return items
    return scalar(value, key)


def scalar(value: Any, key: str = "") -> str:
    """One value as the words of a scalar, in quotes unless it is a plain id, number, date or constant."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, date)):
        return str(value)
    text = str(value)
    if key in _QUOTED or not _BARE.fullmatch(text) or text.lower() in _RESERVED:
        quoted: str = DoubleQuotedScalarString(text)
        return quoted
    return text
