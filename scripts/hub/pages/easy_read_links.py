"""Links from the Easy Read pages to pages that are not Easy Read: each must lead to one that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hub.catalogue import Catalogue, Place, Problem
from hub.catalogue.suggestions import nearest
from hub.pages.plan import Plan

FILE: Final = "data/easy-read.yaml"


def missing(catalogue: Catalogue, plan: Plan, root: Path, *, stands_in: bool) -> Iterator[Problem]:
    """A problem for each line that leads to no page, with its place.

    Where another catalogue takes the place of ours (`stands_in`), it need not have the entries that our lines name.
    """
    pages = catalogue.easy_read.pages if catalogue.easy_read else ()
    named = [line.beyond for page in pages for section in page.sections for line in section.lines if line.beyond]
    for key in dict.fromkeys(named):
        if plan.has(key) or (stands_in and key.startswith("resource/")):
            continue
        known = {page.key for page in plan.pages}
        yield Problem("no-such-page", _place(root / FILE, key), f"there is no page «{key}»{nearest(key, known)}",
                      "correct `beyond`, or add the page")  # fmt: skip


def _place(path: Path, key: str) -> Place:
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    found = re.search(rf"""\bbeyond:\s*["']?{re.escape(key)}["']?\s*(?=[,}}#\n]|$)""", text)
    return Place.at(FILE, text, found.start() if found else 0)
