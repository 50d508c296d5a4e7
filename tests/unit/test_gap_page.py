"""The page of the gap map: what it shows of a catalogue with known holes."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag
from holes import NEEDS, TODAY, catalogue, resource, version
from holes import mark as a_mark
from page_html import STRATEGY, html, known

from hub.catalogue.gap_history import Line
from hub.catalogue.gaps import gap_map
from hub.languages import LANGUAGES, Language, word
from hub.pages.views.gaps import gap_page
from hub.schema import GapMark

FOR_ADULTS = a_mark("children", "protect", "easy-read")


def gaps_html(language: Language, *marks: GapMark, history: tuple[Line, ...] = ()) -> BeautifulSoup:
    view = gap_page(known(*marks), history, language)
    parts = (str(html(name, view, language)) for name in ("gap_map.html", "gaps.html"))
    return BeautifulSoup("".join(parts), "lxml")


def cells(soup: BeautifulSoup, caption: str) -> list[list[str]]:
    """A table as rows of words, without what is only for screen readers."""
    found = soup.find(id=caption)
    assert isinstance(found, Tag)
    table = found.find_parent("table")
    assert isinstance(table, Tag)
    for hidden in table.select(".hidden"):
        hidden.decompose()
    return [[" ".join(c.get_text().split()) for c in row.find_all(["th", "td"])] for row in table.find_all("tr")]


def test_the_english_map_says_every_cell_in_words_or_numbers() -> None:
    expected = [
        ["Audience", *(f"{need} (en)" for need in NEEDS)],
        ["children (en)", "1 (only one)", "2", "none yet",
         "none yet (1 is listed, but does not count today)",
         "1 (only one)"],
        ["parents (en)", *["none yet"] * 5],
        ["public (en)", "none yet (1 is listed, but does not count today)", *["none yet"] * 4],
    ]  # fmt: skip
    assert expected == cells(gaps_html("en"), "map-prevent-caption")


def test_the_welsh_map_says_the_same_in_welsh() -> None:
    expected = ["children (cy)", "1 (dim ond un)", "2", "dim eto",
                "dim eto (mae 1 ar y rhestr, ond nid yw'n cyfrif heddiw)",
                "1 (dim ond un)"]  # fmt: skip
    assert expected == cells(gaps_html("cy"), "map-prevent-caption")[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_holds_every_cell_of_the_map(language: Language) -> None:
    found = gap_map(known())
    soup = gaps_html(language)
    shown = [
        int(cell.split(" (")[0]) if cell[0].isdigit() else 0
        for objective in ("prevent", "protect")
        for row in cells(soup, f"map-{objective}-caption")[1:]
        for cell in row[1:]
    ]
    assert [cell.count.live for cell in found.cells] == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cell_that_need_not_be_filled_says_so_and_is_not_counted(language: Language) -> None:
    soup = gaps_html(language, FOR_ADULTS)
    row = cells(soup, "map-protect-caption")[1]
    plain = cells(gaps_html(language), "map-protect-caption")[1]
    assert word(language, "gaps.not_needed") == row[3]
    assert [*plain[:3], *plain[4:]] == [*row[:3], *row[4:]]
    page = gap_page(known(FOR_ADULTS), (), language)
    assert [6, 6, 5, 6, 6] == [int(share.words.split()[-1]) for share in page.shares]


def test_a_mark_on_a_cell_that_holds_something_changes_nothing() -> None:
    full = a_mark("children", "prevent", "en")
    assert gap_page(known(), (), "en") == gap_page(known(full), (), "en")


def test_a_number_leads_to_its_list_and_says_to_a_screen_reader_what_it_counts() -> None:
    link = gaps_html("en").select_one('td a[href*="language=cy"]')
    assert isinstance(link, Tag)
    assert "/resources/#audience=children&objective=prevent&language=cy" == link["href"]
    assert "1 (children (en), prevent (en), cy (en))" == link.get_text()


def test_each_need_leads_to_the_finders_own_choice() -> None:
    hrefs = [str(a["href"]) for a in gaps_html("en").select("#map-prevent + .scroll td a")]
    assert ["language=cy", "language=en", "language=ar,pl"] == [h.rsplit("&", 1)[1] for h in hrefs]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ranked_lists_hold_every_gap_in_words(language: Language) -> None:
    found = gap_map(known())
    soup = gaps_html(language)
    items = [item.get_text() for item in soup.select("#worst-whole ~ ol > li, #worst-whole ~ details > ol > li")]
    # The lists for whole cells and for topics follow one another; lines about topics say so.
    about_topics = word(language, "gaps.about_topic", topics="").split(":")[0]
    whole = [line for line in items if about_topics not in line]
    tied: dict[tuple[str, str], list[str]] = {}
    for gap in found.gaps:
        if gap.topic is None:
            tied.setdefault((gap.audience, gap.need), []).append(f"{gap.objective} ({language})")
    assert len(tied) == len(whole)
    for ((audience, need), objectives), line in zip(tied.items(), whole, strict=True):
        missing, whom = word(language, f"gaps.missing.{need}"), word(language, f"gaps.whom.{audience}")
        assert f" {missing} {whom}" in line
        assert f": {'; '.join(objectives)}." in line
    topics = [line for line in items if about_topics in line]
    assert len({(g.audience, g.objective, g.need) for g in found.gaps if g.topic}) == len(topics)


def test_a_gap_reads_as_a_sentence_in_both_languages() -> None:
    first = {language: gap_page(known(), (), language).whole.first[0].sentence for language in LANGUAGES}
    assert {
        "cy": "Does dim fersiwn Hawdd ei Ddeall i blant dan 12 oed ar gyfer 2 amcan: prevent (cy); protect (cy).",
        "en": "There is no Easy Read version for children under 12, on 2 objectives: prevent (en); protect (en).",
    } == first


def test_gaps_about_several_topics_share_a_line() -> None:
    both = catalogue(resource("a", version("en"), topics=("grooming", "online-safety")), strategy=STRATEGY)
    line = gap_page(both, (), "en").by_topic.rest[0]
    assert ("There is no Welsh version for children under 12, on 1 objective: prevent (en).",
            "Topics: grooming (en); online-safety (en).", 9) == (
                line.sentence, line.topics, line.score)  # fmt: skip


def test_ten_lines_stand_at_once_and_gaps_on_topics_only_when_asked_for() -> None:
    page = gap_page(known(), (), "en")
    assert (10, 0) == (len(page.whole.first), len(page.by_topic.first))
    assert page.whole.rest
    assert page.by_topic.rest


def test_the_worst_gaps_come_first_then_the_map_then_the_written_rules() -> None:
    view = gap_page(known(), (), "en")
    first = [h["id"] for h in html("gap_map.html", view, "en").find_all("h2")]
    after = [h["id"] for h in html("gaps.html", view, "en").find_all("h2")]
    assert ["worst", "filled", "map"] == first
    assert ["today", "by-topic", "by-group", "by-action", "history", "downloads"] == after


def test_a_gap_being_worked_on_says_since_when_and_by_whom() -> None:
    mark_ = a_mark(
        "children", "prevent", "easy-read", "being-worked-on", since=date(2026, 11, 1), owner="somebody-else"
    )
    words = gaps_html("en", mark_).get_text(" ", strip=True)
    assert "This is being worked on. Since 1 November 2026. Owner: somebody-else (en)." in " ".join(words.split())


def test_a_gap_that_does_not_apply_leaves_the_ranked_list_for_a_list_of_its_own() -> None:
    mark_ = a_mark("children", "prevent", "easy-read")
    page = gap_page(known(mark_), (), "en")
    ranked = [line.sentence for line in (*page.whole.first, *page.whole.rest)]
    sentence = "There is no Easy Read version for children under 12, on 1 objective: prevent (en)."
    assert sentence not in ranked
    assert "There is no Easy Read version for children under 12, on 1 objective: protect (en)." in ranked
    assert sentence in [line.sentence for line in page.not_applicable]


def test_the_public_is_told_what_does_not_count_today() -> None:
    assert ("1 resource whose review date passed more than 60 days ago", "1 resource whose links do not work") == (
        gap_page(known(), (), "en").left_uncounted
    )


def test_the_public_is_told_how_many_links_nobody_has_tested() -> None:
    words = "4 links have not been tested yet. They count until a check finds a problem."
    assert words == gap_page(known(), (), "en").untested
    assert words in gaps_html("en").get_text()


def test_the_chart_and_its_table_say_how_much_each_need_fills() -> None:
    page = gap_page(known(), (), "en")
    assert ["1 of 6", "1 of 6", "0 of 6", "0 of 6", "1 of 6"] == [share.words for share in page.shares]
    assert all(share.words in page.chart for share in page.shares)


def test_progress_stands_newest_first() -> None:
    lines = (Line(date(2026, 1, 2), 30, 1, 40, 3, 2), Line(TODAY, 30, 4, 31, 4, 3))
    shown = [li.get_text() for li in gaps_html("en", history=lines).select("#history ~ ul li")]
    assert [
        (
            "22 November 2026. Cells with a resource: 4 of 30. Gaps: 31. Resources in the list: 4. "
            "Resources you could get: 3."
        ),
        (
            "2 January 2026. Cells with a resource: 1 of 30. Gaps: 40. Resources in the list: 3. "
            "Resources you could get: 2."
        ),
    ] == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_have_captions_scopes_and_a_link_in_every_row_of_a_wide_one(language: Language) -> None:
    soup = gaps_html(language, history=(Line(TODAY, 30, 4, 31, 4, 3),))
    for table in soup.find_all("table"):
        assert table.caption
        assert table.caption.get_text(strip=True)
        assert all(th.get("scope") in {"row", "col"} for th in table.find_all("th"))
    for row in soup.select(".scroll tbody tr"):
        # The keyboard moves a wide table sideways from a link in it.
        assert row.select_one("th a[href]")
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert not soup.select("[style]")
    levels = [int(heading.name[1]) for heading in soup.find_all(["h1", "h2", "h3", "h4"])]
    assert 2 == min(levels)
    assert all(after - before <= 1 for before, after in pairwise(levels))
