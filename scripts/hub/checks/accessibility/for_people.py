"""The report that people read: what was checked with what and when, what was found, and what no program can see.

One page in each language, with one stylesheet and the pictures of the keyboard's way; nothing comes from elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hub.checks.accessibility.excuses import Excuse
from hub.checks.accessibility.findings import ENGINES, SOURCE, Engine, Report
from hub.checks.accessibility.focus_order import Walk
from hub.languages import LANGUAGES, Language, other, word
from hub.pages.render import day as in_words

_HERE: Final = Path(__file__).parent
PICTURES: Final = "pictures"
NAMES: Final[Mapping[Engine, tuple[str, str]]] = {  # as their makers call them, and npm
    "axe": ("axe-core", "axe-core"),
    "htmlcs": ("HTML_CodeSniffer", "html_codesniffer"),
    "ibm": ("IBM Equal Access", "accessibility-checker-engine"),
    "alfa": ("Siteimprove Alfa", "@siteimprove/alfa-rules"),
    "pa11y": ("pa11y-ci", "pa11y-ci"),
    "nu": ("Nu Html Checker", "vnu-jar"),
}
# What the project's own tests look at on every kind of page, and what no program sees: the words for each.
TESTED: Final = (
    "keyboard", "order", "bar", "zoom", "spacing", "large", "touch", "voice", "switch", "forced", "dark", "motion",
    "print", "scripts", "mirrored", "heard",
)  # fmt: skip
UNSEEN: Final = ("understood", "pictures", "sense", "voice", "films", "feeling", "own")


@dataclass(frozen=True, slots=True)
class About:
    """A run: its day, how many pages it looked at, the versions of the engines, the excuses, the keyboard's ways."""

    day: date
    pages: int
    versions: Mapping[Engine, str]
    excuses: Sequence[Excuse] = ()
    walks: Sequence[Walk] = ()


def versions(modules: Path) -> dict[Engine, str]:
    """The version of each engine, as npm has installed it."""
    files = {engine: modules / package / "package.json" for engine, (_, package) in NAMES.items()}
    return {engine: json.loads(file.read_text(encoding="utf-8"))["version"] for engine, file in files.items()}


def write(folder: Path, found: Report, about: About) -> None:
    """Write the report: `index.html` in Welsh, `en.html` in English, and their stylesheet."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        (folder / _file(language)).write_text(page(found, about, language), encoding="utf-8")
    css = (_HERE / "for_people.css").read_text(encoding="utf-8")
    (folder / "report.css").write_text(css, encoding="utf-8")


def page(found: Report, about: About, language: Language) -> str:
    """The report in one language, as HTML."""
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("for_people.html").render(
        t=lambda key, **values: word(language, key, **values),
        lang=language, about=about, report=found, engines=_engines(found, about), problems=_problems(found),
        day=in_words(about.day, language), excuses=about.excuses, names=NAMES, tested=TESTED, unseen=UNSEEN,
        other={"language": other(language), "file": _file(other(language)),
               "name": word(other(language), "checked.here")},
        pictures=PICTURES,
    )  # fmt: skip


def _file(language: Language) -> str:
    return "index.html" if language == LANGUAGES[0] else f"{language}.html"


def _engines(found: Report, about: About) -> list[dict[str, Any]]:
    """One row for each engine that was asked: how much it answered and found, and in which ways pages were shown."""
    rows = []
    for engine in ENGINES:
        outcomes = [outcome for outcome in found.outcomes if outcome.asked.engine == engine]
        unanswered = [asked for asked, _ in found.unanswered if asked.engine == engine]
        if outcomes or unanswered:
            ways = sorted({each.rendering for each in (*(o.asked for o in outcomes), *unanswered)} - {SOURCE})
            rows.append({
                "name": NAMES[engine][0], "key": engine, "version": about.versions.get(engine, ""),
                "answered": len(outcomes), "asked": len(outcomes) + len(unanswered),
                "problems": sum(len(outcome.problems) for outcome in outcomes),
                "ways": [way.split() for way in ways],
            })  # fmt: skip
    return rows


def _problems(found: Report) -> list[dict[str, Any]]:
    """Problems of one kind at one place as one row, the most frequent first."""
    return [
        {"engine": NAMES[outcome.asked.engine][0], "rule": rule, "number": number, "address": outcome.asked.address,
         "place": place, "says": " ".join(one.message.split())}
        for (_, rule, place), number, outcome, one in found.alike()
    ]  # fmt: skip
