"""Warnings and disputed grammar that a careful reader found to be no mistake: `data/warnings-reviewed.yaml`.

```yaml
reviewed:
  - {rule: welsh-mutation, phrase: "o Gwella", reason: "the name of a programme"}
  - {rule: terms, phrase: "search", in: resources/x/summary, reason: "…"}
```
`phrase` is what the warning quotes between «»; `in`, the key of a text, keeps it to that text.
An exception that matches no warning any more is itself a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hub.catalogue import Problem, records
from hub.catalogue.problems import Place
from hub.catalogue.yaml_file import read
from hub.schema import AcceptedWarnings
from hub.schema.faults import Known

FILE: Final = "data/warnings-reviewed.yaml"
# Errors of which a careful reader may know better: Welsh grammar has more cases than rules.
_DISPUTABLE: Final = frozenset({"welsh-mutation", "welsh-grammar"})
_QUOTED: Final = re.compile("«([^»]*)»")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One exception and where it stands."""

    rule: str
    phrase: str
    only_in: str
    place: Place

    def excuses(self, problem: Problem) -> bool:
        """Whether this is the warning that was reviewed."""
        return (
            (problem.severity == "warning" or problem.rule in _DISPUTABLE)
            and problem.rule == self.rule
            and self.phrase in _QUOTED.findall(problem.what)[:1]
            and (not self.only_in or self.only_in in {problem.about, problem.place.file})
        )


def reviewed(path: Path) -> tuple[list[Reviewed], list[Problem]]:
    """The exceptions of a file, and what is wrong with the file. No file, no exceptions."""
    if not path.is_file():
        return [], []
    node, problems = read(path, FILE)
    file = records.record(AcceptedWarnings, node, FILE, Known(), problems) if node is not None else None
    if node is None or file is None:
        return [], problems
    rows = (node.entries or {})["reviewed"][1].items or []
    return [
        Reviewed(each.rule, each.phrase, each.only_in, row.place(FILE))
        for each, row in zip(file.reviewed, rows, strict=True)
    ], problems


def without_reviewed(problems: Iterable[Problem], exceptions: Iterable[Reviewed], *, tell_stale: bool) -> list[Problem]:
    """The problems that nobody has reviewed, and a warning for each exception without a use."""
    exceptions = list(exceptions)
    used: set[Reviewed] = set()
    kept: list[Problem] = []
    for problem in problems:
        excuses = [exception for exception in exceptions if exception.excuses(problem)]
        used.update(excuses)
        if not excuses:
            kept.append(problem)
    if tell_stale:
        kept += [
            Problem("stale-exception", exception.place,
                    f"nothing says «{exception.phrase}» against [{exception.rule}] any more",
                    "remove the exception", "", "warning")
            for exception in exceptions if exception not in used
        ]  # fmt: skip
    return kept
