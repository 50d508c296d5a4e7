"""Links that stand by themselves are told from links in a sentence."""

from __future__ import annotations

import pytest

from hub.pages.alone import marked

ALONE = (
    '<li><a href="../x/">Words</a></li>',
    '<p class="happens"> <a href="x"><span class="hidden">Phone </span>Words</a>\n</p>',
    '<h3><a href="x"><span lang="en">Words</span></a></h3>',
    '<td class="cell-enough"><a href="x">11</a></td>',
    '<dd><a href="mailto:a@b.cymru">a@b.cymru</a></dd>',
)
NOT_ALONE = (
    '<p>See <a href="x">the page</a></p>',
    '<p><a href="x">The page</a>.</p>',
    '<li><a href="x">One</a>, <a href="y">two</a></li>',
    '<li><a href="x">One</a><p>and words</p></li>',
    '<p><a class="button" href="x">One</a></p>',
    '<div><a href="x">One</a></div>',
)


@pytest.mark.parametrize("html", ALONE)
def test_a_link_that_is_the_whole_of_its_holder_is_marked(html: str) -> None:
    assert html == marked(html).replace(' class="alone"', "")
    assert 1 == marked(html).count(' class="alone">')


@pytest.mark.parametrize("html", NOT_ALONE)
def test_a_link_beside_words_or_with_a_style_of_its_own_is_left(html: str) -> None:
    assert html == marked(html)


def test_of_several_holders_each_is_judged_by_itself() -> None:
    html = f"<ul>{ALONE[0]}{NOT_ALONE[2]}{ALONE[0]}</ul>"
    assert 2 == marked(html).count(' class="alone">')
