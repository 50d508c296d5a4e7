"""Words that must agree: demonstratives and numerals with nouns, verbs and possessives with persons.

Each rule looks at one word and those around it. Where the gender or number of a noun is not known, it says nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any, Final

from hub import own_yaml
from hub.checks.texts.dictionary import Welsh
from hub.checks.texts.mutation_rules import Token, is_adjective
from hub.checks.texts.nouns import gender, is_plural

_THIS: Final = {"hwn": "masculine", "hwnnw": "masculine", "hon": "feminine", "honno": "feminine"}
_OTHER: Final = {"hwn": "hon", "hon": "hwn", "hwnnw": "honno", "honno": "hwnnw"}
_OF_MANY: Final = {"hwn": "hyn", "hon": "hyn", "hwnnw": "hynny", "honno": "hynny"}
_IS: Final = frozenset({"yw", "ydy", "ydi", "oedd", "fydd", "bydd", "fu", "sydd"})
_BACK: Final = 4  # how far before «hwn» its article can stand
_EACH: Final = frozenset({"pob", "bob", "phob", "sawl"})
_NUMBERS: Final = {
    "dau": "masculine", "ddau": "masculine", "dwy": "feminine", "ddwy": "feminine", "tri": "masculine",
    "dri": "masculine", "thri": "masculine", "tair": "feminine", "dair": "feminine", "thair": "feminine",
    "pedwar": "masculine",
    "bedwar": "masculine", "phedwar": "masculine", "pedair": "feminine", "bedair": "feminine", "phedair": "feminine",
    "pum": "", "bum": "", "phum": "", "chwe": "", "saith": "", "wyth": "", "naw": "", "deg": "", "deng": "",
}  # fmt: skip
_SWAPPED: Final = {
    "dau": "dwy", "ddau": "ddwy", "tri": "tair", "dri": "dair", "thri": "thair", "pedwar": "pedair", "bedwar": "bedair",
    "phedwar": "phedair",
}  # fmt: skip
_SWAP: Final = _SWAPPED | {fem: masc for masc, fem in _SWAPPED.items()}
_THEY: Final = frozenset({"nhw", "hwy", "nhwythau", "hwythau"})
_ONE: Final = frozenset({"fe", "fo", "ef", "hi", "yntau", "hithau"})
_OWN: Final = {"fy": "i", "dy": "di", "ei": "", "ein": "ni", "eich": "chi", "eu": "nhw"}
_SELVES: Final = {"hunain": ("ei", "dy", "fy")}
_PRONOUNS: Final = {"ti": "dy", "di": "dy", "chi": "eich", "ni": "ein", "nhw": "eu"}
_GET: Final = frozenset({"cael", "gael", "chael"})


@dataclass(frozen=True, slots=True)
class Fault:
    """Which words are wrong, why, and what to write."""

    first: int
    last: int
    why: str
    write: str


Rule = Callable[[Sequence[Token], int, Welsh], Fault | None]


@functools.cache
def words() -> dict[str, Any]:
    """The word lists of `grammar.yaml`: sets of words, and tables."""
    text = resources.files("hub.checks.texts").joinpath("grammar.yaml").read_text("utf-8")
    return {
        name: frozenset(each.split()) if isinstance(each, str) else each if isinstance(each, dict) else frozenset(each)
        for name, each in own_yaml.read(text).items()
    }


def before(tokens: Sequence[Token], i: int, back: int = 1) -> Token | None:
    """The word some places before one, if nothing parts them."""
    return tokens[i - back] if i >= back and all(tokens[j].joined for j in range(i - back + 1, i + 1)) else None


def after(tokens: Sequence[Token], i: int, on: int = 1) -> Token | None:
    """The word some places after one, if nothing parts them."""
    there = i + on < len(tokens) and all(tokens[j].joined for j in range(i + 1, i + on + 1))
    return tokens[i + on] if there else None


def is_article(token: Token) -> bool:
    """Whether a word is the article, alone or at another word's end."""
    return token.lower in {"y", "yr"} or token.lower.endswith("'r")


def this(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:
    """Y dudalen hon, y canllaw hwn, y taflenni hyn."""
    said = tokens[i].lower
    if said not in _THIS:
        return None
    for back in range(2, _BACK + 1):
        article = before(tokens, i, back)
        if article is None or tokens[i - back + 1].lower in _IS:
            return None  # adroddiad yr ymchwiliad yw hwn: the noun is elsewhere
        if is_article(article):
            noun = tokens[i - back + 1]
            sure = gender(noun.bare, welsh)
            if sure and sure != _THIS[said]:
                return Fault(i - back + 1, i, f"«{noun.bare}» is {sure}", _OTHER[said])
            if not sure and is_plural(noun.bare, welsh):
                return Fault(i - back + 1, i, f"«{noun.bare}» is a plural", _OF_MANY[said])
            return None
    return None


def number(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:
    """Pob adnodd, sawl ffordd, tair taflen: a singular follows, of the numeral's own gender."""
    count = before(tokens, i)
    if count is None or not (count.lower in _EACH or count.lower in _NUMBERS) or tokens[i].word[:1].isupper():
        return None
    noun = tokens[i].bare
    if is_plural(noun, welsh):
        return Fault(i - 1, i, f"a singular follows «{count.lower}»", "the singular")
    wanted, sure = _NUMBERS.get(count.lower), gender(noun, welsh)
    if noun == "gwaith" and wanted == "feminine":
        return None  # tair gwaith: three times
    if wanted and sure and wanted != sure:
        return Fault(i - 1, i, f"«{noun}» is {sure}", _SWAP[count.lower])
    return None


def many(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:  # noqa: ARG001 - one shape for all rules
    """Maen nhw, iddyn nhw: what stands before «nhw» is of many."""
    last = before(tokens, i)
    if tokens[i].bare not in _THEY or last is None:
        return None
    if last.lower in words()["singular_verbs"]:
        return Fault(i - 1, i, "the verb is not of many", f"{words()['singular_verbs'][last.lower]} nhw")
    if last.lower in {"mae'n", "yw'n", "mae'r"}:
        return Fault(i - 1, i, "«mae» is not of many", "maen nhw")
    if last.lower in words()["of_one"]:
        return Fault(i - 1, i, f"«{last.lower}» is of one", "iddyn nhw, arnyn nhw …")
    return None


def theirs(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:
    """Eu teulu nhw, eu teulu newydd nhw; never ei teulu nhw."""
    last = before(tokens, i)
    if tokens[i].bare not in _THEY or last is None:
        return None
    for back in (2, 3) if is_adjective(last, welsh) else (2,):
        owner = before(tokens, i, back)
        if owner is not None and (owner.lower == "ei" or owner.lower.endswith("'i")):
            return Fault(i - back, i, f"«{owner.lower}» is of one, «nhw» of many", "eu … nhw")
    return None


def one(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:  # noqa: ARG001
    """Iddi hi, not iddyn hi; eu … nhw, not eu … hi."""
    last = before(tokens, i)
    if tokens[i].bare not in _ONE or last is None:
        return None
    if last.lower in words()["of_many"]:
        return Fault(i - 1, i, f"«{last.lower}» is of many", "iddo ef, iddi hi …")
    owner = before(tokens, i, 2)
    if owner is not None and owner.lower in {"eu", "a'u", "o'u", "gyda'u"} and tokens[i].bare != "fe":
        return Fault(i - 2, i, f"«{owner.lower}» is of many", "ei … ")
    return None


def you(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:  # noqa: ARG001
    """Gelli di, gallwch chi; dy ffrind di, eich ffrind chi."""
    last, owner = before(tokens, i), before(tokens, i, 2)
    said = tokens[i].bare
    if last is None or said not in {"ti", "di", "chi"}:
        return None
    if said == "chi" and last.lower in words()["of_ti"]:
        return Fault(i - 1, i, "the verb is that of «ti»", "di, or the verb of chi")
    if said != "chi" and last.lower in words()["of_chi"]:
        return Fault(i - 1, i, "the verb is that of «chi»", "chi, or the verb of ti")
    mine = {"dy": "chi", "eich": "di"}.get(owner.lower) if owner is not None else None
    if owner is not None and said == mine:
        return Fault(i - 2, i, f"«{owner.lower}» and «{said}» are not the same person", _OWN[owner.lower])
    return None


def selves(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:  # noqa: ARG001
    """Eu hunain, ei hun."""
    last = before(tokens, i)
    if last is None or last.lower not in _SELVES.get(tokens[i].bare, ()):
        return None
    return Fault(i - 1, i, "«hunain» is of many", "hun" if last.lower != "ei" else "eu hunain, or ei hun")


def gets(tokens: Sequence[Token], i: int, welsh: Welsh) -> Fault | None:
    """Maen nhw'n cael eu gweld, rwyt ti'n cael dy weld: the possessive is the subject's."""
    owner, got = tokens[i].lower, before(tokens, i)
    who = before(tokens, i, 2)
    if owner not in _OWN or got is None or got.lower not in _GET or who is None:
        return None
    subject = who if who.lower.endswith("'n") else before(tokens, i, 3) if who.lower == "yn" else None
    if subject is None:
        return None
    wanted = _PRONOUNS.get(subject.bare)
    if wanted is None and is_plural(subject.bare, welsh):
        article = before(tokens, i, 3 if who is subject else 4)
        wanted = "eu" if article is not None and (is_article(article) or article.lower == "mae") else None
    if wanted and wanted != owner:
        return Fault(i - 1, i, f"«{owner}» is not of «{subject.bare}»", wanted)
    return None


RULES: Final[tuple[Rule, ...]] = (this, number, many, theirs, one, you, selves, gets)
