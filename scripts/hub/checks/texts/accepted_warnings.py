"""Warnings that a careful reader found to be no mistake: `data/warnings-reviewed.yaml`.

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

from hub.catalogue import Problem
from hub.catalogue.problems import Place
from hub.catalogue.yaml_file import read

FILE: Final = "data/warnings-reviewed.yaml"
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
            problem.severity == "warning"
            and problem.rule == self.rule
            and self.phrase in _QUOTED.findall(problem.what)[:1]
            and (not self.only_in or self.only_in in {problem.about, problem.place.file})
        )


def reviewed(path: Path) -> tuple[list[Reviewed], list[Problem]]:
    """The exceptions of a file, and what is wrong with the file. No file, no exceptions."""
    if not path.is_file():
        return [], []
    node, problems = read(path, FILE)
    found: list[Reviewed] = []
    if node is None:
        return found, problems
    listed = (node.entries or {}).get("reviewed")
    if listed is None:
        problems.append(Problem("missing-key", node.place(FILE), "`reviewed` is missing",
                                "write `reviewed: []`"))  # fmt: skip
        return found, problems
    for item in listed[1].items or ():
        values = {key: value.words or "" for key, (_, value) in (item.entries or {}).items()}
        if not all(values.get(key, "").strip() for key in ("rule", "phrase", "reason")):
            problems.append(Problem("reviewed", item.place(FILE),
                                    "an exception lacks its rule, phrase or reason",
                                    "write {rule: …, phrase: …, reason: …}"))  # fmt: skip
            continue
        found.append(Reviewed(values["rule"], values["phrase"], values.get("in", ""), item.place(FILE)))
    return found, problems


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
