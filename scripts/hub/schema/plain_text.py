"""What words must obey before they may be shown: no HTML, nothing invisible, not endless."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from hub.schema.faults import Fault, WrongError

MOST_QUOTED: Final = 200  # characters of a sentence
MAX_LENGTH: Final = 2000  # characters; the longest summary has some 300
_HTML: Final = re.compile(r"<[A-Za-z/!?][^<>]*>?|&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")
# What nobody sees on a page, for a character class: control, direction and invisible signs, halves of signs, signs of
# private use, and numbers that are no characters (Unicode 15, 23.7).
UNSEEN_SIGNS: Final = (
    "\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\uf8ff\ufdd0-\ufdef"
    "\ufeff\ufff9-\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000))
)
_UNSEEN: Final = re.compile(f"[{UNSEEN_SIGNS}]")
_SIGNS: Final = re.compile(r"[\W_]+")


def unseen_fault(words: str) -> Fault | None:
    """An invisible, control or direction character, if there is one."""
    found = _UNSEEN.search(words)
    if found is None:
        return None
    what = f"`{{name}}` holds an invisible or control character (U+{ord(found.group()):04X})"
    return Fault("text-characters", what, "type the words again")


def fault(words: str) -> Fault | None:
    """What keeps words from being shown, if anything."""
    if not words.strip():
        return Fault("empty-text", "`{name}` is empty", "write the words, or remove the key")
    if len(words) > MAX_LENGTH:
        return Fault("too-long", f"`{{name}}` has {len(words)} characters", f"use at most {MAX_LENGTH}")
    tag = _HTML.search(words)
    if tag:
        return Fault("html", f"`{{name}}` holds HTML (`{tag.group()[:30]}`)", "write plain text")
    return unseen_fault(words)


def clean(words: str) -> str:
    """The words with single spaces.

    Raises:
        WrongError: they may not be shown.

    """
    found = fault(words)
    if found:
        raise WrongError(((), found))
    return " ".join(words.split())


def alike(one: str, two: str) -> bool:
    """Whether two texts are the same words, whatever their case and signs."""
    first, second = (_SIGNS.sub(" ", words.casefold()).split() for words in (one, two))
    return (first or one.split()) == (second or two.split())


# Words that are shown.
Words = Annotated[str, AfterValidator(clean)]


def _quoted(words: str) -> str:
    if len(words) > MOST_QUOTED:
        what = f"`{{name}}` has {len(words)} characters"
        raise WrongError(((), Fault("too-long", what, f"quote at most {MOST_QUOTED}: one sentence")))
    return words


# A sentence as it stands on somebody else's page.
Quoted = Annotated[Words, AfterValidator(_quoted), Field(json_schema_extra={"maxLength": MOST_QUOTED})]
