"""How search tells who needs a person (`data/asking.yaml`), as `asking.js` reads it.

A line for each class of words and for each rule; its parts are apart by "|", lists within them by commas. Classes have
one letter for a name, so that the whole is small; those that the script itself asks for keep theirs.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from typing import Any, Final

from hub.catalogue import Catalogue
from hub.schema.asking import ANYONE, WordClass

HELP: Final = {"quiet": "1", "urgent": "2"}
KEPT: Final = ("work", "i", "me")
_CLASS: Final = re.compile(r"@([\w-]+)")


def asking(catalogue: Catalogue) -> dict[str, Any]:
    """Classes of words, rules, whose lines to show, and the resource of each line."""
    found = catalogue.asking
    if found is None:
        return {"words": "", "rules": "", "lines": {ANYONE: "||"}, "resources": ""}
    names = _names(found.words)
    rules = [
        (_sequences(rule.when, names), HELP[rule.help], rule.who or "", rule.answer or "", ",".join(rule.topics),
         rule.about or "", "1" if rule.always else "")
        for rule in found.rules
    ]  # fmt: skip
    rules += [(_sequences(row.when, names), "0", row.who, "", "", "", "") for row in found.asks]
    named = {line for row in found.lines for line in (*row.day, *row.night, *row.die)}
    return {
        "words": "\n".join(f"{names[row.id]}|{','.join(row.cy)}|{','.join(row.en)}" for row in found.words),
        "rules": "\n".join("|".join(rule) for rule in rules),
        "lines": {row.who: "|".join(map(",".join, (row.day, row.night, row.die))) for row in found.lines},
        "resources": ",".join(
            f"{line.id} {line.resource}" for line in catalogue.helplines if line.id in named and line.resource
        ),
    }


def _names(words: Iterable[WordClass]) -> dict[str, str]:
    """A short name for each class: a letter, or two when there are no more letters."""
    letters = [*string.ascii_uppercase, *(f"{a}{b}" for a in "XYZ" for b in string.ascii_uppercase)]
    given = iter(letters)
    return {row.id: row.id if row.id in KEPT else next(given) for row in words}


def _sequences(when: Iterable[str], names: Mapping[str, str]) -> str:
    """In the order of the alphabet, which packs better; among the sequences of a rule it makes no difference."""
    return ",".join(sorted(_CLASS.sub(lambda found: f"@{names[found[1]]}", each) for each in when))
