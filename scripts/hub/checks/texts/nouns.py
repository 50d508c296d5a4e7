"""What we know of nouns: their gender, and whether a word is a plural.

The lists are in `nouns.yaml`; regular plurals are told by the suffix that the dictionary took off. What is not known is
None or False, so that a check stays silent.
"""

from __future__ import annotations

import functools
from importlib import resources
from typing import Final, Literal

from hub import own_yaml
from hub.checks.texts.dictionary import Welsh

Gender = Literal["masculine", "feminine"]

_LONG: Final = 6
_SHORT: Final = 3
_KINDS: Final = ("soft", "nasal", "aspirate")
# The ending of a plural, and what stands in its place in the singular.
_PLURAL_ENDINGS: Final = (
    ("feydd", ("fa",)), ("fâu", ("fa",)), ("wyr", ("wr", "ydd")), ("iaid", ("",)), ("aethau", ("aeth",)),
    ("iadau", ("iad",)), ("nau", ("n", "")), ("iau", ("",)), ("au", ("",)), ("oedd", ("",)), ("ion", ("", "yn")),
    ("onnau", ("on",)), ("ydd", ("",)), ("ïau", ("i",)), ("ïoedd", ("i",)), ("nni", ("n",)), ("eddau", ("edd",)),
    ("ynau", ("wn",)),
)  # fmt: skip


@functools.cache
def lists() -> dict[str, frozenset[str]]:
    """The word lists of `nouns.yaml`."""
    text = resources.files("hub.checks.texts").joinpath("nouns.yaml").read_text("utf-8")
    return {
        name: frozenset(words.split() if isinstance(words, str) else words)
        for name, words in own_yaml.read(text).items()
    }


@functools.lru_cache(maxsize=20_000)
def radicals(word: str, welsh: Welsh) -> tuple[str, ...]:
    """The words that this one can be a mutation of, itself first."""
    found = dict.fromkeys([word])
    for kind in _KINDS:
        radical = welsh.unmutated(word, kind)
        if radical:
            found[radical] = None
    return tuple(found)


@functools.lru_cache(maxsize=20_000)
def gender(word: str, welsh: Welsh) -> Gender | None:
    """The gender of a singular noun in any mutated form; None where we are not sure."""
    found = {sure for radical in radicals(word, welsh) if (sure := _gender(radical))}
    return found.pop() if len(found) == 1 else None


def _gender(radical: str) -> Gender | None:
    known = lists()
    if radical in known["masculine"]:
        return "masculine"
    if radical in known["feminine"]:
        return "feminine"
    if (
        len(radical) < _LONG
        or radical.endswith("oedd")
        or radical in known["endings_do_not_fit"]
        or radical in known["plurals"]
    ):
        return None
    if radical.endswith(tuple(known["feminine_endings"])):
        return "feminine"
    return "masculine" if radical.endswith(tuple(known["masculine_endings"])) else None


@functools.lru_cache(maxsize=20_000)
def is_plural(word: str, welsh: Welsh) -> bool:
    """Whether a word is the plural of a noun, in any mutated form."""
    return any(_plural(radical, welsh) for radical in radicals(word, welsh))


def _plural(radical: str, welsh: Welsh) -> bool:
    known = lists()
    if radical in known["plurals"]:
        return True
    if radical in known["no_plurals"] or radical in known["masculine"] | known["feminine"]:
        return False
    if not welsh.radical(radical):
        return False
    for ending, singulars in _PLURAL_ENDINGS:
        stem = radical.removesuffix(ending)
        if stem == radical or len(stem) < _SHORT:  # llysoedd, not oedd
            continue
        if any(
            _gender(stem + singular) or (len(stem) > _SHORT and welsh.radical(stem + singular))
            for singular in singulars
        ):
            return True
    return False
