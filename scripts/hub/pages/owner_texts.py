"""Parts of a written page that are true only with or without an owner, a mailbox, a public repository, or a screen.

```
{% if contact %}
Write to us.
{% else %}
Nobody receives messages yet.
{% endif %}
```
Each marker has a line of its own. The conditions are settings of `mkdocs.yml` (`extra`), and `screen`, which
does not hold on paper, where nothing can be pressed; `not` turns one round.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from hub.catalogue import Problem
from hub.catalogue.problems import Place

SCREEN: Final = "screen"
CONDITIONS: Final = ("adopted", "contact", "repository", SCREEN)
_MARKER: Final = re.compile(r"^\{%\s*(.*?)\s*%\}[ \t]*$", re.MULTILINE)
_IF: Final = re.compile(rf"if (not )?({'|'.join(CONDITIONS)})")
_BLOCK: Final = re.compile(
    r"^\{%\s*if (?P<turned>not )?(?P<name>\w+)\s*%\}[ \t]*\n(?P<then>.*?)"
    r"(?:^\{%\s*else\s*%\}[ \t]*\n(?P<otherwise>.*?))?^\{%\s*endif\s*%\}[ \t]*(?:\n|\Z)",
    re.MULTILINE | re.DOTALL,
)


def said(words: str, held: Collection[str]) -> str:
    """The words that are true when these of the conditions hold."""

    def chosen(block: re.Match[str]) -> str:
        holds = (block["name"] in held) != bool(block["turned"])
        return (block["then"] if holds else block["otherwise"]) or ""

    return _BLOCK.sub(chosen, words)


def faults(words: str, file: str, first_line: int) -> Iterator[Problem]:
    """A problem for each marker that is no part of a whole block, or names no setting."""
    allowed = {"if"}
    for marker in _MARKER.finditer(words):
        place = Place(file, first_line + words.count("\n", 0, marker.start()), 1)
        kind = marker[1].partition(" ")[0]
        if kind not in allowed or (kind == "if" and not _IF.fullmatch(marker[1])):
            yield Problem("owner-text", place, f"«{marker[0][:40]}» is not understood here",
                          "write {% if contact %} (adopted, repository, screen), {% else %}, {% endif %}")  # fmt: skip
            return
        allowed = {"if": {"else", "endif"}, "else": {"endif"}, "endif": {"if"}}[kind]
    if "if" not in allowed:
        last = first_line + words.rstrip().count("\n")
        yield Problem("owner-text", Place(file, last, 1), "a part that begins with {% if … %} has no end",
                      "write {% endif %} on a line of its own")  # fmt: skip
