"""Who needs a person, whose number they are shown, and what has happened; other words bring none of that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from engines import Engine

from hub.catalogue import Catalogue
from hub.schema.asking import Asking

HERE = Path(__file__).parent
GIVEN = yaml.safe_load((HERE / "distress.yaml").read_text(encoding="utf-8"))
BLIND = yaml.safe_load((HERE / "blind_distress.yaml").read_text(encoding="utf-8"))
# Whose first line fits.
FITTING = {
    "young": {"childline", "meic", "papyrus-hopeline247"},
    "survivor": {"napac", "rape-sexual-abuse-support-line"},
    "parent": {"nspcc", "stop-it-now", "live-fear-free"},
    "self": {"stop-it-now"},
    "work": {"nspcc"},
    "any": {"childline", "samaritans", "live-fear-free"},
}


@pytest.mark.parametrize("language", ["cy", "en"])
def test_nine_in_ten_sentences_of_distress_get_help(engines: dict[str, Engine], language: str) -> None:
    missed = [text for text in GIVEN["distress"] if not engines[language].search(text)["help"]]
    assert len(missed) <= len(GIVEN["distress"]) // 10, missed


@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize("ordinary", [GIVEN["ordinary"], BLIND["ordinary"]], ids=["given", "blind"])
def test_hardly_an_ordinary_query_is_taken_for_an_emergency(
    engines: dict[str, Engine], language: str, ordinary: list[str]
) -> None:
    taken = [text for text in ordinary if engines[language].search(text)["help"] == "urgent"]
    assert len(taken) <= len(ordinary) // 20, taken


@pytest.mark.parametrize("language", ["cy", "en"])
def test_help_fits_who_is_asking(engines: dict[str, Engine], language: str) -> None:
    wrong = []
    for each in BLIND["distress"]:
        answer = engines[language].search(each["q"])
        enough = answer["help"] == "urgent" or (answer["help"] == "quiet" and each.get("help") != "urgent")
        if not enough or answer["lines"][0] not in FITTING[each["who"]]:
            wrong.append((each["q"], answer["help"], answer["lines"]))
    assert len(wrong) <= len(BLIND["distress"]) // 10, wrong


@pytest.mark.parametrize(
    ("query", "help_", "line", "answer"),
    [
        ("my dad comes in my bed at night", "urgent", "childline", "it-is-in-my-family"),
        ("mae dad yn dod i fy ngwely", "urgent", "childline", "it-is-in-my-family"),
        ("he says he will post my nudes", "urgent", "childline", "pictures-of-me"),
        ("i was abused as a child in the 1970s", "quiet", "napac", "it-happened-when-i-was-a-child"),
        ("cefais fy ngham-drin pan oeddwn yn blentyn", "quiet", "napac", "it-happened-when-i-was-a-child"),
        ("i'm scared i will hurt a child", "quiet", "stop-it-now", "worried-about-my-thoughts"),
        ("i am going to touch my stepdaughter tonight", "urgent", "stop-it-now", "worried-about-my-thoughts"),
        ("police took my husband's laptop", "quiet", "stop-it-now", "somebody-was-arrested"),
        ("my son touched his little sister", "quiet", "stop-it-now", "between-my-children"),
        ("my pupil told me", "quiet", "nspcc", "a-child-told-me-at-work"),
        ("my niece told me grandad touched her", "quiet", "nspcc", "my-child-told-me"),
    ],
)
def test_what_has_happened_and_to_whom(
    engines: dict[str, Engine], query: str, help_: str, line: str, answer: str
) -> None:
    for engine in engines.values():
        found = engine.search(query)
        assert (help_, line, answer) == (found["help"], found["lines"][0], found["answer"])


@pytest.mark.parametrize(
    "query",
    [
        "i was touched as a child",
        "he will hurt my child",
        "im scared he will hurt my daughter",
        "my uncle hurt a child",
        "my uncle did something to me when i was small",
        "my brother did things to me as a child",
    ],
)
def test_nobody_who_was_harmed_is_taken_for_one_who_harms(engines: dict[str, Engine], query: str) -> None:
    assert "stop-it-now" != engines["en"].search(query)["lines"][0]


MONDAY_NOON, MONDAY_NIGHT, FRIDAY_EVENING = (1, 12 * 60), (1, 2 * 60), (5, 19 * 60)


@pytest.mark.parametrize(
    ("query", "at", "line"),
    [
        ("i was abused as a child by my uncle", MONDAY_NOON, "napac"),
        ("i was abused as a child by my uncle", MONDAY_NIGHT, "rape-sexual-abuse-support-line"),
        ("i was abused as a child by my uncle", FRIDAY_EVENING, "rape-sexual-abuse-support-line"),
        ("i look at pictures of children", MONDAY_NOON, "stop-it-now"),
        ("i look at pictures of children", FRIDAY_EVENING, "samaritans"),
        ("my son is being blackmailed", FRIDAY_EVENING, "nspcc"),
        ("my son is being blackmailed", MONDAY_NIGHT, "live-fear-free"),
    ],
)
def test_who_is_open_comes_first(en: Engine, query: str, at: tuple[int, int], line: str) -> None:
    """By the hours of `data/helplines.yaml`; the day is the browser's, Sunday is 0."""
    assert line == en.send({"query": query, "at": at})["lines"][0]


def test_the_number_of_a_card_is_known_to_be_closed(en: Engine) -> None:
    asked = {"query": "i was abused as a child by my uncle"}
    closed = [en.send(asked | at)["closed"] for at in ({}, {"at": MONDAY_NOON}, {"at": MONDAY_NIGHT})]
    assert [False, False, True] == closed


def test_where_it_is_in_doubt_who_asks_a_line_for_each_comes_first(en: Engine) -> None:
    found = en.search("i was abused by my brother")
    assert ["childline", "napac"] == sorted(found["lines"][:2])


@pytest.mark.parametrize("query", ["i want to die", "dwi isio marw"])
def test_somebody_who_wants_to_die_is_shown_who_listens_day_and_night(engines: dict[str, Engine], query: str) -> None:
    for engine in engines.values():
        assert "samaritans" in engine.search(query)["lines"]


@pytest.mark.parametrize("query", ["zzzzqqq", "xyzzy plugh"])
def test_a_search_without_results_brings_one_calm_line(engines: dict[str, Engine], query: str) -> None:
    for engine in engines.values():
        assert ("quiet", []) == (engine.search(query)["help"], engine.search(query)["hits"])


@pytest.mark.parametrize(
    "query", ["dyletswydd i adrodd am blentyn mewn perygl", "help me write a policy", "suicide prevention strategy"]
)
def test_words_of_work_bring_no_help(engines: dict[str, Engine], query: str) -> None:
    assert [None, None] == [engine.search(query)["help"] for engine in engines.values()]


WORDS: list[dict[str, Any]] = [{"id": "kin", "en": ("dad",)}]
LINES: list[dict[str, Any]] = [{"who": "anyone", "day": ("a",), "die": ("a",)}]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"id": "x", "help": "quiet", "when": ("@kim touched me",)}, "`@kim` is no class of words"),
        ({"id": "x", "help": "quiet", "when": ("im #old",)}, "`#old` is no kind of number"),
    ],
)
def test_a_rule_names_only_what_there_is(rule: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said.replace("`", ".")) as raised:
        Asking.model_validate({"words": tuple(WORDS), "rules": (rule,), "lines": tuple(LINES)})
    assert raised


@pytest.mark.parametrize(
    "query",
    [
        "help me",
        "HELP ME!!!",
        "please help me",
        "i want to die",
        "I really want to just die",
        "he is here",
        "hes here",
        "lladd fy hun",
        "dwi isio lladd fy hun",
        "mae o yma",
        "hunanladdiad",
        "hunanladiad",
        "suicde",
        "my dad touched me",
        "mae rhywun yn fy mygwth gyda lluniau",
        "dwi ddim isio byw",
        "ges i fy nhreisio",
        "fy ngham-drin",
        "i'm being abused",
        "self harm",
        "selfharm",
        "self-harm",
        "wnna die",
        "i was raped last night",
        "someone is threatening to post my pics",
        "rwy'n ofni mynd adref",
        "999",
        "can't cope",
        "don't feel safe",
        "ddim yn teimlo’n ddiogel",
    ],
)
@pytest.mark.parametrize("language", ["cy", "en"])
def test_words_of_distress_call_for_help(engines: dict[str, Engine], language: str, query: str) -> None:
    assert "urgent" == engines[language].search(query)["help"]


@pytest.mark.parametrize(
    "query",
    [
        "safeguarding training",
        "Byw Heb Ofn",
        "Live Fear Free",
        "hyfforddiant diogelu",
        "grooming",
        "help i rieni",
        "help for parents",
        "llinell gymorth",
        "helpline",
        "going to court as a child",
        "easy read",
        "sexual abuse",
        "cam-drin plant",
        "police and courts",
        "heddlu",
        "children",
        "plant",
        "compensation",
        "how to help a child",
        "report abuse",
        "harmful sexual behaviour",
        "lluniau noeth",
        "nudes",
        "worried about my son",
        "run a training course",
        "kilometres",
        "hit songs",
    ],
)
@pytest.mark.parametrize("language", ["cy", "en"])
def test_other_words_do_not(engines: dict[str, Engine], language: str, query: str) -> None:
    assert "urgent" != engines[language].search(query)["help"]


@pytest.mark.parametrize("query", ["help", "Help!", "HELPA", "scared", "ofn"])
@pytest.mark.parametrize("language", ["cy", "en"])
def test_one_word_alone_brings_a_calm_line(engines: dict[str, Engine], language: str, query: str) -> None:
    assert "quiet" == engines[language].search(query)["help"]


@pytest.mark.parametrize("query", ["help me", "lladd fy hun", "he is here", "mae o yma", "i want to die", "plis help"])
@pytest.mark.parametrize("language", ["cy", "en"])
def test_in_distress_helplines_come_first(
    engines: dict[str, Engine], catalogue: Catalogue, language: str, query: str
) -> None:
    ids = engines[language].ids(query, 5)
    assert ["helpline", "helpline"] == [catalogue.by_id[each].kind for each in ids[:2]]
    assert "childline" in ids


def test_somebody_who_wants_to_die_is_shown_the_samaritans(engines: dict[str, Engine]) -> None:
    assert "samaritans-cymru" in engines["en"].ids("i want to die")
    assert "samaritans-cymru" in engines["cy"].ids("dwi isio marw")
