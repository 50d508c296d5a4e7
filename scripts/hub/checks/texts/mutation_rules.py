"""Our own rules of mutation, for what the rules of `cymraeg-mcp` say nothing about.

Each rule looks at a word, the one before it and the one before that. The words that the rules speak
of are in `mutation_rules.yaml`; how findings become problems is in `mutations`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from typing import Final

from hub import own_yaml
from hub.checks.texts.dictionary import Welsh, mutated
from hub.checks.texts.nouns import gender, is_plural, lists, radicals

_YN_NOT_OUR: Final = frozenset({"i'n", "o'n", "a'n", "gyda'n", "â'n", "na'n"})
_YN_BEFORE_NOUNS: Final = frozenset({"yn", "sy'n", "chi'n", "ti'n", "nhw'n"})
_PREPOSITIONS: Final = frozenset({"am", "ar", "at", "dan", "dros", "drwy", "gan", "heb", "i", "o", "wrth"})
_THEIR: Final = frozenset({"ein", "eu", "a'u", "o'u", "gyda'u", "â'u"})
_YOU: Final = frozenset({"chi", "ti", "di", "ni", "fi"})
_TO_THEM: Final = frozenset({"iddo", "iddi", "iddynt"})
_TO_MANY: Final = frozenset({"iddyn"})
_THEM: Final = frozenset({"nhw", "ef", "fe", "fo", "hi"})
_FEMININE_FORMS: Final = {"byr": "fer", "gwyn": "wen"}
_SHORT: Final = 3
_LONG: Final = 5
_MUTABLE_H: Final = "aeiouyâêîôûŷ"

_VERB_NOUN: Final = ("io", "u")

_CLITIC: Final = re.compile(r"(?<=\w)'(?:r|n|i|u|w|m|th|ch)$")

Finding = tuple[str, str]  # why, what to write instead


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text; `joined`: no stop, comma or number parts it from the one before."""

    word: str
    start: int
    end: int
    joined: bool

    @property
    def lower(self) -> str:
        """In small letters with a straight apostrophe."""
        return self.word.replace("’", "'").lower()

    @property
    def bare(self) -> str:
        """In small letters, without a clitic at the end."""
        return _CLITIC.sub("", self.lower)


@functools.cache
def rules() -> dict[str, frozenset[str]]:
    """The word lists of `mutation_rules.yaml`."""
    text = resources.files("hub.checks.texts").joinpath("mutation_rules.yaml").read_text("utf-8")
    return {name: frozenset(words) for name, words in own_yaml.read(text).items()}


def _softened(token: Token, welsh: Welsh, *, but: tuple[str, ...] = ()) -> str | None:
    """The soft form that should stand here, when the word is radical and has one."""
    word = token.lower
    if word.startswith(but) if but else False:
        return None
    soft = mutated(token.word, "soft")
    if soft is None or not welsh.radical(word) or welsh.unmutated(word, "soft"):
        return None
    return soft if welsh.known(soft) else None


def _soft_after(token: Token, before: Token, previous: str, welsh: Welsh) -> Finding | None:
    after = f"{previous} {before.lower}"
    if before.lower in rules()["soft_after"] or after in rules()["soft_after"]:
        soft = _softened(token, welsh)
    elif before.lower in rules()["soft_but_ll_rh"]:
        soft = _softened(token, welsh, but=("ll", "rh"))
    elif before.lower == "ychydig" and token.lower not in rules()["after_ychydig"]:
        soft = _softened(token, welsh) if token.word[:1].islower() else None
    else:
        return None
    return (f"soft mutation after «{before.lower}»", soft) if soft else None


def _verb_noun(token: Token, before: Token, previous: str, welsh: Welsh) -> Finding | None:
    """Gallwch chi gael, rhaid i ti ddweud, iddo fynd: soft after the person."""
    able = rules()["able"]
    person = before.lower in _YOU and (previous in able or previous == "i")
    person = person or (before.lower in _THEM and previous in _TO_THEM | _TO_MANY)
    subject = previous in {"i", "i'r"} and token.lower in rules()["subject_verbs"] and gender(before.lower, welsh)
    if not (person or subject or before.lower in _TO_THEM or before.lower in able):
        return None
    soft = _softened(token, welsh)
    return (f"soft mutation after «{before.lower}»", soft) if soft else None


def _object(token: Token, before: Token, _: str, welsh: Welsh) -> Finding | None:
    """Ffoniwch linell, darllenwch ganllaw: the object of a command is soft."""
    word = before.lower
    if not word.endswith("wch") or len(word) <= _LONG or word == "byddwch":
        return None
    if any(stem.endswith("wch") for stem in welsh.stems(word)):
        return None  # a noun: diogelwch
    soft = _softened(token, welsh) if token.word[:1].islower() else None
    return (f"soft mutation of the object of «{word}»", soft) if soft else None


def _his_or_her(token: Token, before: Token, _: str, welsh: Welsh) -> Finding | None:
    """Wedi'i chadw, o'i gartref: c, p and t never stay as they are after his or her."""
    if not before.lower.endswith("'i") or before.lower == "'i" or token.lower[:1] not in "cpt":
        return None
    soft, aspirate = _softened(token, welsh), mutated(token.word, "aspirate")
    if soft is None or aspirate is None:
        return None
    return f"soft or aspirate mutation after «{before.lower}»", f"{soft} / {aspirate}"


def _after_na(token: Token, before: Token, _: str, welsh: Welsh) -> Finding | None:
    """Na chadw, na phlant: whether it means "nor", "than" or "not"."""
    if before.lower != "na" or not welsh.radical(token.lower) or not welsh.known(token.word):
        return None
    aspirate = mutated(token.word, "aspirate")
    return ("aspirate mutation after «na»", aspirate) if aspirate else None


def is_adjective(token: Token, welsh: Welsh) -> bool:
    """Whether a word, mutated or not, is an adjective that we know by our lists or its ending."""
    return any(_adjective(word, welsh) for word in radicals(token.bare, welsh))


def _adjective(word: str, welsh: Welsh) -> bool:
    if word in rules()["adjectives"]:
        return True
    if len(word) < _LONG or word in rules()["not_adjectives"] | rules()["verb_nouns"]:
        return False
    return word.endswith(tuple(rules()["adjective_endings"])) and welsh.radical(word)


def _after_yn(token: Token, before: Token, _: str, welsh: Welsh) -> Finding | None:
    is_yn = before.lower == "yn" or (before.lower.endswith("'n") and before.lower not in _YN_NOT_OUR)
    if not is_yn:
        return None
    if token.word == "Cymraeg":
        return "soft mutation after «yn»", "Gymraeg"
    if before.lower == "yn" and token.word in rules()["nasal_after_yn"]:
        nasal = mutated(token.word, "nasal") or token.word
        yn = "yng" if nasal.lower().startswith("ng") else "ym" if nasal[:1] in "mM" else "yn"
        return "nasal mutation after «yn» (in)", f"{yn} {nasal}"
    if token.lower == "da":
        return "soft mutation of an adjective after «yn»", "dda"
    noun = (
        before.lower in _YN_BEFORE_NOUNS
        and token.lower in (lists()["masculine"] | lists()["feminine"]) - rules()["verbs_and_nouns"]
    )
    fits = _adjective(token.lower, welsh) or (noun and token.word[:1].islower())
    soft = _softened(token, welsh, but=("ll", "rh")) if fits else None
    return (f"soft mutation of {'a noun' if noun else 'an adjective'} after «yn»", soft) if soft else None


def _after_feminine(token: Token, before: Token, _: str, welsh: Welsh) -> Finding | None:
    fits = _adjective(token.lower, welsh) or token.lower in rules()["after_feminine"]
    if not fits or not is_feminine(before.lower, welsh):
        return None
    soft = _FEMININE_FORMS.get(token.lower) or _softened(token, welsh)
    return (f"soft mutation of an adjective after «{before.lower}»", soft) if soft else None


def is_feminine(word: str, welsh: Welsh) -> bool:
    """Whether the word is a feminine noun that we know, mutated or not."""
    known = rules()
    kinds = ("soft", "nasal", "aspirate")
    stems = {word, *(r for kind in kinds if (r := welsh.unmutated(word, kind)))}
    return not stems & known["not_feminine"] and any(
        stem in known["feminine"] or (stem.endswith(tuple(known["feminine_suffixes"])) and len(stem) > _LONG)
        for stem in stems
    )


def _after_article(token: Token, before: Token, _: str, welsh: Welsh) -> Finding | None:
    if before.lower not in {"y", "yr"} and not before.lower.endswith("'r"):
        return None
    radical = welsh.unmutated(token.lower, "soft")
    if token.lower in {"dau", "dwy"}:
        return "soft mutation of a numeral after the article", mutated(token.word, "soft") or ""
    if radical in rules()["masculine"] and not welsh.radical(token.lower):
        return "no mutation of a masculine noun after the article", radical or ""
    if not welsh.radical(token.lower) or token.lower in rules()["masculine"]:
        return None
    feminine = is_feminine(token.lower, welsh) or gender(token.lower, welsh) == "feminine"
    soft = _softened(token, welsh, but=("ll", "rh")) if feminine else None
    return ("soft mutation of a feminine noun after the article", soft) if soft else None


def _h(token: Token, before: Token, _: str, welsh: Welsh) -> Finding | None:
    if before.lower not in _THEIR or token.lower[:1] not in _MUTABLE_H:
        return None
    if len(token.word) < _SHORT or not welsh.known(token.word):
        return None
    return f"h before a vowel after «{before.lower}»", f"h{token.word}"


def _no_trigger(token: Token, before: Token, previous: str, welsh: Welsh) -> Finding | None:
    """A word that can only be a nasal or aspirate form, or soft where nothing mutates."""
    kinds = {kind for _, kind in welsh.analyses(token.lower)}
    if not kinds or kinds & {"", "H"} or token.lower in welsh.listed or token.word[:1].isupper():
        return None
    known = rules()
    word = before.lower
    if word in known["none_after"] or f"{previous} {word}" in known["none_after"]:
        radical = next((r for k in ("soft", "nasal", "aspirate")
                        if (r := welsh.unmutated(token.lower, k))), None)  # fmt: skip
        return (f"no mutation after «{word}»", radical) if radical else None
    for kind, letter in (("nasal", "T"), ("aspirate", "L")):
        radical = welsh.unmutated(token.lower, kind)
        if kinds == {letter} and radical and not _asks(word, kind):
            return f"nothing before it asks for the {kind} mutation", radical
    return None


def _who(token: Token, before: Token, _: str, welsh: Welsh) -> Finding | None:  # noqa: ARG001 - one shape for all rules
    """I bawb, wrth bwy, ym mhob."""
    if token.lower in {"pawb", "pwy"} and before.lower in _PREPOSITIONS:
        return f"soft mutation after «{before.lower}»", f"b{token.lower[1:]}"
    if token.lower == "pob" and before.lower in {"yn", "ym"}:
        return "nasal mutation after «yn» (in)", "ym mhob"
    return None


def _has(token: Token, before: Token, previous: str, welsh: Welsh) -> Finding | None:
    """Mae gennym gyfeiriad, mae ganddyn nhw blant."""
    theirs = before.lower == "nhw" and previous == "ganddyn"
    if not theirs and before.lower not in {"gennym", "gennych", "ganddo", "ganddi"}:
        return None
    noun = gender(token.lower, welsh) or is_plural(token.lower, welsh)
    soft = _softened(token, welsh) if noun and token.word[:1].islower() else None
    return (f"soft mutation after «{before.lower}»", soft) if soft else None


def _finite(token: Token, before: Token, _: str, welsh: Welsh) -> Finding | None:
    """Ni chewch, ni allwch, fe gafodd: a verb after its particle."""
    verb = token.lower in rules()["finite_radical"] or token.lower.endswith(("asom", "aethom", "odd", "asoch"))
    if before.lower not in {"ni", "oni", "fe", "mi"} or not verb or not welsh.radical(token.lower):
        return None
    denied = before.lower in {"ni", "oni"}
    form = (mutated(token.word, "aspirate") if denied else None) or mutated(token.word, "soft")
    return (f"mutation of the verb after «{before.lower}»", form) if form and welsh.known(form) else None


def _only_soft(token: Token, before: Token, _: str, welsh: Welsh) -> Finding | None:
    """Gyda rheswm, a chamfanteisio: a soft form where the word before asks for the aspirate, or for nothing."""
    word = before.lower
    if word not in {"a", "â", "gyda", "tua"} or token.word[:1].isupper():
        return None
    kinds = {kind for _, kind in welsh.analyses(token.lower)}
    radical = welsh.unmutated(token.lower, "soft")
    if kinds - {"M"} or radical is None or welsh.radical(token.lower) or (not kinds and token.lower not in welsh.own):
        return None
    if word == "a" and not (
        is_plural(token.lower, welsh)
        or gender(token.lower, welsh)
        or (len(radical) > _LONG and radical.endswith(_VERB_NOUN))
    ):
        return None  # who or which: a gafodd, a fydd
    aspirate = mutated(radical, "aspirate") or radical
    return f"no soft mutation after «{word}»", aspirate


def _asks(word: str, kind: str) -> bool:
    """Whether a word, or the clitic at its end, asks for a kind of mutation."""
    triggers = rules()[f"{kind}_triggers"]
    clitic = word[word.rindex("'") :] if "'" in word else word
    return word in triggers or clitic in triggers


RULES: Final[tuple[Callable[[Token, Token, str, Welsh], Finding | None], ...]] = (
    _soft_after, _verb_noun, _object, _his_or_her, _after_na, _after_yn, _after_feminine,
    _after_article, _h, _no_trigger, _only_soft,
    _finite, _who, _has,
)  # fmt: skip
