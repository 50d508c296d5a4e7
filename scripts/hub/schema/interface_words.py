"""`strings/<language>.yaml`: the words of the interface, a flat map from dotted key to text.

Both languages have the same keys. Plural categories that Welsh has and English has not may stand in
one language alone, and so may a key that ends in `.ti`, which speaks to the young.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from typing import Annotated, Final

from pydantic import AfterValidator, TypeAdapter

from hub.schema.faults import Fault, WrongError, wrong
from hub.schema.plain_text import MAX_LENGTH, unseen_fault
from hub.schema.values import ID

PLURALS: Final = frozenset({"zero", "one", "two", "few", "many", "other"})
_TI: Final = ".ti"
# Words that stand in addresses of pages and of papers.
_ADDRESSES: Final = ("path.", "pack.file.")


def _fields(words: str) -> frozenset[str]:
    """The names between braces.

    Raises:
        ValueError: a brace is open, or doubled wrongly.

    """
    return frozenset(name for _, name, _, _ in string.Formatter().parse(words) if name is not None)


def _word(value: str) -> str:
    if not value.strip():
        raise wrong("empty-text", "`{name}` has no words", "write them")
    if len(value) > MAX_LENGTH:
        raise wrong("too-long", f"`{{name}}` has {len(value)} characters", f"use at most {MAX_LENGTH}")
    found = unseen_fault(value)
    if found:
        raise WrongError(((), found))
    try:
        fields = _fields(value)
    except ValueError:
        raise wrong(
            "placeholder", "a brace of `{name}` is not closed or not opened", "write {key}, or no brace"
        ) from None
    strange = sorted(name for name in fields if not name.isidentifier())
    if strange:
        raise wrong("placeholder", f"`{{name}}` has a placeholder «{strange[0][:40]}» without a name", "write {key}")
    return value


Word = Annotated[str, AfterValidator(_word)]
WORDS: Final[TypeAdapter[dict[str, str]]] = TypeAdapter(dict[str, Word])


def stem(key: str) -> str:
    """The key without the end that a form of it has: a plural category or `.ti`."""
    plain = key.removesuffix(_TI)
    head, _, last = plain.rpartition(".")
    return head if last in PLURALS and head else plain


def missing(here: Mapping[str, str], there: Mapping[str, str]) -> Iterator[str]:
    """Keys of the other language that this one lacks, so that nothing could be said."""
    for key in there:
        if key in here or key.endswith(_TI):
            continue
        last = key.rpartition(".")[2]
        if last not in PLURALS or f"{stem(key)}.other" not in here:
            yield key


def address_faults(words: Mapping[str, str]) -> Iterator[tuple[str, Fault]]:
    """Words of addresses that cannot stand in one."""
    for key, value in words.items():
        if key.startswith(_ADDRESSES) and not ID.fullmatch(value):
            yield key, Fault("slug", f"«{value[:60]}» cannot stand in an address",
                             "use lower-case letters, digits and hyphens")  # fmt: skip


def placeholder_faults(here: Mapping[str, str], there: Mapping[str, str]) -> Iterator[tuple[str, Fault]]:
    """Placeholders that the same key of the other language has not; a plural form need not name its count."""
    for key, words in here.items():
        other = there.get(key) or there.get(key.removesuffix(_TI)) or there.get(f"{stem(key)}.other")
        if other is None:
            continue
        mine, theirs = _fields(words), _fields(other)
        optional = {"count"} if key.rpartition(".")[2] in PLURALS else set()
        strange, lost = mine - theirs - optional, theirs - mine - optional
        if strange or lost:
            name = min(strange or lost)
            what = (
                f"`{{name}}` {'has' if strange else 'lacks'} the placeholder {{{name[:40]}}}, unlike the other language"
            )
            yield key, Fault("placeholder", what, "use the same placeholders in both languages")
