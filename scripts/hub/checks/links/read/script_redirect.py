"""Where a script of a page sends every visitor without being asked."""

from __future__ import annotations

import re
from typing import Final

_SEND: Final = re.compile(
    r"(?:(?:window|document|self|top|parent)\s*\.\s*)*location"
    r"(?:\s*\.\s*href\s*=(?!=)|\s*=(?!=)|\s*\.\s*(?:replace|assign)\s*\()\s*(?:\"([^\"\n]{1,2000})\"|'([^'\n]{1,2000})')"
)
# What may stand before a sending away that nobody has to ask for: a function that runs by itself.
_AT_ONCE: Final = re.compile(
    r"(?:^|[;})\n,]|\*/)\s*(?:window\.onload\s*=\s*|(?:document|window)\.addEventListener\([^{]{0,80}|"
    r"\$\(|(?:window\.)?setTimeout\(\s*|[!(]\s*)"
    r"(?:async\s+)?(?:function\s*\w*\s*\([^)]{0,80}\)|\([^)]{0,80}\)\s*=>)\s*$"
)
_NAMED: Final = re.compile(r"(?:^|[;}\n])\s*function\s+(\w+)\s*\([^)]{0,80}\)\s*$")
_CONDITION: Final = re.compile(r"\bif\s*\([^;{}]*$|[?&|]\s*$|=>\s*$")
LONGEST_SCRIPT: Final = 64 * 1024


def sent_away(script: str) -> str:
    """Where a script sends every visitor without being asked, or ""."""
    for found in _SEND.finditer(script):
        before = script[: found.start()]
        depth = before.count("{") - before.count("}")
        if depth == 0 and not _CONDITION.search(before[-200:]):
            return found.group(1) or found.group(2)
        if depth == 1:
            opened = before.rfind("{")
            head = before[max(0, opened - 200) : opened]
            named = _NAMED.search(head)
            called = named is not None and len(re.findall(rf"\b{named.group(1)}\b", script)) > 1
            if called or _AT_ONCE.search(head):
                return found.group(1) or found.group(2)
    return ""
