"""The short addresses on paper, `/p/12/`: which paper has which, and where each leads.

Paper is found at home. For people whom that could harm a short address leads to the front door, which names nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hub.catalogue import Catalogue, Problem
from hub.catalogue.problems import Place
from hub.languages import Language
from hub.pages.plan import SHORT, Page, Plan
from hub.pages.readers import YOUNG
from hub.schema.short_address import FORMS_OF, SIDES, Form

FILE: Final = "data/short-addresses.yaml"
_DISCREET: Final = YOUNG | {"worried-about-self", "adult-survivors"}


def is_discreet(catalogue: Catalogue, paper: str) -> bool:
    """Whether what leads on from a paper must name nothing."""
    kind, _, identity = paper.partition("/")
    if kind == "situation":
        found = catalogue.situation_by_id.get(identity)
        return found is None or found.audience in _DISCREET  # of one that has gone nobody knows any more whose it was
    return kind == "audience" and identity in _DISCREET


def about(page: Page) -> tuple[str, str]:
    """Which paper the short address of a page stands on, and in which form: `audience/parents`, `card`."""
    paper, _, form = page.subject.rpartition("/")
    return paper, form


def target(catalogue: Catalogue, plan: Plan, language: Language, paper: str) -> Page | None:
    """The page that a paper leads to; None for the front door. A Board has no page of its own."""
    key = "boards" if paper.startswith("board/") else paper
    return plan.page(language, key) if plan.has(key) and not is_discreet(catalogue, paper) else None


def of_paper(catalogue: Catalogue, plan: Plan, language: Language, paper: str, form: str) -> str | None:
    """The short address of a paper, from the site's root; None in a project that gives none."""
    for row in catalogue.short_addresses:
        if (row.paper, row.form) == (paper, form) and not row.retired:
            return plan.page(language, f"{SHORT}/{row.cy}").address
    return None


def wanted(catalogue: Catalogue) -> Iterator[tuple[str, Form]]:
    """Every paper that may be made, with its form: `audience/parents`, `card`."""
    papers = [f"audience/{each}" for each in catalogue.vocabulary.audiences]
    papers += [f"situation/{each}" for each in catalogue.situation_by_id]
    papers += [f"board/{each.id}" for each in (catalogue.boards.boards if catalogue.boards else ())]
    papers += ["easy-read/booklet"] if catalogue.easy_read else []
    for paper in papers:
        for form in FORMS_OF[paper.partition("/")[0]]:
            yield paper, form


def missing(catalogue: Catalogue, root: Path) -> Iterator[Problem]:
    """A problem for each paper that has no short address, with numbers that nobody has had."""
    rows = catalogue.short_addresses
    if not rows:
        return
    given = {(row.paper, row.form) for row in rows}
    last = max(getattr(row, side) for row in rows for side in SIDES)
    lines = (root / FILE).read_text(encoding="utf-8").rstrip().count("\n") + 1
    for paper, form in wanted(catalogue):
        if (paper, form) not in given:
            row = f"- {{paper: {paper}, form: {form}, cy: {last + 1}, en: {last + 2}}}"
            last += 2
            yield Problem("short-address-missing", Place(FILE, lines, 1),
                          f"`{paper}` as `{form}` has no short address", f"add `{row}`", paper)  # fmt: skip
