"""Alphabetical order in two languages, one list."""

from __future__ import annotations

from hub.languages import Said
from hub.pages.collation import WELSH, initial, initials, sort_key


def order(*titles: str, language: str = "cy") -> list[str]:
    return [said.words for said in sorted((Said(t, language) for t in titles), key=sort_key)]


def test_welsh_double_letters_stand_as_letters_of_their_own() -> None:
    expected = ["Canllaw", "Cymorth", "Chwarae", "Diogel", "Dwylo", "Ddoe", "Eira"]
    assert expected == order("Eira", "Ddoe", "Chwarae", "Dwylo", "Cymorth", "Diogel", "Canllaw")
    assert ["Lol", "Lwc", "Llaw", "Mam"] == order("Llaw", "Mam", "Lwc", "Lol")
    assert ["Gwên", "Ngwynedd", "Haf"] == order("Haf", "Ngwynedd", "Gwên")
    assert ["Pwll", "Phen", "Rosyn", "Rhosyn", "Stori", "Tyst", "Thema"] == order(
        "Thema", "Rhosyn", "Phen", "Tyst", "Stori", "Rosyn", "Pwll"
    )


def test_double_letters_count_within_words_too() -> None:
    assert ["Alban", "Alwyn", "Allan"] == order("Allan", "Alwyn", "Alban")


def test_english_titles_sort_letter_by_letter_in_the_same_list() -> None:
    titles = [Said("Child", "en"), Said("Cymru", "cy"), Said("Chwaer", "cy"), Said("Coast", "en")]
    assert ["Child", "Coast", "Cymru", "Chwaer"] == [t.words for t in sorted(titles, key=sort_key)]


def test_accents_case_signs_and_a_leading_article_do_not_count() -> None:
    assert ["Tŷ bach", "TY MAWR", "Tyn"] == order("Tyn", "TY MAWR", "Tŷ bach")
    assert ["An apple", "The bear", "Cat"] == order("Cat", "The bear", "An apple", language="en")
    assert ["Y bêl", "Yr eira", "Ffair"] == order("Ffair", "Yr eira", "Y bêl")
    assert ["‘Quoted’", "Quoting"] == order("Quoting", "‘Quoted’", language="en")


def test_a_heading_is_a_letter_of_the_pages_alphabet() -> None:
    assert "Ch" == initial(Said("Chwarae", "cy"), "cy")
    assert "C" == initial(Said("Chwarae", "cy"), "en")
    assert "C" == initial(Said("Child", "en"), "cy")
    assert "T" == initial(Said("The thing", "en"), "en")
    assert "#" == initial(Said("24/7 line", "en"), "cy")
    assert "#" == initial(Said("«»", "en"), "cy")


def test_every_heading_can_be_placed() -> None:
    assert len(WELSH) + 1 == len(initials("cy"))
    assert 27 == len(initials("en"))
    assert ("#", "A", "B", "C", "Ch") == initials("cy")[:5]


def test_the_order_does_not_depend_on_the_order_before() -> None:
    titles = ["Plant", "Pobl", "Rhieni", "Thema", "Ysgol", "Llais", "Dysgu"]
    assert order(*titles) == order(*reversed(titles))
