# ruff: noqa: E501 - the rows of a table are not broken
"""Easy Read: each rule of the lines finds a fault put in by hand, and the real pages keep them all."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from hub.building import Building, prepare_plain
from hub.catalogue import Catalogue, CatalogueError, records
from hub.catalogue.problems import Problem, in_order
from hub.checks.texts import easy_read
from hub.checks.texts.collect import collect
from hub.languages import LANGUAGES, Language, word
from hub.pages import councils, easy_read_links
from hub.pages.icons import read_icons, undrawn
from hub.schema import EasyRead
from hub.schema.easy_read import TestedBy as Tried
from hub.schema.faults import Known

ROOT = Path(__file__).resolve().parents[2]
BOTH = pytest.mark.parametrize("language", LANGUAGES)
START = "pages/easy-read"
KNOWN = Known(
    {
        "easy-read pages": ["start", "tell"],
        "easy-read pictures": ["phone", "talk"],
        "hard words": ["helpline"],
        "shown helplines": ["childline", "ceop-safety-centre"],
        "situations": ["scared-to-tell"],
        "ways": ["childline phone", "childline easy", "ceop-safety-centre website"],
    },
    date(2026, 11, 30),
)
BASE = """\
pictures:
  - {id: phone, shows: {cy: [ffonio, ffoniwch], en: [call, phone]}}
  - {id: talk, shows: {cy: [siarad*, dweud], en: [talk*, tell]}}
words:
  - {id: helpline, picture: phone, word: {cy: "Llinell gymorth", en: "Helpline"}, means: {cy: "Pobl sy'n ateb.", en: "People who answer."}, forms: {cy: ["llinell gymorth"], en: [helpline*]}}
same_words:
  - {use: {cy: "ffonio", en: "call"}, not_cy: [galwch], not_en: [telephone]}
children:
  - {picture: talk, line: childline, say: {cy: "Mae'n iawn dweud.", en: "You can tell."}}
pages:
  - id: start
    slug: {cy: dechrau, en: start}
    title: {cy: "Dechrau", en: "Start"}
    sections:
      - heading: {cy: "Pethau", en: "Things"}
        list: works
        lines:
          - {picture: talk, page: tell, say: {cy: "Dweud wrth rywun", en: "Tell somebody"}}
  - id: tell
    slug: {cy: dweud, en: tell}
    title: {cy: "Dweud", en: "Telling"}
    situations: [scared-to-tell]
    sections:
      - heading: {cy: "Sut", en: "How"}
        list: councils
        lines:
          - {picture: talk, say: {cy: "Siaradwch â llinell gymorth.", en: "Talk to a helpline."}}
          - {explain: helpline}
          - {picture: phone, line: childline, way: phone, say: {cy: "Ffoniwch Childline.", en: "Call Childline."}}
    tested_by: null
"""
TALK = '{cy: "Siaradwch â llinell gymorth.", en: "Talk to a helpline."}'
CALL = '{picture: phone, line: childline, way: phone, say: {cy: "Ffoniwch Childline.", en: "Call Childline."}}'
EXPLAIN = "          - {explain: helpline}\n"
LONG = "Talk to a helpline that is open on each day and night of the year."


@cache
def building() -> Building:
    return prepare_plain(ROOT, {"HUB_TODAY": "2026-11-30"})


def told(text: str, folder: Path) -> list[str]:
    """What is wrong with a file and with its lines, as `line [rule] what`."""
    path = folder / "data" / "easy-read.yaml"
    for name in ("data", "docs/cy", "docs/en"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "resources.yaml").write_text("resources: []\n", encoding="utf-8")
    strings = folder / "scripts" / "hub" / "strings"
    if not strings.exists():
        strings.parent.mkdir(parents=True)
        strings.symlink_to(ROOT / "scripts" / "hub" / "strings")
    path.write_text(text, encoding="utf-8")
    found: list[Problem] = []
    node = records.read_nodes(path, folder, found)
    assert node is not None
    easy = records.record(EasyRead, node, "data/easy-read.yaml", KNOWN, found)
    if easy is not None:
        real = building().site.catalogue
        lines = tuple(line for line in real.helplines if line.id in KNOWN.ids["shown helplines"])
        catalogue = Catalogue((), real.vocabulary, {}, date(2026, 11, 30), helplines=lines, easy_read=easy)
        texts = collect(folder, folder / "resources.yaml")
        found += easy_read.check(texts.pairs, catalogue)
    assert all(problem.fix for problem in found)
    return [f"{problem.place.line} [{problem.rule}] {problem.what}" for problem in in_order(found)]


def test_a_sound_file_has_no_problem(tmp_path: Path) -> None:
    assert [] == told(BASE, tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("Talk to a helpline.", LONG, "27 [easy-sentence] the sentence has 15 words"),
        ("Talk to a helpline.", "Talk. Talk. Talk to a helpline.", "27 [easy-line] the line has 3 sentences"),
        ("Talk to a helpline.", "Talk to a helpline. It is used by 9% of us.", "27 [easy-passive] «is used»: nobody does it: the sentence is passive | 27 [easy-percent] «%»: a percentage is hard to picture"),
        ("Talk to a helpline.", "Talk to a helpline. You were often told so.", "27 [easy-passive] «were often told»: nobody does it: the sentence is passive"),
        ("Siaradwch â llinell gymorth.", "Siaradwch â llinell gymorth. Cafodd ei weld.", "27 [easy-passive] «Cafodd ei»: nobody does it: the sentence is passive"),
        ("Siaradwch â llinell gymorth.", "Siaradwch â llinell gymorth. Dywedir hynny.", "27 [easy-passive] «Dywedir»: nobody does it: the verb is impersonal"),
        ("Siaradwch â llinell gymorth.", "Siaradwch â llinell gymorth. Dywedwyd hynny.", "27 [easy-passive] «Dywedwyd»: nobody does it: the verb is impersonal"),
        ("Talk to a helpline.", "Talk to a helpline. Tell the NHS.", "27 [easy-initials] nothing on the page explains «NHS»"),
        ('en: "Telling"', 'en: "Telling the NSPCC"', "21 [easy-initials] nothing on the page explains «NSPCC»"),
        ('en: "How"', f'en: "{LONG}"', "24 [easy-sentence] the sentence has 15 words"),
        ("Call Childline.", "Call 0800 1111.", "29 [easy-number] «0800 1111»: a telephone number stands in the words"),
        ("Call Childline.", "Call or telephone.", "29 [easy-same-word] «telephone» is another word for «call»"),
        ("Ffoniwch Childline.", "Ffoniwch, neu galwch.", "29 [easy-same-word] «galwch» is another word for «ffonio»"),
        ("Call Childline.", "Childline is there.", "29 [easy-picture] the picture `phone` shows none of the line's words"),
        (EXPLAIN, "", "5 [easy-unused] no page uses the hard word `helpline` | 27 [easy-hard-word] «llinell gymorth» is explained nowhere on the page | 27 [easy-hard-word] «helpline» is explained nowhere on the page"),
        ('{picture: talk, say: {cy: "Siaradwch', '{say: {cy: "Siaradwch', "27 [easy-picture] the line has no picture"),
        ("way: phone, say", "way: text, say", "29 [easy-way] `childline` has no `text`"),
        (", way: phone, say", ", say", "29 [easy-line] `line` and `way` belong together"),
        ("explain: helpline", "explain: hepline", "28 [unknown-term] `hepline` is not a known hard word (did you mean `helpline`?)"),
        ("    situations: [scared-to-tell]\n", "", "19 [evidence-missing] the page names nothing that its words rest on"),
        ("page: tell, say", "page: tel, say", "18 [unknown-page] `tel` is not a known Easy Read page (did you mean `tell`?)"),
        ("  - id: start\n", "  - id: begin\n", "11 [easy-line] there is no page `start` | 11 [evidence-missing] the page names nothing that its words rest on"),
        ("        list: councils\n", "", "10 [easy-list] no section has `list: councils`"),
        ("talk, line: childline, say", "talk, say", "8 [no-number] the page in pictures has no number that a child can ring"),
        ("slug: {cy: dweud, en: tell}", "slug: {cy: dechrau, en: tell}", "20 [repeated] another page has the address `dechrau`"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_line(old: str, new: str, problem: str, tmp_path: Path) -> None:
    assert old in BASE
    assert problem.split(" | ") == told(BASE.replace(old, new, 1), tmp_path)


def test_a_hard_word_is_explained_near_where_it_first_stands(tmp_path: Path) -> None:
    calls = "".join(f"          - {CALL}\n".replace("Call Childline", "Call Childline" + " o" * at)
                    for at in range(1, easy_read.NEAR + 1))  # fmt: skip
    moved = BASE.replace(EXPLAIN, "").replace("    tested_by", f"{calls}{EXPLAIN}    tested_by")
    far = [f"27 [easy-hard-word] «{word}» is explained only further down" for word in ("llinell gymorth", "helpline")]
    assert far == told(moved, tmp_path)


def test_what_a_helpline_says_of_itself_stands_for_a_line_without_words(tmp_path: Path) -> None:
    without = BASE.replace(f", say: {CALL.partition('say: ')[2]}", "}")
    assert [] == told(without, tmp_path)
    other = without.replace("line: childline, way: phone", "line: ceop-safety-centre, way: website")
    assert ["29 [easy-way] `ceop-safety-centre` says nothing in `easy`"] == told(other, tmp_path)


def test_initials_in_the_name_of_a_line_that_stands_by_itself_are_explained_too(tmp_path: Path) -> None:
    without = BASE.replace(f", say: {CALL.partition('say: ')[2]}", "}")
    (tmp_path / "data").mkdir()
    names = 'helplines:\n  - {id: childline, name: {cy: "Llinell y GIG", en: "NHS line"}}\n'
    (tmp_path / "data" / "helplines.yaml").write_text(names, encoding="utf-8")
    said = "[easy-initials] nothing on the page explains"
    assert [f"2 {said} «GIG»", f"2 {said} «NHS»"] == told(without, tmp_path)
    assert [] == told(BASE, tmp_path)  # the line's own words stand in place of the name


def test_one_icon_is_not_shown_for_two_things(tmp_path: Path) -> None:
    path = tmp_path / "overrides" / "hub" / "components" / "icon" / "icons.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("phone: phone\ncall: phone\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as found:
        read_icons(tmp_path)
    assert ["same-icon"] == [problem.rule for problem in found.value.problems]
    assert 2 == found.value.problems[0].place.line


# ---- the real pages ----


def made(language: Language, key: str) -> BeautifulSoup:
    page = building().site.plan.page(language, key)
    return BeautifulSoup(str(building().whole(page, "")["page"]["content"]), "html.parser")


def easy() -> EasyRead:
    found = building().site.catalogue.easy_read
    assert found
    return found


def keys() -> list[str]:
    return [START, *(page.key for page in building().site.plan.pages if page.key.startswith("easy-read/")
                     and page.language == "cy" and page.key != "easy-read/booklet")]  # fmt: skip


@BOTH
def test_every_line_has_one_picture(language: Language) -> None:
    for key in keys():
        lines = made(language, key).select("section li")
        assert lines
        for line in lines:
            assert "easy-line" in line["class"], (key, line.get_text())
            assert 1 == len(line.select(":scope > svg")), (key, line.get_text())


@BOTH
def test_one_picture_means_one_thing_wherever_it_stands(language: Language) -> None:
    drawn = {picture.id: building().renderer.picture(picture.id) for picture in easy().pictures}
    assert len(drawn) == len(set(drawn.values()))
    for key in [*keys(), "pages/children-pictures"]:
        for svg in made(language, key).select(".easy-line > svg, .story > li > svg"):
            assert str(svg) in {str(BeautifulSoup(each, "html.parser")) for each in drawn.values()}, key


# Titles of works and names of lines and councils stand as their people write them.
NAMES = "ul.easy a[hreflang], strong, .hidden"


@BOTH
def test_whatever_an_easy_read_page_shows_keeps_the_rules_of_sentences_initials_and_shares(language: Language) -> None:
    for key in [*keys(), "easy-read/booklet"]:
        page = made(language, key)
        hard = {form for each in easy().words for form in (*each.forms.cy, *each.forms.en) if form.isupper()}
        explained = {name for name in hard if page.select_one(f'.easy-line strong:-soup-contains("{name}:")')}
        initials = set(re.findall(r"\b[A-Z]{2,}\b", page.get_text(" ")))
        titles = " ".join(each.get_text() for each in page.select("ul.easy a[hreflang]")).upper()
        assert set() == {each for each in initials - explained if each not in titles}, key
        for name in page.select(NAMES):
            name.decompose()
        said = [each.get_text(" ") for each in page.select("h1, h2, h3, p, .easy-ways li")]
        for sentence in (found for words in said for found in re.findall(r"[^.!?:]+", words)):
            assert len(re.findall(r"['’]?\w+(?:['’-]\w+)*", sentence)) <= easy_read.MOST_WORDS, (key, sentence)
            assert not re.search(r"%|per ?cent|y cant", sentence), (key, sentence)


@BOTH
def test_once_people_have_tried_a_page_its_label_says_who_and_when(language: Language) -> None:
    tried = Tried.model_validate(
        {"who": {"cy": "pum person ag anabledd dysgu", "en": "five people with learning disabilities"},
         "day": date(2026, 11, 20)}
    )  # fmt: skip
    pages = tuple(page.model_copy(update={"tested_by": tried}) if page.id == "tell" else page for page in easy().pages)
    site = building().site
    known = dataclasses.replace(site.catalogue, easy_read=easy().model_copy(update={"pages": pages}))
    tested = dataclasses.replace(site, catalogue=known)
    other = dataclasses.replace(building(), site=tested, renderer=type(building().renderer)(tested, ROOT))
    for identity in ("tell", "help"):
        page = other.site.plan.page(language, f"easy-read/{identity}")
        label = str(other.whole(page, "")["page"]["content"])
        who = tried.who.in_(language).words
        assert (who in label) is (identity == "tell")
        assert (word(language, "easy.untested") in label.replace("&#39;", "'")) is (identity == "help")


@pytest.mark.parametrize(
    ("key", "near"), [("hhelp", "help"), ("resource/no-such-work", None), ("pages/safety2", "pages/safety")]
)
def test_a_line_that_leads_to_no_page_is_told(key: str, near: str | None, tmp_path: Path) -> None:
    text = (ROOT / "data" / "easy-read.yaml").read_text(encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "easy-read.yaml").write_text(
        text.replace("beyond: help,", f"beyond: {key},"), encoding="utf-8"
    )
    line = text[: text.index("beyond: help,")].count("\n") + 1
    site = building().site
    sections = [
        section.model_copy(update={"lines": tuple(
            line.model_copy(update={"beyond": key}) if line.beyond == "help" else line for line in section.lines)})
        for page in easy().pages for section in page.sections
    ]  # fmt: skip
    page = easy().pages[0].model_copy(update={"sections": tuple(sections)})
    known = dataclasses.replace(site.catalogue, easy_read=easy().model_copy(update={"pages": (page,)}))
    found = list(easy_read_links.missing(known, site.plan, tmp_path, stands_in=False))
    assert [("data/easy-read.yaml", line, "no-such-page")] == [(p.place.file, p.place.line, p.rule) for p in found]
    assert (f"did you mean `{near}`" in found[0].what) is (near is not None)


@BOTH
def test_numbers_are_those_of_the_helplines_and_can_be_pressed(language: Language) -> None:
    catalogue = building().site.catalogue
    numbers = {
        getattr(line, way).value
        for line in catalogue.shown_helplines
        for way in ("phone", "phone_non_urgent", "text")
        if getattr(line, way)
    } | {fact.value for each in councils.councils(catalogue, language) for _, fact in each.numbers if fact}
    for key in keys():
        for link in made(language, key).select(".easy-line a.number"):
            shown = next(reversed(list(link.stripped_strings)))
            assert shown in numbers, key
            assert str(link["href"]).partition(":")[2] == shown.replace(" ", "")
            assert str(link["href"]).startswith(("tel:", "sms:"))


@BOTH
def test_the_first_numbers_are_999_and_the_lines_for_adults_and_for_the_young(language: Language) -> None:
    assert ["tel:999", "tel:08088010800", "tel:08001111"] == hrefs(made(language, START), "a.number")


@BOTH
def test_the_silent_solution_is_told_with_what_it_cannot_do(language: Language) -> None:
    words = {"cy": "Dydy 55 ddim yn dangos lle rydych chi.", "en": "55 does not show where you are."}[language]
    assert words in made(language, "easy-read/danger").get_text()


@BOTH
def test_every_easy_read_page_says_that_nobody_has_tried_it_yet(language: Language) -> None:
    words = {"cy": "anabledd dysgu", "en": "Not yet tried with people with learning disabilities"}[language]
    for key in keys():
        assert words in made(language, key).get_text(), key


@BOTH
def test_every_page_is_reached_from_the_start_and_leads_back(language: Language) -> None:
    plan = building().site.plan
    from_start = hrefs(made(language, START), ".easy-line a")
    start = plan.page(language, START).path
    for key in keys()[1:]:
        assert plan.link(start, language, key) in from_start, key
        page = plan.page(language, key)
        assert plan.link(page.path, language, START) in hrefs(made(language, key), "nav a"), key


@BOTH
def test_only_lines_that_say_so_lead_to_a_page_that_is_harder(language: Language) -> None:
    """Two pages name such lines: the last sections of «finding things» and of «this website»."""
    plan = building().site.plan
    own = {plan.page(language, key).path for key in [*keys(), "easy-read/booklet"]}
    for key in keys():
        page = plan.page(language, key)
        reached = {href for href in hrefs(made(language, key), "a") if not re.match(r"https?:|tel:|sms:", href)}
        inside = {plan.link(page.path, language, other.key) for other in plan.pages
                  if other.language == language and other.path in own}  # fmt: skip
        harder = reached - inside
        assert (key in {"easy-read/finding", "easy-read/this-website"}) == bool(harder), (key, harder)


@BOTH
def test_the_booklet_has_every_page_whole(language: Language) -> None:
    booklet = made(language, "easy-read/booklet")
    assert len(keys()) == len(booklet.select("article"))
    for key in keys():
        for line in made(language, key).select(".easy-line p"):
            assert line.get_text().strip() in booklet.get_text(), key


@BOTH
def test_a_situation_leads_to_its_easy_read_page(language: Language) -> None:
    rows = yaml.safe_load((ROOT / "data" / "situations.yaml").read_text(encoding="utf-8"))["situations"]
    twins = {row["id"]: row["easy_read"] for row in rows if row.get("easy_read")}
    assert len(set(twins.values())) >= 8
    for identity, twin in twins.items():
        here = building().site.plan.page(language, f"situation/{identity}").path
        expected = building().site.plan.link(here, language, f"easy-read/{twin}")
        assert expected in hrefs(made(language, f"situation/{identity}"), ".easy-twin a"), identity


@BOTH
def test_the_works_in_easy_read_stand_on_the_page_for_finding_things(language: Language) -> None:
    catalogue = building().site.catalogue
    there = [
        version.url
        for work in catalogue.resources
        for version in catalogue.live_versions(work)
        if "easy-read" in version.access and catalogue.outward(version.url)
    ]
    assert there
    assert set(there) <= set(hrefs(made(language, "easy-read/finding"), ".easy-line a"))


@BOTH
def test_the_childrens_page_in_pictures_has_eight_and_says_ti(language: Language) -> None:
    story = made(language, "pages/children-pictures")
    assert 8 == len(story.select(".story > li > svg"))
    assert ["tel:08001111"] == hrefs(story, ".story a")
    if language == "cy":
        assert not re.search(r"\b(chi|eich|chwi)\b", story.select_one(".story").get_text())  # type: ignore[union-attr]
    here = building().site.plan.page(language, "audience/children").path
    link = building().site.plan.link(here, language, "pages/children-pictures")
    assert link in hrefs(made(language, "audience/children"), "a")


def hrefs(page: BeautifulSoup | Tag, selector: str) -> list[str]:
    return [str(each["href"]) for each in page.select(selector) if each.get("href")]


def test_a_picture_that_is_no_icon_of_ours_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "easy-read.yaml").write_text(BASE.replace("id: talk,", "id: tallk,"), encoding="utf-8")
    found = list(undrawn(tmp_path, {"phone": ""}, ["phone", "tallk"]))
    assert [("no-such-icon", 3)] == [(problem.rule, problem.place.line) for problem in found]


def test_a_line_that_explains_a_word_of_a_file_without_hard_words_is_told(tmp_path: Path) -> None:
    words = BASE[BASE.index("words:") : BASE.index("same_words:")]
    assert ["26 [unknown-term] there are no hard words"] == told(BASE.replace(words, ""), tmp_path)
