"""The Welsh pages of children and teenagers say `ti` around their words too."""

from __future__ import annotations

import re

import pytest
from pages import BuiltPage, BuiltSite

pytestmark = pytest.mark.build
# «i chi» and its forms; words in -wch that tell somebody what to do.
CHI = re.compile(r"\b(?:chi|eich|ydych|rydych|byddwch|gallwch|ffoniwch|pwyswch|dewiswch|dywedwch)\b", re.IGNORECASE)


def around(page: BuiltPage) -> str:
    """Everything that the shell says: its text, its names and what scripts announce; not the page's own words."""
    words = page.tree.xpath("//text()[not(ancestor::main) and not(ancestor::title)]")
    names = page.tree.xpath("//*[not(ancestor::main)]/@*[starts-with(name(), 'data-') or name() = 'aria-label']")
    return " ".join(map(str, [*words, *names]))


def test_the_shell_of_their_pages_never_says_chi(site: BuiltSite) -> None:
    theirs = [p for p in site.of("cy") if p.tree.xpath("//body")[0].get("class") in
              {"reader-children", "reader-young-people"}]  # fmt: skip
    assert {"audience/children", "audience/young-people", "pages/turning-18"} <= {page.key for page in theirs}
    assert [] == [(page.key, CHI.findall(around(page))) for page in theirs if CHI.search(around(page))]


def test_every_other_page_does(site: BuiltSite) -> None:
    others = [
        p for p in site.of("cy") if not str(p.tree.xpath("//body")[0].get("class")).endswith(("children", "people"))
    ]
    assert [] == [page.key for page in others if not CHI.search(around(page))]
