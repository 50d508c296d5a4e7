"""Words of distress or danger call for urgent help, in either language, on either site; other words do not."""

from __future__ import annotations

import pytest
import yaml
from engines import ROOT, Engine

from hub.catalogue import Catalogue

PHRASES = yaml.safe_load((ROOT / "data" / "distress.yaml").read_text(encoding="utf-8"))
EVERY = [phrase for side in ("cy", "en") for phrase in PHRASES[side]]


@pytest.mark.parametrize("language", ["cy", "en"])
def test_every_phrase_of_the_list_calls_for_help_on_both_sites(engines: dict[str, Engine], language: str) -> None:
    assert [] == [phrase for phrase in EVERY if not engines[language].search(phrase)["urgent"]]


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
    assert engines[language].search(query)["urgent"]


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
    assert not engines[language].search(query)["urgent"]


@pytest.mark.parametrize("query", ["help", "Help!", "HELPA", "scared"])
@pytest.mark.parametrize("language", ["cy", "en"])
def test_one_word_alone_can_be_a_cry(engines: dict[str, Engine], language: str, query: str) -> None:
    assert engines[language].search(query)["urgent"]


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
