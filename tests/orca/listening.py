"""What is wrong with what was said: pure functions over messages and the texts of the page they come from.

A page's texts are its visible text nodes and names, each with its language, as the browser has them (TEXTS). What is
compared are words: what stands between two spaces, without the marks around it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from desktop import Said

LONGEST: Final = 4  # digits that are said as one number: «0800 1111», not «08001111»
# Orca's words for what a browser shows beside the page: a bar that asks to translate, a question for permission.
ALERTS: Final = re.compile(r"\b(alert|notification|dialog|infobar|translate|permission|allow|block)\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d+(?:\s\d+)*")
_HEADING: Final = re.compile(r"heading level \d")
_OWN: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý0-9])|(?<=[:,;])(?=\w)")
# What a list puts before its items, said with the item's own words: «bullet», «2.».
_MARKER: Final = re.compile(r"^(?:bullet|\d{1,2}\.?)(?:\s+|$)")
_NAMES: Final = ("aria-label", "alt", "title", "placeholder")
# Runs in the page: its visible texts with the language of each, its names, its headings in order, its title, and the
# telephone links. What is folded away is not there; the line with which it is unfolded is a button, whatever it holds.
TEXTS: Final = """names => {
  const language = e => e.closest('[lang]')?.lang ?? '';
  const asked = {visibilityProperty: true, contentVisibilityAuto: true};
  const shown = e => e.checkVisibility(asked) && !e.closest('[aria-hidden=true]');
  const flat = text => text.replace(/\\s+/g, ' ').trim();
  const texts = [], named = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (const name of names) for (const e of document.querySelectorAll(`[${name}]`))
    if (shown(e)) named.push([language(e), flat(e.getAttribute(name))]);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement, words = flat(walker.currentNode.data);
    if (words && shown(e) && !e.closest('script, style, noscript, option')) texts.push([language(e), words]);
  }
  const spoken = e => {
    const copy = e.cloneNode(true);
    for (const part of copy.querySelectorAll('[aria-hidden=true]')) part.remove();
    return flat(copy.textContent);
  };
  return {
    language: document.documentElement.lang,
    title: document.title,
    texts,
    names: named,
    headings: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(shown)
      .filter(e => !e.closest('summary')).map(spoken),
    numbers: [...document.querySelectorAll('a[href^="tel:"], a[href^="sms:"]')].filter(shown).map(spoken),
  };
}"""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: its language and title, its texts by language, its headings and numbers in order."""

    language: str
    title: str
    texts: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, str], ...]
    headings: tuple[str, ...]
    numbers: tuple[str, ...]

    @property
    def last(self) -> str:
        """The words with which the page ends."""
        return next(words for language, words in reversed(self.texts) if language and len(words) > 10)


def shown_of(found: Mapping[str, Any]) -> Shown:
    """What TEXTS gave."""
    return Shown(
        found["language"], found["title"], tuple((a, b) for a, b in found["texts"]),
        tuple((a, b) for a, b in found["names"]),
        tuple(found["headings"]), tuple(found["numbers"]),
    )  # fmt: skip


def arguments() -> Sequence[str]:
    """What TEXTS is called with."""
    return _NAMES


def words(text: str) -> list[str]:
    """The words of a text, without the marks around each."""
    return [bare for each in text.split() if (bare := re.sub(r"^\W+|\W+$", "", each))]


def _main(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()


def known(shown: Shown, language: str = "") -> set[str]:
    """The words that a page has, in one language or in all."""
    texts = (*shown.texts, *shown.names, (shown.language, shown.title))
    return {word for each, text in texts if not language or _main(each) == _main(language) for word in words(text)}


def jammed(said: Iterable[Said], shown: Shown) -> list[str]:
    """Words that were said and that the page does not have: two that ran together. Of Orca's own the shape tells."""
    have = known(shown)
    return [
        f"{word} in {each.words!r}"
        for each in said
        for word in words(_MARKER.sub("", each.words))
        if word not in have and (each.language or _OWN.search(word))
    ]


def in_another_voice(said: Iterable[Said], shown: Shown) -> list[str]:
    """What was said in a voice of a language in which the page does not have these words."""
    have = {language: known(shown, language) for language in {_main(each) for each, _ in (*shown.texts, *shown.names)}}
    return [
        f"{each.language}: {each.words}"
        for each in said
        if each.language and not set(words(_MARKER.sub("", each.words))) <= have.get(_main(each.language), set())
    ]


def unheard(said: Iterable[Said], shown: Shown) -> list[str]:
    """Parts in another language than the page's that were not said in their own voice."""
    heard: dict[str, str] = {}
    for each in said:
        language = _main(each.language)
        heard[language] = heard.get(language, "") + " " + " ".join(words(each.words))
    return [
        f"{language}: {text}"
        for language, text in shown.texts
        if language and _main(language) != _main(shown.language)
        and " ".join(words(text)) not in heard.get(_main(language), "") + heard.get("", "")
    ]  # fmt: skip


def long_numbers(said: Iterable[Said]) -> list[str]:
    """Digits without a space between them that a voice says as one number: hundreds of thousands, millions.

    An area's code, which begins with 0, and a short number that stands alone may have one digit more.
    """
    return [each.words for each in said if any(_is_long(number) for number in _NUMBER.findall(each.words))]


def _is_long(number: str) -> bool:
    groups = number.split()
    longer = LONGEST + 1
    return any(len(group) > (longer if len(groups) == 1 or group.startswith("0") else LONGEST) for group in groups)


def headings(said: Sequence[Said]) -> list[str]:
    """The headings in the order in which they were heard."""
    found: list[str] = []
    part: list[str] = []
    for each in said:
        if each.language:
            part.append(each.words)
        elif _HEADING.search(each.words):
            found.append(part[-1] if part else "")
    return found


def repeated(said: Sequence[Said]) -> list[str]:
    """What was said twice in a row, whatever Orca says of its kind in between."""
    texts = [" ".join(words(each.words)).lower() for each in said if each.language]
    return [second for first, second in pairwise(texts) if first and first == second]


def alerts(said: Iterable[Said]) -> list[str]:
    """What the browser said beside the page."""
    return [each.words for each in said if not each.language and ALERTS.search(each.words)]


def log(said: Iterable[Said]) -> str:
    """A log for people: a message a line, with the language of its voice; Orca's own words in brackets."""
    return "".join(f"{each.language}: {each.words}\n" if each.language else f"    [{each.words}]\n" for each in said)


def read_log(text: str) -> list[Said]:
    """The messages of a log."""
    found = []
    for line in text.splitlines():
        if line.startswith("    ["):
            found.append(Said("", line[5:-1]))
        else:
            language, _, said = line.partition(": ")
            found.append(Said(language, said))
    return found


def dumped(said: Iterable[Said]) -> str:
    """The same for programs."""
    return json.dumps([[each.language, each.words] for each in said], ensure_ascii=False, indent=0)
