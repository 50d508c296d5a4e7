"""Doorways: what is wrong with one is told with its line, and the pages say only what may be said."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
import shutil
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from hub.building import Building, prepare_plain
from hub.catalogue import doorways, load, records
from hub.catalogue.problems import Problem, in_order
from hub.cli.release import waits
from hub.exports.data import doorways_as_json
from hub.languages import LANGUAGES, Language, word
from hub.pages import doorways as shown_doorways
from hub.pages import naming, spoken_languages
from hub.schema import Doorway, DoorwaySentences
from hub.schema.doorway import PLACEHOLDER, placeholders
from hub.schema.faults import Known
from hub.schema.record import Record
from hub.schema.scripts import SCRIPTS, strange

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 11, 30)
OURS = {"cy", "en", "bfi"}
FOREIGN = sorted(path.stem for path in (ROOT / "data" / "doorways").glob("*.yaml"))
EACH = pytest.mark.parametrize("identity", FOREIGN)
BOTH = pytest.mark.parametrize("language", LANGUAGES)

SOURCE = """\
sentences:
  - {id: danger, part: danger, short: true, say: {cy: "Perygl", en: "Danger"}}
  - {id: danger-call, part: danger, short: true, say: {cy: "Ffoniwch {police}.", en: "Call {police}."}}
  - {id: fault, part: fault, say: {cy: "Nid chi sydd ar fai.", en: "It is not your fault."}}
"""
BASE = """\
language: pl
translator: "A. Nowak"
checked_by: "B. Kowalska"
checked_on: 2026-11-20
source: "0123456789ab"
sentences:
  - id: danger
    say: "W niebezpieczeństwie"
    back: "In danger"
  - id: danger-call
    say: "Zadzwoń pod {police}."
    back: "Ring {police}."
  - id: fault
    say: "To nie twoja wina."
    back: "It is not your fault."
"""
KNOWN = Known(
    {
        "languages": ["pl", "ar", "zh-hans", "zh-hant", "fa", "xx"],
        "shown helplines": ["police", "childline"],
        "doorway sentences": {
            "danger": ("Danger", True),
            "danger-call": ("Call {police}.", True),
            "fault": ("It is not your fault.", False),
        },
    },
    TODAY,
)


def told(text: str, folder: Path, kind: type[Record] = Doorway) -> list[str]:
    """What is wrong with a file, as `line [rule] what`."""
    path = folder / "pl.yaml"
    path.write_text(text, encoding="utf-8")
    found: list[Problem] = []
    node = records.read_nodes(path, folder, found)
    assert node is not None
    records.record(kind, node, path.name, KNOWN, found)
    assert all(problem.fix for problem in found)
    return [f"{problem.place.line} [{problem.rule}] {problem.what}" for problem in in_order(found)]


def test_a_sound_doorway_and_its_source_have_no_problem(tmp_path: Path) -> None:
    assert [] == told(BASE, tmp_path)
    assert [] == told(SOURCE, tmp_path, DoorwaySentences)


MEANT = "sentence of a doorway (did you mean `danger`?)"
NEAR = "(did you mean `translator`?)"
ONE_OF_TWO = "only one of `checked_by` and `checked_on` is given"
BRACES = "what stands in braces in `say` is not what stands in the source"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("  - id: danger\n", "  - id: dangre\n", f"7 [unknown-sentence] `dangre` is not a known {MEANT}"),
        ("pod {police}", "pod 999", "11 [number-written] `say` holds the figures «999»"),
        ("pod {police}", "pod ٩٩٩", "11 [number-written] `say` holds the figures «٩٩٩»"),
        ("pod {police}", "pod {childline}", f"11 [placeholder] {BRACES}"),
        ("pod {police}", "pod {police} {police}", f"11 [placeholder] {BRACES}"),
        ("Ring {police}", "Ring them", f"12 [placeholder] {BRACES.replace('say', 'back')}"),
        ("twoja", "твоя", "14 [script] `say` holds «твоя», which this language is not written with"),
        ("language: pl", "language: xx", "1 [unknown-script] it is not known how `xx` is written"),
        ("language: pl", "language: zz", "1 [unknown-term] `zz` is not a known language"),
        ('"0123456789ab"', '"0123"', "5 [digest] `source` is «0123»"),
        ("2026-11-20", "2026-12-20", "4 [future-date] `checked_on` is 2026-12-20, after today (2026-11-30)"),
        ('"B. Kowalska"', "null", f"4 [missing-key] {ONE_OF_TWO}"),
        ("checked_on: 2026-11-20", "checked_on: null", f"4 [missing-key] {ONE_OF_TWO}"),
        ("B. Kowalska", "A. Nowak", "3 [same-person] the translator has checked their own work"),
        ('    back: "In danger"\n', "", "7 [missing-key] `back` is missing"),
        ("translator:", "translater:", "2 [unknown-key] the key `translater` is not known " + NEAR),
        ("To nie", "To \u200fnie", "14 [text-characters] `say` holds an invisible or control character (U+200F)"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_line(old: str, new: str, problem: str, tmp_path: Path) -> None:
    assert 1 == BASE.count(old)
    assert problem in told(BASE.replace(old, new), tmp_path)


FAULT = BASE[BASE.index("  - id: fault") :]


def test_a_sentence_that_is_missing_or_given_twice_is_told(tmp_path: Path) -> None:
    assert ["6 [sentence-missing] the sentence `fault` is missing"] == told(BASE.replace(FAULT, ""), tmp_path)
    assert ["16 [repeated] `fault` is said twice"] == told(BASE + FAULT.replace("twoja", "pana"), tmp_path)


def test_a_short_doorway_needs_only_what_is_marked_so(tmp_path: Path) -> None:
    short = BASE.replace(FAULT, "").replace("language: pl", "language: pl\nsize: short")
    assert [] == told(short, tmp_path)


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("ar", "هذا ليس ذنبك", "پنج"),  # a letter that Arabic has not
        ("fa", "می\u200cروم", "مي روم"),  # Arabic yeh; the sign that parts letters is allowed
        ("zh-hans", "这不是您的错", "這不是您的錯"),
        ("zh-hant", "這不是您的錯", "这不是您的错"),
        ("uk", "Ви не винні", "Вы не виноваты"),
        ("ur", "آپ کا قصور نہیں", "آپ كا قصور"),
        ("bn", "এটা আপনার দোষ নয়", "এটা you"),
        ("ti", "ናትኩም በደል ኣይኮነን", "በደል fault"),
    ],
)
def test_letters_of_another_language_are_seen(language: str, right: str, wrong: str) -> None:
    assert [] == list(strange(right, SCRIPTS[language]))
    assert list(strange(wrong, SCRIPTS[language]))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("Ffoniwch {police}", "Ffoniwch {childline}", f"3 [placeholder] {BRACES.replace('say', 'say.cy')}"),
        ("{police}", "{meic}", "3 [placeholder] nothing can be put in for {meic}"),
        ("Danger", "Danger 999", "2 [number-written] `say.en` holds the figures «999»"),
        ("part: fault", "part: falt", "4 [unknown-term] `falt` is not a known part (did you mean `fault`?)"),
    ],
)
def test_a_slip_in_the_source_is_told_with_its_line(old: str, new: str, problem: str, tmp_path: Path) -> None:
    assert problem in told(SOURCE.replace(old, new), tmp_path, DoorwaySentences)


# ---- the project's own ----


@cache
def made() -> Building:
    return prepare_plain(ROOT, {"HUB_TODAY": "2026-11-30", "HUB_LATEST": "2099-01-01"})


def adopted(checked: str = "") -> Building:
    """The site as an owner has it, with one language that two translators have read."""
    known = made().site.catalogue
    doors = {
        each.language: each.model_copy(
            update={"translator": "A. Nowak", "checked_by": "B. Kowalska", "checked_on": TODAY}
        )
        if each.language == checked
        else each
        for each in known.doorways.values()
    }
    site = dataclasses.replace(
        made().site,
        catalogue=dataclasses.replace(known, doorways=doors),
        settings=dataclasses.replace(made().site.settings, adopted=True),
    )
    return dataclasses.replace(made(), site=site, renderer=type(made().renderer)(site, ROOT))


def soup(building: Building, language: Language, key: str) -> BeautifulSoup:
    rendered = building.rendered(building.site.plan.page(language, key))
    return BeautifulSoup(rendered.before + rendered.within + rendered.after, "lxml")


def one(page: BeautifulSoup, selector: str) -> Tag:
    found = page.select_one(selector)
    assert found is not None, selector
    return found


def plain(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def test_there_are_doorways_for_more_than_twelve_languages_and_for_every_one_in_the_lists() -> None:
    full = [each for each in made().site.catalogue.doorways.values() if each.size == "full"]
    assert 12 <= len(full)
    assert set(FOREIGN) | OURS == set(made().site.catalogue.vocabulary.languages)


@EACH
@BOTH
def test_a_language_page_begins_in_its_language_and_says_whom_to_call(identity: str, language: Language) -> None:
    building = made()
    page = soup(building, language, f"language/{identity}")
    term = building.site.catalogue.vocabulary.languages[identity]
    assert (term.native, identity) == (plain(one(page, "h1")), one(page, "h1")["lang"])
    door = one(page, ".doorway")
    assert (identity, term.direction) == (door["lang"], door["dir"])
    calls = [str(a["href"]) for a in door.select('a[href^="tel:"]')]
    assert "tel:999" == calls[0]
    if building.site.catalogue.doorways[identity].size == "full":
        assert ["tel:999", "tel:08001111", "tel:08088010800", "tel:101", "tel:08081000900"] == calls
    # Every number runs from left to right by itself, in Latin figures, and nothing is left in braces.
    assert all("bdi" == a.parent.name and "ltr" == a.parent["dir"] for a in door.select('a[href^="tel:"]') if a.parent)
    assert all(figure in "0123456789" for figure in door.get_text() if unicodedata.category(figure) == "Nd")
    assert [] == PLACEHOLDER.findall(door.get_text())
    # A way on in each of our languages: whoever helps reads the same, and the lines that interpret.
    assert page.select("#in-our-words h3")
    assert page.select("#interpreters ~ ul a")


@EACH
def test_the_card_says_it_in_welsh_in_english_and_in_the_language(identity: str) -> None:
    page = soup(made(), "cy", f"language/{identity}")
    for at, card in enumerate(page.select(".show-card")):
        said = [(str(line["lang"]), plain(line)) for line in card.select("p")]
        names = shown_doorways.spoken(made().site, identity)[at]
        assert ("cy", word("cy", "doorway.card", language=names.cy)) == said[0]
        assert ("en", word("en", "doorway.card", language=names.en)) == said[1]
        assert [identity] * (at == 0) == [language for language, _ in said[2:]]
    assert len(shown_doorways.spoken(made().site, identity)) == len(page.select(".show-card"))


def test_who_writes_chinese_may_speak_one_of_two_languages() -> None:
    cards = [plain(card) for card in soup(made(), "en", "language/zh-hant").select(".show-card")]
    assert ["Cantonese" in cards[0], "Mandarin" in cards[1]] == [True, True]


@EACH
@BOTH
def test_a_draft_says_so_in_three_languages(identity: str, language: Language) -> None:
    note = one(soup(made(), language, f"language/{identity}"), ".doorway .note")
    own = next(each.say for each in made().site.catalogue.doorways[identity].sentences if each.id == "draft")
    source = shown_doorways.waits(made().site)
    assert [own, source.cy, source.en] == [plain(line) for line in note.select("p")]
    assert ["cy", "en"] == [str(line["lang"]) for line in note.select("p[lang]")]


@BOTH
def test_once_adopted_a_draft_stands_nowhere_and_its_page_still_leads_on(language: Language) -> None:
    building = adopted(checked="pl")
    page = soup(building, language, "language/ar")
    assert [] == page.select(".doorway")
    assert "العربية" == plain(one(page, "h1"))
    assert page.select(".show-card")
    assert word(language, "doorway.waiting") in plain(one(page, "body"))
    lines = spoken_languages.interpreted(building.site.catalogue)
    assert len(lines) == len(page.select("#interpreters ~ ul li"))
    checked = soup(building, language, "language/pl")
    assert checked.select(".doorway")
    assert [] == checked.select(".doorway .note")


def test_once_adopted_a_stale_doorway_stands_nowhere() -> None:
    building = adopted(checked="pl")
    known = building.site.catalogue
    assert ["pl"] == list(doorways.shown(known, adopted=True))
    first, *others = known.doorway_sentences
    changed = first.model_copy(update={"say": dataclasses.replace(first.say, en="Something else.")})
    stale = dataclasses.replace(known, doorway_sentences=(changed, *others))
    assert {} == doorways.shown(stale, adopted=True)
    # Its pages stay, with its name, cards and whom to ring, and none of its words.
    site = dataclasses.replace(building.site, catalogue=stale)
    left = dataclasses.replace(building, site=site, renderer=type(building.renderer)(site, ROOT))
    for page in (soup(left, "en", "language/pl"), at_short_address(left, "pl")):
        assert "Polski" == plain(one(page, "h1"))
        assert [] == page.select(".doorway")
        assert "I speak Polish" in plain(one(page, ".show-card"))
        assert known.doorways["pl"].sentences[0].say not in page.get_text()
        assert word("en", "doorway.waiting") in plain(one(page, "body"))
        assert page.select("[id^=interpreters] ~ ul a")
    # Other words in Welsh, or a sentence that a short doorway does not say, make none of them stale.
    welsh = first.model_copy(update={"say": dataclasses.replace(first.say, cy="Rhywbeth arall.")})
    assert ["pl"] == list(doorways.shown(dataclasses.replace(known, doorway_sentences=(welsh, *others)), adopted=True))
    assert not first.short
    assert doorways.digest((changed, *others), "short") == doorways.digest(known.doorway_sentences, "short")


# ---- the short addresses ----


def at_short_address(building: Building, identity: str) -> BeautifulSoup:
    return BeautifulSoup(building.doorway(identity), "lxml")


@EACH
def test_at_a_short_address_the_doorway_stands_whole_with_a_way_on_in_both_our_languages(identity: str) -> None:
    building = made()
    page = at_short_address(building, identity)
    term = building.site.catalogue.vocabulary.languages[identity]
    assert (term.native, identity) == (plain(one(page, "h1")), one(page, "h1")["lang"])
    calls = [str(a["href"]) for a in page.select('.doorway a[href^="tel:"]')]
    there = soup(building, "en", f"language/{identity}")
    assert [str(a["href"]) for a in there.select('.doorway a[href^="tel:"]')] == calls
    assert [] == PLACEHOLDER.findall(page.get_text())
    for language in LANGUAGES:
        help_ = one(page, f"section[lang={language}]")
        hrefs = [str(a["href"]) for a in help_.select("a")]
        assert [f"../{building.site.plan.page(language, key).address}"
                for key in (f"language/{identity}", "languages")] == hrefs  # fmt: skip
    context = building.shared_context(f"{identity}/index.html")
    assert (identity, term.direction) == (context["main"], context["hub"].direction)
    assert (("cy", "en"), ("en", "cy")) == tuple(
        (each.lang, each.other) for each in (context["hub"], context["english"])
    )
    if building.site.catalogue.doorways[identity].size == "full":
        # The button that leaves shows both languages here, so the doorway names it in both.
        names = [(str(each.get("lang")), plain(each)) for each in page.select("#leave ~ p .put-in")]
        assert [(each, word(each, "exit.button")) for each in LANGUAGES] == names


def test_once_adopted_the_short_address_of_a_draft_leads_to_interpreters_in_both_languages() -> None:
    building = adopted(checked="pl")
    page = at_short_address(building, "ar")
    assert [] == page.select(".doorway")
    assert ("العربية", "ar") == (plain(one(page, "h1")), one(page, "h1")["lang"])
    assert 1 == len(page.select(".show-card"))
    lines = spoken_languages.interpreted(building.site.catalogue)
    for language in LANGUAGES:
        section = one(page, f"section[lang={language}]")
        assert word(language, "doorway.waiting") in plain(section)
        assert len(lines) == len(section.select(f"#interpreters-{language} ~ ul li"))
    # Nothing of it is Arabic but the name, so the page is in Welsh first.
    context = building.shared_context("ar/index.html")
    assert "cy" == context["main"]
    assert ("cy", "en", "x-default") == tuple(code for code, _ in context["hub"].alternates)
    assert "pl" == building.shared_context("pl/index.html")["main"]
    assert at_short_address(building, "pl").select(".doorway")


def test_at_a_short_address_works_are_opened_without_a_page_of_ours_between() -> None:
    building = with_a_work("pl")
    page = at_short_address(building, "pl")
    (link,) = page.select(".doorway #works ~ div li a")
    assert "https://tydiogel.example/pl" == link["href"]
    assert "noreferrer" in link["rel"]


def with_a_work(language: str) -> Building:
    """The site with one more version of a work, in another language."""
    building = made()
    known = building.site.catalogue
    work = next(each for each in known.resources if each.status == "listed" and known.live_versions(each))
    other = known.live_versions(work)[0].model_copy(
        update={"language": language, "url": f"https://tydiogel.example/{language}", "access": ()}
    )
    more = work.model_copy(update={"versions": (*work.versions, other)})
    resources = tuple(more if each.id == work.id else each for each in known.resources)
    site = dataclasses.replace(building.site, catalogue=dataclasses.replace(known, resources=resources))
    return dataclasses.replace(building, site=site, renderer=type(building.renderer)(site, ROOT))


@BOTH
def test_works_stand_before_everything_but_the_danger(language: Language) -> None:
    building = with_a_work("pl")
    known = building.site.catalogue
    work = next(each for each in known.resources if "pl" in {version.language for version in each.versions})
    page = soup(building, language, "language/pl")
    assert ["danger", "works", f"for-{work.audiences[0]}", "child"] == [
        str(heading["id"]) for heading in page.select(".doorway :is(h2, h3)[id]")
    ][:4]
    inside = one(page, ".doorway #works ~ div")
    assert (language, "ltr") == (inside["lang"], inside["dir"])
    said = {each.id: each.say for each in known.doorways["pl"].sentences}
    assert said["works-some"] in plain(one(page, ".doorway"))
    assert said["works-none"] not in plain(one(page, ".doorway"))


@EACH
@BOTH
def test_a_page_keeps_its_main_language_and_claims_no_other(identity: str, language: Language) -> None:
    building = made()
    page = building.site.plan.page(language, f"language/{identity}")
    shell = building.shell(page)
    assert (language, ("cy", "en", identity, "x-default")) == (shell.lang, tuple(code for code, _ in shell.alternates))
    term = building.site.catalogue.vocabulary.languages[identity]
    assert term.direction == shell.direction
    assert term.label.in_(language).words in shell.title
    assert naming.heading(building.site, page).language == identity


def test_other_pages_run_from_left_to_right_and_lead_to_the_languages() -> None:
    for language in LANGUAGES:
        for key in ("index", "help", "languages", "language/en", "language/bfi", "resource/childline"):
            page = made().site.plan.page(language, key)
            shell = made().shell(page)
            assert "ltr" == shell.direction
            there = made().site.plan.link(page.path, language, "languages")
            assert there == shell.languages


def test_every_statement_about_a_line_is_a_fact_of_its_own() -> None:
    """Free, day and night, interpreters: each as data/helplines.yaml has it."""
    lines = {line.id: line for line in made().site.catalogue.shown_helplines}
    said = {each.id: each.say.en or "" for each in made().site.catalogue.doorway_sentences}
    for words in said.values():
        for name in placeholders(words):
            line = lines.get(name.removeprefix("name-").removesuffix("-non-urgent"))
            if line is None:
                continue
            assert "day and night" not in words or line.always_open
            assert "is free" not in words or line.cost
            assert "interpreter" not in words or line.interpreter
    assert lines["live-fear-free"].interpreter  # `adult-language` speaks of it without its name
    assert not lines["childline"].interpreter  # `child-language` says that we do not know
    assert "We do not know" in said["child-language"]


# ---- what commands say ----


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[str, str, str], list[str]]:
    """Edits one file of a copy of the project's data, and tells what the check then says of doorways."""

    def edited(name: str, old: str, new: str) -> list[str]:
        shutil.copytree(ROOT / "data", tmp_path / "data")
        shutil.copy(ROOT / "resources.yaml", tmp_path)
        shutil.copytree(ROOT / "scripts" / "hub" / "strings", tmp_path / "scripts" / "hub" / "strings")
        path = tmp_path / "data" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        (tmp_path / "data" / "easy-read.yaml").unlink()  # it names lines and situations too
        situations = tmp_path / "data" / "situations.yaml"
        situations.write_text(
            re.sub(r"(?m)^    easy_read: .*\n", "", situations.read_text(encoding="utf-8")), encoding="utf-8"
        )
        known = load(tmp_path, today=TODAY)
        return [
            f"{each.place.file}:{each.place.line} [{each.rule}] {each.severity}"
            for each in in_order(doorways.problems(known, tmp_path))
        ]

    return edited


def test_nothing_is_wrong_with_ours() -> None:
    assert [] == list(doorways.problems(made().site.catalogue, ROOT))


def test_a_change_of_the_source_makes_every_translation_of_it_stale(
    copied: Callable[[str, str, str], list[str]],
) -> None:
    found = copied("doorways.yaml", "If somebody is in danger now", "If somebody is in great danger now")
    assert len(FOREIGN) == len(found)
    assert all(each.endswith("[stale] warning") for each in found)


def line_of_language(identity: str) -> int:
    """Where a language stands in the vocabulary."""
    lines = (ROOT / "data" / "vocabulary.yaml").read_text(encoding="utf-8").splitlines()
    return next(at for at, words in enumerate(lines, start=1) if f"{{id: {identity}, " in words)


def test_a_direction_that_is_not_the_script_s_is_told(copied: Callable[[str, str, str], list[str]]) -> None:
    found = copied("vocabulary.yaml", 'native: "اردو", direction: rtl', 'native: "اردو"')
    assert [f"data/vocabulary.yaml:{line_of_language('ur')} [direction] error"] == found


def test_a_native_name_in_other_letters_is_told(copied: Callable[[str, str, str], list[str]]) -> None:
    found = copied("vocabulary.yaml", "Українська", "Ukrainska")
    assert [f"data/vocabulary.yaml:{line_of_language('uk')} [native-name] error"] == found


def test_a_line_that_has_lost_its_number_is_told(copied: Callable[[str, str, str], list[str]]) -> None:
    found = copied("helplines.yaml", '    phone: {value: "0800 1111", facts: [1, 2, 3]}\n', "")
    source = (ROOT / "data" / "doorways.yaml").read_text(encoding="utf-8").splitlines()
    line = next(at for at, words in enumerate(source, start=1) if "{id: child-call," in words)
    assert [f"data/doorways.yaml:{line} [no-number] error"] == found


def test_a_file_of_another_name_is_told(tmp_path: Path) -> None:
    pl = (ROOT / "data" / "doorways" / "pl.yaml").read_text(encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "doorways").mkdir()
    (tmp_path / "data" / "doorways" / "uk.yaml").write_text(pl, encoding="utf-8")
    node = records.read_nodes(tmp_path / "data/doorways/uk.yaml", tmp_path, [])
    assert node is not None
    doorway = made().site.catalogue.doorways["pl"]
    (problem,) = doorways.named_by_file({"doorways/uk": (node, doorway)})
    assert ("file-name", 3) == (problem.rule, problem.place.line)


def test_a_launch_waits_for_every_doorway_that_nobody_has_checked() -> None:
    waiting = [each for each in waits(adopted(checked="pl").site.catalogue) if each.startswith("doorway ")]
    assert len(FOREIGN) - 1 == len(waiting)
    assert not any("«pl»" in each for each in waiting)


def test_the_open_data_has_each_sentence_beside_the_others() -> None:
    known = adopted(checked="pl").site.catalogue
    given = json.loads(doorways_as_json(known, adopted=False))
    # A draft stands nowhere on the site of an owner.
    assert ["pl"] == [each["language"] for each in json.loads(doorways_as_json(known, adopted=True))["doorways"]]
    assert [each.id for each in known.doorway_sentences] == [each["id"] for each in given["sentences"]]
    by_language = {each["language"]: each for each in given["doorways"]}
    assert {True: ["pl"], False: [each for each in FOREIGN if each != "pl"]} == {
        state: sorted(language for language, each in by_language.items() if each["checked"] is state)
        for state in (True, False)
    }
    raw = yaml.safe_load((ROOT / "data" / "doorways" / "ur.yaml").read_text(encoding="utf-8"))
    assert raw["sentences"] == by_language["ur"]["sentences"]
