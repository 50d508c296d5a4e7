"""How many phrases are said before somebody has what they came for: one table for all kinds of page.

What a phrase is says `spoken.py`. A kind of page is what its pages are made from: `audience`, `situation`, `strategy`.
Three sums count:

- `begins`: phrases before the page's own heading, by which one knows where one is;
- `whole`: phrases of the longest page of the kind, which somebody hears who lets it be read to the end. Kinds whose
  pages list works grow with the catalogue: theirs stand a quarter above what they are;
- on pages for somebody in need, and on Get help, phrases before the first number that fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Budget:
    """Most phrases: before the page's own heading, and on the whole page."""

    begins: int
    whole: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number that must come soon: most phrases before it."""

    number: str
    within: int


PLAIN: Final = 26  # the shell: skip link, exit, name, languages, menu, urgent help, the pages above
BUDGETS: Final = {
    # The front door stands in both languages: each is half of it.
    "404": Budget(22, 70),
    "index": Budget(22, 130),
    "doorway": Budget(22, 130),
    "help": Budget(PLAIN, 175),
    "audience": Budget(PLAIN, 150),
    "situation": Budget(PLAIN, 130),
    "situations": Budget(PLAIN, 120),
    "resource": Budget(PLAIN, 160),
    "moved": Budget(PLAIN, 65),
    "pages": Budget(PLAIN, 150),
    "boards": Budget(PLAIN, 110),
    "resources": Budget(PLAIN, 260),
    "help/lines": Budget(PLAIN, 120),
    "paper": Budget(PLAIN, 220),
    "packs": Budget(PLAIN, 140),
    "easy-read": Budget(PLAIN, 830),  # the booklet of all its pages; each of them has less than a tenth
    "topic": Budget(PLAIN, 130),
    "topics": Budget(PLAIN, 170),
    "access": Budget(PLAIN, 165),
    "formats": Budget(PLAIN, 110),
    "language": Budget(PLAIN, 130),
    "languages": Budget(PLAIN, 125),
    "objective": Budget(PLAIN, 125),
    "strategy": Budget(PLAIN, 125),
    "strategy/actions": Budget(PLAIN, 380),
    "strategy/delivered": Budget(PLAIN, 240),
    "strategy/documents": Budget(PLAIN, 590),
    "strategy/progress": Budget(PLAIN, 75),
    "gaps": Budget(PLAIN, 390),
    "gaps/list": Budget(PLAIN, 125),
    "gaps/tables": Budget(PLAIN, 1030),
    "glossary": Budget(PLAIN, 500),
    "whats-new": Budget(PLAIN, 860),
    "curators": Budget(PLAIN, 245),
    "curators/add": Budget(PLAIN, 140),
    "curators/change": Budget(PLAIN, 60),
    "curators/review": Budget(PLAIN, 240),
    "curators/handbook": Budget(PLAIN, 100),
    "curators/handbook/checks": Budget(PLAIN, 90),
    "curators/handbook/when": Budget(PLAIN, 90),
    "curators/handbook/writing": Budget(PLAIN, 85),
    "curators/counts": Budget(PLAIN, 90),
    "curators/evidence": Budget(PLAIN, 150),
    "curators/fields": Budget(PLAIN, 1260),
    "curators/lists": Budget(PLAIN, 145),
    "curators/reviews": Budget(PLAIN, 70),
    "curators/requirements": Budget(PLAIN, 540),
}  # fmt: skip

# Pages for one kind of reader, and the number that they offer first.
READERS: Final = {
    "/cy/plant/": Number("0800 1111", 40), "/en/children/": Number("0800 1111", 40),
    "/cy/pobl-ifanc/": Number("0800 1111", 40), "/en/young-people/": Number("0800 1111", 40),
    "/cy/rhieni-a-gofalwyr/": Number("0808 800 5000", 40), "/en/parents-and-caregivers/": Number("0808 800 5000", 40),
    "/cy/oedolion-syn-oroeswyr/": Number("0808 801 0331", 40), "/en/adult-survivors/": Number("0808 801 0331", 40),
    "/cy/poeni-amdanoch-eich-hun/": Number("0808 1000 900", 40),
    "/en/worried-about-yourself/": Number("0808 1000 900", 40),
}  # fmt: skip
# Get help by the answer to «who are you».
HELP: Final = {
    "children": Number("0800 1111", 60), "family": Number("0808 800 5000", 60),
    "survivors": Number("0808 80 10 800", 60), "own-thoughts": Number("0808 1000 900", 60),
    "communities": Number("0800 999 5428", 60), "more": Number("116 123", 60),
}  # fmt: skip
