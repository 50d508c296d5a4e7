"""The templates of `overrides/hub` filled for a small catalogue, without the rest of the site."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bs4 import BeautifulSoup
from holes import TODAY, catalogue, health, resource, strategy, version
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hub.catalogue import Catalogue
from hub.languages import Language, Text, counted, word
from hub.pages.render import day, mark
from hub.schema import GapMark

TEMPLATES = Path(__file__).resolve().parents[2] / "overrides" / "hub"
BROKEN = version("bfi", url="https://example.org/broken")
STRATEGY = strategy("2.1")


def known(*marks: GapMark) -> Catalogue:
    return catalogue(
        resource("a", version("en"), version("cy"), actions=("2.1",), groups=("deaf",)),
        resource("b", version("en"), version("pl"), version("ar")),
        resource("c", BROKEN),
        resource("old", version("cy"), review_by=TODAY - timedelta(days=61), audiences=("public",)),
        marks=marks, health=health(BROKEN.url, "broken"), strategy=STRATEGY,
    )  # fmt: skip


def html(template: str, view: object, language: Language) -> BeautifulSoup:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip

    def said(text: object) -> Markup:
        return mark(text.in_(language) if isinstance(text, Text) else text, language)  # type: ignore[arg-type]

    environment.globals.update(
        t=lambda key, /, **values: word(language, key, **values),
        n=lambda key, count: counted(language, key, count),
        said=said,
        day=lambda value: day(value, language),
        link=lambda key, fragment="": f"/{key}/" + (f"#{fragment}" if fragment else ""),
        file=lambda uri: f"/{uri}",
    )
    return BeautifulSoup(environment.get_template(template).render(view=view, lang=language), "lxml")
