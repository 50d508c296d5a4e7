"""Each rule about our own texts fails where it should, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.catalogue import Problem
from hub.catalogue.problems import Place
from hub.checks.texts import (
    accepted_warnings,
    blame_words,
    docs_and_strings,
    mutations,
    notes,
    reading_age,
    spelling,
    terms,
    translations,
)
from hub.checks.texts import welsh as welsh_checks
from hub.checks.texts.dictionary import WORDS_FILE, read_words, welsh
from hub.checks.texts.english_left_in import english
from hub.checks.texts.passages import Pair, Passage
from hub.checks.texts.spelling import Names
from hub.languages import Language
from hub.schema import Synonym

WELSH = welsh()
ROOT = Path(__file__).resolve().parents[2]


def passage(words: str, language: Language = "cy", key: str = "resources/x/summary") -> Passage:
    return Passage(words, words, language, Place("f.yaml", 3, 7), "summary", key, about="x")


def pair(cy: str, en: str, key: str = "resources/x/summary") -> Pair:
    return Pair(key, (passage(cy, "cy", key),), (passage(en, "en", key),))


def rules(problems: object) -> list[str]:
    assert hasattr(problems, "__iter__")
    return [problem.rule for problem in problems]


# ---- spelling ----


@pytest.mark.parametrize(
    "word", ["Mae'r", "o’r", "i'w", "d'eisiau", "ar-lein", "Nghymru", "phlant", "gwefannau", "â'u"]
)
def test_right_words_are_known(word: str) -> None:
    assert WELSH.known(word)


@pytest.mark.parametrize("word", ["gwasnaethau", "cymru", "arlein", "xyz", "report", "\ud800", "İ", "ﬀ"])
def test_wrong_words_are_not_known(word: str) -> None:
    assert not WELSH.known(word)


def test_the_fix_names_the_right_word() -> None:
    found = list(spelling.misspelt(passage("y gwasnaethau"), "y gwasnaethau", WELSH))
    assert "gwasanaethau" in found[0].fix
    assert Place("f.yaml", 3, 9) == found[0].place


def test_a_listed_word_counts_in_every_mutated_form_and_a_name_only_with_its_capital(
    tmp_path: Path,
) -> None:
    (tmp_path / "w.txt").write_text("camfanteisio # gair\nBawso\nNew Pathways\n", encoding="utf-8")
    words = welsh(tmp_path / "w.txt")
    assert [True, True, False, False] == [words.known(w) for w in ("gamfanteisio'n", "Fawso", "bawso", "Pathways")]
    assert (frozenset({"camfanteisio", "Bawso"}), frozenset({"New Pathways"})) == read_words(tmp_path / "w.txt")


def test_names_acronyms_addresses_and_placeholders_are_not_spelled() -> None:
    text = "Gan Lucy Faithfull, NSPCC a {count} yn https://a.example/page neu bawso.org.uk"
    blanked = Names({"Lucy Faithfull"}).blanked(text)
    assert len(text) == len(blanked)
    assert [] == list(spelling.misspelt(passage(text), blanked, WELSH))


def test_a_rare_word_beside_a_frequent_one_is_a_warning() -> None:
    often, together = {"blant": 9, "blat": 1}, {("i", "blant"), ("blant", "")}
    found = list(spelling.unusual(passage("i blat"), "i blat", WELSH, often, together))
    assert [("welsh-unusual-word", "warning")] == [(p.rule, p.severity) for p in found]
    assert [] == list(spelling.unusual(passage("o blat"), "o blat", WELSH, often, together))


def test_a_rare_spoken_word_that_is_known_is_still_a_slip() -> None:
    assert ["welsh-spelling"] == rules(spelling.misspelt(passage("cynig"), "cynig", WELSH))


@pytest.mark.parametrize("text", ["yr Athro Alexis Jay a ddaeth", "apiau fel TikTok, Snapchat a WhatsApp"])
def test_names_of_people_and_products_within_a_sentence_are_not_spelled(text: str) -> None:
    assert [] == list(spelling.misspelt(passage(text), text, welsh(ROOT / WORDS_FILE)))


def test_a_misspelt_word_with_a_capital_is_no_name() -> None:
    assert ["welsh-spelling"] == rules(spelling.misspelt(passage("gan Lywodreath"), "gan Lywodreath", WELSH))


# ---- English ----


@pytest.mark.parametrize(
    "text",
    [
        "This leaflet is for parents.",
        "Mae'r daflen hon, which is free of charge, ar gael.",
        "Report child sexual abuse online",
        "Cysylltwch â ni. We can help you today. Diolch.",
    ],
)
def test_english_in_welsh_is_found(text: str) -> None:
    assert english(text, WELSH)


@pytest.mark.parametrize(
    "text",
    [
        "Help i ti a fi.",
        "Mae'r canllaw yn help i bawb, a dyna'r peth.",
        "O dan y to a'r pen a'r call a'r gall.",
        "Am ddim: PDF, 24/7, BSL",
    ],
)
def test_welsh_is_not_taken_for_english(text: str) -> None:
    assert [] == english(text, WELSH)


# ---- mutations and reviews ----


@pytest.mark.parametrize(
    ("text", "write"),
    [
        ("i Caerdydd", "Gaerdydd"),
        ("y taflen", "daflen"),
        ("taflen byr", "fer"),
        ("elusen cenedlaethol", "genedlaethol"),
        ("ein oedran", "hoedran"),
        ("yn pwysig", "bwysig"),
        ("unrhyw plentyn", "blentyn"),
        ("rhaid i chi dweud", "ddweud"),
        ("eich blentyn", "plentyn"),
        ("wedi'i cadw", "gadw"),
        ("gyda plant", "phlant"),
        ("fy plentyn", "mhlentyn"),
        ("o'r ganllaw", "canllaw"),
        ("ffoniwch llinell", "linell"),
        ("y cynllun nghymorth", "cymorth"),
    ],
)
def test_a_mutation_slip_is_found_with_what_to_write(text: str, write: str) -> None:
    assert any(write in slip.write for slip in mutations.slips(text, WELSH))


@pytest.mark.parametrize(
    "text",
    [
        "yn cael ei gefnogi", "yn llawn", "yn rhydd", "neu ffoniwch", "i gêm", "i Childline",
        "mwy o grwpiau", "ei phlentyn", "ei blentyn", "diogelwch digidol", "ar Facebook",
        "am 9 bore", "o, plant", "oeddwn i'n blentyn", "troseddau rhywiol", "dri pheth",
    ],
)  # fmt: skip
def test_right_mutations_are_left_alone(text: str) -> None:
    assert [] == mutations.slips(text, WELSH)


def reviews(tmp_path: Path, text: str) -> tuple[list[accepted_warnings.Reviewed], list[Problem]]:
    (tmp_path / "r.yaml").write_text(text, encoding="utf-8")
    return accepted_warnings.reviewed(tmp_path / "r.yaml")


def test_a_reviewed_warning_vanishes_and_a_stale_exception_is_told(tmp_path: Path) -> None:
    exceptions, broken = reviews(
        tmp_path,
        'reviewed:\n- {rule: welsh-mutation, phrase: "i plant", reason: r}\n'
        '- {rule: welsh-mutation, phrase: "o plant", reason: r}\n',
    )
    slip = mutations.slips("i plant", WELSH)[0].problem(passage("i plant"))
    kept = accepted_warnings.without_reviewed([slip], exceptions, tell_stale=True)
    assert [] == broken
    assert [("stale-exception", 3)] == [(p.rule, p.place.line) for p in kept]


def test_an_error_cannot_be_reviewed_away(tmp_path: Path) -> None:
    exceptions, _ = reviews(tmp_path, "reviewed:\n- {rule: welsh-spelling, phrase: xyz, reason: r}\n")
    error = next(spelling.misspelt(passage("xyz"), "xyz", WELSH))
    assert [error] == accepted_warnings.without_reviewed([error], exceptions, tell_stale=False)


@pytest.mark.parametrize("text", ["[]", "reviewed:\n- {rule: a}\n", "a: b", "reviewed: [", "reviewed: [x]"])
def test_a_broken_list_of_reviews_is_a_problem(tmp_path: Path, text: str) -> None:
    assert reviews(tmp_path, text)[1]


# ---- terms, notes, wording ----


def test_a_term_that_the_welsh_does_not_say_is_a_warning_in_any_mutated_form_it_is_not() -> None:
    synonym = Synonym(en="harmful sexual behaviour", cy="ymddygiad rhywiol niweidiol")
    said = pair("am ymddygiad rhywiol niweidiol", "about harmful sexual behaviour")
    wrong = pair("am ymddygiad rhywiol drwg", "about harmful sexual behaviour")
    assert [] == rules(terms.departing(said, [synonym]))
    assert ["terms"] == rules(terms.departing(wrong, [synonym]))


def test_a_longer_term_hides_the_shorter_one_in_it() -> None:
    synonyms = [Synonym(en="healthy relationships", cy="perthnasoedd iach"),
                Synonym(en="very healthy relationships", cy="perthnasoedd iach iawn")]  # fmt: skip
    both = pair("am berthnasoedd iach iawn", "about very healthy relationships")
    assert [] == rules(terms.departing(both, synonyms))


@pytest.mark.parametrize("cy", ["fersiwn hawdd ei ddarllen", "i riportio pryder", "am gamdrin plant"])
def test_welsh_words_that_we_avoid_are_errors(cy: str) -> None:
    assert ["terms-avoided"] == rules(terms.avoided(pair(cy, "x")))


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Mae'r testun TODO yma.", "cy"), ("Ffoniwch ??? nawr.", "cy"), ("[rhif?] i ffonio", "cy"),
        ("mewnosod dolen", "cy"), ("y dyddiad i'w gadarnhau", "cy"), ("Oriau: TBC", "en"),
        ("insert link here", "en"), ("Lorem ipsum dolor", "en"), ("FIXME", "en"), ("XXX", "cy"),
        ("[Welsh] Help", "cy"), ("please translate this", "en"), ("translate", "cy"),
    ],
)  # fmt: skip
def test_an_editors_note_is_an_error(words: str, language: Language) -> None:
    assert "editors-note" in rules(notes.notes(passage(words, language)))


def test_two_spaces_in_a_row_are_an_error_at_their_place() -> None:
    found = list(notes.notes(passage("dau  air")))
    assert [("double-space", "error")] == [(p.rule, p.severity) for p in found]


@pytest.mark.parametrize("words", ["Beth? Pwy?", "Adran [2](a.md)", "Cymraeg neu Saesneg", "yr XX"])
def test_plain_words_are_no_notes(words: str) -> None:
    assert [] == list(notes.notes(passage(words)))


BLAME = {"cy": ("dioddefwr honedig", "bregus"), "en": ("lifestyle choice", "monster")}


@pytest.mark.parametrize(
    ("cy", "en"),
    [("i blant fregus", "x"), ("y  ddioddefwr honedig", "x"), ("x", "Not a Lifestyle choice."),
     ("x", "monsters")],
)  # fmt: skip
def test_a_blaming_word_is_an_error_in_both_languages(cy: str, en: str) -> None:
    assert ["blame-word"] == rules(blame_words.blaming([pair(cy, en)], BLAME))


def test_a_blaming_word_inside_another_word_or_in_a_title_is_no_error() -> None:
    title = Pair("resources/x/title", (), (Passage(
        "Monster", "Monster", "en", Place("f", 1, 1), "title", "resources/x/title", checked=False,
    ),))  # fmt: skip
    assert [] == rules(blame_words.blaming([pair("bregusrwydd", "monstera"), title], BLAME))


# ---- both sides ----


def check(*pairs: Pair) -> list[str]:
    yardstick = welsh_checks.known(pairs, WELSH, Names(()), ())
    return rules(welsh_checks.check(pairs, yardstick))


def test_an_interface_word_that_is_its_english_again_is_an_error() -> None:
    assert "welsh-equals-english" in check(pair("Home page", "Home page", "strings/nav.home"))


@pytest.mark.parametrize("words", ["PDF", "999", "{count}", "Poster", "BSL: 101"])
def test_words_of_both_languages_may_be_alike(words: str) -> None:
    assert [] == check(pair(words, words, "strings/a.b"))


def test_placeholders_must_be_alike_but_in_plurals() -> None:
    assert ["placeholders"] == check(pair("{a} peth", "{b} things", "strings/a.things"))
    assert [] == check(pair("Dim byd", "{count} things", "strings/a.zero"))


def strings(tmp_path: Path, cy: str, en: str) -> list[Problem]:
    (tmp_path / "cy.yaml").write_text(cy, encoding="utf-8")
    (tmp_path / "en.yaml").write_text(en, encoding="utf-8")
    problems: list[Problem] = []
    docs_and_strings.strings(tmp_path, "strings", problems)
    return problems


def test_a_key_in_one_language_alone_is_an_error_but_for_welsh_plurals(tmp_path: Path) -> None:
    found = strings(tmp_path, 'a: "x"\nn.two: "x"\nn.other: "x"\n', 'b: "x"\nn.other: "x"\n')
    assert {("english-missing", "a"), ("welsh-missing", "b")} == {(p.rule, p.about) for p in found}


def test_an_empty_interface_word_is_an_error(tmp_path: Path) -> None:
    assert ["welsh-missing"] == [p.rule for p in strings(tmp_path, 'a: ""\n', 'a: "x"\n')]


def test_a_page_in_one_language_alone_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "about.md").write_text("# About\n", encoding="utf-8")
    problems: list[Problem] = []
    docs_and_strings.docs(tmp_path, problems)
    assert [("welsh-missing", "docs/cy/about.md")] == [(p.rule, p.place.file) for p in problems]


# ---- English newer than its Welsh ----


def test_english_that_changed_alone_is_a_warning_and_stays_one_after_a_stamp() -> None:
    before = translations.stamped([pair("Cymorth.", "Help.")], {})
    changed = [pair("Cymorth.", "Much help.")]
    after = translations.stamped(changed, before)
    assert ["english-newer"] == rules(translations.newer_english(changed, before))
    assert ["english-newer"] == rules(translations.newer_english(changed, after))


def test_welsh_that_changed_too_or_is_said_to_be_still_right_is_no_warning() -> None:
    before = translations.stamped([pair("Cymorth.", "Help.")], {})
    both, en = [pair("Llawer o gymorth.", "Much help.")], [pair("Cymorth.", "Much help.")]
    again = translations.stamped(en, before, {"resources/x/summary"})
    assert [] == rules(translations.newer_english(both, before))
    assert [] == rules(translations.newer_english(en, again))


def test_wrapping_a_text_anew_does_not_change_its_hash() -> None:
    one, two = pair("a b", "c d"), pair("a\n b", "c  d")
    assert translations.hashes(one) == translations.hashes(two)


@pytest.mark.parametrize("text", ["[", "[1]", '{"a": 1}', '{"a": ["x"]}', "\x00"])
def test_a_broken_record_is_a_problem_not_a_crash(tmp_path: Path, text: str) -> None:
    (tmp_path / "t.json").write_text(text, encoding="utf-8")
    assert ["syntax"] == rules(translations.stamps(tmp_path / "t.json")[1])


# ---- reading age ----


def test_the_grade_is_the_flesch_kincaid_formula() -> None:
    text = "The cat sat on the mat."
    assert pytest.approx(0.39 * 6 + 11.8 * 6 / 6 - 15.59, abs=0.11) == reading_age.grade(text)


def test_welsh_is_measured_in_words_a_sentence() -> None:
    assert reading_age.words_a_sentence("Un dau tri. Pedwar!\n\nPump chwech") == 2


def test_names_do_not_make_a_text_harder() -> None:
    said = [passage("The Association helps you.", "en")]
    assert "The helps you." == reading_age.plain(said, Names({"Association"}), None)


@pytest.mark.parametrize(("reader", "over"), [("children", True), ("strategy", False)])
def test_a_page_over_the_limit_of_its_readers_is_an_error(reader: reading_age.Reader, over: bool) -> None:
    measure = reading_age.Measure("docs/children", "en", reader, 6.0, passage("x"))
    assert over == measure.over
    assert "11.0" in measure.problem().what


def test_headings_statutory_wording_and_catalogue_texts_are_not_measured_by_page() -> None:
    kept = Passage("A b.", "A b.", "en", Place("f", 1, 1), "text", "docs/a")
    lawful = Passage("A b.", "A b.", "en", Place("f", 1, 1), "text", "docs/b", statutory=True)
    heading = Passage("A b", "A b", "en", Place("f", 1, 1), "text", "docs/c", form="heading")
    pairs = [Pair(p.key, (), (p,)) for p in (kept, lawful, heading)] + [pair("x.", "y.")]
    assert [("docs/a", "en", "public")] == list(reading_age.groups(pairs))


# ---- odd texts ----


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_no_text_is_too_odd_to_be_checked(text: str) -> None:
    check(pair(text, text, "strings/odd"))
    reading_age.grade(text)


@given(st.lists(st.sampled_from(["yn", "i", "ei", "y", "'r", "’n", "'", "ll", "G", "ŵ", "Ô", "1"])))
@settings(max_examples=60, deadline=None)
def test_no_order_of_small_words_is_too_odd_for_the_mutations(words: list[str]) -> None:
    mutations.slips(" ".join(words), WELSH)
