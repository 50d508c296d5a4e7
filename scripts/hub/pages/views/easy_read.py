"""An Easy Read page: its lines with what each leads to, and what stands in other files (works, councils)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from hub.catalogue import Catalogue
from hub.languages import Language, Text
from hub.pages import councils
from hub.pages.plan import BOOKLET, Page
from hub.pages.site import Site
from hub.schema import EasyLine, EasyPage, EasyRead, EasySection, Helpline
from hub.schema.easy_read import START

# Ways whose fact is a telephone number.
_NUMBERS: Final = frozenset({"phone", "phone_non_urgent", "text"})
# The pages that every page of the booklet has; its own address need not be printed.
_START_PAGE: Final = "pages/easy-read"


@dataclass(frozen=True, slots=True)
class LineView:
    """One line: its picture and words, and at most one of a number to press, a page of ours, a page outside."""

    picture: str
    words: Text
    hard: Text | None = None  # the hard word that the words explain
    number: str = ""
    way: str = ""
    page: str = ""
    beyond: bool = False  # the page is not Easy Read
    url: str = ""
    name: Text | None = None  # whose number or page it is
    named: bool = False  # the name stands before the words


@dataclass(frozen=True, slots=True)
class WorkView:
    """A work in Easy Read that can be opened."""

    title: Any
    publisher: Text
    url: str
    language: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """A few lines under a heading, and a list from another file."""

    id: str
    heading: Text
    lines: tuple[LineView, ...]
    works: tuple[WorkView, ...] = ()
    councils: tuple[tuple[Text, tuple[tuple[str, str], ...]], ...] = ()


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """The page's sections, and with whom it was tried."""
    easy = site.catalogue.easy_read
    identity = START if page.key == _START_PAGE else page.subject
    found = next((each for each in easy.pages if each.id == identity), None) if easy else None
    return {
        "sections": sections(site, easy, found, page.language) if easy and found else (),
        "tested": found.tested_by if found else None,
        "start": "" if page.key == _START_PAGE else _START_PAGE,
        "booklet": f"easy-read/{BOOKLET}",
    }


def sections(site: Site, easy: EasyRead, page: EasyPage, language: Language) -> tuple[SectionView, ...]:
    """The sections of one page in its order."""
    lines = site.catalogue.line_by_id
    return tuple(
        SectionView(
            id=f"{page.id}-{number}",
            heading=section.heading,
            lines=tuple(_line(each, easy, lines, language) for each in section.lines),
            works=tuple(_works(site.catalogue)) if section.list == "works" else (),
            councils=_councils(site.catalogue, section, language),
        )
        for number, section in enumerate(page.sections, start=1)
    )


def _line(line: EasyLine, easy: EasyRead, lines: Mapping[str, Helpline], language: Language) -> LineView:
    if line.explain is not None:
        hard = next(each for each in easy.words if each.id == line.explain)
        return LineView(hard.picture, hard.means, hard=hard.word)
    picture, words = line.picture or "", line.say or Text()
    named = line.say is None  # the helpline says itself who it is and for whom
    if line.page is not None:
        return LineView(picture, words, page=_START_PAGE if line.page == START else f"easy-read/{line.page}")
    if line.beyond is not None:
        return LineView(picture, words, page=line.beyond, beyond=True)
    # Where another list of helplines takes the place of ours, it need not have the line.
    if line.line is None or line.way is None or line.line not in lines:
        return LineView(picture, words)
    helpline = lines[line.line]
    words = line.say or helpline.easy or helpline.who_for
    if line.way in _NUMBERS:
        number = getattr(helpline, line.way).value
        return LineView(picture, words, named=named, number=number, way=line.way, name=helpline.name)
    url = _url(helpline, line.way, language)
    return LineView(picture, words, named=named, url=url, way=line.way, name=helpline.name)


def _url(line: Helpline, way: str, language: Language) -> str:
    """The address of a way to get in touch, in the page's language where there is one."""
    if way == "website":
        own = (line.website_cy or line.website) if language == "cy" else (line.website or line.website_cy)
        return own.value if own else ""
    return getattr(line, way).url or ""


def _works(catalogue: Catalogue) -> Iterator[WorkView]:
    """What the catalogue has in Easy Read and can be opened."""
    for resource in catalogue.resources:
        for version in catalogue.live_versions(resource):
            url = catalogue.outward(version.url) if "easy-read" in version.access else None
            if url:
                publisher = catalogue.publishers[resource.publisher].name
                yield WorkView(resource.title, publisher, url, version.language)


def _councils(
    catalogue: Catalogue, section: EasySection, language: Language
) -> tuple[tuple[Text, tuple[tuple[str, str], ...]], ...]:
    """Each council that has a number: its name, and its numbers by day and by night."""
    if section.list != "councils":
        return ()
    return tuple(
        (each.known.name, numbers)
        for each in councils.councils(catalogue, language)
        if (numbers := tuple((way, fact.value) for way, fact in each.numbers if fact))
    )
