"""What a virtual screen reader says of a page (`@guidepup/virtual-screen-reader`, in the page itself).

It works out by the rules of ARIA, from the page's elements, what each is called and how it is said: kinds with their
levels, how many a list holds, what is ticked, what describes a field. It does not see how a page is laid out: it reads
what is folded away, and the source of what stands there for browsers without scripts. Both are taken away first.
It does not say that a line unfolds, nor notice words that run together: the tree in `spoken.py` does.

Its log is shortened for people: ends of things and paragraphs are left out, and texts that the line before has already
said as a name; a list's item stands before what is in it, as «2 of 8».
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

READER: Final = (
    Path(__file__).resolve().parents[2] / "node_modules" / "@guidepup" / "virtual-screen-reader" / "lib" / "esm"
    / "index.browser.js"
)  # fmt: skip
ADDRESS: Final = "**/virtual-screen-reader.js"
MOST: Final = 300  # steps: no log needs more
# Reads down the page; gives what was said, step by step.
READ: Final = """async most => {
  for (const e of document.querySelectorAll('noscript, details:not([open]) > :not(summary)')) e.remove();
  const {virtual} = await import('/virtual-screen-reader.js');
  await virtual.start({container: document.body});
  for (let step = 0; step < most && (await virtual.lastSpokenPhrase()) !== 'end of document'; step += 1) {
    await virtual.next();
  }
  const said = await virtual.spokenPhraseLog();
  await virtual.stop();
  return said;
}"""
_ITEM: Final = re.compile(r"listitem, level \d+, position (\d+), set size (\d+)")
_QUIET: Final = re.compile(r"end(?: of |, )|(?:paragraph|strong|emphasis|list|group|DescriptionList|document)$")


def read(page: Page) -> list[str]:
    """Everything that is said, as the reader says it; the page is changed by it."""
    page.route(ADDRESS, lambda route: route.fulfill(path=READER, content_type="text/javascript"))
    found: list[str] = page.evaluate(READ, MOST)
    page.unroute(ADDRESS)
    return found


def shortened(said: list[str]) -> list[str]:
    """The log for people."""
    lines: list[str] = []
    item = name = ""
    for phrase in said:
        words = " ".join(phrase.split())
        if found := _ITEM.match(words):
            item = f"{found[1]} of {found[2]}: "
        elif words and not _QUIET.match(words) and not (name and words in name):
            lines.append(item + words)
            item = ""
            role, _, called = words.partition(", ")
            name = called if role in {"link", "button", "heading", "checkbox", "radio", "group"} else ""
    return lines
