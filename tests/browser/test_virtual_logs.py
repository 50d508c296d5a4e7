"""What a virtual screen reader says first on a page of each template, as text in the repository.

Beside the logs of Chromium's own tree (`test_spoken_logs.py`) those in `tests/spoken/virtual/` show the levels of
headings, the lengths of lists, what is ticked and what describes a field. `virtual.py` says what it sees and what not.
`pytest tests/browser/test_virtual_logs.py --write-golden` writes them anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from test_spoken_logs import BUILT, NAMED, SPOKEN, log
from virtual import read, shortened

KEPT = SPOKEN / "virtual"
Opened = Callable[..., Page]


# Counts of works, and of what lists of theirs hold.
COUNTED = re.compile(r"resource|adnodd|checkbox|KB|^\d+ of \d{2,}|of \d{2,}:|\d+ of \d+$|\d+ o'r \d+", re.IGNORECASE)


@pytest.mark.parametrize(("name", "path"), NAMED)
def test_a_virtual_screen_reader_says_what_its_log_holds(
    name: str, path: str, open_page: Opened, pytestconfig: pytest.Config
) -> None:
    page = open_page(path, viewport={"width": 390, "height": 844})
    page.wait_for_function(BUILT)
    said = log(name, shortened(read(page)), COUNTED)
    kept = KEPT / name
    if pytestconfig.getoption("write_golden"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(said, encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == said


def test_it_hears_levels_lengths_and_descriptions(open_page: Opened) -> None:
    page = open_page("/en/children/")
    page.set_content(
        "<main><h2>Help</h2><ul><li><a href='/x'>One</a></li><li>Two</li></ul>"
        "<label for='a'>Town</label><input id='a' aria-describedby='b'><p id='b'>Where you live</p></main>"
    )
    said = shortened(read(page))
    assert ["main", "heading, Help, level 2", "1 of 2: link, One", "2 of 2: Two"] == said[:4]
    assert "textbox, Town, Where you live" in said
