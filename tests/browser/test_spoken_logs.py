"""What a page of each template says first, as text in the repository, so that a change of it is read in review.

The logs in `tests/spoken/` are made from Chromium's accessibility tree by the rule of `spoken.py`; they are not the log
of a screen reader. They hold the first sixty phrases, or fewer where the page goes on with what the catalogue holds
today. `pytest tests/browser/test_spoken_logs.py --write-golden` writes them anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

from hub.checks.accessibility import own_pages
from hub.pages.plan import SECTIONS
from spoken import phrases, tree_of

ROOT = Path(__file__).resolve().parents[2]
SPOKEN = ROOT / "tests" / "spoken"
FIRST = 60
# The forms of the desk are made by a script.
BUILT = "() => !document.querySelector('.desk-loading')?.checkVisibility()"
ONCE = {"front.html", "404.html", "doorway.html"}  # in both languages at once, or in one of their own
# One page of each template in both languages.
PAGES = {
    "front.html": ("/",),
    "404.html": ("/404.html",),
    "home.html": ("/cy/", "/en/"),
    "help.html": ("/cy/cael-help/", "/en/get-help/"),
    "help_lines.html": ("/cy/cael-help/am-y-llinellau/", "/en/get-help/about-the-lines/"),
    "paper.html": ("/cy/cael-help/ar-bapur/plant/", "/en/get-help/on-paper/adult-survivors/"),
    "packs.html": ("/cy/pecynnau/", "/en/packs/"),
    "audience.html": ("/cy/plant/", "/en/children/"),
    "picture_story.html": ("/cy/plant-mewn-lluniau/", "/en/children-in-pictures/"),
    "situations.html": ("/cy/beth-i-wneud-nawr/", "/en/what-to-do-now/"),
    "situation.html": ("/cy/beth-i-wneud-nawr/cyffwrdd-a-fi/", "/en/what-to-do-now/somebody-touched-me/"),
    "boards.html": ("/cy/byrddau-diogelu/", "/en/safeguarding-boards/"),
    "finder.html": ("/cy/adnoddau/", "/en/resources/"),
    "a_to_z.html": ("/cy/adnoddau/a-i-y/1/", "/en/resources/a-to-z/1/"),
    "resource.html": ("/cy/adnoddau/childline/", "/en/resources/childline/"),
    "moved.html": ("/cy/adnoddau/childline-on-your-side-online/", "/en/resources/childline-on-your-side-online/"),
    "left_out.html": ("/cy/adnoddau/barnardos-boloh/", "/en/resources/barnardos-boloh/"),
    "terms.html": ("/cy/pynciau/", "/en/formats/"),
    "term.html": ("/cy/pynciau/cam-drin-yn-y-teulu/", "/en/formats/bsl/"),
    "easy_read.html": ("/cy/hawdd-ei-ddeall/", "/en/easy-read/danger/"),
    "easy_read_booklet.html": ("/cy/hawdd-ei-ddeall/llyfryn/", "/en/easy-read/booklet/"),
    "strategy.html": ("/cy/strategaeth/", "/en/strategy/"),
    "actions.html": ("/cy/strategaeth/camau-gweithredu/", "/en/strategy/actions/"),
    "delivered.html": ("/cy/strategaeth/beth-a-gyflawnwyd/", "/en/strategy/delivered/"),
    "documents.html": ("/cy/strategaeth/dogfennau/", "/en/strategy/documents/"),
    "progress.html": ("/cy/strategaeth/cynnydd/", "/en/strategy/progress/"),
    "gaps.html": ("/cy/bylchau/", "/en/gaps/"),
    "gap_need.html": ("/cy/bylchau/bsl/", "/en/gaps/bsl/"),
    "gap_list.html": ("/cy/bylchau/rhestr/", "/en/gaps/list/"),
    "gap_tables.html": ("/cy/bylchau/tablau/", "/en/gaps/tables/"),
    "glossary.html": ("/cy/geirfa/", "/en/glossary/"),
    "whats_new.html": ("/cy/beth-syn-newydd/", "/en/whats-new/"),
    "curators.html": ("/cy/curaduron/", "/en/curators/"),
    "reviews.html": ("/cy/curaduron/adolygiadau/", "/en/curators/reviews/"),
    "curator_lists.html": ("/cy/curaduron/rhestrau/", "/en/curators/lists/"),
    "evidence.html": ("/cy/curaduron/tystiolaeth/", "/en/curators/evidence/"),
    "counts.html": ("/cy/curaduron/cyfrif/", "/en/curators/counts/"),
    "fields.html": ("/cy/curaduron/meysydd/", "/en/curators/fields/"),
    "requirements.html": ("/cy/curaduron/gofynion/", "/en/curators/requirements/"),
    "desk.html": ("/cy/curaduron/ychwanegu/", "/en/curators/add/"),
    "embed.html": ("/cy/ar-eich-gwefan/", "/en/on-your-site/"),
    "report.html": ("/cy/rhoi-gwybod-am-broblem/", "/en/report-a-problem/"),
    "languages.html": ("/cy/ieithoedd/", "/en/languages/"),
    "language.html": ("/cy/ieithoedd/pwyleg/", "/en/languages/arabic/"),
    "doorway.html": ("/ar/",),
    "words.html": ("/cy/defnyddior-wefan-yn-ddiogel/", "/en/using-this-site-safely/"),
}
# Of these so many lines from «main» on are kept: what follows is what the catalogue holds today.
OWN = {
    "a_to_z.html": 3, "term.html": 3, "gaps.html": 2, "gap_need.html": 2, "gap_list.html": 4, "gap_tables.html": 4,
    "whats_new.html": 3, "curators.html": 3, "reviews.html": 3, "curator_lists.html": 4, "moved.html": 4,
    "left_out.html": 3, "desk.html": 17, "documents.html": 3, "terms.html": 3,
}  # fmt: skip
NAMED = [
    (f"{name.removesuffix('.html')}-{path.split('/')[1] or 'both'}.txt".replace("-404.html", ""), path)
    for name, paths in PAGES.items()
    for path in paths
]
COUNTED = re.compile(r"resource|adnodd|KB|\d+ of \d+|\d+ o'r \d+", re.IGNORECASE)
DAY = re.compile(r"\b\d{1,2} [^\W\d_]+ 20\d\d\b")


def log(name: str, said: Sequence[str], counted: re.Pattern[str] = COUNTED) -> str:
    """The first of what is said, one a line. How many there are of anything today is left out, and so is every day."""
    most = FIRST
    if own := OWN.get(f"{name.removesuffix('.txt').rpartition('-')[0]}.html"):
        most = min(FIRST, next(place for place, line in enumerate(said) if line.startswith("main")) + own)
    lines = [DAY.sub("# # #", line) for line in said[:most]]
    return "\n".join(re.sub(r"\d+", "#", line) if counted.search(line) else line for line in lines) + "\n"


def test_every_template_has_a_log_in_both_languages(built_site: Path) -> None:
    written = {
        found[1]
        for path in (ROOT / "docs" / "en").glob("*.md")
        if (found := re.search(r"^template: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE))
    }
    assert [] == sorted({name or "words.html" for name in {*SECTIONS.values(), *written}} - {*PAGES})
    assert [] == [name for name, paths in PAGES.items() if len(paths) != (1 if name in ONCE else 2)]
    # Every template of no section makes a kind of page of its own, but those of objectives are made as topics' are.
    kind = {page.address: page.kind.split(" ")[0] for page in own_pages(built_site)}
    heard = {kind[path] for paths in PAGES.values() for path in paths}
    assert set() == set(kind.values()) - heard - {*SECTIONS, "objective"}


@pytest.mark.parametrize(("name", "path"), NAMED)
def test_a_page_says_first_what_its_log_holds(
    name: str, path: str, open_page: Callable[..., Page], pytestconfig: pytest.Config
) -> None:
    page = open_page(path, viewport={"width": 390, "height": 844})
    page.wait_for_function(BUILT)
    said = log(name, [str(each) for each in phrases(tree_of(page))])
    kept = SPOKEN / name
    if pytestconfig.getoption("write_golden"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(said, encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == said
