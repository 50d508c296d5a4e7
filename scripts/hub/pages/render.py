"""Pages as HTML: the templates of `overrides/hub` filled with what `contents` decides.

Autoescape is on and undefined names are errors. Links come from the plan: a template that links to a
page that does not exist fails the build.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from hub.catalogue import CatalogueError, Problem
from hub.catalogue.problems import Place
from hub.languages import LANGUAGES, Language, Said, Text, counted, word
from hub.pages import line_facts, outward
from hub.pages.icons import read_icons
from hub.pages.plan import Page, relative
from hub.pages.readers import YOUNG, reader
from hub.pages.site import Site
from hub.schema import Record

_SECTION: Final = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>')
_KEPT: Final = Path(".hub") / "templates"


def compiled(root: Path) -> BytecodeCache | None:
    """Where compiled templates are kept between builds, by what they say; None where nothing can be kept."""
    folder = root / _KEPT
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder))


def templates(root: Path) -> Environment:
    """The templates of pages and components, without what they may call."""
    return _Environment(
        loader=FileSystemLoader(root / "overrides" / "hub"),
        bytecode_cache=compiled(root),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True, slots=True)
class Rendered:
    """One page's own part, as HTML: what stands before, within and after its written words.

    `within` comes after the written introduction, before the first heading: help that must not wait.
    A page may put some of its sections (`past`) before it. Where the written sections can wait, `fold` closes each:
    it is given their id, name and words.
    """

    before: str
    after: str
    within: str = ""
    past: int = 0
    fold: Callable[[str, str, str], str] | None = None

    def around(self, words: str, heading: str = "<h2") -> str:
        """The written words with this part around them."""
        if self.fold and (parts := _SECTION.split(words))[1:]:
            first, *sections = parts
            folded = [self.fold(*sections[at : at + 3]) for at in range(0, len(sections), 3)]
            return "".join([self.before, first, self.within, *folded, self.after])
        place = -1
        for _ in range(self.past + 1):
            place = words.find(heading, place + 1)
            if place < 0:
                break
        if self.within and place >= 0:
            words = f"{words[:place]}{self.within}\n{words[place:]}"
            return f"{self.before}{words}{self.after}"
        return f"{self.before}{words}{self.within}{self.after}"


class NoSuchPageError(LookupError):
    """A template links to a page that does not exist."""

    def told(self, page: Page) -> Problem:
        """The problem, at the line of the template that links there."""
        name, line = "overrides/hub", 1
        for frame in traceback.extract_tb(self.__traceback__):
            _, folder, rest = frame.filename.rpartition("overrides/hub/")
            if folder:
                name, line = folder + rest, frame.lineno or 1
        return Problem(
            "no-such-page", Place(name, line, 1), f"the link leads to «{self}», and there is no such page",
            "correct the link, or add the page", f"{page.language}/{page.key}",
        )  # fmt: skip


class _Unwritten(StrictUndefined):
    """A field of a record that was not written: it may be asked for, and never be shown."""

    def __bool__(self) -> bool:  # type: ignore[override]
        return False


class _Environment(Environment):
    """A field that was not written is undefined in templates, so that none prints its emptiness by mistake."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute`."""
        found = super().getattr(obj, attribute)
        return self._if_written(obj, attribute, found)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """`obj[argument]`."""
        found = super().getitem(obj, argument)
        return self._if_written(obj, argument, found)

    def _if_written(self, obj: Any, name: Any, found: Any) -> Any:
        if found is None and isinstance(obj, Record) and name not in obj.model_fields_set:
            return _Unwritten(obj=obj, name=name)
        return found


class Renderer:
    """Fills templates for one site. Holds the page being filled, so that links know where they stand."""

    def __init__(self, site: Site, root: Path) -> None:
        self.site = site
        self._here: Page | None = None
        self._reader = "public"
        self._icons = read_icons(root)
        self._environments = {language: self._environment(language, root) for language in LANGUAGES}

    def render(self, page: Page, template: str, view: Mapping[str, Any]) -> str:
        """One template filled for one page.

        Raises:
            CatalogueError: the template links to a page that does not exist.

        """
        self._here, self._reader = page, reader(self.site, page)
        found = self._environments[page.language].get_template(template)
        try:
            return outward.closed(found.render(view=view, page=page), self.site.catalogue.gate, page.language)
        except NoSuchPageError as error:
            raise CatalogueError([error.told(page)]) from None

    def picture(self, name: str) -> str:
        """One icon of `components/icon`, on one line.

        Raises:
            KeyError: there is no such icon.

        """
        module = self._environments[LANGUAGES[0]].get_template("components/icon/template.html").module
        return str(module.icon(name)).strip()  # type: ignore[attr-defined]

    def drawn(self, name: str) -> str:
        """The shape of one icon, as the path of an SVG of 24 × 24.

        Raises:
            KeyError: there is no such icon.

        """
        return self._icons[name]

    def folded(self, identity: str, name: str, words: str) -> str:
        """A section of written words, closed: its heading can be pressed. All three are HTML."""
        module = self._environments[LANGUAGES[0]].get_template("components/fold/template.html").module
        return str(module.fold(identity, Markup(name), level=2, caller=lambda: Markup(words)))  # type: ignore[attr-defined]  # noqa: S704 - made by MkDocs

    # ---- what templates may call ----

    def _environment(self, language: Language, root: Path) -> Environment:
        environment = templates(root)
        terms = self.site.catalogue.vocabulary

        def said(text: Text | Said) -> Markup:
            return mark(text.in_(language) if isinstance(text, Text) else text, language)

        def lang_attr(text: Text | Said) -> Markup:
            found = text.in_(language) if isinstance(text, Text) else text
            return Markup("") if found.language in {language, ""} else Markup(' lang="{}"').format(found.language)

        environment.globals.update(
            t=lambda key, /, **values: word(language, key, self._reader in YOUNG, **values),
            n=lambda key, count: counted(language, key, count),
            said=said,
            lang_attr=lang_attr,
            term=lambda name, identity: str(getattr(terms, name)[identity].label.in_(language)),
            day=lambda value: day(value, language),
            link=self._link,
            file=self._file,
            has=self.site.plan.has,
            settings=self.site.settings,
            drawn=self._icons.__getitem__,
            open_instead=lambda lines: line_facts.open_instead_of(lines, self.site.catalogue.shown_helplines),
            not_found=line_facts.not_found,
            newest_source=line_facts.newest_source,
            chat_first=lambda: self._reader == "young-people",
            site_of=lambda line: line_facts.site_of(line, language),
            seen_on=line_facts.seen_on,
            is_old=lambda day: line_facts.is_old(day, self.site.catalogue.today),
            lang=language,
            other="en" if language == "cy" else "cy",
        )
        return environment

    def _link(self, key: str, fragment: str = "") -> str:
        here = self._here
        assert here is not None  # noqa: S101 - set by render
        if not self.site.plan.has(key):
            raise NoSuchPageError(key)
        return self.site.plan.link(here.path, here.language, key, fragment)

    def _file(self, uri: str) -> str:
        here = self._here
        assert here is not None  # noqa: S101 - set by render
        return relative(here.path, uri)


def mark(found: Said, language: str) -> Markup:
    """Words, in a span that names their language when it is not the page's."""
    if found.language in {language, ""}:
        return escape(found.words)
    return Markup('<span lang="{}">{}</span>').format(found.language, found.words)


def day(value: date | str | None, language: Language) -> str:
    """A date in words: `21 Tachwedd 2026`, `21 November 2026`; a year or month stays as exact as it was."""
    if value is None:
        return ""
    parts = [int(part) for part in str(value).split("-")]
    if len(parts) == 1:
        return str(parts[0])
    month = word(language, f"month.{parts[1]}")
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{parts[2]} {month} {parts[0]}"  # noqa: PLR2004
