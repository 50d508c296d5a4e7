"""Links out of the hub in what a page shows: one whose address was withdrawn becomes words that say so.

Every page's HTML passes here, so that no template and no written page can send anybody to a site that is
not safe. Numbers to ring, e-mail addresses and the way to leave quickly are no business of this gate.
"""

from __future__ import annotations

import html
import re
from typing import Final

from markupsafe import Markup

from hub.catalogue.outward import Gate
from hub.languages import Language, word

_LINK: Final = re.compile(
    r"<a\b(?P<before>[^<>]*?)\bhref=\"(?P<url>https?://[^\"]*)\"(?P<after>[^<>]*)>(?P<words>.*?)</a>", re.DOTALL
)
_LANG: Final = re.compile(r"\slang=\"([a-z-]+)\"")
_MARKDOWN: Final = re.compile(r"(?<!!)\[(?P<words>[^\]\n]*)\]\(\s*(?P<url>https?://[^)\s]+)[^)\n]*\)")
_REFERENCE: Final = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*<?(?P<url>https?://[^>\s]+).*$", re.MULTILINE)
_LEAVE: Final = "data-exit"


def closed(page: str, gate: Gate, language: Language) -> str:
    """A page, or a part of one, with every withdrawn link as words."""
    if not gate.closed:
        return page

    def shut(link: re.Match[str]) -> str:
        if gate.outward(html.unescape(link["url"])) or _LEAVE in link["before"] + link["after"]:
            return link[0]
        lang = _LANG.search(link["before"] + link["after"])
        said = f'<span lang="{lang[1]}">{link["words"]}</span>' if lang else link["words"]
        told = Markup('<span class="quiet">({})</span>').format(word(language, "outward.withdrawn"))
        return f"{said} {told}"

    return _LINK.sub(shut, page)


def closed_markdown(words: str, gate: Gate, language: Language) -> str:
    """Markdown as a person wrote it, with every withdrawn link as words."""
    if not gate.closed:
        return words

    def shut(link: re.Match[str]) -> str:
        open_ = gate.outward(link["url"])
        return link[0] if open_ else f"{link['words']} ({word(language, 'outward.withdrawn')})"

    def unsaid(line: re.Match[str]) -> str:
        return line[0] if gate.outward(line["url"]) else ""

    return _REFERENCE.sub(unsaid, _MARKDOWN.sub(shut, words))
