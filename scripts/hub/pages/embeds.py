"""What Boards, schools and councils may show on their own sites: whom to ring, a few works, and where there is more.

Each is a page that runs nothing and stores nothing, to stand in a frame, and the same as HTML to copy. Its links are
absolute, as it stands on somebody else's page; they leave the frame and tell nobody where they were followed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

from hub.catalogue import Resource
from hub.languages import LANGUAGES, Language, Said, word
from hub.pages import collation, councils, naming
from hub.pages.pack.lines import of_council, of_line
from hub.pages.page_helplines import helplines_of
from hub.pages.plan import Page
from hub.pages.render import day
from hub.pages.security import FRAMED, FRAMED_META_POLICY
from hub.pages.site import Site

SHEET: Final = "embed.css"
WORKS: Final = 5
# What a frame of ours may do on another page: follow a link or ring a number when somebody presses it.
SANDBOX: Final = "allow-top-navigation-by-user-activation"


@dataclass(frozen=True, slots=True)
class Embed:
    """One piece in one language: what it is about, where it lies, and what it shows."""

    language: Language
    key: str  # of the page that says more; a Board has none of its own and is `board/<id>`
    title: str
    uri: str  # of the page, from the site's root
    values: dict[str, Any]

    @property
    def copy_uri(self) -> str:
        """Where the same lies as HTML to copy."""
        return f"{self.uri.removesuffix('.html')}.txt"

    @property
    def page(self) -> Page:
        """The page as the renderer knows pages."""
        return Page(self.language, self.key, self.uri, "embedded.html")


def embeds(site: Site, language: Language) -> Iterator[Embed]:
    """One for each audience and for each Safeguarding Board."""
    for term in site.catalogue.vocabulary.audiences.values():
        yield _of_audience(site, site.plan.page(language, f"audience/{term.id}"))
    yield from _of_boards(site, language)


def every(site: Site) -> Iterator[Embed]:
    """Those of both languages."""
    for language in LANGUAGES:
        yield from embeds(site, language)


def frame(site: Site, embed: Embed) -> str:
    """The HTML that puts the page into a frame on another site."""
    address = urljoin(site.settings.site_url, embed.uri)
    title = f"{embed.title} – {word(embed.language, 'site.name')}".replace('"', "&quot;")
    return (
        f'<iframe src="{address}" title="{title}" lang="{embed.language}"\n'
        f'  width="100%" height="760" loading="lazy"\n'
        f'  referrerpolicy="no-referrer" sandbox="{SANDBOX}"></iframe>'
    )


def _of_audience(site: Site, page: Page) -> Embed:
    found = helplines_of(site, page)
    lines = [of_line(site.catalogue, line, page.language) for line in found["lines"]]
    named = page.written.front.start_here if page.written else ()
    stem = page.address.rstrip("/").rpartition("/")[2]
    told = {line.resource for line in found["lines"]}
    works = _works(site, page.language, [each for each in named if each not in told], page.subject)
    title = naming.heading(site, page).words
    return _embed(site, page, page.key, stem, title, {"talk": found["talk"], "lines": lines, "works": works})


def _of_boards(site: Site, language: Language) -> Iterator[Embed]:
    page = site.plan.page(language, "boards")
    rows = councils.councils(site.catalogue, language)
    for board, _ in councils.boards(site.catalogue, language):
        name = board.name.in_(language).words
        own = [of_council(row, language) for row in rows if row.board.id == board.id]
        lines = [{**each, "name": {"words": each["name"], "lang": language}, "hours": ""} for each in own]
        stem = board.id if language == "en" else "-".join(collation.plain(name).split())
        works = _works(site, language, board.resources, "parents")
        values = {"talk": "boards.councils", "lines": lines, "works": works}
        yield _embed(site, page, f"board/{board.id}", stem, name, values)


def _works(site: Site, language: Language, named: Sequence[str], audience: str) -> list[dict[str, Any]]:
    """The named works that can be had, then the most useful of an audience, five in all; no line to ring."""
    known = {each.id: each for each in site.catalogue.resources if each.kind != "helpline"}
    first = [known[each] for each in named if each in known]
    rest = [each for each in known.values() if audience in each.audiences]
    ranked = [known[card.id] for card in site.shown(language, rest)]
    chosen = {each.id: each for each in (*first, *ranked) if site.catalogue.live_versions(each)}
    return [_work(site, language, each) for each in list(chosen.values())[:WORKS]]


def _work(site: Site, language: Language, resource: Resource) -> dict[str, Any]:
    title: Said = resource.title.in_(language)
    address = site.plan.page(language, f"resource/{resource.id}").address
    return {"title": title, "href": urljoin(site.settings.site_url, address)}


def _embed(site: Site, page: Page, key: str, stem: str, title: str, values: dict[str, Any]) -> Embed:
    language, base = page.language, site.settings.site_url
    return Embed(language, key, title, f"{FRAMED.folder}{language}/{stem}.html", {
        **values,
        "title": title,
        "more": urljoin(base, page.address),
        "help": urljoin(base, site.plan.page(language, "help").address),
        "day": day(site.catalogue.today, language),
        "policy": FRAMED_META_POLICY,
        "sheet": f"../{SHEET}",
    })  # fmt: skip
