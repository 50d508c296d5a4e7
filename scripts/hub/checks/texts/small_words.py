"""Small words that stand in the wrong form or place: a/ac, na/nag, y/yr, mae/mai, os yw, am, wrth.

As in `agreement`, each rule looks at one word and those around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from hub.checks.texts.agreement import Fault, Rule, after, before, is_article, words
from hub.checks.texts.dictionary import Welsh, mutated
from hub.checks.texts.mutation_rules import Token
from hub.checks.texts.nouns import gender, is_plural, lists, radicals
from hub.checks.texts.spelling import is_acronym

_VOWELS: Final = "aeiouyâêîôûŷàèìòùáéíóúäëïöü"
_VERB: Final = re.compile(r"(?:odd|ais|aist|wyd|ir|id|ith|iff|wch|wn|wyf|ont|ent|ant|ech|em|asai|asant|ai|af)$")
_CLEAR: Final = {"â": "ag", "gyda": "gydag", "efo": "efo"}
_OPEN: Final = {"ag": "â", "gydag": "gyda"}
_VERB_ENDINGS: Final = ("io", "eiddio", "u", "a", "o", "i")
_BE: Final = frozenset({"yw", "ydy", "ydi"})
_IN_GENERAL: Final = frozenset({"pobl", "plant", "cam-drin", "camfanteisio", "help", "cymorth", "amser", "trais"})
_DEFINITE: Final = frozenset(
    {"hwn", "hon", "hwnnw", "honno", "fy", "dy", "ei", "ein", "eich", "eu", "ni", "chi", "nhw"}
)
_BE_AND_GO: Final = frozenset({"oes", "oedd", "yw", "ydy", "ydi", "aeth", "oedden"})  # na oes is never from goes
_NOT: Final = frozenset({"nid", "ni", "os", "pe", "nad"})
_LONG: Final = 3


def _starts(word: str, letters: str) -> bool:
    return word.lower().lstrip("'")[:1] in tuple(letters)


def _finite(word: str) -> bool:
    return word in words()["irregular"] or bool(_VERB.search(word))


def _plain(token: Token, welsh: Welsh) -> bool:
    """A known common word, neither an acronym nor a name nor a single letter."""
    return len(token.lower) > 1 and not is_acronym(token.word) and welsh.known(token.word)


def and_(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:
    """Ac oedolion, a phlant."""
    last, word = before(tokens, i), tokens[i].bare
    if last is None or last.lower not in {"a", "ac"} or not _plain(tokens[i], welsh):
        return None
    if last.lower == "a" and _starts(word, _VOWELS) and not tokens[i].lower.startswith("i'"):
        is_noun = welsh.radical(word) and not _finite(word) and (gender(word, welsh) or is_plural(word, welsh))
        if word in words()["before_ac"] or is_noun:
            return Fault(i - 1, i, "«a» (and) before a vowel", f"ac {tokens[i].word}")
    if last.lower == "ac" and not _starts(word, _VOWELS + "hw'ŵ") and word not in words()["after_ac"]:
        return Fault(i - 1, i, "«ac» before a consonant", f"a {mutated(word, 'aspirate') or word}")
    return None


def nor(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:
    """Nac arian, nag unwaith; na phlant."""
    last, word = before(tokens, i), tokens[i].bare
    if last is None or last.lower not in {"na", "nac", "nag"} or not _plain(tokens[i], welsh):
        return None
    if last.lower == "na" and (_starts(word, _VOWELS) or word == "wrth"):
        dropped = word not in _BE_AND_GO and welsh.known("g" + word) and (_finite(word) or not welsh.radical(word))
        if word in words()["before_ac"] or (not dropped and (welsh.radical(word) or word in words()["irregular"])):
            relative = _finite(word) and word not in words()["before_ac"]
            return Fault(i - 1, i, "«na» before a vowel", f"{'nad' if relative else 'nac / nag'} {tokens[i].word}")
    if last.lower in {"nac", "nag"} and not _starts(word, _VOWELS + "hw'ŵ") and word not in words()["after_ac"]:
        return Fault(i - 1, i, f"«{last.lower}» before a consonant", f"na {mutated(word, 'aspirate') or word}")
    return None


def with_(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:
    """Gydag oedolyn, ag addo; â meddyg."""
    last, word = before(tokens, i), tokens[i].bare
    if last is None or len(word) < 2:  # noqa: PLR2004 - a letter by itself
        return None
    if last.lower in {"â", "gyda"} and _starts(word, _VOWELS) and _plain(tokens[i], welsh):
        return Fault(i - 1, i, f"«{last.lower}» before a vowel", f"{_CLEAR[last.lower]} {tokens[i].word}")
    if (
        last.lower in _OPEN
        and not _starts(word, _VOWELS + "hw'ŵ")
        and _plain(tokens[i], welsh)
        and word not in words()["after_ac"]
    ):
        aspirate = mutated(tokens[i].word, "aspirate") or tokens[i].word
        return Fault(i - 1, i, f"«{last.lower}» before a consonant", f"{_OPEN[last.lower]} {aspirate}")
    return None


def the(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:
    """Yr eglwys, yr hyb; y canllaw."""
    last, word = before(tokens, i), tokens[i].bare
    if last is None or last.lower not in {"y", "yr"} or not _plain(tokens[i], welsh):
        return None
    if last.lower == "y" and _starts(word, _VOWELS + "h"):
        return Fault(i - 1, i, "«y» before a vowel or h", f"yr {tokens[i].word}")
    if word == "gartref":
        return Fault(i - 1, i, "«gartref» is at home", "y cartref")
    if last.lower == "yr" and not _starts(word, _VOWELS + "hwŵ'"):
        return Fault(i - 1, i, "«yr» before a consonant", f"y {tokens[i].word}")
    return None


def mai(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:  # noqa: ARG001 - one shape for all rules
    """Dweud mai ffrind oedd hi."""
    last = before(tokens, i)
    if tokens[i].lower in {"mae", "mae'r"} and last is not None and last.lower in words()["saying"]:
        if last.lower in {"am", "gan"} and i + 1 < len(tokens) and tokens[i + 1].lower in {"yn", "hi"}:
            return None
        return Fault(i - 1, i, f"after «{last.lower}» the sense is that", "mai, or bod")
    return None


def is_any(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:
    """Os oes rhywun, os oes plentyn yn …; os yw'r plentyn."""
    verb, os = before(tokens, i), before(tokens, i, 2)
    word = tokens[i].bare
    if verb is None or os is None or verb.lower not in _BE or os.lower != "os" or tokens[i].word[:1].isupper():
        return None
    if word in words()["indefinite"]:
        return Fault(i - 2, i, f"«{word}» is nobody in particular", f"os oes {tokens[i].word}")
    if word not in _IN_GENERAL and (gender(word, welsh) or word == "ffrind") and _none_in_particular(tokens, i):
        return Fault(i - 2, i, f"«{word}» is none in particular", f"os oes {word}")
    return None


def _none_in_particular(tokens: Sequence[Token], i: int) -> bool:
    """Whether what follows a bare noun shows that it ends there: not y plentyn hwn, nor plentyn y teulu."""
    for token in (tokens[i], after(tokens, i), after(tokens, i, 2)):
        if token is None:
            return False
        if token is not tokens[i] and (is_article(token) or token.word[:1].isupper() or token.lower in _DEFINITE):
            return False
        if token.lower.endswith("'n") or token.lower in words()["after_indefinite"]:
            return True
    return False


def is_not(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:  # noqa: ARG001
    """Nid yw, os yw: never nid mae, os mae."""
    last = before(tokens, i)
    if tokens[i].bare not in {"mae", "maen"} or last is None or last.lower not in _NOT:
        return None
    return Fault(i - 1, i, f"«mae» after «{last.lower}»", f"{last.lower} yw / oes")


def wants(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:
    """Mae'r dudalen yn sôn am atal …: «mae'r dudalen am atal …» says that the page wants to prevent it."""
    word = tokens[i].bare
    am = before(tokens, i)
    if am is None or am.lower != "am" or not any(_verb_noun(radical, welsh) for radical in radicals(word, welsh)):
        return None
    for back in (3, 4, 5):
        mae = before(tokens, i, back)
        if mae is None:
            return None
        if mae.lower in {"mae'r", "mae"}:
            subject = tokens[i - back + 1]
            if is_article(subject):
                subject = tokens[i - back + 2]
            inside = tokens[i - back + 1 : i - 1]
            if any(t.lower == "yn" or t.lower.endswith("'n") or t.lower == "wedi" for t in inside):
                return None
            if lists()["things"] & set(radicals(subject.bare, welsh)):
                return Fault(i - back, i, "«mae … am» with a verb-noun says what it wants to do", "yn sôn am …")
            return None
    return None


def _verb_noun(word: str, welsh: Welsh) -> bool:
    if word in words()["verb_nouns"]:
        return True
    return len(word) > _LONG and word.endswith(_VERB_ENDINGS) and not gender(word, welsh) and (
        any(welsh.known(word.removesuffix(end) + "odd") for end in _VERB_ENDINGS if word.endswith(end))
        or welsh.known(word + "odd")
    )  # fmt: skip


def tells(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:  # noqa: ARG001
    """Dweud wrth rywun, gwrando ar blentyn, siarad â ffrind."""
    to, verb = before(tokens, i), before(tokens, i, 2)
    if to is None or verb is None or to.lower not in {"i", "i'r"} or verb.bare not in _SPEAK:
        return None
    if to.lower == "i" and tokens[i].bare not in words()["people"]:
        return None
    return Fault(i - 2, i, f"«{verb.bare}» is not followed by «i»", f"{verb.bare} {_SPEAK[verb.bare]}")


_SPEAK: Final = {
    "dweud": "wrth", "ddweud": "wrth", "dywedwch": "wrth", "dwed": "wrth", "gwrando": "ar", "wrando": "ar",
    "gwrandewch": "ar", "siarad": "â", "siaradwch": "â", "siarada": "â",
}  # fmt: skip


def inside(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:  # noqa: ARG001
    """Yn y plentyn, mewn plentyn: «mewn» is for what is not named."""
    last = before(tokens, i)
    if (
        last is None
        or last.lower != "mewn"
        or tokens[i].lower not in {"y", "yr", "fy", "dy", "ei", "ein", "eich", "eu"}
    ):
        return None
    return Fault(i - 1, i, "«mewn» before what is named", f"yn {tokens[i].lower}")


def affects(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:
    """Effeithio ar blant."""
    last, word = before(tokens, i), tokens[i].word
    if last is None or last.lower not in {"effeithio", "heffeithio"}:
        return None
    if gender(tokens[i].bare, welsh) or is_plural(tokens[i].bare, welsh) or tokens[i].lower in _DEFINITE:
        return Fault(i - 1, i, "«effeithio» takes «ar»", f"effeithio ar {mutated(word, 'soft') or word}")
    return None


def are(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:  # noqa: ARG001
    """Maen nhw; mae'n bwysig."""
    last = before(tokens, i)
    if (
        last is None
        or last.lower != "maen"
        or tokens[i].bare in {"nhw", "hwy", "hwythau", "nhwythau", "prawf", "tramgwydd", "clo"}
    ):
        return None
    return Fault(i - 1, i, "«maen» stands before «nhw» only", f"mae'n {tokens[i].word}")


def most(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:  # noqa: ARG001
    """Sydd fwyaf diogel, sydd orau."""
    last = before(tokens, i)
    soft = mutated(tokens[i].word, "soft")
    if last is None or last.lower not in {"sydd", "sy"} or tokens[i].lower not in words()["superlatives"] or not soft:
        return None
    return Fault(i - 1, i, f"soft mutation after «{last.lower}»", soft)


RULES: Final[tuple[Rule, ...]] = (and_, nor, with_, the, mai, is_any, is_not, wants, tells, inside, affects, are, most)
