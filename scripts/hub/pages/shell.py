"""What the shell around every page shows: title, alternates, menu, crumbs, exit, footer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from hub.languages import LANGUAGES, Language, Said, other, word, words
from hub.pages import naming, readers
from hub.pages.plan import Page, relative
from hub.pages.security import META_POLICY
from hub.pages.site import Site

# Pages of the menu, with the key of what each is called there.
MENU: Final = {"help": "help", "resources": "search", "topics": "topics", "boards": "boards", "strategy": "strategy"}
FOOTER: Final = (
    "help", "situations", "pages/safety", "pages/easy-read", "pages/about", "pages/how-we-choose", "whats-new", "gaps",
    "pages/suggest", "pages/report-a-problem", "pages/accessibility", "pages/privacy", "pages/welsh",
    "formats", "languages", "glossary", "pages/open-data", "curators",
)  # fmt: skip
# What runs on a page beside the exit.
SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {"resources": ("search/finder.js",), "index": ("ask.js",)}
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
    help: str
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    assets: str
    scripts: tuple[str, ...]
    updated: str


def alternates(site: Site, key: str) -> tuple[tuple[str, str], ...]:
    """The absolute addresses of a page in each language, and x-default: `/` for homes, English elsewhere."""
    base = site.settings.site_url
    found: list[tuple[str, str]] = [
        (language, urljoin(base, site.plan.page(language, key).address)) for language in LANGUAGES
    ]
    default = base if key == "index" else dict(found)["en"]
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
        reader=readers.reader(site, page),
        link=lambda key: site.plan.link(page.path, language, key),
        other_href=relative(page.path, site.plan.page(other(language), page.key).path),
        assets=relative(page.path, "assets/"),
        crumbs=tuple(
            Link(site.plan.link(page.path, language, key), Said(word(language, f"nav.{key}"), language))
            for key in naming.crumbs(page)
        ),
    )  # fmt: skip


def outside(site: Site, language: Language, updated: str, *, root: str) -> Shell:
    """The shell of the front door and of the 404 page, which belong to both languages.

    `root` is the address of the site's root as links must write it: `./` or an absolute path.
    """
    return _shell(
        site, language, "", updated,
        title=" · ".join(word(each, "site.name") for each in LANGUAGES),
        description=" ".join(word(each, "site.description") for each in LANGUAGES),
        canonical=site.settings.site_url, reader="public",
        link=lambda key: root + site.plan.page(language, key).address,
        other_href=root + site.plan.page(other(language), "index").address,
        assets=f"{root}assets/", crumbs=(),
    )  # fmt: skip


def _shell(
    site: Site, language: Language, key: str, updated: str, *, title: str, description: str, canonical: str,
    reader: str, link: Callable[[str], str], other_href: str, assets: str, crumbs: tuple[Link, ...],
) -> Shell:  # fmt: skip
    def named(name: str, words: str) -> Link:
        return Link(link(name), Said(word(language, f"nav.{words.removeprefix('pages/')}"), language), name == key)

    found = [name for name in (FOOTER if key else FOOTER_OF_BOTH) if site.plan.has(name)]
    return Shell(
        lang=language, other=other(language),
        words=words(language, reader in readers.YOUNG), other_words=words(other(language)),
        title=title, description=description, canonical=canonical,
        alternates=alternates(site, key or "index"), policy=META_POLICY,
        noindex=not site.settings.adopted, adopted=site.settings.adopted, exit_url=site.settings.exit_url,
        key=key, reader=reader, home=link("index"), other_href=other_href,
        help=link("help"), menu=tuple(named(name, words) for name, words in MENU.items()),
        footer=tuple(named(name, name) for name in found), crumbs=crumbs, assets=assets,
        scripts=("exit.js", *SCRIPTS.get(key, ())), updated=updated,
    )  # fmt: skip
