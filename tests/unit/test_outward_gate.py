"""No link out passes the gate once its address was withdrawn; everything else does."""

from __future__ import annotations

import time

import pytest

from hub.catalogue.outward import Gate
from hub.languages import LANGUAGES, Language, word
from hub.pages.outward import closed, closed_markdown

GATE = Gate.of([("https://www.taken.example/guide/", True), ("https://taken.example/good", False),
                ("https://fine.example/", False)])  # fmt: skip


@pytest.mark.parametrize(
    "url",
    [
        "https://www.taken.example/guide/", "https://taken.example/guide", "http://TAKEN.example/guide#top",
        "https://taken.example./guide", "https://taken.example:443/guide/", "https://taken.example/never-checked",
    ],
)  # fmt: skip
def test_a_withdrawn_address_is_closed_however_it_is_written(url: str) -> None:
    assert GATE.outward(url) is None


@pytest.mark.parametrize(
    "url", ["https://taken.example/good", "https://fine.example/other", "https://other.example/guide",
            "https://nottaken.example/guide"]
)  # fmt: skip
def test_other_addresses_stay_open(url: str) -> None:
    assert url == GATE.outward(url)


def test_nothing_is_closed_where_nothing_was_withdrawn() -> None:
    page = '<a href="https://x.org/">X</a>'
    gate = Gate.of([("https://x.org/", False)])
    assert (None, None, page) == (gate.outward(None), gate.outward(""), closed(page, gate, "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_closed_link_leaves_its_words_and_says_why(language: Language) -> None:
    why = word(language, "outward.withdrawn").replace("'", "&#39;")
    page = (
        '<p><a class="button" href="https://taken.example/guide?a=1&amp;b=2" rel="noreferrer" lang="cy"'
        ' hreflang="cy"><span>Agor</span></a> <a href="tel:08001111">0800 1111</a></p>'
    )
    told = f'<p><span lang="cy"><span>Agor</span></span> <span class="quiet">({why})</span> '
    assert f'{told}<a href="tel:08001111">0800 1111</a></p>' == closed(page, GATE, language)
    assert closed(page, GATE, language) == closed(closed(page, GATE, language), GATE, language)


def test_the_way_to_leave_quickly_stays() -> None:
    page = '<a class="exit" data-exit href="https://taken.example/guide">Leave</a>'
    assert page == closed(page, GATE, "en")


def test_links_in_written_pages_are_closed_too() -> None:
    why = word("en", "outward.withdrawn")
    words = (
        'See [the guide](https://taken.example/guide), [ours](hub:help) and [fine](https://fine.example/ "Fine").\n\n'
        "Or [this][one].\n\n[one]: https://taken.example/guide\n[two]: https://fine.example/\n"
    )
    told = (
        f'See the guide ({why}), [ours](hub:help) and [fine](https://fine.example/ "Fine").\n\n'
        "Or [this][one].\n\n\n[two]: https://fine.example/\n"
    )
    assert told == closed_markdown(words, GATE, "en")


def test_a_long_page_is_closed_at_once() -> None:
    page = '<a href="https://taken.example/guide">x</a>' * 20_000 + "<a " * 20_000
    began = time.process_time()
    assert "taken.example" not in closed(page, GATE, "en")
    assert time.process_time() - began < 3
