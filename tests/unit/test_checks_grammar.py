"""Each rule of grammar finds its mistake, says what to write, and leaves the right form alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.catalogue.problems import Place
from hub.checks.texts import both_sides, grammar, mutations, nouns
from hub.checks.texts.dictionary import WORDS_FILE, welsh
from hub.checks.texts.passages import Pair, Passage
from hub.checks.texts.spelling import Names
from hub.languages import Language

WELSH = welsh(Path(__file__).resolve().parents[2] / WORDS_FILE)


def passage(words: str, language: Language = "cy") -> Passage:
    return Passage(words, words, language, Place("f.yaml", 3, 7), "summary", "resources/x/summary", about="x")


def found(text: str) -> list[str]:
    return [f"{p.what} {p.fix}" for p in grammar.faults(passage(text), text, WELSH)]


@pytest.mark.parametrize(
    ("text", "write"),
    [
        ("y canllaw hon", "hwn"), ("o'r dudalen hwn", "hon"), ("y tudalennau hwn", "hyn"),
        ("y llinell gymorth hwn", "hon"), ("pob adnoddau", "singular"), ("sawl ffyrdd", "singular"),
        ("dau iaith", "dwy"), ("tri taflen", "tair"), ("tair plentyn", "tri"), ("pedwar ffilmiau", "singular"),
        ("mae nhw'n dod", "maen"), ("os yw nhw", "ydyn"), ("iddo nhw", "iddyn"), ("mae'n nhw", "maen"),
        ("ei teulu nhw", "eu"), ("iddyn hi", "iddo"), ("gelli chi", "di"), ("gallwch ti", "chi"), ("eich ffrind di",
        "chi"),
        ("ei hunain", "eu hunain"), ("maen nhw'n cael ei gweld", "eu"), ("rwyt ti'n cael ei weld", "dy"),
        ("mae'r plant yn cael ei clywed", "eu"), ("a oedolion", "ac oedolion"), ("ac plant", "a phlant"),
        ("na oedolion", "nac / nag"), ("na oes", "nad"), ("nac plant", "na phlant"), ("â athro", "ag athro"),
        ("gyda oedolyn", "gydag"), ("ag meddyg", "â meddyg"), ("y ysgol", "yr ysgol"), ("yr canllaw", "y canllaw"),
        ("y hyb", "yr hyb"), ("gwybod mae", "mai"), ("dweud mae'r", "mai"), ("os yw rhywun", "os oes"),
        ("os ydy plentyn yn dweud", "os oes"), ("os yw person ifanc yn poeni", "os oes"), ("nid mae", "yw"),
        ("os mae", "yw"), ("Mae'r wefan am gam-drin plant", "sôn"), ("Mae'r canllaw am gadw plant", "sôn"),
        ("dweud i rywun", "wrth"), ("gwrando i'r plentyn", "ar"), ("sydd mwyaf", "fwyaf"), ("mewn y tŷ", "yn"),
        ("effeithio plant", "ar"), ("maen bwysig", "mae'n"), ("y SARCs", "Welsh noun"),
    ],
)  # fmt: skip
def test_a_mistake_is_found_with_what_to_write(text: str, write: str) -> None:
    assert any(write in each for each in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "y canllaw hwn", "adroddiad yr ymgyrch yw hwn",
        "y dudalen hon", "y tudalennau hyn", "pob adnodd", "dwy iaith", "tair gwaith",
        "y ddau ohonyn nhw",
        "maen nhw", "iddyn nhw", "i'w helpu nhw", "eu helpu nhw", "ei helpu hi", "gelli di", "gallwch chi",
        "ar eu hunain",
        "a oes", "a all", "a ofynnodd", "ac mae", "ac fe ddaeth", "na all", "na ofynnwch", "nad oes", "â phlant",
        "ag oedolyn",
        "gydag athro", "y wlad", "y we", "yr NSPCC", "yr hyb", "gwybod mai", "fel y gwyddoch, mae",
        "os yw'r plentyn yn",
        "os yw plentyn y teulu yn", "os oes rhywun", "os yw'n iawn", "Mae'r Llywodraeth am weld",
        "Mae'r dudalen yn sôn am gadw",
        "Mae'r dudalen am ddim", "beth i'w ddweud i helpu", "sydd fwyaf", "mewn tŷ", "effeithio ar blant",
        "maen prawf",
        "yr hyn sydd yma", "na'r plant", "a'r plant", "y plant yn cael eu clywed", "mae'r plentyn yn cael ei glywed",
    ],
)  # fmt: skip
def test_right_grammar_is_left_alone(text: str) -> None:
    assert [] == found(text)


@pytest.mark.parametrize(
    ("text", "write"),
    [
        ("ychydig munudau", "funudau"), ("yn Cymraeg", "Gymraeg"), ("yn cam da", "gam"), ("ni gallwch", "allwch"),
        ("ni cewch", "chewch"), ("fe cafodd", "gafodd"), ("plant a deuluoedd", "theuluoedd"), ("gyda reswm", "rheswm"),
        ("iddyn nhw cael", "gael"), ("i'r pobl", "bobl"), ("eich blentyn", "plentyn"),
    ],
)  # fmt: skip
def test_a_mutation_is_found_with_what_to_write(text: str, write: str) -> None:
    assert any(write in slip.write for slip in mutations.slips(text, WELSH))


@pytest.mark.parametrize(
    "text", ["ychydig mwy", "yn cynnwys", "yn dewis", "yn ni", "pobl a wnaeth", "rhai a fu", "gyda llyfr"]
)
def test_right_mutations_are_no_slips(text: str) -> None:
    assert [] == mutations.slips(text, WELSH)


@pytest.mark.parametrize(
    ("word", "gender", "plural"),
    [("dudalen", "feminine", False), ("ganllaw", "masculine", False), ("gwybodaeth", "feminine", False),
     ("tudalennau", None, True), ("thaflenni", None, True), ("ymarferwyr", None, True), ("wnaeth", None, False),
     ("gorau", None, False), ("xyz", None, False)],
)  # fmt: skip
def test_what_is_known_of_nouns(word: str, gender: str | None, plural: bool) -> None:
    assert (gender, plural) == (nouns.gender(word, WELSH), nouns.is_plural(word, WELSH))


# ---- both sides ----


def differing(cy: str, en: str) -> list[tuple[str, str]]:
    pair = Pair("resources/x/summary", (passage(cy),), (passage(en, "en"),))
    return [(p.rule, p.severity) for p in both_sides.differing([pair], Names(()))]


@pytest.mark.parametrize(
    ("cy", "en"),
    [
        ("Taflen i blant 8 oed.", "A leaflet for children aged 9."), ("Tri phoster.", "4 posters."),
        ("Ffoniwch 0808 801 0800.", "Call 0808 801 0801."), ("Gan yr NSPCC.", "By a charity."), ("Help.",
        "Help from NAPAC."),
    ],
)  # fmt: skip
def test_numbers_and_names_that_differ_are_errors(cy: str, en: str) -> None:
    assert ("sides-differ", "error") in differing(cy, en)


def test_a_denial_on_one_side_alone_is_a_warning() -> None:
    assert [("denial-differs", "warning")] == differing("Mae'n costio.", "It does not cost.")
    assert [("denial-differs", "warning")] == differing("Nid yw'n breifat.", "It is private.")


@pytest.mark.parametrize(
    ("cy", "en"),
    [
        ("Tri phoster i blant 10 oed.", "3 posters for children aged 10."), ("Mae am ddim.", "It is free."),
        ("Am 9 y bore.", "At 9 am."), ("GIG 111 Cymru", "NHS 111 Wales"), ("Cymorth ADY yn y DU",
        "ALN support in the UK"),
        ("Nid yw'n breifat.", "It isn't private."), ("Mwy na 1,600 o blant.", "More than 1600 children."),
        ("Ein geiriau ni.", "Our words."),
    ],
)  # fmt: skip
def test_sides_that_say_the_same_are_left_alone(cy: str, en: str) -> None:
    assert [] == differing(cy, en)


@given(
    st.lists(
        st.sampled_from(["os", "yw", "mae", "nhw", "ei", "y", "a", "ac", "na", "hwn", "pob", "am", "1", "’n", "Ŵ"])
    )
)
@settings(max_examples=60, deadline=None)
def test_no_order_of_small_words_is_too_odd(words: list[str]) -> None:
    found(" ".join(words))
    differing(" ".join(words), " ".join(reversed(words)))
