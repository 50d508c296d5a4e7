"""The help pages as a book for phones and e-readers (EPUB 3), one for each language, from the values of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from hub.exports import licence
from hub.exports.archive import archive
from hub.exports.books.chapters import Chapters
from hub.languages import LANGUAGES, Language
from hub.pages import book
from hub.pages.pack.lines import in_words
from hub.pages.plan import Page
from hub.pages.render import Renderer
from hub.pages.site import Site

_FOLDER: Final = "book"
_STYLE: Final = Path("overrides") / "books" / "style.css"
_MIMETYPE: Final = "mimetype"
_CONTAINER: Final = f"""<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="{_FOLDER}/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


@dataclass(frozen=True, slots=True)
class Book:
    """A book as a file."""

    language: Language
    uri: str
    content: bytes

    @property
    def kilobytes(self) -> int:
        """How large it is."""
        return round(len(self.content) / 1000)


def books(site: Site, renderer: Renderer, root: Path, contents: Callable[[Page], str]) -> Iterator[Book]:
    """The book of each language; `contents` gives a page's own part as HTML."""
    style = (root / _STYLE).read_bytes()
    for language in LANGUAGES:
        uri = book.uri_of(language)
        values = {
            **book.common(site, language),
            "identifier": urljoin(site.settings.site_url, uri),
            "licence": licence.ADDRESS,
            "address": in_words(site.settings.site_url),
        }
        here = site.plan.page(language, "packs")
        chapters = [chapter for part in values["parts"] for chapter in part.chapters]
        own = Chapters(chapters, site.settings.site_url, contents)
        files = {
            f"{_FOLDER}/{name}": renderer.render(here, f"{_FOLDER}/{name}", values).encode()
            for name in ("package.opf", "contents.xhtml", "start.xhtml")
        }
        for chapter in chapters:
            href = urljoin(site.settings.site_url, chapter.page.address)
            said = {"name": chapter.name, "words": own.words(chapter), "href": href, "address": in_words(href)}
            text = renderer.render(chapter.page, f"{_FOLDER}/chapter.xhtml", values | said)
            files[f"{_FOLDER}/{chapter.file}"] = text.encode()
        files |= {
            f"{_FOLDER}/style.css": style, "META-INF/container.xml": _CONTAINER.encode(),
            _MIMETYPE: b"application/epub+zip",
        }  # fmt: skip
        yield Book(language, uri, archive(files, site.catalogue.today, first=_MIMETYPE))
