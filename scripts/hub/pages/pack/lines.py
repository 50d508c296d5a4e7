"""Helplines, councils and works as they stand on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from hub.catalogue import Catalogue, Resource
from hub.languages import Language, Said, Text, word
from hub.pages.councils import CouncilView
from hub.pages.versions import version_label
from hub.schema import Helpline

Values = dict[str, Any]
_DIALLED: Final = {"phone": "tel", "phone_non_urgent": "tel", "text": "sms", "relay": "tel"}
_LABELS: Final = {"phone_non_urgent": "phone"}


def said(words: Said) -> Values:
    """Words and their language."""
    return {"words": words.words, "lang": words.language}


def of_line(catalogue: Catalogue, line: Helpline, language: Language, say: Text | None = None) -> Values:
    """A helpline: what it is called, how to reach it, when it is open, and words to begin with."""
    return {
        "name": said(line.name.in_(language)),
        "ways": list(_ways(catalogue, line, language)),
        "hours": str(line.hours.value.in_(language)) if line.hours else "",
        "say_label": word(language, "call.say"),
        "say": str(say.in_(language)) if say else "",
    }


def _ways(catalogue: Catalogue, line: Helpline, language: Language) -> Iterator[Values]:
    for name, scheme in _DIALLED.items():
        fact = getattr(line, name)
        if fact:
            yield _way(word(language, f"line.{_LABELS.get(name, name)}"), fact.value, f"{scheme}:{_digits(fact.value)}")
    if line.email:
        yield _way(word(language, "line.email"), line.email.value, f"mailto:{line.email.value}")
    chat = catalogue.gate.outward(line.webchat.url if line.webchat else None)
    if chat:
        yield _way(word(language, "line.webchat"), in_words(chat), chat)
    site = (line.website_cy if language == "cy" else None) or line.website
    address = catalogue.gate.outward(site.value if site else None)
    if address and not chat:
        yield _way(word(language, "line.website"), in_words(address), address)


def _way(label: str, value: str, href: str = "") -> Values:
    return {"label": label, "value": value, "href": href}


def _digits(number: str) -> str:
    return number.replace(" ", "")


def in_words(address: str) -> str:
    """An address as people read and type it: without its scheme and without a slash at the end."""
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def of_council(council: CouncilView, language: Language) -> Values:
    """A council: its numbers by day and by night, or what to do where no sure one is known."""
    numbers = [(way, fact) for way, fact in council.numbers if fact]
    return {
        "name": str(council.known.name.in_(language)),
        "ways": [
            _way(word(language, f"boards.{way}"), fact.value, f"tel:{_digits(fact.value)}") for way, fact in numbers
        ],
        "note": "" if numbers else word(language, "boards.unknown"),
    }


def of_works(catalogue: Catalogue, works: Iterable[Resource], language: Language) -> list[Values]:
    """Works with an address that can be given, each with its versions, the page's language first."""
    found = []
    for work in works:
        versions = sorted(catalogue.live_versions(work), key=lambda version: version.language != language)
        shown = [
            {
                "label": ", ".join(str(part) for part in version_label(catalogue, version, language)),
                "address": in_words(address),
                "href": address,
            }
            for version in versions
            if (address := catalogue.gate.outward(version.url))
        ]
        if shown:
            publisher = catalogue.publishers[work.publisher].name.in_(language)
            found.append({"title": said(work.title.in_(language)), "publisher": publisher.words, "versions": shown})
    return found
