"""Words that search must not correct, although no page holds them: "niece" is no slip for "nice".

The Welsh and the English dictionary come with the packages that the checks need. Of their words only those count that
lie so near to a word of ours that search would take them for a slip; they go into a small filter that knows every one
of them, and is wrong about three in a thousand of all other words. `spelling.js` reads it, and counts slips alike.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

KEPT: Final = Path(".hub") / "words"
SHORTEST: Final = 5  # letters of a word that search corrects
LONG: Final = 8  # letters from which on it forgives two slips
LONG_WELSH: Final = 1  # slips in a long Welsh word: its many verb forms would fill the filter
BITS: Final = 12  # of the filter, for each word
HASHES: Final = 7
SEED: Final = 2166136261
STEP: Final = 16777619

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDING: Final = re.compile(r"(?<=.{5})(?:ations?|ing|e?d|ers?|e?s|ly|ments?|ies|ions?|ive|ness|au|us|odd|wyd)$")
# Welsh has so many forms of a verb that the shorter ones count too.
_WELSH_ENDING: Final = re.compile(r"(?:e?d|io?|au|[iou]on|ol|us|odd|wyd|iad|wr|[aoiu])$")
_KEYBOARD: Final = "qwertyuiop asdfghjkl zxcvbnm"
_SOUNDS: Final = "ck cs sz fv bp dt gj mn"
_VOWELS: Final = frozenset("aeiouwy")
_LIKE: Final = frozenset(frozenset(pair) for pair in (*map("".join, itertools.pairwise(_KEYBOARD)), *_SOUNDS.split()))
# What a Welsh word begins with after a mutation, and before it.
_MUTATIONS: Final = (
    ("ngh", "c"), ("mh", "p"), ("nh", "t"), ("ng", "g"), ("ph", "p"), ("th", "t"), ("ch", "c"), ("dd", "d"), ("b", "p"),
    ("d", "t"), ("g", "c"), ("f", "m"), ("f", "b"), ("m", "b"), ("l", "ll"), ("l", "gl"), ("r", "rh"), ("r", "gr"),
    ("n", "d"), ("w", "gw"), ("h", ""), ("", "g"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Where a dictionary lies: its package, its path there without an ending. `without` are flags that are left out."""

    package: str
    path: str
    without: str = ""
    only_mutated: bool = False

    @property
    def base(self) -> Path | None:
        """Its files without their endings, if the package is installed."""
        found = find_spec(self.package)
        if found is None or not found.submodule_search_locations:
            return None
        base = Path(next(iter(found.submodule_search_locations)), self.path)
        return base if base.with_suffix(".dic").is_file() else None


# The English flag M makes "word's" of every noun.
ENGLISH: Final = Dictionary("spylls", "hunspell/data/en/en_US", without="M")
# Of Welsh the words as they stand, and mutated: all forms of its verbs would fill the filter.
WELSH: Final = Dictionary("cymraeg_mcp", "data/dictionaries/cy_GB", only_mutated=True)


def fold(text: str) -> str:
    """Lower case without accents, as `analyse.js` folds it."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)).lower()


def words_of(text: str) -> Iterator[str]:
    """The words of a text as search takes it apart: a hyphened one whole and in parts, none with what hangs on it."""
    for match in _WORD.findall(fold(text)):
        parts = [re.split("['’]", part)[0] for part in match.split("-")]
        yield from parts
        yield "".join(parts)


def filter_of(root: Path, held: Iterable[str], meant: Iterable[str]) -> list[str | int]:
    """The filter for a catalogue: how many bits it has, and the bits.

    `held` are texts in which search finds a word at once; `meant` those whose words it may correct others to.
    What was made is kept below `.hub/`, named by what it was made from.
    """
    ours = {word for text in held for word in words_of(text)}
    targets = {word for text in meant for word in words_of(text) if len(word) >= SHORTEST - 1 and word.isalpha()}
    how = Path(__file__).read_bytes()
    mark = hashlib.sha256(b"\0".join((how, *(word.encode() for group in (ours, targets) for word in sorted(group)))))
    kept = root / KEPT / f"{mark.hexdigest()[:32]}.json"
    if kept.is_file():
        found: list[str | int] = json.loads(kept.read_text(encoding="utf-8"))
        return found
    made = as_filter(real_words(ours, targets))
    kept.parent.mkdir(parents=True, exist_ok=True)
    aside = kept.with_suffix(".new")
    aside.write_text(json.dumps(made), encoding="utf-8")
    aside.replace(kept)
    return made


def real_words(ours: set[str], targets: set[str]) -> set[str]:
    """The words of both dictionaries that search would take for a slip in one of `targets`."""
    near = _Near(targets)
    english = _strange(read(ENGLISH), ours, _ENDING)
    found = {word for word in english if any(map(near.holds, _readings(word)))}
    welsh = read(WELSH)
    radical = {_radical(word, welsh) for word in _strange(welsh, ours, _WELSH_ENDING) if near.holds(word, LONG_WELSH)}
    return found | _strange(radical, ours, _WELSH_ENDING)


def _strange(words: set[str], ours: set[str], ending: re.Pattern[str]) -> set[str]:
    """Those that are none of ours, nor a form of one as far as an ending tells."""
    alike = {ending.sub("", word) for word in ours}
    return {word for word in words if len(word) >= SHORTEST and word not in ours and ending.sub("", word) not in alike}


def read(dictionary: Dictionary) -> set[str]:
    """Every form of every word of a dictionary, folded; none where it is not installed."""
    base = dictionary.base
    if base is None:
        return set()
    rules = _affixes(base.with_suffix(".aff"))
    found: set[str] = set()
    for line in base.with_suffix(".dic").read_text(encoding="utf-8").splitlines()[1:]:
        word, _, flags = line.partition("\t")[0].partition("/")
        wanted = set(flags) - set(dictionary.without)
        kinds = ("PFX",) if dictionary.only_mutated else ("PFX", "SFX")
        found |= {word, *(f for flag in wanted for kind in kinds for f in _applied(word, rules.get((kind, flag), ())))}
    return {folded for word in found if (folded := fold(word.replace("-", ""))).isalpha()}


@dataclass(frozen=True, slots=True)
class _Affix:
    prefix: bool
    cut: str
    put: str
    where: re.Pattern[str]


def _affixes(path: Path) -> Mapping[tuple[str, str], list[_Affix]]:
    rules: dict[tuple[str, str], list[_Affix]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, *rest = line.split() or [""]
        match rest:
            case [flag, cut, put, where, *_] if kind in {"SFX", "PFX"}:
                pattern = re.compile(f"^(?:{where})" if kind == "PFX" else f"(?:{where})$")
                put = put.partition("/")[0]
                rules[kind, flag].append(_Affix(kind == "PFX", cut.strip("0"), put.strip("0"), pattern))
    return rules


def _applied(word: str, rules: Iterable[_Affix]) -> Iterator[str]:
    for rule in rules:
        if rule.where.search(word):
            yield rule.put + word[len(rule.cut) :] if rule.prefix else word[: len(word) - len(rule.cut)] + rule.put


def _readings(word: str) -> Iterator[str]:
    """A word, and what it would have been before a mutation if it were Welsh: search looks for all of these."""
    yield word
    for begins, was in _MUTATIONS:
        if word.startswith(begins) and (begins or word[0] in _VOWELS):
            yield was + word[len(begins) :]


def _radical(word: str, welsh: set[str]) -> str:
    for begins, was in _MUTATIONS:
        if word.startswith(begins) and (before := was + word[len(begins) :]) in welsh:
            return before
    return word


class _Near:
    """Our words by what is left of them when letters are taken out: two words that are near share some of that."""

    def __init__(self, targets: set[str]) -> None:
        self.left: list[dict[str, list[str]]] = [{}, defaultdict(list), defaultdict(list)]
        for word in targets:
            for most in (1, 2):
                if most == 1 or len(word) >= LONG - 2:
                    for key in _without(word, most):
                        self.left[most][word[0] + key].append(word)

    def holds(self, word: str, most_in_long: int = 2) -> bool:
        """Whether search would take a word for a slip in one of ours."""
        most = 1 if len(word) < LONG else most_in_long
        left = self.left[most]
        near = {each for key in _without(word, most) for each in left.get(word[0] + key, ())}
        return any(slips(word, each, most) <= most for each in near)


def _without(word: str, most: int) -> set[str]:
    found = layer = {word}
    for _ in range(most):
        layer = {each[:i] + each[i + 1 :] for each in layer for i in range(len(each))}
        found = found | layer
    return found


def _changing(one: str, two: str) -> int:
    if one == two:
        return 0
    return 1 if (one in _VOWELS and two in _VOWELS) or frozenset((one, two)) in _LIKE else 2


def slips(one: str, two: str, most: int) -> int:
    """How many slips lie between two words, as `distance` of `analyse.js` counts them; `most` + 1 when it is more."""
    if abs(len(one) - len(two)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(two) + 1))
    for i, mine in enumerate(one, 1):
        row = [i]
        for j, yours in enumerate(two, 1):
            value = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + _changing(mine, yours))
            if i > 1 and j > 1 and mine == two[j - 2] and one[i - 2] == yours:
                value = min(value, before[j - 2] + 1)
            row.append(value)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]


def as_filter(words: set[str]) -> list[str | int]:
    """A Bloom filter: how many bits, and the bits in base64, the lowest of each byte first."""
    size = max(8, int(len(words) * BITS) | 1)  # odd, so that places do not fall together
    bits = bytearray(size // 8 + 1)
    for word in words:
        for place in _places(word, size):
            bits[place >> 3] |= 1 << (place & 7)
    return [size, base64.b64encode(bytes(bits)).decode()]


def _places(word: str, size: int) -> Iterator[int]:
    first = SEED
    for sign in word:
        first = ((first ^ ord(sign)) * STEP) & 0xFFFFFFFF
    second = ((first >> 15) ^ (first * 2246822519)) & 0xFFFFFFFF | 1
    for turn in range(HASHES):
        yield ((first + turn * second) & 0xFFFFFFFF) % size
