"""What people speak counts beside what a website says, and only as far as the helplines' own facts go."""

from __future__ import annotations

from typing import Any

from holes import catalogue, resource, version

from hub.pages import spoken_languages
from hub.schema import Helpline


def line(identity: str, *, shown: bool = True, **facts: Any) -> Helpline:
    written = {
        "id": identity, "order": 1, "group": "more", "resource": None, "name": {"cy": "Llinell", "en": "Line"},
        "who_for": {"cy": "Pawb.", "en": "All."}, "website": {"value": "https://a.example/", "facts": (1,)},
        "evidence": ({"what": "site", "source": "https://a.example/", "evidence": "seen"},),
        "confirmed": None, "shown": shown, "why_not": {"cy": "Nid yw'n sicr.", "en": "Not sure."},
    }  # fmt: skip
    return Helpline.model_validate(written | {name: {"facts": (1,), **fact} for name, fact in facts.items()})


def of(identity: str, found: Helpline) -> Helpline:
    return found.model_copy(update={"resource": identity})


WORDS = {"value": {"cy": "Gair.", "en": "Word."}}
LINES = (
    of("a", line("a-line", languages={"value": ("cy", "en")})),
    of("a", line("another-of-a", bsl=WORDS)),
    of("b", line("b-line")),
    of("b", line("hidden", shown=False, languages={"value": ("cy",)})),
    line("relay-uk", relay={"value": "18000"}),
    line("police", phone={"value": "999"}, relay={"value": "18000"}),
    line("c-line", interpreter=WORDS),
)
KNOWN = catalogue(resource("a", version("en")), helplines=LINES)


def test_only_lines_that_are_shown_and_say_so_speak_a_language() -> None:
    assert {"a": ("cy", "en", "bfi")} == spoken_languages.spoken(KNOWN)
    assert {} == spoken_languages.spoken(catalogue())


def test_the_ways_to_get_help_in_bsl_are_those_with_a_fact_and_relay() -> None:
    assert ["another-of-a", "relay-uk"] == [each.id for each in spoken_languages.signed(KNOWN)]


def test_an_interpreter_is_promised_only_where_it_is_a_fact() -> None:
    assert ["c-line"] == [each.id for each in spoken_languages.interpreted(KNOWN)]


def test_a_website_in_one_language_with_people_who_speak_the_other() -> None:
    english, welsh = version("en"), version("cy")
    assert "en" == spoken_languages.only_spoken([english], ("cy", "en"))
    assert "cy" == spoken_languages.only_spoken([welsh], ("en",))
    assert "" == spoken_languages.only_spoken([english, welsh], ("cy", "en"))
    assert "" == spoken_languages.only_spoken([english], ("en", "bfi"))
    assert "" == spoken_languages.only_spoken([], ("cy",))


def test_what_people_speak_is_not_missing() -> None:
    assert ("easy-read", "bsl") == spoken_languages.unmet(("cy", "easy-read", "bsl"), ("cy", "en"))
    assert ("easy-read",) == spoken_languages.unmet(("cy", "easy-read", "bsl"), ("cy", "bfi"))
    assert ("cy", "bsl") == spoken_languages.unmet(("cy", "bsl"), ())
