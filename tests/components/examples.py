"""The examples of every component, read and rendered in both languages as the site would render them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hub.languages import LANGUAGES, Language, Said, Text, counted, other, word, words
from hub.pages.icons import read_icons
from hub.pages.render import day, mark, templates
from hub.pages.shell import Link, Shell

ROOT: Final = Path(__file__).resolve().parents[2]
COMPONENTS: Final = ROOT / "overrides" / "hub" / "components"
# These stand around every page: MkDocs renders them, with a shell as `hub`.
OF_THE_SHELL: Final = frozenset(
    {"crumbs", "exit", "footer", "language-link", "languages-link", "masthead", "menu", "skip-link", "urgent-line"}
)


@dataclass(frozen=True)
class Example:
    """One way to use a component: a piece of template, and the values that it names."""

    component: str
    name: str
    use: str
    values: Mapping[str, Any]

    @property
    def title(self) -> str:
        """Which component, and what the example shows of it."""
        return f"{self.component}: {self.name}"


def read_examples() -> tuple[Example, ...]:
    """Every example of every component, in order."""
    return tuple(
        Example(path.parent.name, each["name"], each["use"], {k: _value(v) for k, v in each.get("values", {}).items()})
        for path in sorted(COMPONENTS.glob("*/examples.yaml"))
        for each in yaml.safe_load(path.read_text(encoding="utf-8"))
    )


def _value(given: Any) -> Any:
    """A value as templates get it: a mapping of languages is a pair of words."""
    if isinstance(given, dict):
        if given and set(given) <= set(LANGUAGES):
            return Text(**given)
        return {key: _value(each) for key, each in given.items()}
    return [_value(each) for each in given] if isinstance(given, list) else given


def rendered(example: Example, language: Language) -> str:
    """The HTML of an example on a page of this language."""
    return _environment(example, language).from_string(_source(example)).render(**example.values)


def _source(example: Example) -> str:
    folder = "hub/components" if example.component in OF_THE_SHELL else "components"
    return f'{{% import "{folder}/{example.component}/template.html" as component %}}\n{example.use}'


def _environment(example: Example, language: Language) -> Environment:
    if example.component in OF_THE_SHELL:
        found = Environment(loader=FileSystemLoader(ROOT / "overrides"), undefined=StrictUndefined, autoescape=False)  # noqa: S701 - as MkDocs
        found.globals.update(hub=shell(language), english=shell("en"))
        return found

    def said(text: Text | Said) -> Markup:
        return mark(text.in_(language) if isinstance(text, Text) else text, language)

    found = templates(ROOT)
    found.bytecode_cache = None
    found.globals.update(
        t=lambda key, /, **values: word(language, key, **values),
        n=lambda key, count: counted(language, key, count),
        said=said,
        term=lambda _table, identity: word(language, "language.own") if identity in LANGUAGES else identity,
        day=lambda value: day(value, language),
        link=lambda key, fragment="": f"https://resource-hub.example/{key}#{fragment}",
        file=lambda uri: f"https://resource-hub.example/{uri}",
        open_instead=list,
        not_found=lambda line: [] if "cost" in line else ["hours", "cost"],
        newest_source=lambda item: str(item["evidence"][0].get("date", "")) if item.get("evidence") else "",
        chat_first=lambda: False,
        site_of=lambda line: line["website"]["value"] if "website" in line else "",
        seen_on=lambda item, _fact: item["evidence"][0].get("date", "") if item.get("evidence") else "",
        is_old=lambda seen: not seen,
        icons=sorted(read_icons(ROOT)),
        drawn=read_icons(ROOT).__getitem__,
        lang=language,
        other=other(language),
    )
    return found


def shell(language: Language) -> Shell:
    """The shell of a page with everything on it."""
    pages = tuple(
        Link(f"#{key}", Said(word(language, f"nav.{key}"), language), current=key == "topics")
        for key in ("help", "topics", "strategy")
    )
    return Shell(
        lang=language, other=other(language), words=words(language), other_words=words(other(language)),
        title="", description="", canonical="", alternates=(), policy="", noindex=True, adopted=False,
        exit_url="https://www.bbc.co.uk/weather", key="index", reader="public", home="#home", other_href="#other",
        help="#help", menu=pages, footer=pages, footer_more=pages, assets="", sheets=("hub.css",), scripts=(),
        crumbs=tuple(replace(link, current=False) for link in pages), updated=day(date(2026, 11, 20), language),
        languages="#languages",
    )  # fmt: skip
