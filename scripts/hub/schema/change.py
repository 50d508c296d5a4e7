"""What somebody would change in the catalogue, as one file that can be sent: `change.json`.

The desk on the site writes it, the workbook can be brought to it, and `hub apply` takes it in. It is JSON:

```
{"format": 1, "base": "2026-11-30", "publishers": [{"id": …, "name": …}],
 "changes": [
   {"action": "add", "id": "a-guide", "entry": {"title": {…}, …}},
   {"action": "change", "id": "a-guide", "was": {"year": 2021}, "entry": {"year": 2022}},
   {"action": "review", "id": "a-guide"},
   {"action": "withdraw", "id": "a-guide"}]}
```

`base` is the day of the catalogue that its writer saw. `was` and `entry` hold the keys that change and nothing
else, as they were shown and as they are to be; `null` under `entry` takes a key away, and a key that was not there
is not in `was`. What an entry that is added must say is said by `Resource`, but for what follows by itself:
`status`, `review_by`, `owner`, `welsh_reviewed`, and the day on which a version was `checked`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final

from hub.schema.faults import Fault, Known, Path, placed
from hub.schema.record import Record, field
from hub.schema.small_files import Publisher
from hub.schema.values import Day, Id, Length, OneOf, Whole, repeated_ids

FORMAT: Final = 1
ACTIONS: Final = ("add", "change", "review", "withdraw")
MOST_CHANGES: Final = 500
MOST_BYTES: Final = 1_000_000
# What each action needs beside the id.
_NEEDS: Final[Mapping[str, tuple[str, ...]]] = {"add": ("entry",), "change": ("was", "entry")}


class Proposed(Record):
    """One thing to do with one entry."""

    a = "a change"
    record: ClassVar[str] = "proposed"

    action: Annotated[str, OneOf("action", ACTIONS)] = field(example="add")
    id: Id = field(example="parents-guide")
    was: dict[str, Any] = field({})
    entry: dict[str, Any] = field({})

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """What an action lacks, or has and does not need."""
        del known
        action = str(raw.get("action"))
        if action not in ACTIONS:
            return
        wanted = _NEEDS.get(action, ())
        for key in ("was", "entry"):
            if (key in raw) != (key in wanted):
                what = f"`{action}` {'needs' if key in wanted else 'has no'} `{key}`"
                yield placed((), "action", what, f"{'add' if key in wanted else 'remove'} `{key}`")
        entry = raw.get("entry")
        if action == "change" and isinstance(entry, Mapping) and "id" in entry:
            yield placed(("entry", "id"), "action", "an id never changes", "remove it")


class ChangeFile(Record):
    """The whole file."""

    a = "the file"
    record: ClassVar[str] = "change_file"

    format: Annotated[int, Whole(FORMAT, FORMAT)] = field(example="1")
    base: Day = field(example="2026-11-30")
    publishers: Annotated[tuple[Publisher, ...], Length(0, MOST_CHANGES)] = field(())
    changes: Annotated[tuple[Proposed, ...], Length(1, MOST_CHANGES)] = field()

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Two changes of one entry, and two new publishers with one id."""
        del known
        for key in ("publishers", "changes"):
            yield from repeated_ids(raw.get(key), inside=(key,))
