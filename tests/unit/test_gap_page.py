"""The pages of the gap map: what they show of a catalogue with known holes."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from holes import AUDIENCES, NEEDS, OBJECTIVES, TODAY, catalogue, resource, version
from holes import mark as a_mark
from page_html import STRATEGY, html, known

from hub.catalogue import Catalogue
from hub.catalogue.gap_history import Line
from hub.catalogue.gaps import Cell, GapMap, gap_map
from hub.languages import LANGUAGES, Language, Text, word
from hub.pages.gap_matrix import STEPS, step
from hub.pages.views.gap_list import gap_list
from hub.pages.views.gap_need import need_page
from hub.pages.views.gap_tables import tables_page
from hub.pages.views.gaps import gap_page
from hub.schema import GapMark

FOR_ADULTS = a_mark("children", "protect", "easy-read")


def tables_html(language: Language, *marks: GapMark, history: tuple[Line, ...] = ()) -> BeautifulSoup:
    return html("gap_tables.html", tables_page(known(*marks), history, language), language)


def map_html(language: Language, found: Catalogue, history: tuple[Line, ...] = ()) -> BeautifulSoup:
    view = gap_page(found, history, language)
    parts = (str(html(name, view, language)) for name in ("gap_map.html", "gaps.html"))
    return BeautifulSoup("".join(parts), "lxml")


def unseen() -> Catalogue:
    """What is known, and a work for parents whose English nobody has seen."""
    more = resource("d", version("cy"), audiences=("parents",), objectives=("protect",), unseen=("en",))
    return catalogue(*known().resources, more, health=known().health, strategy=STRATEGY)


def cells(soup: BeautifulSoup, caption: str) -> list[list[str]]:
    """A table as rows of words, without what is only for screen readers."""
    found = soup.find(id=caption)
    assert isinstance(found, Tag)
    table = found.find_parent("table")
    assert isinstance(table, Tag)
    for hidden in table.select(".hidden"):
        hidden.decompose()
    return [[" ".join(c.get_text().split()) for c in row.find_all(["th", "td"])] for row in table.find_all("tr")]


def boxes(soup: BeautifulSoup) -> list[list[str]]:
    """The matrix as it is seen: a row for each audience, its numbers with the shape of each box."""
    for hidden in soup.select(".matrix .hidden"):
        hidden.decompose()
    return [
        [f"{td.get_text(strip=True)} {' '.join(c for c in td['class'] if c != 'next')}" for td in row.select("td")]
        for row in soup.select(".matrix tbody tr")
    ]


def test_the_map_is_one_table_of_every_audience_need_and_objective() -> None:
    soup = map_html("en", unseen())
    heads = [th.get_text(" ", strip=True).split(" (en)")[0] for th in soup.select(".matrix [scope=colgroup]")]
    # The order of needs is that of the scores of their gaps together.
    assert ["easy-read", "bsl", "cy", "en", "other"] == heads
    none, one, off = "0 none", "1 full step-1", "? unknown"
    assert [
        [none, none, none, none, one, none, "2 full step-2", none, one, none],
        [none, none, none, none, none, one, none, off, none, none],
        [none] * 10,
    ] == boxes(soup)


def test_a_cell_that_need_not_be_filled_and_one_that_is_worked_on_have_shapes_of_their_own() -> None:
    marks = (FOR_ADULTS, a_mark("children", "prevent", "easy-read", "being-worked-on"))
    soup = map_html("en", known(*marks))
    shapes = {cell for row in boxes(soup) for cell in row}
    assert {"– not-needed", "0 worked"} <= shapes
    key = [li.get_text(" ", strip=True) for li in soup.select(".matrix-key li")]
    assert ["0 Nothing yet", "0 Nothing yet, but in progress", "– Does not apply"] == key[:3]


def test_the_five_steps_are_said_in_the_key_and_hold_for_every_number() -> None:
    assert [1, 1, 2, 2, 3, 4, 5, 5] == [step(number) for number in (*STEPS[:1], 1, 2, 4, 5, 15, 40, 400)]
    steps = gap_page(known(), (), "en").matrix.steps
    assert ("1", "2–4", "5–14", "15–39", "40+") == steps


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_box_says_to_a_screen_reader_what_it_counts(language: Language) -> None:
    found = gap_map(known())
    for td, cell in zip(map_html(language, known()).select(".matrix td"), _in_order(found), strict=True):
        heard = " ".join(td.get_text(" ").split())
        about = ", ".join(f"{each} ({language})" for each in (cell.audience, cell.objective, cell.need))
        number = str(cell.count.live) if cell.count.live else f"0 {word(language, 'gaps.none_yet')}"
        assert heard.startswith(number)
        assert about in heard


def test_every_box_names_its_audience_its_need_and_its_objective_as_heads() -> None:
    soup = map_html("en", known())
    for td, cell in zip(soup.select(".matrix td"), _in_order(gap_map(known())), strict=True):
        heads = [soup.find(id=each) for each in td["headers"]]
        words = [head.get_text(" ") if isinstance(head, Tag) else "" for head in heads]
        assert 3 == len(words)
        assert word("en", f"gaps.who.{cell.audience}") == words[0]
        assert cell.need in words[1]
        assert f"{cell.objective} (en)" in words[2]


def _in_order(found: GapMap) -> list[Cell]:
    order = ("easy-read", "bsl", "cy", "en", "other")
    by = {(cell.audience, cell.need, cell.objective): cell for cell in found.cells}
    return [by[a, n, o] for a in AUDIENCES for n in order for o in OBJECTIVES]


def test_a_number_leads_to_its_works_and_an_empty_box_to_what_could_fill_it() -> None:
    hrefs = [str(a["href"]) for a in map_html("en", known()).select(".matrix td a")]
    assert "/resources/#audience=children&objective=prevent&language=cy" in hrefs
    assert "/gaps/bsl/#children" in hrefs
    assert len(list(_in_order(gap_map(known())))) == len(hrefs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_most_is_said_in_one_sentence_with_for_whom(language: Language) -> None:
    page = gap_page(known(), (), language)
    assert {"en": "easy-read (en) is the biggest gap: 6 of its 6 cells have nothing.",
            "cy": "easy-read (cy) yw'r bwlch mwyaf: does dim mewn 6 o'r 6 cell."}[language] == page.answer  # fmt: skip
    assert "" == page.whom
    everyone = {"audiences": tuple(AUDIENCES), "objectives": OBJECTIVES}
    only_children = resource("b", version("en", "easy-read"), objectives=OBJECTIVES)
    page = gap_page(catalogue(resource("a", version("cy"), version("bfi"), **everyone), only_children), (), language)
    assert {
        "en": "There is none at all for parents and caregivers or for anyone worried about a child.",
        "cy": "Does dim o gwbl i rieni a gofalwyr nac i bawb sy'n poeni am blentyn.",
    }[language] == page.whom


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_need_of_which_there_is_nothing_anywhere_is_named_beside_the_biggest(language: Language) -> None:
    told = gap_page(known(), (), language).empty
    assert {"en": "bsl (en): nothing yet in any of the 6 cells.",
            "cy": "bsl (cy): dim byd eto yn yr un o'r 6 cell."}[language] in told  # fmt: skip
    assert 1 == len([line for line in told if line.startswith("bsl")])
    assert not [line for line in told if line.startswith(("cy (", "easy-read ("))]


def test_what_nobody_has_seen_is_counted_apart_in_words() -> None:
    soup = map_html("en", unseen())
    assert "English not seen yet: 1 resource. It may exist" in " ".join(soup.get_text().split())
    assert "2 of 6" not in {need.words for need in gap_page(unseen(), (), "en").matrix.needs if need.id == "en"}
    (cell,) = [row for row in cells(_tables(unseen()), "map-protect-caption") if row[0] == "parents (en)"]
    assert "not seen yet (1 not seen yet)" == cell[2]


def _tables(found: Catalogue) -> BeautifulSoup:
    return html("gap_tables.html", tables_page(found, (), "en"), "en")


def test_the_bars_say_how_much_each_need_fills() -> None:
    needs = {need.id: (need.words, need.share) for need in gap_page(known(), (), "en").matrix.needs}
    assert ("1 of 6", 1 / 6) == needs["cy"]
    assert ("0 of 6", 0.0) == needs["bsl"]
    drawn = {li.a.get_text(): li.rect["width"] for li in map_html("en", known()).select(".need-bars li")}  # type: ignore[union-attr,index]
    assert "16.7" == drawn["cy (en)"]
    assert "0.0" == drawn["bsl (en)"]


def test_the_change_since_last_quarter_is_drawn_and_said() -> None:
    old = Line(date(2026, 9, 30), 30, 2, 40, 3, 2, {"cy": 2, "en": 0, "other": 1})
    trend = gap_page(known(), (old,), "en").trend
    assert trend
    assert "3 of the 30 cells hold a resource: 1 more." == trend.words
    assert [("cy (en)", 2, 1, "1 fewer"), ("en (en)", 0, 1, "1 more"), ("other (en)", 1, 1, "no change")] == [
        (each.need, each.then, each.now, each.words) for each in trend.changes
    ]
    soup = map_html("en", known(), (old,))
    assert 3 == len(soup.select(".trend tbody svg.dumbbell"))
    assert "Since 30 September 2026" in soup.get_text()
    assert gap_page(known(), (), "en").trend is None


def test_the_english_tables_say_every_cell_in_words_or_numbers() -> None:
    expected = [
        ["Audience", *(f"{need} (en)" for need in NEEDS)],
        ["children (en)", "1 (only one)", "2", "none yet",
         "none yet (1 is listed, but does not count today)",
         "1 (only one)"],
        ["parents (en)", *["none yet"] * 5],
        ["public (en)", "none yet (1 is listed, but does not count today)", *["none yet"] * 4],
    ]  # fmt: skip
    assert expected == cells(tables_html("en"), "map-prevent-caption")


def test_the_welsh_tables_say_the_same_in_welsh() -> None:
    expected = ["children (cy)", "1 (dim ond un)", "2", "dim eto",
                "dim eto (mae 1 ar y rhestr, ond nid yw'n cyfrif heddiw)",
                "1 (dim ond un)"]  # fmt: skip
    assert expected == cells(tables_html("cy"), "map-prevent-caption")[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_hold_every_cell_of_the_map(language: Language) -> None:
    found = gap_map(known())
    soup = tables_html(language)
    shown = [
        int(cell.split(" (")[0]) if cell[0].isdigit() else 0
        for objective in ("prevent", "protect")
        for row in cells(soup, f"map-{objective}-caption")[1:]
        for cell in row[1:]
    ]
    assert [cell.count.live for cell in found.cells] == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cell_that_need_not_be_filled_says_so_and_is_not_counted(language: Language) -> None:
    row = cells(tables_html(language, FOR_ADULTS), "map-protect-caption")[1]
    plain = cells(tables_html(language), "map-protect-caption")[1]
    assert word(language, "gaps.not_needed") == row[3]
    assert [*plain[:3], *plain[4:]] == [*row[:3], *row[4:]]
    page = gap_page(known(FOR_ADULTS), (), language)
    assert {"cy": 6, "en": 6, "easy-read": 5, "bsl": 6, "other": 6} == {n.id: n.cells for n in page.matrix.needs}


def test_a_mark_on_a_cell_that_holds_something_changes_nothing() -> None:
    full = a_mark("children", "prevent", "en")
    assert gap_page(known(), (), "en") == gap_page(known(full), (), "en")


def test_each_need_leads_to_the_finders_own_choice() -> None:
    hrefs = [str(a["href"]) for a in tables_html("en").select("#map-prevent + .scroll td a")]
    assert ["language=cy", "language=en", "language=ar,pl"] == [h.rsplit("&", 1)[1] for h in hrefs]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ranked_lists_hold_every_gap_in_words(language: Language) -> None:
    found = gap_map(known())
    page = gap_list(known(), language)
    tied: dict[tuple[str, str], list[str]] = {}
    for gap in found.gaps:
        if gap.topic is None:
            tied.setdefault((gap.audience, gap.need), []).append(f"{gap.objective} ({language})")
    for ((audience, need), objectives), line in zip(tied.items(), page.whole, strict=True):
        missing, whom = word(language, f"gaps.missing.{need}"), word(language, f"gaps.whom.{audience}")
        assert f" {missing} {whom}" in line.sentence
        assert f": {'; '.join(objectives)}." in line.sentence
    topics = [line for each in page.by_topic for line in each.lines]
    assert len({(g.audience, g.objective, g.need) for g in found.gaps if g.topic}) == len(topics)
    shown = html("gap_list.html", page, language).select("ol.gaps > li")
    assert len(page.whole) + len(topics) == len(shown)


def test_what_nobody_has_seen_stands_in_a_list_of_its_own() -> None:
    page = gap_list(unseen(), "en")
    assert ["Nobody has seen the English version for parents and caregivers yet"] == [
        line.sentence.split(",")[0] for line in page.unknown[:1]
    ]
    assert page.unknown[0].sentence not in [line.sentence for line in page.whole]


def test_a_gap_reads_as_a_sentence_in_both_languages() -> None:
    (line,) = [
        each for each in gap_list(known(), "cy").whole if (each.audience, each.need) == ("children", "easy-read")
    ]
    assert "Does dim fersiwn Hawdd ei Ddeall i blant dan 12 oed ar gyfer 2 amcan: prevent (cy); protect (cy)." == (
        line.sentence
    )
    (line,) = [
        each for each in gap_list(known(), "en").whole if (each.audience, each.need) == ("children", "easy-read")
    ]
    assert "There is no Easy Read version for children under 12, on 2 objectives: prevent (en); protect (en)." == (
        line.sentence
    )


def test_gaps_about_several_topics_share_a_line() -> None:
    both = catalogue(resource("a", version("en"), topics=("grooming", "online-safety")), strategy=STRATEGY)
    line = gap_list(both, "en").by_topic[0].lines[0]
    assert ("There is no Welsh version for children under 12, on 1 objective: prevent (en).",
            "Topics: grooming (en); online-safety (en).", 9) == (
                line.sentence, line.topics, line.score)  # fmt: skip


def test_ten_of_the_worst_stand_on_the_map_in_short() -> None:
    page = gap_page(known(), (), "en")
    assert gap_list(known(), "en").whole[:10] == page.worst
    soup = map_html("en", known())
    assert "/gaps/easy-read/#children" == soup.select(".worst a")[0]["href"]
    assert "easy-read (en) for children under 12 None for any objective" == " ".join(
        soup.select(".worst li")[0].get_text(" ").split()
    )


def test_the_answer_comes_first_then_the_map_then_the_worst_gaps() -> None:
    view = gap_page(known(), (Line(date(2026, 1, 2), 30, 1, 40, 3, 2),), "en")
    first = [h["id"] for h in html("gap_map.html", view, "en").find_all("h2")]
    after = [h["id"] for h in html("gaps.html", view, "en").find_all("h2")]
    assert ["filled", "map", "worst", "trend"] == first
    assert ["counted", "downloads"] == after


def test_a_gap_being_worked_on_says_since_when_and_by_whom() -> None:
    mark_ = a_mark(
        "children", "prevent", "easy-read", "being-worked-on", since=date(2026, 11, 1), owner="somebody-else"
    )
    expected = "This is being worked on. Since 1 November 2026. Owner: somebody-else (en)."
    for soup in (
        html("gap_list.html", gap_list(known(mark_), "en"), "en"),
        html("gap_need.html", need_page(known(mark_), "easy-read", "en"), "en"),
    ):
        assert expected in " ".join(soup.get_text(" ", strip=True).split())


def test_a_gap_that_does_not_apply_leaves_the_ranked_list_for_a_list_of_its_own() -> None:
    page = gap_list(known(a_mark("children", "prevent", "easy-read")), "en")
    ranked = [line.sentence for line in page.whole]
    sentence = "There is no Easy Read version for children under 12, on 1 objective: prevent (en)."
    assert sentence not in ranked
    assert "There is no Easy Read version for children under 12, on 1 objective: protect (en)." in ranked
    assert sentence in [line.sentence for line in page.not_applicable]


def test_a_needs_page_names_the_nearest_works_and_the_lines_that_mark_its_gaps() -> None:
    page = need_page(known(), "easy-read", "en")
    assert "easy-read (en): 6 of the 6 cells have nothing." == page.whole
    children = page.audiences[0]
    assert ["a", "b"] == [work.key.split("/")[1] for work in children.works]
    assert ("guide (en), Us", 2) == (children.works[0].about, len(children.marks))
    assert (
        "- {audience: children, objective: prevent, need: easy-read, mark: being-worked-on, since: 2026-11-22, "
        'owner: prevent-workstream, note: {cy: "…", en: "…"}}'
    ) == children.marks[0]
    # Nothing that works for the public could be made into it.
    assert () == page.audiences[-1].works
    assert "Something new is needed." in html("gap_need.html", page, "en").select("section")[-2].get_text()


def test_the_lines_that_mark_a_gap_can_be_read_as_marks() -> None:
    line = need_page(known(), "easy-read", "en").audiences[0].marks[0]
    (read,) = yaml.safe_load(line)
    assert a_mark("children", "prevent", "easy-read", "being-worked-on", note=Text("…", "…")) == GapMark.model_validate(
        read | {"note": Text(**read["note"])}
    )


def test_the_public_is_told_what_does_not_count_today() -> None:
    assert ("1 resource whose review date passed more than 60 days ago", "1 resource whose links do not work") == (
        gap_page(known(), (), "en").left_uncounted
    )


def test_the_public_is_told_how_many_links_nobody_has_tested() -> None:
    words = "4 links have not been tested yet. They count until a check finds a problem."
    assert words == gap_page(known(), (), "en").untested
    assert words in map_html("en", known()).get_text()


def test_progress_stands_newest_first() -> None:
    lines = (Line(date(2026, 1, 2), 30, 1, 40, 3, 2), Line(TODAY, 30, 4, 31, 4, 3, {"cy": 1, "bsl": 0}))
    shown = [" ".join(li.get_text().split()) for li in tables_html("en", history=lines).select("#history ~ ul li")]
    assert [
        (
            "22 November 2026. Cells with a resource: 4 of 30 (cy (en) 1, bsl (en) 0). Gaps: 31. "
            "Resources in the list: 4. Resources you could get: 3."
        ),
        (
            "2 January 2026. Cells with a resource: 1 of 30. Gaps: 40. Resources in the list: 3. "
            "Resources you could get: 2."
        ),
    ] == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_have_captions_scopes_and_a_link_in_every_row_of_a_wide_one(language: Language) -> None:
    history = (Line(date(2026, 1, 2), 30, 4, 31, 4, 3, {"cy": 1}),)
    for soup in (tables_html(language, history=history), map_html(language, unseen(), history)):
        for table in soup.find_all("table"):
            assert table.caption
            assert table.caption.get_text(strip=True)
            assert all(th.get("scope") in {"row", "col", "colgroup"} for th in table.find_all("th"))
        for row in soup.select(".scroll tbody tr"):
            # The keyboard moves a wide table sideways from a link in it.
            assert row.select_one("th a[href]")
        ids = [element["id"] for element in soup.select("[id]")]
        assert len(ids) == len(set(ids))
        assert not soup.select("[style]")
        levels = [int(heading.name[1]) for heading in soup.find_all(["h1", "h2", "h3", "h4"])]
        assert 2 == min(levels)
        assert all(after - before <= 1 for before, after in pairwise(levels))
