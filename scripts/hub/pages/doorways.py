"""A doorway as a page shows it: its sentences in their parts, with numbers, names and buttons put in for the braces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hub.catalogue import Term, doorways
from hub.languages import LANGUAGES, Language, Said, Text, word
from hub.pages.collation import plain
from hub.pages.site import Site
from hub.schema import Doorway, Helpline
from hub.schema.doorway import PLACEHOLDER

_NAME: Final = "name-"
_NON_URGENT: Final = "-non-urgent"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence: `words` of its own language, or a `number`, a `name` of ours or of a line, put in."""

    kind: str
    said: Said

    @property
    def dialled(self) -> str:
        """The number as a telephone takes it."""
        return "".join(self.said.words.split())


Sentence = tuple[Piece, ...]
# The sentences of each part, by the part's name, with their ids.
Parts = Mapping[str, Mapping[str, Sentence]]


def shown(site: Site, language: str) -> Doorway | None:
    """The doorway in a language, if it may stand on the site."""
    return doorways.shown(site.catalogue, adopted=site.settings.adopted).get(language)


def is_checked(site: Site, doorway: Doorway) -> bool:
    """Whether a second translator has read these very words."""
    return doorways.is_checked(doorway, site.catalogue.doorway_sentences)


def translated(site: Site, doorway: Doorway, *pages: Language) -> Parts:
    """The doorway's own words, on a page of one of our languages or of both."""
    said = {each.id: each.say for each in doorway.sentences}
    return _parts(site, doorway.language, pages, {name: Said(words, doorway.language) for name, words in said.items()})


def untranslated(site: Site, doorway: Doorway, page: Language) -> Parts:
    """The same sentences in the language of the page, for somebody who helps."""
    held = {each.id for each in doorway.sentences}
    said = {each.id: each.say.in_(page) for each in site.catalogue.doorway_sentences if each.id in held}
    return _parts(site, doorway.language, (page,), said)


def waits(site: Site) -> Text:
    """That a doorway waits for a translator, in Welsh and English."""
    return next((each.say for each in site.catalogue.doorway_sentences if each.part == "draft"), Text())


def cards(site: Site, language: str) -> list[tuple[Said, ...]]:
    """What a card to show says, in Welsh and in English: one card for each language that the letters may stand for."""
    return [
        tuple(Said(word(side, "doorway.card", language=name.in_(side)), side) for side in LANGUAGES)
        for name in spoken(site, language)
    ]


def spoken(site: Site, language: str) -> tuple[Text, ...]:
    """What a language is called when somebody says it aloud."""
    doorway = site.catalogue.doorways.get(language)
    return (doorway.spoken if doorway else ()) or (site.catalogue.vocabulary.languages[language].label,)


def by_native_name(terms: Iterable[Term]) -> list[Term]:
    """Languages in the order of their own names, letters without their accents; those of one script stay together."""
    return sorted(terms, key=lambda each: (plain(each.native), each.native))


def _parts(site: Site, language: str, pages: Sequence[Language], said: Mapping[str, Said]) -> Parts:
    found: dict[str, dict[str, Sentence]] = {}
    for sentence in site.catalogue.doorway_sentences:
        if sentence.id in said:
            words = said[sentence.id]
            found.setdefault(sentence.part, {})[sentence.id] = tuple(_pieces(site, language, pages, words))
    return found


def _pieces(site: Site, language: str, pages: Sequence[Language], said: Said) -> Iterator[Piece]:
    for at, words in enumerate(PLACEHOLDER.split(said.words)):
        if at % 2 == 0:
            if words:
                yield Piece("words", Said(words, said.language))
        else:
            yield from _put_in(site, language, pages, words)


def _put_in(site: Site, language: str, pages: Sequence[Language], name: str) -> Iterator[Piece]:
    lines = site.catalogue.line_by_id
    if name == "language":
        called = " / ".join(each.in_("en").words for each in spoken(site, language))
        yield Piece("name", Said(called, "en"))
    elif name == "exit":  # as the button says it
        for at, page in enumerate(pages):
            if at:
                yield Piece("words", Said(" / ", ""))
            yield Piece("name", Said(word(page, "exit.button"), page))
    elif name.startswith(_NAME):
        yield Piece("name", lines[name.removeprefix(_NAME)].name.in_(pages[-1]))
    else:
        yield Piece("number", Said(_number(lines, name), ""))


def _number(lines: Mapping[str, Helpline], name: str) -> str:
    line = lines[name.removesuffix(_NON_URGENT)]
    fact = line.phone_non_urgent if name.endswith(_NON_URGENT) else line.phone
    if fact is None:  # `hub check` has told of it
        raise KeyError(name)
    return fact.value
