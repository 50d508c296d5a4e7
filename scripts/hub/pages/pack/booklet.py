"""The Easy Read pages as one booklet: the same lines, pictures and numbers, with the pages that lines lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from hub.languages import Language, word
from hub.pages.pack.lines import Values, in_words, said
from hub.pages.render import day
from hub.pages.site import Site
from hub.pages.views.easy_read import LineView, SectionView, sections
from hub.schema import EasyPage

Drawn = Callable[[str], str]
# What stands for works and for councils in lists.
_WORK: Final = "document"
_COUNCIL: Final = "council"


def sheets(site: Site, language: Language, drawn: Drawn) -> list[Values]:
    """The Easy Read pages in their order, as plain values; `drawn` gives the shape of a picture."""
    easy = site.catalogue.easy_read
    if easy is None:
        return []
    return [
        {
            "id": each.id,
            "title": said(each.title.in_(language)),
            "sections": [_section(site, found, language, drawn) for found in sections(site, easy, each, language)],
            "label": _label(each, language),
        }
        for each in easy.pages
    ]


def _label(page: EasyPage, language: Language) -> str:
    tested = page.tested_by
    if tested is None:
        return word(language, "easy.untested")
    return word(language, "easy.tested", who=tested.who.in_(language).words, date=day(tested.day, language))


def _section(site: Site, section: SectionView, language: Language, drawn: Drawn) -> Values:
    return {
        "heading": said(section.heading.in_(language)),
        "lines": [
            *(_line(site, each, language, drawn) for each in section.lines),
            *_works(site, section, language, drawn),
            *_councils(section, language, drawn),
        ],
    }


def _line(site: Site, line: LineView, language: Language, drawn: Drawn) -> Values:
    name = line.hard or (line.name if line.named else None)
    return _values(
        drawn(line.picture),
        said(line.words.in_(language)),
        name=f"{name.in_(language)}{':' if line.hard else '.'}" if name else "",
        name_language=name.in_(language).language if name else language,
        page=_page(site, line, language),
        ways=list(_ways(site, line, language)),
    )


def _page(site: Site, line: LineView, language: Language) -> Values | None:
    """Where a line leads: a page of the booklet, by its id, or the address of one that is not Easy Read."""
    if not line.page:
        return None
    kind, _, identity = line.page.partition("/")
    if line.beyond:
        address = site.settings.site_url + site.plan.page(language, line.page).address
        return {"id": "", "href": address, "address": in_words(address)}
    return {"id": identity if kind == "easy-read" else "start", "href": "", "address": ""}


def _ways(site: Site, line: LineView, language: Language) -> Iterator[Values]:
    if line.number:
        scheme = "sms" if line.way == "text" else "tel"
        yield {"label": "", "value": line.number, "href": f"{scheme}:{line.number.replace(' ', '')}"}
    elif address := site.catalogue.gate.outward(line.url or None):
        label = word(language, f"easy.{line.way}")
        yield {"label": f"{label}:", "value": in_words(address), "href": address}


def _works(site: Site, section: SectionView, language: Language, drawn: Drawn) -> Iterator[Values]:
    for work in section.works:
        in_language = site.catalogue.vocabulary.languages[work.language].label.in_(language).words
        made_by = word(language, "easy.work", publisher=work.publisher.in_(language).words, language=in_language)
        ways = [{"label": made_by, "value": in_words(work.url), "href": work.url}]
        yield _values(drawn(_WORK), said(work.title.in_(language)), ways=ways)


def _councils(section: SectionView, language: Language, drawn: Drawn) -> Iterator[Values]:
    for name, numbers in section.councils:
        ways = [
            {"label": word(language, f"easy.council.{way}"), "value": number, "href": f"tel:{number.replace(' ', '')}"}
            for way, number in numbers
        ]
        yield _values(drawn(_COUNCIL), said(name.in_(language)), ways=ways)


def _values(
    picture: str, words: Values, *, name: str = "", name_language: str = "", page: Values | None = None,
    ways: list[Values] | None = None,
) -> Values:  # fmt: skip
    found: dict[str, Any] = {"picture": picture, "words": words, "page": page, "ways": ways or []}
    return found | {"name": {"words": name, "lang": name_language} if name else None}
