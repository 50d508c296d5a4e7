"""Pairs of words, Welsh and English: which sides must be there, and that one is not the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hub.catalogue.words import alike
from hub.languages import Language, Text

if TYPE_CHECKING:
    from hub.catalogue.fields import Fields

_SIDES: Final[tuple[tuple[Language, str, str], ...]] = (
    ("cy", "welsh-missing", "Welsh"),
    ("en", "english-missing", "English"),
)


def text(around: Fields, pair: Fields, name: str, *, both: bool, may_be_alike: bool) -> Text | None:
    """The pair `name` of the map `around`.

    `both`: each side must be there. `may_be_alike`: `same_in_both` excuses a pair that is alike.
    """
    pair.only(("cy", "en", "same_in_both") if may_be_alike else ("cy", "en"))
    sides = {side: _side(around, pair, name, side, both=both) for side, _, _ in _SIDES}
    if not both and not any(_is_there(pair, side) for side in sides):
        around.problem(
            "no-language", around.key(name), f"`{name}` has words in no language",
            "add the title as published, in `cy`, `en` or both",
        )  # fmt: skip
    cy, en = sides["cy"], sides["en"]
    excused = may_be_alike and (around.same_in_both or pair.same_in_both)
    if cy and en and alike(cy, en) and not excused:
        fix = "write it in Welsh" + (", or add `same_in_both: true`" if may_be_alike else "")
        around.problem(
            "welsh-equals-english", pair.get("cy") or pair.node,
            f"the Welsh of `{name}` is the same as the English", fix,
        )  # fmt: skip
    return Text(cy, en) if cy or en else None


def _is_there(pair: Fields, side: Language) -> bool:
    found = (pair.node.entries or {}).get(side)
    return found is not None and not found[1].is_null()


def _side(around: Fields, pair: Fields, name: str, side: Language, *, both: bool) -> str | None:
    rule, language = next((rule, language) for key, rule, language in _SIDES if key == side)
    fix = f"add its {language} words"
    found = (pair.node.entries or {}).get(side)
    if found is None:
        if both:
            around.problem(rule, around.key(name), f"`{name}` has no `{side}`", fix)
        return None
    key, node = found
    if node.is_null() and not both:
        return None
    if both and node.words is not None and (node.is_null() or not node.words.strip()):
        around.problem(rule, key, f"`{name}.{side}` is empty", fix)
        return None
    return pair.clean(f"{name}.{side}", node)
