"""The pages of the copy: those of the built site, with links that lead to files, and a line that says how old it is."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urljoin

from markupsafe import escape

from hub.exports.inside import INDEX, Place, place_of
from hub.languages import LANGUAGES, Language, word
from hub.pages.render import day
from hub.pages.security import META_POLICY

# What stands in the head of a page for search engines and for programs of others.
_FOR_OTHERS: Final = re.compile(
    r'<link rel="(?:canonical|alternate)"[^>]*>\n?|<meta name="(?:description|robots|theme-color)"[^>]*>\n?'
)
_EMPTY_LINES: Final = re.compile(r"\n\s*\n")
_TAG: Final = re.compile(r"<[a-z][^<>]*>")
_LEADING: Final = re.compile(r' (href|src|action)="([^"]*)"')
_MODULE: Final = re.compile(r'(<script [^>]*)type="module"')
_URGENT: Final = re.compile(r'<aside class="urgent".*?(?=</aside>)', re.DOTALL)
_KEY: Final = re.compile(r'<body[^>]* data-key="([^"]*)"')
# A folder is no host: its files are named by their scheme.
POLICY: Final = META_POLICY.replace("'self'", "'self' file:").replace("connect-src 'self' file:; ", "")


class CopyError(ValueError):
    """A built site of which no copy can be made, and why."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the copy holds, and what it says of itself."""

    files: Collection[str]
    online: str  # the address of the site itself, with a slash at the end
    made: date


def key_of(text: str) -> str:
    """The key of a page, which is the same in both languages."""
    found = _KEY.search(text)
    return found[1] if found else ""


def places(here: str, text: str) -> list[Place]:
    """Where the inside links of a page lead."""
    found = []
    for tag in _TAG.findall(text):
        if tag.startswith(("<a ", "<form ")):
            found += [place_of(here, html.unescape(href)) for _, href in _LEADING.findall(tag)]
    return [place for place in found if place]


def leading(here: str, href: str, known: Known) -> tuple[str, bool]:
    """A link as the copy has it, and whether it is to a file that the copy does not hold.

    What the copy does not hold is linked where it is: on the website.
    """
    place = place_of(here, href)
    if place is None:
        return href, False
    end = f"#{place.fragment}" if place.fragment else ""
    if place.path not in known.files:
        return urljoin(known.online, place.path.removesuffix(INDEX)) + end, not place.path.endswith(INDEX)
    if place.path == here and end:
        return end, False
    return posixpath.relpath(place.path, posixpath.dirname(here) or ".") + end, False


def page(here: str, text: str, known: Known) -> str:
    """A page of the copy.

    Raises:
        CopyError: the page has no place for the line that says how old it is.

    """
    without: list[str] = []

    def link(found: re.Match[str]) -> str:
        href, is_left = leading(here, html.unescape(found[2]), known)
        without.extend([href] * is_left)
        return f' {found[1]}="{escape(href)}"'

    def tag(found: re.Match[str]) -> str:
        return _LEADING.sub(link, found[0]).replace(" data-finder", f' data-finder data-index-file="{INDEX}"')

    text = _FOR_OTHERS.sub("", text)
    text = _MODULE.sub(r"\1defer", text).replace(str(escape(META_POLICY)), str(escape(POLICY)))
    text = _EMPTY_LINES.sub("\n", _TAG.sub(tag, text))
    if str(escape(POLICY)) not in text:
        msg = f"{here}: the page has no policy of ours"
        raise CopyError(msg)
    return _with_line(here, text, known, without=bool(without))


def _with_line(here: str, text: str, known: Known, *, without: bool) -> str:
    """The page with a line beside the urgent help, in its language, or in both where it belongs to both."""
    if not _URGENT.search(text):
        msg = f"{here}: the page has no place that says how old it is"
        raise CopyError(msg)
    said = {language: _said(language, known.made, without=without) for language in LANGUAGES}
    own = next((language for language in LANGUAGES if here.startswith(f"{language}/")), None)
    line = (
        f'<p class="wrap">{said[own]}</p>'
        if own
        else f'<div class="wrap two"><p lang="cy">{said["cy"]}</p><p lang="en">{said["en"]}</p></div>'
    )
    return _URGENT.sub(lambda urgent: urgent[0] + line, text, count=1)


def _said(language: Language, made: date, *, without: bool) -> str:
    line = word(language, "offline.line", date=day(made, language))
    return str(escape(f"{line} {word(language, 'offline.without')}" if without else line))
