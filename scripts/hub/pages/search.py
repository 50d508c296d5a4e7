"""What the search is made of: one set of documents for each language, and the script that searches.

Titles, summaries and tags are in the finder's list (`finder_data.py`), which shows them too; the documents hold what it
does not show. Nothing goes over the wire twice. How words become keys, and how documents
are ranked, is in `docs/assets/search/*.js`, for the browser and the terminal alike.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from hub.catalogue import Catalogue, Resource, Term, Vocabulary
from hub.languages import LANGUAGES, Language, other
from hub.pages import spelling
from hub.pages.answers import answers
from hub.pages.asked import asking, typed
from hub.pages.cards import card as card_of
from hub.pages.kit import PAGE, kit
from hub.pages.plan import Plan, relative
from hub.schema import Subject

WORDS: Final = "search/words.json"  # fetched only when somebody types a word that we do not have
KIT: Final = "search/kit.js"  # where it is served, below `assets/`
PAGE_SCRIPT: Final = "search/page.js"
# What is past or cannot be opened comes after what can, other things being alike.
WEIGHT: Final[Mapping[str, float]] = {
    "listed": 1.0, "address-wanted": 0.92, "superseded": 0.4, "withdrawn": 0.3,
}  # fmt: skip
SHORTEST: Final = 2  # letters of a word that says nothing
_WORD: Final = re.compile(r"[\w'’-]+")
# Pages that answer a search by their name, beside those of `docs/` that are no list of anything.
PLACES: Final = ("pages/", "boards", "packs", "gaps", "whats-new", "curators")
# What is offered to nobody who was harmed: an audience and a topic.
OF_OWN: Final = frozenset({"worried-about-self", "own-thoughts"})
FROM_CARDS: Final = ("kind", "audience", "topic", "group", "access", "language")
IN_THIS_LANGUAGE: Final = 1.06
# A page for those who fear their own thoughts must not come first for a teacher, a parent or a child by chance.
FOR_FEW: Final = 0.85
# Papers that few people look for unless they ask for them by name.
PAPERS: Final[Mapping[str, float]] = {
    "policy": 0.9, "legislation": 0.9, "report": 0.9, "research": 0.9, "project": 0.95, "event": 0.7,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A page that is no resource but answers a query: a helpline, an audience, the safety page."""

    id: str
    title: str
    words: str
    address: str  # from the finder's page
    of_own: bool = False  # whether it is for those who have harmed, or fear that they may


def places(catalogue: Catalogue, plan: Plan, language: Language) -> tuple[Elsewhere, ...]:
    """Helplines, audiences, topics and the hand-written pages, as the finder offers them beside resources."""
    here = plan.page(language, "resources").path
    to_help = relative(here, plan.page(language, "help").path)
    asked = catalogue.asking.lines if catalogue.asking else ()
    of_own = {row.day[0] for row in asked if row.who == "self"}
    found = [
        Elsewhere(f"help/{line.id}", line.name.in_(language).words, line.who_for.in_(language).words,
                  f"{to_help}#{line.id}", of_own=line.id in of_own)
        for line in catalogue.shown_helplines
    ]  # fmt: skip
    vocabulary = catalogue.vocabulary
    for kind, terms in (("audience", vocabulary.audiences), ("topic", vocabulary.topics)):
        found += [
            Elsewhere(f"{kind}/{term.id}", term.label.in_(language).words, "",
                  relative(here, plan.page(language, f"{kind}/{term.id}").path), of_own=term.id in OF_OWN)
            for term in terms.values()
        ]  # fmt: skip
    found += [
        Elsewhere(f"situation/{each.id}", each.title.in_(language).words,
                  each.says.in_(language).words if each.says else "",
                  relative(here, plan.page(language, f"situation/{each.id}").path), of_own=each.audience in OF_OWN)
        for each in catalogue.situation_by_id.values()
    ]  # fmt: skip
    found += [
        Elsewhere(page.key, page.written.front.title, "", relative(here, page.path))
        for page in plan.pages
        if page.language == language and page.written is not None and page.key.startswith(PLACES)
    ]
    return tuple(found)


def documents(
    catalogue: Catalogue,
    language: Language,
    found: Sequence[Elsewhere] = (),
    answered: Sequence[Sequence[str]] = (),
) -> dict[str, Any]:
    """What the engine knows for one language beside the finder's list, as plain values.

    Resources stand in columns, in the order of their ids; `mark` tells whether the list is of the same catalogue.
    `other` is the title in the other language where the list has one in its own: `=` if it is the same.
    `answers` are situations, each a row as `answers.py` says.
    `sought` are words that the list does not show: what people type (`data/search-words.yaml`), and names of helplines.
    """
    resources = _in_order(catalogue)
    # In this order what is alike stands near, and packs better.
    return {
        "language": language,
        "mark": mark([resource.id for resource in resources]),
        "weight": [weight(catalogue, resource, language) for resource in resources],
        "other": [_other_title(resource, language) for resource in resources],
        "answers": [list(row) for row in answered],
        "places": [
            [place.id, place.title, place.words, place.address, *([1] if place.of_own else [])] for place in found
        ],
        "tables": {name: _labels(terms, language) for name, terms in _tables(catalogue.vocabulary).items()},
        "synonyms": _synonyms((*catalogue.terms, *catalogue.subjects), language),
        "sought": "\n".join(_sought(catalogue, resource, language) for resource in resources),
        "asking": asking(catalogue, language, _said(catalogue, language)),
    }


def cards(catalogue: Catalogue, language: Language) -> list[dict[str, Any]]:
    """What the finder's list says of each resource, as the browser reads it there."""
    made = [(each, card_of(catalogue, each, language)) for each in _in_order(catalogue)]
    return [
        {"id": card.id, "title": card.title.words, "own": card.title.language in {language, ""},
         "summary": card.summary.words, "publisher": _names(catalogue, resource.publisher, language),
         **{name: card.data[name].split() for name in FROM_CARDS}}
        for resource, card in made
    ]  # fmt: skip


def _in_order(catalogue: Catalogue) -> list[Resource]:
    return sorted(catalogue.resources, key=lambda resource: resource.id)


def mark(identities: Iterable[str]) -> int:
    """A number that another list of ids is not likely to have; `documents.js` works out the same."""
    found = 0
    for sign in " ".join(identities):
        found = (found * 31 + ord(sign)) % 2**32
    return found


def _other_title(resource: Resource, language: Language) -> str:
    own, across = resource.title.side(language), resource.title.side(other(language))
    return "" if not own else "=" if own == across else across or ""


def _tables(vocabulary: Vocabulary) -> dict[str, Mapping[str, Term]]:
    return {
        "kind": vocabulary.kinds, "audience": vocabulary.audiences, "topic": vocabulary.topics,
        "group": vocabulary.groups, "access": vocabulary.access, "language": vocabulary.languages,
    }  # fmt: skip


def _labels(terms: Mapping[str, Term], language: Language) -> list[list[str]]:
    return [
        list(terms),
        [term.label.in_(language).words for term in terms.values()],
        [term.label.in_(other(language)).words for term in terms.values()],
    ]


def _names(catalogue: Catalogue, identity: str, language: Language) -> list[str]:
    name = catalogue.publishers[identity].name
    own, across = name.side(language) or "", name.side(other(language)) or ""
    return [own, "" if own == across else across]


def _synonyms(lines: Iterable[Subject], language: Language) -> str:
    """What each line says in this language, then each one's proper term in the other: folded, as the search reads them.

    What else people type in the other language is in a file of its own (`also`).
    """
    found = list(lines)
    own = ["|".join(_phrases(line, language)) for line in found]
    cross = ["|".join(_apart(line.en if language == "cy" else line.cy)) for line in found]
    return spelling.fold("\n".join([*own, *cross]))


def _said(catalogue: Catalogue, language: Language) -> frozenset[str]:
    """The words of what is searched in one language, folded."""
    texts = [phrase for line in (*catalogue.terms, *catalogue.subjects) for phrase in _phrases(line, language)]
    for resource in catalogue.resources:
        texts += [resource.title.side(language) or "", resource.summary.side(language) or "",
                  _sought(catalogue, resource, language)]  # fmt: skip
    return frozenset(_words(spelling.fold(" ".join(texts))))


def also(catalogue: Catalogue, language: Language) -> list[str]:
    """What people type in this language: beside the proper terms, a line for each line of synonyms; and in distress.

    It is fetched on a page in the other language, when somebody types a word that is not of that page's language.
    """
    lines = [*catalogue.terms, *catalogue.subjects]
    synonyms = "\n".join("|".join(line.also_cy if language == "cy" else line.also_en) for line in lines)
    return [spelling.fold(synonyms), typed(catalogue, language)]


def _phrases(line: Subject, language: Language) -> list[str]:
    return [*_apart(line.cy), *line.also_cy] if language == "cy" else [*_apart(line.en), *line.also_en]


def _apart(term: str) -> list[str]:
    """`British Sign Language (BSL)` is two ways to say one thing."""
    return [part.strip() for part in re.split(r"[()]", term) if part.strip()]


def _sought(catalogue: Catalogue, resource: Resource, language: Language) -> str:
    found = catalogue.search_words.get(resource.id)
    typed = () if found is None else found.cy if language == "cy" else found.en
    texts = [*typed, *_line_names(catalogue, resource)]
    shown = f"{resource.title.side(language) or ''} {resource.summary.side(language) or ''}"
    return spelling.fold(" ".join(bag(" ".join(texts), without=shown)))


def bag(text: str, without: str = "") -> list[str]:
    """The words of a text, each once and in lower case, without short ones and those said in `without`."""
    seen = set(_words(without))
    return list(dict.fromkeys(found for found in _words(text) if found not in seen and len(found) > SHORTEST))


def _words(text: str) -> Iterable[str]:
    return (match.group().strip("'’-") for match in _WORD.finditer(text.lower()))


def _line_names(catalogue: Catalogue, resource: Resource) -> list[str]:
    """What its helpline is called, in both languages: people ask for it by name."""
    return [
        side
        for line in catalogue.shown_helplines
        if line.resource == resource.id
        for side in (line.name.cy, line.name.en)
        if side
    ]


def weight(catalogue: Catalogue, resource: Resource, language: Language) -> float:
    """How readily a resource comes up, other things being alike."""
    own = any(version.language == language for version in catalogue.live_versions(resource))
    found = WEIGHT[resource.status] * PAPERS.get(resource.kind, 1.0) * (IN_THIS_LANGUAGE if own else 1.0)
    return round(found * (FOR_FEW if resource.audiences == ("worried-about-self",) else 1.0), 2)


def as_bytes(found: Mapping[str, Any] | Sequence[Any]) -> bytes:
    """Documents as they are served: JSON without spaces."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def dictionary_words(catalogue: Catalogue, root: Path, titles: Sequence[str]) -> list[str | int]:
    """The words of dictionaries that search must not correct to a word of ours."""
    lines = [*catalogue.terms, *catalogue.subjects]
    terms = [term for table in _tables(catalogue.vocabulary).values() for term in table.values()]
    meant = [
        *titles,
        *(phrase for line in lines for language in LANGUAGES for phrase in _phrases(line, language)),
        *(term.label.in_(language).words for term in terms for language in LANGUAGES),
        *(name for identity in catalogue.publishers for name in _names(catalogue, identity, "cy")),
    ]
    summaries = []
    for resource in catalogue.resources:
        for language in LANGUAGES:
            meant += [resource.title.side(language) or "", _sought(catalogue, resource, language)]
            summaries.append(resource.summary.side(language) or "")
    return spelling.filter_of(root, [*meant, *summaries], meant)


def files(catalogue: Catalogue, plan: Plan, root: Path) -> dict[str, bytes]:
    """The files that search is made of, by their address below `assets/`: documents, dictionaries and the script."""
    others = {language: places(catalogue, plan, language) for language in LANGUAGES}
    words = dictionary_words(catalogue, root, [place.title for found in others.values() for place in found])
    found = {
        f"search/{language}.json": as_bytes(
            documents(catalogue, language, others[language], answers(catalogue, plan, language))
        )
        for language in LANGUAGES
    }
    beside = {f"search/also-{language}.json": as_bytes(also(catalogue, language)) for language in LANGUAGES}
    scripts = {KIT: kit(root).encode(), PAGE_SCRIPT: kit(root, PAGE).encode()}
    return {**found, **beside, WORDS: as_bytes(words), **scripts}
