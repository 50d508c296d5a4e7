"""The Welsh dictionary: is this a word, which word is it a mutation of, what might be meant.

hunspell's cy_GB as bundled with `cymraeg-mcp`, read by spylls, and the project's own words from
`data/words-cy.txt`. Loading takes about half a second and happens once in a process.
"""

from __future__ import annotations

import functools
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

LETTERS: Final = "abcdefghijlmnoprstuwyâêîôûŵŷäëïö"
WORDS_FILE: Final = "data/words-cy.txt"
_CLITIC: Final = re.compile(r"^'(?=\w)|(?<=\w)'(?:r|n|i|u|w|m|th|ch|ti|ma|na)$", re.IGNORECASE)
# Shortened words that keep an apostrophe inside: d'eisiau, b'le.
_SHORTENED: Final = re.compile(r"^(?:d|b|m)'(?=\w\w)", re.IGNORECASE)
_SOFT: Final = (("ll", "l"), ("rh", "r"), ("c", "g"), ("p", "b"), ("t", "d"), ("g", ""),
                ("b", "f"), ("d", "dd"), ("m", "f"))  # fmt: skip
_NASAL: Final = (("c", "ngh"), ("p", "mh"), ("t", "nh"), ("g", "ng"), ("b", "m"), ("d", "n"))
_ASPIRATE: Final = (("c", "ch"), ("p", "ph"), ("t", "th"))
_UNMUTABLE: Final = ("ch", "ph", "th", "dd", "ff", "ng")
_VOWELS: Final = "aeiouwyâêîôûŵŷ"


class MissingToolsError(Exception):
    """A development package that the text checks need is not installed."""


@dataclass(frozen=True, eq=False)
class Welsh:
    """What counts as a Welsh word. Make one with `welsh`."""

    hunspell: Any
    own: frozenset[str] = frozenset()  # listed words with every mutated form; names with a capital
    listed: frozenset[str] = frozenset()  # exactly as listed
    phrases: frozenset[str] = frozenset()  # names of several words
    _seen: dict[str, bool] = field(default_factory=dict, repr=False)

    def known(self, word: str) -> bool:
        """Whether a word, with or without a clitic ('r, 'n, 'i …), is spelled rightly.

        Each part of a word with hyphens counts by itself. A name in small letters is not known.
        """
        found = self._seen.get(word)
        if found is None:
            found = self._seen[word] = self._known(word.replace("’", "'").strip("-"))
        return found

    def _known(self, word: str) -> bool:
        if self._plain(word):
            return True
        bare = _CLITIC.sub("", word)
        if bare != word and self._plain(bare):
            return True
        bare = _SHORTENED.sub("", bare)
        if self._plain(bare):
            return True
        return "-" in bare and all(part and self._known(part) for part in bare.split("-"))

    def _plain(self, word: str) -> bool:
        if not word:
            return False
        if word in self.own or self._lookup(word):
            return True
        return word[:1].isupper() and (word.lower() in self.own or self._lookup(word.lower()))

    def _lookup(self, word: str) -> bool:
        try:
            return bool(self.hunspell.lookup(word))
        except Exception:  # noqa: BLE001 - what spylls cannot read is no word
            return False

    def analyses(self, word: str) -> frozenset[tuple[str, str]]:
        """Each (stem, kind of mutation) that the word can be; kind is M, T, L, H or empty."""
        return _analyses(self.hunspell, word.replace("’", "'"))

    def stems(self, word: str) -> frozenset[str]:
        """The dictionary stems that the word can come from."""
        return frozenset(stem for stem, _ in self.analyses(word.lower()))

    def radical(self, word: str) -> bool:
        """Whether the word can stand as it is without any mutation."""
        lower = word.lower()
        if lower in self.listed or word in self.listed:
            return True
        return any(kind == "" for w in {word, lower} for _, kind in self.analyses(w))

    def unmutated(self, word: str, kind: str) -> str | None:
        """The known word of which `word` is the soft, nasal or aspirate form; or None."""
        for before, after in {"soft": _SOFT, "nasal": _NASAL, "aspirate": _ASPIRATE}[kind]:
            lower = word.lower()
            if after and not lower.startswith(after):
                continue
            if not after and lower[:1] not in _VOWELS + "rln":
                continue
            candidate = before + lower[len(after) :]
            if mutated(candidate, kind) == lower and self._radical_known(word, candidate):
                return candidate
        return None

    def _radical_known(self, word: str, candidate: str) -> bool:
        if candidate in self.listed or self.radical(candidate):
            return True
        return word[:1].isupper() and self._plain(candidate.capitalize())

    def suggestions(self, word: str, most: int = 3) -> list[str]:
        """Known words one letter away, the likeliest first."""
        clitic = _CLITIC.search(word.replace("’", "'"))
        tail = clitic[0] if clitic and clitic.start() else ""
        bare = word[: len(word) - len(tail)] if tail else word
        found = [near for near in neighbours(bare.lower()) if self._plain(near)]
        found += [
            near
            for near in (bare.lower().replace(a, b) for a, b in _USUAL_SLIPS if a in bare.lower())
            if near != bare.lower() and self._plain(near)
        ]
        best = sorted(dict.fromkeys(found), key=lambda near: _unlike(bare.lower(), near))
        if bare[:1].islower() and self._plain(bare.capitalize()):
            best.insert(0, bare.capitalize())
        return [_recased(bare, near) + tail for near in best[:most]]


# Slips of more than one letter: sounds that are written in two ways.
_USUAL_SLIPS: Final = (("ph", "ff"), ("f", "ff"), ("v", "f"), ("k", "c"), ("sh", "si"), ("x", "cs"),
                       ("nn", "n"), ("rr", "r"), ("ei", "eu"), ("eu", "ei"),
                       ("ai", "au"))  # fmt: skip


def _unlike(word: str, near: str) -> tuple[int, int, str]:
    """Sorts suggestions: swapped or doubled letters first, then the same beginning."""
    swapped = sorted(word) == sorted(near) or set(word) == set(near)
    same = next((i for i, (a, b) in enumerate(zip(word, near, strict=False)) if a != b), len(word))
    return (0 if swapped else 1, -same, near)


def _recased(model: str, word: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def neighbours(word: str) -> Iterator[str]:
    """Every string one letter dropped, added, changed or swapped away."""
    for i in range(len(word) + 1):
        if i < len(word):
            yield word[:i] + word[i + 1 :]
        if i < len(word) - 1:
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        for letter in LETTERS:
            yield word[:i] + letter + word[i:]
            if i < len(word):
                yield word[:i] + letter + word[i + 1 :]


def mutated(word: str, kind: str) -> str | None:
    """The soft, nasal or aspirate form of a word; None where it has none."""
    lower = word.lower()
    if lower.startswith(_UNMUTABLE):
        return None
    for before, after in {"soft": _SOFT, "nasal": _NASAL, "aspirate": _ASPIRATE}[kind]:
        if lower.startswith(before):
            if before == "t" and kind == "aspirate" and lower.startswith("ts"):
                return None
            return _recased(word, after + lower[len(before) :])
    return None


def forms(word: str) -> frozenset[str]:
    """A word with all its mutated forms; h before a vowel too."""
    found = {word}
    found |= {form for kind in ("soft", "nasal", "aspirate") if (form := mutated(word, kind))}
    if word[:1].lower() in _VOWELS:
        found.add(_recased(word, "h" + word.lower()))
    return frozenset(found)


@functools.cache
def _analyses(hunspell: Any, word: str) -> frozenset[tuple[str, str]]:
    try:
        return frozenset(
            (form.stem, form.prefix.flag if form.prefix else "")
            for form in hunspell.lookuper.good_forms(word)
            if hasattr(form, "stem")
        )
    except Exception:  # noqa: BLE001 - what spylls cannot read has no analysis
        return frozenset()


@functools.cache
def hunspell() -> Any:
    """The bundled dictionary.

    Raises:
        MissingToolsError: spylls or cymraeg-mcp is not installed.

    """
    try:
        from cymraeg_mcp.paths import dictionary_base  # noqa: PLC0415 - only the checks need it
        from spylls.hunspell import Dictionary  # noqa: PLC0415
    except ImportError as error:
        raise MissingToolsError(error.name or "cymraeg-mcp") from error
    with warnings.catch_warnings():
        # spylls leaves the files that it has read to be closed by themselves.
        warnings.simplefilter("ignore", ResourceWarning)
        return Dictionary.from_files(str(dictionary_base()))


@functools.cache
def welsh(words_file: Path | None = None) -> Welsh:
    """The dictionary together with the words of a file (see `read_words`)."""
    listed, phrases = read_words(words_file) if words_file else (frozenset(), frozenset())
    own = frozenset(form for word in listed for form in forms(word))
    return Welsh(hunspell(), own, listed, phrases)


def read_words(path: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Words and names of several words from a file with one on each line; `#` opens a comment.

    A word counts in every mutated form; a name of several words only as it is written.
    """
    if not path.is_file():
        return frozenset(), frozenset()
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").split("\n"))
    entries = [" ".join(line.split()) for line in lines if line]
    return (
        frozenset(entry for entry in entries if " " not in entry),
        frozenset(entry for entry in entries if " " in entry),
    )
