"""The pages for news and for curators: each change and each task once, in both languages."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import Tag
from holes import TODAY, catalogue, health, resource, version
from page_html import STRATEGY, html, known

from hub.catalogue.changelog import Change
from hub.catalogue.due import LISTS
from hub.languages import LANGUAGES, Language, Text, word
from hub.pages.views.curators import curator_page
from hub.pages.views.gaps import gap_page
from hub.pages.views.whats_new import FEEDS, NewsPage, days

LOG = (
    Change(date=date(2026, 1, 2), id="a", change="added"),
    Change(date=TODAY, id="a", change="changed", note=Text("Gwell.", "Better.")),
    Change(date=TODAY, id="nobody-knows", change="withdrawn"),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_change_stands_once_under_its_day_newest_first(language: Language) -> None:
    view = NewsPage(days(known(), LOG, language), *FEEDS[language])
    soup = html("whats_new.html", view, language)
    assert ["day-2026-11-22", "day-2026-01-02", "feeds"] == [h["id"] for h in soup.find_all("h2")]
    items = [" ".join(li.get_text(" ").split()) for li in soup.select("section:not(:has(#feeds)) li")]
    assert [word(language, f"whats_new.{c.change}") for c in (LOG[1], LOG[2], LOG[0])] == [
        item.split(":")[0].strip() for item in items
    ]
    known_by = f"{'Ni' if language == 'cy' else 'Us'} · children ({language})"
    assert [True, False, True] == [known_by in item for item in items]
    assert ["/resource/a/", "/resource/a/"] == [a["href"] for a in soup.select("section:not(:has(#feeds)) li a")]
    assert [f"/{uri}" for uri in FEEDS[language]] == [a["href"] for a in soup.select("section:has(> #feeds) a")]


def test_an_english_title_on_the_welsh_page_says_that_it_is_english() -> None:
    view = NewsPage(days(known(), LOG[:1], "cy"), *FEEDS["cy"])
    part = html("whats_new.html", view, "cy").select_one('a span[lang="en"]')
    assert isinstance(part, Tag)
    assert "Title of a" == part.get_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_curators_page_lists_every_task_under_its_owner(language: Language) -> None:
    soup = html("curators.html", curator_page(known(), language), language)
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
        "address-wanted": [],
        "never-checked": ["old", "a", "b"],
        "welsh-unreviewed": ["old", "a", "b", "c"],
    } == lists


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_row_of_the_table_leads_to_its_list(language: Language) -> None:
    soup = html("curators.html", curator_page(known(), language), language)
    targets = [str(a["href"]).removeprefix("#") for a in soup.select("table th a")]
    assert [f"prevent-workstream-{kind}" for kind in LISTS] == targets
    assert set(targets) <= {str(found["id"]) for found in soup.select("h3[id]")}


def broken(language: Language, **more: object) -> tuple[str, str, str]:
    """What the table says about broken links, and what their list says."""
    page = curator_page(catalogue(resource("a", version("en"), version("cy")), **more), language)  # type: ignore[arg-type]
    total = page.totals[LISTS.index("broken")]
    (owner,) = page.owners
    found = owner.lists[LISTS.index("broken")]
    soup = html("curators.html", page, language)
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
    empty = catalogue(strategy=STRATEGY)
    for language in LANGUAGES:
        assert html("gaps.html", gap_page(empty, (), language), language).get_text()
        assert (
            word(language, "curators.nothing")
            in html("curators.html", curator_page(empty, language), language).get_text()
        )
        assert word(language, "whats_new.none") in html("whats_new.html", NewsPage((), "a", "b"), language).get_text()
