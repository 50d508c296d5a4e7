"""How long each kind of page is on a phone, where it begins, and how heavy a first visit is.

Prints for a page of each kind, in both languages: screens of a phone (390 × 844) before the first part that can wait
and in all, where the heading begins and how tall the footer is (360 × 740, CSS pixels), bytes of a first visit (gzip,
with style and scripts). Folds stay closed, as a visitor finds them.
Run: `python scripts/bench_screens.py [DIR]` on a built site; exit status 1 when over budget.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from playwright.sync_api import Page, Response, sync_playwright

from hub.checks.accessibility import arguments, chromium
from hub.cli.server import served
from hub.languages import LANGUAGES, word
from hub.pages.plan import OURS
from hub.schema.easy_read import START

ROOT: Final = Path(__file__).resolve().parents[1]
PHONE: Final = {"width": 390, "height": 844}
SMALL: Final = {"width": 360, "height": 740}
HEADING: Final = 200
FOOTER: Final = 500
FIRST_VISIT: Final = 14 * 1024  # of a page that a person in danger opens
FIRST_VIEW: Final = 30 * 1024  # of the finder
ANY: Final = float("inf")
ICON: Final = "icon.svg"
MEASURE: Final = """() => {
  const top = (each) => each.getBoundingClientRect().top + scrollY;
  const folds = [...document.querySelectorAll("main details.fold, main details.unlinked")].map(top);
  const footer = document.querySelector("footer.site").getBoundingClientRect();
  return {
    whole: document.documentElement.scrollHeight,
    before: Math.min(document.documentElement.scrollHeight, ...folds),
    heading: top(document.querySelector("h1")),
    footer: footer.height,
  };
}"""


@dataclass(frozen=True, slots=True)
class Budget:
    """What a kind of page may measure: screens before its first fold and in all, and bytes of a first visit.

    What belongs to `both` languages says in each what stands around the page.
    """

    before: float
    whole: float
    weight: float = ANY
    both: bool = False


PERSON: Final = Budget(5, 8, FIRST_VISIT)
CHILD: Final = Budget(5, 5, FIRST_VISIT)
HELP: Final = Budget(6, 6, FIRST_VISIT)
LIGHT: Final = Budget(ANY, ANY, FIRST_VISIT)  # large type, a picture a line or another script: as long as it needs
WORKER: Final = Budget(5, 8)  # who reads it works with children, and is in no danger
LIST: Final = Budget(8, 8)
URGENT_LIST: Final = Budget(8, 8, FIRST_VISIT)
FINDER: Final = Budget(8, 8, FIRST_VIEW)
FRONT: Final = Budget(5, 8, FIRST_VISIT, both=True)
DOORWAY: Final = Budget(6, 6, FIRST_VISIT, both=True)
READERS: Final = {"children": CHILD, "practitioners": WORKER}
# Pages that somebody wrote and that a person in danger may open; the second ones in large type or in pictures.
WRITTEN: Final = ("safety", "what-happens-when-you-tell", "turning-18", "after-an-arrest")
LARGE: Final = ("easy-read", "children-pictures")
LISTS: Final = {
    "help/lines": LIST, "situations": URGENT_LIST, "boards": URGENT_LIST, "topics": LIST, "glossary": LIST,
    "strategy/actions": LIST, "strategy/documents": LIST, "strategy/delivered": LIST, "gaps": LIST, "gaps/list": LIST,
    "whats-new": LIST,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """One page as it is on a phone, in screens, pixels and bytes."""

    address: str
    budget: Budget
    before: float
    whole: float
    heading: int
    footer: int
    weight: int

    @property
    def over(self) -> tuple[str, ...]:
        """Which budgets it does not keep."""
        both = self.budget.both
        found = {
            "before folds": self.before > self.budget.before,
            "in all": self.whole > self.budget.whole,
            "heading": not both and self.heading > HEADING,
            "footer": self.footer > (2 if both else 1) * FOOTER,
            "bytes": self.weight > self.budget.weight,
        }
        return tuple(name for name, is_over in found.items() if is_over)


def addresses(root: Path = ROOT) -> Iterator[tuple[str, Budget]]:
    """The pages that are measured: every one for people, and of lists those that grow with the catalogue."""
    vocabulary = _read(root, "vocabulary")
    situations = _read(root, "situations")["situations"]
    yield "/", FRONT
    for row in vocabulary["languages"]:
        if row["id"] not in OURS:
            yield f"/{row['id']}/", DOORWAY
    for language in LANGUAGES:
        yield f"/{language}/", PERSON
        yield f"/{language}/{word(language, 'path.help')}/", HELP
        for row in vocabulary["audiences"]:
            yield f"/{language}/{row['slug'][language]}/", READERS.get(row["id"], PERSON)
        for row in situations:
            slug = row["slug_cy"] if language == "cy" else row["id"]
            yield f"/{language}/{word(language, 'path.situations')}/{slug}/", PERSON
        for identity in ("childline", "live-fear-free"):
            yield f"/{language}/{word(language, 'path.resources')}/{identity}/", PERSON
        yield from _written(root, language)
        yield f"/{language}/{word(language, 'path.resources')}/", FINDER
        for key, budget in LISTS.items():
            yield f"/{language}/{'/'.join(word(language, f'path.{part}') for part in key.split('/'))}/", budget
        for name, section in (("topics", "topics"), ("objectives", "strategy"), ("access", "formats")):
            for row in vocabulary[name]:
                yield f"/{language}/{word(language, f'path.{section}')}/{row['slug'][language]}/", LIST


def _written(root: Path, language: str) -> Iterator[tuple[str, Budget]]:
    """The pages that somebody wrote, and those of the Easy Read route."""
    for name in WRITTEN:
        yield f"/{language}/{_slug(root, language, name)}/", PERSON
    for name in LARGE:
        yield f"/{language}/{_slug(root, language, name)}/", LIGHT
    for page in _read(root, "easy-read")["pages"]:
        if page["id"] != START:
            yield f"/{language}/{_slug(root, language, 'easy-read')}/{page['slug'][language]}/", LIGHT


def _slug(root: Path, language: str, name: str) -> str:
    """The last part of the address of a page that somebody wrote."""
    front = (root / "docs" / language / f"{name}.md").read_text(encoding="utf-8").split("---")[1]
    return str(yaml.safe_load(front)["slug"])


def _read(root: Path, name: str) -> Any:
    return yaml.safe_load((root / "data" / f"{name}.yaml").read_text(encoding="utf-8"))


def measured(page: Page, base: str, address: str, budget: Budget) -> Measured:
    """One page, measured at both sizes; what it asks for is added up from an empty cache."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it marks what it is given
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(base + address)
    # The icon is asked for when the page stands already, if at all.
    bodies = [answer.body() for answer in answers if not answer.url.endswith(ICON)]
    bodies.append(page.request.get(f"{base}/assets/{ICON}").body())
    phone = page.evaluate(MEASURE)
    page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    small = page.evaluate(MEASURE)
    return Measured(
        address, budget, phone["before"] / PHONE["height"], phone["whole"] / PHONE["height"],
        round(small["heading"]), round(small["footer"]),
        sum(len(gzip.compress(each, 6)) for each in bodies),
    )  # fmt: skip


def measure(site: Path, wanted: Sequence[tuple[str, Budget]]) -> Iterator[Measured]:
    """Every page of a built site, each in a context of its own."""
    with served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments())
        for address, budget in wanted:
            page = browser.new_page()
            yield measured(page, base, address, budget)
            page.close()
        browser.close()


def main() -> int:
    """Measure; 1 when a page is over budget."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()
    if not (site / "index.html").is_file():
        print(f"no built site in {site}; run `hub build`", file=sys.stderr)
        return 2
    over = 0
    print("before  in all  heading  footer   bytes  page")
    for each in measure(site, list(addresses())):
        over += bool(each.over)
        told = f"  OVER: {', '.join(each.over)}" if each.over else ""
        sizes = f"{each.before:6.2f} {each.whole:7.2f} {each.heading:8} {each.footer:7} {each.weight:7}"
        print(f"{sizes}  {each.address}{told}")
    print(
        "Budgets: people 5 screens before folds and 8 in all, children 5, Get help 6, lists 8; "
        f"heading {HEADING} px, footer {FOOTER} px; {FIRST_VISIT} bytes where danger is near, "
        f"{FIRST_VIEW} for the finder. {over} pages over."
    )
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
