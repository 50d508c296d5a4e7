"""Which papers there are, and what stands on each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

from hub.languages import LANGUAGES, Language, word
from hub.pages import collation, councils, naming, short_addresses
from hub.pages.pack import booklet, written
from hub.pages.pack.booklet import Drawn
from hub.pages.pack.lines import in_words, of_council, of_line, of_works, said
from hub.pages.page_helplines import helplines_of
from hub.pages.plan import BOOKLET, Page
from hub.pages.readers import is_young
from hub.pages.render import day
from hub.pages.site import Site
from hub.schema import Situation, Statement
from hub.schema.short_address import FORMS_OF, Form

FORMS: Final = FORMS_OF["audience"]
EASY_READ: Final = f"easy-read/{BOOKLET}"
# Forms that hold the same thing several times.
_COPIED: Final = frozenset({"pocket", "poster"})
_EMERGENCY: Final = "999"
_STEPS: Final = 3  # of each situation, on the sheets of an audience
_WORKS: Final = 4
Words = Callable[[Page], str]


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper in one language: its file, the page that it belongs to, and its values, which are plain JSON."""

    language: Language
    key: str  # of its page; a Board has none of its own and is `board/<id>`
    form: Form
    title: str
    uri: str
    values: dict[str, Any]


def papers(site: Site, words: Words, drawn: Drawn) -> Iterator[Paper]:
    """Every paper: sheets for each audience, situation and Board; cards and a poster for each audience; a booklet.

    `words` gives the written words of a page as they are true now, `drawn` the shape of a picture.
    """
    for language in LANGUAGES:
        for term in site.catalogue.vocabulary.audiences.values():
            page = site.plan.page(language, f"audience/{term.id}")
            yield from _of_audience(site, page, words)
        for found in site.catalogue.situation_by_id.values():
            yield _of_situation(site, site.plan.page(language, f"situation/{found.id}"), found)
        yield from _of_boards(site, language)
        if site.plan.has(EASY_READ):
            yield _in_easy_read(site, site.plan.page(language, EASY_READ), drawn)


def _of_audience(site: Site, page: Page, words: Words) -> Iterator[Paper]:
    language, catalogue = page.language, site.catalogue
    lines = [of_line(catalogue, line, language) for line in helplines_of(site, page)["lines"]]
    intro, *rest = written.parts(words(page)) if page.written else [written.EMPTY]
    opening = ["".join(run["words"] for run in runs) for runs in intro["items"]]
    title = naming.heading(site, page).words
    common = _common(site, page, title, [{"words": each, "lang": language} for each in opening], page.key)
    parts: list[dict[str, Any]] = [
        {"kind": "first", "heading": word(language, f"audience.talk.{page.subject}"), "items": lines[:1]},
        {"kind": "lines", "heading": "", "items": lines[1:]},
        *rest,
        {
            "kind": "situations",
            "heading": word(language, f"audience.what.{page.subject}"),
            "items": [
                {"title": str(each.title.in_(language)), "steps": _statements(_first_steps(each), language)}
                for each in catalogue.situations_of(page.subject)
                if each.audience == page.subject
            ],
        },
        {"kind": "works", "heading": word(language, f"audience.start.{page.subject}"), "items": _start(site, page)},
    ]
    yield _paper(page, "sheets", common | {"parts": _filled(parts)})
    for form in FORMS[1:]:
        copies = word(language, f"pack.copies.{form}") if form in _COPIED else ""
        values = common | _leading(site, language, page.key, form)
        if lines:
            yield _paper(page, form, values | {"lines": lines, "fold": word(language, "pack.fold"), "copies": copies})


def _first_steps(found: Situation) -> Sequence[Statement]:
    """The first steps that the box at the top of the sheets does not say already."""
    return [each for each in found.now if _EMERGENCY not in each.do.in_("en").words][:_STEPS]


def _start(site: Site, page: Page) -> list[dict[str, Any]]:
    ids = page.written.front.start_here if page.written else ()
    works = [site.catalogue.by_id[each] for each in ids if each in site.catalogue.by_id]
    return of_works(site.catalogue, works, page.language)[:_WORKS]


def _of_situation(site: Site, page: Page, found: Situation) -> Paper:
    language, catalogue = page.language, site.catalogue
    young = is_young(site, page)
    called = [of_line(catalogue, catalogue.line_by_id[each.helpline], language, each.say) for each in found.lines]
    works = [catalogue.by_id[each] for each in found.works if each in catalogue.by_id]

    def part(kind: str, key: str, items: list[Any]) -> dict[str, Any]:
        return {"kind": kind, "heading": word(language, key, young), "items": items}

    parts = [
        part("first", f"audience.talk.{found.audience}", called[:1]),
        part("steps", "situation.now", _statements(found.now, language)),
        part("points", "situation.not", _statements(found.not_, language)),
        part("points", "situation.next", _statements(found.next, language)),
        part("lines", "situation.others", called[1:]),
        part("works", "situation.works", of_works(catalogue, works, language)),
    ]
    title = str(found.title.in_(language))
    common = _common(site, page, title, [said(found.kind.in_(language))], page.key)
    return _paper(page, "sheets", common | {"parts": _filled(parts)})


def _of_boards(site: Site, language: Language) -> Iterator[Paper]:
    page = site.plan.page(language, "boards")
    rows = councils.councils(site.catalogue, language)
    anywhere = site.catalogue.boards.anywhere if site.catalogue.boards else None
    for board, _ in councils.boards(site.catalogue, language):
        name = board.name.in_(language).words
        own = [of_council(row, language) for row in rows if row.board.id == board.id]
        intro = (
            [said(anywhere.text.in_(language)), said(anywhere.day_and_night.value.in_(language))] if anywhere else []
        )
        parts = [{"kind": "numbers", "heading": word(language, "boards.councils"), "items": own}]
        values = _common(site, page, name, intro, f"board/{board.id}") | {"parts": _filled(parts)}
        stem = board.id if language == "en" else "-".join(collation.plain(name).split())
        yield Paper(language, f"board/{board.id}", "sheets", name, _uri(language, stem, "sheets"), values)


def _in_easy_read(site: Site, page: Page, drawn: Drawn) -> Paper:
    language = page.language
    title = word(language, "nav.easy-read")
    intro = [{"words": word(language, "easy.paper"), "lang": language}]
    values = _common(site, page, title, intro, page.key, "booklet")
    values |= {"sheets": booklet.sheets(site, language, drawn), "page_word": word(language, "pack.page")}
    return Paper(language, page.key, "booklet", title, booklet_uri(language), values)


def _common(
    site: Site, page: Page, title: str, intro: Sequence[dict[str, str]], paper: str, form: Form = "sheets"
) -> dict[str, Any]:
    language = page.language
    young = is_young(site, page)
    notes = [word(language, "footer.welsh")] if language == "cy" else []
    if not site.settings.adopted:
        notes.append(word(language, "footer.not_official"))
    return {
        "lang": language,
        "site": word(language, "site.name"),
        "title": title,
        "intro": list(intro),
        "danger": word(language, "urgent.text", young),
        "checked": word(language, "pack.checked", young, date=day(site.catalogue.today, language)),
        "discreet": short_addresses.is_discreet(site.catalogue, paper),
        "advice": word(language, "pack.advice"),
        "notes": notes,
        **_leading(site, language, paper, form),
    }


def _leading(site: Site, language: Language, paper: str, form: Form) -> dict[str, str]:
    """Where a paper leads: its short address, or that of its page in a project that gives no short ones."""
    short = short_addresses.of_paper(site.catalogue, site.plan, language, paper, form)
    if short is None:
        page = short_addresses.target(site.catalogue, site.plan, language, paper)
        short = page.address if page else ""
    href = urljoin(site.settings.site_url, short)
    return {"href": href, "address": in_words(href), "qr_alt": word(language, "pack.code", address=in_words(href))}


def _statements(statements: Sequence[Statement], language: Language) -> list[dict[str, str]]:
    return [said(each.do.in_(language)) for each in statements]


def _filled(parts: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [part for part in parts if part["items"]]


def _paper(page: Page, form: Form, values: dict[str, Any]) -> Paper:
    return Paper(page.language, page.key, form, values["title"], uri_of(page, form), values)


def uri_of(page: Page, form: Form = "sheets") -> str:
    """The address of a page's paper, from the site's root."""
    return _uri(page.language, page.address.rstrip("/").rpartition("/")[2], form)


def booklet_uri(language: Language) -> str:
    """The address of the Easy Read booklet, from the site's root."""
    stem = f"{word(language, 'path.easy-read')}-{word(language, 'path.easy-read-booklet')}"
    return _uri(language, stem, "sheets")


def _uri(language: Language, stem: str, form: Form) -> str:
    last = "" if form == "sheets" else f"-{word(language, f'pack.file.{form}')}"
    return f"{language}/{word(language, 'path.packs')}/{stem}{last}.pdf"
