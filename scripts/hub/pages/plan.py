"""Which pages exist, in which language, at which address. Nothing here knows what they say.

A page's `key` is the same in both languages; its address differs. Every link of the site is computed
from the plan, so a link to a page that does not exist cannot be written.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from hub.catalogue import Catalogue
from hub.languages import LANGUAGES, Language, word
from hub.pages import a_to_z
from hub.pages.docs_pages import DocsPage
from hub.schema import Term
from hub.schema.easy_read import START

# The front door, which belongs to both languages.
FRONT: Final = "index.html"
# The kind of the pages that lead on from a short address.
SHORT: Final = "short"
# All Easy Read pages in one, to be printed.
BOOKLET: Final = "booklet"


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language. `path` is its public address, from the site's root."""

    language: Language
    key: str
    path: str
    template: str  # file in overrides/hub; empty for a page of words only
    subject: str = ""  # id of the resource or term that the page shows
    written: DocsPage | None = None
    in_sitemap: bool = True

    @property
    def uri(self) -> str:
        """The source name that MkDocs sees, the same in both languages."""
        return f"{self.key}.md"

    @property
    def address(self) -> str:
        """The public address without `index.html`."""
        return self.path.removesuffix("index.html")


class SameAddressError(Exception):
    """Two pages would have the same address."""

    def __init__(self, first: Page, second: Page) -> None:
        self.first, self.second = first, second
        super().__init__(f"{first.key} and {second.key} have the address {second.path}")


@dataclass(frozen=True)
class Plan:
    """Every page, by language and key."""

    pages: tuple[Page, ...]
    _by: Mapping[tuple[Language, str], Page] = field(default_factory=dict)

    def page(self, language: Language, key: str) -> Page:
        """The page of this key.

        Raises:
            KeyError: no such page; the message names the key.

        """
        try:
            return self._by[language, key]
        except KeyError:
            msg = f"no page has the key {key!r} in {language!r}"
            raise KeyError(msg) from None

    def has(self, key: str) -> bool:
        """Whether there is such a page (pages exist in both languages or in none)."""
        return (LANGUAGES[0], key) in self._by

    @property
    def doorways(self) -> tuple[str, ...]:
        """The languages that are not ours, each of which has a short address."""
        return tuple(p.subject for p in self.pages if p.language == LANGUAGES[0] and p.template == "language.html")

    def link(self, here: str, language: Language, key: str, fragment: str = "") -> str:
        """The relative address of a page as seen from the path `here`."""
        to = relative(here, self.page(language, key).path)
        return f"{to}#{fragment}" if fragment else to


def doorway_path(identity: str) -> str:
    """The short address of a language that is not ours, outside the folders of those that are: `pl/index.html`."""
    return f"{identity}/index.html"


def relative(here: str, there: str) -> str:
    """From one path of the site to another, as a relative address: `../en/`, `./`."""
    return _between(here.rpartition("/")[0], there.removesuffix("index.html"))


def data_of(identity: str) -> str:
    """Where what a resource's page shows lies as data for programs, from the site's root."""
    return f"data/works/{identity}.jsonld"


@functools.lru_cache(maxsize=65_536)
def _between(folder: str, target: str) -> str:
    """From a folder to a target, both from the site's root; every page asks for much the same."""
    above = folder.split("/") if folder else []
    *into, name = target.split("/")
    shared = 0
    while shared < min(len(above), len(into)) and above[shared] == into[shared]:
        shared += 1
    steps = [*[".."] * (len(above) - shared), *into[shared:], name]
    return "/".join(steps) or "./"


def short_path(number: int) -> str:
    """The address that stands on a paper: `p/12/index.html`. It names nothing, as paper may be found."""
    return f"p/{number}/index.html"


# The generated sections: key → (string key of its address, template).
SECTIONS = {
    "resources": "finder.html",
    "topics": "terms.html",
    "formats": "terms.html",
    "languages": "languages.html",
    "help": "help.html",
    "help/lines": "help_lines.html",
    "situations": "situations.html",
    "boards": "boards.html",
    "packs": "packs.html",
    "strategy": "strategy.html",
    "strategy/actions": "actions.html",
    "strategy/documents": "documents.html",
    "strategy/delivered": "delivered.html",
    "strategy/progress": "progress.html",
    "glossary": "glossary.html",
    "gaps": "gaps.html",
    "gaps/list": "gap_list.html",
    "gaps/tables": "gap_tables.html",
    "whats-new": "whats_new.html",
    "curators": "curators.html",
    "curators/reviews": "reviews.html",
    "curators/lists": "curator_lists.html",
    "curators/fields": "fields.html",
    "curators/requirements": "requirements.html",
    "curators/evidence": "evidence.html",
    "curators/counts": "counts.html",
    "curators/add": "desk.html",
    "curators/change": "desk.html",
    "curators/review": "desk.html",
    "curators/handbook": "",
    "curators/handbook/writing": "",
    "curators/handbook/checks": "",
    "curators/handbook/when": "",
}

# Their pages list works, as those of topics do; those of all other languages begin in that language.
OURS = frozenset({"cy", "en", "bfi"})


def section_path(language: Language, key: str) -> str:
    """The folder of a section: `cy/adnoddau`."""
    parts = [word(language, f"path.{part}") for part in key.split("/")]
    return "/".join([language, *parts])


def plan(catalogue: Catalogue, written: Iterable[DocsPage], sections: Mapping[str, str] | None = None) -> Plan:
    """Every page of the site.

    Raises:
        SameAddressError: two pages would have the same address.

    """
    pages: list[Page] = []
    by_hand = {(page.language, page.name): page for page in written}
    for language in LANGUAGES:
        pages.append(Page(language, "index", f"{language}/index.html", "home.html"))
        pages += _sections(language, by_hand, SECTIONS if sections is None else sections)
        pages += _audiences(language, catalogue, by_hand)
        pages += [
            Page(
                language,
                f"pages/{name}",
                f"{language}/{page.front.slug}/index.html",
                page.front.template or "",
                name,
                page,
            )
            for (lang, name), page in by_hand.items()
            if lang == language and name not in _taken(catalogue)
        ]
        pages += _papers(language, catalogue)
        pages += [
            Page(language, f"{a_to_z.KEY}/{number}", f"{section_path(language, a_to_z.KEY)}/{number}/index.html",
                 "a_to_z.html", str(number))
            for number in a_to_z.numbers(catalogue)
        ]  # fmt: skip
        pages += _terms(language, catalogue)
        pages += _needs(language, catalogue)
        pages += _situations(language, catalogue)
        pages += _easy_read(language, catalogue)
        pages += _resources(language, catalogue)
        pages += _short_addresses(language, catalogue)
    by = {(page.language, page.key): page for page in pages}
    taken: dict[str, Page] = {}
    for page in pages:
        if page.path in taken:
            raise SameAddressError(taken[page.path], page)
        taken[page.path] = page
    return Plan(tuple(pages), by)


def _taken(catalogue: Catalogue) -> set[str]:
    return {*catalogue.vocabulary.audiences, *(key.replace("/", "-") for key in SECTIONS), "index"}


def _sections(
    language: Language, by_hand: Mapping[tuple[Language, str], DocsPage], sections: Mapping[str, str]
) -> list[Page]:
    return [
        Page(language, key, f"{section_path(language, key)}/index.html", template, key,
             by_hand.get((language, key.replace("/", "-"))))
        for key, template in sections.items()
    ]  # fmt: skip


def _audiences(
    language: Language, catalogue: Catalogue, by_hand: Mapping[tuple[Language, str], DocsPage]
) -> list[Page]:
    return [
        Page(language, f"audience/{term.id}", f"{language}/{term.slug.side(language)}/index.html",
             "audience.html", term.id, by_hand.get((language, term.id)))
        for term in catalogue.vocabulary.audiences.values()
    ]  # fmt: skip


def _papers(language: Language, catalogue: Catalogue) -> list[Page]:
    """Get help on paper, one page for each audience."""
    folder = section_path(language, "help/paper")
    return [
        Page(language, f"paper/{term.id}", f"{folder}/{term.slug.side(language)}/index.html", "paper.html", term.id)
        for term in catalogue.vocabulary.audiences.values()
    ]


def _terms(language: Language, catalogue: Catalogue) -> list[Page]:
    terms = catalogue.vocabulary

    def of(kind: str, folder: str, found: Iterable[Term]) -> list[Page]:
        return [
            Page(language, f"{kind}/{term.id}", f"{folder}/{term.slug.side(language)}/index.html",
                 "language.html" if kind == "language" and term.id not in OURS else "term.html", term.id)
            for term in found
        ]  # fmt: skip

    return [
        *of("topic", section_path(language, "topics"), terms.topics.values()),
        *of("access", section_path(language, "formats"), terms.access.values()),
        *of("language", section_path(language, "languages"), terms.languages.values()),
        *of("objective", section_path(language, "strategy"), terms.objectives.values()),
    ]


def _needs(language: Language, catalogue: Catalogue) -> list[Page]:
    """A page for each need that says where it is missing, at the address of its format or language."""
    folder, terms = section_path(language, "gaps"), catalogue.vocabulary

    def slug(need: str) -> str:
        term = terms.access.get(need) or terms.languages.get(need)
        return (term.slug.side(language) if term else "") or word(language, f"path.{need}")

    return [
        Page(language, f"gaps/{need}", f"{folder}/{slug(need)}/index.html", "gap_need.html", need)
        for need in terms.needs
    ]


def _situations(language: Language, catalogue: Catalogue) -> list[Page]:
    folder = section_path(language, "situations")
    return [
        Page(language, f"situation/{found.id}", f"{folder}/{slug}/index.html", "situation.html", found.id)
        for found in catalogue.situation_by_id.values()
        for slug in (found.slug_cy if language == "cy" else found.id,)
    ]


def _easy_read(language: Language, catalogue: Catalogue) -> list[Page]:
    """The Easy Read pages below the one that the front door leads to, which is a page of `docs`; and all in one."""
    if catalogue.easy_read is None:
        return []
    folder = section_path(language, "easy-read")
    booklet = Page(
        language, f"easy-read/{BOOKLET}", f"{folder}/{word(language, 'path.easy-read-booklet')}/index.html",
        "easy_read_booklet.html", BOOKLET,
    )  # fmt: skip
    return [
        *(
            Page(language, f"easy-read/{found.id}", f"{folder}/{found.slug.side(language)}/index.html",
                 "easy_read.html", found.id)
            for found in catalogue.easy_read.pages
            if found.id != START
        ),
        booklet,
    ]  # fmt: skip


def _resources(language: Language, catalogue: Catalogue) -> list[Page]:
    folder = section_path(language, "resources")
    pages = [
        Page(language, f"resource/{resource.id}", f"{folder}/{resource.id}/index.html", "resource.html", resource.id)
        for resource in catalogue.resources
    ]
    # Addresses never die: a merged id keeps a page that leads on.
    pages += [
        Page(language, f"moved/{old}", f"{folder}/{old}/index.html", "moved.html", resource.id, in_sitemap=False)
        for resource in catalogue.resources
        for old in resource.also_known_as
    ]
    pages += [
        Page(language, f"moved/{out.id}", f"{folder}/{out.id}/index.html", "left_out.html", out.id, in_sitemap=False)
        for out in catalogue.left_out
    ]
    return pages


def _short_addresses(language: Language, catalogue: Catalogue) -> list[Page]:
    """The addresses that stand on paper. Neither they nor their keys name what the paper is about."""
    return [
        Page(language, f"{SHORT}/{row.cy}", short_path(getattr(row, language)), "moved.html", f"{row.paper}/{row.form}",
             in_sitemap=False)
        for row in catalogue.short_addresses
    ]  # fmt: skip
