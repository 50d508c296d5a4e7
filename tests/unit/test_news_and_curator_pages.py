"""The pages for news and for curators: each change and each task once, in both languages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bs4 import Tag
from holes import TODAY, catalogue, health, replace, resource, version
from page_html import STRATEGY, html, known

from hub.catalogue import Catalogue
from hub.catalogue.changelog import Change
from hub.catalogue.due import LISTS
from hub.languages import LANGUAGES, Language, Text, word
from hub.pages.views.curator_lists import curator_lists
from hub.pages.views.curators import curator_page
from hub.pages.views.gap_list import gap_list
from hub.pages.views.gap_need import need_page
from hub.pages.views.gap_tables import tables_page
from hub.pages.views.gaps import gap_page
from hub.pages.views.reviews import reviews_page
from hub.pages.views.whats_new import FEEDS, NewsPage, days
from hub.schema import Fact, Helpline, ReviewRules

RULES = ReviewRules.model_validate({
    "aim_a_week": 5, "most_a_week": 9,
    "rules": ({"id": "all", "months": 6, "why": Text("Popeth.", "Everything.")},),
})  # fmt: skip
LOG = (
    Change(date=date(2026, 1, 2), id="a", change="added"),
    Change(date=TODAY, id="a", change="changed", note=Text("Gwell.", "Better.")),
    Change(date=TODAY, id="nobody-knows", change="withdrawn"),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_change_stands_once_under_its_day_newest_first(language: Language) -> None:
    view = NewsPage(days(known(), LOG, language), *FEEDS[language])
    soup = html("whats_new.html", view, language)
    # The newest day stands open; an older one waits behind its date.
    assert ["day-2026-11-22", "feeds"] == [h["id"] for h in soup.select("h2[id]")]
    assert ["day-2026-01-02"] == [part["id"] for part in soup.select("details > div")]
    items = [" ".join(li.get_text(" ").split()) for li in soup.select("section:not(:has(#feeds)) li")]
    assert [word(language, f"whats_new.{c.change}") for c in (LOG[1], LOG[2], LOG[0])] == [
        item.split(":")[0].strip() for item in items
    ]
    known_by = f"{'Ni' if language == 'cy' else 'Us'}: children ({language})"
    assert [True, False, True] == [known_by in item for item in items]
    assert ["/resource/a/", "/resource/a/"] == [a["href"] for a in soup.select("section:not(:has(#feeds)) li a")]
    assert [f"/{uri}" for uri in FEEDS[language]] == [a["href"] for a in soup.select("section:has(> #feeds) a")]


def test_an_english_title_on_the_welsh_page_says_that_it_is_english() -> None:
    view = NewsPage(days(known(), LOG[:1], "cy"), *FEEDS["cy"])
    part = html("whats_new.html", view, "cy").select_one('a span[lang="en"]')
    assert isinstance(part, Tag)
    assert "Title of a" == part.get_text()


def looked_after(**more: Any) -> Catalogue:
    """What is known, with the rules of review that a whole project has, and more."""
    return replace(known(), review=RULES, **more)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_hold_every_task_under_its_owner(language: Language) -> None:
    soup = html("curator_lists.html", curator_lists(looked_after(), language), language)
    lists = {
        str(h["id"]).removeprefix("prevent-workstream-"): [
            str(a["href"]).split("/")[2] for a in (h.find_next_siblings(["details", "h3"]) or [h])[0].select("a")
        ]
        for h in soup.find_all("h3")
    }
    assert {
        "overdue": ["old"],
        "due": [],
        "broken": ["c"],
        "doubtful": [],
        "address-wanted": [],
        "never-checked": ["old", "a", "b"],
        "unseen": [],
        "welsh-unreviewed": ["old", "a", "b", "c"],
    } == lists


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_row_of_the_table_leads_to_its_list(language: Language) -> None:
    soup = html("curator_lists.html", curator_lists(looked_after(), language), language)
    targets = [str(a["href"]).removeprefix("#") for a in soup.select("table th a")]
    assert [f"prevent-workstream-{kind}" for kind in LISTS] == targets
    assert set(targets) <= {str(found["id"]) for found in soup.select("h3[id]")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_curators_page_begins_each_list_says_what_to_do_and_leads_to_the_rest(language: Language) -> None:
    page = curator_page(looked_after(), language)
    soup = html("curators.html", page, language)
    assert [*LISTS, "ring"] == [each.id for each in page.lists]
    welsh = soup.select_one("section:has(> #welsh-unreviewed)")
    assert welsh is not None
    assert ["/resource/old/", "/resource/a/", "/resource/b/"] == [a["href"] for a in welsh.select("li a")]
    do = word(language, "curators.do.welsh-unreviewed")
    assert [do, do, do] == [each.get_text() for each in welsh.select(".do")]
    assert ["/curators/lists/#prevent-workstream-welsh-unreviewed", "/data/curators/welsh-unreviewed.csv"] == [
        a["href"] for a in welsh.select("p a")
    ]
    assert [word(language, "curators.do.broken")] == [
        each.get_text() for each in soup.select("section:has(> #broken) .do")
    ]
    tables = [str(a["href"]) for a in soup.select(".to-do-summary td a")]
    assert [f"/data/curators/{each.id}.csv" for each in page.lists] == tables


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_forecast_says_how_many_fall_due_in_each_of_twelve_months(language: Language) -> None:
    march = resource("m", version(), review_by=date(2027, 3, 9))
    more = resource("later", version(), review_by=date(2028, 1, 1))
    found = replace(looked_after(), resources=(*known().resources, march, more))
    page = curator_page(found, language)
    month = {"cy": "Mawrth 2027", "en": "March 2027"}[language]
    assert (1, "2027-03") == next((bar.count, bar.place) for bar in page.bars if bar.label == month)
    assert [1, *[0] * 4, 1, 0, 3, *[0] * 5, 1] == [bar.count for bar in page.bars]
    assert (1.0, 1 / 3, None) == (page.bars[7].share, page.bars[5].share, page.bars[-1].share)
    row = html("curators.html", page, language).select(".forecast tbody tr")[5]
    assert [f"{month}", "1"] == row.get_text(" ", strip=True).rsplit(" ", 1)
    link = row.a
    assert link is not None
    assert "/curators/reviews/#2027-03" == link["href"]
    assert {
        "en": "Late: 1. Due in November 2026: 0. Due in December 2026: 0.",
        "cy": "Yn hwyr: 1. Yn ystod Tachwedd 2026: 0. Yn ystod Rhagfyr 2026: 0.",
    }[language] == page.answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_reviews_holds_each_review_once_under_its_month(language: Language) -> None:
    soup = html("reviews.html", reviews_page(looked_after(), language), language)
    held = {str(fold["id"]): [str(a["href"]) for a in fold.select("a")] for fold in soup.select(".fold > div")}
    assert {"late": ["/resource/old/"], "2027-05": [f"/resource/{each}/" for each in "abc"]} == {
        month: links for month, links in held.items() if links
    }
    assert 14 == len(held)


def test_a_line_to_ring_says_what_is_not_known_of_it() -> None:
    line = Helpline.model_construct(
        id="l", name=Text("Llinell", "Line"), phone=Fact.model_construct(value="0800 1111"), hours=None,
        languages=None, interpreter=None, bsl=None, cost=None, confidentiality=None, confirmed=None,
        group="children", order=1, also=(), shown=True,
    )  # fmt: skip
    page = curator_page(looked_after(helplines=(line,)), "en")
    assert [("Line", "Never rung",
             "Ring, and ask about: hours, languages, interpreter, BSL, cost, confidentiality.")] == [
        (str(each.title), each.about, each.do) for each in page.lists[-1].first]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_changed_lately_is_counted_and_the_newest_named(language: Language) -> None:
    page = curator_page(looked_after(changes=LOG), language)
    assert {"en": "In the last 30 days: 0 added, 1 changed, 1 withdrawn.",
            "cy": "Yn ystod y 30 diwrnod diwethaf: 0 wedi'u hychwanegu, 1 wedi'u newid, 1 wedi'u tynnu'n ôl."}[
                language] == page.changed  # fmt: skip
    assert ["Title of a", "nobody-knows"] == [each.title.words for each in page.news]
    assert ["/resource/a/"] == [
        a["href"] for a in html("curators.html", page, language).select("section:has(> #changed) li a")
    ]


def broken(language: Language, **more: object) -> tuple[str, str, str]:
    """What the table says about broken links, and what their list says."""
    found_now = catalogue(resource("a", version("en"), version("cy")), review=RULES, **more)  # type: ignore[arg-type]
    page = curator_lists(found_now, language)
    total = page.totals[LISTS.index("broken")]
    (owner,) = page.owners
    found = owner.lists[LISTS.index("broken")]
    soup = html("curator_lists.html", page, language)
    assert total.number == curator_page(found_now, language).lists[LISTS.index("broken")].number
    cell = soup.select("table tbody tr")[LISTS.index("broken")].select_one("td")
    assert cell is not None
    return cell.get_text(), total.number, f"{found.count}|{found.note}"


def test_no_broken_link_is_told_only_after_a_check() -> None:
    assert ("Not tested yet: 2", "", "|Not tested yet: 2") == broken("en")
    assert ("Heb eu profi: 2", "", "|Heb eu profi: 2") == broken("cy")
    url = "https://example.org/en/plain"
    nothing = "Nothing on this list today."
    assert ("0. Not tested yet: 1", "0", f"{nothing}|Not tested yet: 1") == broken("en", health=health(url, "ok"))
    assert ("1. Not tested yet: 1", "1", "1 item|Not tested yet: 1") == broken("en", health=health(url, "broken"))
    both = health(url, "ok") | health("https://example.org/cy/plain", "ok")
    assert ("0", "0", f"{nothing}|") == broken("en", health=both)


def test_an_empty_catalogue_has_pages_too() -> None:
    empty = catalogue(strategy=STRATEGY, review=RULES)
    for language in LANGUAGES:
        for template, view in {
            "gap_map.html": gap_page(empty, (), language),
            "gaps.html": gap_page(empty, (), language),
            "gap_list.html": gap_list(empty, language),
            "gap_need.html": need_page(empty, "cy", language),
            "gap_tables.html": tables_page(empty, (), language),
            "curators.html": curator_page(empty, language),
            "reviews.html": reviews_page(empty, language),
        }.items():
            assert html(template, view, language).get_text()
        assert (
            word(language, "curators.nothing")
            in html("curator_lists.html", curator_lists(empty, language), language).get_text()
        )
        assert word(language, "whats_new.none") in html("whats_new.html", NewsPage((), "a", "b"), language).get_text()
