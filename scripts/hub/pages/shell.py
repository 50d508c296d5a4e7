"""What the shell around every page shows: title, alternates, menu, crumbs, exit, footer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from hub.languages import LANGUAGES, Language, Said, other, word, words
from hub.pages import components, doorways, naming, readers, short_addresses
from hub.pages.plan import FRONT, SHORT, Page, data_of, doorway_path, relative
from hub.pages.security import META_POLICY
from hub.pages.site import Site

# Pages of the menu, with the key of what each is called there.
MENU: Final = {"help": "help", "resources": "search", "topics": "topics", "boards": "boards", "strategy": "strategy"}
# The same on Easy Read pages, where it leads to nothing else.
EASY_MENU: Final = {
    "pages/easy-read": "easy.start", "easy-read/danger": "easy.danger", "easy-read/help": "easy.help",
    "easy-read/tell": "easy.tell", "easy-read/finding": "easy.finding",
}  # fmt: skip
EASY_HELP: Final = "easy-read/help"
FOOTER: Final = (
    "help", "situations", "pages/safety", "pages/easy-read", "pages/about", "pages/report-a-problem",
    "pages/accessibility", "pages/privacy",
)  # fmt: skip
# What stands below them, on phones behind a switch.
FOOTER_MORE: Final = (
    "pages/welsh", "formats", "languages", "pages/how-we-choose", "pages/suggest", "whats-new", "gaps", "glossary",
    "pages/open-data", "curators",
)  # fmt: skip
# A child is shown four: what the others lead to is for grown-ups.
FOOTER_OF_CHILDREN: Final = ("help", "pages/safety", "pages/accessibility", "pages/privacy")
# The curators' desk.
DESK: Final = ("curators/add", "curators/change", "curators/review")
# What runs on a page beside the exit.
SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {
    "resources": ("search/page.js",),
    "index": ("ask.js",),
    "": ("ask.js",),  # the front door
    **dict.fromkeys(DESK, ("desk/page.js",)),
}
# The kind of the pages at the short addresses of other languages.
DOORWAY: Final = "doorway"
# What more than the sheet of the whole site a section's pages are dressed in, by the first part of their
# key (works have another), and of one page.
SHEETS: Final[Mapping[str, str]] = {
    "resources": components.FINDER, "gaps": components.CHARTS, "curators": components.CHARTS,
    "languages": components.PICTURES, "language": components.PICTURES, "pages/children-pictures": components.PICTURES,
    DOORWAY: components.PICTURES, **dict.fromkeys(DESK, components.DESK),
}  # fmt: skip
# Where both languages share a page, each has the few that every page must offer.
FOOTER_OF_BOTH: Final = (
    "pages/safety", "pages/about", "pages/report-a-problem", "pages/accessibility", "pages/privacy", "pages/welsh",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the shell."""

    href: str
    words: Said
    current: bool = False


@dataclass(frozen=True, slots=True)
class Shell:
    """Everything `overrides/main.html` prints around a page."""

    lang: Language
    other: Language
    words: Mapping[str, str]
    other_words: Mapping[str, str]
    title: str
    description: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    policy: str
    noindex: bool
    adopted: bool
    exit_url: str
    key: str
    reader: str
    home: str
    other_href: str
    help: str  # empty on the page of help itself
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    footer_more: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    assets: str
    sheets: tuple[str, ...]
    scripts: tuple[str, ...]
    updated: str
    languages: str = ""  # the page of other languages
    linked_data: str = ""  # what the page shows, as data for programs
    leads_to: str = ""  # where the page sends its reader at once
    direction: str = "ltr"  # of the page's own part and the way out; the words around them run from left to right


def alternates(site: Site, key: str) -> tuple[tuple[str, str], ...]:
    """The absolute addresses of a page in each language, and x-default: `/` for homes, English elsewhere.

    The page of another language has a third while its doorway is shown: its short address.
    """
    base = site.settings.site_url
    found: list[tuple[str, str]] = [
        (language, urljoin(base, site.plan.page(language, key).address)) for language in LANGUAGES
    ]
    default = base if key == "index" else dict(found)["en"]
    identity = key.partition("/")[2]
    if site.plan.page(LANGUAGES[0], key).template == "language.html" and doorways.shown(site, identity):
        found.append((identity, urljoin(base, doorway_path(identity).removesuffix("index.html"))))
    return (*found, ("x-default", default))


def full_title(language: Language, tab: str) -> str:
    """What the browser's tab and history show: the page's plain name and the hub's."""
    name = word(language, "site.name")
    return f"{tab} – {name}" if tab else name


def shell(site: Site, page: Page, updated: str, tab: str) -> Shell:
    """The shell of one page; `tab` is what its tab shows, one of its kind."""
    language = page.language
    return _shell(
        site, language, page.key, updated,
        title=full_title(language, tab),
        description=naming.description(site, page),
        canonical=urljoin(site.settings.site_url, page.address),
        alternates=alternates(site, page.key), reader=readers.reader(site, page),
        link=lambda key: site.plan.link(page.path, language, key),
        other_href=relative(page.path, site.plan.page(other(language), page.key).path),
        assets=relative(page.path, "assets/"),
        crumbs=tuple(
            Link(
                site.plan.link(page.path, language, key),
                Said(word(language, f"nav.{key.removeprefix('pages/')}"), language),
            )
            for key in naming.crumbs(page)
        ),
        direction=_direction(site, page),
        linked_data=relative(page.path, data_of(page.subject)) if page.template == "resource.html" else "",
        leads_to=_leads_to(site, page),
    )  # fmt: skip


def _leads_to(site: Site, page: Page) -> str:
    """Where a short address sends its reader; nothing on any other page."""
    if not page.key.startswith(f"{SHORT}/"):
        return ""
    found = short_addresses.target(site.catalogue, site.plan, page.language, short_addresses.about(page)[0])
    return relative(page.path, found.path if found else FRONT)


def _direction(site: Site, page: Page) -> str:
    """Which way the page's own part runs: that of its language, on the pages that begin in another one."""
    return site.catalogue.vocabulary.languages[page.subject].direction if page.template == "language.html" else "ltr"


def at_doorway(site: Site, language: Language, updated: str, identity: str) -> Shell:
    """The shell around a doorway at its short address, which belongs to both our languages."""
    here, key = doorway_path(identity), f"language/{identity}"
    term = site.catalogue.vocabulary.languages[identity]
    names = (term.native, *(word(each, "site.name") for each in LANGUAGES))
    return _shell(
        site, language, f"{DOORWAY}/{identity}", updated,
        title=" – ".join(filter(None, names)),
        description=" ".join(word(each, "site.description") for each in LANGUAGES),
        canonical=urljoin(site.settings.site_url, here.removesuffix("index.html")),
        alternates=alternates(site, key), reader="public",
        link=lambda key: site.plan.link(here, language, key),
        other_href=site.plan.link(here, other(language), key),
        assets=relative(here, "assets/"), crumbs=(), direction=term.direction,
    )  # fmt: skip


def outside(site: Site, language: Language, updated: str, *, root: str) -> Shell:
    """The shell of the front door and of the 404 page, which belong to both languages.

    `root` is the address of the site's root as links must write it: `./` or an absolute path.
    """
    return _shell(
        site, language, "", updated,
        title=" – ".join(word(each, "site.name") for each in LANGUAGES),
        description=" ".join(word(each, "site.description") for each in LANGUAGES),
        canonical=site.settings.site_url, alternates=alternates(site, "index"), reader="public",
        link=lambda key: root + site.plan.page(language, key).address,
        other_href=root + site.plan.page(other(language), "index").address,
        assets=f"{root}assets/", crumbs=(),
    )  # fmt: skip


def _shell(
    site: Site, language: Language, key: str, updated: str, *, title: str, description: str, canonical: str,
    alternates: tuple[tuple[str, str], ...], reader: str, link: Callable[[str], str], other_href: str, assets: str,
    crumbs: tuple[Link, ...], direction: str = "ltr", linked_data: str = "", leads_to: str = "",
) -> Shell:  # fmt: skip
    def named(name: str, words: str) -> Link:
        return Link(link(name), Said(word(language, f"nav.{words.removeprefix('pages/')}"), language), name == key)

    def all_named(names: tuple[str, ...]) -> tuple[Link, ...]:
        return tuple(named(name, name) for name in names if site.plan.has(name))

    first, more = _footers(key, reader)
    easy = reader == "easy-read" and all(site.plan.has(name) for name in EASY_MENU)
    to_help = EASY_HELP if easy else "help"
    return Shell(
        lang=language, other=other(language),
        words=words(language, reader in readers.YOUNG), other_words=words(other(language)),
        title=title, description=description, canonical=canonical,
        alternates=alternates, policy=META_POLICY,
        noindex=bool(leads_to) or not site.settings.adopted, adopted=site.settings.adopted,
        exit_url=site.settings.exit_url,
        key=key, reader=reader, home=link("index"), other_href=other_href,
        help=link(to_help) if to_help != key else "",
        menu=tuple(named(name, words) for name, words in (EASY_MENU if easy else MENU).items()),
        footer=all_named(first), footer_more=all_named(more), crumbs=crumbs, assets=assets,
        sheets=_sheets(key, reader),
        scripts=("exit.js", *SCRIPTS.get(key, ())), updated=updated,
        languages=link("languages"), direction=direction, linked_data=linked_data,
        leads_to=leads_to,
    )  # fmt: skip


def _sheets(key: str, reader: str) -> tuple[str, ...]:
    """The stylesheets of a page: the one of every page, and what only its kind shows."""
    section = key.partition("/")[0]
    more = components.PICTURES if reader == "easy-read" else SHEETS.get(key) or SHEETS.get(section)
    return (components.SHEET, more) if more else (components.SHEET,)


def _footers(key: str, reader: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of the footer's links, and of those that phones show on demand."""
    if key.partition("/")[0] in {"", DOORWAY}:
        return FOOTER_OF_BOTH, ()
    return (FOOTER_OF_CHILDREN, ()) if reader == "children" else (FOOTER, FOOTER_MORE)
