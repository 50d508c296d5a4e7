"""English words are found in any form and spelling; different words stay different."""

from __future__ import annotations

import pytest
from engines import Engine


@pytest.mark.parametrize(
    "family",
    [
        ["child", "children", "kids", "kid"], ["abuse", "abused", "abusing", "abuser", "abusive"],
        ["groom", "grooming", "groomed"], ["behaviour", "behavior", "behaviours", "behaviors"],
        ["counselling", "counseling", "counsellor", "counselor"], ["programme", "program"], ["centre", "center"],
        ["organisation", "organization", "organisations"], ["recognise", "recognize", "recognised", "recognizing"],
        ["disclosure", "disclose", "disclosed"], ["exploitation", "exploited", "exploiting"], ["story", "stories"],
        ["family", "families"], ["safe", "safety", "safely"], ["image", "images"], ["picture", "pic", "pics"],
        ["nude", "nudes", "naked"], ["worry", "worried", "worries"], ["parent", "parents"], ["training", "trained"],
        ["police", "cops", "cop"], ["guide", "guides", "guided"], ["disability", "disabilities", "disabled"],
        ["prevent", "prevention", "preventing"], ["protect", "protection", "protected"], ["harass", "harassment"],
        ["mom", "mum", "mums"], ["survivor", "survivors", "survived"], ["church", "churches"], ["leaflet", "leaflets"],
    ],
    ids=lambda family: family[0],
)  # fmt: skip
def test_the_forms_of_a_word_share_a_key(en: Engine, family: list[str]) -> None:
    assert 1 == len(set.union(*(en.keys(form, "en") for form in family)))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("care", "carer"), ("work", "worker"), ("act", "action"), ("four", "for"), ("hour", "hor"), ("news", "new"),
        ("parent", "partner"), ("police", "policy"), ("poster", "post"), ("inform", "information"), ("bus", "bu"),
    ],
)  # fmt: skip
def test_different_words_keep_different_keys(en: Engine, one: str, two: str) -> None:
    assert not en.keys(one, "en") & en.keys(two, "en")


@pytest.mark.parametrize("word", ["a", "the", "someone", "me", "it", "don't", "I'm", "what", "how"])
def test_little_words_say_nothing(en: Engine, word: str) -> None:
    assert all(found["empty"] for found in en.read(word, "en"))
