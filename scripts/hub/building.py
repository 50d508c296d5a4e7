"""The whole site worked out: from the project's folder to pages and assets as values.

The last room before the doors: `mkdocs_hooks` hands these values to MkDocs, `hub stage` writes them
as plain files. Nothing here knows either.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from markdown_it import MarkdownIt
from markupsafe import Markup

from hub.catalogue import Catalogue, CatalogueError, Problem, load, weekly_counts
from hub.catalogue.changelog import added_dates, read_state
from hub.catalogue.gap_history import Line, read_history
from hub.checks.texts import blame_words
from hub.days import day_of
from hub.exports import curators, data, embeds, feeds, for_hosts, gaps, json_schema, open_data, workbook
from hub.exports.books import Book, books
from hub.exports.desk import data as desk_data
from hub.exports.packs import Pack, packs
from hub.languages import LANGUAGES, Language, Said
from hub.pages import (
    alone,
    components,
    docs_facts,
    docs_links,
    doorways,
    easy_read_links,
    films,
    finder_data,
    icons,
    kept_addresses,
    naming,
    outward,
    owner_texts,
    readers,
    search,
    short_addresses,
    views,
)
from hub.pages.docs_pages import read_pages
from hub.pages.pack import EASY_READ, papers
from hub.pages.plan import FRONT, Page, Plan, SameAddressError, doorway_path, plan
from hub.pages.render import Rendered, Renderer, day
from hub.pages.shell import DOORWAY, Shell, alternates, at_doorway, outside, shell
from hub.pages.site import Asset, Site, assemble, settings_from
from hub.schema.faults import Known

# Two languages of a page that do not say the same do not keep the rest from being worked out.
_OF_TWO_PAGES = frozenset({"blocks-differ", "lines-differ", "pages-differ"})
# Pages whose written sections can wait: they stand closed, after what must not.
_FOLDED = frozenset({"audience.html", "gaps.html", "help.html"})
_MARKDOWN: Final = MarkdownIt("commonmark")
_NAMED_HEADING: Final = re.compile(r"<(h[1-6])>(.*?)\s*\{:?\s*#([\w-]+)\s*\}</\1>")  # which MkDocs reads by itself
_PICTURE = re.compile(r":pic-([a-z-]+):\s*")


@dataclass(frozen=True)
class Building:
    """A site ready to be handed over."""

    site: Site
    renderer: Renderer
    root: Path
    stands_in: bool = False  # another catalogue takes the place of `resources.yaml`

    @property
    def today(self) -> date:
        """The day that the site is built for."""
        return self.site.catalogue.today

    def markdown(self, page: Page) -> str:
        """The page's source as MkDocs reads it: front matter and the words that a person wrote."""
        title = json.dumps(naming.heading(self.site, page).words, ensure_ascii=False)
        words = self._words(page) if page.written else ""
        return f"---\ntitle: {title}\n---\n{words}"

    def _words(self, page: Page, *, paper: bool = False) -> str:
        """The written words that are true now, with addresses for links and the facts of helplines."""
        words = docs_links.resolved(page, self.site.plan, stands_in=self.stands_in)
        owner = self.site.settings
        settings = {"adopted": owner.adopted, "contact": owner.contact, "repository": owner.repository}
        held = [name for name, holds in (settings | {owner_texts.SCREEN: not paper}).items() if holds]
        words = docs_links.with_runs(owner_texts.said(words, held), owner.repository)
        words = outward.closed_markdown(words, self.site.catalogue.gate, page.language)
        return docs_facts.resolved(words, self.site.catalogue, page.language)

    def pictured(self, html: str) -> str:
        """Written words with `:pic-name:` as the picture of that name, as Easy Read pages have them."""
        return _PICTURE.sub(lambda match: self.renderer.picture(match.group(1)), html)

    def view(self, page: Page) -> Any:
        """The values that the page's templates show."""
        view = views.view_of(page.template)(self.site, page)
        if page.key == "packs":
            own = next(each for each in self.books if each.language == page.language)
            return {**view, "papers": self._papers(page.language), "book": own}
        if page.key == EASY_READ:
            return {**view, "paper": self._papers(page.language).get((EASY_READ, "booklet"))}
        return view

    def _papers(self, language: Language) -> Mapping[tuple[str, str], Pack]:
        """The papers of one language, by the key of the page that each belongs to and its form."""
        return {(pack.paper.key, pack.paper.form): pack for pack in self.packs if pack.paper.language == language}

    def named(self, page: Page) -> tuple[Said, str, str, str]:
        """What the page is called and for whom it is: heading, tab, description, reader."""
        tab = self._tabs[page.language, page.key]
        return (
            naming.heading(self.site, page), tab, naming.description(self.site, page), readers.reader(self.site, page)
        )  # fmt: skip

    def rendered(self, page: Page) -> Rendered:
        """The page's own part, as HTML."""
        heading = naming.heading(self.site, page)
        attribute = Markup(' lang="{}"').format(heading.language) if heading.language != page.language else ""
        before = Markup("<h1{}>{}</h1>\n").format(attribute, heading.words)
        view = self.view(page)
        first = views.first(page)
        within = self.renderer.render(page, first, view) if first else ""
        after = self.renderer.render(page, page.template, view) if page.template not in {"", first} else ""
        past = page.written.front.lines_after if page.written else 0
        fold = self.renderer.folded if page.template in _FOLDED else None
        return Rendered(str(before), after, within, past, fold)

    def shell(self, page: Page) -> Shell:
        """What the shell around a page shows."""
        return shell(self.site, page, day(self.today, page.language), self._tabs[page.language, page.key])

    @functools.cached_property
    def _tabs(self) -> Mapping[tuple[Language, str], str]:
        return naming.tabs(self.site)

    def whole(self, page: Page, words: str) -> Mapping[str, Any]:
        """What `overrides/main.html` shows: the shell, and the page's own part around its words as HTML."""
        content = self.rendered(page).around(self.pictured(words))
        return {
            "hub": self.shell(page),
            "page": {"content": alone.marked(outward.closed(content, self.site.catalogue.gate, page.language))},
        }

    def front(self) -> str:
        """The inside of the front door: each part in both languages, Welsh first."""
        doors = "".join(
            self.renderer.render(_at_root(language), "front.html", {**views.front(self.site), "part": part})
            for part in ("welcome", "who")
            for language in LANGUAGES
        )
        return f'<div class="two">{doors}</div>'

    @property
    def shared(self) -> Mapping[str, str]:
        """The pages that belong to both languages, by path: their outer template."""
        return {FRONT: "front.html", **{doorway_path(each): "doorway.html" for each in self.site.plan.doorways}}

    def shared_context(self, path: str) -> Mapping[str, Any]:
        """What the outer template of one of them shows: two shells, the Welsh one first, and what stands within."""
        if path == FRONT:
            return {**self._both("./"), "page": {"content": alone.marked(self.front())}}
        identity = path.partition("/")[0]
        updated = {language: day(self.today, language) for language in LANGUAGES}
        cy, en = (at_doorway(self.site, language, updated[language], identity) for language in LANGUAGES)
        content = alone.marked(self.doorway(identity))
        return {"hub": cy, "english": en, "main": self.doorway_language(identity), "page": {"content": content}}

    def doorway_language(self, identity: str) -> str:
        """In what the page at a language's short address is: in Welsh first, while its doorway may not be shown."""
        return identity if doorways.shown(self.site, identity) else LANGUAGES[0]

    def doorway(self, identity: str) -> str:
        """The inside of the page at a language's short address: its doorway, and a way on in each of our languages."""
        parts = [
            self.renderer.render(page, page.template, self.view(page))
            for page in (
                Page("en", f"{DOORWAY}/{identity}", doorway_path(identity), "doorway.html", identity),
                *(Page(language, f"{DOORWAY}/{identity}", doorway_path(identity), "doorway_help.html", identity)
                  for language in LANGUAGES),
            )
        ]  # fmt: skip
        return '{}<div class="two" dir="ltr">{}{}</div>'.format(*parts)

    def _both(self, root: str) -> Mapping[str, Any]:
        cy, en = (outside(self.site, language, day(self.today, language), root=root) for language in LANGUAGES)
        return {"hub": cy, "english": en}

    def not_found(self, root: str) -> Mapping[str, Any]:
        """The 404 page, in both languages. `root` is the site's absolute path, as any address may be missing."""
        parts = [
            self.renderer.render(_at_root(language), "not_found.html", {}).replace('href="', f'href="{root}')
            for language in LANGUAGES
        ]
        return {**self._both(root), "not_found": Markup("").join(map(Markup, map(alone.marked, parts)))}

    def outer(self) -> Mapping[str, Mapping[str, Any]]:
        """The files that belong to both languages, by path, with what their templates of the same name show."""
        root = urlsplit(self.site.settings.site_url).path or "/"
        return {"404.html": self.not_found(root), "sitemap.xml": {"hub_sitemap": self.sitemap()}}

    def sitemap(self) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
        """Every page's absolute address with its alternates."""
        base = self.site.settings.site_url
        pages = [p for p in self.site.plan.pages if p.in_sitemap]
        short = [(urljoin(base, doorway_path(each).removesuffix("index.html")),
                  alternates(self.site, f"language/{each}")) for each in self.site.plan.doorways]  # fmt: skip
        return [(base, alternates(self.site, "index")), *short,
                *((urljoin(base, page.address), alternates(self.site, page.key)) for page in pages)]  # fmt: skip

    @functools.cached_property
    def assets(self) -> tuple[Asset, ...]:
        """Every file that is not a page."""
        base = self.site.settings.site_url
        made = [
            *data.assets(self.site.catalogue, adopted=self.site.settings.adopted),
            *workbook.assets(self.site.catalogue),
            *curators.assets(self.site.catalogue),
            *gaps.assets(self.site.catalogue.gaps),
            *json_schema.assets(self.site.catalogue, base),
            *desk_data.assets(self.site, _blame_patterns(self.site.catalogue)),
            *feeds.feeds(self.site.catalogue, self.site.extra["changes"], self._address_of, base),
        ]
        return (
            *for_hosts.assets(self.site),
            *embeds.assets(self.site, self.renderer, self.root),
            *self.searched,
            *(Asset(f"assets/{uri}", content) for uri, content in components.assets(self.root).items()),
            *made,
            *open_data.assets(self.site, made),
            *(Asset(pack.paper.uri, pack.content) for pack in self.packs),
            *(Asset(each.uri, each.content) for each in self.books),
        )

    @functools.cached_property
    def packs(self) -> tuple[Pack, ...]:
        """The papers to print.

        Raises:
            PackError: a paper cannot be made.

        """
        return packs(self.root, papers(self.site, functools.partial(self._words, paper=True), self.renderer.drawn))

    @functools.cached_property
    def books(self) -> tuple[Book, ...]:
        """The help pages as books for phones and e-readers."""
        return tuple(books(self.site, self.renderer, self.root, self._printed))

    def _printed(self, page: Page) -> str:
        """A page's own part as HTML, with the written words that do not need a screen."""
        words = _MARKDOWN.render(self._words(page, paper=True)) if page.written else ""
        words = _NAMED_HEADING.sub(r'<\1 id="\3">\2</\1>', words)
        return outward.closed(self.rendered(page).around(self.pictured(words)), self.site.catalogue.gate, page.language)

    @functools.cached_property
    def searched(self) -> tuple[Asset, ...]:
        """The files that the finder's page needs."""
        found = search.files(self.site.catalogue, self.site.plan, self.root)
        found |= {
            f"search/list-{language}.json": search.as_bytes(finder_data.list_data(self.site, language))
            for language in LANGUAGES
        }
        return tuple(Asset(f"assets/{uri}", content) for uri, content in found.items())

    def _address_of(self, language: Language, key: str) -> str:
        return urljoin(self.site.settings.site_url, self.site.plan.page(language, key).address)


def _blame_patterns(catalogue: Catalogue) -> Mapping[Language, str]:
    """What finds words that blame, shock or shame, for the curators' desk."""
    found = {language: blame_words.pattern_of(language, tuple(catalogue.blame_words.get(language, ())))
             for language in LANGUAGES}  # fmt: skip
    return {language: pattern.pattern for language, pattern in found.items() if pattern}


def _at_root(language: Language) -> Page:
    return Page(language, "", FRONT, "")


def prepare(root: Path, *, site_url: str, extra: Mapping[str, Any], environment: Mapping[str, str]) -> Building:
    """The site of a project folder.

    The environment may name HUB_CATALOGUE, HUB_HEALTH, HUB_TODAY, HUB_LATEST and HUB_ALLOW_PRIVATE.

    Raises:
        CatalogueError: with every problem of the catalogue and the hand-written pages.

    """
    stands_in = bool(environment.get("HUB_CATALOGUE"))
    catalogue: Catalogue | None = None
    problems: list[Problem] = []
    try:
        catalogue = load(
            root, today=day_of(environment), catalogue=_path(environment.get("HUB_CATALOGUE")),
            health=_path(environment.get("HUB_HEALTH")), allow_private=environment.get("HUB_ALLOW_PRIVATE") == "1",
            latest=_day(environment.get("HUB_LATEST")),
        )  # fmt: skip
    except CatalogueError as error:
        problems += error.problems
    planned, history, found = _planned(root, catalogue, stands_in=stands_in)
    problems += found
    if problems or catalogue is None or planned is None:
        raise CatalogueError(problems)
    changes = catalogue.changes
    counts, wrong = weekly_counts.read(root / weekly_counts.FILE)
    if wrong:
        raise CatalogueError(wrong)
    known = {"changes": changes, "gap_history": history, "added": added_dates(changes), "counts": counts}
    site = assemble(catalogue, planned, settings_from(extra, site_url), known)
    return Building(site, Renderer(site, root), root, stands_in)


def page_problems(root: Path, catalogue: Catalogue) -> list[Problem]:
    """What is wrong with the pages that people write and with where they lead; empty in a project without templates."""
    return _planned(root, catalogue, stands_in=False)[2] if (root / icons.NAMES).is_file() else []


def _planned(
    root: Path, catalogue: Catalogue | None, *, stands_in: bool
) -> tuple[Plan | None, tuple[Line, ...], list[Problem]]:
    """Every page of the site and the gap map over time, or what keeps them from being worked out."""
    written, problems = read_pages(root / "docs", _known(catalogue, stands_in=stands_in))
    history, found = read_history(root / "data" / "gap-history.csv", "data/gap-history.csv")
    drawn = icons.read_icons(root)
    problems += [*found, *icons.missing(root, drawn)]
    easy = catalogue.easy_read if catalogue is not None else None
    problems += icons.undrawn(root, drawn, (each.id for each in easy.pictures) if easy else ())
    if catalogue is None or any(problem.rule not in _OF_TWO_PAGES for problem in problems):
        return None, history, problems
    try:
        planned = plan(catalogue, written)
    except SameAddressError as error:
        return None, history, [*problems, docs_links.same_address(root, error)]
    problems += [
        *docs_links.missing(root / "docs", written, planned, stands_in=stands_in),
        *docs_facts.missing(root / "docs", written, catalogue),
        *easy_read_links.missing(catalogue, planned, root, stands_in=stands_in),
        *films.problems(root, catalogue),
        *short_addresses.missing(catalogue, root),
    ]
    if not stands_in:
        _, addresses, found = read_state(root / "data" / "catalogue-state.json")
        problems += [*found, *kept_addresses.gone(addresses, planned, root)]
    return planned, history, problems


def prepare_plain(root: Path, environment: Mapping[str, str]) -> Building:
    """The site without MkDocs, for `hub stage`: links are relative, so no owner's settings are needed.

    Raises:
        CatalogueError: as `prepare`.

    """
    site_url = environment.get("SITE_URL") or "https://resource-hub.example/"
    return prepare(root, site_url=site_url, extra={}, environment=environment)


def _known(catalogue: Catalogue | None, *, stands_in: bool) -> Known:
    """What the front matter of a page may refer to; a catalogue that stands in need not have what our pages name."""
    ids: dict[str, Collection[Any]] = {"templates": views.TEMPLATES}
    if catalogue is not None:
        ids["audiences"] = catalogue.vocabulary.audiences
        ids["topics"] = catalogue.vocabulary.topics
        ids["shown helplines"] = [line.id for line in catalogue.shown_helplines]
        if not stands_in:
            ids["resources"] = catalogue.by_id
    return Known(ids)


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


def _path(name: str | None) -> Path | None:
    return Path(name) if name else None
