"""How search tells who needs a person (`data/asking.yaml`), as `asking.js` reads it.

A line for each class of words and for each rule; its parts are apart by "|", lists within them by commas. The words are
of the page's own language; those of the other are fetched when somebody types a word of it. Classes have a letter for
a name, so that the whole is small; those that the script itself asks for keep theirs.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from typing import Any, Final

from hub.catalogue import Catalogue
from hub.languages import Language, other
from hub.pages.opening import opening
from hub.pages.spelling import fold
from hub.schema.asking import ANYONE, Asking, WordClass

HELP: Final = {"quiet": "1", "urgent": "2"}
KEPT: Final = ("work", "i", "me", "first")
_CLASS: Final = re.compile(r"@([\w-]+)")


def asking(catalogue: Catalogue, language: Language, known: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Classes of words of one language, rules, whose lines to show, each line's resource and when it answers.

    `known` are the words of what is searched in that language, folded: what the other language says with these alone is
    here too, since such words do not tell that somebody types in the other.
    """
    found = catalogue.asking
    if found is None:
        return {"words": "", "rules": "", "leanings": "", "lines": {ANYONE: "|"}, "resources": "", "hours": ""}
    names = _names(found.words)
    rules: list[tuple[str, ...]] = [
        (_sequences(rule.when, names), HELP[rule.help], rule.who or "", rule.answer or "", ",".join(rule.topics),
         rule.about or "", "1" if rule.always else "")
        for rule in found.rules
    ]  # fmt: skip
    rules += [(_sequences(row.when, names), "0", row.who, "", "", "", "", ",".join(row.over)) for row in found.asks]
    rules += [
        (_sequences(row.when, names), "0", row.who, "", "", "", "", "", "", str(row.points)) for row in found.evidence
    ]
    rules += [(_sequences(row.when, names), "0", "", "", "", "", "", "", ",".join(row.lines)) for row in found.besides]
    named = set(lines_named(found))
    return {
        "words": "\n".join(
            f"{names[row.id]}|{','.join(_side(row, language))}|{','.join(_shared(row, language, known))}".rstrip("|")
            for row in found.words
        ),
        "rules": "\n".join("|".join(rule).rstrip("|") for rule in rules),
        "leanings": "\n".join(
            f"{who}|{points}|{_sequences(when, names)}"
            for who, points, when in (
                *((row.who, row.points, row.when) for row in found.leanings),
                *(("", row.points, row.when) for row in found.needing),
            )
        ),
        "lines": {row.who: "|".join(map(",".join, (row.day, row.die))) for row in found.lines},
        "resources": ",".join(
            f"{line.id} {line.resource}" for line in catalogue.helplines if line.id in named and line.resource
        ),
        "hours": "|".join(f"{line.id} {opening(line)}" for line in catalogue.helplines if line.id in named),
    }


def typed(catalogue: Catalogue, language: Language) -> str:
    """The words of the same classes in this language: a line for each class, in the same order."""
    return "\n".join(",".join(_side(row, language)) for row in (catalogue.asking.words if catalogue.asking else ()))


def _side(row: WordClass, language: Language) -> tuple[str, ...]:
    return row.cy if language == "cy" else row.en


def _shared(row: WordClass, language: Language, known: frozenset[str]) -> Iterable[str]:
    return (each for each in _side(row, other(language)) if known.issuperset(fold(each.lstrip("=")).lower().split()))


def lines_named(found: Asking) -> tuple[str, ...]:
    """The helplines that search may show, each once: first those that are for anyone."""
    rows = sorted(found.lines, key=lambda row: row.who != ANYONE)
    lines = [line for row in rows for line in (*row.day, *row.die)]
    return tuple(dict.fromkeys([*lines, *(line for row in found.besides for line in row.lines)]))


def _names(words: Iterable[WordClass]) -> dict[str, str]:
    """A short name for each class: a letter, or two when there are no more letters."""
    letters = [
        *string.ascii_uppercase,
        *(f"{a}{b}" for a in reversed(string.ascii_uppercase) for b in string.ascii_uppercase),
    ]
    given = iter(letters)
    return {row.id: row.id if row.id in KEPT else next(given) for row in words}


def _sequences(when: Iterable[str], names: Mapping[str, str]) -> str:
    """In the order of the alphabet, which packs better; among the sequences of a rule it makes no difference."""
    return ",".join(sorted(_CLASS.sub(lambda found: f"@{names[found[1]]}", each) for each in when))
