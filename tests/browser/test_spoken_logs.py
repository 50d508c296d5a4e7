"""What a page of each template says first, as text in the repository, so that a change of it is read in review.

The logs in `tests/spoken/` are made from Chromium's accessibility tree by the rule of `spoken.py`; they are not the log
of a screen reader. They hold the first sixty phrases. `pytest tests/browser/test_spoken_logs.py --write-golden` writes
them anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from spoken import Phrase, phrases, tree_of

SPOKEN = Path(__file__).resolve().parents[1] / "spoken"
FIRST = 60
# One page of each template that does not begin with what the catalogue holds today.
PAGES = {
    "front.html": ("/",),
    "404.html": ("/404.html",),
    "home.html": ("/cy/", "/en/"),
    "help.html": ("/cy/cael-help/", "/en/get-help/"),
    "help_lines.html": ("/cy/cael-help/am-y-llinellau/", "/en/get-help/about-the-lines/"),
    "audience.html": ("/cy/plant/", "/en/children/"),
    "situations.html": ("/cy/beth-i-wneud-nawr/", "/en/what-to-do-now/"),
    "situation.html": ("/cy/beth-i-wneud-nawr/cyffwrdd-a-fi/", "/en/what-to-do-now/somebody-touched-me/"),
    "boards.html": ("/cy/byrddau-diogelu/", "/en/safeguarding-boards/"),
    "finder.html": ("/cy/adnoddau/", "/en/resources/"),
    "resource.html": ("/cy/adnoddau/childline/", "/en/resources/childline/"),
    "strategy.html": ("/cy/strategaeth/", "/en/strategy/"),
    "report.html": ("/cy/rhoi-gwybod-am-broblem/", "/en/report-a-problem/"),
    "words.html": ("/cy/defnyddior-wefan-yn-ddiogel/", "/en/using-this-site-safely/"),
}
NAMED = [
    (f"{name.removesuffix('.html')}-{path.split('/')[1] or 'both'}.txt".replace("-404.html", ""), path)
    for name, paths in PAGES.items()
    for path in paths
]


def log(said: list[Phrase]) -> str:
    """The first phrases, one a line. How many resources there are today is left out."""
    lines = [str(each) for each in said[:FIRST]]
    counted = re.compile(r"resource|adnodd", re.IGNORECASE)
    return "\n".join(re.sub(r"\d+", "#", line) if counted.search(line) else line for line in lines) + "\n"


@pytest.mark.parametrize(("name", "path"), NAMED)
def test_a_page_says_first_what_its_log_holds(
    name: str, path: str, open_page: Callable[..., Page], pytestconfig: pytest.Config
) -> None:
    said = log(phrases(tree_of(open_page(path, viewport={"width": 390, "height": 844}))))
    kept = SPOKEN / name
    if pytestconfig.getoption("write_golden"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(said, encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == said
